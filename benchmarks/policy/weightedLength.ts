/**
 * The weighted length of X beside twitter-text: equal on its published cases and on random texts, and how long both
 * take for the same texts, turn by turn.
 */
import { xWeightedLength } from "@postwright/core/policy/TextLength"
import * as FastCheck from "fast-check"
import twitter from "twitter-text"
import { nastyText, proseText } from "../../packages/core/test/policy/arbitraries.ts"
import { publishedWeights } from "../../packages/core/test/policy/fixtures/publishedWeights.ts"
import { median } from "../statistics.ts"

const reference = (text: string): number => twitter.parseTweet(text).weightedLength

const samples = (count: number): ReadonlyArray<string> => [
  ...FastCheck.sample(nastyText(), { numRuns: count / 2, seed: 1 }),
  ...FastCheck.sample(proseText(40), { numRuns: count / 2, seed: 2 })
]

const timed = (texts: ReadonlyArray<string>, weigh: (text: string) => number): number => {
  // Time of the processor: other work on the machine does not count.
  const start = process.cpuUsage()
  for (const text of texts) weigh(text)
  return process.cpuUsage(start).user
}

/** Lines of the report. */
export const weightedLength = (turns: number): ReadonlyArray<string> => {
  const published = publishedWeights.filter(([, text, weight]) => xWeightedLength(text) === weight).length
  const texts = samples(100_000)
  const equal = texts.filter((text) => xWeightedLength(text) === reference(text)).length
  const few = texts.filter((_, index) => index % 10 === 0)
  const [ours, theirs]: [Array<number>, Array<number>] = [[], []]
  for (let turn = 0; turn < turns; turn += 1) {
    ours.push(timed(few, xWeightedLength))
    theirs.push(timed(few, reference))
  }
  return [
    `published cases of X: ${published} of ${publishedWeights.length} equal`,
    `random texts: ${equal} of ${texts.length} equal to twitter-text`,
    `processor time for the same ${few.length} texts: ${(median(ours) / median(theirs)).toFixed(2)} x twitter-text`
  ]
}
