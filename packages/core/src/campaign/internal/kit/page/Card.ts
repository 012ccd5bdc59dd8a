/**
 * One slot as a card: the post as its network shows it, or what is missing for it.
 */
import { type Post, type ScorePart, type Variant } from "../../../../content/Post.ts"
import type { FindingTarget, PolicyFinding } from "../../../../policy/PolicyFinding.ts"
import { textLimit } from "../../../../policy/PlatformRules.ts"
import { textLength } from "../../../../policy/TextLength.ts"
import type { Decision } from "../../../../policy/Verdict.ts"
import { type Dossier, type FollowedTrend } from "../../../Dossier.ts"
import type { VariantVerdict } from "../../../PolicyReport.ts"
import { type Slot } from "../../../Plan.ts"
import { missingMedia } from "../MissingMedia.ts"
import { formatDay, timeOf } from "./Dates.ts"
import { dossierDetails, lookNeeded, unreviewed } from "./DossierDetails.ts"
import { checksList, findingsList } from "./Findings.ts"
import { element, type Html, html } from "./Html.ts"
import { markedText, type PlacedFinding } from "./MarkedText.ts"
import { icon, platformMark, platformNames } from "./Icons.ts"
import { reviewNote } from "./ReviewNote.ts"
import { scoreDetail } from "./ScoreDetails.ts"
import { type Words } from "./Words.ts"

export interface CardContext {
  readonly words: Words
  /** Language of the page; posts in another name theirs. */
  readonly pageLanguage: string
  readonly brandName: string
  /** Whether posts are in more than one language. */
  readonly isMultilingual: boolean
  readonly textFileOf: (source: string) => string | null
  /** Whether posts have dossiers. */
  readonly hasCast: boolean
  /** Undefined where the post has none. */
  readonly dossierOf: (post: Post) => Dossier | undefined
  /** What of the moment the post of the slot follows. */
  readonly trendsOf: (slot: Slot) => ReadonlyArray<FollowedTrend>
  /** Undefined where nothing was judged. */
  readonly verdictOf: (variant: Variant) => Pick<VariantVerdict, "decision" | "findings" | "checksMissing"> | undefined
}

/** Id of the card within the page: safe whatever the slot is called. */
export const cardId = (index: number): string => `s${index + 1}`

export const card = (slot: Slot, index: number, post: Post | undefined, context: CardContext): Html => {
  const { words } = context
  const decision = post === undefined ? undefined : context.verdictOf(post.variants[0])?.decision
  return html`<article
    class="card card-${slot.platform}${post === undefined ? " card-empty" : ""}"
    id="${cardId(index)}"
    data-platform="${slot.platform}"
    data-status="${slot.status}"
    data-language="${post?.language ?? ""}"
    data-decision="${decision ?? ""}"
  >
    <header class="card-head">
      ${platformMark(slot.platform)}<span class="card-where"
        ><b>${platformNames[slot.platform]}</b> <span class="dim">${words.formats[slot.format]}</span></span
      ><span class="card-when"
        ><time datetime="${slot.startsAt}">${timeOf(slot.startsAt)}</time
        ><span class="chips"
          >${post !== undefined && context.isMultilingual && html`<span class="chip">${post.language}</span>`}${decision !== undefined && needsEye(decision) && html`<span class="chip chip-${decision}">${words.decisions[decision]}</span>`}<span
            class="chip chip-${slot.status}"
            >${words.statuses[slot.status]}</span
          ></span
        ></span
      >
    </header>
    <h4 class="angle">${slot.angle}</h4>
    ${post === undefined ? missing(slot, words) : written(slot, index, post, context)} ${reviewNote(slot, words)}
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
    ${reasons(slot, words)}`
}

