/**
 * What stands beside one wording: its length, copying, what the rules found, and its scores with their parts.
 */
import { type Post, type ScorePart, type Variant } from "../../../../content/Post.ts"
import { textLimit } from "../../../../policy/PlatformRules.ts"
import { textLength } from "../../../../policy/TextLength.ts"
import type { VariantVerdict } from "../../../PolicyReport.ts"
import { findingsList } from "./Findings.ts"
import { type Html, html } from "./Html.ts"
import { icon } from "./Icons.ts"
import { scoreDetail } from "./ScoreDetails.ts"
import { type Words } from "./Words.ts"

/** `verdict`: undefined where nothing was judged. */
export const variantFacts = (
  variant: Variant,
  post: Post,
  verdict: Pick<VariantVerdict, "findings"> | undefined,
  words: Words
): Html =>
  html`<p class="tools">
      ${(variant.parts ?? [variant.text]).map((text) => length(text, post, words))}<button
        type="button"
        class="copy"
        hidden
        data-done="${words.copied}"
      >
        ${icon("copy")}<span>${words.copy}</span>
      </button>
    </p>
    ${scores(variant, words)} ${verdict !== undefined && findingsList(verdict.findings, words)}`

/** In the words of the page, else `Lead fact` for `lead-fact`. */
export const readableName = (name: string, words: Words): string => {
  const known = words.names[name]
  if (known !== undefined) return known
  const plain = name.replaceAll(/[-_]+/g, " ").trim()
  return plain.slice(0, 1).toLocaleUpperCase() + plain.slice(1)
}

/** `87` of 0.87. */
export const percent = (value: number): string => `${Math.round(value * 100)}`

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

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
    [words.risk, variant.scores.risk, variant.scoreParts.risk, "bad"]
  ] as const
  return html`<details class="scores">
    <summary>
      <span class="sr">${words.scoreParts}: </span>
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
