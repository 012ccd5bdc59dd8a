/**
 * The written form of a term: what must stand in a text for the term to stand there as it is. `textScan.ts` reads texts
 * by the same rules.
 */
import { characterOf, expansionOf, foldedOf, Kind, kindOf } from "./characters.ts"

/** Between two words: white space or a hyphen. In a text also the beginning of a word. */
export const separator = -1
/** In front of a word that no separator leads to. */
export const border = -2

/** Code points, separators and borders of folded code points, without separators at the ends. */
export const writtenForm = (term: ReadonlyArray<number>): ReadonlyArray<number> => {
  const form: Array<number> = []
  let last: Last = noLetter()
  const add = (point: number, kind: Last): void => {
    const separates = last === "gap" && form.length > 0
    if (separates) form.push(separator)
    else if (kind === "ideograph" || (kind === "letter" && last !== "letter")) form.push(border)
    form.push(point)
    last = kind
  }
  for (const point of term) {
    const character = characterOf(point)
    const kind = kindOf(character)
    if (kind === Kind.hidden) continue
    if (kind === Kind.space || kind === Kind.hyphen) last = "gap"
    else if (kind === Kind.mark) {
      if (last === "ideograph") form.push(point)
      else if (last === "letter" || isJamo(point)) add(point, "letter")
    } else if (kind === Kind.expanding) {
      for (const part of expansionOf(point)) add(part, "letter")
    } else if (kind === Kind.ideograph) add(foldedOf(character), "ideograph")
    else add(foldedOf(character), kind === Kind.word || kind === Kind.underscore ? "letter" : "symbol")
  }
  return form
}

/** Vowels and finals of Hangul that follow no initial stand for themselves. */
export const isJamo = (point: number): boolean =>
  (point >= 0x1160 && point <= 0x11ff) || (point >= 0xd7b0 && point <= 0xd7fb)

/** Whether a form that ends here must be followed by the end of a word. */
export const endsInWord = (form: ReadonlyArray<number>): boolean => {
  const kinds = form.map((point) => (point < 0 ? undefined : kindOf(characterOf(point))))
  const last = kinds.findLast((kind) => kind !== Kind.mark)
  // A mark alone is a vowel of Hangul.
  return last === Kind.word || last === Kind.underscore || (last === undefined && kinds.at(-1) === Kind.mark)
}

/** The form without its separators, as a hashtag spells it; undefined when there are none or not only letters. */
export const spelledForm = (form: ReadonlyArray<number>): ReadonlyArray<number> | undefined => {
  if (!form.includes(separator)) return undefined
  const letters = form.filter((point) => point >= 0)
  return letters.every((point) => kindOf(characterOf(point)) === Kind.word) ? [border, ...letters] : undefined
}

/** The term with German umlauts written out and the other way round, where that makes a difference. */
export const germanVariants = (term: string): ReadonlyArray<string> => {
  if (!mayVary.test(term)) return []
  const composed = term.normalize("NFC").toLowerCase()
  const spelledOut = composed.replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue")
  const drawnTogether = composed.replaceAll("ae", "ä").replaceAll("oe", "ö").replaceAll("ue", "ü")
  return [...new Set([spelledOut, drawnTogether])].filter((variant) => variant !== composed)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const mayVary = /[äöü]|\u0308|[aou]e/iu

type Last = "letter" | "ideograph" | "gap" | "symbol"

/** Typed wider than it is, since the closure that changes it is not followed by the checker. */
const noLetter = (): Last => "symbol"
