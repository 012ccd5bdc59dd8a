/**
 * How much of a text is written in capitals, as far as that is a choice.
 */
import { detectCashtags, detectEntities } from "../../Entities.ts"

/** Capitals and all cased letters of the words that count. */
export interface Capitals {
  readonly capitals: number
  readonly letters: number
  /** Words in capitals that count, in order; those with no other word between them together. */
  readonly stretches: ReadonlyArray<Stretch>
}

/** A part of the text in UTF-16 code units. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * Counts the letters of words. Tags, mentions, addresses, words with digits and single letters do not count, and short
 * words in capitals only where three or more stand together: alone they are acronyms. Scripts without case have none.
 */
export const countCapitals = (text: string): Capitals => {
  const skipped = [...detectEntities(text), ...detectCashtags(text)].sort((a, b) => a.start - b.start)
  const total = { capitals: 0, letters: 0 }
  const stretches: Array<Stretch> = []
  let run: Array<Stretch & { readonly letters: string }> = []
  const close = () => {
    if (run.length > 2 || run.some(({ letters }) => letters.length > longestAcronym)) {
      for (const { letters } of run) add(total, letters)
      const [{ start }, { end }] = [run[0]!, run.at(-1)!]
      const before = stretches.at(-1)
      const isNext = before !== undefined && !/[\p{L}\p{N}]/u.test(text.slice(before.end, start))
      if (isNext) stretches[stretches.length - 1] = { start: before.start, end }
      else stretches.push({ start, end })
    }
    run = []
  }
  let next = 0
  let last = 0
  for (const match of text.matchAll(word)) {
    const [written] = match
    const end = match.index + written.length
    if (!between.test(text.slice(last, match.index))) close()
    last = end
    while (next < skipped.length && skipped[next]!.end <= match.index) next++
    const isSkipped = next < skipped.length && skipped[next]!.start < end
    const letters = written.replace(/[^\p{Lu}\p{Ll}\p{Lt}]/gu, "")
    if (isSkipped || /\p{N}/u.test(written)) {
      close()
      continue
    }
    if (letters.length < 2) continue
    if (/\p{Ll}/u.test(letters)) {
      close()
      add(total, letters)
    } else run.push({ start: match.index, end, letters })
  }
  close()
  return { ...total, stretches }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const longestAcronym = 5
const word = /[\p{L}\p{M}\p{N}]+(?:[-'’&.][\p{L}\p{M}\p{N}]+)*/gu
/** What may stand between words that are shouted in one breath. */
const between = /^[\s!?]*$/u

const add = (total: { capitals: number; letters: number }, letters: string): void => {
  total.capitals += letters.replace(/[^\p{Lu}\p{Lt}]/gu, "").length
  total.letters += letters.length
}
