import { isGeneralWord } from "../../../text/Keyphrases.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { words } from "../../../text/Segmentation.ts"
import { stem } from "../../../text/Stemming.ts"
import { isStopWord } from "../../../text/StopWords.ts"
import { type Measured } from "./material.ts"

/** Two statements that share a phrase which few others have. */
export interface NearPair {
  readonly one: Measured
  readonly other: Measured
  readonly closeness: number
}

/** How near statements in one language are to each other, by the words of their keyphrases. */
export class Nearness {
  readonly #statements: ReadonlyArray<Measured>
  readonly #terms: ReadonlyMap<Measured, ReadonlySet<string>>
  /** Statements that have the term, in their order. */
  readonly #holders: ReadonlyMap<string, ReadonlyArray<Measured>>
  readonly #mostHolders: number

  constructor(statements: ReadonlyArray<Measured>) {
    const holders = new Map<string, Array<Measured>>()
    const terms = termsOf(statements)
    for (const [one, own] of terms) {
      for (const term of own) {
        const known = holders.get(term)
        if (known === undefined) holders.set(term, [one])
        else known.push(one)
      }
    }
    this.#statements = statements
    this.#terms = terms
    this.#holders = holders
    this.#mostHolders = Math.min(maxHolders, Math.max(minHolders, Math.ceil(commonShare * statements.length)))
  }

  /** 0 where they share no rare term; higher, the rarer what they share and the less else they tell. Symmetric. */
  readonly closeness = (one: Measured, other: Measured): number => {
    const [mine, theirs] = [this.#terms.get(one), this.#terms.get(other)]
    if (mine === undefined || theirs === undefined) return 0
    let shared = 0
    for (const term of mine) if (theirs.has(term)) shared += this.#weight(term)
    return shared / Math.sqrt(mine.size * theirs.size || 1)
  }

  /** Every pair with something in common, the nearest first, equals in the order of the statements. */
  pairs(): ReadonlyArray<NearPair> {
    const place = new Map(this.#statements.map((one, index) => [one, index]))
    const partners = new Map<Measured, Set<Measured>>()
    for (const [term, group] of this.#holders) {
      if (this.#weight(term) === 0) continue
      for (const [index, one] of group.entries()) {
        const known = partners.get(one) ?? new Set<Measured>()
        partners.set(one, known)
        for (const other of group.slice(index + 1)) known.add(other)
      }
    }
    return [...partners]
      .flatMap(([one, others]) => [...others].map((other) => ({ one, other, closeness: this.closeness(one, other) })))
      .sort(
        (a, b) =>
          b.closeness - a.closeness ||
          (place.get(a.one) ?? 0) - (place.get(b.one) ?? 0) ||
          (place.get(a.other) ?? 0) - (place.get(b.other) ?? 0)
      )
  }

  /** The rarest term of the statement that is too common to tell it from most others. */
  commonTerm(one: Measured): string | undefined {
    return [...(this.#terms.get(one) ?? [])]
      .filter((term) => this.#count(term) > this.#mostHolders)
      .sort((a, b) => this.#count(a) - this.#count(b) || (a < b ? -1 : 1))[0]
  }

  #count(term: string): number {
    return this.#holders.get(term)?.length ?? 0
  }

  #weight(term: string): number {
    const count = this.#count(term)
    return count > this.#mostHolders ? 0 : Math.log(1 + this.#statements.length / count)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Share of the statements above which a term tells none of them from the others. */
const commonShare = 0.25
/** So many may have a term whatever their share. */
const minHolders = 3
/** More make a term common whatever their share. */
const maxHolders = 60
/** Fewer letters are no part of a compound. */
const shortestPart = 4
const shortestRest = 3

const termsOf = (statements: ReadonlyArray<Measured>): ReadonlyMap<Measured, ReadonlySet<string>> => {
  const spoken = new Map(statements.map((one) => [one, phraseWords(one)]))
  const stems = new Set([...spoken].flatMap(([one, own]) => own.map((word) => stem(word, one.finding.language))))
  return new Map(
    [...spoken].map(([one, own]) => {
      const { language } = one.finding
      const parts = primarySubtag(language) === "de" ? own.flatMap(partsOf) : []
      const shared = parts.map((part) => stem(part, language)).filter((part) => stems.has(part))
      return [one, new Set([...own.map((word) => stem(word, language)), ...shared])]
    })
  )
}

const phraseWords = ({ finding: { keyphrases, language } }: Measured): ReadonlyArray<string> =>
  keyphrases
    .flatMap((phrase) => words(phrase, language).map(({ text }) => text.toLowerCase()))
    .filter((word) => /\p{L}{3}/u.test(word) && !isStopWord(word, language) && !isGeneralWord(word, language))

// A `Hochbeet` is a `Beet`, and a `Regenfass` has to do with `Regen`; which of the parts are words, others tell.
const partsOf = (word: string): ReadonlyArray<string> =>
  Array.from({ length: Math.max(0, word.length - 2 * shortestRest + 1) }, (_, index) => index + shortestRest)
    .flatMap((cut) => [word.slice(0, cut), word.slice(cut)])
    .filter((part) => part.length >= shortestPart)
