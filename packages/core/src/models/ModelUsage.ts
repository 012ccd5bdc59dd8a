/**
 * What a model call used and cost.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** What a vendor counted for one call. */
export class ModelUsage extends Schema.Class<ModelUsage>("@postwright/core/models/ModelUsage")({
  /** Every input token, cached ones included: a vendor that leaves those out (Anthropic) gets them added. */
  inputTokens: Count,
  /** Every output token, reasoning included. */
  outputTokens: Count,
  /** The part of `inputTokens` that was read from a cache. */
  cachedTokens: Count,
  /** The part of `inputTokens` that was written to a cache, where the vendor charges that apart. @default 0 */
  cacheWriteTokens: Schema.optionalKey(Count),
  /** The part of `outputTokens` that is not in the answer. */
  reasoningTokens: Count,
  /** What the vendor says it charges, in millionths of a US dollar; absent where it says nothing. */
  costMicroUsd: Schema.optionalKey(Count)
}) {}

/** Prices of one model, in millionths of a US dollar per million tokens. */
export interface ModelPricing {
  readonly inputMicroUsdPerMillion: number
  readonly outputMicroUsdPerMillion: number
  /** @default the price of input */
  readonly cachedInputMicroUsdPerMillion?: number
  /** @default the price of input */
  readonly cacheWriteMicroUsdPerMillion?: number
  /** What a call costs whatever it uses. @default 0 */
  readonly microUsdPerCall?: number
  /** Local date on which somebody looked, such as `2026-11-21`. */
  readonly checkedOn: string
  /** Page where the prices stand. */
  readonly source: string
}

/**
 * Cost in micro-USD, rounded up: what the vendor charged, else by the prices. `undefined` when neither is known,
 * which is not the same as free.
 */
export const costMicroUsd = (usage: ModelUsage, pricing: ModelPricing | undefined): number | undefined => {
  if (usage.costMicroUsd !== undefined) return usage.costMicroUsd
  if (pricing === undefined) return undefined
  const cached = Math.min(usage.cachedTokens, usage.inputTokens)
  const written = Math.min(usage.cacheWriteTokens ?? 0, usage.inputTokens - cached)
  const { inputMicroUsdPerMillion: input } = pricing
  const total =
    (usage.inputTokens - cached - written) * input +
    cached * (pricing.cachedInputMicroUsdPerMillion ?? input) +
    written * (pricing.cacheWriteMicroUsdPerMillion ?? input) +
    usage.outputTokens * pricing.outputMicroUsdPerMillion
  return Math.ceil(total / 1_000_000 + (pricing.microUsdPerCall ?? 0))
}

/**
 * An upper guess of the tokens of a text: one for every two characters of Latin text and one for each character of
 * any other script, so that a reservation made from it is rarely too small.
 */
export const estimateTokens = (text: string): number => {
  let halves = 0
  for (let index = 0; index < text.length; index++) halves += text.charCodeAt(index) < 0x250 ? 1 : 2
  return Math.ceil(halves / 2)
}
