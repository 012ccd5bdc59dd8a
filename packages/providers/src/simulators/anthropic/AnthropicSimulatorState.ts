/**
 * What the simulated Claude API is told to answer, and what it has seen.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** How the simulated API is set up. */
export interface AnthropicSimulatorOptions {
  /** Keys that are accepted. @default any key */
  readonly keys?: ReadonlyArray<string>
  /** Models beside those of the documentation, or other facts about them. */
  readonly models?: Readonly<Record<string, SimulatedModel>>
}

/** What a model takes. */
export interface SimulatedModel {
  readonly maxOutputTokens: number
  /** Whether it takes `temperature`, `top_p` and `top_k` in version 2023-06-01 of the API; later ones have none. */
  readonly takesSampling: boolean
  /** Whether `tool_choice` may be `any` or `tool`: always, only without thinking, or never. */
  readonly takesForcedTools: "always" | "without-thinking" | "never"
  /** Whether it takes `output_config.effort`. */
  readonly takesEffort: boolean
}

/** A block of an answer. */
export type SimulatedBlock =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "thinking"; readonly thinking: string }
  | { readonly type: "tool_use"; readonly id: string; readonly name: string; readonly input: unknown }

/** Tokens as the API counts them: `input_tokens` is what neither came from a cache nor went into one. */
export interface SimulatedUsage {
  readonly input_tokens?: number
  readonly cache_creation_input_tokens?: number
  readonly cache_read_input_tokens?: number
  readonly output_tokens?: number
  readonly thinking_tokens?: number
}

/** One answer of the model. */
export interface SimulatedTurn {
  readonly content: ReadonlyArray<SimulatedBlock>
  /** @default tool_use after a call of a tool, else end_turn */
  readonly stopReason?: string
  readonly stopSequence?: string
  /** Comes with the stop reason `refusal`. */
  readonly stopDetails?: { readonly category: string | null; readonly explanation: string | null }
  /** @default 10 tokens in, 5 out */
  readonly usage?: SimulatedUsage
}

/**
 * What goes wrong instead of an answer. `error-event`: an error in the middle of a stream, after status 200.
 * `break-off`: the connection ends in the middle of the answer. `reset`: it ends before one. `hang`: nothing comes.
 */
export const Fault = Schema.Union([
  Schema.Struct({
    kind: Schema.Literal("status"),
    status: Schema.Int.check(Schema.isBetween({ minimum: 200, maximum: 599 })),
    /** @default the one of the documentation for this status */
    type: Schema.optionalKey(Schema.String),
    message: Schema.optionalKey(Schema.String),
    /** Goes into `error.details`. */
    errorCode: Schema.optionalKey(Schema.String),
    headers: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
    /** In place of the error object, as it is. */
    body: Schema.optionalKey(Schema.String)
  }),
  Schema.Struct({
    kind: Schema.Literal("error-event"),
    type: Schema.String,
    message: Schema.optionalKey(Schema.String),
    /** Text that came before. @default none */
    after: Schema.optionalKey(Schema.String)
  }),
  Schema.Struct({ kind: Schema.Literal("break-off"), text: Schema.String }),
  Schema.Struct({ kind: Schema.Literals(["hang", "reset"]) })
])
export type Fault = typeof Fault.Type

/** A request that reached `POST /v1/messages`. */
export interface SeenMessagesRequest {
  readonly key: string | undefined
  /** The body as JSON; `undefined` when it was none. */
  readonly body: unknown
}

/** What `GET /_simulator/state` answers. */
export interface SimulatorState {
  /** Oldest first, refused ones too. */
  readonly requests: ReadonlyArray<SeenMessagesRequest>
  /** How many requests were given up by the caller. */
  readonly cancelled: number
  /** How many faults are still to come. */
  readonly faults: number
}

/** A request as the simulator sees it, whatever carried it. Header names are in lower case. */
export interface SimulatedRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** An answer, or what happens to the connection instead. */
export type SimulatedAnswer =
  | {
      readonly _tag: "Response"
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      /** The body in pieces. */
      readonly chunks: ReadonlyArray<string>
      /** What comes after them. */
      readonly end: "complete" | "reset"
    }
  | { readonly _tag: "Hang" }
  | { readonly _tag: "Reset" }
