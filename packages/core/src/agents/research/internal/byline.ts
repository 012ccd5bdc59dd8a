import { type Block, type SourceDocument } from "../../../knowledge/SourceDocument.ts"

/**
 * Whether a block says who wrote the document and when: a short paragraph of its own, all of it emphasised or named
 * as such.
 */
export const isByline = (document: SourceDocument, block: Block): boolean => {
  if (block.kind !== "paragraph" || block.end - block.start > maxLength) return false
  const raw = document.text.slice(block.start, block.end).trim()
  const isEmphasised =
    document.mediaType === "text/markdown" && raw.split("\n").every((line) => /^[*_].*[*_]$/.test(line.trim()))
  return isEmphasised || byline.test(raw)
}

const maxLength = 400

const byline =
  /^[*_(]*(?:(?:Story |Words |Text |Photos? |Prepared |Written |Recorded |Aufgezeichnet )?(?:by|By|von|Von) \p{Lu}\p{L}+ \p{Lu}|(?:Published|Updated|Last (?:revised|updated)|Stand|Text|Fotos?|Autor(?:in)?|Author|Veröffentlicht)(?: on| am)?:? |For publication )[^.!?]{0,160}\.?[*_)]*$/u
