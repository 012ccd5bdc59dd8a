import { type TimedText } from "../../models/TimedText.ts"
import { isKeptTogether } from "../../text/KeptTogether.ts"
import { isSpaced } from "../WrittenWords.ts"
import { months } from "./figures.ts"

/** A word with its width. */
export interface Measured extends TimedText {
  readonly columns: number
}

/** Words that lean on the one behind them. */
export const leaning =
  /^(?:&|a|an|the|of|to|in|on|at|for|with|by|and|or|my|your|our|der|die|das|den|dem|des|ein|eine|einen|einem|einer|im|am|zu|zum|zur|in|an|auf|mit|von|vom|für|und|oder|le|la|les|un|une|de|du|des|et|el|los|las|y|il|lo|gli|e|di)$/iu

/** Whether a line holds both, and neither a line nor a cue ends between them: `500 Wh`, `11 September`. */
export const isOneThing = (before: Measured, after: Measured, columns: number): boolean =>
  isKeptTogether(before.text, after.text) && widthOf([before, after]) <= columns

/**
 * The words in as few lines as they need, these as equally wide as they can be; nothing where they do not fit without
 * parting what is one thing. A word that is wider than a line fits into one of its own.
 */
export const brokenLines = (
  words: ReadonlyArray<Measured>,
  { columns, lines }: { readonly columns: number; readonly lines: number }
): ReadonlyArray<ReadonlyArray<Measured>> | undefined => {
  for (let count = 1; count <= Math.min(lines, words.length); count++) {
    const found = inLines(words, count, columns)
    if (found !== undefined) return found
  }
  return undefined
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Breaking {
  readonly cost: number
  readonly lines: ReadonlyArray<ReadonlyArray<Measured>>
}

const inLines = (
  words: ReadonlyArray<Measured>,
  count: number,
  columns: number
): ReadonlyArray<ReadonlyArray<Measured>> | undefined => {
  const mean = widthOf(words) / count
  const at = (from: number, left: number): Breaking | undefined => {
    if (left === 1) {
      const line = words.slice(from)
      return fits(line, columns) ? { cost: (widthOf(line) - mean) ** 2, lines: [line] } : undefined
    }
    let best: Breaking | undefined
    for (let to = from + 1; to <= words.length - left + 1; to++) {
      const line = words.slice(from, to)
      if (!fits(line, columns)) break
      const [last, next] = [words[to - 1], words[to]]
      if (last !== undefined && next !== undefined && isOneThing(last, next, columns)) continue
      const rest = at(to, left - 1)
      if (rest === undefined) continue
      const end = line.at(-1)?.text ?? ""
      const isInDate = month.test(end) && /^\p{Nd}/u.test(words[to]?.text ?? "")
      const place = punctuation.test(end) ? -4 : figure.test(end) || isInDate ? 30 : leaning.test(end) ? 12 : 0
      const cost = (widthOf(line) - mean) ** 2 + rest.cost + place
      if (best === undefined || cost < best.cost) best = { cost, lines: [line, ...rest.lines] }
    }
    return best
  }
  return at(0, count)?.lines
}

const punctuation = /[.!?…,;:–—。！？、，；：]["'”’»«“‘)\]}」』]*$/u

/** A number without its unit, month or name: it is read with what comes behind it. */
const figure = /^[\p{Sc}]?\p{Nd}[\p{Nd}.,:/]*$/u

const month = new RegExp(`^(?:${months})$`, "u")

const fits = (line: ReadonlyArray<Measured>, columns: number): boolean => line.length === 1 || widthOf(line) <= columns

const widthOf = (line: ReadonlyArray<Measured>): number => {
  let width = 0
  for (const [index, { columns, text }] of line.entries()) {
    const before = line[index - 1]
    width += columns + (before !== undefined && isSpaced(before.text, text) ? 1 : 0)
  }
  return width
}
