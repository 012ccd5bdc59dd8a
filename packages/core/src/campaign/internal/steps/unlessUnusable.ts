import { Effect, Option } from "effect"
import type { AgentError } from "../../../agents/AgentError.ts"
import type { AgentTrace } from "../../../agents/AgentTrace.ts"

/** What a part of the work that a post can do without came to. */
export interface Part<A> {
  /** None: nobody could make it. */
  readonly value: Option.Option<A>
  /** Why there is none. */
  readonly reason?: string
  readonly trace?: AgentTrace
}

/**
 * A post can do without this part: where answers came and none can be used, or the floor has nothing to say, it is left
 * out. Where the vendor is out of reach or the budget is used up the campaign waits, as for everything else.
 */
export const unlessUnusable = <A, E, R>(
  run: Effect.Effect<A, E | AgentError, R>
): Effect.Effect<Part<A>, E | AgentError, R> =>
  run.pipe(
    Effect.map((value): Part<A> => ({ value: Option.some(value) })),
    Effect.catch((error) => (isUnusable(error) ? Effect.succeed(without<A>(error)) : Effect.fail(error)))
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const without = <A>({ message, trace }: AgentError): Part<A> => ({ value: Option.none(), reason: message, trace })

const isUnusable = (error: unknown): error is AgentError => {
  if (!isAgentError(error) || error.isRetryable) return false
  const { _tag } = error.reason
  return _tag === "NoUsableAnswer" || _tag === "FloorRejected" || _tag === "FloorLanguageUnsupported"
}

const isAgentError = (error: unknown): error is AgentError =>
  typeof error === "object" && error !== null && "_tag" in error && error._tag === "AgentError"
