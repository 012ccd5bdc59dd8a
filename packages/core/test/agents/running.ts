import { AgentRunner, type RunOptions } from "@postwright/core/agents/AgentRunner"
import { type AgentTrace } from "@postwright/core/agents/AgentTrace"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { Effect } from "effect"
import { type Topic, zodTitles } from "./fixtures.ts"

/** An answer that the contract takes. */
export const good = `{"title":"Tea for everyone"}`
/** What is asked for. */
export const tea = { topic: "Tea" }

/** The options of a run, with these changes. */
export const options = (changes: Partial<RunOptions> = {}): RunOptions => ({
  model: "scripted",
  allowFloor: false,
  operationKey: "op",
  ...changes
})

/** Runs the agent of titles with a scripted model. */
export const run = Effect.fnUntraced(function* (changes: Partial<RunOptions> = {}, input: Topic = tea) {
  const runner = yield* AgentRunner
  return yield* runner.run(zodTitles, input, options(changes))
})

/** What each step of a run was for, and how it ended. */
export const outcomes = (trace: AgentTrace) => trace.steps.map((step) => `${step.purpose} ${step.outcome}`)

/** A scripted model that gives these answers in order, and its vendor's side. */
export const scripted = (...answers: [Scripted.VendorAnswer, ...Array<Scripted.VendorAnswer>]) =>
  Scripted.make({ answer: Scripted.inOrder(...answers) })

/** The same under an id of its own. */
export const named = (id: string, ...answers: [Scripted.VendorAnswer, ...Array<Scripted.VendorAnswer>]) =>
  Scripted.make({ id, answer: Scripted.inOrder(...answers) })
