/**
 * What is told of a campaign in which slots have no post.
 *
 * @since 0.1.0
 */
import { NoPosts } from "./CliError.ts"

/** A slot of the plan, as far as it is looked at. */
export interface PlannedSlot {
  readonly postId: string | null
  readonly evidence: ReadonlyArray<{ readonly kind: string; readonly detail: string }>
}

/**
 * Why there is no post at all, and what helps: what stands in the way of most slots, and the advice for the first of
 * these. Nothing where a slot has a post.
 */
export const shortfallOf = (slots: ReadonlyArray<PlannedSlot>): NoPosts | undefined => {
  if (slots.length === 0 || slots.some(({ postId }) => postId !== null)) return undefined
  const [obstacle, ...advice] = gapOfMost(slots)
  return new NoPosts({
    slots: slots.length,
    detail: obstacle ?? "the sources have no material for them",
    remedy: [...advice, "The report.json of the kit says what each slot lacks"].join(". ")
  })
}

/** What stands in the way of most of the slots without a post, in the words of the plan; undefined where it names nothing. */
export const obstacleOfMost = (slots: ReadonlyArray<PlannedSlot>): string | undefined =>
  gapOfMost(slots.filter(({ postId }) => postId === null))[0]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** The most frequent obstacle, then the advice for the first slot that it stands in the way of. */
const gapOfMost = (slots: ReadonlyArray<PlannedSlot>): ReadonlyArray<string> => {
  // What stands in the way comes first, then what to add.
  const gaps = slots.map(({ evidence }) => evidence.filter(({ kind }) => kind === "gap").map(({ detail }) => detail))
  const byObstacle = [...Map.groupBy(gaps, ([obstacle]) => obstacle).values()]
  const [most = []] = byObstacle.toSorted((a, b) => b.length - a.length)
  return most[0] ?? []
}
