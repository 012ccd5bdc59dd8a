/**
 * An agent as data: the question it asks a model, the contract of the answer, what the answer means in the domain,
 * and the heuristic that answers in the same contract without a model. `AgentRunner` runs it.
 *
 * @since 0.1.0
 */
import { type Effect, Schema, type StandardSchema } from "effect"
import type { TaskKind } from "../models/ModelChoice.ts"
import type { LanguageTag } from "../text/Language.ts"
import type { ContractViolation } from "./AgentIssue.ts"

/**
 * A schema that validates and describes itself as JSON Schema. Zod 4 schemas are contracts as they are; for Effect
 * Schema see `fromEffectSchema`.
 *
 * @see https://standardschema.dev
 */
export interface Contract<Wire, Encoded = unknown> {
  readonly "~standard": StandardSchema.StandardSchemaV1.Props<Encoded, Wire> &
    StandardSchema.StandardJSONSchemaV1.Props<Encoded, Wire>
}

/** One turn of the conversation that a model is asked to continue. */
export interface PromptMessage {
  readonly role: "user" | "assistant"
  readonly content: string
}

/** What a model is asked. */
export interface Prompt {
  /** Rules and role. Never holds text from sources or users; that is fenced in `messages`. */
  readonly system: string
  readonly messages: readonly [PromptMessage, ...Array<PromptMessage>]
  /** Version of the wording, `name@version#digest`. @default the agent's name and version */
  readonly promptVersion?: string
}

/** One wording of a prompt: `definePrompt` makes it, `renderPrompt` fills it. */
export interface PromptTemplate {
  /** Lower-case words joined by `-`. */
  readonly name: string
  /** A whole number from 1, raised with every change of the wording. */
  readonly version: number
  /** Who the model is and which rules hold. */
  readonly system: string
  /** What to do now. `{{name}}` stands for a value. */
  readonly task: string
  /** SHA-256 of both texts. */
  readonly digest: string
  /** `name@version#` and the first 12 characters of the digest. */
  readonly ref: string
}

export interface Agent<Input, Wire, Output> {
  /** Lower-case words joined by `-`; recorded on everything the agent makes. */
  readonly name: string
  /** A whole number, raised with every change that can change the answer. */
  readonly version: number
  /** Kind of work, by which a caller routes it to a model. */
  readonly task: TaskKind
  /** Shape of the answer, for the model (as JSON Schema) and for decoding it. */
  readonly contract: Contract<Wire>
  /** The built-in wording, where an organization may put its own in its place. @default none: `prompt` has the only one */
  readonly wording?: PromptTemplate
  /** Pure: the same input gives the same prompt. `wording` is the one to use instead of the agent's own. */
  readonly prompt: (input: Input, wording?: PromptTemplate) => Prompt
  /** Checks what a shape cannot say (citations exist, ids are known) and builds the domain value. */
  readonly toDomain: (wire: Wire, input: Input) => Effect.Effect<Output, ContractViolation>
  /** Measures of the input what `toDomain` needs of it, and keeps that: done while a model answers. @default nothing */
  readonly prepare?: (input: Input) => void
  /** Pure and deterministic heuristic in the same contract. Its answer passes `contract` and `toDomain` as a model's. */
  readonly floor?: (input: Input) => Wire
  /** Primary language subtags (`en`) that the floor writes. @default every language */
  readonly floorLanguages?: ReadonlyArray<string>
  /** Language that `prose` must be in. @default none: the language is not checked */
  readonly language?: (input: Input) => LanguageTag
  /** The texts of an answer that readers will see, for the check of their language. */
  readonly prose?: (wire: Wire) => ReadonlyArray<string>
  /** How often one model is asked to mend its answer. @default 2 */
  readonly maxRepairs?: number
  /** Room for the answer, in tokens. @default 4096 */
  readonly maxOutputTokens?: number
  /** 0 to 2. @default the model's own */
  readonly temperature?: number
}

/** An agent whose types follow from its contract and functions; annotate the input of `prompt`. */
export const defineAgent = <Input, Wire, Output>(agent: Agent<Input, Wire, Output>): Agent<Input, Wire, Output> => agent

/** A contract from an Effect Schema whose encoded side is JSON. */
export const fromEffectSchema = <S extends Schema.ConstraintDecoder<unknown>>(
  schema: S
): Contract<S["Type"], S["Encoded"]> => ({
  "~standard": {
    ...Schema.toStandardSchemaV1(schema)["~standard"],
    jsonSchema: Schema.toStandardJSONSchemaV1(schema)["~standard"].jsonSchema
  }
})

/** JSON Schema (draft 2020-12) of what a model has to answer. Made once for each contract, and never to be changed. */
export const contractJsonSchema = (contract: Contract<unknown>): Readonly<Record<string, unknown>> => {
  const known = jsonSchemas.get(contract)
  if (known !== undefined) return known
  const made = contract["~standard"].jsonSchema.input({ target: "draft-2020-12" })
  jsonSchemas.set(contract, made)
  return made
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const jsonSchemas = new WeakMap<Contract<unknown>, Readonly<Record<string, unknown>>>()
