/**
 * Languages of the blocks of one document: a table of reviews may hold several.
 *
 * @since 0.1.0
 */
import { primarySubtag } from "../../text/Language.ts"
import { detectLanguage } from "../../text/LanguageDetection.ts"
import { words } from "../../text/Segmentation.ts"
import { isStopWord } from "../../text/StopWords.ts"
import { displayText } from "../DisplayText.ts"
import { type Block, type SourceDocument } from "../SourceDocument.ts"

/**
 * Primary subtag of a block's language: the document's, unless the block has next to no stop words of it and is surely
 * in another one.
 */
export const blockLanguage = (document: SourceDocument, block: Block): string => {
  const language = primarySubtag(document.language)
  const sample = document.text.slice(block.start, Math.min(block.end, block.start + sampleLength))
  const tokens = words(sample, language)
  if (tokens.length < fewestWords) return language
  const known = tokens.filter((token) => isStopWord(token.text, language)).length
  if (language !== "und" && known / tokens.length >= ordinaryShare) return language
  const detected = detectLanguage(displayText(sample, document.mediaType))
  return detected.confidence >= sureConfidence ? primarySubtag(detected.language) : language
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const sampleLength = 1_000
const fewestWords = 8
/** Prose of a language has at least this share of its stop words. */
const ordinaryShare = 0.25
const sureConfidence = 0.6
