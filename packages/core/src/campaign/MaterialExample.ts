/**
 * Kinds of material that a post can be made of, for whoever looks for more.
 *
 * @since 0.1.0
 */

/** A question with its answer, a figure, somebody’s words, steps, a mistake, a change. */
export const materialExamples = ["question", "figure", "voice", "steps", "mistake", "change"] as const
export type MaterialExample = (typeof materialExamples)[number]
