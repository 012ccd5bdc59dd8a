/**
 * Search and filters. They need the page's script, so they are hidden without it.
 */
import { formats, platforms } from "../../../../content/Platform.ts"
import { type Post } from "../../../../content/Post.ts"
import { type Slot } from "../../../Plan.ts"
import { type PolicyReport } from "../../../PolicyReport.ts"
import { type CardContext, flagsOf } from "./Card.ts"
import { type Html, html } from "./Html.ts"
import { icon, platformMark, platformNames } from "./Icons.ts"
import { viewWords } from "./ViewWords.ts"
import { type Words } from "./Words.ts"

interface ToolbarInput {
  readonly slots: ReadonlyArray<Slot>
  readonly posts: ReadonlyArray<Post>
  readonly policy: PolicyReport | undefined
  readonly postOf: (slot: Slot) => Post | undefined
}

/** Filters that would change nothing are left out. */
export const toolbar = ({ policy, postOf, posts, slots }: ToolbarInput, context: CardContext): Html => {
  const { words } = context
  const own = viewWords(words)
  const sent = new Set(posts.map((post) => post.variants[0].id))
  const given = new Set(
    policy?.verdicts.filter(({ variantId }) => sent.has(variantId)).map(({ decision }) => String(decision))
  )
  const names = new Intl.DisplayNames([words.locale], { type: "language", fallback: "code" })
  const flags = new Set(slots.flatMap((slot) => flagsOf(postOf(slot), context)))
  const toggles = (
    [
      ["findings", own.withFindings],
      ["media", own.needsMedia],
      ["look", own.needsLook]
    ] as const
  ).filter(([flag]) => flags.has(flag))
  return html`<div class="toolbar" id="toolbar" role="search" hidden>
    <div class="wrap">
      <p class="field field-search">
        <label class="sr" for="search">${words.search}</label>${icon("search")}<input
          type="search"
          id="search"
          placeholder="${words.searchHint}"
          autocomplete="off"
          spellcheck="false"
          aria-keyshortcuts="/"
        />
      </p>
      <div class="networks" role="group" aria-label="${own.network}">
        ${platforms
          .filter((platform) => slots.some((slot) => slot.platform === platform))
          .map((platform) =>
            toggle(
              "network",
              platform,
              html`${platformMark(platform)}<span class="toggle-name">${platformNames[platform]}</span>`
            )
          )}
      </div>
      ${select(
        "format",
        own.format,
        formats
          .filter((format) => slots.some((slot) => slot.format === format))
          .map((format) => [format, words.formats[format]]),
        words
      )}${select(
        "status",
        words.status,
        Object.entries(words.statuses).filter(([status]) => slots.some((slot) => slot.status === status)),
        words
      )}${select(
        "decision",
        words.decision,
        Object.entries(words.decisions).filter(([decision]) => given.has(decision)),
        words
      )}${select(
        "language",
        words.language,
        Array.from(new Set(posts.map((post) => post.language)))
          .sort()
          .map((language) => [language, names.of(language) ?? language]),
        words
      )}${
        toggles.length > 0 &&
        html`<div class="toggles" role="group" aria-label="${words.status}">
          ${toggles.map(([flag, name]) => toggle("flags", flag, html`<span>${name}</span>`))}
        </div>`
      }
      <p class="shown" id="shown" role="status" data-template="${words.shown}"></p>
      <button type="button" id="clear" hidden>${words.clear}</button>
      <button type="button" id="theme" data-light="${words.light}" data-dark="${words.dark}">
        ${icon("theme")}<span class="sr">${words.theme}: </span><span></span>
      </button>
    </div>
  </div>`
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const toggle = (name: string, value: string, label: Html): Html =>
  html`<button type="button" class="toggle" aria-pressed="false" data-toggle="${name}" data-value="${value}">
    ${label} <span class="count"></span>
  </button>`

const select = (
  name: string,
  label: string,
  options: ReadonlyArray<readonly [value: string, label: string]>,
  words: Words
): Html | false =>
  options.length > 1 &&
  html`<p class="field">
    <label for="f-${name}">${label}</label
    ><select id="f-${name}" data-filter="${name}">
      <option value="">${words.all}</option>
      ${options.map(([value, text]) => html`<option value="${value}" data-name="${text}">${text}</option>`)}
    </select>
  </p>`
