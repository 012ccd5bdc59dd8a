/**
 * Progress of several processes as one share that only grows.
 *
 * @since 0.1.0
 */
import { type RenderOptions } from "@postwright/core/media/Renderer"
import { Effect } from "effect"

/** Where the parts tell how far they are. */
export interface Progress {
  /** A part has reached so many frames. */
  readonly reach: (part: number, frames: number) => void
  /** All is done: tells 1. */
  readonly finish: Effect.Effect<void>
}

/** Told at most once for every percent, in the caller's context, one after the other. */
export const progressOf = Effect.fnUntraced(function* (
  frames: number,
  onProgress: RenderOptions["onProgress"]
): Effect.fn.Return<Progress> {
  if (onProgress === undefined) return { reach: () => undefined, finish: Effect.void }
  const run = Effect.runForkWith(yield* Effect.context<never>())
  const reached = new Map<number, number>()
  let told = 0
  const tell = (share: number): Effect.Effect<void> => {
    if (share <= told) return Effect.void
    told = share
    return onProgress({ share })
  }
  return {
    reach: (part, count) => {
      reached.set(part, Math.max(count, reached.get(part) ?? 0))
      const sum = [...reached.values()].reduce((all, one) => all + one, 0)
      // What stands behind the frames is sound and putting together.
      const share = Math.floor(Math.min(0.97, (0.97 * sum) / Math.max(1, frames)) * 100) / 100
      if (share > told) run(tell(share))
    },
    finish: Effect.suspend(() => tell(1))
  }
})
