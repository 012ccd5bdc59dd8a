/**
 * `LanguageModel` for OpenAI, over Chat Completions. Why not the Responses API, and what that costs:
 * `docs/decisions/2026-11-21-chat-completions-for-three-doors.md`.
 *
 * @see https://developers.openai.com/api/reference/resources/chat
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
import { sha256Json } from "@postwright/core/text/Digest"
import { Config, type Duration, Effect, Layer } from "effect"
import * as ChatModel from "../openai-compatible/ChatModel.ts"
import { type SdkUnavailable } from "../shared/VendorSdk.ts"
import { knownModels, modelOf, type OpenAiModel } from "./OpenAiModels.ts"

/** One model, where its name alone does not say enough. */
export interface ModelOptions {
  /** The vendor's name, such as `gpt-5-mini`, or that of a dated snapshot. */
  readonly model: string
  /** Id in the registry. @default "openai/" and the name */
  readonly id?: string
  /** What differs from what is known of the model, or what is known of one that is not listed here. */
  readonly capabilities?: Partial<LanguageModelCapabilities>
  /** @default that of the list, where the model is in it */
  readonly pricing?: ModelPricing
  /** How much a reasoning model thinks; what it takes differs by model. @default the model's own */
  readonly reasoningEffort?: "none" | "minimal" | "low" | "medium" | "high" | "xhigh" | "max"
}

export interface Options {
  /** Names, or more about them. @default every model of `knownModels` */
  readonly models?: ReadonlyArray<string | ModelOptions>
  /** @default https://api.openai.com/v1 */
  readonly baseUrl?: string
  /** Billed organization of the account. @default the key's */
  readonly organization?: string
  /** Billed project of the account. @default the key's */
  readonly project?: string
  /** Longest wait for a whole answer, and between two pieces of a streamed one. @default 10 minutes */
  readonly timeout?: Duration.Duration
}

/** The name under which keys are kept. */
export const vendor = "openai"

/** One model. A call fails with `Unauthorized` where the organization has no key. */
export const make = (
  model: string | ModelOptions,
  options: Omit<Options, "models"> = {}
): Effect.Effect<LanguageModel, ModelError | SdkUnavailable, Credentials> => {
  const chosen = typeof model === "string" ? { model } : model
  const known = modelOf(chosen.model)
  const pricing = chosen.pricing ?? known.pricing
  const capabilities = { ...known.capabilities, ...chosen.capabilities }
  return ChatModel.make({
    door: "openAi",
    id: chosen.id ?? `openai/${chosen.model}`,
    vendor,
    model: chosen.model,
    capabilities,
    ...(pricing === undefined ? {} : { pricing }),
    baseUrl: options.baseUrl ?? "https://api.openai.com/v1",
    headers: {
      ...(options.organization === undefined ? {} : { "OpenAI-Organization": options.organization }),
      ...(options.project === undefined ? {} : { "OpenAI-Project": options.project })
    },
    needsKey: true,
    limitParameter: "max_completion_tokens",
    keepsConstraints: true,
    noToolsBecause: noTools(known),
    ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
    fields: fieldsOf(chosen.reasoningEffort, known.toolsOverChat === "without-reasoning")
  })
}

/** Contributes the models to `LanguageModels`. */
export const layer = (
  options: Options = {}
): Layer.Layer<never, ModelError | SdkUnavailable, LanguageModels | Credentials> => {
  const [first, ...others] = (options.models ?? knownModels.map(({ name }) => name)).map((model) =>
    LanguageModels.layerEntry(make(model, options))
  )
  return first === undefined ? Layer.empty : Layer.mergeAll(first, ...others)
}

/** As `layer`, with options from the configuration. Keys stay in `Credentials`. */
export const layerConfig = (
  options: Config.Wrap<Options>
): Layer.Layer<never, ModelError | SdkUnavailable | Config.ConfigError, LanguageModels | Credentials> =>
  Layer.unwrap(Effect.map(Config.unwrap(options), layer))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Models that want the Responses API for tools, and models that nobody here knows.
const noTools = ({ name }: OpenAiModel): string => {
  if (!knownModels.some((model) => model.name === name)) {
    return `nothing is known here of "${name}"; say capabilities: { supportsTools: true } where Chat Completions gives it tools`
  }
  const able = knownModels.filter(({ toolsOverChat }) => toolsOverChat !== "never").map((model) => model.name)
  return `OpenAI gives it tools over the Responses API only, and this door speaks Chat Completions; choose ${able.join(", ")} or another vendor's model for what needs tools, or ask without tools`
}

const fieldsOf =
  (effort: ModelOptions["reasoningEffort"], toolsEndReasoning: boolean) => (request: GenerateRequest) => {
    const isSilenced = toolsEndReasoning && request.tools !== undefined && request.tools.length > 0
    const asked = isSilenced ? "none" : effort
    return {
      body: {
        ...(asked === undefined ? {} : { reasoning_effort: asked }),
        // Requests with the same beginning go to the same cache.
        ...(request.isPrefixShared === true
          ? { prompt_cache_key: sha256Json([request.system, request.tools ?? [], request.answer ?? {}]).slice(0, 32) }
          : {})
      },
      warnings:
        isSilenced && effort !== "none"
          ? ["With tools the model answers without reasoning: Chat Completions allows no other"]
          : []
    }
  }
