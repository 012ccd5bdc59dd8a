/**
 * Assertions of the conformance suites. They need no test framework: a failed check throws `CheckFailed`,
 * which any runner reports.
 *
 * @since 0.1.0
 */
import { Effect, Equal, Exit, Formatter } from "effect"

/** One behaviour that an adapter must have. `run` dies with `CheckFailed` when the adapter lacks it. */
export interface Case {
  /** States the behaviour; unique within its suite. */
  readonly title: string
  readonly run: Effect.Effect<void, unknown>
  /** Why this adapter cannot meet the case, where its declared capabilities say so. The run prints it. */
  readonly skip?: string | undefined
}

/** A check that did not hold. */
export class CheckFailed extends Error {
  override readonly name = "CheckFailed"
}

/** Throws unless `condition` holds. `message` says what should have been. */
export function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new CheckFailed(message)
}

/** Throws unless both values are deeply equal, prototypes included. `message` says what is compared. */
export const checkEqual = <A>(actual: A, expected: NoInfer<A>, message: string): void => {
  if (isDeepEqual(actual, expected)) return
  throw new CheckFailed(`${message}: expected ${Formatter.format(expected)}, got ${Formatter.format(actual)}`)
}

/**
 * Waits until the condition holds. Polls in real time, since a server under test runs in it: 100 times 10 ms at most,
 * then dies with `CheckFailed`. `what` says what should have come about.
 */
export const eventually = (what: string, condition: Effect.Effect<boolean>): Effect.Effect<void> =>
  Effect.gen(function* () {
    for (let round = 0; round < 100; round++) {
      if (yield* condition) return
      yield* Effect.promise(() => new Promise((resolve) => setTimeout(resolve, 10)))
    }
    check(false, `${what} within a second`)
  })

/** The titles of the cases that fail, in order: how a suite proves that it catches a broken adapter. */
export const failingTitles = (cases: ReadonlyArray<Case>): Effect.Effect<ReadonlyArray<string>> =>
  Effect.forEach(
    cases.filter((item) => item.skip === undefined),
    (item) => Effect.exit(item.run).pipe(Effect.map((exit) => (Exit.isFailure(exit) ? [item.title] : [])))
  ).pipe(Effect.map((titles) => titles.flat()))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// `Equal.equals` caches by object, which is wrong for an array that grows between two checks; it serves here only
// for values that define their own equality.
const isDeepEqual = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false
  if (Equal.isEqual(a) || Equal.isEqual(b)) return Equal.equals(a, b)
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
  if (a instanceof Map) return isDeepEqual([...a], [...(b instanceof Map ? b : [])])
  if (a instanceof Set) return isDeepEqual([...a], [...(b instanceof Set ? b : [])])
  if (a instanceof Date) return b instanceof Date && a.getTime() === b.getTime()
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  return (
    left.length === right.size && left.every(([key, value]) => right.has(key) && isDeepEqual(value, right.get(key)))
  )
}
