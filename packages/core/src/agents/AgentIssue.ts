/**
 * What is wrong with an agent's answer, in a form that the model can be told.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"

/** One fault of an answer. */
export class AgentIssue extends Schema.Class<AgentIssue>("@postwright/core/agents/AgentIssue")({
  /** Where in the answer, outermost first; empty: the answer as a whole. Array indexes are numbers. */
  path: Schema.Array(Schema.Union([Schema.String, Schema.Int])),
  /** What is wrong and what would be right; goes back to the model as it stands. */
  message: Schema.String
}) {
  /** `citations.0.quote: stands in no source`. */
  override toString(): string {
    return this.path.length === 0 ? this.message : `${this.path.join(".")}: ${this.message}`
  }
}

/** An answer has the right shape but says something that cannot be: a citation of nothing, an unknown slot. */
export class ContractViolation extends Schema.TaggedError<ContractViolation>(
  "@postwright/core/agents/ContractViolation"
)("ContractViolation", { issues: Schema.NonEmptyArray(AgentIssue) }) {
  readonly code = "contract-violation"
  override get message(): string {
    return `The answer breaks the agent's contract: ${this.issues.join("; ")}. ${this.remedy}`
  }
  get remedy(): string {
    return "Ask again with these issues, or use another model"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** Succeeds when there is no issue, else fails with all of them. For the last line of a `toDomain`. */
export const checkIssues = (
  issues: ReadonlyArray<{ readonly path: ReadonlyArray<string | number>; readonly message: string }>
): Effect.Effect<void, ContractViolation> => {
  const [first, ...rest] = issues.map((issue) => new AgentIssue(issue))
  return first === undefined ? Effect.void : Effect.fail(new ContractViolation({ issues: [first, ...rest] }))
}
