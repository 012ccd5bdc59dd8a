/**
 * Our matcher and two others, each set up for the same terms as its own documentation advises.
 */
import type { MatcherTerm } from "@postwright/core/policy/TermMatch"
import { compileTerms } from "@postwright/core/policy/TermMatcher"
import { Profanity, ProfanityOptions, profaneWords } from "@2toad/profanity"
import { DataSet, englishRecommendedTransformers, parseRawPattern, RegExpMatcher } from "obscenity"
import type { Post } from "./material.ts"

/** Something that looks for terms in posts. */
export interface Matcher {
  readonly name: string
  /** What is called for one post. */
  readonly call: string
  readonly compile: (terms: ReadonlyArray<MatcherTerm>) => CompiledMatcher
}

/** A matcher with its terms. */
export interface CompiledMatcher {
  /** Looks for all terms, unless the call can tell no more than whether there is one. */
  readonly finds: (post: Post) => boolean
  /** Where terms stand, for a matcher that tells. */
  readonly places?: (post: Post) => ReadonlyArray<Place>
}

/** A term where it stands, to before `end`. */
export interface Place {
  readonly term: string
  readonly start: number
  readonly end: number
}

/** As the policy uses it: the language of a post is known. */
export const ours: Matcher = {
  name: "postwright",
  call: "find",
  compile: (terms) => {
    const matcher = compileTerms(terms)
    return {
      finds: (post) => matcher.find(post.text, post).length > 0,
      places: (post) =>
        matcher.find(post.text, post).map(({ end, start, term }) => ({ term: terms[term]?.text ?? "", start, end }))
    }
  }
}

/** @see {@link https://github.com/jo3-l/obscenity | obscenity} */
export const obscenity: Matcher = {
  name: "obscenity",
  call: "getAllMatches",
  compile: (terms) => {
    const compiled = byLanguage(terms, (texts) => {
      const terms = new DataSet<string>()
      for (const text of texts) {
        terms.addPhrase((phrase) => phrase.setMetadata(text).addPattern(parseRawPattern(patternOf(text))))
      }
      return { terms, matcher: new RegExpMatcher({ ...terms.build(), ...englishRecommendedTransformers }) }
    })
    return {
      finds: ({ language, text }) => compiled[language].matcher.getAllMatches(text).length > 0,
      places: ({ language, text }) =>
        compiled[language].matcher.getAllMatches(text).map((match) => ({
          term: compiled[language].terms.getPayloadWithPhraseMetadata(match).phraseMetadata ?? "",
          start: match.startIndex,
          end: match.endIndex + 1
        }))
    }
  }
}

/** @see {@link https://github.com/2Toad/Profanity | @2toad/profanity} */
export const toad: Matcher = {
  name: "@2toad/profanity",
  call: "exists, which tells only whether there is one",
  compile: (terms) => compileToad(terms, false)
}

/** As its documentation advises for texts with letters beyond ASCII, which German ones are. */
export const unicodeToad: Matcher = {
  name: "@2toad/profanity, Unicode",
  call: "exists with unicodeWordBoundaries, which tells only whether there is one",
  compile: (terms) => compileToad(terms, true)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** The others know no languages of terms: they get the terms that count. */
const byLanguage = <A>(
  terms: ReadonlyArray<MatcherTerm>,
  compile: (texts: ReadonlyArray<string>) => A
): Record<Post["language"], A> => {
  const compiled = (language: string): A =>
    compile(terms.filter(({ languages }) => languages?.includes(language) ?? true).map(({ text }) => text))
  const en = compiled("en")
  return { en, de: terms.some(({ languages }) => languages !== undefined) ? compiled("de") : en }
}

/**
 * A whole word as its transformers leave it, in the form of its own word list: they leave two of some letters, so one
 * of these may stand there twice, and one of the others.
 */
const patternOf = (text: string): string =>
  `|${text.replace(/([a-z])\1*/g, (run, letter: string) => {
    if (!doubled.has(letter)) return letter
    return run.length > 1 ? letter.repeat(2) : `${letter}[${letter}]`
  })}|`

const doubled = new Set("beolsg")

const compileToad = (terms: ReadonlyArray<MatcherTerm>, unicodeWordBoundaries: boolean): CompiledMatcher => {
  const compiled = byLanguage(terms, (texts) => {
    const matcher = new Profanity({ ...new ProfanityOptions(), unicodeWordBoundaries })
    matcher.removeWords([...(profaneWords.get("en") ?? [])])
    matcher.addWords([...texts])
    return matcher
  })
  return { finds: ({ language, text }) => compiled[language].exists(text) }
}
