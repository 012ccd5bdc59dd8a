/**
 * One slot as a card: the post as its network shows it with all that is known of it, or what is missing for it.
 */
import { type Post, type Variant } from "../../../../content/Post.ts"
import type { Decision } from "../../../../policy/Verdict.ts"
import { type Citation } from "../../../../knowledge/Citation.ts"
import { type Dossier, type FollowedTrend } from "../../../Dossier.ts"
import type { VariantVerdict } from "../../../PolicyReport.ts"
import { type Slot } from "../../../Plan.ts"
import { formatDay, timeOf } from "./Dates.ts"
import { dossierDetails, lookNeeded, unreviewed } from "./DossierDetails.ts"
import { checksList } from "./Findings.ts"
import { type Html, html } from "./Html.ts"
import { icon, platformMark, platformNames } from "./Icons.ts"
import { companions, mediaGap, type MediaContext, mediaWarnings, otherMedia } from "./MediaView.ts"
import { networkView } from "./NetworkView.ts"
import { reviewNote } from "./ReviewNote.ts"
import { percent, readableName, variantFacts } from "./VariantFacts.ts"
import { viewWords } from "./ViewWords.ts"
import { type Words } from "./Words.ts"

export interface CardContext extends MediaContext {
  readonly brandName: string
  /** Whether posts are in more than one language. */
  readonly isMultilingual: boolean
  readonly textFileOf: (source: string) => string | null
  /** Id of the passage's mark within the page; undefined where there is none. */
  readonly passageOf: (citation: Citation) => string | undefined
  /** Whether posts have dossiers. */
  readonly hasCast: boolean
  /** Undefined where the post has none. */
  readonly dossierOf: (post: Post) => Dossier | undefined
  /** What of the moment the post of the slot follows. */
  readonly trendsOf: (slot: Slot) => ReadonlyArray<FollowedTrend>
  /** Undefined where nothing was judged. */
  readonly verdictOf: (variant: Variant) => Pick<VariantVerdict, "decision" | "findings" | "checksMissing"> | undefined
  /** Micro-USD; undefined where nothing is known. */
  readonly costOf: (slot: Slot) => number | undefined
}

/** Id of the card within the page: safe whatever the slot is called. */
export const cardId = (index: number): string => `s${index + 1}`

/** What filters ask of a slot beside its network, format, status and language. */
export const flagsOf = (post: Post | undefined, context: CardContext): ReadonlyArray<"findings" | "media" | "look"> => {
  if (post === undefined) return []
  const verdict = context.verdictOf(post.variants[0])
  const dossier = context.dossierOf(post)
  return [
    ...((verdict?.findings.length ?? 0) > 0 ? ["findings" as const] : []),
    ...(mediaGap(post, context) === undefined ? [] : ["media" as const]),
    ...((dossier?.personNeeded.length ?? 0) > 0 ? ["look" as const] : [])
  ]
}

