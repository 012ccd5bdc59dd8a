/**
 * What changed between two texts, word by word.
 *
 * @see {@link https://github.com/kpdecker/jsdiff | jsdiff}
 * @since 0.1.0
 */
import { diffArrays } from "diff/lib/diff/array.js"
import { words } from "./Segmentation.ts"

/** A run of text that both have, or only one of them. */
export interface DiffPart {
  readonly kind: "same" | "removed" | "added"
  readonly text: string
}

/**
 * The parts in order: `same` and `removed` together are the first text, `same` and `added` the second. Words, marks and
 * white space are never cut, and a removed part stands before what takes its place. Texts that differ in more than
 * `maxChanges` words and marks are told as one part removed and one added, so that the work stays small.
 *
 * @param language a BCP 47 tag: scripts without spaces are cut into words by it
 */
export const wordDiff = (from: string, to: string, language: string): ReadonlyArray<DiffPart> => {
  const changes = diffArrays(tokens(from, language), tokens(to, language), { maxEditLength: maxChanges })
  if (changes === undefined) {
    return joined([
      { kind: "removed", text: from },
      { kind: "added", text: to }
    ])
  }
  return joined(
    withoutIslands(
      changes.map(({ added, removed, value }) => ({
        kind: added ? "added" : removed ? "removed" : "same",
        text: value.join("")
      }))
    )
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxChanges = 2_000

const tokens = (text: string, language: string): Array<string> => {
  const found: Array<string> = []
  let at = 0
  const between = (end: number) => found.push(...(text.slice(at, end).match(/\s+|[^\s]/gu) ?? []))
  for (const word of words(text, language)) {
    between(word.start)
    found.push(word.text)
    at = word.end
  }
  between(text.length)
  return found
}

/** White space between two changes belongs to both, so that a changed phrase reads as one. */
const withoutIslands = (parts: ReadonlyArray<DiffPart>): ReadonlyArray<DiffPart> =>
  parts.flatMap((part, index): ReadonlyArray<DiffPart> => {
    const isIsland = part.kind === "same" && index > 0 && index < parts.length - 1 && /^\s+$/u.test(part.text)
    return isIsland
      ? [
          { kind: "removed", text: part.text },
          { kind: "added", text: part.text }
        ]
      : [part]
  })

/** Neighbours of one kind as one part, of each run of changes what was removed first. */
const joined = (parts: ReadonlyArray<DiffPart>): ReadonlyArray<DiffPart> => {
  const whole: Array<DiffPart> = []
  let removed = ""
  let added = ""
  const close = () => {
    if (removed !== "") whole.push({ kind: "removed", text: removed })
    if (added !== "") whole.push({ kind: "added", text: added })
    removed = ""
    added = ""
  }
  let same = ""
  for (const part of parts) {
    if (part.text === "") continue
    if (part.kind === "same") {
      close()
      same += part.text
      continue
    }
    if (same !== "") whole.push({ kind: "same", text: same })
    same = ""
    if (part.kind === "removed") removed += part.text
    else added += part.text
  }
  close()
  if (same !== "") whole.push({ kind: "same", text: same })
  return whole
}
