/**
 * Questions to the term matcher about terms that may be hidden.
 */
import type { MatcherTerm } from "@postwright/core/policy/TermMatch"
import { compileTerms } from "@postwright/core/policy/TermMatcher"
import { assert } from "@effect/vitest"

/** What is found of the terms, with what hid it. */
export const found = (
  text: string,
  terms: ReadonlyArray<string | MatcherTerm>,
  language = "en"
): ReadonlyArray<string> =>
  compileTerms(terms.map((term) => ({ resistsEvasion: true, ...(typeof term === "string" ? { text: term } : term) })))
    .find(text, { language })
    .map(({ disguises, end, start }) => [text.slice(start, end), ...disguises].join(" | "))

/** None of the terms is found in any of the texts. */
export const isBlind = (
  terms: ReadonlyArray<string | MatcherTerm>,
  texts: ReadonlyArray<string>,
  language = "en"
): void => {
  for (const text of texts) assert.deepStrictEqual(found(text, terms, language), [], text)
}
