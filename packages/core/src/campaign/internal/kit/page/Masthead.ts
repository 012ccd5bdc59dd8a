/**
 * The head of the page: whose campaign it is, when it runs, and its figures.
 */
import { type Post } from "../../../../content/Post.ts"
import { type KitInput } from "../../../Kit.ts"
import { type KitReport } from "../../../KitReport.ts"
import { dayOf, formatDay } from "./Dates.ts"
import { type Html, html } from "./Html.ts"
import { type MediaContext, mediaGap } from "./MediaView.ts"
import { viewWords } from "./ViewWords.ts"
import { type Words } from "./Words.ts"

export const masthead = (
  { brief, plan, policy, posts, report }: KitInput & { readonly report: KitReport },
  media: MediaContext,
  words: Words
): Html => {
  const first = plan.slots[0]
  const last = plan.slots.at(-1)
  const dayCount = new Set(plan.slots.map((slot) => dayOf(slot.startsAt))).size
  const missing = report.counts.byStatus["needs-material"]
  const sent = new Set(posts.map((post) => post.variants[0].id))
  const toReview = (policy?.verdicts ?? []).filter(
    ({ decision, variantId }) => sent.has(variantId) && decision !== "allow" && decision !== "warn"
  ).length
  const withoutMedia = posts.filter((post: Post) => mediaGap(post, media) !== undefined).length
  const facts: ReadonlyArray<readonly [number, (count: number) => string]> = [
    [report.counts.posts, words.facts.posts],
    [dayCount, words.facts.days],
    [Object.keys(report.counts.byPlatform).length, words.facts.platforms],
    [report.counts.citations, words.facts.citations],
    [report.sources.length, words.facts.sources],
    ...(missing === 0 ? [] : [[missing, words.facts.missing] as const]),
    ...(withoutMedia === 0 ? [] : [[withoutMedia, () => viewWords(words).withoutMedia] as const]),
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
      <div class="masthead-words">
        <p class="kicker">${brief.brand.name ?? words.calendar}</p>
        <h1>${headline}</h1>
        ${rest !== "" && html`<p class="lede">${rest}</p>`}
        <p class="range">
          ${first !== undefined && last !== undefined && rangeOf(dayOf(first.startsAt), dayOf(last.startsAt), words)}
          <span class="zone">${brief.plan.timeZone}</span
          >${disclosures.map((text) => html`<span class="disclosure">${text}</span>`)}
        </p>
      </div>
      <dl class="facts">
        ${facts.map(
          ([value, label]) =>
            html`<div>
              <dt>${label(value)}</dt>
              <dd>${value}</dd>
            </div>`
        )}
      </dl>
    </div>
  </header>`
}

/** `1 March – 30 March 2027`. */
export const rangeOf = (first: string, last: string, words: Pick<Words, "dateLocale">): string => {
  const full = { day: "numeric", month: "long", year: "numeric" } as const
  return first === last
    ? formatDay(first, words.dateLocale, full)
    : `${formatDay(first, words.dateLocale, first.slice(0, 4) === last.slice(0, 4) ? { day: "numeric", month: "long" } : full)} – ${formatDay(last, words.dateLocale, full)}`
}

/** A long topic with a colon reads as headline and standfirst. */
export const splitTopic = (topic: string): { readonly headline: string; readonly rest: string } => {
  const at = topic.search(/: /)
  if (topic.length <= 90 || at < 12 || at > 90) return { headline: topic, rest: "" }
  const rest = topic.slice(at + 2).trim()
  return { headline: topic.slice(0, at).trim(), rest: rest.slice(0, 1).toLocaleUpperCase() + rest.slice(1) }
}
