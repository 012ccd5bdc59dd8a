/**
 * A text as espeak-ng should read it: signs as words, figures without the marks that it stumbles over, nothing that it
 * takes for markup or phonemes. Every character knows the written word that it stands for.
 *
 * @since 0.1.0
 */
import { writtenWords } from "@postwright/core/media/WrittenWords"
import { primarySubtag } from "@postwright/core/text/Language"
import { sentences, type TextSpan } from "@postwright/core/text/Segmentation"
import { rewritesFor } from "./rewrites.ts"

/** What is spoken in one go: a sentence, or a part of one that is too long. */
export interface SpokenPart {
  /** Plain text. No markup, no brackets. */
  readonly text: string
  /** For each code point of `text` the number of its written word. */
  readonly owners: ReadonlyArray<number>
  /** What stands behind it. */
  readonly pause: "none" | "sentence" | "paragraph"
}

/** A text on its way to the voice. */
export interface SpokenText {
  readonly words: ReadonlyArray<TextSpan>
  readonly parts: ReadonlyArray<SpokenPart>
}

/** Prepares a text. Words that have nothing to be read, such as an address's path, are of no part. Linear. */
export const spokenTextOf = (text: string, language: string): SpokenText => {
  const words = writtenWords(text, language)
  const found = sentences(text, language)
  const spans = found.length > 0 ? found : [{ start: 0, end: text.length, text }]
  const rewrites = rewritesFor(primarySubtag(language))
  const parts: Array<SpokenPart> = []
  let word = 0
  for (const [index, span] of spans.entries()) {
    const next = spans[index + 1]
    const behind = next === undefined ? "\n\n" : text.slice(span.end, next.start)
    const owners = Array.from({ length: span.text.length }, (_, at) => {
      while (word + 1 < words.length && (words[word + 1]?.start ?? 0) <= span.start + at) word++
      return word
    })
    let state: Owned = { text: span.text, owners }
    for (const rewrite of rewrites) state = rewritten(state, rewrite.pattern, rewrite.to)
    const pause = /\n\s*\n|^\s*\n/u.test(behind) ? "paragraph" : "sentence"
    const pieces = cut(state)
    for (const [place, piece] of pieces.entries()) {
      parts.push({ ...codePoints(piece), pause: place === pieces.length - 1 ? pause : "none" })
    }
  }
  return { words, parts }
}

/** What a rewriting makes of a match: its text. */
export type Rewritten = (match: RegExpMatchArray) => string

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Text with the owner of each of its UTF-16 code units. */
interface Owned {
  readonly text: string
  readonly owners: ReadonlyArray<number>
}

const rewritten = ({ owners, text }: Owned, pattern: RegExp, to: Rewritten): Owned => {
  let changed = ""
  const changedOwners: Array<number> = []
  let from = 0
  const keep = (end: number) => {
    changed += text.slice(from, end)
    for (let at = from; at < end; at++) changedOwners.push(owners[at] ?? 0)
  }
  for (const match of text.matchAll(pattern)) {
    const replacement = to(match)
    const [whole] = match
    if (replacement === whole) continue
    keep(match.index)
    changed += replacement
    // What replaces two words is shared between them by length.
    for (let at = 0; at < replacement.length; at++) {
      changedOwners.push(owners[match.index + Math.floor((at / replacement.length) * whole.length)] ?? 0)
    }
    from = match.index + whole.length
  }
  if (from === 0) return { owners, text }
  keep(text.length)
  return { text: changed, owners: changedOwners }
}

/** Longest part, in UTF-16 code units: about half a minute. */
const longestPart = 300
/** A longer run without a space is no word; espeak-ng reads it in pieces. */
const longestWord = 60

const cut = (state: Owned): ReadonlyArray<Owned> => {
  const { owners, text } = rewritten(state, longRun, ([run]) => (run.match(pieceOfRun) ?? [run]).join(" "))
  const pieces: Array<Owned> = []
  let start = 0
  while (start < text.length) {
    let end = text.length
    if (end - start > longestPart) {
      const room = text.slice(start, start + longestPart)
      const at = Math.max(...[", ", "; ", ": ", " – "].map((sign) => room.lastIndexOf(sign)))
      const space = at > longestPart / 3 ? at + 1 : room.lastIndexOf(" ")
      end = start + (space > 0 ? space : longestPart)
    }
    if (/[\p{L}\p{N}]/u.test(text.slice(start, end))) {
      pieces.push({ text: text.slice(start, end), owners: owners.slice(start, end) })
    }
    start = end
  }
  return pieces
}

const longRun = new RegExp(String.raw`[^\s]{${longestWord + 1},}`, "gu")
const pieceOfRun = new RegExp(String.raw`[^\s]{1,${longestWord}}`, "gu")

const codePoints = ({ owners, text }: Owned): Pick<SpokenPart, "text" | "owners"> => {
  const found: Array<number> = []
  let at = 0
  for (const one of text) {
    found.push(owners[at] ?? 0)
    at += one.length
  }
  return { text, owners: found }
}
