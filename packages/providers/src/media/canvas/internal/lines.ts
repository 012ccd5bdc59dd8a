/**
 * Breaks words into lines: at the places of UAX 14, within words only where that must be, and so that the lines look
 * even.
 *
 * @see https://www.unicode.org/reports/tr14/
 */
import { isKeptTogether } from "@postwright/core/text/KeptTogether"
import { primarySubtag } from "@postwright/core/text/Language"
import { graphemes } from "@postwright/core/text/Segmentation"
import LineBreaker from "linebreak"
import { type Hyphenate } from "./hyphenation.ts"

/** How words are broken. */
export interface LineOptions {
  readonly width: number
  /** Width of a text in the style that it will have. */
  readonly measure: (text: string) => number
  readonly language: string
  /** Absent: no word is divided. */
  readonly hyphenate?: Hyphenate | undefined
  /** `even`: lines of about the same length, for headings. `full`: filled lines, the last one not too short. */
  readonly shape: "even" | "full"
}

/** Lines, or undefined where a word, or words that stay together, are wider than the line and may not be divided. */
export const breakLines = (text: string, options: LineOptions): ReadonlyArray<string> | undefined => {
  const atoms = atomsOf(text, options)
  if (atoms.length === 0) return []
  if (atoms.some((atom) => atom.width + (atom.divides ? atom.hyphenWidth : 0) > options.width)) return undefined
  const fewest = greedy(atoms, options.width)
  if (fewest.length === 1) return [textOf(atoms, 0, atoms.length)]
  const target = options.shape === "full" ? options.width : narrowest(atoms, options.width, fewest.length)
  return optimal(atoms, options, target)
}

/** As `breakLines`, dividing between two words that belong together, or two characters, what fits no other way. */
export const breakAnywhere = (text: string, options: LineOptions): ReadonlyArray<string> => {
  const loose = breakLines(text, options)
  if (loose !== undefined) return loose
  const pieces = atomsOf(text, options, false).flatMap((atom) =>
    atom.width > options.width ? cut(atom, options) : [atom]
  )
  return optimal(pieces, options, options.width)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** What is not divided. */
interface Atom {
  readonly text: string
  readonly width: number
  /** White space behind it that a line does not end with. */
  readonly space: string
  readonly spaceWidth: number
  /** A hyphen stands here if the line ends. */
  readonly divides: boolean
  readonly hyphenWidth: number
}

const hyphen = "-"

/** `joins`: whether a figure and its unit and the like are one. */
const atomsOf = (text: string, { hyphenate, measure }: LineOptions, joins = true): ReadonlyArray<Atom> => {
  const atoms: Array<Atom> = []
  const breaker = new LineBreaker(text)
  const hyphenWidth = measure(hyphen)
  let start = 0
  let before = ""
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    const whole = text.slice(start, next.position)
    start = next.position
    const word = whole.trimEnd()
    const space = whole.slice(word.length)
    const [opening = "", ...rest] = hyphenate === undefined ? [word] : partsOf(word, hyphenate)
    const last = joins && isKeptTogether(before, word) ? atoms.at(-1) : undefined
    const joined = last === undefined ? "" : last.text + last.space
    const isJoined = last !== undefined && joined.length + opening.length <= longestJoined
    if (isJoined) atoms.pop()
    const parts = [(isJoined ? joined : "") + opening, ...rest]
    before = word
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1
      atoms.push({
        text: part,
        width: measure(part),
        space: isLast ? space : "",
        spaceWidth: isLast && space !== "" ? measure(space) : 0,
        divides: !isLast,
        hyphenWidth
      })
    }
  }
  return atoms
}

/** In code units. More in a row are a list, not one thing. */
const longestJoined = 40

/** Only the letters of a word are divided: addresses, figures and names with marks stay whole. */
const partsOf = (word: string, hyphenate: Hyphenate): ReadonlyArray<string> => {
  const match = /^([^\p{L}]*)([\p{L}\p{M}]+)([^\p{L}\p{N}]*)$/u.exec(word)
  if (match === null) return [word]
  const [, before = "", letters = "", after = ""] = match
  const parts = [...hyphenate(letters)]
  parts[0] = before + (parts[0] ?? "")
  parts[parts.length - 1] += after
  return parts
}

const cut = (atom: Atom, { measure, width }: LineOptions): ReadonlyArray<Atom> => {
  const pieces: Array<string> = [""]
  for (const sign of graphemes(atom.text)) {
    const piece = pieces[pieces.length - 1] ?? ""
    if (piece !== "" && measure(piece + sign) > width) pieces.push(sign)
    else pieces[pieces.length - 1] = piece + sign
  }
  return pieces.map((text, index) => ({
    ...atom,
    text,
    width: measure(text),
    ...(index < pieces.length - 1 ? { space: "", spaceWidth: 0, divides: false } : {})
  }))
}

