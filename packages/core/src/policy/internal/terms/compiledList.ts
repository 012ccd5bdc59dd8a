/**
 * A list of terms, compiled to what the scan of texts and the search behind disguises need.
 */
import { primarySubtag } from "../../../text/Language.ts"
import type { MatcherTerm } from "../../TermMatch.ts"
import { compileAutomaton } from "./automaton.ts"
import { DisguiseSearch, type SoughtTerm } from "./disguiseSearch.ts"
import { disguisable } from "./disguisable.ts"
import { Ending } from "./rareCharacters.ts"
import { borderSymbol, separatorSymbol, SymbolTable } from "./symbols.ts"
import { textScan, type TextScan } from "./textScan.ts"
import { border, endsInWord, germanVariants, spelledForm, writtenForm } from "./written.ts"

/** Why a key was compiled. */
export interface WrittenEntry {
  readonly term: number
  readonly needsWordEnd: boolean
  /** The key leaves out spaces: only a hashtag may spell it. */
  readonly isSpelled: boolean
  /** The key replaces umlauts or the other way round. */
  readonly isGerman: boolean
  /** A word or phrase within which the term does not count. */
  readonly isException: boolean
}

/** What the disguised terms are. */
export interface DisguisedEntry {
  readonly term: number
  readonly isGerman: boolean
}

export interface CompiledList {
  readonly terms: ReadonlyArray<MatcherTerm>
  /** Primary subtags by term; undefined for all languages. */
  readonly languages: ReadonlyArray<ReadonlySet<string> | undefined>
  /** By key of the scan. */
  readonly written: ReadonlyArray<ReadonlyArray<WrittenEntry>>
  readonly scan: TextScan
  readonly disguised: ReadonlyArray<DisguisedEntry>
  /** Undefined when no term resists evasion. */
  readonly search: DisguiseSearch | undefined
}

/** Compiles the terms. */
export const compileList = (terms: ReadonlyArray<MatcherTerm>): CompiledList => {
  const languages = terms.map((term) =>
    term.languages === undefined ? undefined : new Set(term.languages.map(primarySubtag))
  )
  const forms = terms.flatMap((term, index) => formsOf(term, index, countsInGerman(languages[index])))
  const symbols = new SymbolTable(forms.map(({ form }) => form))
  const byKey = new Map<string, Array<WrittenEntry>>()
  for (const { entry, form } of forms) {
    const key = symbols.keyOf(form)
    const entries = byKey.get(key)
    if (entries === undefined) byKey.set(key, [entry])
    else entries.push(entry)
  }
  const keys = [...byKey.keys()]
  const written = [...byKey.values()]
  const flags = written.map((entries) =>
    entries.reduce((all, { needsWordEnd }) => all | (needsWordEnd ? Ending.wordEnd : Ending.anything), 0)
  )
  const automaton = compileAutomaton(keys, (key) => flags[key]!, symbols.width, {
    of: borderSymbol,
    symbol: separatorSymbol
  })
  const lengths = Int32Array.from(keys, ({ length }) => length)

  const disguised: Array<DisguisedEntry> = []
  const sought: Array<SoughtTerm> = []
  for (const [index, { match = "word", resistsEvasion = false, text }] of terms.entries()) {
    if (!resistsEvasion) continue
    const variants = countsInGerman(languages[index]) ? germanVariants(text) : []
    for (const variant of [text, ...variants]) {
      const term = disguisable(variant)
      if (term === undefined) continue
      sought.push({ term, match })
      disguised.push({ term: index, isGerman: variant !== text })
    }
  }
  return {
    terms,
    languages,
    written,
    scan: textScan({ automaton, symbols, lengths }),
    disguised,
    search: sought.length === 0 ? undefined : new DisguiseSearch(sought)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Form {
  readonly form: ReadonlyArray<number>
  readonly entry: WrittenEntry
}

const countsInGerman = (languages: ReadonlySet<string> | undefined): boolean =>
  languages === undefined || languages.has("de")

const formsOf = (
  { except = [], match = "word", text }: MatcherTerm,
  term: number,
  isInGerman: boolean
): ReadonlyArray<Form> => {
  const forms: Array<Form> = []
  const add = (form: ReadonlyArray<number>, how: typeof match, flags: Partial<WrittenEntry>): void => {
    const key = how === "anywhere" && form[0] === border ? form.slice(1) : form
    if (key.length === 0) return
    const needsWordEnd = how === "word" && endsInWord(form)
    forms.push({
      form: key,
      entry: { term, needsWordEnd, isSpelled: false, isGerman: false, isException: false, ...flags }
    })
  }
  for (const variant of [text, ...(isInGerman ? germanVariants(text) : [])]) {
    const isGerman = variant !== text
    const form = writtenForm(variant)
    add(form, match, { isGerman })
    const spelled = spelledForm(form)
    if (spelled !== undefined) add(spelled, match, { isGerman, isSpelled: true })
  }
  for (const context of except) add(writtenForm(context), "word", { isException: true })
  return forms
}
