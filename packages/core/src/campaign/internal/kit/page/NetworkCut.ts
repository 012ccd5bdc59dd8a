/**
 * Where a network cuts a text and lays the rest behind "more". Networks do not publish it and change it by device; these
 * are the lengths that their apps show at the usual size of letters.
 */
import { type Platform } from "../../../../content/Platform.ts"

/** Index before which the network shows the text, at the end of a word; undefined where it shows all of it. */
export const cutOf = (platform: Platform, text: string): number | undefined => {
  const { characters, lines } = limits[platform]
  let breaks = 0
  let shown = 0
  let at = 0
  let word = 0
  for (const character of text) {
    if (character === "\n" && ++breaks === lines) return restOf(text, at)
    if (shown === characters) return restOf(text, word > at / 2 ? word : at)
    if (/\s/.test(character)) word = at
    at += character.length
    shown += 1
  }
  return undefined
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const limits: Readonly<Record<Platform, { readonly characters: number; readonly lines: number }>> = {
  x: { characters: 280, lines: 14 },
  linkedin: { characters: 210, lines: 3 },
  facebook: { characters: 440, lines: 6 },
  instagram: { characters: 125, lines: 2 },
  tiktok: { characters: 90, lines: 2 },
  youtube: { characters: 100, lines: 3 }
}

/** Nothing is cut for white space alone, and none stands before the cut. */
const restOf = (text: string, at: number): number | undefined =>
  text.slice(at).trim() === "" ? undefined : text.slice(0, at).trimEnd().length
