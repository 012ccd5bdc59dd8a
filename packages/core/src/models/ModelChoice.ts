/**
 * Which language models a caller wants, and for which kind of work.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

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

/** Whether the router decides. */
export const isRoute = (chain: ModelChain): chain is ModelRoute =>
  typeof chain === "object" && !Array.isArray(chain) && "route" in chain

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const isByTask = (choice: ModelChoice): choice is Extract<ModelChoice, { readonly default: ModelChain }> =>
  typeof choice === "object" && "default" in choice
