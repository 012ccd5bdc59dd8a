/**
 * A flow as an engine runs it: free of types, needing nothing.
 *
 * @since 0.1.0
 */
import { Context, Effect, Result } from "effect"
import { CurrentActor } from "../../tenancy/Actor.ts"
import { Durable } from "../Durable.ts"
import { type BodyOutcome, type FlowBody } from "../Engine.ts"
import { type Flow } from "../Flow.ts"
import { emit } from "./emit.ts"
import { makeDurable } from "./durable.ts"
import { decode, encode, problemOf } from "./record.ts"
import { flowTag } from "./runKey.ts"

/** Closes over the context of the registration: nothing of a caller's context reaches the body. */
export const makeBody = <P, A, E, R>(flow: Flow<P, A, E, R>, context: Context.Context<never>): FlowBody => {
  const tag = flowTag(flow)
  return {
    run: (run, json) => {
      const bodyContext = context.pipe(
        Context.add(Durable, makeDurable(run, tag)),
        Context.add(CurrentActor, run.actor)
      ) as Context.Context<never> as Context.Context<R>
      return Effect.gen(function* () {
        const payload = yield* decode(run.runId, flow.payload, json)
        yield* emit({ _tag: "RunStarted", runId: run.runId, flow: tag })
        const result = yield* Effect.result(flow.run(payload))
        const outcome: BodyOutcome = Result.isSuccess(result)
          ? { _tag: "Succeeded", value: yield* encode(run.runId, flow.success, result.success) }
          : { _tag: "Failed", value: yield* encode(run.runId, flow.error, result.failure) }
        return outcome
      }).pipe(
        Effect.scoped,
        Effect.catchCause((cause) => run.pause(problemOf(cause))),
        Effect.updateContext<never, R>(() => bodyContext)
      )
    },
    settled: (runId, outcome) =>
      (outcome._tag === "Paused"
        ? emit({ _tag: "RunPaused", runId, flow: tag, problem: outcome.problem })
        : emit({ _tag: "RunEnded", runId, flow: tag, outcome: endOf[outcome._tag] })
      ).pipe(Effect.updateContext<never, never>(() => context))
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const endOf = { Succeeded: "succeeded", Failed: "failed", Interrupted: "interrupted" } as const
