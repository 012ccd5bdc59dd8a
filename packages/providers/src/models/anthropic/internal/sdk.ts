import type { MessageCreateParamsStreaming } from "@anthropic-ai/sdk/resources/messages"
import { Effect, Redacted } from "effect"
import { loadSdk, type SdkUnavailable } from "../../shared/VendorSdk.ts"

/** One question to the vendor: answers with its events. The promise rejects with what the library throws. */
export type Send = (
  body: Readonly<Record<string, unknown>> & { readonly model: string; readonly max_tokens: number },
  signal: AbortSignal
) => Promise<AsyncIterable<unknown>>

export interface ClientOptions {
  readonly baseUrl: string
  readonly key: Redacted.Redacted<string>
}

/** Makes what asks with one key. */
export type Client = (options: ClientOptions) => Send

/** The library, which is an optional peer. */
export const loadAnthropic: Effect.Effect<Client, SdkUnavailable> = loadSdk(
  { library: "@anthropic-ai/sdk", door: "anthropic" },
  () => import("@anthropic-ai/sdk")
).pipe(
  Effect.map(({ default: Anthropic }) => ({ baseUrl, key }: ClientOptions): Send => {
    const client = new Anthropic({
      // Both are given, so nothing is read from the environment, which belongs to no organization.
      apiKey: Redacted.value(key),
      baseURL: baseUrl,
      maxRetries: 0,
      // The adapter has its own clock.
      timeout: longest,
      // It would write what it cannot read, which is the answer.
      logLevel: "off",
      openTelemetry: false,
      // A redirect would take the key and the prompt along. The library keeps the `fetch` of its beginning otherwise.
      // @effect-diagnostics-next-line globalFetch:off
      fetch: (input, init) => globalThis.fetch(input, { ...init, redirect: "error" })
    })
    return (body, signal) =>
      // The simulator checks what the types would.
      client.messages.create({ ...body, stream: true } as MessageCreateParamsStreaming, { signal })
  })
)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const longest = 24 * 60 * 60 * 1_000
