import { Schema } from "effect"
import type { AgentError } from "../../agents/AgentError.ts"
import { AgentTrace } from "../../agents/AgentTrace.ts"
import type { GeneratedBy } from "../../content/Post.ts"
import type { AgentResult } from "../Agent.ts"
import { PostwrightError } from "../PostwrightError.ts"

/** What an agent made, without classes. */
export const agentResult = <Answer>(
  value: Answer,
  generatedBy: GeneratedBy,
  trace: AgentTrace
): AgentResult<Answer> => ({
  value,
  generatedBy: { ...generatedBy },
  costMicroUsd: costOf(trace),
  steps: encodeTrace(trace).steps
})

/** The failure with its trace and what it cost all the same. */
export const agentFailure = (error: AgentError): PostwrightError => {
  const { reason, trace } = error
  const failures = "failures" in reason ? reason.failures.map((failure) => ({ ...failure })) : undefined
  const issues = "issues" in reason ? reason.issues.map(({ message, path }) => ({ path, message })) : undefined
  const missing = failures?.find(({ code }) => code === modelNotFound)
  // Nothing was asked: it is the choice that has to be mended, not the agent.
  const told =
    missing === undefined || trace.steps.length > 0
      ? error
      : { code: modelNotFound, message: missing.message, remedy: "Choose a model that an adapter brings, or none" }
  return new PostwrightError({
    code: told.code,
    message: told.message,
    remedy: told.remedy,
    isRetryable: error.isRetryable,
    details: {
      agent: trace.agent,
      ...traceDetails(trace),
      ...(failures === undefined ? {} : { failures }),
      ...(issues === undefined ? {} : { issues })
    },
    cause: reason
  })
}

/** How it came to that, and what it cost, for the details of an error. */
export const traceDetails = (trace: AgentTrace): Readonly<Record<string, unknown>> => ({
  trace: encodeTrace(trace),
  costMicroUsd: costOf(trace)
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const modelNotFound = "model-not-found"

const encodeTrace = Schema.encodeSync(AgentTrace)

/** What this run paid; null where that is not known of an answer. */
const costOf = ({ steps }: AgentTrace): number | null => {
  const paid = steps.filter((step) => !step.isReplayed && step.usage !== undefined)
  return paid.some((step) => step.costMicroUsd === undefined)
    ? null
    : paid.reduce((sum, step) => sum + (step.costMicroUsd ?? 0), 0)
}
