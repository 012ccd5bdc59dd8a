/**
 * Failures of running an agent: one class a reason, one wrapper that callers see and that carries the trace.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { AgentIssue } from "./AgentIssue.ts"
import { AgentTrace } from "./AgentTrace.ts"

const agent = Schema.String

/** No model was chosen, and the agent has no floor. */
export class ModelNeeded extends Schema.TaggedError<ModelNeeded>("@postwright/core/agents/ModelNeeded")("ModelNeeded", {
  agent
}) {
  readonly code = "agent-model-needed"
  override get message(): string {
    return `The agent "${this.agent}" cannot work without a model. ${this.remedy}`
  }
  get remedy(): string {
    return "Configure a model and choose it"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The floor would have to write a language that it cannot. */
export class FloorLanguageUnsupported extends Schema.TaggedError<FloorLanguageUnsupported>(
  "@postwright/core/agents/FloorLanguageUnsupported"
)("FloorLanguageUnsupported", { agent, language: Schema.String, supported: Schema.Array(Schema.String) }) {
  readonly code = "agent-floor-language-unsupported"
  override get message(): string {
    return `Without a model the agent "${this.agent}" cannot write "${this.language}". ${this.remedy}`
  }
  get remedy(): string {
    return `Choose a model, or one of the languages ${this.supported.join(", ")}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The floor's own answer breaks the agent's contract: the input does not carry one. */
export class FloorRejected extends Schema.TaggedError<FloorRejected>("@postwright/core/agents/FloorRejected")(
  "FloorRejected",
  { agent, issues: Schema.Array(AgentIssue) }
) {
  readonly code = "agent-floor-rejected"
  override get message(): string {
    return `Without a model the agent "${this.agent}" made nothing usable of its input: ${this.issues.join("; ")}. ${this.remedy}`
  }
  get remedy(): string {
    return "Give more or clearer material, or choose a model"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Why one model gave no usable answer. */
export class ModelFailure extends Schema.Class<ModelFailure>("@postwright/core/agents/ModelFailure")({
  /** Id in the registry. */
  model: Schema.String,
  /** Code of the failure, or the outcome of the last step. */
  code: Schema.String,
  message: Schema.String,
  isRetryable: Schema.Boolean
}) {}

/** Every chosen model was asked, and none gave a usable answer. */
export class NoUsableAnswer extends Schema.TaggedError<NoUsableAnswer>("@postwright/core/agents/NoUsableAnswer")(
  "NoUsableAnswer",
  { agent, failures: Schema.Array(ModelFailure) }
) {
  readonly code = "agent-no-usable-answer"
  override get message(): string {
    const each = this.failures.map((failure) => `${failure.model}: ${failure.message}`).join("; ")
    return `The agent "${this.agent}" got no usable answer (${each}). ${this.remedy}`
  }
  get remedy(): string {
    return this.isRetryable
      ? "Try again later, or add a model to fall back to"
      : "Run it again to ask anew, or choose another model, or none"
  }
  get isRetryable(): boolean {
    return this.failures.some((failure) => failure.isRetryable)
  }
}

/** What is left of the budgets does not carry a call to any of the chosen models. */
export class BudgetReached extends Schema.TaggedError<BudgetReached>("@postwright/core/agents/BudgetReached")(
  "BudgetReached",
  { agent, failures: Schema.Array(ModelFailure) }
) {
  readonly code = "agent-budget-reached"
  override get message(): string {
    const each = this.failures.map((failure) => `${failure.model}: ${failure.message}`).join("; ")
    return `The agent "${this.agent}" was not run for want of budget (${each}). ${this.remedy}`
  }
  get remedy(): string {
    return "Raise the budget, choose a cheaper model, or none"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The organization's own wording of the prompt cannot be read or used. Nothing was asked with another one instead. */
export class PromptUnavailable extends Schema.TaggedError<PromptUnavailable>(
  "@postwright/core/agents/PromptUnavailable"
)("PromptUnavailable", { agent, problem: Schema.String, remedy: Schema.String, isRetryable: Schema.Boolean }) {
  readonly code = "agent-prompt-unavailable"
  override get message(): string {
    return `The agent "${this.agent}" has no prompt: ${this.problem}`
  }
}

/** What running an agent fails with. Match on `reason` with `Effect.catchReason`. */
export class AgentError extends Schema.TaggedError<AgentError>("@postwright/core/agents/AgentError")("AgentError", {
  reason: Schema.Union([
    ModelNeeded,
    FloorLanguageUnsupported,
    FloorRejected,
    PromptUnavailable,
    NoUsableAnswer,
    BudgetReached
  ]),
  trace: AgentTrace
}) {
  override readonly cause = this.reason
  get code(): string {
    return this.reason.code
  }
  override get message(): string {
    return this.reason.message
  }
  get remedy(): string {
    return this.reason.remedy
  }
  get isRetryable(): boolean {
    return this.reason.isRetryable
  }
}
