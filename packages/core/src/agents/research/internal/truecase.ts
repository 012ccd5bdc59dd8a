import { type SourceDocument } from "../../../knowledge/SourceDocument.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { isStopWord } from "../../../text/StopWords.ts"
import { words } from "../../../text/Segmentation.ts"

/** Gives headings in capitals the case that their words have in running text. */
export interface Truecaser {
  /** The text in sentence case; undefined where the right case of a word cannot be known. */
  readonly restore: (text: string, language: string) => string | undefined
  /** The text in sentence case; in German a word that no sentence has is taken for a noun. */
  readonly guess: (text: string, language: string) => string
}

/** Learns how the documents write each word inside a sentence. Linear in their length. */
export const makeTruecaser = (documents: ReadonlyArray<SourceDocument>): Truecaser => {
  const forms = new Map<string, Map<string, number>>()
  for (const document of documents) {
    for (const block of document.blocks) {
      if (block.kind === "heading") continue
      for (const sentence of block.sentences) {
        for (const [index, word] of words(sentence.text, document.language).entries()) {
          if (isCapitals(word.text)) continue
          const lower = word.text.toLowerCase()
          const seen = forms.get(lower) ?? new Map<string, number>()
          // The first word is capitalised by its place, so it says little.
          seen.set(word.text, (seen.get(word.text) ?? 0) + (index === 0 ? 0.1 : 1))
          forms.set(lower, seen)
        }
      }
    }
  }
  const rewrite = (text: string, language: string, unknown: (lower: string) => string | undefined) => {
    if (!isCapitals(text)) return text
    let result = ""
    let end = 0
    for (const word of words(text, language)) {
      const lower = word.text.toLowerCase()
      const seen = [...(forms.get(lower) ?? [])].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      const best = seen[0]?.[0]
      const cased = best ?? (primarySubtag(language) === "en" || !/\p{L}/u.test(lower) ? lower : unknown(lower))
      if (cased === undefined) return undefined
      result += text.slice(end, word.start) + cased
      end = word.end
    }
    result += text.slice(end)
    return result.charAt(0).toUpperCase() + result.slice(1)
  }
  return {
    restore: (text, language) => rewrite(text, language, (lower) => (isStopWord(lower, language) ? lower : undefined)),
    guess: (text, language) =>
      rewrite(text, language, (lower) =>
        isStopWord(lower, language) ? lower : lower.charAt(0).toUpperCase() + lower.slice(1)
      ) ?? text
  }
}

/** Whether a text of several letters has no lower-case letter. */
export const isCapitals = (text: string): boolean => /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
