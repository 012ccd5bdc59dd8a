/**
 * Parts of a text that readers see the other way round: what stands behind an override of the direction, and letters
 * that stand upside down, of which the last one is the first.
 */
import type { Disguise } from "../../TermMatch.ts"
import { characterOf, Kind, kindOf, pointAt } from "./characters.ts"
import type { Span } from "./sifting.ts"

/** A part of a text as readers see it. */
export interface TurnedText {
  readonly text: string
  readonly disguise: Disguise
  /** Where the characters from `start` to before `end` stand in the whole text. */
  readonly place: (start: number, end: number) => Span
}

/** The parts that are turned. Letters upside down are looked for in the stretches alone. */
export const turnedTexts = (text: string, stretches: ReadonlyArray<Span>): ReadonlyArray<TurnedText> => {
  const turned: Array<TurnedText> = []
  for (let at = text.indexOf(override); at >= 0;) {
    const end = endOfOverride(text, at + 1)
    turned.push(turn(text, { start: at + 1, end }, "hidden", noChange))
    at = text.indexOf(override, end)
  }
  for (const { end, start } of stretches) {
    if (telling.test(text.slice(start, end))) turned.push(turn(text, { start, end }, "look-alike", upsideDown))
  }
  return turned
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const override = "\u202e"

const endOfOverride = (text: string, from: number): number => {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x202c || unit === 0x0a) return at
  }
  return text.length
}

const pairs = (shown: string, letters: string): ReadonlyArray<readonly [number, string]> => {
  const read = Array.from(letters)
  return Array.from(shown, (character, at) => [character.codePointAt(0)!, read[at]!] as const)
}

const noChange: ReadonlyMap<number, string> = new Map()
const upsideDown: ReadonlyMap<number, string> = new Map(
  pairs("ɐqɔpǝəɟƃɓɥᴉıɾʞʃןɯudbɹʇnʌʍʎ∀ƆƎℲ⅁⅂˥WMԀ┴⊥∩Λ⅄69¿¡", "abcdeefgghiijkllmnpqrtuvwyACEFGLLMWPTTUVY96?!")
)

/** Letters that hardly stand in a text but upside down. */
const telling = /[ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎƆƎℲ⅁⅂⅄]/u

/** The part from its last character to its first one. What follows a letter without a place of its own stays behind it. */
const turn = (text: string, part: Span, disguise: Disguise, letters: ReadonlyMap<number, string>): TurnedText => {
  const starts: Array<number> = []
  for (let at = part.start; at < part.end;) {
    const point = pointAt(text, at)
    const kind = kindOf(characterOf(point))
    if (starts.length === 0 || (kind !== Kind.mark && kind !== Kind.hidden)) starts.push(at)
    at += point > 0xffff ? 2 : 1
  }
  // By code unit of the turned text: where the character that it belongs to begins and ends.
  const from: Array<number> = []
  const to: Array<number> = []
  const read: Array<string> = []
  for (let index = starts.length - 1; index >= 0; index--) {
    const start = starts[index]!
    const end = starts[index + 1] ?? part.end
    const point = pointAt(text, start)
    const letter = letters.get(point)
    const shown =
      letter === undefined ? text.slice(start, end) : letter + text.slice(start + (point > 0xffff ? 2 : 1), end)
    read.push(shown)
    for (let unit = 0; unit < shown.length; unit++) {
      from.push(start)
      to.push(end)
    }
  }
  return { text: read.join(""), disguise, place: (start, end) => ({ start: from[end - 1]!, end: to[start]! }) }
}
