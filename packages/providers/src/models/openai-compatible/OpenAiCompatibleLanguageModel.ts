/**
 * `LanguageModel` for any server that speaks the Chat Completions API of OpenAI: Ollama, llama.cpp, vLLM, the
 * endpoint of Gemini, and many hosts.
 *
 * @see https://docs.ollama.com/api/openai-compatibility
 * @see https://docs.vllm.ai/en/stable/serving/openai_compatible_server/
 * @see https://ai.google.dev/gemini-api/docs/openai
 * @since 0.1.0
 */
import { type Credentials } from "@postwright/core/credentials/Credentials"
import { type LanguageModel, type LanguageModelCapabilities } from "@postwright/core/models/LanguageModel"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import { type ModelError } from "@postwright/core/models/ModelError"
import { type ModelPricing } from "@postwright/core/models/ModelUsage"
import { Config, type Duration, Effect, Layer } from "effect"
import { type SdkUnavailable } from "../shared/VendorSdk.ts"
import * as ChatModel from "./ChatModel.ts"

export interface Options {
  /** Id in the registry, such as `local/small`. */
  readonly id: string
  /** Lower-case name of who runs the model; its key is looked up by it. */
  readonly vendor: string
  /** Ends where `/chat/completions` begins, such as `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string
  /** The server's name of the model. */
  readonly model: string
  /**
   * What the model can do. Say `structuredOutput: "native"` where the server holds answers to a schema.
   *
   * @default no structured output, no seed, no tools; temperature and streaming; 32,000 tokens of context and 4,096 of
   * answer
   */
  readonly capabilities?: Partial<LanguageModelCapabilities>
  /** @default unknown: calls are limited by tokens only */
  readonly pricing?: ModelPricing
  /** Sent with every request. Not for keys: those come from `Credentials`. @default none */
  readonly headers?: Readonly<Record<string, string>>
  /** The name that the server gives to the limit of the answer. @default "max_tokens" */
  readonly limitParameter?: "max_completion_tokens" | "max_tokens"
  /** Fields that are added to every request, such as `{ reasoning_effort: "low" }`. @default none */
  readonly extraBody?: Readonly<Record<string, unknown>>
  /** Longest wait for a whole answer, and between two pieces of a streamed one. @default 10 minutes */
  readonly timeout?: Duration.Duration
}

/**
 * The model. Asks without a key where the organization has none for the vendor, and says so when the server wants one.
 * Throws when `id` is empty or `none`.
 */
export const make = (options: Options): Effect.Effect<LanguageModel, ModelError | SdkUnavailable, Credentials> => {
  const { capabilities, extraBody, limitParameter, ...rest } = options
  return ChatModel.make({
    ...rest,
    door: "openAiCompatible",
    capabilities: { ...conservative, ...capabilities },
    needsKey: false,
    limitParameter: limitParameter ?? "max_tokens",
    keepsConstraints: false,
    ...(extraBody === undefined ? {} : { fields: () => ({ body: extraBody }) })
  })
}

/** Contributes the model to `LanguageModels`. */
export const layer = (
  options: Options
): Layer.Layer<never, ModelError | SdkUnavailable, LanguageModels | Credentials> =>
  LanguageModels.layerEntry(make(options))

/** As `layer`, with options from the configuration. Keys stay in `Credentials`. */
export const layerConfig = (
  options: Config.Wrap<Options>
): Layer.Layer<never, ModelError | SdkUnavailable | Config.ConfigError, LanguageModels | Credentials> =>
  Layer.unwrap(Effect.map(Config.unwrap(options), layer))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const conservative: LanguageModelCapabilities = {
  structuredOutput: "none",
  supportsSeed: false,
  supportsTemperature: true,
  supportsTools: false,
  supportsStreaming: true,
  maxContextTokens: 32_000,
  maxOutputTokens: 4_096
}
