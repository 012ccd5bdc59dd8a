import { FlowError, JournalUnavailable } from "@postwright/core/flow/FlowError"
import type { JournalStore } from "@postwright/core/flow/JournalStore"
import { Deferred, Effect } from "effect"

/** Lets `appends` of them through; the next one is lost, or its answer is, and after that nothing works any more. */
export const crashingJournal = (
  inner: JournalStore["Service"],
  appends: number,
  loses: "entries" | "answer",
  crashed: Deferred.Deferred<void>
): JournalStore["Service"] => {
  let left = appends
  const dead = Effect.fail(
    new FlowError({
      reason: new JournalUnavailable({
        operation: "append",
        problem: "the process died",
        remedy: "Start it again",
        isRetryable: false,
        cause: undefined
      })
    })
  )
  return {
    ...inner,
    append: (root, entries) =>
      Effect.suspend(() => {
        left -= 1
        if (left >= 0) return inner.append(root, entries)
        const last = left === -1 && loses === "answer" ? inner.append(root, entries) : Effect.void
        return last.pipe(Effect.andThen(Deferred.succeed(crashed, undefined)), Effect.andThen(dead))
      })
  }
}
