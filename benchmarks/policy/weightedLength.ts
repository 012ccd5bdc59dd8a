/**
 * The weighted length of X beside twitter-text: equal on its published cases and on random texts, and how long both
 * take for the same texts, turn by turn.
 */
import { xWeightedLength } from "@postwright/core/policy/TextLength"
import * as FastCheck from "fast-check"
import twitter from "twitter-text"
import { nastyText, proseText } from "../../packages/core/test/policy/arbitraries.ts"
import { publishedWeights } from "../../packages/core/test/policy/fixtures/publishedWeights.ts"
import { type Figure, share, timeRatios } from "../figures.ts"

/** The shares that are equal, and the ratio of the processor's time. */
export const weightedLength = (turns: number): ReadonlyArray<Figure> => {
  const published = publishedWeights.filter(([, text, weight]) => xWeightedLength(text) === weight).length
  const texts = samples(100_000)
  const equal = texts.filter((text) => xWeightedLength(text) === reference(text)).length
  const few = texts.filter((_, index) => index % 10 === 0)
  return [
    {
      name: "weighted length, cases of X",
      unit: "%",
      values: [share(published, publishedWeights.length)],
      goal: { atLeast: 100 },
      note: `${published} of ${publishedWeights.length} published cases are equal`
    },
    {
      name: "weighted length, as twitter-text",
      unit: "%",
      values: [share(equal, texts.length)],
      goal: { atLeast: 100 },
      note: `${equal} of ${texts.length} random texts are equal`
    },
    {
      name: "times as fast as twitter-text",
      unit: "x",
      values: timeRatios(
        turns,
        { run: () => few.forEach((text) => reference(text)) },
        { run: () => few.forEach((text) => xWeightedLength(text)) }
      ),
      note: `the same ${few.length} of the random texts`
    }
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const reference = (text: string): number => twitter.parseTweet(text).weightedLength

const samples = (count: number): ReadonlyArray<string> => [
  ...FastCheck.sample(nastyText(), { numRuns: count / 2, seed: 1 }),
  ...FastCheck.sample(proseText(40), { numRuns: count / 2, seed: 2 })
]
