/**
 * How many results there may be at once, whoever gives them.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { type ResultProblem, ResultsError, ResultsUnusable } from "./ResultsError.ts"
import { resultsLimits } from "./ResultsFile.ts"

/** What is said where there are more. */
export const tooManyResults: ResultProblem = {
  code: "too-many",
  place: "",
  detail: `has more than ${resultsLimits.maxResults} posts`,
  remedy: "Leave out older ones"
}

/** Fails with `ResultsUnusable` where there are more than `resultsLimits.maxResults`. */
export const checkCount = (results: ReadonlyArray<unknown>): Effect.Effect<void, ResultsError> =>
  results.length > resultsLimits.maxResults
    ? Effect.fail(
        new ResultsError({ reason: new ResultsUnusable({ name: "results", problems: [tooManyResults], omitted: 0 }) })
      )
    : Effect.void
