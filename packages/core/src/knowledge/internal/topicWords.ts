/**
 * Tells cheaply which parts of a long text have to do with a campaign: by the beginnings of the words that the brief
 * uses, weighted by how few parts have them.
 *
 * @since 0.1.0
 */
import { isGeneralWord } from "../../text/Keyphrases.ts"
import { floorLanguages } from "../../text/Language.ts"
import { words } from "../../text/Segmentation.ts"
import { isStopWord } from "../../text/StopWords.ts"
import { type Portion } from "./portions.ts"

/** What a campaign is about. */
export interface Topic {
  /** A number from 0 up for each portion: the higher, the more of the topic's words it has. Linear in the text. */
  readonly scores: (text: string, portions: ReadonlyArray<Portion>) => ReadonlyArray<number>
}

/** The topic that these texts tell, the most telling first. */
export const topicOf = (about: ReadonlyArray<string>): Topic => {
  const starts = startsOf(about)
  return {
    scores: (text, portions) => {
      const holders = starts.map(() => 0)
      const found = portions.map(({ blocks }) => {
        const part = text.slice(blocks[0]?.start, blocks.at(-1)?.end).toLowerCase()
        const counts = starts.map((start) => countOf(start, part))
        for (const [index, count] of counts.entries()) if (count > 0) holders[index] = (holders[index] ?? 0) + 1
        return counts
      })
      const rarities = holders.map((count) => Math.log(portions.length / Math.max(1, count)))
      return found.map((counts) =>
        counts.reduce((sum, count, index) => sum + ((rarities[index] ?? 0) * count) / (count + saturation), 0)
      )
    }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** More words would tell little, and each is looked for in the whole text. */
const mostWords = 30
const shortestStart = 4
/** Most inflections of the languages that the built-in rules know change no more than the last letters. */
const ending = 2

/** Occurrences that give half of what any number gives. */
const saturation = 1.2

const countOf = (start: string, part: string): number => {
  let count = 0
  for (let at = part.indexOf(start); at >= 0; at = part.indexOf(start, at + start.length)) count++
  return count
}

const startsOf = (about: ReadonlyArray<string>): ReadonlyArray<string> => {
  const starts = about
    .flatMap((text) => words(text, "und"))
    .map((word) => word.text.toLowerCase())
    .filter(
      (word) =>
        word.length >= shortestStart &&
        !floorLanguages.some((language) => isStopWord(word, language) || isGeneralWord(word, language))
    )
    .map((word) => word.slice(0, Math.max(shortestStart, word.length - ending)))
  return [...new Set(starts)].slice(0, mostWords)
}
