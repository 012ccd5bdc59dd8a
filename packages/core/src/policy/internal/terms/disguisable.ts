/**
 * A term as it is looked for behind disguises: its letters one by one, and where its words meet.
 */
import { characterOf, expansionOf, foldedOf, foldedPoints, Kind, kindOf } from "./characters.ts"
import { classOf } from "./letterClasses.ts"
import { letterReading, type LetterScript, scriptOf } from "./lookAlikes.ts"

/** What may stand between a letter of a term and the one in front of it. */
export const Joint = {
  nothing: 0,
  /** A gap, as between words. */
  separator: 1,
  /** A gap or nothing, as at an apostrophe. */
  either: 2
} as const

export interface DisguisableTerm {
  readonly script: LetterScript
  readonly letters: Int32Array
  /** Class of each letter. */
  readonly classes: Int32Array
  /** `Joint` in front of each letter. */
  readonly joints: Uint8Array
  /** The classes without repeats: the key of the automaton. */
  readonly key: ReadonlyArray<number>
}

/** The term for the search behind disguises; undefined for one that holds other signs, or no letter. */
export const disguisable = (term: string): DisguisableTerm | undefined => {
  const points = foldedPoints(term).flatMap((point) =>
    kindOf(characterOf(point)) === Kind.expanding ? expansionOf(point) : [point]
  )
  const script = points.map(scriptOf).find((found) => found !== undefined)
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
    if (kind === Kind.space || kind === Kind.hyphen || kind === Kind.underscore) joint = Joint.separator
    else if (foldedOf(character) === 0x27) joint = joint === Joint.nothing ? Joint.either : joint
    else if (kind !== Kind.word && kind !== Kind.ideograph && kind !== Kind.mark) return undefined
    else {
      const reading = letterReading(point, script)
      const [first] = reading?.letters ?? []
      if (reading === undefined || first === undefined) add(point, point)
      else if (reading.letters.length > 1) for (const letter of reading.letters) add(letter, letter)
      else add(point, first)
    }
  }
  const key = classes.filter((letter, at) => letter !== classes[at - 1])
  return {
    script,
    letters: Int32Array.from(letters),
    classes: Int32Array.from(classes),
    joints: Uint8Array.from(joints),
    key
  }
}
