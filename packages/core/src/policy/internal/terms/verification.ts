/**
 * Whether a term really stands at a place where its coarse classes stand, and through which disguises.
 */
import type { Disguise } from "../../TermMatch.ts"
import { type Cells, CellGap, CellTrait } from "./cells.ts"
import { type DisguisableTerm, Joint } from "./disguisable.ts"
import { type Evidence } from "./Evidence.ts"

/** Cells of a term that was found, and what hid it. */
export interface Sighting {
  readonly first: number
  readonly last: number
  readonly disguises: ReadonlyArray<Disguise>
}

/** Whether a word may begin with the cell. */
export const beginsWord = (cells: Cells, at: number): boolean =>
  (cells.gap[at]! & (CellGap.visible | CellGap.word)) !== 0 || (at > 0 && isSign(cells, at - 1) && !isSign(cells, at))

/** Whether a word may end with the cell. */
export const endsWord = (cells: Cells, at: number): boolean =>
  (cells.gap[at + 1]! & (CellGap.visible | CellGap.word)) !== 0 ||
  (at + 1 < cells.count && (isSign(cells, at + 1) || isMask(cells, at + 1)) && !isSign(cells, at) && !isMask(cells, at))

/** Whether a term that anything may follow can end with the cell: not when the next one repeats its last letter. */
export const endsAnywhere = (cells: Cells, at: number, term: DisguisableTerm): boolean =>
  at + 1 === cells.count || cells.isApart(at + 1) || !fits(cells, at + 1, term.letters[term.letters.length - 1]!)

/** Whether the cell can be read as the letter of a term. */
export const fits = (cells: Cells, at: number, letter: number): boolean => {
  if (cells.letter[at] === letter || cells.base[at] === letter) return true
  const trait = cells.trait[at]!
  if ((trait & CellTrait.iOrL) !== 0) return letter === i || letter === l
  return letter === l && (trait & CellTrait.orL) !== 0
}

/**
 * Follows the term backwards from the cell with its last letter; `isBound`: it must begin as a word does. Takes as many
 * steps as cells belong to it, and accepts or refuses the first beginning that it comes to.
 */
export const sightingAt = (
  cells: Cells,
  term: DisguisableTerm,
  last: number,
  isBound: boolean,
  evidence: Evidence
): Sighting | undefined => {
  const { joints, letters } = term
  let letter = letters.length - 1
  if (!fits(cells, last, letters[letter]!)) return undefined
  evidence.begin(cells, term, last)
  let at = last
  for (;;) {
    const canGoOn = at > 0
    const isTogether = !cells.isApart(at)
    const repeats = canGoOn && isTogether && fits(cells, at - 1, letters[letter]!)
    if (letter === 0) {
      if (isBound ? beginsWord(cells, at) : !repeats) {
        const disguises = evidence.conclude(at)
        return disguises === undefined ? undefined : { first: at, last, disguises }
      }
      if (!repeats) return undefined
    } else if (canGoOn && fits(cells, at - 1, letters[letter - 1]!) && mayJoin(cells.gap[at]!, joints[letter]!)) {
      evidence.join(at, joints[letter]!)
      letter--
      at--
      evidence.read(at, letter)
      continue
    } else if (!repeats) {
      return undefined
    }
    evidence.repeat(at)
    at--
    evidence.read(at, letter)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const i = 0x69
const l = 0x6c

const isSign = (cells: Cells, at: number): boolean => (cells.trait[at]! & CellTrait.sign) !== 0
const isMask = (cells: Cells, at: number): boolean => (cells.trait[at]! & CellTrait.mask) !== 0

/** Whether what is between two cells may stand at a joint. Whether all gaps together make sense is judged at the end. */
const mayJoin = (gap: number, joint: number): boolean => {
  if ((gap & CellGap.wide) !== 0) return false
  if (joint === Joint.clause) return (gap & CellGap.visible) !== 0 && (gap & CellGap.firm) === 0
  if (joint !== Joint.separator) return true
  // A full stop and a space end a sentence, and no phrase goes on behind it.
  if ((gap & CellGap.sentence) !== 0 && (gap & CellGap.space) !== 0) return false
  if ((gap & CellGap.firm) !== 0) return false
  return (gap & (CellGap.visible | CellGap.camel | CellGap.word)) !== 0
}
