import { Effect, Schema } from "effect"
import type * as Core from "../../agents/Agent.ts"
import { checkIssues } from "../../agents/AgentIssue.ts"
import { definePrompt, type PromptSections, renderPrompt } from "../../agents/PromptLibrary.ts"
import { LanguageTag } from "../../text/Language.ts"
import type { Agent, AgentContract, AgentIssue } from "../Agent.ts"
import type { WordedAgent } from "../Postwright.ts"
import { PostwrightError } from "../PostwrightError.ts"
import { callNow, functionFailed, threw } from "./agentFunction.ts"
import { placeholdersOf } from "./checkAgent.ts"
import { inputCheck } from "./inputCheck.ts"

/**
 * The plain agent as `AgentRunner` takes it, for this input: its material is read now, once. Throws `PostwrightError` for
 * material that is none.
 */
export const effectAgent = <Input, Answer, Wire>(
  given: Agent<Input, Answer, Wire>,
  input: Input
): Core.Agent<Input, Answer, Answer> => {
  const { check, floor, floorLanguages, language, maxOutputTokens, maxRepairs, name, prose, temperature } = given
  const wording = wordingOf(given)
  const sections = sectionsOf(given, input)
  try {
    renderPrompt(wording, sections)
  } catch (cause) {
    throw materialInvalid(name, cause instanceof Error ? cause.message : String(cause))
  }
  return {
    name,
    version: given.version,
    task: given.task ?? "write",
    contract: contractOf(given),
    wording,
    prompt: (_, chosen = wording) => renderPrompt(chosen, sections),
    toDomain: (answer) =>
      check === undefined
        ? Effect.succeed(answer)
        : Effect.tryPromise({
            try: async () => issuesOf(name, await check(answer, input)),
            catch: (cause) =>
              cause instanceof PostwrightError ? cause : functionFailed(name, "check", threw(cause), { cause })
          }).pipe(Effect.orDie, Effect.flatMap(checkIssues), Effect.as(answer)),
    // What the contract takes; it decodes the floor's answer as it does a model's.
    ...(floor === undefined ? {} : { floor: () => callNow(name, "floor", () => floor(input)) as unknown as Answer }),
    ...(floorLanguages === undefined ? {} : { floorLanguages }),
    ...(language === undefined ? {} : { language: always(languageOf(name, language, input)) }),
    ...(prose === undefined
      ? {}
      : {
          prose: (answer) =>
            textsOf(
              name,
              callNow(name, "prose", () => prose(answer))
            )
        }),
    ...(maxRepairs === undefined ? {} : { maxRepairs }),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(temperature === undefined ? {} : { temperature })
  }
}

/** The agent's own words, as a prompt. */
export const wordingOf = ({ instructions, name, system, version }: WordedAgent): Core.PromptTemplate =>
  definePrompt({ name, version, system, task: instructions })

/** The contract: the promise door tells of it only what callers must know. */
export const contractOf = <Answer>({
  contract
}: {
  readonly contract: AgentContract<unknown, Answer>
}): Core.Contract<Answer> => contract as unknown as Core.Contract<Answer>

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const materialRemedy = "Mend what material returns; the type AgentMaterial says what it may hold"
const checkMaterial = inputCheck({ code: "agent-material-invalid", remedy: materialRemedy })
const checkFunction = inputCheck({ code: "agent-function-failed", remedy: "Mend what the function returns" })

const Texts = Schema.optional(Schema.Array(Schema.Struct({ label: Schema.String, text: Schema.String })))
const Material = Schema.Struct({
  values: Schema.optional(Schema.Record(Schema.String, Schema.Union([Schema.String, Schema.Finite]))),
  rules: Schema.optional(Schema.Array(Schema.String)),
  brand: Texts,
  request: Texts,
  evidence: Texts
})
const Issues = Schema.Array(
  Schema.Struct({ path: Schema.Array(Schema.Union([Schema.String, Schema.Int])), message: Schema.NonEmptyString })
)
const Prose = Schema.Array(Schema.String)

const sectionsOf = <Input, Answer, Wire>(
  { instructions, material, name }: Agent<Input, Answer, Wire>,
  input: Input
): PromptSections => {
  const given = callNow(name, "material", () => material(input))
  const { brand, evidence, request, rules, values = {} } = checkMaterial(`material of "${name}"`, Material, given)
  const missing = placeholdersOf(instructions).filter((key) => !Object.hasOwn(values, key))
  if (missing.length > 0) {
    const listed = missing.map((key) => `{{${key}}}`).join(", ")
    const example = missing.map((key) => (/^\w+$/.test(key) ? key : JSON.stringify(key))).join(": …, ")
    throw materialInvalid(
      name,
      `instructions hold ${listed}, and material gives no such value`,
      `Return values: { ${example}: … } from material, or take the placeholder out`
    )
  }
  return {
    values,
    ...(rules === undefined ? {} : { policy: rules }),
    ...(brand === undefined ? {} : { brand }),
    ...(request === undefined ? {} : { request }),
    ...(evidence === undefined ? {} : { evidence })
  }
}

const issuesOf = (name: string, given: unknown): ReadonlyArray<AgentIssue> =>
  checkFunction(`what check of "${name}" gives`, Issues, given)

const textsOf = (name: string, given: unknown): ReadonlyArray<string> =>
  checkFunction(`what prose of "${name}" gives`, Prose, given)

const languageOf = <Input>(name: string, language: string | ((input: Input) => string), input: Input): LanguageTag =>
  checkFunction(
    `language of "${name}"`,
    LanguageTag,
    typeof language === "function" ? callNow(name, "language", () => language(input)) : language
  )

const always =
  <A>(value: A) =>
  () =>
    value

const materialInvalid = (agent: string, problem: string, remedy = materialRemedy): PostwrightError =>
  new PostwrightError({
    code: "agent-material-invalid",
    message: `The agent "${agent}" cannot ask: ${problem}. ${remedy}`,
    remedy,
    isRetryable: false,
    details: { agent }
  })
