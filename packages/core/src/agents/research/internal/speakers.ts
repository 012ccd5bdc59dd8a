import { type Block, type SourceDocument } from "../../../knowledge/SourceDocument.ts"
import { type LanguageTag } from "../../../text/Language.ts"
import { unsignedVoice } from "../Voices.ts"
import { ratingColumnOf } from "./ratings.ts"

/** Who says what stands in the block: whom the source names, or a review that nobody signed. */
export const voiceOf = (block: Block, language: LanguageTag): string | undefined => {
  const isReview = block.kind === "cell" && ratingColumnOf(block) !== undefined
  return block.speaker ?? (isReview ? unsignedVoice(language) : undefined)
}

/**
 * What a table tells of the writer of a cell in a word or two: the one short column that is neither a date, a figure
 * nor the name itself.
 */
export const detailOf = (block: Block): string | undefined => {
  const entries = Object.entries(block.attributes ?? {}).filter(
    ([name, value]) =>
      !noDetail.test(name.trim()) &&
      value.trim() !== block.speaker &&
      value.length <= 40 &&
      /\p{L}/u.test(value) &&
      !/^\d{4}-\d{2}-\d{2}|https?:|@/.test(value)
  )
  return entries.length === 1 ? entries[0]?.[1].trim() : undefined
}

/** Where the document names each of these, as near to the statement as it does; a name that it does not hold is left out. */
export const namings = (
  names: ReadonlyArray<string | undefined>,
  statement: Span,
  { text }: Pick<SourceDocument, "text">
): ReadonlyArray<Span> =>
  names.flatMap((name) => {
    if (name === undefined || name === "") return []
    const before = text.lastIndexOf(name, statement.start - name.length)
    const after = text.indexOf(name, statement.end)
    const isBefore =
      before >= 0 && (after < 0 || statement.start - before <= after - statement.end || statement.start === 0)
    const start = isBefore ? before : after
    return start < 0 ? [] : [{ start, end: start + name.length }]
  })

interface Span {
  readonly start: number
  readonly end: number
}

const noDetail =
  /^(?:id|date|datum|time|zeit|uhrzeit|name|author|autor|autorin|customer|kunde|kundin|user|rating|stars?|score|bewertung|sterne|note|punkte|language|sprache|locale|e-?mail|url|link|source|quelle|status|verified|verifiziert)$/i
