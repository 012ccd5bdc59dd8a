/**
 * `index.html`: the campaign on one page that is opened from disk. It loads nothing but the kit's own media beside it: the
 * content security policy allows its own style sheet and script by their hashes, pictures and videos from its own place
 * and from within the page, and nothing else.
 *
 * @see https://www.w3.org/TR/CSP3/#grammardef-hash-source
 */
import { sha256 as digest } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import { type Post } from "../../../../content/Post.ts"
import { type KitInput } from "../../../Kit.ts"
import { type KitReport } from "../../../KitReport.ts"
import { type Slot } from "../../../Plan.ts"
import { paleColorOf } from "../PaleColors.ts"
import { base64Of } from "./Base64.ts"
import { calendar } from "./Calendar.ts"
import { card, type CardContext } from "./Card.ts"
import { script } from "./client/Script.ts"
import { dayOf, formatDay } from "./Dates.ts"
import { dialogs } from "./Dialogs.ts"
import { element, Html, html } from "./Html.ts"
import { icon, iconSprite } from "./Icons.ts"
import { learnedSection } from "./LearnedSection.ts"
import { madeSection } from "./MadeSection.ts"
import { masthead } from "./Masthead.ts"
import { embeddedPreviews } from "./MediaView.ts"
import { passagesOf } from "./Passages.ts"
import { sourcesSection } from "./Sources.ts"
import { styles } from "./styles/Styles.ts"
import { toolbar } from "./Toolbar.ts"
import { viewWords } from "./ViewWords.ts"
import { type Words, wordsFor } from "./Words.ts"

export interface PageInput extends KitInput {
  readonly report: KitReport
  readonly postOf: (slot: Slot) => Post | undefined
  readonly textFileOf: (source: string) => string | null
}

