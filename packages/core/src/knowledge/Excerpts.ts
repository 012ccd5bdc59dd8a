/**
 * Long sources are read in excerpts: how much of a document is read, and the text of what was.
 *
 * @since 0.1.0
 */
import { type SourceDocument } from "./SourceDocument.ts"

/** How much of a document is read, and what is looked for. */
export interface ReadingOptions {
  /** Most characters of its blocks. Of a longer document excerpts are read, at least one. @default all */
  readonly maxCharacters?: number | undefined
  /** What the campaign is about, in any words: of passages equally far apart those that say more of it are read. @default nothing is known */
  readonly about?: ReadonlyArray<string> | undefined
}

/** What was read of a document as one text, and where its parts stand in the document. */
export interface ReadText {
  /** The document's text, or its excerpts one after the other with a mark between them. */
  readonly text: string
  /** The offset in the document of an offset in `text`. */
  readonly toDocument: (offset: number) => number
}

/** What was read of a document. Made once for each document. */
export const readTextOf = (document: SourceDocument): ReadText => {
  const known = texts.get(document)
  if (known !== undefined) return known
  const made = document.excerpts === undefined ? whole(document.text) : joined(document.text, document.excerpts)
  texts.set(document, made)
  return made
}

/** `5 % (1,000,000 of 19,852,099 characters)`: how much of a document was read; undefined where all of it was. */
export const shareRead = (document: Pick<SourceDocument, "text" | "charactersRead">): string | undefined => {
  const { charactersRead, text } = document
  if (charactersRead >= text.length) return undefined
  const percent = Math.floor((100 * charactersRead) / text.length)
  return `${percent < 1 ? "less than 1" : percent} % (${grouped(charactersRead)} of ${grouped(text.length)} characters)`
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",")

const texts = new WeakMap<SourceDocument, ReadText>()

const mark = "\n\n[…]\n\n"

const whole = (text: string): ReadText => ({ text, toDocument: (offset) => offset })

const joined = (text: string, excerpts: NonNullable<SourceDocument["excerpts"]>): ReadText => {
  // Where each excerpt begins in the joined text.
  const starts: Array<number> = []
  let length = 0
  for (const { end, start } of excerpts) {
    starts.push(length)
    length += end - start + mark.length
  }
  return {
    text: excerpts.map(({ end, start }) => text.slice(start, end)).join(mark),
    toDocument: (offset) => {
      const next = starts.findIndex((start) => start > offset)
      const index = next < 0 ? starts.length - 1 : next - 1
      return (excerpts[index]?.start ?? 0) + offset - (starts[index] ?? 0)
    }
  }
}
