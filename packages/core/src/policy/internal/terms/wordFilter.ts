/**
 * Tells of most words in one look that no key of a list begins with them: a bitmap of the hashes of all first words.
 */
import { characterOf, Kind, kindOf } from "./characters.ts"
import { border } from "./written.ts"

/** The hash with one more folded letter; 0 for none. */
export const hashed = (hash: number, folded: number): number => ((hash << 5) | (hash >>> 27)) ^ (folded << 4)

/** A hash marks two bits of a bitmap of 2 ** (32 - `shift`): hardly any other one has both. */
export const firstBit = (hash: number, shift: number): number => Math.imul(hash, 0x9e3779b1) >>> shift

/** Letters of a beginning after which anything may follow that are hashed at most. */
export const longestHead = 4

/** See `firstBit`. */
export interface Bitmap {
  readonly bits: Int32Array
  readonly shift: number
}

/** Whether the hash may be one of the bitmap. */
export const mayHold = ({ bits, shift }: Bitmap, hash: number): boolean =>
  isSet(bits, firstBit(hash, shift)) && isSet(bits, secondBit(hash, shift))

/** Takes the forms of all keys, and is asked once they are there. */
export class WordFilter {
  private readonly words: Array<number> = []
  private readonly heads: Array<number> = []
  /** Bit `n` for beginnings of n letters that any other ones may follow. */
  headLengths = 0
  /** Whether some word could be written with a ß in more ways than are hashed. */
  isShortOfSharpS = false

  /** Adds the first word of a form; `isLoose`: anything may follow the form. */
  add(form: ReadonlyArray<number>, isLoose: boolean): void {
    if (form[0] !== border) return
    const end = form.findIndex((point, at) => at > 0 && !isLetter(point))
    const spellings = spellingsOf(end < 0 ? form.slice(1) : form.slice(1, end))
    if (spellings.length > mostSpellings) this.isShortOfSharpS = true
    for (const letters of spellings.slice(0, mostSpellings)) {
      if (!isLoose || end >= 0) this.words.push(letters.reduce(hashed, 0))
      else {
        const head = letters.slice(0, longestHead)
        this.heads.push(head.reduce(hashed, 0))
        this.headLengths |= 1 << head.length
      }
    }
  }

  /** The hashes of words that count as wholes, and of beginnings, as bitmaps. */
  bitmaps(): { readonly words: Bitmap; readonly heads: Bitmap } {
    return { words: bitmapOf(this.words), heads: bitmapOf(this.heads) }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const mostSpellings = 16
const sharpS = 0xdf
const letterS = 0x73

const isLetter = (point: number): boolean => point >= 0 && kindOf(characterOf(point)) === Kind.word

/** The word and all that it is with ß for some of its ss, which texts are not hashed as; no more than one too many. */
const spellingsOf = (letters: ReadonlyArray<number>): ReadonlyArray<ReadonlyArray<number>> => {
  const all = [letters]
  for (let index = 0; index < all.length && all.length <= mostSpellings; index++) {
    const one = all[index]!
    // Each spelling comes from the one without its last ß.
    for (let at = one.lastIndexOf(sharpS) + 1; at + 1 < one.length && all.length <= mostSpellings; at++) {
      if (one[at] === letterS && one[at + 1] === letterS) all.push([...one.slice(0, at), sharpS, ...one.slice(at + 2)])
    }
  }
  return all
}

/** The other one, which is asked for words that have the first. */
const secondBit = (hash: number, shift: number): number => Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> shift

const isSet = (bits: Int32Array, bit: number): boolean => ((bits[bit >>> 5]! >>> (bit & 31)) & 1) !== 0

/** Some 64 bits for a hash as long as that fits the caches of processors. */
const bitmapOf = (hashes: ReadonlyArray<number>): Bitmap => {
  const shift = Math.max(10, Math.min(22, Math.clz32(hashes.length * 64)))
  const bits = new Int32Array(1 << (27 - shift))
  for (const hash of hashes) {
    for (const bit of [firstBit(hash, shift), secondBit(hash, shift)]) bits[bit >>> 5]! |= 1 << (bit & 31)
  }
  return { bits, shift }
}
