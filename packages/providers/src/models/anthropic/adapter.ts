/**
 * Claude models for the promise door: `createPostwright({ adapters: [anthropic({ models: ["claude-opus-5-5"] })] })`.
 *
 * @since 0.1.0
 */
import type { Adapter } from "@postwright/core/promise"
import { Duration } from "effect"
import { modelAdapter } from "../shared/ModelAdapter.ts"
import * as AnthropicLanguageModel from "./AnthropicLanguageModel.ts"

export type { ModelOptions } from "./AnthropicLanguageModel.ts"

/** Which models, and with which key. */
export interface AnthropicOptions {
  /** By the vendor's name, or with options. Each has the id `anthropic/` and its name. */
  readonly models: AnthropicLanguageModel.Options["models"]
  /** Without it every call fails with the code `model-unauthorized`. */
  readonly apiKey?: string
  /** Origin of the API: https, or http on this machine. @default https://api.anthropic.com */
  readonly baseUrl?: string
  /** Longest wait for the next piece of an answer. @default 600,000 */
  readonly timeoutMillis?: number
}

/**
 * Adds Claude models. Needs the library `@anthropic-ai/sdk`; without it the first operation rejects with the code
 * `sdk-unavailable`.
 *
 * @example
 * import { createPostwright } from "@postwright/core/promise"
 * import { anthropic } from "@postwright/providers/models/anthropic/adapter"
 *
 * const postwright = createPostwright({
 *   adapters: [anthropic({ models: ["claude-sonnet-5-5"], apiKey: "sk-ant-…" })]
 * })
 * // postwright.generate(brief, { model: "anthropic/claude-sonnet-5-5" })
 */
export const anthropic = ({ apiKey, timeoutMillis, ...rest }: AnthropicOptions): Adapter =>
  modelAdapter(
    "providers/models/anthropic",
    AnthropicLanguageModel.layer({
      ...rest,
      ...(timeoutMillis === undefined ? {} : { timeout: Duration.millis(timeoutMillis) })
    }),
    { vendor: "anthropic", apiKey }
  )
