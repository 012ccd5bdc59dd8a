/**
 * What OpenRouter says about its models: limits, parameters and prices.
 *
 * @see https://openrouter.ai/docs/api/api-reference/models/get-models (read 2026-11)
 * @since 0.1.0
 */
import { type LanguageModelCapabilities } from "@postwright/core/models/LanguageModel"
import { type ModelPricing } from "@postwright/core/models/ModelUsage"
import { Effect, Schema } from "effect"
import { microUsd } from "../shared/MicroUsd.ts"
import { fetchListed, maybe, type PriceOrigin } from "./internal/catalogue.ts"

/** One model of the list. */
export interface ListedModel {
  readonly id: string
  readonly capabilities: LanguageModelCapabilities
  /** Absent: the price is not known before the call, as for a router that chooses a model. */
  readonly pricing?: ModelPricing
  readonly limitParameter: "max_completion_tokens" | "max_tokens"
}

/** The list by id; empty where it cannot be had in time, which is logged. It asks for no key. */
export const fetchCatalogue = Effect.fn("OpenRouterCatalogue.fetch")((baseUrl: string) =>
  fetchListed(baseUrl, { path: "/models", what: "models", entry: Entry, toListed })
)

/** Millionths of a dollar per million tokens, from dollars per token. None: no price, or one that changes. */
export const perMillion = (dollarsPerToken: string | undefined): number | undefined => {
  const dollars = dollarsPerToken === undefined || dollarsPerToken.trim() === "" ? Number.NaN : Number(dollarsPerToken)
  if (!Number.isFinite(dollars) || dollars < 0) return undefined
  return microUsd(dollars * 1_000_000)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const Entry = Schema.Struct({
  id: Schema.NonEmptyString,
  context_length: maybe(Schema.Number),
  top_provider: maybe(
    Schema.Struct({ context_length: maybe(Schema.Number), max_completion_tokens: maybe(Schema.Number) })
  ),
  pricing: maybe(Schema.Record(Schema.String, Schema.Unknown)),
  supported_parameters: maybe(Schema.Array(Schema.String))
})

const toListed = (entry: typeof Entry.Type, origin: PriceOrigin): ListedModel => {
  const parameters = entry.supported_parameters ?? []
  const has = (name: string) => parameters.includes(name)
  const context = whole(entry.top_provider?.context_length) ?? whole(entry.context_length) ?? 32_000
  const pricing = toPricing(entry.pricing ?? {}, origin)
  return {
    id: entry.id,
    capabilities: {
      structuredOutput: has("structured_outputs") ? "native" : has("response_format") ? "json" : "none",
      supportsSeed: has("seed"),
      supportsTemperature: has("temperature"),
      supportsTools: has("tools"),
      supportsStreaming: true,
      maxContextTokens: context,
      maxOutputTokens: whole(entry.top_provider?.max_completion_tokens) ?? Math.min(context, 16_384)
    },
    ...(pricing === undefined ? {} : { pricing }),
    limitParameter: !has("max_tokens") && has("max_completion_tokens") ? "max_completion_tokens" : "max_tokens"
  }
}

// Tiers for long prompts (`overrides`) are left out: what a call cost is in its answer.
const toPricing = (listed: Readonly<Record<string, unknown>>, origin: PriceOrigin): ModelPricing | undefined => {
  const price = (name: string) => (typeof listed[name] === "string" ? perMillion(listed[name]) : undefined)
  const [input, output] = [price("prompt"), price("completion")]
  if (input === undefined || output === undefined) return undefined
  const [cached, written, request] = [price("input_cache_read"), price("input_cache_write"), price("request")]
  return {
    inputMicroUsdPerMillion: input,
    outputMicroUsdPerMillion: output,
    ...(cached === undefined ? {} : { cachedInputMicroUsdPerMillion: cached }),
    ...(written === undefined ? {} : { cacheWriteMicroUsdPerMillion: written }),
    ...(request === undefined || request === 0 ? {} : { microUsdPerCall: Math.ceil(request / 1_000_000) }),
    ...origin
  }
}

const whole = (value: number | null | undefined): number | undefined =>
  value != null && Number.isFinite(value) && value >= 1 ? Math.floor(value) : undefined
