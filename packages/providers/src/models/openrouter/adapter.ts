/**
 * OpenRouter's models for the promise door: `createPostwright({ adapters: [openRouter({ apiKey })] })`.
 *
 * @since 0.1.0
 */
import type { Adapter } from "@postwright/core/promise"
import { Duration } from "effect"
import { modelAdapter } from "../shared/ModelAdapter.ts"
import * as OpenRouterLanguageModel from "./OpenRouterLanguageModel.ts"

/** Which models, and with which key. */
export interface OpenRouterOptions extends Omit<OpenRouterLanguageModel.Options, "timeout"> {
  readonly apiKey: string
  /** Longest wait for a whole answer. @default 600,000 */
  readonly timeoutMillis?: number
}

/**
 * Adds models by ids such as `openrouter/anthropic/claude-sonnet-4.5`; without `models` the router `openrouter/auto`.
 * Needs the library `openai`; without it the first operation rejects with the code `sdk-unavailable`. The first
 * operation also asks OpenRouter for its list of models, once.
 *
 * @example
 * import { createPostwright } from "@postwright/core/promise"
 * import { openRouter } from "@postwright/providers/models/openrouter/adapter"
 *
 * const postwright = createPostwright({ adapters: [openRouter({ apiKey: "sk-or-…" })] })
 * // postwright.generate(brief, { model: "openrouter/auto" })
 */
export const openRouter = ({ apiKey, timeoutMillis, ...options }: OpenRouterOptions): Adapter =>
  modelAdapter(
    "providers/models/openrouter",
    OpenRouterLanguageModel.layer({
      ...options,
      ...(timeoutMillis === undefined ? {} : { timeout: Duration.millis(timeoutMillis) })
    }),
    { vendor: OpenRouterLanguageModel.vendor, apiKey }
  )