export const page = (input: PageInput): string => {
  const { brief, making, plan, policy, posts, postOf, report } = input
  const words = wordsFor(brief.languages[0] ?? "en")
  const css = styles(brief.brand, Math.max(1, ...posts.map((post) => post.variants.length)))
  const allowed = [
    "default-src 'none'",
    `style-src '${hashSource(css)}'`,
    `script-src '${hashSource(script)}'`,
    // A page from disk has no origin that 'self' would mean in every browser.
    "img-src 'self' file: data:",
    "media-src 'self' file: data:",
    "base-uri 'none'",
    "form-action 'none'"
  ].join("; ")
  const name = brief.brand.name ?? ""
  const passages = passagesOf(
    input.documents,
    posts.flatMap((post) => post.citations),
    words
  )
  const context = contextOf(input, words, passages.idOf)
  const document = html`<!doctype html>
    <html lang="${words.locale}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${allowed}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="${input.run.generator}" />
        <title>${name === "" ? brief.topic : `${name}: ${brief.topic}`}</title>
        ${element("style", "", new Html(css))}
      </head>
      <body>
        <a class="skip" href="#posts">${words.skip}</a>
        ${iconSprite()} ${masthead(input, context, words)}
        ${toolbar({ policy, posts, postOf, slots: plan.slots }, context)}
        <main>
          <section class="section" id="calendar" aria-labelledby="h-calendar">
            <h2 id="h-calendar">${words.calendar}</h2>
            ${calendar(plan.slots, words)}
          </section>
          ${days(input, context)} ${learnedSection(making?.learned, plan, words)}
          ${sourcesSection(report, passages, words)} ${madeSection(input, report, words)}
        </main>
        ${footer(input, words)} ${dialogs(words)} ${element("script", "", new Html(script))}
      </body>
    </html> `
  return document.markup
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const hashSource = (content: string): string => `sha256-${base64Of(digest(utf8ToBytes(content)))}`

const contextOf = (input: PageInput, words: Words, passageOf: CardContext["passageOf"]): CardContext => {
  const { brief, making, policy, posts, run } = input
  const files = input.media ?? new Map()
  const slotMedia = new Map((input.slotMedia ?? []).map((one) => [one.slotId, one]))
  const filesOf = ({ slotId }: Post) => slotMedia.get(slotId)?.files ?? []
  const verdicts = new Map(policy?.verdicts.map((verdict) => [verdict.variantId, verdict]))
  return {
    words,
    files,
    filesOf,
    embedded: embeddedPreviews(posts, files, { filesOf }),
    mediaWarningsOf: ({ slotId }) => {
      const { germanWarnings, warnings = [] } = slotMedia.get(slotId) ?? {}
      return [...new Set(words.locale === "de" ? (germanWarnings ?? warnings) : warnings)]
    },
    reasons: input.mediaReasons ?? new Map(),
    brandName: brief.brand.name ?? firstWords(brief.topic),
    isMultilingual: new Set(posts.map((post) => post.language)).size > 1,
    textFileOf: input.textFileOf,
    passageOf,
    hasCast: making?.production !== undefined,
    dossierOf: (post) => making?.dossiers.get(post.contentHash),
    trendsOf: ({ id }) => (making?.trends ?? []).filter(({ slots }) => slots.includes(id)),
    verdictOf: (variant) => verdicts.get(variant.id),
    costOf: ({ id }) => run.costs?.bySlot.get(id)
  }
}

const days = (input: PageInput, context: CardContext): Html => {
  const { plan, postOf } = input
  const { words } = context
  const byDay = new Map<string, Array<Html>>()
  for (const [index, slot] of plan.slots.entries()) {
    const day = dayOf(slot.startsAt)
    const cards = byDay.get(day) ?? []
    cards.push(card(slot, index, postOf(slot), context))
    byDay.set(day, cards)
  }
  return html`<section class="section" id="posts" aria-labelledby="h-posts" tabindex="-1">
    <h2 id="h-posts">${words.posts}</h2>
    <p id="nothing" class="nothing" hidden>${words.nothing}</p>
    ${colorsOtherwise(input, words)}
    ${Array.from(
      byDay,
      ([day, cards]) =>
        html`<section class="day" id="d${day}" aria-labelledby="h${day}">
          <h3 id="h${day}">
            <span class="day-number">${Number(day.slice(8))}</span>
            <span class="day-name"
              >${formatDay(day, words.dateLocale, { weekday: "long" })}<br /><span class="dim"
                >${formatDay(day, words.dateLocale, { month: "long", year: "numeric" })}</span
              ></span
            >
          </h3>
          <div class="cards">${cards}</div>
        </section> `
    )}
  </section>`
}

/** That cards and page show another shade of the brand's colour than it was named. */
const colorsOtherwise = (input: PageInput, words: Words): Html | false => {
  const pale = paleColorOf(input)
  if (pale === undefined) return false
  const own = viewWords(words)
  return html`<div class="gap" role="note">
    <h3>${icon("alert")}${own.colorsOtherwise}</h3>
    <p>${own.paleColor(pale.color, pale.background)}</p>
  </div>`
}

/** First words of the topic, where no brand is named. */
const firstWords = (topic: string): string =>
  topic
    .split(/[:,.–—]/, 1)[0]!
    .trim()
    .slice(0, 40)

const footer = ({ making, policy, report, reportPdf, slotMedia }: PageInput, words: Words): Html =>
  html`<footer class="footer">
    <div class="wrap">
      <nav aria-label="${words.files}">
        <h2>${words.files}</h2>
        <ul>
          ${[...(reportPdf === undefined || "missing" in reportPdf ? [] : ["report.pdf"]), "plan.json", "posts.json", "schedule.csv", "report.json", ...(making === undefined ? [] : ["dossiers.json"]), ...(slotMedia === undefined || slotMedia.length === 0 ? [] : ["media.json"]), ...(policy === undefined ? [] : ["policy.json"]), "audit.jsonl"].map((file) => html`<li><a href="${file}">${file}</a></li>`)}
        </ul>
      </nav>
      <p>
        ${words.madeOn}
        <time datetime="${report.generatedAt}"
          >${formatDay(report.generatedAt.slice(0, 10), words.dateLocale, { dateStyle: "long" })}</time
        >, ${report.generator}. ${words.model}: ${report.model === "none" ? words.noModel : report.model}.
      </p>
      <p class="keys">${viewWords(words).keys}</p>
      <p><a href="#top">${words.toTop}</a></p>
    </div>
  </footer>`
