/**
 * Which language models a caller wants, and for which kind of work.
 *
 * @since 0.1.0
 */
import { Result, Schema } from "effect"

/** Names an entry of the `LanguageModels` registry, such as `openrouter/large`. The id `none` is reserved. */
export const ModelId = Schema.NonEmptyString.check(
  Schema.makeFilter((id: string) => id !== "none" || `"none" means that no model is used, so no model may have that id`)
).pipe(Schema.brand("ModelId"))
export type ModelId = typeof ModelId.Type

/**
 * What an agent does, so that a caller can give cheap work to a cheap model. `extract` reads facts from sources,
 * `plan` decides what comes when, `write` makes text for readers, `translate` moves it to another language,
 * `judge` rates, `classify` sorts into known boxes.
 */
export const taskKinds = ["extract", "plan", "write", "translate", "judge", "classify"] as const
export type TaskKind = (typeof taskKinds)[number]

/** `cheapest` and `fastest` by what is known and measured, `best` by the declared quality, corrected by what is measured. */
export const routingGoals = ["cheapest", "fastest", "best"] as const
export type RoutingGoal = (typeof routingGoals)[number]

/** The router decides: the model that serves the goal best is asked first, the others when it fails. */
export interface ModelRoute {
  readonly route: RoutingGoal
  /** @default every model there is */
  readonly among?: readonly [string, ...Array<string>]
}

/** No model, one model, several of which the next one is asked when the one before failed, or a route. */
export type ModelChain = "none" | (string & {}) | readonly [string, ...Array<string>] | ModelRoute

/** A chain for everything, or a chain for each kind of task with a default for the others. */
export type ModelChoice =
  | ModelChain
  | { readonly default: ModelChain; readonly byTask: { readonly [task in TaskKind]?: ModelChain } }

/** What was chosen for this kind of task. */
export const chainFor = (choice: ModelChoice, task: TaskKind): ModelChain =>
  isByTask(choice) ? (choice.byTask[task] ?? choice.default) : choice

/**
 * The models that are named for this kind of task, in order and without repetition. Empty: no model was chosen, or a
 * route among every model.
 */
export const modelsFor = (choice: ModelChoice, task: TaskKind): ReadonlyArray<ModelId> => {
  const chain = chainFor(choice, task)
  const ids = isRoute(chain) ? (chain.among ?? []) : typeof chain === "string" ? [chain] : chain
  return [...new Set(ids)].filter((id) => id !== "none").map((id) => ModelId.make(id))
}

/** Whether the router decides among every model there is. */
export const isOpenRoute = (chain: ModelChain): boolean => isRoute(chain) && chain.among === undefined

/** Whether the router decides. */
export const isRoute = (chain: ModelChain): chain is ModelRoute =>
  typeof chain === "object" && !Array.isArray(chain) && "route" in chain

/** Whether this kind of task is given to a model: one that is named, or any by a route that names none. */
export const asksModel = (choice: ModelChoice, task: TaskKind): boolean =>
  isOpenRoute(chainFor(choice, task)) || modelsFor(choice, task).length > 0

/** Whether some kind of task is given to a model. */
export const choosesModel = (choice: ModelChoice): boolean => taskKinds.some((task) => asksModel(choice, task))

/** The choice as one line of text, as `parseModelChoice` reads it. */
export const modelChoiceText = (choice: ModelChoice): string =>
  isByTask(choice)
    ? [
        chainText(choice.default),
        ...taskKinds.flatMap((task) => {
          const chain = choice.byTask[task]
          return chain === undefined ? [] : [`${task}=${chainText(chain)}`]
        })
      ].join("; ")
    : chainText(choice)

/**
 * Reads a choice from one line of text: `none`; ids in the order in which they are tried, with commas between them; a
 * goal, `cheapest`, `fastest` or `best`, alone or with the ids among which it decides, `cheapest: a, b`. After a semicolon
 * follows what counts for one kind of task: `large; classify=cheapest: small, tiny`. Fails with what is wrong, as a
 * clause for a reader.
 *
 * @example
 * import { parseModelChoice } from "@postwright/core/models/ModelChoice"
 *
 * parseModelChoice("openai/large, anthropic/large; judge=cheapest")
 * // Result.succeed({ default: ["openai/large", "anthropic/large"], byTask: { judge: { route: "cheapest" } } })
 */
export const parseModelChoice = (text: string): Result.Result<ModelChoice, string> => {
  const [first = "", ...rest] = text.split(";")
  const chain = parseChain(first)
  if (Result.isFailure(chain) || rest.length === 0) return chain
  const byTask: { -readonly [task in TaskKind]?: ModelChain } = {}
  for (const part of rest) {
    const [name = "", ...value] = part.split("=")
    const task = taskKinds.find((kind) => kind === name.trim())
    if (task === undefined || value.length === 0) {
      return Result.fail(`"${part.trim()}" does not begin with ${taskKinds.join("=, ")}=`)
    }
    const parsed = parseChain(value.join("="))
    if (Result.isFailure(parsed)) return parsed
    byTask[task] = parsed.success
  }
  return Result.succeed({ default: chain.success, byTask })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const isByTask = (choice: ModelChoice): choice is Extract<ModelChoice, { readonly default: ModelChain }> =>
  typeof choice === "object" && "default" in choice

const chainText = (chain: ModelChain): string => {
  if (typeof chain === "string") return chain
  if (!isRoute(chain)) return chain.join(", ")
  return chain.among === undefined ? chain.route : `${chain.route}: ${chain.among.join(", ")}`
}

const parseChain = (text: string): Result.Result<ModelChain, string> => {
  const [, goal, listed] = /^\s*(\w+)\s*(?::(.*))?$/s.exec(text) ?? []
  const route = routingGoals.find((known) => known === goal)
  const ids = idsIn(route === undefined ? text : (listed ?? ""))
  if (ids.includes("")) return Result.fail(`"${text.trim()}" lacks the id of a model`)
  const [first, ...others] = ids
  if (ids.includes("none") && (route !== undefined || others.length > 0)) return Result.fail('"none" stands alone')
  if (route !== undefined) {
    return Result.succeed(first === undefined ? { route } : { route, among: [first, ...others] })
  }
  if (first === undefined) return Result.fail("it is empty")
  return Result.succeed(others.length === 0 ? first : [first, ...others])
}

const idsIn = (text: string): ReadonlyArray<string> =>
  text.trim() === "" ? [] : text.split(",").map((id) => id.trim())
