/**
 * Small drawings, defined once and used by reference within the page.
 */
import { type Platform } from "../../../../content/Platform.ts"
import { Html, html } from "./Html.ts"

/** The drawings themselves; stands once at the top of the body. */
export const iconSprite = (): Html =>
  new Html(
    `<svg class="sprite" aria-hidden="true" focusable="false">${Object.entries(shapes)
      .map(([name, shape]) => `<symbol id="i-${name}" viewBox="0 0 24 24">${shape}</symbol>`)
      .join("")}</svg>`
  )

/** The mark of a network on its colour. Decorative: the name stands beside it. */
export const platformMark = (platform: Platform): Html =>
  html`<span class="mark mark-${platform}"
    ><svg aria-hidden="true" focusable="false"><use href="#i-${platform}"></use></svg
  ></span>`

export const icon = (name: "search" | "copy" | "alert" | "quote" | "link"): Html =>
  html`<svg class="icon" aria-hidden="true" focusable="false"><use href="#i-${name}"></use></svg>`

/** As people write the network's name. */
export const platformNames: Record<Platform, string> = {
  tiktok: "TikTok",
  instagram: "Instagram",
  x: "X",
  linkedin: "LinkedIn",
  facebook: "Facebook",
  youtube: "YouTube"
}

const line = (path: string, width = 2): string =>
  `<path d="${path}" fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`

const shapes: Record<string, string> = {
  x: line("M6 6l12 12M18 6L6 18", 2.6),
  linkedin: `${line("M7 10.5V17M11.5 17v-6.5M11.5 13.5c0-4 6-4.200 6 0V17", 2.6)}<circle cx="7" cy="7" r="1.500" fill="currentColor"/>`,
  facebook: line("M15.500 5.500h-1.500c-1.700 0-2.500 1-2.500 2.700V19M8.500 11.500h6", 2.6),
  instagram: `<rect x="5" y="5" width="14" height="14" rx="4" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="12" cy="12" r="3.200" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="16.200" cy="7.800" r="1.100" fill="currentColor"/>`,
  tiktok: `<circle cx="9.500" cy="16" r="2.800" fill="none" stroke="currentColor" stroke-width="2.200"/>${line("M12.300 16V5c.4 2.600 2 4 4.700 4.200", 2.2)}`,
  youtube: `<path d="M9 6.800v10.400L18 12z" fill="currentColor"/>`,
  search: `<circle cx="10.500" cy="10.500" r="6" fill="none" stroke="currentColor" stroke-width="2"/>${line("M15 15l5 5")}`,
  copy: `<rect x="9" y="9" width="11" height="11" rx="2" fill="none" stroke="currentColor" stroke-width="1.800"/>${line("M15 5.500V5a1.500 1.500 0 0 0-1.500-1.500h-8A1.500 1.500 0 0 0 4 5v8a1.500 1.500 0 0 0 1.500 1.500H6", 1.8)}`,
  alert: line("M12 4.500L3.500 19h17zM12 10v4M12 16.800v.100"),
  quote: line("M5 16c3 0 4-2 4-5V8H5v4h4M14 16c3 0 4-2 4-5V8h-4v4h4", 1.8),
  link: line(
    "M10 14a4 4 0 0 0 5.700 0l3-3a4 4 0 0 0-5.700-5.700l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1-1",
    1.8
  )
}
