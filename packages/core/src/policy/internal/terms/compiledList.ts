/**
 * A list of terms, compiled to what the scan of texts and the search behind disguises need.
 */
import { primarySubtag } from "../../../text/Language.ts"
import type { MatcherTerm } from "../../TermMatch.ts"
import { compileAutomaton } from "./automaton.ts"
import { foldedPoints } from "./characters.ts"
import { disguisable } from "./disguisable.ts"
import { DisguiseSearch } from "./disguiseSearch.ts"
import { KeyList } from "./KeyList.ts"
import { proseReader } from "./plainProse.ts"
import { withFewMarks } from "./reading.ts"
import { Ending } from "./rareCharacters.ts"
import { borderSymbol, separatorSymbol, SymbolTable, wideSymbol } from "./symbols.ts"
import { textScan, type TextScan } from "./textScan.ts"
import { WordFilter } from "./wordFilter.ts"
import { border, endsInWord, germanVariants, spelledForm, writtenForms } from "./written.ts"

/** Why a key was compiled: these bits, then the index of the term. */
export const Entry = {
  /** A word must end with the key. */
  needsWordEnd: 1,
  /** The key leaves out spaces: only a hashtag may spell it. */
  isSpelled: 2,
  /** The key replaces umlauts or the other way round. */
  isGerman: 4,
  /** A word or phrase within which the term does not count. */
  isException: 8
} as const

/** The term of an entry. */
export const termOf = (entry: number): number => entry >>> 4

export interface CompiledList {
  readonly terms: ReadonlyArray<MatcherTerm>
  /** Primary subtags by term; a term that is not there counts in all languages. */
  readonly languages: ReadonlyMap<number, ReadonlySet<string>>
  /** Entries by key of the scan. */
  readonly written: KeyList
  readonly scan: TextScan
  /** Entries of the disguised terms. */
  readonly disguised: ReadonlyArray<number>
  /** Undefined when no term resists evasion. */
  readonly search: DisguiseSearch | undefined
}

/** Compiles the terms. What is found is the same whatever prose the reader passes over. */
export const compileList = (terms: ReadonlyArray<MatcherTerm>, readerOf = proseReader): CompiledList => {
  const languages = new Map<number, ReadonlySet<string>>()
  const symbols = new SymbolTable()
  const written = new KeyList()
  const filter = new WordFilter()
  const search = new DisguiseSearch()
  const disguised: Array<number> = []

  const addForm = (form: ReadonlyArray<number>, how: MatcherTerm["match"], entry: number): void => {
    const isInside = how === "anywhere" && form[0] === border
    if (form.length === (isInside ? 1 : 0)) return
    const isWord = (how ?? "word") === "word" && endsInWord(form)
    const key = isInside ? form.slice(1) : form
    written.add(symbols.keyOf(key), entry | (isWord ? Entry.needsWordEnd : 0))
    filter.add(key, !isWord)
  }

  for (const [
    index,
    { except = [], languages: tags, match = "word", resistsEvasion, text: whole }
  ] of terms.entries()) {
    const text = withFewMarks(whole)
    const known = tags === undefined ? undefined : new Set(tags.map(primarySubtag))
    if (known !== undefined) languages.set(index, known)
    for (const variant of [text, ...(known?.has("de") === false ? [] : germanVariants(text))]) {
      const entry = (index << 4) | (variant === text ? 0 : Entry.isGerman)
      for (const form of writtenForms(variant)) {
        addForm(form, match, entry)
        const spelled = spelledForm(form)
        if (spelled !== undefined) addForm(spelled, match, entry | Entry.isSpelled)
      }
      const hidden = resistsEvasion === true ? disguisable(foldedPoints(variant)) : undefined
      if (hidden === undefined) continue
      search.add(variant, hidden, match)
      disguised.push(entry)
    }
    for (const context of except) {
      for (const form of writtenForms(context)) addForm(form, "word", (index << 4) | Entry.isException)
    }
  }

  const lengths = Int32Array.from(written.keys.keys(), ({ length }) => length)
  const automaton = compileAutomaton(written.keys, (key) => endingsOf(written, key), symbols.width, {
    of: borderSymbol,
    symbols: [separatorSymbol, wideSymbol]
  })
  search.compile()
  return {
    terms,
    languages,
    written,
    scan: textScan({ automaton, symbols, lengths }, readerOf(automaton, symbols, filter)),
    disguised,
    search: disguised.length === 0 ? undefined : search
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const endingsOf = (written: KeyList, key: number): number => {
  let endings = 0
  for (let entry = written.first(key); entry >= 0; entry = written.next(entry)) {
    endings |= (written.value(entry) & Entry.needsWordEnd) === 0 ? Ending.anything : Ending.wordEnd
  }
  return endings
}
