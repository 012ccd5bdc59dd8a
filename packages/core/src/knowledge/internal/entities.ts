/**
 * Character references of HTML.
 *
 * @since 0.1.0
 */
import { Parser } from "htmlparser2"

/** The text with its character references (`&amp;`, `&#8217;`) resolved. A lone `<` or `&` stays. */
export const decodeEntities = (text: string): string => {
  if (!reference.test(text)) return text
  return text
    .split("<")
    .map((part) => {
      if (!part.includes("&")) return part
      let decoded = ""
      const parser = new Parser({ ontext: (piece) => (decoded += piece) }, { decodeEntities: true })
      parser.end(part)
      return decoded
    })
    .join("<")
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?/i
