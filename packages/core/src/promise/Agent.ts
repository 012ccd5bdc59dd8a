/**
 * Own agents at the promise door: a question to a model with the contract of its answer, as plain data and functions.
 *
 * @since 0.1.0
 */
import type { Brief, GeneratedBy } from "./Formats.ts"
import { checkAgent } from "./internal/checkAgent.ts"
import type { ModelChoice, TaskKind } from "./Models.ts"
import type { ReviewOptions } from "./Review.ts"

/**
 * A schema that validates and describes itself as JSON Schema: a Standard Schema, such as a zod 4.2 schema as it is. For
 * Effect Schema see `fromEffectSchema` of `@postwright/core/agents/Agent`.
 *
 * @see https://standardschema.dev
 */
export interface AgentContract<Wire, Answer> {
  readonly "~standard": {
    readonly version: 1
    readonly vendor: string
    readonly types?: { readonly input: Wire; readonly output: Answer } | undefined
    readonly validate: (value: unknown) => ContractResult<Answer> | Promise<ContractResult<Answer>>
    readonly jsonSchema: {
      readonly input: (options: { readonly target: "draft-2020-12" }) => Record<string, unknown>
    }
  }
}

/** What a contract says of a value. */
export type ContractResult<Answer> =
  | { readonly value: Answer; readonly issues?: undefined }
  | {
      readonly issues: ReadonlyArray<{
        readonly message: string
        readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined
      }>
    }

/** A text that somebody wrote outside of the program, with a name for the model. */
export interface MaterialText {
  readonly label: string
  readonly text: string
}

/** What goes into a question besides its wording. What other people wrote is fenced, so that it orders nothing. */
export interface AgentMaterial {
  /** Of the placeholders: numbers and single words of yours, at most 100 characters, never free text. */
  readonly values?: Readonly<Record<string, string | number>> | undefined
  /** Rules of your program. They stand among the rules, unfenced: never text of other people. */
  readonly rules?: ReadonlyArray<string> | undefined
  /** How the brand wants to sound. Fenced; followed as wishes of style. */
  readonly brand?: ReadonlyArray<MaterialText> | undefined
  /** What the task is about. Fenced. */
  readonly request?: ReadonlyArray<MaterialText> | undefined
  /** What may be stated as fact. Fenced. */
  readonly evidence?: ReadonlyArray<MaterialText> | undefined
}

/** One fault of an answer. */
export interface AgentIssue {
  /** Where in the answer, outermost first; empty: the answer as a whole. */
  readonly path: ReadonlyArray<string | number>
  /** What is wrong and what would be right; goes back to the model as it stands. */
  readonly message: string
}

/** An agent: what a model is asked, what its answer must be, and what answers without a model. */
export interface Agent<Input, Answer, Wire = unknown> {
  /** Lower-case words joined by `-`, at most 64 characters; recorded on everything that the agent makes. */
  readonly name: string
  /** A whole number from 1, raised with every change that can change the answer. */
  readonly version: number
  /** Kind of work, by which a choice of models by task routes it. @default "write" */
  readonly task?: TaskKind | undefined
  /** Shape of the answer, for the model (as JSON Schema) and for decoding it. */
  readonly contract: AgentContract<Wire, Answer>
  /** Who the model is and which rules hold. */
  readonly system: string
  /** What to do now. `{{name}}` stands for a value of the material. */
  readonly instructions: string
  /** Pure: the same input gives the same question. */
  readonly material: (input: Input) => AgentMaterial
  /** What a shape cannot say. An issue goes back to the model, which then answers again; none: the answer is good. */
  readonly check?:
    | ((
        answer: NoInfer<Answer>,
        input: NoInfer<Input>
      ) => ReadonlyArray<AgentIssue> | PromiseLike<ReadonlyArray<AgentIssue>>)
    | undefined
  /** Pure heuristic in the same contract: answers where no model was chosen, or none gave an answer and it is allowed. */
  readonly floor?: ((input: NoInfer<Input>) => NoInfer<Wire>) | undefined
  /** Primary language subtags (`en`) that the floor writes; needs `language`. @default every language */
  readonly floorLanguages?: ReadonlyArray<string> | undefined
  /** BCP 47 tag of the language that `prose` must be in. @default the language is not checked */
  readonly language?: string | ((input: NoInfer<Input>) => string) | undefined
  /** The texts of an answer that readers will see: in another language than `language` they are repaired. */
  readonly prose?: ((answer: NoInfer<Answer>) => ReadonlyArray<string>) | undefined
  /** How often one model is asked to mend its answer, 0 to 10. @default 2 */
  readonly maxRepairs?: number | undefined
  /** Room for the answer, in tokens. @default 4096 */
  readonly maxOutputTokens?: number | undefined
  /** 0 to 2. @default the model's own */
  readonly temperature?: number | undefined
}

/** One element of a list of the answer, as the model wrote it: nothing has checked it yet. */
export interface AnswerElement {
  /** Place in the list, from 0. */
  readonly index: number
  readonly value: unknown
  /** Counts the answers of this run from 1: after a repair the elements come again, in an answer of their own. */
  readonly answer: number
}

/** Looks at an answer while a model writes it. */
export interface AnswerWatch {
  /** Name of a list at the top of the answer. */
  readonly field: string
  /** Gets each element as soon as it is whole. The answer is read on when it is done: keep it quick. */
  readonly onElement: (element: AnswerElement) => void | PromiseLike<void>
}