const written = (slot: Slot, index: number, post: Post, context: CardContext): Html => {
  const { words } = context
  const id = cardId(index)
  const isSingle = post.variants.length === 1
  const missing = missingMedia(post)
  const dossier = context.dossierOf(post)
  return html`<fieldset class="variants">
      <legend class="sr">${words.variant}</legend>
      ${post.variants.map(
        (_, at) =>
          html`<input
            type="radio"
            class="sr pick pick-${at + 1}"
            name="v-${id}"
            id="${id}-v${at + 1}"
            ${at === 0 && html` checked`}${isSingle && html` hidden`}
          />`
      )}
      <div class="tabs" ${isSingle && html` hidden`}>
        ${post.variants.map(
          (variant, at) =>
            html`<label
              class="tab tab-${at + 1}"
              for="${id}-v${at + 1}"
              title="${readableName(variant.approach, words)}"
              >${String.fromCharCode(65 + at)}<span class="tab-name"
                >${readableName(variant.approach, words)}</span
              ></label
            >`
        )}
      </div>
      ${post.variants.map((variant, at) => panel(variant, at, post, context))}
    </fieldset>
    ${
      post.links.length > 0 &&
      html`<p class="meta-line">
        ${icon("link")}<span class="sr">${words.links}: </span
        >${post.links.map(({ url, trackedUrl }, at) => html`${at > 0 && " · "}${link(trackedUrl, url)}`)}
      </p>`
    }${
      post.media.length > 0 &&
      html`<details>
        <summary>${words.media} <span class="count">${post.media.length}</span></summary>
        <ul class="plain">
          ${post.media.map((media) => html`<li><a href="./${encodeURI(media.path.toWellFormed())}">${media.path}</a><br /><span class="dim">${media.altText}</span></li>`)}
        </ul>
      </details>`
    }
    ${context.trendsOf(slot).map((trend) => follows(trend, words))}
    ${missing !== undefined && html`<p class="meta-line">${icon("alert")}${words.mediaMissing[missing]}</p>`}
    ${dossier === undefined ? context.hasCast && unreviewed(words) : lookNeeded(dossier, words)}
    ${checksList(context.verdictOf(post.variants[0])?.checksMissing ?? [], words)}
    ${dossier !== undefined && dossierDetails(dossier, post, words)} ${citations(post, context)} ${reasons(slot, words)}
    <p class="made">${words.madeBy} ${words.generator(post.generatedBy)}</p>`
}

const follows = ({ observedOn, phrase, source, url }: FollowedTrend, words: Words): Html =>
  html`<p class="meta-line">
    ${icon("quote")}<span
      >${words.follows} <b>${phrase}</b> (${url === undefined ? source : link(url, source)},
      ${formatDay(observedOn, words.dateLocale, { dateStyle: "medium" })})</span
    >
  </p>`

const panel = (variant: Variant, at: number, post: Post, context: CardContext): Html => {
  const { words } = context
  const parts = variant.parts ?? [variant.text]
  const isThread = parts.length > 1
  const verdict = context.verdictOf(variant)
  const findings = verdict?.findings ?? []
  return html`<div class="panel panel-${at + 1}">
    <div class="preview" lang="${post.language}" dir="auto">
      <p class="who">
        <span class="avatar" aria-hidden="true">${Array.from(context.brandName)[0]?.toLocaleUpperCase() ?? "•"}</span
        ><b>${context.brandName}</b>
      </p>
      ${variant.title !== undefined && html`<p class="video-title"><span class="sr">${words.title}: </span>${markedText(variant.title, placedIn(findings, { field: "title" }), words.locale)}</p>`}${
        isThread
          ? html`<ol class="thread">
              ${parts.map((part, index) => html`<li>${body(part, placedIn(findings, { field: "part", index }), words)} ${length(part, post, words)}</li>`)}
            </ol>`
          : body(variant.text, placedIn(findings, { field: "text" }), words)
      }
    </div>
    <p class="tools">
      ${!isThread && length(variant.text, post, words)}<button
        type="button"
        class="copy"
        hidden
        data-done="${words.copied}"
      >
        ${icon("copy")}<span>${words.copy}</span>
      </button>
    </p>
    ${verdict !== undefined && findingsList(findings, words)} ${scores(variant, words)}
  </div>`
}

