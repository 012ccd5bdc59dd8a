/**
 * The models of OpenAI that are known here, with what they can do and what they cost: each from its page, on the date
 * that stands beside it. Others work too, with little that is assumed of them.
 *
 * @since 0.1.0
 */
import { type LanguageModelCapabilities } from "@postwright/core/models/LanguageModel"
import { type ModelPricing } from "@postwright/core/models/ModelUsage"

/** What a door has to know of one model. */
export interface OpenAiModel {
  /** The vendor's name, without the date of a snapshot. */
  readonly name: string
  readonly capabilities: LanguageModelCapabilities
  readonly pricing?: ModelPricing
  /**
   * Whether Chat Completions lets the model call functions. `without-reasoning`: only with the effort `none`.
   *
   * @see https://developers.openai.com/api/docs/guides/latest-model
   */
  readonly toolsOverChat: "always" | "without-reasoning" | "never"
}

/** Every known model. */
export const knownModels: ReadonlyArray<OpenAiModel> = [
  {
    name: "gpt-6.2-sol",
    capabilities: reasoning({ context: 272_000, output: 128_000, tools: false }),
    // Above 272,000 tokens of input the prices double, so the context that is offered ends there.
    pricing: priced("gpt-6.2-sol", { input: 2, cached: 0.1, written: 2.5, output: 10 }),
    toolsOverChat: "never"
  },
  {
    name: "gpt-6.1-terra",
    capabilities: reasoning({ context: 272_000, output: 128_000, tools: false }),
    pricing: priced("gpt-6.1-terra", { input: 1, cached: 0.05, written: 1.25, output: 5 }),
    toolsOverChat: "never"
  },
  {
    name: "gpt-6-luna",
    capabilities: reasoning({ context: 272_000, output: 128_000, tools: true }),
    // Its own page was not to be had. Tools: https://docs.oxen.ai/inference-api/reference/models/gpt-6-luna
    pricing: {
      ...priced("gpt-6-luna", { input: 0.1, cached: 0.01, output: 0.5 }),
      source: "https://inference.sh/apps/openai/gpt-6-luna"
    },
    toolsOverChat: "without-reasoning"
  },
  {
    name: "gpt-5.6-luna",
    capabilities: reasoning({ context: 272_000, output: 128_000, tools: true }),
    pricing: priced("gpt-5.6-luna", { input: 0.2, cached: 0.02, written: 0.25, output: 1.2 }),
    toolsOverChat: "without-reasoning"
  },
  // The pages of this one and the next call them deprecated.
  {
    name: "gpt-5-mini",
    capabilities: reasoning({ context: 400_000, output: 128_000, tools: true }),
    pricing: priced("gpt-5-mini", { input: 0.25, cached: 0.025, output: 2 }),
    toolsOverChat: "always"
  },
  {
    name: "gpt-5-nano",
    capabilities: reasoning({ context: 400_000, output: 128_000, tools: true }),
    pricing: priced("gpt-5-nano", { input: 0.05, cached: 0.005, output: 0.4 }),
    toolsOverChat: "always"
  },
  {
    name: "gpt-4.1-mini",
    // Limits: https://vercel.com/ai-gateway/models/gpt-4.1-mini-fast (read 2026-11-21)
    capabilities: {
      structuredOutput: "native",
      supportsSeed: true,
      supportsTemperature: true,
      supportsTools: true,
      supportsStreaming: true,
      maxContextTokens: 1_047_576,
      maxOutputTokens: 32_768
    },
    pricing: {
      ...priced("gpt-4.1-mini", { input: 0.4, cached: 0.1, output: 1.6 }),
      source: "https://vercel.com/ai-gateway/models/gpt-4.1-mini/api"
    },
    toolsOverChat: "always"
  }
]

/** A model by its name or that of a dated snapshot. One that is not known is assumed to answer text and JSON only. */
export const modelOf = (name: string): OpenAiModel =>
  knownModels.find((model) => model.name === name.replace(/-\d{4}-\d{2}-\d{2}$/, "")) ?? {
    name,
    capabilities: {
      structuredOutput: "json",
      supportsSeed: false,
      supportsTemperature: false,
      supportsTools: false,
      supportsStreaming: true,
      maxContextTokens: 32_000,
      maxOutputTokens: 4_096
    },
    toolsOverChat: "never"
  }

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Reasoning models take no temperature but the default.
function reasoning(limits: {
  readonly context: number
  readonly output: number
  readonly tools: boolean
}): LanguageModelCapabilities {
  return {
    structuredOutput: "native",
    supportsSeed: true,
    supportsTemperature: false,
    supportsTools: limits.tools,
    supportsStreaming: true,
    maxContextTokens: limits.context,
    maxOutputTokens: limits.output
  }
}

// In US dollars per million tokens, as the page of the model has them.
function priced(
  name: string,
  dollars: { readonly input: number; readonly cached: number; readonly written?: number; readonly output: number }
): ModelPricing {
  const micro = (amount: number): number => Math.round(amount * 1_000_000)
  return {
    inputMicroUsdPerMillion: micro(dollars.input),
    cachedInputMicroUsdPerMillion: micro(dollars.cached),
    ...(dollars.written === undefined ? {} : { cacheWriteMicroUsdPerMillion: micro(dollars.written) }),
    outputMicroUsdPerMillion: micro(dollars.output),
    checkedOn: "2026-11-21",
    source: `https://developers.openai.com/api/docs/models/${name}`
  }
}
