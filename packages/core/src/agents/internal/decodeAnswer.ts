import { Effect, Predicate, type StandardSchema } from "effect"
import { type Generation } from "../../models/LanguageModel.ts"
import { detectLanguage } from "../../text/LanguageDetection.ts"
import { primarySubtag } from "../../text/Language.ts"
import { type Agent, type Contract } from "../Agent.ts"
import { AgentIssue } from "../AgentIssue.ts"
import { type StepOutcome } from "../AgentTrace.ts"
import { answerJson } from "./answerJson.ts"

/** What an answer is worth: the domain value, or why it cannot be used. */
export type Judgement<Output> =
  | { readonly outcome: "accepted"; readonly value: Output }
  | { readonly outcome: Exclude<StepOutcome, "accepted">; readonly issues: ReadonlyArray<AgentIssue> }

/** Text → JSON → contract → language → domain. The first of them that fails is the outcome. */
export const decodeAnswer = Effect.fnUntraced(function* <Input, Wire, Output>(
  agent: Agent<Input, Wire, Output>,
  input: Input,
  generation: Generation
): Effect.fn.Return<Judgement<Output>> {
  if (generation.value === undefined && generation.text.trim() === "") {
    return { outcome: "empty", issues: [whole("The answer is empty")] }
  }
  const json = generation.value === undefined ? answerJson(generation.text) : { value: generation.value }
  if ("problem" in json) return { outcome: "not-json", issues: [whole(json.problem)] }
  return yield* decodeValue(agent, input, json.value, languageIssue)
})

/** The floor's answer. Its language was settled before it ran: what it writes are sentences of the sources. */
export const decodeFloor = <Input, Wire, Output>(agent: Agent<Input, Wire, Output>, input: Input, wire: Wire) =>
  decodeValue(agent, input, wire, () => undefined)

const decodeValue = Effect.fnUntraced(function* <Input, Wire, Output>(
  agent: Agent<Input, Wire, Output>,
  input: Input,
  value: unknown,
  checkLanguage: typeof languageIssue
): Effect.fn.Return<Judgement<Output>> {
  const checked = yield* validate(agent.contract, value)
  if (checked.issues !== undefined) return { outcome: "wrong-shape", issues: bounded(checked.issues.map(toIssue)) }
  const language = checkLanguage(agent, input, checked.value)
  if (language !== undefined) return { outcome: "wrong-language", issues: [language] }
  return yield* agent.toDomain(checked.value, input).pipe(
    Effect.map((output) => ({ outcome: "accepted", value: output }) as const),
    Effect.catchTag("ContractViolation", ({ issues }) =>
      Effect.succeed({ outcome: "contract-violation", issues: bounded(issues) } as const)
    )
  )
})

// An answer of a thousand faults says no more than its first ones, and traces are kept.
const maxIssues = 50
const maxMessageLength = 500

const bounded = (issues: ReadonlyArray<AgentIssue>): ReadonlyArray<AgentIssue> =>
  issues
    .slice(0, maxIssues)
    .map((issue) =>
      issue.message.length <= maxMessageLength
        ? issue
        : new AgentIssue({ path: issue.path, message: `${issue.message.slice(0, maxMessageLength)}…` })
    )

const whole = (message: string): AgentIssue => new AgentIssue({ path: [], message })

// A contract that throws on an odd value (in a refinement, or by depth) says by that that the value is not valid.
const validate = <Wire>(
  contract: Contract<Wire>,
  value: unknown
): Effect.Effect<StandardSchema.StandardSchemaV1.Result<Wire>> =>
  Effect.try({ try: () => contract["~standard"].validate(value), catch: threw }).pipe(
    Effect.flatMap((result) =>
      isPending(result) ? Effect.tryPromise({ try: () => result, catch: threw }) : Effect.succeed(result)
    ),
    Effect.catch((failure) => Effect.succeed(failure))
  )

const threw = (cause: unknown): StandardSchema.StandardSchemaV1.FailureResult => ({
  issues: [{ message: `The contract cannot read the answer (${cause instanceof Error ? cause.message : "it threw"})` }]
})

const isPending = <A>(result: A | Promise<A>): result is Promise<A> => Predicate.isPromiseLike(result)

const toIssue = (issue: StandardSchema.StandardSchemaV1.Issue): AgentIssue =>
  new AgentIssue({
    path: (issue.path ?? []).map((segment) => {
      const key = typeof segment === "object" ? segment.key : segment
      return Number.isSafeInteger(key) ? Number(key) : String(key)
    }),
    message: issue.message
  })

const languageIssue = <Input, Wire, Output>(
  agent: Agent<Input, Wire, Output>,
  input: Input,
  wire: Wire
): AgentIssue | undefined => {
  if (agent.language === undefined || agent.prose === undefined) return undefined
  const wanted = agent.language(input)
  if (!distinguishable.has(primarySubtag(wanted))) return undefined
  const found = detectLanguage(agent.prose(wire).join("\n"))
  if (found.confidence < sureLanguage || found.language === primarySubtag(wanted)) return undefined
  return whole(`The text is in the language "${found.language}"; write it in "${wanted}"`)
}

// Only a clear case counts: names, hashtags and quotations of another language are no fault.
const sureLanguage = 0.7

// Languages that the detector tells apart from their neighbours; Danish and Norwegian, or Catalan, are not among them.
const distinguishable: ReadonlySet<string> = new Set(
  "ar bg cs de el en es fi fr he hi hu it ja ko nl pl pt ro ru sv th tr uk vi zh".split(" ")
)
