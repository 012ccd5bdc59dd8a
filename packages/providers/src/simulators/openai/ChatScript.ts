/**
 * What a simulated vendor of chat models is told to do with requests, and what it keeps of them.
 *
 * @since 0.1.0
 */

/** A request as it arrives at the vendor's door. */
export interface WireRequest {
  readonly method: string
  readonly path: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

/** What goes back over the wire. */
export type WireReply =
  | {
      readonly _tag: "Body"
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
      /** The connection ends after this many bytes. */
      readonly cutAfter?: number
    }
  /** Server-sent events. `isCut`: the connection ends after the last one, without a word. */
  | {
      readonly _tag: "Events"
      readonly headers: Readonly<Record<string, string>>
      readonly events: ReadonlyArray<string>
      readonly isCut: boolean
    }
  | { readonly _tag: "Reset" }
  | { readonly _tag: "Silence" }

export interface SimulatedToolCall {
  readonly id: string
  readonly name: string
  /** As the model wrote them: JSON, mostly. */
  readonly arguments: string
}

/** All tokens of each direction, and the parts of them that are special. @default 0 each */
export interface SimulatedUsage {
  readonly inputTokens?: number
  readonly outputTokens?: number
  readonly cachedTokens?: number
  readonly cacheWriteTokens?: number
  readonly reasoningTokens?: number
}

/** What the vendor does with one valid request. */
export type ChatScript =
  | {
      readonly kind: "message"
      readonly content?: string
      readonly refusal?: string
      readonly toolCalls?: ReadonlyArray<SimulatedToolCall>
      /** @default "tool_calls" with calls, else "stop" */
      readonly finishReason?: string
      readonly usage?: SimulatedUsage
    }
  /**
   * The error object of the vendor. Streamed: with `after` the pieces come first, and the error within the stream.
   * `isWithin200`: the error comes within an answer of status 200 anyway.
   */
  | {
      readonly kind: "error"
      readonly status: number
      readonly error: unknown
      readonly headers?: Readonly<Record<string, string>>
      readonly after?: string
      readonly isWithin200?: boolean
    }
  /** Anything at all. */
  | {
      readonly kind: "raw"
      readonly status: number
      readonly contentType: string
      readonly body: string
      readonly headers?: Readonly<Record<string, string>>
    }
  /** The connection ends within the answer. */
  | { readonly kind: "broken-off"; readonly text: string }
  /** The connection ends before the answer. */
  | { readonly kind: "reset" }
  | { readonly kind: "silence" }

/** A valid request, kept. */
export interface SeenChat {
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Readonly<Record<string, unknown>>
}
