/**
 * `index.html`: the campaign on one page that is opened from disk. It loads nothing: the content security policy allows
 * its own style sheet and script by their hashes and nothing else.
 *
 * @see https://www.w3.org/TR/CSP3/#grammardef-hash-source
 */
import { sha256 as digest } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import { type Post } from "../../../../content/Post.ts"
import { type KitInput } from "../../../Kit.ts"
import { type KitReport } from "../../../KitReport.ts"
import { type Slot } from "../../../Plan.ts"
import { calendar } from "./Calendar.ts"
import { card, type CardContext } from "./Card.ts"
import { dayOf, formatDay } from "./Dates.ts"
import { element, Html, html } from "./Html.ts"
import { icon, iconSprite, platformNames } from "./Icons.ts"
import { learnedSection } from "./LearnedSection.ts"
import { script } from "./Script.ts"
import { styles } from "./Styles.ts"
import { type Words, wordsFor } from "./Words.ts"

export interface PageInput extends KitInput {
  readonly report: KitReport
  readonly postOf: (slot: Slot) => Post | undefined
  readonly textFileOf: (source: string) => string | null
}

export const page = (input: PageInput): string => {
  const { brief, plan, posts } = input
  const language = brief.languages[0] ?? "en"
  const words = wordsFor(language)
  const css = styles(brief.brand, Math.max(1, ...posts.map((post) => post.variants.length)))
  const policy = [
    "default-src 'none'",
    `style-src '${hashSource(css)}'`,
    `script-src '${hashSource(script)}'`,
    "base-uri 'none'",
    "form-action 'none'"
  ].join("; ")
  const name = brief.brand.name ?? ""
  const document = html`<!doctype html>
    <html lang="${words.locale}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="${input.run.generator}" />
        <title>${name === "" ? brief.topic : `${name}: ${brief.topic}`}</title>
        ${element("style", "", new Html(css))}
      </head>
      <body>
        <a class="skip" href="#posts">${words.skip}</a>
        ${iconSprite()} ${masthead(input, words)} ${toolbar(input, words)}
        <main>
          <section class="section" id="calendar" aria-labelledby="h-calendar">
            <h2 id="h-calendar">${words.calendar}</h2>
            ${calendar(plan.slots, words)}
          </section>
          ${learnedSection(input.making?.learned, plan, words)}${days(input, words)} ${sources(input, words)}
        </main>
        ${footer(input, words)} ${element("script", "", new Html(script))}
      </body>
    </html> `
  return document.markup
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const hashSource = (content: string): string => {
  let binary = ""
  for (const byte of digest(utf8ToBytes(content))) binary += String.fromCharCode(byte)
  return `sha256-${btoa(binary)}`
}

const masthead = ({ brief, plan, policy, posts, report }: PageInput, words: Words): Html => {
  const first = plan.slots[0]
  const last = plan.slots.at(-1)
  const dayCount = new Set(plan.slots.map((slot) => dayOf(slot.startsAt))).size
  const missing = report.counts.byStatus["needs-material"]
  const sent = new Set(posts.map((post) => post.variants[0].id))
  const toReview = (policy?.verdicts ?? []).filter(
    ({ decision, variantId }) => sent.has(variantId) && decision !== "allow" && decision !== "warn"
  ).length
  const facts: ReadonlyArray<readonly [number, string]> = [
    [report.counts.posts, words.facts.posts],
    [dayCount, words.facts.days],
    [Object.keys(report.counts.byPlatform).length, words.facts.platforms],
    [report.counts.citations, words.facts.citations],
    [report.sources.length, words.facts.sources],
    ...(missing === 0 ? [] : [[missing, words.facts.missing] as const]),
    ...(toReview === 0 ? [] : [[toReview, words.facts.toReview] as const])
  ]
  const { ownBrand, paidPartnership, sponsor } = brief.disclosure
  const disclosures = [
    ...(paidPartnership ? [words.disclosure.paidPartnership] : []),
    ...(ownBrand ? [words.disclosure.ownBrand] : []),
    ...(sponsor === undefined ? [] : [`${words.disclosure.sponsor}: ${sponsor}`])
  ]
  const { headline, rest } = splitTopic(brief.topic)
  return html`<header class="masthead" id="top">
    <div class="wrap">
      <p class="kicker">${brief.brand.name ?? words.calendar}</p>
      <h1>${headline}</h1>
      ${rest !== "" && html`<p class="lede">${rest}</p>`}
      <p class="range">
        ${first !== undefined && last !== undefined && range(dayOf(first.startsAt), dayOf(last.startsAt), words)}
        <span class="zone">${brief.plan.timeZone}</span
        >${disclosures.map((text) => html`<span class="disclosure">${text}</span>`)}
      </p>
      <dl class="facts">
        ${facts.map(
          ([value, label]) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${value}</dd>
            </div>`
        )}
      </dl>
    </div>
  </header>`
}

/** A long topic with a colon reads as headline and standfirst. */
const splitTopic = (topic: string): { readonly headline: string; readonly rest: string } => {
  const at = topic.search(/: /)
  if (topic.length <= 90 || at < 12 || at > 90) return { headline: topic, rest: "" }
  const rest = topic.slice(at + 2).trim()
  return { headline: topic.slice(0, at).trim(), rest: rest.slice(0, 1).toLocaleUpperCase() + rest.slice(1) }
}

const range = (first: string, last: string, words: Words): string => {
  const full = { day: "numeric", month: "long", year: "numeric" } as const
  return first === last
    ? formatDay(first, words.dateLocale, full)
    : `${formatDay(first, words.dateLocale, first.slice(0, 4) === last.slice(0, 4) ? { day: "numeric", month: "long" } : full)} – ${formatDay(last, words.dateLocale, full)}`
}

const toolbar = ({ plan, policy, posts, report }: PageInput, words: Words): Html => {
  const platforms = Object.entries(platformNames).filter(([platform]) => platform in report.counts.byPlatform)
  const statuses = Object.entries(words.statuses).filter(([status]) =>
    plan.slots.some((slot) => slot.status === status)
  )
  const sent = new Set(posts.map((post) => post.variants[0].id))
  const given = new Set(
    policy?.verdicts.filter(({ variantId }) => sent.has(variantId)).map(({ decision }) => String(decision))
  )
  const decisions = Object.entries(words.decisions).filter(([decision]) => given.has(decision))
  const names = new Intl.DisplayNames([words.locale], { type: "language", fallback: "code" })
  const languages = Array.from(new Set(posts.map((post) => post.language)))
    .sort()
    .map((language): [string, string] => [language, names.of(language) ?? language])
  return html`<div class="toolbar" id="toolbar" role="search" hidden>
    <div class="wrap">
      <p class="field field-search">
        <label class="sr" for="search">${words.search}</label>${icon("search")}<input
          type="search"
          id="search"
          placeholder="${words.searchHint}"
          autocomplete="off"
          spellcheck="false"
        />
      </p>
      ${select("platform", words.platform, platforms, words)}${select("status", words.status, statuses, words)}${decisions.length > 1 && select("decision", words.decision, decisions, words)}${languages.length > 1 && select("language", words.language, languages, words)}
      <button type="button" id="clear" hidden>${words.clear}</button>
      <p class="shown" id="shown" role="status" data-template="${words.shown}"></p>
      <button type="button" id="theme" data-light="${words.light}" data-dark="${words.dark}">
        <span class="sr">${words.theme}: </span><span></span>
      </button>
    </div>
  </div>`
}

const select = (
  name: string,
  label: string,
  options: ReadonlyArray<readonly [value: string, label: string]>,
  words: Words
): Html =>
  html`<p class="field">
    <label for="f-${name}">${label}</label
    ><select id="f-${name}" data-filter="${name}">
      <option value="">${words.all}</option>
      ${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
    </select>
  </p>`

const days = (input: PageInput, words: Words): Html => {
  const { brief, making, plan, policy, postOf, textFileOf } = input
  const verdicts = new Map(policy?.verdicts.map((verdict) => [verdict.variantId, verdict]))
  const context: CardContext = {
    words,
    pageLanguage: words.locale,
    brandName: brief.brand.name ?? platformless(brief.topic),
    isMultilingual: new Set(input.posts.map((post) => post.language)).size > 1,
    textFileOf,
    hasCast: making?.production !== undefined,
    dossierOf: (post) => making?.dossiers.get(post.contentHash),
    trendsOf: ({ id }) => (making?.trends ?? []).filter(({ slots }) => slots.includes(id)),
    verdictOf: (variant) => verdicts.get(variant.id)
  }
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
    ${Array.from(
      byDay,
      ([day, cards]) =>
        html`<section class="day" id="d${day}">
          <h3>
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

/** First words of the topic, where no brand is named. */
const platformless = (topic: string): string =>
  topic
    .split(/[:,.–—]/, 1)[0]!
    .trim()
    .slice(0, 40)

const sources = ({ report }: PageInput, words: Words): Html | false =>
  report.sources.length > 0 &&
  html`<section class="section" id="sources" aria-labelledby="h-sources">
    <h2 id="h-sources">${words.sources}</h2>
    <ul class="sources">
      ${report.sources.map(
        (use) =>
          html`<li>
            <h3>${use.title}</h3>
            <p class="dim">
              ${use.source} ·
              ${use.language}${use.textFile !== null && html` · <a href="${use.textFile}">${words.text}</a>`}
            </p>
            <p class="use">
              <span>${words.cited} <b>${use.citations}</b></span
              ><span>${words.coverage} <b>${words.percent(use.coverage)}</b></span
              >${
                use.charactersRead < use.characters &&
                html`<span>${words.read} <b>${words.percent(use.charactersRead / use.characters)}</b></span>`
              }
            </p>
          </li>`
      )}
    </ul>
  </section>`

const footer = ({ making, policy, report }: PageInput, words: Words): Html =>
  html`<footer class="footer">
    <div class="wrap">
      <nav aria-label="${words.files}">
        <h2>${words.files}</h2>
        <ul>
          ${["plan.json", "posts.json", "schedule.csv", "report.json", ...(making === undefined ? [] : ["dossiers.json"]), ...(policy === undefined ? [] : ["policy.json"]), "audit.jsonl"].map((file) => html`<li><a href="${file}">${file}</a></li>`)}
        </ul>
      </nav>
      <p>
        ${words.madeOn}
        <time datetime="${report.generatedAt}"
          >${formatDay(report.generatedAt.slice(0, 10), words.dateLocale, { dateStyle: "long" })}</time
        >, ${report.generator}. ${words.model}: ${report.model === "none" ? words.noModel : report.model}.
      </p>
      <p><a href="#top">${words.toTop}</a></p>
    </div>
  </footer>`
