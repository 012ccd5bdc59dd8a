/**
 * Scores of a wording, each with the parts it is made of. The same text in the same context has the same scores.
 *
 * @since 0.1.0
 */
import { brandFitParts } from "../brand/BrandFit.ts"
import type { BrandBrief } from "../campaign/Brief.ts"
import { checkPlatform } from "../policy/PlatformPolicy.ts"
import { policyContentOf } from "../policy/PolicyContent.ts"
import { readability } from "../text/Readability.ts"
import { hashtagCount } from "./Hashtags.ts"
import type { Format, Platform } from "./Platform.ts"
import { ScorePart, ScoreParts, Scores } from "./Post.ts"
import { riskParts } from "./ScoringRisk.ts"

/** What a wording is scored against. */
export interface ScoringContext {
  readonly brand: BrandBrief
  /** As the brief says it. */
  readonly tone: string
  readonly platform: Platform
  readonly format: Format
  readonly language: string
  readonly parts?: ReadonlyArray<string> | undefined
  readonly title?: string | undefined
  /** What the text rests on. When given, figures that no quote holds are a risk. */
  readonly citations?: ReadonlyArray<{ readonly quote: string }>
  /** What the brief itself says, such as how its constraints want figures named; no figure of it is a risk. */
  readonly facts?: ReadonlyArray<string>
  /** Earlier posts of the campaign, such as a `SimilarityGuard`; to repeat one is a risk. */
  readonly earlier?: { readonly highestOverlap: (text: string) => number }
}

/** Scores with their parts; each score is the weighted mean of its parts, rounded to three decimals. */
export interface VariantScores {
  readonly scores: Scores
  readonly scoreParts: ScoreParts
}

/** Scores the text as it would be sent, hashtags and links included. */
export const scoreVariant = (text: string, context: ScoringContext): VariantScores => {
  const { format, language, platform } = context
  const content = policyContentOf({ text, parts: context.parts, title: context.title })
  const read = readability(text, language)
  const scoreParts = new ScoreParts({
    brandFit: weighted(
      brandFitParts([context.title ?? "", text].join("\n\n").trim(), {
        brand: context.brand,
        tone: context.tone,
        language,
        hashtags: content.hashtags
      })
    ),
    risk: weighted(
      riskParts({
        text,
        language,
        findings: checkPlatform(content, { platform, format, language }),
        quotes: context.citations === undefined ? undefined : quotesOf(context.citations, context.facts),
        hashtagLimit: hashtagCount(platform, format),
        overlap: context.earlier?.highestOverlap(text)
      })
    ),
    readability: weighted([
      {
        name: read.formula,
        value: read.value,
        weight: 1,
        detail: `${formulaNames[read.formula]} ${read.raw} (${read.band.replaceAll("-", " ")})`
      }
    ])
  })
  return {
    scores: new Scores({
      brandFit: scoreOf(scoreParts.brandFit),
      risk: scoreOf(scoreParts.risk),
      readability: scoreOf(scoreParts.readability)
    }),
    scoreParts
  }
}

/** The weighted mean of the parts, rounded to three decimals. */
export const scoreOf = (parts: ReadonlyArray<Pick<ScorePart, "value" | "weight">>): number =>
  Math.round(parts.reduce((sum, { value, weight }) => sum + value * weight, 0) * 1_000) / 1_000

/** Which of two wordings is better: negative when the first is. Fit and readability count for, risk against. */
export const compareScores = (a: Scores, b: Scores): number => rank(b) - rank(a)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const formulaNames = { "flesch-reading-ease": "Flesch reading ease", amstad: "Amstad", lix: "LIX" }

const quotesOf = (citations: ReadonlyArray<{ readonly quote: string }>, facts: ReadonlyArray<string> = []) => [
  ...citations.map(({ quote }) => quote),
  ...facts
]

/** Risk weighs most: a wording that must not be sent is no use however well it fits. */
const rank = ({ brandFit, readability: ease, risk }: Scores): number => brandFit + 0.5 * ease - 1.5 * risk

/** Brings the weights to a sum of 1 in thousandths; what rounding leaves goes to the heaviest part. */
const weighted = (
  parts: ReadonlyArray<{
    readonly name: string
    readonly value: number
    readonly weight: number
    readonly detail: string
  }>
): ReadonlyArray<ScorePart> => {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  const thousandths = parts.map(({ weight }) => Math.round((weight / total) * 1_000))
  const heaviest = thousandths.indexOf(Math.max(...thousandths))
  thousandths[heaviest] = thousandths[heaviest]! + 1_000 - thousandths.reduce((sum, share) => sum + share, 0)
  return parts.map((part, at) => new ScorePart({ ...part, weight: thousandths[at]! / 1_000 }))
}
