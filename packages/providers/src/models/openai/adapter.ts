/**
 * OpenAI's models for the promise door: `createPostwright({ adapters: [openAi({ apiKey })] })`.
 *
 * @since 0.1.0
 */
import type { Adapter } from "@postwright/core/promise"
import { Duration } from "effect"
import { modelAdapter } from "../shared/ModelAdapter.ts"
import * as OpenAiLanguageModel from "./OpenAiLanguageModel.ts"

/** Which models, and with which key. */
export interface OpenAiOptions extends Omit<OpenAiLanguageModel.Options, "timeout"> {
  readonly apiKey: string
  /** Longest wait for a whole answer. @default 600,000 */
  readonly timeoutMillis?: number
}

/**
 * Adds OpenAI's models by ids such as `openai/gpt-5-mini`. Needs the library `openai`; without it the first operation
 * rejects with the code `sdk-unavailable`.
 *
 * @example
 * import { createPostwright } from "@postwright/core/promise"
 * import { openAi } from "@postwright/providers/models/openai/adapter"
 *
 * const postwright = createPostwright({ adapters: [openAi({ apiKey: "sk-…" })] })
 * // postwright.generate(brief, { model: "openai/gpt-5-mini" })
 */
export const openAi = ({ apiKey, timeoutMillis, ...options }: OpenAiOptions): Adapter =>
  modelAdapter(
    "providers/models/openai",
    OpenAiLanguageModel.layer({
      ...options,
      ...(timeoutMillis === undefined ? {} : { timeout: Duration.millis(timeoutMillis) })
    }),
    { vendor: OpenAiLanguageModel.vendor, apiKey }
  )
