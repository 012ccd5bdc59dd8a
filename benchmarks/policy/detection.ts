/**
 * How many disguised terms are found, and how many clean sentences are taken for others, by our matcher and by two
 * others that look for the same terms. Each has one list for both questions.
 */
import { absentInGerman, absentTerms, cleanSentences } from "../../packages/core/test/policy/terms/cleanSentences.ts"
import { disguisedPosts, hiddenTerms } from "../../packages/core/test/policy/terms/disguisedPosts.ts"
import { type Figure, share } from "../figures.ts"
import { type Matcher, obscenity, ours, toad, unicodeToad } from "./matchers.ts"

const terms = [...hiddenTerms.map((text) => ({ text, resistsEvasion: true })), ...absentTerms, ...absentInGerman]
const posts = disguisedPosts(500, 500)
const techniques = new Set(posts.map(({ technique }) => technique)).size
const sentences = cleanSentences(5000, 7)

/** The shares; they do not depend on turns. */
export const detection = (): ReadonlyArray<Figure> =>
  [ours, obscenity, toad, unicodeToad].flatMap((matcher) => figuresOf(matcher))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const figuresOf = (matcher: Matcher): ReadonlyArray<Figure> => {
  const { finds, places } = matcher.compile(terms)
  const placed =
    places === undefined
      ? undefined
      : posts.filter((post) => {
          const from = post.text.indexOf(post.shown)
          const to = from + post.shown.length
          return places(post).some(({ end, start, term }) => term === post.term && start < to && end > from)
        }).length
  const where = placed === undefined ? "does not tell where" : `the term where it stands in ${placed}`
  const isOurs = matcher === ours
  return [
    {
      name: `detected by ${matcher.name}`,
      unit: "%",
      values: [share(posts.filter(finds).length, posts.length)],
      goal: isOurs ? { atLeast: 99 } : undefined,
      note: `${posts.length} evasions of ${techniques} techniques; ${where}`
    },
    {
      name: `false positives of ${matcher.name}`,
      unit: "%",
      values: [share(sentences.filter(finds).length, sentences.length)],
      goal: isOurs ? { atMost: 0.1 } : undefined,
      note: `${sentences.length} clean sentences, English and German`
    }
  ]
}
