import { nearest } from "../../text/Nearest.ts"
import type { Agent } from "../Agent.ts"
import type { TaskKind } from "../Models.ts"
import { PostwrightError } from "../PostwrightError.ts"

/** A copy of the agent that nobody changes, if it is one. Throws `PostwrightError`. Programs without types pass anything. */
export const checkAgent = <Input, Answer, Wire>(agent: Agent<Input, Answer, Wire>): Agent<Input, Answer, Wire> => {
  if (checked.has(agent)) return agent
  const issues = issuesOf(agent)
  if (issues.length > 0) throw invalid(agent, issues)
  const copy = Object.freeze({ ...agent })
  checked.add(copy)
  return copy
}

/** Whether it is to be looked up among the agents that come with Postwright: a name, or one that makes domain values. */
export const isBuiltIn = (agent: unknown): agent is string | object =>
  typeof agent === "string" ||
  (isRecord(agent) && typeof agent["toDomain"] === "function" && typeof agent["prompt"] === "function")

/** The placeholders of a text. */
export const placeholdersOf = (text: string): ReadonlyArray<string> => [
  ...new Set(Array.from(text.matchAll(placeholder), (match) => match[1] ?? ""))
]

/** Two agents that could not be told apart in what they made. */
export const nameTaken = (name: string, why: string, remedy: string): PostwrightError =>
  new PostwrightError({
    code: "agent-name-taken",
    message: `The agent "${name}" cannot be run: ${why}. ${remedy}`,
    remedy,
    isRetryable: false,
    details: { agent: name }
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const checked = new WeakSet<object>()

// The same as prompts are filled by.
const placeholder = /\{\{([\w-]+)\}\}/g

// Said once more here, so that defining an agent loads nothing.
const tasks: ReadonlyArray<TaskKind> = ["extract", "plan", "write", "translate", "judge", "classify"]
const maxNameLength = 64

const keys = [
  "name",
  "version",
  "task",
  "contract",
  "system",
  "instructions",
  "material",
  "check",
  "floor",
  "floorLanguages",
  "language",
  "prose",
  "maxRepairs",
  "maxOutputTokens",
  "temperature"
] as const satisfies ReadonlyArray<keyof Agent<unknown, unknown>>

const issuesOf = (agent: unknown): ReadonlyArray<string> => {
  if (!isRecord(agent)) return ["it is no object; pass { name, version, contract, system, instructions, material }"]
  const { floorLanguages, language, name, prose, task, version } = agent
  return [
    ...Object.keys(agent).flatMap(unknownKey),
    ...(isName(name)
      ? []
      : ["name is not lower-case words joined by -, at most 64 characters, such as objection-finder"]),
    ...(typeof name === "string" && name.startsWith("own-")
      ? ["name begins with own-, which names the wordings of organizations; choose another one"]
      : []),
    ...(Number.isSafeInteger(version) && Number(version) >= 1
      ? []
      : ["version is not a whole number from 1; start with 1, and raise it with every change"]),
    ...(task === undefined || tasks.some((kind) => kind === task) ? [] : [`task is not one of ${tasks.join(", ")}`]),
    ...contractIssues(agent["contract"]),
    ...textIssues("system", agent["system"]),
    ...textIssues("instructions", agent["instructions"]),
    ...(typeof agent["material"] === "function"
      ? []
      : ["material is not a function; write (input) => ({ request: [{ label, text }] })"]),
    ...(["check", "floor", "prose"] as const)
      .filter((key) => agent[key] !== undefined && typeof agent[key] !== "function")
      .map((key) => `${key} is not a function`),
    ...(language === undefined || typeof language === "function" || isLanguageTag(language)
      ? []
      : ['language is neither a BCP 47 tag such as "de" or "en-GB" nor a function that gives one']),
    ...(floorLanguages === undefined || isSubtags(floorLanguages)
      ? []
      : ['floorLanguages is not a list of languages such as ["en", "de"]']),
    ...[
      { key: "floorLanguages", value: floorLanguages },
      { key: "prose", value: prose }
    ]
      .filter(({ value }) => value !== undefined && language === undefined)
      .map(({ key }) => `${key} says nothing without language; add language: "en", or a function of the input`),
    ...numberIssue("maxRepairs", agent["maxRepairs"], { minimum: 0, maximum: 10, isWhole: true }),
    ...numberIssue("maxOutputTokens", agent["maxOutputTokens"], { minimum: 1, maximum: 10_000_000, isWhole: true }),
    ...numberIssue("temperature", agent["temperature"], { minimum: 0, maximum: 2, isWhole: false })
  ]
}

const unknownKey = (key: string): ReadonlyArray<string> => {
  if (keys.some((known) => known === key)) return []
  const meant = key === "toDomain" ? "check" : key === "prompt" ? "instructions" : nearest(key, keys)
  return [
    `"${key}" is no part of an agent; ${meant === undefined ? `there are ${keys.join(", ")}` : `did you mean "${meant}"?`}`
  ]
}

const contractIssues = (contract: unknown): ReadonlyArray<string> => {
  const advice = "pass a zod schema (4.2 or newer) or another Standard Schema with JSON Schema"
  if (contract === undefined) return [`contract is missing: without one no answer can be checked; ${advice}`]
  const standard = isObject(contract) ? Reflect.get(contract, "~standard") : undefined
  if (!isObject(standard)) {
    const isEffectSchema = isObject(contract) && "ast" in contract
    return [
      isEffectSchema
        ? "contract is an Effect Schema; write fromEffectSchema(schema), of @postwright/core/agents/Agent"
        : `contract is no schema; ${advice}`
    ]
  }
  const [validate, jsonSchema] = [Reflect.get(standard, "validate"), Reflect.get(standard, "jsonSchema")]
  const describe: unknown = isObject(jsonSchema) ? Reflect.get(jsonSchema, "input") : undefined
  if (typeof validate !== "function" || typeof describe !== "function") {
    return [`contract cannot describe itself as JSON Schema, which models are told; ${advice}`]
  }
  try {
    describe.call(jsonSchema, { target: "draft-2020-12" })
    return []
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    return [`contract cannot be told as JSON Schema (${why}); use what JSON has: objects, lists, texts, numbers`]
  }
}

const textIssues = (key: "system" | "instructions", text: unknown): ReadonlyArray<string> => {
  if (typeof text !== "string" || text.trim() === "") return [`${key} is not a text with words in it`]
  const rest = key === "system" ? text : text.replace(placeholder, "")
  if (!/\{\{|\}\}/.test(rest)) return []
  return [
    key === "system"
      ? "system holds {{ or }}; placeholders stand in instructions alone"
      : "instructions holds {{ or }} that is no placeholder; write {{count}}, of letters, digits, _ and -, without blanks"
  ]
}

const numberIssue = (
  key: string,
  value: unknown,
  { isWhole, maximum, minimum }: { readonly minimum: number; readonly maximum: number; readonly isWhole: boolean }
): ReadonlyArray<string> => {
  const isIn = typeof value === "number" && value >= minimum && value <= maximum
  if (value === undefined || (isIn && (!isWhole || Number.isInteger(value)))) return []
  return [`${key} is not a ${isWhole ? "whole " : ""}number from ${minimum} to ${maximum}`]
}

const isName = (name: unknown): boolean =>
  typeof name === "string" && name.length <= maxNameLength && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)

const isLanguageTag = (tag: unknown): boolean => {
  try {
    return typeof tag === "string" && Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

const isSubtags = (list: unknown): boolean =>
  Array.isArray(list) && list.length > 0 && list.every((tag) => typeof tag === "string" && /^[a-z]{2,3}$/.test(tag))

const isObject = (value: unknown): value is object =>
  (typeof value === "object" && value !== null) || typeof value === "function"

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const invalid = (agent: unknown, issues: ReadonlyArray<string>): PostwrightError => {
  const name = isRecord(agent) && typeof agent["name"] === "string" ? ` "${agent["name"].slice(0, 100)}"` : ""
  const remedy = "Mend what is named; docs/guides/write-an-agent.md shows a whole agent"
  return new PostwrightError({
    code: "agent-invalid",
    message: `The agent${name} cannot be run: ${issues.join("; ")}. ${remedy}`,
    remedy,
    isRetryable: false,
    details: { issues }
  })
}
