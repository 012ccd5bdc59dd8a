/**
 * How good the wordings of a post are, by the same few criteria for every post. An appraisal advises: it approves and
 * refuses nothing.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { VariantId } from "./Post.ts"

/**
 * `hook`: the beginning makes one read on. `clarity`: it is understood at once. `grounding`: what it says stands in the
 * material. `voice`: it sounds like the brand. `fit`: it suits network, format and reader.
 */
export const appraisalCriteria = ["hook", "clarity", "grounding", "voice", "fit"] as const
export const AppraisalCriterion = Schema.Literals(appraisalCriteria)
export type AppraisalCriterion = typeof AppraisalCriterion.Type

const UnitInterval = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))

/** Each from 0 (worst) to 1 (best). */
export const CriterionValues = Schema.Struct({
  hook: UnitInterval,
  clarity: UnitInterval,
  grounding: UnitInterval,
  voice: UnitInterval,
  fit: UnitInterval
})
export type CriterionValues = typeof CriterionValues.Type

/** Shares of the criteria in the whole; they add up to 1. */
export const criterionWeights: CriterionValues = { hook: 0.25, clarity: 0.2, grounding: 0.25, voice: 0.15, fit: 0.15 }

/** One variant appraised. */
export class VariantAppraisal extends Schema.Class<VariantAppraisal>("@postwright/core/content/VariantAppraisal")({
  variantId: VariantId,
  criteria: CriterionValues,
  /** `overallOf(criteria)`: never what a model says the sum is. */
  overall: UnitInterval,
  /** What would better it most, in one sentence for the team. */
  note: Schema.NonEmptyString,
  /** The criterion of the lowest value; of equally low ones the one that weighs most. */
  weakest: AppraisalCriterion
}) {}

/** Every variant of a post once. */
export class Appraisal extends Schema.Class<Appraisal>("@postwright/core/content/Appraisal")({
  /** Best first, the others by their overall value. The best may lie `sameMerit` below the highest value. */
  variants: Schema.NonEmptyArray(VariantAppraisal)
}) {
  get best(): VariantAppraisal {
    return this.variants[0]
  }
}

/** Variants whose overall values differ by no more are equally good: whoever appraises may name either as the best. */
export const sameMerit = 0.05

/** The weighted mean of the criteria, rounded to three decimals. */
export const overallOf = (criteria: CriterionValues): number =>
  Math.round(appraisalCriteria.reduce((sum, name) => sum + criteria[name] * criterionWeights[name], 0) * 1_000) / 1_000

/** The criterion of the lowest value; of equally low ones the one that weighs most. */
export const weakestOf = (criteria: CriterionValues): AppraisalCriterion =>
  appraisalCriteria.reduce((weakest, name) => {
    const difference = criteria[name] - criteria[weakest]
    const isHeavier = difference === 0 && criterionWeights[name] > criterionWeights[weakest]
    return difference < 0 || isHeavier ? name : weakest
  })

/**
 * Whether even the best variant lies below the threshold, so that the post should be written again.
 *
 * @param threshold 0 to 1; 0 never asks for it
 */
export const needsRewrite = ({ best }: Pick<Appraisal, "best">, threshold: number): boolean => best.overall < threshold
