/**
 * Whether an image may be used, as moderation models and the rules about their labels have it.
 *
 * @since 0.1.0
 */
import type { LocalizedMessage } from "./PolicyFinding.ts"

/**
 * What became of the question. `done`: at least one model looked, and none failed; `absent`: no model takes images, or no
 * rule asks for their labels; `failed`: one that takes images gave no answer, or does not take this one.
 */
export interface ImageVerdict {
  readonly status: "done" | "absent" | "failed"
  /** Reasons to hold it back, for people. */
  readonly held: ReadonlyArray<LocalizedMessage>
  /** What should be looked at again. */
  readonly warnings: ReadonlyArray<LocalizedMessage>
  /** Why nobody looked; absent for `done`. */
  readonly problem?: LocalizedMessage
}

/** Whether nobody objects. What no model takes images for is nobody's objection; an answer that failed to come is one. */
export const mayUse = ({ held, status }: ImageVerdict): boolean => status !== "failed" && held.length === 0
