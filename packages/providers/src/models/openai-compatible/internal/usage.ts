/** What a vendor counted, in the words of the port. */
import { ModelUsage } from "@postwright/core/models/ModelUsage"
import { microUsd } from "../../shared/MicroUsd.ts"
import { isSchema } from "./jsonSchema.ts"

/**
 * `prompt_tokens` holds cached tokens already. Output that only the total counts is added: Google and others leave
 * reasoning out of `completion_tokens`. `readsCost`: whether `cost` is what the vendor charged, in US dollars.
 *
 * @see https://openrouter.ai/docs/cookbook/administration/usage-accounting (read 2026-11)
 */
export const toUsage = (given: unknown, readsCost: boolean): ModelUsage | undefined => {
  if (!isSchema(given)) return undefined
  const prompt = isSchema(given["prompt_tokens_details"]) ? given["prompt_tokens_details"] : {}
  const completion = isSchema(given["completion_tokens_details"]) ? given["completion_tokens_details"] : {}
  const inputTokens = count(given["prompt_tokens"])
  const counted = count(given["completion_tokens"])
  const outputTokens = Math.max(counted, count(given["total_tokens"]) - inputTokens)
  const cachedTokens = Math.min(count(prompt["cached_tokens"]), inputTokens)
  const written = Math.min(count(prompt["cache_write_tokens"]), inputTokens - cachedTokens)
  const reasoning = Math.max(count(completion["reasoning_tokens"]), outputTokens - counted)
  const cost = readsCost ? costOf(given) : undefined
  return new ModelUsage({
    inputTokens,
    outputTokens,
    cachedTokens,
    ...(written === 0 ? {} : { cacheWriteTokens: written }),
    reasoningTokens: Math.min(reasoning, outputTokens),
    ...(cost === undefined ? {} : { costMicroUsd: cost })
  })
}

/** Nothing was counted, or nobody said so. */
export const noUsage = new ModelUsage({ inputTokens: 0, outputTokens: 0, cachedTokens: 0, reasoningTokens: 0 })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const count = (value: unknown): number =>
  typeof value === "number" && Number.isFinite(value) && value > 0 ? Math.round(value) : 0

// With a key of one's own at the model's maker, what that one charges comes on top of the router's fee.
const costOf = (usage: Readonly<Record<string, unknown>>): number | undefined => {
  const { cost, cost_details: details, is_byok: isOwnKey } = usage
  if (typeof cost !== "number" || !Number.isFinite(cost) || cost < 0) return undefined
  const upstream = isOwnKey === true && isSchema(details) ? details["upstream_inference_cost"] : 0
  const dollars = cost + (typeof upstream === "number" && upstream > 0 ? upstream : 0)
  return microUsd(dollars)
}
