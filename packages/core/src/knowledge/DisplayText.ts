/**
 * A span of a source as a reader should see it.
 *
 * @since 0.1.0
 */
import { singleLine } from "../text/Normalisation.ts"
import { decodeEntities } from "./internal/entities.ts"
import { type SourceMediaType } from "./SourceDocument.ts"

/**
 * The text of a sentence, passage or citation on one line and without markup: of Markdown the emphasis, links,
 * images, code marks, footnote marks and task markers are taken out, escapes and entities are resolved; of Markdown and
 * plain text the `>` of quoted lines goes too; in a CSV cell doubled quotation marks become one. Quotation marks and dashes stay as the source writes them.
 *
 * @param text a slice of the text of a document of this media type
 */
export const displayText = (text: string, mediaType: SourceMediaType): string => {
  switch (mediaType) {
    case "text/markdown":
      return singleLine(withoutMarkdown(text))
    case "text/plain":
      return singleLine(text.replace(quoteMarkers, "$1"))
    case "text/csv":
      return singleLine(text.replaceAll('""', '"'))
    default:
      return singleLine(text)
  }
}

/**
 * Markdown with the targets of its links, its image texts and its code replaced by as many letters, so that full stops
 * in them end no sentence. Offsets stay the same.
 */
export const maskMarkdown = (text: string): string =>
  text
    .replace(codeSpans, (span, mark: string) => mark + filler(span.length - 2 * mark.length) + mark)
    .replace(linkTargets, (_, before: string, inner: string) => `${before}(${filler(inner.length - 2)})`)
    .replace(imageTexts, (_, inner: string) => `![${filler(inner.length)}]`)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const quoteMarkers = /(\r\n|[\n\r])[ \t]*(?:>[ \t]?)+/g
const hardBreaks = /\\(?=\r\n|[\n\r])/g
const taskMarker = /^\[[ xX]\][ \t]+/
const footnoteMarks = /\[\^[^\]\s]{1,60}\]/g
const target = /\((?:<[^<>\n]*>|[^()\s<]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/
const images = new RegExp(String.raw`!\[[^[\]]*\](?:${target.source}|\[[^[\]]*\])?`, "g")
const links = new RegExp(String.raw`\[([^[\]]*)\](?:${target.source}|\[[^[\]]*\])`, "g")
const linkTargets = new RegExp(String.raw`(?<=\[[^[\]]*)(\])(${target.source})`, "g")
const imageTexts = /!\[([^[\]]*)\]/g
const filler = (length: number): string => "x".repeat(Math.max(0, length))
const autolinks = /<((?:https?:\/\/|mailto:)?[^\s<>@]+(?:@|:\/\/|\.)[^\s<>]+)>/g
const tags = /<\/?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?\/?>|<!--.{0,2000}?-->/gs
const breakTags = /<br\s*\/?>/gi
const codeSpans = /(`+)([^`]+|[^`].{0,500}?[^`])\1(?!`)/gs
const escapes = /\\([!-/:-@[-`{-~])/g
// Placeholders from a private plane keep escaped marks and code away from the steps that strip marks.
const shift = 0xf0000
const hidden = /[\u{F0000}-\u{F00FF}]/gu
const strong = /(?<!\\)(\*\*|__|~~)(?=\S)|(?<=\S)(\*\*|__|~~)/g
// A mark between two letters is part of the word: `Kund*innen`, `snake_case`.
const emphasis = /(?<![\p{L}\p{N}])[*_]+(?=\S)|(?<=\S)[*_]+(?![\p{L}\p{N}])/gu

const hide = (text: string): string =>
  text.replace(/[\x21-\x7e]/g, (char) => String.fromCodePoint(shift + char.charCodeAt(0)))
const reveal = (text: string): string =>
  text.replace(hidden, (char) => String.fromCharCode((char.codePointAt(0) ?? shift) - shift))

const withoutMarkdown = (text: string): string => {
  const plain = text
    .replace(quoteMarkers, "$1")
    .replace(taskMarker, "")
    .replace(hardBreaks, " ")
    .replace(escapes, (_, char: string) => hide(char))
    .replace(codeSpans, (_, __, code: string) => hide(code))
    .replace(footnoteMarks, "")
    .replace(images, " ")
    .replace(links, "$1")
    .replace(autolinks, (_, address: string) => hide(address.replace(/^mailto:/, "")))
    .replace(breakTags, " ")
    .replace(tags, "")
    .replace(/https?:\/\/\S+/g, (address) => hide(address))
    .replace(strong, "")
    .replace(emphasis, "")
  return reveal(decodeEntities(plain))
}
