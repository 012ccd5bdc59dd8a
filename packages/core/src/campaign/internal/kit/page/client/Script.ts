/**
 * What the page can do beyond being read. Everything on it is readable without. Each part is plain JavaScript that finds
 * what it works on in the markup, so that it can be tried in any browser; it holds nothing of the campaign, words come
 * from the markup.
 */
import { calendarKeys } from "./CalendarKeys.ts"
import { copying } from "./Copying.ts"
import { filters } from "./Filters.ts"
import { players } from "./Players.ts"
import { shared } from "./Shared.ts"
import { theme } from "./Theme.ts"
import { viewer } from "./Viewer.ts"

/** Runs in the reader's browser, once, at the end of the page. */
export const script = `"use strict";
(() => {
${[shared, theme, filters, viewer, players, calendarKeys, copying].map((part) => part.trim()).join("\n")}
  applyHash();
})();
`
