/**
 * What is known about Claude models: capabilities, prices, and what a request may ask of them. Looked up on 2026-11-21
 * in stored copies of the vendor's pages; a model that is not here works with careful assumptions and without a price.
 *
 * @see https://platform.claude.com/docs/en/models/overview
 * @since 0.1.0
 */
import { type LanguageModelCapabilities } from "@postwright/core/models/LanguageModel"
import { type ModelPricing } from "@postwright/core/models/ModelUsage"

/** How much a model thinks before and while it answers. Thinking counts among the tokens of the answer. */
export type Effort = "low" | "medium" | "high" | "xhigh" | "max"

/** What an adapter knows of one model. */
export interface KnownModel {
  readonly capabilities: LanguageModelCapabilities
  /** Absent: what a call costs is not known. */
  readonly pricing?: ModelPricing
  /** Prices of a whole call whose input has more tokens than `above`. */
  readonly longInput?: { readonly above: number; readonly pricing: ModelPricing }
  /**
   * Whether a request may force the use of a tool: `without-thinking` only when thinking is turned off, `never`: it may
   * only be asked for in words.
   */
  readonly forcedTools: "always" | "without-thinking" | "never"
  /** What is asked for unless the caller says otherwise. Absent: the model does not take the parameter. */
  readonly effort?: Effort
}

/** What is known of a model, by the vendor's name. */
export const knownModel = (name: string): KnownModel | undefined => models.get(name)

/** The names of all models that are known. */
export const knownNames = (): ReadonlyArray<string> => [...models.keys()]

/** What is assumed of a model that is not known: what the oldest ones still served can do. */
export const unknownModel: KnownModel = {
  capabilities: {
    structuredOutput: "none",
    supportsSeed: false,
    // Gone from the API with version 2026-10-21, which the library asks for, whatever the model:
    // https://platform.claude.com/docs/en/api/versioning
    supportsTemperature: false,
    supportsTools: true,
    supportsStreaming: true,
    maxContextTokens: 200_000,
    maxOutputTokens: 8_192
  },
  forcedTools: "never"
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const page = (model: string): string => `https://platform.claude.com/docs/en/models/${model}/overview`

// In US dollars per million tokens, as the pages say them. A cache is written for five minutes.
const prices = (
  model: string,
  usd: { readonly input: number; readonly output: number; readonly cacheWrite: number; readonly cacheRead: number }
): ModelPricing => ({
  inputMicroUsdPerMillion: microUsd(usd.input),
  outputMicroUsdPerMillion: microUsd(usd.output),
  cacheWriteMicroUsdPerMillion: microUsd(usd.cacheWrite),
  cachedInputMicroUsdPerMillion: microUsd(usd.cacheRead),
  checkedOn: "2026-11-21",
  source: page(model)
})

const microUsd = (usd: number): number => Math.round(usd * 1_000_000)

// What the models that think on their own have in common.
const thinking: KnownModel = {
  capabilities: {
    structuredOutput: "native",
    supportsSeed: false,
    supportsTemperature: false,
    supportsTools: true,
    supportsStreaming: true,
    maxContextTokens: 1_000_000,
    maxOutputTokens: 128_000
  },
  // https://platform.claude.com/docs/en/models/opus-5-5/whats-new-opus-5-5
  forcedTools: "never",
  // Thinking takes its tokens from the room of the answer, which agents choose for the answer alone.
  effort: "low"
}

// Prices of the cache by the multipliers of https://platform.claude.com/docs/en/about-claude/pricing
const haiku45: KnownModel = {
  capabilities: {
    structuredOutput: "native",
    supportsSeed: false,
    supportsTemperature: false,
    supportsTools: true,
    supportsStreaming: true,
    maxContextTokens: 200_000,
    maxOutputTokens: 64_000
  },
  pricing: prices("haiku-4-5", { input: 1, output: 5, cacheWrite: 1.25, cacheRead: 0.1 }),
  forcedTools: "always"
}

const models: ReadonlyMap<string, KnownModel> = new Map(
  Object.entries<KnownModel>({
    "claude-fable-5-1": {
      ...thinking,
      pricing: prices("fable-5-1", { input: 10, output: 50, cacheWrite: 12.5, cacheRead: 0.25 })
    },
    "claude-opus-5-5": {
      ...thinking,
      pricing: prices("opus-5-5", { input: 4, output: 20, cacheWrite: 5, cacheRead: 0.2 })
    },
    "claude-opus-5": {
      ...thinking,
      forcedTools: "without-thinking",
      pricing: prices("opus-5", { input: 5, output: 25, cacheWrite: 6.25, cacheRead: 0.5 })
    },
    "claude-sonnet-5-5": {
      ...thinking,
      // Reading from a cache costs half of what it did before 2026-10-07.
      pricing: prices("sonnet-5-5", { input: 2, output: 10, cacheWrite: 2.5, cacheRead: 0.1 })
    },
    "claude-sonnet-5": {
      ...thinking,
      forcedTools: "without-thinking",
      pricing: prices("sonnet-5", { input: 2, output: 10, cacheWrite: 2.5, cacheRead: 0.2 })
    },
    "claude-haiku-5-5": {
      ...thinking,
      pricing: prices("haiku-5-5", { input: 0.1, output: 0.5, cacheWrite: 0.125, cacheRead: 0.01 }),
      longInput: {
        above: 100_000,
        pricing: prices("haiku-5-5", { input: 0.5, output: 2.5, cacheWrite: 0.625, cacheRead: 0.05 })
      }
    },
    "claude-haiku-4-5": haiku45,
    "claude-haiku-4-5-20251001": haiku45
  })
)
