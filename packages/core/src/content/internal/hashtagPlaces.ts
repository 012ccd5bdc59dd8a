import { type Context, isBrand, isOfPerson, type Subject } from "./hashtagContext.ts"
import { baseForm } from "./hashtagForms.ts"
import { isWrittenAsName, type Term } from "./hashtagTerms.ts"
import { isGeneric } from "./hashtagWords.ts"

/**
 * The campaign's place, if it has one: the one that the brief names, else the one that the material keeps coming back
 * to, else, with less weight, the only one that little material names. A place is a name that stands after `in`, `near`
 * or `around`; at most one is returned.
 */
export const placesOf = (context: Context): ReadonlyArray<Subject> => {
  const { language, sources, statements, terms, wished } = context
  const named = [...wished.values()].filter((wish) => isNamedPlace(wish, terms.get(wish.key), context))
  if (named.length > 0) return placeOf(named, 1, language)
  const found = [...terms.values()].filter(
    (term) =>
      term.places > 0 &&
      isName(term, language) &&
      isPlace(term, language) &&
      !isBrand(term.roots, context) &&
      !isOfPerson(term, context)
  )
  const often = found.filter((term) => term.places > 2 && term.sources.size >= Math.max(2, sources / 2))
  if (often.length > 0 || statements >= thinMaterial || language === "de") return placeOf(often, 1, language)
  const only = found.filter((term) => term.places === term.count && !term.tokens.some(({ isSymbol }) => isSymbol))
  return only.length === 1 ? placeOf(only, 0.5, language) : []
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Below this many statements one mention of a place is enough, if it is the only one. */
const thinMaterial = 40

const placeOf = (terms: ReadonlyArray<Term>, weight: number, language: string): ReadonlyArray<Subject> =>
  [...terms]
    .sort((a, b) => b.roots.length - a.roots.length || b.places - a.places || (a.key < b.key ? -1 : 1))
    .slice(0, 1)
    .flatMap((term) => {
      const phrase = baseForm(term, language)
      return phrase === undefined ? [] : [{ key: term.key, phrase, weight, share: 0 }]
    })

const isNamedPlace = (wish: Term, term: Term | undefined, { language }: Context): boolean =>
  wish.places > 0 &&
  isName(wish, language) &&
  [wish, term].every((use) => use === undefined || isPlace(use, language)) &&
  (language !== "de" || new Set([wish, term].flatMap(bareForms)).size === 1)

// Nor is a month a place, though it stands after `in`.
const isName = (term: Term, language: string): boolean =>
  !term.tokens.some(({ isGeneral, lower }) => isGeneral || isGeneric(lower, language)) &&
  (language === "de" || isWrittenAsName(term))

// A German common noun has articles and several forms somewhere, a town has neither.
const isPlace = (term: Term, language: string): boolean =>
  language === "de"
    ? term.announced < term.count * 0.1 &&
      bareForms(term).every((form) => !plural.test(form)) &&
      bareForms(term).length === 1
    : term.firsts === term.count || isWrittenAsName(term)

const plural = /(?:ung|ei|heit|keit|schaft|ion|tät)en$/u

const bareForms = (term: Term | undefined): ReadonlyArray<string> =>
  term === undefined ? [] : [...new Set([...term.forms.keys()].map((form) => form.replace(/s$/u, "")))]
