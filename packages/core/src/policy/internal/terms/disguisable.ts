/**
 * A term as it is looked for behind disguises: its letters one by one, and where its words meet.
 */
import { characterOf, expansionOf, foldedOf, Kind, kindOf } from "./characters.ts"
import { classOf } from "./letterClasses.ts"
import { letterReading, type LetterScript, scriptOf } from "./lookAlikes.ts"

/** What may stand between a letter of a term and the one in front of it. */
export const Joint = {
  nothing: 0,
  /** A gap, as between words. */
  separator: 1,
  /** A gap or nothing, as at an apostrophe. */
  either: 2,
  /** A gap of any kind, as at a comma. */
  clause: 3
} as const

export interface DisguisableTerm {
  readonly script: LetterScript
  readonly letters: ReadonlyArray<number>
  /** Class of each letter. */
  readonly classes: ReadonlyArray<number>
  /** `Joint` in front of each letter. */
  readonly joints: ReadonlyArray<number>
  /** The classes without repeats: the key of the automaton. */
  readonly key: ReadonlyArray<number>
}

/** A term of folded code points for the search behind disguises; undefined for one that holds other signs, or no letter. */
export const disguisable = (term: ReadonlyArray<number>): DisguisableTerm | undefined => {
  const points = term.some((point) => kindOf(characterOf(point)) === Kind.expanding)
    ? term.flatMap((point) => (kindOf(characterOf(point)) === Kind.expanding ? expansionOf(point) : [point]))
    : term
  let script: LetterScript | undefined
  for (let at = 0; at < points.length && script === undefined; at++) {
    const point = points[at]!
    if (kindOf(characterOf(point)) !== Kind.hidden) script = scriptOf(point)
  }
  if (script === undefined) return undefined
  const letters: Array<number> = []
  const classes: Array<number> = []
  const joints: Array<number> = []
  let joint: number = Joint.nothing
  const add = (letter: number, classLetter: number): void => {
    letters.push(letter)
    classes.push(classOf(classLetter))
    joints.push(letters.length === 1 ? Joint.nothing : joint)
    joint = Joint.nothing
  }
  for (const point of points) {
    const character = characterOf(point)
    const kind = kindOf(character)
    if (kind === Kind.hidden) continue
    if (kind === Kind.space || kind === Kind.hyphen || kind === Kind.underscore)
      joint = joint === Joint.clause ? joint : Joint.separator
    else if (point === comma && letters.length > 0) joint = Joint.clause
    else if (foldedOf(character) === 0x27) joint = joint === Joint.nothing ? Joint.either : joint
    else if (kind !== Kind.word && kind !== Kind.ideograph && kind !== Kind.mark) return undefined
    else {
      const reading = letterReading(point, script)
      if (reading === undefined) add(point, point)
      else if (reading.letters.length === 1) add(point, reading.letters[0]!)
      else for (const letter of reading.letters) add(letter, letter)
    }
  }
  const key = classes.filter((letter, at) => letter !== classes[at - 1])
  return { script, letters, classes, joints, key }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const comma = 0x2c
