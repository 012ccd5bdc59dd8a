/**
 * Finds a term at the beginning of words or inside them.
 */
export const lookWithin = (
  text: string,
  term: string,
  match: "prefix" | "anywhere"
): ReadonlyArray<{ readonly start: number; readonly end: number }> => {
  const wanted = fold(term)
  if (wanted === "") return []
  let folded = ""
  const starts: Array<number> = []
  const ends: Array<number> = []
  for (const { index, segment } of graphemes.segment(text)) {
    const piece = fold(segment)
    for (let unit = 0; unit < piece.length; unit++) {
      starts.push(index)
      ends.push(index + segment.length)
    }
    folded += piece
  }
  const found: Array<{ start: number; end: number }> = []
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    if (match === "prefix" && wordCharacter.test(folded.slice(0, at))) continue
    found.push({ start: starts[at]!, end: ends[at + wanted.length - 1]! })
  }
  return found
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" })
const wordCharacter = /[\p{L}\p{M}\p{N}_]$/u
const fold = (text: string): string => text.normalize("NFC").toLowerCase()