export const card = (slot: Slot, index: number, post: Post | undefined, context: CardContext): Html => {
  const { words } = context
  const decision = post === undefined ? undefined : context.verdictOf(post.variants[0])?.decision
  return html`<article
    class="card card-${slot.platform}${post === undefined ? " card-empty" : ""}"
    id="${cardId(index)}"
    aria-labelledby="${cardId(index)}-h"
    data-network="${slot.platform}"
    data-format="${slot.format}"
    data-status="${slot.status}"
    data-language="${post?.language ?? ""}"
    data-decision="${decision ?? ""}"
    data-flags="${flagsOf(post, context).join(" ")}"
  >
    <header class="card-head">
      ${platformMark(slot.platform)}<span class="card-where"
        ><b>${platformNames[slot.platform]}</b> <span class="dim">${words.formats[slot.format]}</span></span
      ><span class="card-when"
        ><time datetime="${slot.startsAt}"
          ><span class="card-date"
            >${formatDay(slot.startsAt.slice(0, 10), words.dateLocale, { weekday: "short", day: "numeric", month: "short" })}</span
          >
          ${timeOf(slot.startsAt)}</time
        ><span class="chips"
          >${post !== undefined && context.isMultilingual && html`<span class="chip">${post.language}</span>`}${decision !== undefined && needsEye(decision) && html`<span class="chip chip-${decision}">${words.decisions[decision]}</span>`}<span
            class="chip chip-${slot.status}"
            >${words.statuses[slot.status]}</span
          ></span
        ></span
      >
    </header>
    <h4 class="angle" id="${cardId(index)}-h">${slot.angle}</h4>
    ${post === undefined ? missing(slot, words) : written(slot, index, post, context)}
  </article> `
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const missing = (slot: Slot, words: Words): Html => {
  // What to do first, then why.
  const gaps = slot.evidence.filter((evidence) => evidence.kind === "gap").toReversed()
  return html`<div class="gap">
      <h5>${icon("alert")}${words.addMaterial}</h5>
      <ul>
        ${gaps.length === 0 ? html`<li>${words.noGap}</li>` : gaps.map((gap) => html`<li>${gap.detail}</li>`)}
      </ul>
    </div>
    ${details(html`${reasons(slot, words)} ${reviewNote(slot, words)}`, words)}`
}

const written = (slot: Slot, index: number, post: Post, context: CardContext): Html => {
  const { words } = context
  const dossier = context.dossierOf(post)
  const cost = context.costOf(slot)
  return html`<div class="card-post">
      ${tabs(cardId(index), post, words)}
      ${networkView(slot, post, { ...context, findingsOf: (variant) => context.verdictOf(variant)?.findings ?? [] })}
    </div>
    <div class="card-facts">
      ${post.variants.map((variant, at) => html`<div class="panel panel-${at + 1}">${variantFacts(variant, post, context.verdictOf(variant), words)}</div>`)}
      ${dossier === undefined ? context.hasCast && unreviewed(words) : lookNeeded(dossier, words)}
      ${mediaWarnings(post, context)}
      ${details(
        html`${citations(post, context)}${
            post.links.length > 0 &&
            html`<p class="meta-line">
              ${icon("link")}<span class="sr">${words.links}: </span
              >${post.links.map(({ url, trackedUrl }, at) => html`${at > 0 && " · "}${link(trackedUrl, url)}`)}
            </p>`
          }${otherMedia(post, context)}${companions(post, context)}
          ${context.trendsOf(slot).map((trend) => follows(trend, words))}
          ${dossier !== undefined && dossierDetails(dossier, post, words)}
          ${checksList(context.verdictOf(post.variants[0])?.checksMissing ?? [], words)} ${reasons(slot, words)}
          ${reviewNote(slot, words)}
          ${cost !== undefined && html`<p class="meta-line">${viewWords(words).costOfPost}: ${viewWords(words).money(cost)}</p>`}
          <p class="made">${words.madeBy} ${words.generator(post.generatedBy)}</p>`,
        words,
        post.citations.length === 0 ? undefined : words.citations(post.citations.length)
      )}
    </div>`
}

const tabs = (id: string, post: Post, words: Words): Html => {
  const isSingle = post.variants.length === 1
  return html`<fieldset class="variants">
    <legend class="sr">${words.variant}</legend>
    ${post.variants.map(
      (variant, at) =>
        html`<input
            type="radio"
            class="sr pick pick-${at + 1}"
            name="v-${id}"
            id="${id}-v${at + 1}"
            ${at === 0 && html` checked`}${isSingle && html` hidden`}
          /><label
            class="tab tab-${at + 1}"
            for="${id}-v${at + 1}"
            title="${readableName(variant.approach, words)}"
            ${isSingle && html` hidden`}
            >${String.fromCharCode(65 + at)}<span class="tab-name"
              >${readableName(variant.approach, words)}</span
            ></label
          >`
    )}
  </fieldset>`
}

/** What is known of a post, closed until somebody asks for it. */
const details = (content: Html, words: Words, hint?: string): Html =>
  html`<details class="dossier">
    <summary>${viewWords(words).details}${hint !== undefined && html` <span class="count">${hint}</span>`}</summary>
    <div class="dossier-parts">${content}</div>
  </details>`

const follows = ({ observedOn, phrase, source, url }: FollowedTrend, words: Words): Html =>
  html`<p class="meta-line">
    ${icon("quote")}<span
      >${words.follows} <b>${phrase}</b> (${url === undefined ? source : link(url, source)},
      ${formatDay(observedOn, words.dateLocale, { dateStyle: "medium" })})</span
    >
  </p>`

const needsEye = (decision: Decision): decision is Exclude<Decision, "allow" | "warn"> =>
  decision !== "allow" && decision !== "warn"

const citations = (post: Post, { passageOf, textFileOf, words }: CardContext): Html =>
  post.citations.length === 0
    ? html`<p class="meta-line dim">${words.noCitations}</p>`
    : html`<details class="cites">
        <summary>${icon("quote")}${words.citations(post.citations.length)}</summary>
        <ol class="plain">
          ${post.citations.map((citation) => {
            const file = textFileOf(citation.source)
            const passage = passageOf(citation)
            return html`<li>
              <blockquote lang="${post.language}" dir="auto">${citation.quote}</blockquote>
              <p class="dim">
                <cite>${citation.source}</cite>, ${words.characters}
                ${citation.start}–${citation.end}${passage !== undefined && html` · <a href="#${passage}" data-passage="${passage}">${viewWords(words).showInSource}</a>`}${file !== null && html` · <a href="${file}">${words.text}</a>`}
              </p>
            </li>`
          })}
        </ol>
      </details>`

const reasons = (slot: Slot, words: Words): Html =>
  html`<details class="why">
    <summary>${words.why}</summary>
    <p>${slot.rationale}</p>
    <ul class="parts">
      ${slot.evidence
        .filter((evidence) => evidence.kind !== "gap")
        .map(
          (evidence) =>
            html`<li>
              <i>${percent(evidence.weight)}</i>
              <p>
                <b>${words.evidence[evidence.kind]}</b
                ><br />${evidence.detail}${evidence.url !== undefined && html` ${link(evidence.url, evidence.url.replace(/^(https?:\/\/[^/?#]*).*$/is, "$1"))}`}
              </p>
            </li>`
        )}
    </ul>
    <p class="dim">${words.confidence} ${words.percent(slot.confidence)}</p>
  </details>`

/** A link for web addresses, the bare text for all else (`javascript:`). */
const link = (url: string, text: string): Html =>
  /^https?:\/\//i.test(url)
    ? html`<a href="${url}" rel="noopener noreferrer nofollow" target="_blank">${shortened(text)}</a>`
    : html`${shortened(text)}`

const shortened = (url: string): string => {
  const plain = url.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "")
  return plain.length > 48 ? `${plain.slice(0, 47)}…` : plain
}
