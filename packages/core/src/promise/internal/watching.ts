import { Effect } from "effect"
import { type Agent, contractJsonSchema } from "../../agents/Agent.ts"
import type { AgentTrace } from "../../agents/AgentTrace.ts"
import type { AnswerWatch } from "../../agents/AnswerWatch.ts"
import { nearest } from "../../text/Nearest.ts"
import type * as Door from "../Agent.ts"
import { PostwrightError } from "../PostwrightError.ts"
import { traceDetails } from "./agentData.ts"
import { functionFailed, threw } from "./agentFunction.ts"

/** Who looks at an answer while it is written. */
export interface Watching {
  readonly watch: AnswerWatch
  /** That the caller's function threw, once the answer is there. */
  readonly failure: (trace: AgentTrace) => PostwrightError | undefined
}

/**
 * Tells whole elements to the caller's function. After it threw it is told nothing more, and the answer, which is being
 * paid for, is read to its end. Throws `PostwrightError` for a field that the answer has not.
 */
export const watchOf = <Input, Wire, Output>(agent: Agent<Input, Wire, Output>, given: Door.AnswerWatch): Watching => {
  const { field, onElement } = given
  checkField(agent.name, contractJsonSchema(agent.contract), field)
  let failure: { readonly cause: unknown } | undefined
  return {
    watch: {
      field,
      onElement: ({ answer, index, isWhole, value }) =>
        isWhole && failure === undefined
          ? Effect.tryPromise(async () => onElement({ index, value, answer })).pipe(
              Effect.catch(({ cause }) => Effect.sync(() => void (failure = { cause })))
            )
          : Effect.void
    },
    failure: (trace) =>
      failure === undefined
        ? undefined
        : functionFailed(agent.name, "onElement", threw(failure.cause), {
            cause: failure.cause,
            details: traceDetails(trace)
          })
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const checkField = (agent: string, { properties }: Readonly<Record<string, unknown>>, field: string) => {
  // Of a schema that tells its fields in another way nothing is known.
  if (typeof properties !== "object" || properties === null || Object.hasOwn(properties, field)) return
  const fields = Object.keys(properties)
  const meant = nearest(field, fields)
  const remedy = meant === undefined ? `Name one of ${fields.join(", ")}` : `Did you mean "${meant}"?`
  throw new PostwrightError({
    code: "options-invalid",
    message: `watch.field: the answer of the agent "${agent}" has no list "${field}". ${remedy}`,
    remedy,
    isRetryable: false,
    details: { option: "watch.field" }
  })
}
