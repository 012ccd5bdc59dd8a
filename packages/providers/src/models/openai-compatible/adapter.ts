/**
 * Models of compatible servers for the promise door: `createPostwright({ adapters: [openAiCompatible({ … })] })`.
 *
 * @since 0.1.0
 */
import type { Adapter } from "@postwright/core/promise"
import { Duration } from "effect"
import { modelAdapter } from "../shared/ModelAdapter.ts"
import * as OpenAiCompatibleLanguageModel from "./OpenAiCompatibleLanguageModel.ts"

/** Which model, and where it runs. */
export interface OpenAiCompatibleOptions extends Omit<OpenAiCompatibleLanguageModel.Options, "timeout"> {
  /** @default none: a server on one's own machine mostly wants none */
  readonly apiKey?: string
  /** Longest wait for a whole answer. @default 600,000 */
  readonly timeoutMillis?: number
}

/**
 * Adds a model of a server that speaks the Chat Completions API. Needs the library `openai`; without it the first
 * operation rejects with the code `sdk-unavailable`.
 *
 * @example
 * import { createPostwright } from "@postwright/core/promise"
 * import { openAiCompatible } from "@postwright/providers/models/openai-compatible/adapter"
 *
 * const ollama = openAiCompatible({
 *   id: "local/gemma",
 *   vendor: "ollama",
 *   baseUrl: "http://127.0.0.1:11434/v1",
 *   model: "gemma3:4b",
 *   capabilities: { structuredOutput: "native" }
 * })
 * const postwright = createPostwright({ adapters: [ollama] })
 * // postwright.generate(brief, { model: "local/gemma" })
 */
export const openAiCompatible = ({ apiKey, timeoutMillis, ...options }: OpenAiCompatibleOptions): Adapter =>
  modelAdapter(
    `providers/models/openai-compatible/${options.id}`,
    OpenAiCompatibleLanguageModel.layer({
      ...options,
      ...(timeoutMillis === undefined ? {} : { timeout: Duration.millis(timeoutMillis) })
    }),
    { vendor: options.vendor, apiKey }
  )
