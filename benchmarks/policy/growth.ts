/**
 * How our time grows with the number of terms, and with the length of the text.
 */
import { type Figure, type Side, timeRatios } from "../figures.ts"
import { madeUpPosts, madeUpTerms } from "./material.ts"
import { type CompiledMatcher, ours } from "./matchers.ts"

const texts = madeUpTerms(100_000)
const few = texts.slice(0, 100)

/** The ratios of the processor's time. */
export const growth = (turns: number): ReadonlyArray<Figure> => {
  const small = compile(few)
  const large = compile(texts)
  // All posts hold terms that both lists have.
  const posts = madeUpPosts({ count: 10_000, least: 100, most: 2200, terms: few })
  const short = madeUpPosts({ count: 1000, least: 1000, most: 1000, terms: few, languages: ["en"] })
  const long = [{ text: short.map(({ text }) => text).join("\n"), language: "en" as const }]

  const found = (matcher: CompiledMatcher): number => posts.filter(matcher.finds).length
  const look = (matcher: CompiledMatcher, posts: typeof short, rounds: number): Side => ({
    run: () => {
      for (let round = 0; round < rounds; round += 1) for (const post of posts) matcher.finds(post)
    },
    units: rounds * posts.reduce((length, { text }) => length + text.length, 0)
  })
  return [
    {
      name: "growth with the terms",
      unit: "x",
      values: timeRatios(turns, look(large, posts, 1), look(small, posts, 1)),
      goal: { atMost: 2 },
      note: `100 to 100,000 terms; finds some in ${found(small)} and ${found(large)} of ${posts.length} posts`
    },
    {
      name: "growth with the text, for each kB",
      unit: "x",
      values: timeRatios(turns, look(small, long, 5), look(small, short, 5)),
      goal: { atMost: 2 },
      note: "1,000 texts of 1 kB to one of 1 MB; 100 terms"
    }
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const compile = (texts: ReadonlyArray<string>): CompiledMatcher =>
  ours.compile(texts.map((text) => ({ text, resistsEvasion: true })))
