/**
 * Keyphrases: what a body of texts is about, in its own words. Candidates are runs of one to four content words;
 * they are ranked by the C-value, which prefers what stands on its own to what occurs only inside longer phrases,
 * weighted by how many texts have the phrase, how early it comes, and how noun-like its use is.
 *
 * @see {@link https://doi.org/10.1007/s007999900023 | Frantzi, Ananiadou and Mima 2000: the C-value/NC-value method}
 * @since 0.1.0
 */
import { type Candidate, collectCandidates } from "./internal/phraseCandidates.ts"
import { isWeak } from "./internal/weakWords.ts"
import { primarySubtag } from "./Language.ts"
import { words } from "./Segmentation.ts"
import { stem } from "./Stemming.ts"

/** A phrase that the texts are about. */
export interface Keyphrase {
  /** The form it takes most often: `cargo bikes`, `Lastenrad`. */
  readonly phrase: string
  /** 0 to 1, relative to the strongest phrase. Rounded to four decimals. */
  readonly score: number
  /** Occurrences in all forms. */
  readonly count: number
  /** Texts that have it. */
  readonly texts: number
  /** Stems of its words joined by a space; equal for all its forms. */
  readonly key: string
}

/** What `keyphrases` returns at most. */
export interface KeyphraseOptions {
  /** @default 30 */
  readonly max?: number
}

/**
 * The keyphrases of texts in one language, strongest first, equals in code-unit order. The same texts in the same
 * order give the same phrases. Texts may be documents or blocks; their boundaries count as sentence ends. In German
 * a phrase ends in a noun, whose capital it keeps; compounds stay whole.
 */
export const keyphrases = (
  texts: ReadonlyArray<string>,
  language: string,
  options: KeyphraseOptions = {}
): ReadonlyArray<Keyphrase> => {
  const candidates = collectCandidates(texts, primarySubtag(language))
  const nested = nestedIn(candidates)
  const scored = [...candidates.values()]
    .map((candidate) => ({ candidate, score: scoreOf(candidate, nested.get(candidate.key) ?? []) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.candidate.key < b.candidate.key ? -1 : 1))
  const highest = scored[0]?.score ?? 1
  return scored.slice(0, options.max ?? 30).map(({ candidate, score }) => ({
    phrase: candidate.surface,
    score: Math.round((score / highest) * 10_000) / 10_000,
    count: candidate.count,
    texts: candidate.texts,
    key: candidate.key
  }))
}

/** Whether a lower-case word is too general to be a keyphrase of its own: `make`, `week`, `Beispiel`. */
export const isGeneralWord = (lower: string, language: string): boolean => isWeak(lower, primarySubtag(language))

/** Finds keyphrases in other texts, whatever form their words take there. */
export class KeyphraseIndex {
  readonly language: string
  readonly #byKey: ReadonlyMap<string, Keyphrase>
  readonly #longest: number

  constructor(phrases: ReadonlyArray<Keyphrase>, language: string) {
    this.language = language
    this.#byKey = new Map(phrases.map((phrase) => [phrase.key, phrase]))
    this.#longest = Math.max(0, ...phrases.map((phrase) => phrase.key.split(" ").length))
  }

  /** The phrases that occur in a text, strongest first, without those that are part of another one found. */
  find(text: string): ReadonlyArray<Keyphrase> {
    return this.findStems(words(text, this.language).map((word) => stem(word.text, this.language)))
  }

  /** Like `find`, of a text whose words are stemmed already. */
  findStems(stems: ReadonlyArray<string>): ReadonlyArray<Keyphrase> {
    const found = new Set<Keyphrase>()
    for (let index = 0; index < stems.length; index++) {
      for (let length = Math.min(this.#longest, stems.length - index); length > 0; length--) {
        const phrase = this.#byKey.get(stems.slice(index, index + length).join(" "))
        if (phrase === undefined) continue
        found.add(phrase)
        index += length - 1
        break
      }
    }
    return [...found].sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Longer candidates that contain the key.
const nestedIn = (candidates: ReadonlyMap<string, Candidate>): ReadonlyMap<string, ReadonlyArray<Candidate>> => {
  const found = new Map<string, Array<Candidate>>()
  for (const longer of candidates.values()) {
    if (longer.count < 2) continue
    const stems = longer.key.split(" ")
    for (let length = 1; length < stems.length; length++) {
      for (let index = 0; index + length <= stems.length; index++) {
        const key = stems.slice(index, index + length).join(" ")
        if (!candidates.has(key)) continue
        const holders = found.get(key)
        if (holders === undefined) found.set(key, [longer])
        else if (holders.at(-1) !== longer) holders.push(longer)
      }
    }
  }
  return found
}

const scoreOf = (candidate: Candidate, longer: ReadonlyArray<Candidate>): number => {
  const length = candidate.key.split(" ").length
  // A phrase seen once says little; single words need a second sign too.
  if (length > 1 && candidate.count < 2) return 0
  const inside = longer.reduce((sum, holder) => sum + holder.count, 0) / Math.max(1, longer.length)
  const alone = candidate.count - (longer.length === 0 ? 0 : inside)
  if (alone <= 0) return 0
  const spread = 1 + Math.log2(candidate.texts)
  const early = 1 + 0.5 / (1 + candidate.firstSentence / 8)
  // Damped, so that one ubiquitous word does not dwarf all others.
  return Math.log2(1 + length) * alone ** 0.6 * spread * early * candidate.nounness
}