/** How an agent is run. */
export interface RunOptions {
  /** @default "none": the floor answers */
  readonly model?: ModelChoice
  /** Whether the floor may answer when every chosen model failed. @default false */
  readonly allowFloor?: boolean
  /**
   * Names the operation: the same agent, operation and question takes its paid answers from the record, where a lasting
   * store is set up also after a restart. @default every call is its own
   */
  readonly operation?: string
  /**
   * What models may cost, in US dollars; a call that does not fit is not made. Calls with the same `operation` share it.
   *
   * @default no limit
   */
  readonly budget?: number
  /** Whole number from 0, for models that take one. @default none */
  readonly seed?: number
  /** Needs a role that writes: owner, admin or editor. @default the owner */
  readonly as?: ReviewOptions["as"]
  /** Stops the work. */
  readonly signal?: AbortSignal
  /** Longest wait for one answer of a model, in milliseconds. @default 120000 */
  readonly timeoutMillis?: number
  /** @default nobody looks */
  readonly watch?: AnswerWatch
}

/** One question to a model, or the floor's turn. */
export interface AgentStep {
  readonly by: "model" | "floor"
  /** The model's id; absent for the floor. */
  readonly model?: string
  /** Who answered, where an answer came. */
  readonly answeredBy?: { readonly vendor: string; readonly model: string }
  /** Counts the questions to this model from 1. */
  readonly attempt: number
  /** `ask`: the first question. `repair`: asked again with what was wrong. `retry`: the same after a failure. */
  readonly purpose: "ask" | "repair" | "retry"
  /** `accepted`: its answer is the result. */
  readonly outcome:
    | "accepted"
    | "empty"
    | "not-json"
    | "wrong-shape"
    | "wrong-language"
    | "contract-violation"
    | "truncated"
    | "refused"
    | "failed"
    | "limit-reached"
  /** Of the failure, such as `model-overloaded`. */
  readonly code?: string
  /** What happened, for a reader; empty when there is nothing to say. */
  readonly detail: string
  /** What was wrong with the answer. */
  readonly issues: ReadonlyArray<AgentIssue>
  /** Options that the vendor left out. */
  readonly warnings: ReadonlyArray<string>
  readonly usage?: {
    /** Cached ones included. */
    readonly inputTokens: number
    /** Reasoning included. */
    readonly outputTokens: number
    readonly cachedTokens: number
    readonly cacheWriteTokens?: number
    readonly reasoningTokens: number
    readonly costMicroUsd?: number
  }
  /** Absent: unknown, or nothing was used. */
  readonly costMicroUsd?: number
  /** Whether the answer was paid for by an earlier run of the same operation. */
  readonly isReplayed: boolean
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly durationMillis: number
}

/** What an agent made, who made it, and how it came to that. */
export interface AgentResult<Answer> {
  /** As the contract gives it. */
  readonly value: Answer
  readonly generatedBy: GeneratedBy
  /** What this run paid, in millionths of a US dollar. Null: the price of an answer is not known. */
  readonly costMicroUsd: number | null
  /** In the order they happened. */
  readonly steps: ReadonlyArray<AgentStep>
}

/** The agents that come with Postwright. */
export type BuiltInAgentName =
  | "research"
  | "trends"
  | "orchestrator"
  | "director"
  | "copywriter"
  | "judge"
  | "editor"
  | "rewriter"
  | "compliance"
  | "growth"
  | "script"
  | "designer"
  | "translator"
  | "scheduler"
  | "insight"
  | "reply"

/** An agent that comes with Postwright, as far as its types have to be known here. */
export interface BuiltInAgent<Input, Value> {
  readonly name: string
  readonly version: number
  readonly prompt: (input: Input) => unknown
  readonly toDomain: (wire: never, input: Input) => { readonly "~effect/Effect": { readonly _A: (_: never) => Value } }
}

/** What a built-in agent is given, with its brief as plain data, if it has one. */
export type BuiltInInput<Input> = Input extends { readonly brief: unknown }
  ? Omit<Input, "brief"> & { readonly brief: Input["brief"] | Brief }
  : Input

/** Runs an agent: an own one, a built-in one, or a built-in one by its name. */
export interface RunAgent {
  <Input, Answer, Wire>(
    agent: Agent<Input, Answer, Wire>,
    input: NoInfer<Input>,
    options?: RunOptions
  ): Promise<AgentResult<Answer>>
  <Input, Value>(
    agent: BuiltInAgent<Input, Value>,
    input: BuiltInInput<NoInfer<Input>>,
    options?: RunOptions
  ): Promise<AgentResult<Value>>
  (
    agent: BuiltInAgentName,
    input: Readonly<Record<string, unknown>>,
    options?: RunOptions
  ): Promise<AgentResult<unknown>>
}

/**
 * Checks an agent, and infers its types: the answer's from the contract, the input's from `material`, so annotate that.
 * Throws `PostwrightError` with the code `agent-invalid`, naming every fault and what to do.
 *
 * @example
 * import { createPostwright, defineAgent } from "@postwright/core/promise"
 * import { z } from "zod"
 *
 * const headlines = defineAgent({
 *   name: "headlines",
 *   version: 1,
 *   contract: z.object({ headlines: z.array(z.string().max(60)) }),
 *   system: "You write headlines. You never invent facts.",
 *   instructions: "Write at most {{count}} headlines for the note.",
 *   material: (input: { note: string }) => ({ values: { count: 3 }, evidence: [{ label: "note", text: input.note }] }),
 *   floor: ({ note }) => ({ headlines: [note.slice(0, 60)] })
 * })
 * const { value, generatedBy } = await createPostwright().run(headlines, { note: "Our sourdough rests for 36 hours." })
 * console.log(value.headlines[0]) // => Our sourdough rests for 36 hours.
 * console.log(generatedBy.kind) // => floor
 */
export const defineAgent = <Input, Answer, Wire>(agent: Agent<Input, Answer, Wire>): Agent<Input, Answer, Wire> =>
  checkAgent(agent)
