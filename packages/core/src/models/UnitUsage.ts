/**
 * What a call of an embedding, image, video, speech or transcription model used and cost.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const Amount = Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))

/** What vendors count. Which of them a vendor charges for differs from model to model. */
export const usageUnits = [
  "inputTokens",
  "inputImageTokens",
  "outputTokens",
  "images",
  "seconds",
  "characters"
] as const
export type UsageUnit = (typeof usageUnits)[number]

/** What was counted for one call; a unit that nobody counted is absent. */
export class UnitUsage extends Schema.Class<UnitUsage>("@postwright/core/models/UnitUsage")({
  /** Without those of images where these are counted apart. */
  inputTokens: Schema.optionalKey(Count),
  /** Of images that went in, where the vendor counts them apart. */
  inputImageTokens: Schema.optionalKey(Count),
  outputTokens: Schema.optionalKey(Count),
  /** Images made. */
  images: Schema.optionalKey(Count),
  /** Of sound or video, made or heard. */
  seconds: Schema.optionalKey(Amount),
  /** Of text that was spoken, as the vendor counts them. */
  characters: Schema.optionalKey(Count),
  /** What the vendor says it charges, in millionths of a US dollar; absent where it says nothing. */
  costMicroUsd: Schema.optionalKey(Count)
}) {}

/** Prices of one model: a model is charged by one unit or by several. */
export interface UnitPricing {
  /** Millionths of a US dollar for a million of the unit. */
  readonly microUsdPerMillion: { readonly [unit in UsageUnit]?: number }
  /** What a call costs whatever it uses. @default 0 */
  readonly microUsdPerCall?: number
  /** Local date on which somebody looked, such as `2026-11-21`. */
  readonly checkedOn: string
  /** Page where the prices stand. */
  readonly source: string
}

/**
 * Cost in micro-USD, rounded up: what the vendor charged, else by the prices. `undefined` when neither is known, or a
 * unit that has a price was not counted: that is not the same as free. The same where images went in whose price nobody
 * knows.
 */
export const costOfUnits = (usage: UnitUsage, pricing: UnitPricing | undefined): number | undefined => {
  if (usage.costMicroUsd !== undefined) return usage.costMicroUsd
  if (pricing === undefined) return undefined
  if ((usage.inputImageTokens ?? 0) > 0 && pricing.microUsdPerMillion.inputImageTokens === undefined) return undefined
  let total = 0
  for (const unit of usageUnits) {
    const price = pricing.microUsdPerMillion[unit]
    if (price === undefined) continue
    const amount = usage[unit]
    if (amount === undefined) return undefined
    total += amount * price
  }
  return Math.ceil(total / 1_000_000 + (pricing.microUsdPerCall ?? 0))
}

/** The usage of several calls together. A unit or cost that one of them did not count is absent. */
export const sumOfUnits = (usages: ReadonlyArray<UnitUsage>): UnitUsage =>
  new UnitUsage(
    Object.fromEntries(
      [...usageUnits, "costMicroUsd" as const].flatMap((unit) => {
        const amounts = usages.flatMap((usage) => usage[unit] ?? [])
        const isKnown = amounts.length === usages.length && amounts.length > 0
        return isKnown ? [[unit, amounts.reduce((sum, amount) => sum + amount, 0)]] : []
      })
    )
  )
