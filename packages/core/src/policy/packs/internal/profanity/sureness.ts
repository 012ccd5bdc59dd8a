/**
 * How sure the lists together are that a word is profane. One list alone is never sure: each holds hundreds of ordinary
 * words, but different ones.
 */
import { everydayWords, doubtfulWords } from "./everydayWords.ts"
import type { ProfanityLanguage, ProfanityLists } from "./lists.ts"

/** The words of a language, in the order of the lists. */
export interface ProfaneWords {
  readonly sure: ReadonlyArray<string>
  readonly likely: ReadonlyArray<string>
}

/**
 * Sure: rated 2 and on a second list, or rated 1 and on two more, or built on such a word; without ratings, on two
 * lists; in English also what writes `ph` for the `f` of such a word. Likely: the rest of what is rated 2 in English,
 * rated 1 and on a second list, or on two lists without a rating; in German, on any list. Everyday words are left out,
 * doubtful ones are likely at most.
 */
export const profaneWordsOf = (
  language: ProfanityLanguage,
  { plain, rated, translated }: ProfanityLists
): ProfaneWords => {
  const ratings = new Map(Object.entries(rated).map(([word, rating]) => [folded(word), rating]))
  const lists = [...plain, translated].map((list) => new Set(list.map(folded)))
  const everyday = new Set(everydayWords[language])
  const doubtful = new Set(doubtfulWords[language])
  const words = [...new Set([...ratings.keys(), ...plain.flatMap((list) => list.map(folded))])].filter(
    (word) => isSpelledOut(word) && !everyday.has(word)
  )
  const isRated = ratings.size > 0

  const surenessOf = (word: string): "sure" | "likely" | "maybe" | undefined => {
    const rating = ratings.get(word)
    const others = lists.filter((list) => list.has(word)).length
    if (!isRated) return others >= 2 ? "sure" : "likely"
    if (rating === 2) return others >= 1 ? "sure" : "maybe"
    if (rating === 1) return others >= 2 ? "sure" : others === 1 ? "likely" : undefined
    return rating === undefined && others >= 2 ? "likely" : undefined
  }

  const sure = words.filter((word) => surenessOf(word) === "sure" && !doubtful.has(word))
  const isBuiltOn = builtOn(sure, language)
  const known = language === "en" ? new Set(sure) : new Set<string>()
  // Whoever lists such a spelling means the word that it sounds like, so any list will do.
  const isRespelled = (word: string) => word.startsWith("ph") && known.has(`f${word.slice(2)}`)
  const built = words.filter((word) => surenessOf(word) === "maybe" && !doubtful.has(word) && isBuiltOn(word))
  const respelled = translated
    .map(folded)
    .filter((word) => isSpelledOut(word) && isRespelled(word) && !everyday.has(word))
  const taken = new Set([...sure, ...built, ...respelled])
  // A phrase that holds a sure word is found by that word.
  const isCovered = (word: string) => /\s/.test(word) && word.split(/\s+/).some((part) => taken.has(part))
  return {
    sure: [...taken].filter((word) => !isCovered(word)),
    likely: words.filter(
      (word) =>
        !taken.has(word) &&
        !isCovered(word) &&
        (doubtful.has(word) || surenessOf(word) === "likely" || (surenessOf(word) === "maybe" && language === "en"))
    )
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const folded = (word: string): string => word.normalize("NFC").toLowerCase().replaceAll("’", "'").trim()

/** Leet, symbols and dotted spellings are left out: the matcher sees through them. */
const isSpelledOut = (word: string): boolean => /^\p{L}[\p{L}\s'-]*$/u.test(word)

const shortestStem = 4

/** Whether a word holds a sure one: in English anywhere, else at the beginning of one of its words, without the ending. */
const builtOn = (sure: ReadonlyArray<string>, language: ProfanityLanguage): ((word: string) => boolean) => {
  const single = sure.filter((word) => !/[\s'-]/.test(word) && word.length >= shortestStem)
  if (language === "en") return (word) => single.some((part) => word.includes(part))
  const stems = [...new Set(single.map(stemOf))]
  return (word) => word.split(/[\s'-]+/).some((part) => stems.some((stem) => part.startsWith(stem)))
}

const stemOf = (word: string): string => {
  const stem = word.replace(/[aeiouáéíóúàèìòùâêôãõ]+$/u, "")
  return stem.length >= shortestStem ? stem : word
}