const widthOf = (atoms: ReadonlyArray<Atom>, from: number, to: number): number => {
  let width = 0
  for (let index = from; index < to; index++) {
    const atom = atoms[index]
    if (atom === undefined) break
    width += atom.width + (index < to - 1 ? atom.spaceWidth : atom.divides ? atom.hyphenWidth : 0)
  }
  return width
}

const textOf = (atoms: ReadonlyArray<Atom>, from: number, to: number): string =>
  atoms
    .slice(from, to)
    .map((atom, index, line) => atom.text + (index < line.length - 1 ? atom.space : atom.divides ? hyphen : ""))
    .join("")

const greedy = (atoms: ReadonlyArray<Atom>, width: number): ReadonlyArray<number> => {
  const ends: Array<number> = []
  let from = 0
  while (from < atoms.length) {
    let to = from + 1
    while (to < atoms.length && widthOf(atoms, from, to + 1) <= width) to++
    ends.push(to)
    from = to
  }
  return ends
}

/** The least width at which it still has so many lines. */
const narrowest = (atoms: ReadonlyArray<Atom>, width: number, lines: number): number => {
  let low = Math.max(...atoms.map((atom) => atom.width))
  let high = width
  for (let step = 0; step < 12 && high - low > width / 200; step++) {
    const middle = (low + high) / 2
    if (greedy(atoms, middle).length <= lines) high = middle
    else low = middle
  }
  return high
}

/** Lines whose ends differ least from `target`; a line more than needed costs more than any raggedness. */
const optimal = (
  atoms: ReadonlyArray<Atom>,
  { language, shape, width }: LineOptions,
  target: number
): ReadonlyArray<string> => {
  const clinging = clingingWords[primarySubtag(language)] ?? []
  const best: Array<{ readonly cost: number; readonly from: number }> = [{ cost: 0, from: 0 }]
  for (let to = 1; to <= atoms.length; to++) {
    let found = { cost: Number.POSITIVE_INFINITY, from: to - 1 }
    for (let from = to - 1; from >= 0; from--) {
      const length = widthOf(atoms, from, to)
      if (length > width && from < to - 1) break
      const isLast = to === atoms.length
      const cost =
        (best[from]?.cost ?? 0) +
        10 +
        (isLast && shape === "full" ? shortEnd(length / width) : ((target - length) / width) ** 2 * 4) +
        (isLast ? 0 : endCost(atoms[to - 1], clinging))
      if (cost < found.cost) found = { cost, from }
    }
    best[to] = found
  }
  const lines: Array<string> = []
  for (let to = atoms.length; to > 0; to = best[to]?.from ?? 0) lines.unshift(textOf(atoms, best[to]?.from ?? 0, to))
  return lines
}

/** Of a last line that is this share of the width: two words alone look forgotten. */
const shortEnd = (share: number): number => (share < leastEnd ? (leastEnd - share) * 6 : 0)

const leastEnd = 0.42

const endCost = (atom: Atom | undefined, clinging: ReadonlyArray<string>): number => {
  if (atom === undefined) return 0
  // A compound is best divided where one of its words ends.
  if (atom.divides) return wordEnd.test(atom.text) ? 0.45 : 0.9
  const word = atom.text.replace(/^[^\p{L}\p{N}]+/u, "")
  // A figure belongs to what it counts, a small word to what follows it.
  if (/^[\d.,]+$/u.test(word) && !/[.,]$/u.test(word)) return 1.2
  if (clinging.includes(word.toLowerCase())) return 0.3
  return /[,;:.!?–—]$/u.test(word) ? -0.08 : 0
}

const wordEnd = /(?:ungs|schafts|heits|keits|tions|täts|lings|werk|kraft|strom|haus|schiff)$/u

/** Words that should not end a line. */
const clingingWords: Readonly<Record<string, ReadonlyArray<string>>> = {
  en: "a an the of to in on at by for and or but with from as is are no not per".split(" "),
  de: "der die das den dem des ein eine einen einem einer eines und oder zu im am in an auf mit von vom zum zur für bei ist sind pro nicht kein keine".split(
    " "
  ),
  fr: "le la les un une des de du à au aux et ou en dans sur par pour".split(" "),
  es: "el la los las un una de del a al y o en con por para".split(" "),
  it: "il lo la i gli le un una di del della a al e o in con per".split(" "),
  nl: "de het een van in op aan en of met voor te".split(" ")
}
