/**
 * How much faster our matcher looks for terms in posts than the others do. Ours finds disguised terms and tells where all
 * of them stand. A loop that only reads the posts shows how fast a matcher could be that reads each character.
 *
 * The goals are what we hold ourselves to; why it is not ten times for each library is in
 * `docs/decisions/2026-11-21-throughput-of-the-term-matcher.md`.
 */
import { type Figure, type Goal, type Side, timeRatios } from "../figures.ts"
import { madeUpPosts, madeUpTerms, type Post } from "./material.ts"
import { type CompiledMatcher, type Matcher, obscenity, ours, toad, unicodeToad } from "./matchers.ts"

const texts = madeUpTerms(5000)
const terms = texts.map((text) => ({ text, resistsEvasion: true }))
const posts = madeUpPosts({ count: 20_000, least: 100, most: 2200, terms: texts })

/** The ratios of the processor's time for the same posts. */
export const throughput = (turns: number): ReadonlyArray<Figure> => {
  const matcher = ours.compile(terms)
  const compiledToad = toad.compile(terms)
  return [
    // Each turn takes other posts of all. Ours looks through few ones several times, or the clock would be too coarse.
    against(turns, obscenity, obscenity.compile(terms), matcher, { outOf: 100, goal: { atLeast: 10 } }),
    against(turns, toad, compiledToad, matcher, { goal: { atLeast: 0.7 } }),
    against(turns, unicodeToad, unicodeToad.compile(terms), matcher, { goal: { atLeast: 2 } }),
    {
      name: "bare loop, times @2toad/profanity",
      unit: "x",
      values: timeRatios(turns, { run: () => search(compiledToad, posts) }, { run: readAll }),
      note: "reads each character of the same posts by charCodeAt and finds nothing: a bound for matchers in JavaScript"
    },
    ...withManyTerms(turns)
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Against {
  /** Each turn takes one post out of so many. @default 1 */
  readonly outOf?: number
  readonly goal?: Goal
  /** How many there are. @default 5,000 */
  readonly terms?: string
}

const against = (
  turns: number,
  { call, name }: Matcher,
  other: CompiledMatcher,
  matcher: CompiledMatcher,
  { goal, outOf = 1, terms }: Against
): Figure => {
  const part = (turn: number): ReadonlyArray<Post> => posts.filter((_, index) => index % outOf === turn % outOf)
  const parts = Array.from({ length: turns + 1 }, (_, turn) => part(turn))
  const rounds = outOf === 1 ? 1 : 10
  const values = timeRatios(
    turns,
    { run: (turn) => search(other, parts[turn] ?? []) },
    {
      run: (turn) => {
        for (let round = 0; round < rounds; round += 1) search(matcher, parts[turn] ?? [])
      },
      units: rounds
    }
  )
  const on = outOf === 1 ? "" : `on 1 of ${outOf} posts each turn, `
  return {
    name: terms === undefined ? `times as fast as ${name}` : `${terms} terms, times ${name}`,
    unit: "x",
    values,
    goal,
    note: `${terms ?? "5,000"} terms, 20,000 posts; ${on}${ours.call} against ${call}`
  }
}

/** Where the list grows: how fast posts are searched, and how long it takes from the list to the first answer. */
const withManyTerms = (turns: number): ReadonlyArray<Figure> => {
  const many = madeUpTerms(100_000).map((text) => ({ text, resistsEvasion: true }))
  const firstAnswer = ({ compile }: Matcher): Side => ({
    // Each turn has a list of its own, or the engine would remember the regular expression.
    run: (turn) => search(compile(many.toSpliced(turn, 1)), posts.slice(0, 1))
  })
  return [
    against(turns, toad, toad.compile(many), ours.compile(many), { terms: "100,000" }),
    {
      name: "first answer, times @2toad/profanity",
      unit: "x",
      values: timeRatios(Math.min(turns, mostLists), firstAnswer(toad), firstAnswer(ours)),
      note: "100,000 terms compiled, and one post"
    }
  ]
}

/** Each list takes seconds. */
const mostLists = 3

// Kept, so that the engine cannot leave out work whose results nobody reads.
let found = 0

const search = ({ finds }: CompiledMatcher, posts: ReadonlyArray<Post>): void => {
  for (const post of posts) if (finds(post)) found += 1
}

const readAll = (): void => {
  for (const { text } of posts) {
    let sum = 0
    for (let at = 0; at < text.length; at += 1) sum = (sum + text.charCodeAt(at)) | 0
    found += sum
  }
}
