/**
 * `LanguageModel` for OpenRouter: several hundred models of many vendors behind one key.
 *
 * @see https://openrouter.ai/docs
 * @since 0.1.0
 */
import { type Credentials } from "@postwright/core/credentials/Credentials"
import {
  type GenerateRequest,
  type LanguageModel,
  type LanguageModelCapabilities
} from "@postwright/core/models/LanguageModel"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import { type ModelError } from "@postwright/core/models/ModelError"
import { type ModelPricing } from "@postwright/core/models/ModelUsage"
import { Config, type Duration, Effect, Layer } from "effect"
import * as ChatModel from "../openai-compatible/ChatModel.ts"
import { type SdkUnavailable } from "../shared/VendorSdk.ts"
import { fetchCatalogue, type ListedModel } from "./OpenRouterCatalogue.ts"

/** One model, where its name alone does not say enough. */
export interface ModelOptions {
  /** OpenRouter's name, such as `anthropic/claude-sonnet-4.5`. */
  readonly model: string
  /** Id in the registry. @default the name, with "openrouter/" in front unless it begins so */
  readonly id?: string
  /** Asked in this order when the one before is down, busy, or refuses; whoever answers is paid. At most 3. @default none */
  readonly fallbacks?: ReadonlyArray<string>
  /** What differs from what OpenRouter lists. */
  readonly capabilities?: Partial<LanguageModelCapabilities>
  /** @default what OpenRouter lists */
  readonly pricing?: ModelPricing
  /** How much a reasoning model thinks. @default the model's own */
  readonly reasoningEffort?: "none" | "minimal" | "low" | "medium" | "high" | "xhigh"
}

export interface Options {
  /** Names, or more about them. @default "openrouter/auto", which chooses a model for each call */
  readonly models?: ReadonlyArray<string | ModelOptions>
  /** Address of your site, by which OpenRouter names the app in its rankings. @default not sent */
  readonly siteUrl?: string
  /** Name of your app in the rankings. @default not sent */
  readonly appTitle?: string
  /**
   * How providers are chosen: `order`, `only`, `ignore`, `data_collection`, `zdr`, `sort`, `max_price`, …
   *
   * @see https://openrouter.ai/docs/features/provider-routing
   * @default OpenRouter's own choice
   */
  readonly provider?: Readonly<Record<string, unknown>>
  /**
   * Whether limits, parameters and prices are asked for when the layer is built. Where they are not, or cannot be had,
   * little is assumed: no structured output, no seed, no tools, 32,000 tokens of context and 4,096 of answer.
   *
   * @default true
   */
  readonly hasCatalogue?: boolean
  /** @default https://openrouter.ai/api/v1 */
  readonly baseUrl?: string
  /** Longest wait for a whole answer, and between two pieces of a streamed one. @default 10 minutes */
  readonly timeout?: Duration.Duration
}

/** The name under which keys are kept. */
export const vendor = "openrouter"

/** One model. A call fails with `Unauthorized` where the organization has no key. */
export const make = (
  model: string | ModelOptions,
  options: Omit<Options, "models" | "hasCatalogue"> = {},
  listed?: ListedModel
): Effect.Effect<LanguageModel, ModelError | SdkUnavailable, Credentials> => {
  const chosen = typeof model === "string" ? { model } : model
  const pricing = chosen.pricing ?? listed?.pricing
  return ChatModel.make({
    door: "openRouter",
    id: chosen.id ?? (chosen.model.startsWith("openrouter/") ? chosen.model : `openrouter/${chosen.model}`),
    vendor,
    model: chosen.model,
    capabilities: { ...(listed?.capabilities ?? unlisted), ...chosen.capabilities },
    ...(pricing === undefined ? {} : { pricing }),
    baseUrl: options.baseUrl ?? defaultBaseUrl,
    headers: {
      ...(options.siteUrl === undefined ? {} : { "HTTP-Referer": options.siteUrl }),
      // The name before 2026 and the one since.
      ...(options.appTitle === undefined ? {} : { "X-Title": options.appTitle, "X-OpenRouter-Title": options.appTitle })
    },
    needsKey: true,
    limitParameter: listed?.limitParameter ?? "max_tokens",
    // Of the many makers behind it some refuse a schema with bounds.
    keepsConstraints: false,
    marksPrefix: true,
    readsCost: true,
    ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
    fields: fieldsOf(chosen, options.provider)
  })
}

/** Contributes the models to `LanguageModels`. The list of models is asked for once. */
export const layer = (
  options: Options = {}
): Layer.Layer<never, ModelError | SdkUnavailable, LanguageModels | Credentials> =>
  Layer.effectDiscard(
    Effect.gen(function* () {
      const registry = yield* LanguageModels
      const catalogue =
        options.hasCatalogue === false
          ? new Map<string, ListedModel>()
          : yield* fetchCatalogue(options.baseUrl ?? defaultBaseUrl)
      for (const model of options.models ?? ["openrouter/auto"]) {
        const listed = catalogue.get(typeof model === "string" ? model : model.model)
        yield* registry.register(yield* make(model, options, listed))
      }
    })
  )

/** As `layer`, with options from the configuration. Keys stay in `Credentials`. */
export const layerConfig = (
  options: Config.Wrap<Options>
): Layer.Layer<never, ModelError | SdkUnavailable | Config.ConfigError, LanguageModels | Credentials> =>
  Layer.unwrap(Effect.map(Config.unwrap(options), layer))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const defaultBaseUrl = "https://openrouter.ai/api/v1"

const unlisted: LanguageModelCapabilities = {
  structuredOutput: "none",
  supportsSeed: false,
  supportsTemperature: true,
  supportsTools: false,
  supportsStreaming: true,
  maxContextTokens: 32_000,
  maxOutputTokens: 4_096
}

const fieldsOf =
  ({ capabilities: _capabilities, fallbacks, reasoningEffort }: ModelOptions, provider: Options["provider"]) =>
  (request: GenerateRequest) => {
    // Without it a provider that does not know a parameter drops it in silence.
    const isStrict = request.answer !== undefined || (request.tools !== undefined && request.tools.length > 0)
    const routing = { ...(isStrict ? { require_parameters: true } : {}), ...provider }
    return {
      body: {
        ...(fallbacks === undefined || fallbacks.length === 0 ? {} : { models: fallbacks }),
        ...(Object.keys(routing).length === 0 ? {} : { provider: routing }),
        ...(reasoningEffort === undefined ? {} : { reasoning: { effort: reasoningEffort } })
      }
    }
  }