/** White space of the text is part of the post. */
const body = (text: string, findings: ReadonlyArray<PlacedFinding>, words: Words): Html =>
  element("p", 'class="body"', markedText(text, findings, words.locale))

const placedIn = (findings: ReadonlyArray<PolicyFinding>, place: FindingTarget): ReadonlyArray<PlacedFinding> =>
  findings.flatMap(({ message, severity, span, target }) => {
    const isHere =
      target?.field === place.field && ("index" in place ? "index" in target && target.index === place.index : true)
    return isHere && span !== null ? [{ message, severity, span }] : []
  })

const needsEye = (decision: Decision): decision is Exclude<Decision, "allow" | "warn"> =>
  decision !== "allow" && decision !== "warn"

const length = (text: string, post: Post, words: Words): Html => {
  const limit = textLimit(post.platform, post.format)
  const used = textLength(text, limit?.unit ?? "grapheme")
  const isOver = limit !== undefined && used > limit.limit
  return html`<span class="length${isOver && " over"}"
    >${used}${limit !== undefined && html` / ${limit.limit}`} <span class="sr">${words.characters}</span></span
  >`
}

const scores = (variant: Variant, words: Words): Html => {
  const rows = [
    [words.brandFit, variant.scores.brandFit, variant.scoreParts.brandFit, "good"],
    [words.readability, variant.scores.readability, variant.scoreParts.readability, "good"],
    [`${words.risk}`, variant.scores.risk, variant.scoreParts.risk, "bad"]
  ] as const
  return html`<details class="scores">
    <summary aria-label="${words.scoreParts}: ${rows.map(([name, value]) => `${name} ${percent(value)}`).join(", ")}">
      ${rows.map(
        ([name, value, , kind]) =>
          html`<span class="score"
            ><span class="score-name">${name}</span
            ><span class="score-value">${percent(value)}</span>${bar(value, kind)}</span
          >`
      )}
    </summary>
    ${rows.map(
      ([name, , parts]) =>
        html`<h5>${name}${name === words.risk && html` <span class="dim">(${words.riskHint})</span>`}</h5>
          <ul class="parts">
            ${parts.map((part) => scorePart(part, words))}
          </ul>`
    )}
  </details>`
}

const scorePart = (part: ScorePart, words: Words): Html =>
  html`<li>
    <i>${percent(part.value)}</i>
    <p>
      <b>${readableName(part.name, words)}</b> <small>${words.weight} ${words.percent(part.weight)}</small
      ><br />${scoreDetail(part.detail, words.locale)}
    </p>
  </li>`

/** Its width is a class: the page's policy allows no style attributes. */
const bar = (value: number, kind: "good" | "bad"): Html =>
  html`<i class="bar bar-${kind} w${Math.round(Math.min(1, Math.max(0, value)) * 100)}"></i>`

const citations = (post: Post, { textFileOf, words }: CardContext): Html =>
  post.citations.length === 0
    ? html`<p class="meta-line dim">${words.noCitations}</p>`
    : html`<details class="cites">
        <summary>${icon("quote")}${words.citations(post.citations.length)}</summary>
        <ol class="plain">
          ${post.citations.map((citation) => {
            const file = textFileOf(citation.source)
            return html`<li>
              <blockquote lang="${post.language}" dir="auto">${citation.quote}</blockquote>
              <p class="dim">
                <cite>${citation.source}</cite>, ${words.characters}
                ${citation.start}–${citation.end}${file !== null && html` · <a href="${file}">${words.text}</a>`}
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

const percent = (value: number): string => `${Math.round(value * 100)}`

/** In the words of the page, else `Lead fact` for `lead-fact`. */
const readableName = (name: string, words: Words): string => {
  const known = words.names[name]
  if (known !== undefined) return known
  const plain = name.replaceAll(/[-_]+/g, " ").trim()
  return plain.slice(0, 1).toLocaleUpperCase() + plain.slice(1)
}
