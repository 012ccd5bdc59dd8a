/**
 * What an agent did to get its answer, step by step: the record that an audit and a reader of costs look at.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { ModelUsage } from "../models/ModelUsage.ts"
import { AgentIssue } from "./AgentIssue.ts"

/**
 * How a step ended. `accepted`: its answer is the result. `empty`, `not-json`, `wrong-shape` (breaks the contract's
 * schema), `wrong-language`, `contract-violation` (breaks what a schema cannot say), `truncated`: an answer came but
 * cannot be used. `refused`: the model declined. `failed`: no answer came. `limit-reached`: the call was not made,
 * because a quota or budget does not allow it.
 */
export const stepOutcomes = [
  "accepted",
  "empty",
  "not-json",
  "wrong-shape",
  "wrong-language",
  "contract-violation",
  "truncated",
  "refused",
  "failed",
  "limit-reached"
] as const
export type StepOutcome = (typeof stepOutcomes)[number]

/** One question to a model, or the floor's turn. */
export class AgentStep extends Schema.Class<AgentStep>("@postwright/core/agents/AgentStep")({
  by: Schema.Literals(["model", "floor"]),
  /** Id in the registry; absent for the floor. */
  model: Schema.optionalKey(Schema.String),
  /** Who answered, where an answer came. */
  answeredBy: Schema.optionalKey(Schema.Struct({ vendor: Schema.String, model: Schema.String })),
  /** Counts the questions to this model from 1. */
  attempt: Schema.Int,
  /** `ask`: the first question. `repair`: asked again with what was wrong. `retry`: the same question after a failure. */
  purpose: Schema.Literals(["ask", "repair", "retry"]),
  outcome: Schema.Literals(stepOutcomes),
  /** Code of the failure, such as `model-overloaded`. */
  code: Schema.optionalKey(Schema.String),
  /** What happened, for a reader; empty when there is nothing to say. */
  detail: Schema.String,
  /** What was wrong with the answer. */
  issues: Schema.Array(AgentIssue),
  /** Options that the vendor left out. */
  warnings: Schema.Array(Schema.String),
  usage: Schema.optionalKey(ModelUsage),
  /** Absent: unknown, or nothing was used. */
  costMicroUsd: Schema.optionalKey(Schema.Int),
  /** Whether the answer was paid for by an earlier run of the same operation and taken from its record. */
  isReplayed: Schema.Boolean,
  startedAt: Schema.DateTimeUtcFromString,
  durationMillis: Schema.Int
}) {}

/** One run of an agent. */
export class AgentTrace extends Schema.Class<AgentTrace>("@postwright/core/agents/AgentTrace")({
  agent: Schema.String,
  agentVersion: Schema.Int,
  promptVersion: Schema.String,
  operationKey: Schema.String,
  /** In the order they happened. */
  steps: Schema.Array(AgentStep),
  /** `accepted`: by a model. `floor`: by the heuristic. `failed`: there is no answer. */
  conclusion: Schema.Literals(["accepted", "floor", "failed"]),
  /** Why it ended so, for a reader. A floor always says why it was entered. */
  reason: Schema.String
}) {
  /** Sum of the known costs of what this run paid for; replayed answers cost nothing again. */
  get costMicroUsd(): number {
    return this.steps.reduce((sum, step) => sum + (step.isReplayed ? 0 : (step.costMicroUsd ?? 0)), 0)
  }

  /** Sum of the known costs of the operation, whichever of its runs paid them. */
  get operationCostMicroUsd(): number {
    return this.steps.reduce((sum, step) => sum + (step.costMicroUsd ?? 0), 0)
  }
}
