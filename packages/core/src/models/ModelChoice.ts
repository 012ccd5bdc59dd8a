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

/** No model, one model, or several of which the next one is asked when the one before failed. */
export type ModelChain = "none" | (string & {}) | readonly [string, ...Array<string>]

/** A chain for everything, or a chain for each kind of task with a default for the others. */
export type ModelChoice =
  | ModelChain
  | { readonly default: ModelChain; readonly byTask: { readonly [task in TaskKind]?: ModelChain } }

/** The models to ask for this kind of task, in order and without repetition. Empty: no model was chosen. */
export const modelsFor = (choice: ModelChoice, task: TaskKind): ReadonlyArray<ModelId> => {
  const chain = isRouted(choice) ? (choice.byTask[task] ?? choice.default) : choice
  const ids = typeof chain === "string" ? [chain] : chain
  return [...new Set(ids)].filter((id) => id !== "none").map((id) => ModelId.make(id))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const isRouted = (choice: ModelChoice): choice is Extract<ModelChoice, { readonly default: ModelChain }> =>
  typeof choice === "object" && "default" in choice
