/**
 * Parts of a text that readers see the other way round: what stands behind an override of the direction, and letters
 * that stand upside down, of which the last one is the first.
 */
import type { Disguise } from "../../TermMatch.ts"
import { characterOf, Kind, kindOf, pointAt } from "./characters.ts"
import type { Span } from "./sifting.ts"

/** Parts of a text as readers see them, one behind the other with more between them than terms can span. */
export interface TurnedText {
  readonly text: string
  readonly disguise: Disguise
  /** Where the characters from `start` to before `end` stand in the whole text. */
  readonly place: (start: number, end: number) => Span
}

/** The parts that are turned. Letters upside down are looked for in the stretches alone. */
export const turnedTexts = (text: string, stretches: ReadonlyArray<Span>): ReadonlyArray<TurnedText> => {
  const overrides: Array<Span> = []
  for (let at = text.indexOf(override); at >= 0;) {
    const end = endOfOverride(text, at + 1)
    overrides.push({ start: at + 1, end })
    at = text.indexOf(override, end)
  }
  const fallen = stretches.filter(({ end, start }) => mayBeFallen(text, start, end))
  return [
    ...(overrides.length === 0 ? [] : [turned(text, overrides, "hidden", noChange)]),
    ...(fallen.length === 0 ? [] : [turned(text, fallen, "look-alike", upsideDown)])
  ]
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

/** Most stretches are seen to hold no such letter without a copy of them. */
const mayBeFallen = (text: string, start: number, end: number): boolean => {
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) >= firstTelling) return telling.test(text.slice(at, end))
  }
  return false
}
const firstTelling = 0x183

/** Nothing that a term could hold, wider than any gap within one. */
const between = ` ${"\u{10ffff}".repeat(5)} `

/** Each part from its last character to its first one. What has no place of its own stays behind its letter. */
const turned = (
  text: string,
  parts: ReadonlyArray<Span>,
  disguise: Disguise,
  letters: ReadonlyMap<number, string>
): TurnedText => {
  // By code unit of the turned text: where the character that it belongs to begins and ends.
  const from: Array<number> = []
  const to: Array<number> = []
  const read: Array<string> = []
  const add = (shown: string, start: number, end: number): void => {
    read.push(shown)
    for (let unit = 0; unit < shown.length; unit++) {
      from.push(start)
      to.push(end)
    }
  }
  for (const part of parts) {
    const starts = characterStarts(text, part)
    for (let index = starts.length - 1; index >= 0; index--) {
      const start = starts[index]!
      const end = starts[index + 1] ?? part.end
      const point = pointAt(text, start)
      const letter = letters.get(point)
      if (letter === undefined) add(text.slice(start, end), start, end)
      else add(letter + text.slice(start + (point > 0xffff ? 2 : 1), end), start, end)
    }
    add(between, part.end, part.end)
  }
  return { text: read.join(""), disguise, place: (start, end) => ({ start: from[end - 1]!, end: to[start]! }) }
}

const characterStarts = (text: string, { end, start }: Span): ReadonlyArray<number> => {
  const starts: Array<number> = []
  for (let at = start; at < end;) {
    const point = pointAt(text, at)
    const kind = kindOf(characterOf(point))
    if (starts.length === 0 || (kind !== Kind.mark && kind !== Kind.hidden)) starts.push(at)
    at += point > 0xffff ? 2 : 1
  }
  return starts
}
