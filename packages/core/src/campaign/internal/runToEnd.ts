import { Effect } from "effect"
import { type FlowRef } from "../../flow/Flow.ts"
import { FlowStopped } from "../../flow/FlowError.ts"
import { type Flows } from "../../flow/Flows.ts"

/**
 * Starts the run of this payload or goes on with it where it stood, and waits for its end. Interrupting it pauses the run.
 * Fails with `FlowStopped` where the run stands still even so.
 */
export const runToEnd = Effect.fnUntraced(function* <P, A, E>(
  flows: Flows["Service"],
  flow: FlowRef<P, A, E>,
  payload: NoInfer<P>
) {
  const runId = yield* flows.start(flow, payload)
  const finished = flows.result(flow, runId).pipe(Effect.onInterrupt(() => Effect.ignore(flows.pause(runId))))
  return yield* finished.pipe(
    // The run, or a run within it, was paused by an earlier call: this call is the wish to go on.
    Effect.catchIf(
      (error) => error instanceof FlowStopped && error.status === "Paused",
      () => Effect.andThen(flows.resume(runId), finished)
    )
  )
})

/** What stopped a run, in the words of a failure. `otherwise`: where it says nothing. */
export const stoppedBy = ({ problem }: FlowStopped, otherwise: string) => ({
  detail: problem?.message ?? otherwise,
  ...(problem?.code === undefined ? {} : { problemCode: problem.code }),
  ...(problem?.remedy === undefined ? {} : { advice: problem.remedy })
})
