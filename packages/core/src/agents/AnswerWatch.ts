/**
 * Looks at the answer of a model while it is written.
 *
 * @since 0.1.0
 */
import { type Effect } from "effect"

/** One element of a list at the top of an answer, as the model wrote it: nothing has checked it yet. */
export interface AnswerElement {
  /** Place in the list, from 0. */
  readonly index: number
  readonly value: unknown
  /** False: it is being written, and this is its beginning. */
  readonly isWhole: boolean
  /** Counts the answers of this run: after a repair the elements come again, in an answer of their own. */
  readonly answer: number
}

/** Who looks, and at what. Runs while the answer is read: keep it quick. */
export interface AnswerWatch {
  /** Name of the list. */
  readonly field: string
  readonly onElement: (element: AnswerElement) => Effect.Effect<void>
}
