import type { SourceDocument } from "../../knowledge/SourceDocument.ts"
import { primarySubtag } from "../../text/Language.ts"

/** Primary subtags of the documents' languages, the one with most text first. Unknown languages are left out. */
export const sourceLanguages = (documents: ReadonlyArray<SourceDocument>): ReadonlyArray<string> => {
  const lengths = new Map<string, number>()
  for (const document of documents) {
    const language = primarySubtag(document.language)
    if (language !== "und") lengths.set(language, (lengths.get(language) ?? 0) + document.text.length)
  }
  return [...lengths].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)).map(([language]) => language)
}
