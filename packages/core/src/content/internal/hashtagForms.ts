import { isWrittenAsName, type Form, type Term } from "./hashtagTerms.ts"

/**
 * The form under which a dictionary lists a term: in English the most frequent one, in German a nominative that the
 * material has. Undefined where only inflected forms of it occur.
 */
export const baseForm = (term: Term, language: string): string | undefined => {
  const forms = [...term.forms.values()].sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
  if (language === "de") return germanBase(forms)
  const names = isWrittenAsName(term) ? forms.filter(({ text }) => /^\p{Lu}\S*(?:[ -]\p{Lu}\S*)*$/u.test(text)) : []
  return (names[0] ?? forms[0])?.text
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Plurals that all cases share, whose singular is what stands before the ending. */
const plural = /(?<=\p{L}{3}(?:ung|heit|keit|schaft|ion|tät))en$/u

/** Endings that a dative plural has, and nominatives rarely. */
const mayBeDative = /(?:en|ern|eln)$/u
const isDiminutive = /(?:chen|lein)$/u

// The shortest of several forms is the one that the others lengthen; a single one must show that it is a nominative.
const germanBase = (forms: ReadonlyArray<Form>): string | undefined => {
  const nouns = forms.filter(({ text }) => /^\p{Lu}/u.test(text))
  const [first, ...rest] = [...nouns].sort((a, b) => a.text.length - b.text.length || (a.text < b.text ? -1 : 1))
  if (first === undefined) return undefined
  const singular = first.text.replace(plural, "")
  if (singular !== first.text) return singular
  if (rest.length > 0) return first.text
  if (first.genitive * 2 > first.count) return undefined
  if (mayBeDative.test(first.text) && !isDiminutive.test(first.text) && first.nominative === 0) return undefined
  return first.text
}
