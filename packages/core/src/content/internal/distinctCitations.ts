import { Schema } from "effect"
import { type Citation } from "../../knowledge/Citation.ts"

/** Each citation once, by source and place. */
export const distinctCitations = (citations: ReadonlyArray<Citation>): ReadonlyArray<Citation> => {
  const seen = new Map(
    citations.map((citation) => [citationKey([citation.source, citation.start, citation.end]), citation])
  )
  return [...seen.values()].sort((a, b) =>
    a.source === b.source ? a.start - b.start || a.end - b.end : a.source < b.source ? -1 : 1
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const citationKey = Schema.encodeSync(Schema.fromJsonString(Schema.Array(Schema.Union([Schema.String, Schema.Int]))))
