/**
 * Port: a language model. Adapters: `packages/providers`; a plain async function becomes one by `fromPromises`. An
 * adapter translates one call and its failures; retry, repair, limits and money are the business of `AgentRunner`.
 *
 * @since 0.1.0
 */
import { type Effect, Schema, type Stream } from "effect"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { type ModelId } from "./ModelChoice.ts"
import { type ModelError } from "./ModelError.ts"
import { type ModelPricing, ModelUsage } from "./ModelUsage.ts"

/** What a model can do, as data. Callers read this and never the vendor's name. */
export interface LanguageModelCapabilities {
  /** `native`: the vendor holds the answer to the schema. `json`: to JSON of any shape. `none`: to nothing. */
  readonly structuredOutput: "native" | "json" | "none"
  readonly supportsSeed: boolean
  readonly supportsTemperature: boolean
  /** Whether it can ask for tools. */
  readonly supportsTools: boolean
  /** Whether `stream` is there. */
  readonly supportsStreaming: boolean
  /** Prompt and answer together. */
  readonly maxContextTokens: number
  readonly maxOutputTokens: number
}

/** A function that a model may ask its caller to run. */
export interface ModelTool {
  /** 1 to 64 of `A-Z a-z 0-9 _ -`. */
  readonly name: string
  /** What it does and when to use it, for the model. */
  readonly description: string
  /** Of its arguments: an object. */
  readonly jsonSchema: Readonly<Record<string, unknown>>
}

/** A tool that a model asks to be run. Its arguments are what the model wrote: decode them before use. */
export const ToolCall = Schema.Struct({
  /** By which the result is told. */
  id: Schema.NonEmptyString,
  name: Schema.NonEmptyString,
  /** As JSON; text that was no JSON is a string. */
  arguments: Schema.Unknown
})
export type ToolCall = typeof ToolCall.Type

/** One turn of a conversation. After a turn with calls of tools comes a result for each of them. */
export type ModelMessage =
  | { readonly role: "user"; readonly content: string }
  | { readonly role: "assistant"; readonly content: string; readonly toolCalls?: ReadonlyArray<ToolCall> }
  | { readonly role: "tool"; readonly toolCallId: string; readonly content: string; readonly isError?: boolean }

/** One call. */
export interface GenerateRequest {
  readonly system: string
  /** Oldest first; the last one is the user's, or a tool's. */
  readonly messages: ReadonlyArray<ModelMessage>
  /** The JSON that is wanted; absent: free text. The name has 1 to 64 of `A-Z a-z 0-9 _ -`. */
  readonly answer?: { readonly name: string; readonly jsonSchema: Readonly<Record<string, unknown>> }
  /** What the model may ask to be run. A model without `supportsTools` fails with `RequestRejected`. @default none */
  readonly tools?: ReadonlyArray<ModelTool>
  /** `required`: it must ask for one. @default "auto": as the model likes */
  readonly toolChoice?: "auto" | "none" | "required" | { readonly tool: string }
  /**
   * System prompt, tools and schema come again in other requests: a vendor that has to be asked to keep them in a cache
   * is asked. @default false
   */
  readonly isPrefixShared?: boolean
  /** 1 to the model's limit. */
  readonly maxOutputTokens: number
  /** 0 to 2. @default the model's own */
  readonly temperature?: number
  /** The same seed asks for the same answer; no vendor promises it. */
  readonly seed?: number
  /** Goes to vendors that drop a request with a key they have seen. */
  readonly operationKey?: string
}

/** A complete answer. One that was refused or cut off is a `ModelError` instead. */
export class Generation extends Schema.Class<Generation>("@postwright/core/models/Generation")({
  /** The answer as text; empty when the model said nothing. */
  text: Schema.String,
  /** The answer as JSON, where the vendor's library has parsed it. `text` holds the same. */
  value: Schema.optionalKey(Schema.Unknown),
  /** What the model asks to be run; absent when nothing. */
  toolCalls: Schema.optionalKey(Schema.NonEmptyArray(ToolCall)),
  usage: ModelUsage,
  /** Vendor that answered, such as `openrouter`. */
  vendor: Schema.NonEmptyString,
  /** The model that answered, by the vendor's name, version included. A router may answer with another than asked. */
  model: Schema.NonEmptyString,
  /** `stop`: the model was done. `other`: it ended for a reason that the port has no word for. */
  finishReason: Schema.Literals(["stop", "tool-calls", "other"]),
  /** Options that the vendor does not support and that were left out, for a reader. */
  warnings: Schema.Array(Schema.String)
}) {}

/** A piece of an answer, or at the end the whole of it. */
export type GenerationPart =
  | { readonly _tag: "Delta"; readonly text: string }
  | { readonly _tag: "End"; readonly generation: Generation }

export interface LanguageModel {
  readonly id: ModelId
  /** Lower-case name such as `openrouter`. */
  readonly vendor: string
  /** The vendor's name of the model. */
  readonly model: string
  readonly capabilities: LanguageModelCapabilities
  /** Absent: what a call costs is known only where the vendor says it. */
  readonly pricing?: ModelPricing
  /**
   * Asks once: no retry, no repair. Interruption cancels the request at the vendor. Credentials are those of the
   * current actor's organization.
   *
   * Fails with every reason of `ModelError` but `ModelNotFound`, `ModelIdTaken` and `TimedOut`; the last one only if the
   * vendor itself says so.
   */
  readonly generate: (request: GenerateRequest) => Effect.Effect<Generation, ModelError, CurrentActor>
  /** As `generate`, piece by piece; the last element, and only that, is an `End`. */
  readonly stream?: (request: GenerateRequest) => Stream.Stream<GenerationPart, ModelError, CurrentActor>
}
