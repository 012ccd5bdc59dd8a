/**
 * One post as a Markdown file: facts in the front matter, every variant in a block that can be copied as it is.
 */
import { type GeneratedBy, type Post, type Variant } from "../../../content/Post.ts"
import type { CheckStatus } from "../../../policy/Verdict.ts"
import { steadyText } from "../../../text/Normalisation.ts"
import { type Slot } from "../../Plan.ts"
import { type Dossier, type FollowedTrend } from "../../Dossier.ts"
import { dossierLines, personLines, unreviewedLines } from "./DossierMarkdown.ts"
import { fenced, inlineCode } from "./MarkdownText.ts"
import { mediaNames, missingMedia } from "./MissingMedia.ts"

/** How the post was made and looked at. */
export interface PostMaking {
  readonly dossier: Dossier | undefined
  /** Whether posts have dossiers. */
  readonly hasCast: boolean
  readonly checksMissing: ReadonlyArray<CheckStatus>
  /** What of the moment it follows. */
  readonly trends: ReadonlyArray<FollowedTrend>
}

export const postMarkdown = (
  slot: Slot,
  post: Post,
  { checksMissing, dossier, hasCast, trends }: PostMaking,
  textFileOf: (source: string) => string | null
): string => {
  const facts: ReadonlyArray<readonly [string, unknown]> = [
    ["slot", slot.id],
    ["post", post.id],
    ["startsAt", slot.startsAt],
    ["timeZone", slot.timeZone],
    ["platform", post.platform],
    ["format", post.format],
    ["language", post.language],
    ["status", slot.status],
    ["angle", slot.angle],
    ["hashtags", post.hashtags],
    ["links", post.links.map((link) => link.trackedUrl)],
    ["generatedBy", describeGenerator(post.generatedBy)],
    ["version", post.version],
    ["contentHash", post.contentHash]
  ]
  const front = facts.map(([name, value]) => `${name}: ${yamlValue(value)}`)
  const variants = post.variants.flatMap((variant, index) => variantLines(variant, index))
  const citations =
    post.citations.length === 0
      ? ["No factual claim is made, so nothing is cited.", ""]
      : post.citations.flatMap((citation, index) => {
          const file = textFileOf(citation.source)
          const place = `${inlineCode(citation.source)}, characters ${citation.start} to ${citation.end}`
          return [
            `${index + 1}. ${place}${file === null ? "" : ` of ${inlineCode(file)}`}`,
            "",
            ...fenced(citation.quote).map((line) => `   ${line}`),
            ""
          ]
        })
  const lines = [
    "---",
    ...front,
    "---",
    "",
    ...mediaLines(post),
    ...(dossier === undefined ? (hasCast ? unreviewedLines : []) : personLines(dossier)),
    ...checkLines(checksMissing),
    ...trendLines(trends),
    ...variants,
    ...(dossier === undefined ? [] : dossierLines(dossier)),
    "## Citations",
    "",
    ...citations
  ]
  return steadyText(lines.join("\n"))
}

/** `floor copywriter v1`, `openrouter some/model (copywriter v1)` or `member anna`. */
export const describeGenerator = (generatedBy: GeneratedBy): string => {
  switch (generatedBy.kind) {
    case "floor":
      return `floor ${generatedBy.agent} v${generatedBy.agentVersion}`
    case "model":
      return `${generatedBy.vendor} ${generatedBy.model} (${generatedBy.agent} v${generatedBy.agentVersion})`
    case "person":
      return `member ${generatedBy.memberId}`
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const mediaLines = (post: Post): ReadonlyArray<string> => {
  const missing = missingMedia(post)
  if (missing === undefined) return []
  const what = `The media of this post are not made yet: it can be published only with ${mediaNames[missing]}.`
  return [`> **Media missing.** ${what} This file holds its text.`, ""]
}

const checkLines = (checks: ReadonlyArray<CheckStatus>): ReadonlyArray<string> =>
  checks.length === 0
    ? []
    : [
        "> **These checks were not made:**",
        ...checks.map(({ check, detail }) => `> - ${check}${detail === undefined ? "" : `: ${inlineCode(detail.en)}`}`),
        ""
      ]

const trendLines = (trends: ReadonlyArray<FollowedTrend>): ReadonlyArray<string> =>
  trends.length === 0
    ? []
    : [
        ...trends.map(
          ({ observedOn, phrase, source, url }) =>
            `Follows ${inlineCode(phrase)}, seen by ${inlineCode(source)} on ${observedOn}${url === undefined ? "" : ` (${inlineCode(url)})`}.`
        ),
        ""
      ]

const variantLines = (variant: Variant, index: number): ReadonlyArray<string> => {
  const { brandFit, readability, risk } = variant.scores
  return [
    `## Variant ${index + 1}: ${variant.approach.replace(/\s+/g, " ")}`,
    "",
    `Brand fit ${brandFit.toFixed(2)}, readability ${readability.toFixed(2)}, risk ${risk.toFixed(2)}`,
    "",
    ...(variant.title === undefined ? [] : ["Title:", "", ...fenced(variant.title), ""]),
    ...(variant.parts === undefined
      ? [...fenced(variant.text), ""]
      : variant.parts.flatMap((part, at) => [
          `Part ${at + 1} of ${variant.parts?.length ?? 0}:`,
          "",
          ...fenced(part),
          ""
        ]))
  ]
}

/** Flow-style YAML, which JSON is; C1 control characters, which YAML does not print, are escaped. */
const yamlValue = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`
  )
