/**
 * Which formats of source can be read, and how a name or content type tells them.
 *
 * @since 0.1.0
 */
import { SourceMediaType } from "./SourceDocument.ts"

/**
 * The media type that the ending of a file name or address path stands for, `application/octet-stream` where it
 * stands for none. Not case-sensitive. An ending for plain text of any kind (`.txt`, `.log`, none at all) gives
 * `text/plain`.
 */
export const mediaTypeByName = (name: string): string => {
  const path = name.replace(/[?#].*$/s, "").replace(/^.*[\\/]/s, "")
  const ending = /\.([^.]+)$/.exec(path.replace(/^\.+/, ""))?.[1]?.toLowerCase()
  return ending === undefined ? "text/plain" : (mediaTypes[ending] ?? "application/octet-stream")
}

/**
 * The readable media type that a content type such as `text/html; charset=utf-8` names. Other types of text are read
 * as plain text, except those that hold code or data.
 */
export const toSourceMediaType = (contentType: string): SourceMediaType | undefined => {
  const essence = contentType.replace(/;.*$/s, "").trim().toLowerCase()
  const named = aliases[essence] ?? essence
  const known = SourceMediaType.literals.find((mediaType) => mediaType === named)
  return known ?? (essence.startsWith("text/") && !notProse.has(essence) ? "text/plain" : undefined)
}

/** What a media type is called in a sentence: `a PDF document`. */
export const formatName = (mediaType: string): string => {
  const essence = mediaType.replace(/;.*$/s, "").trim().toLowerCase()
  return names[essence] ?? (essence === "" ? "of an unknown format" : `of the type ${essence}`)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const notProse = new Set(["text/xml", "text/css", "text/javascript", "text/calendar", "text/vcard", "text/rtf"])

const mediaTypes: Partial<Record<string, string>> = {
  txt: "text/plain",
  text: "text/plain",
  log: "text/plain",
  asc: "text/plain",
  rst: "text/plain",
  adoc: "text/plain",
  org: "text/plain",
  md: "text/markdown",
  markdown: "text/markdown",
  mdown: "text/markdown",
  mkd: "text/markdown",
  mdx: "text/markdown",
  html: "text/html",
  htm: "text/html",
  xhtml: "text/html",
  csv: "text/csv",
  tsv: "text/csv",
  vtt: "text/vtt",
  srt: "application/x-subrip",
  pdf: "application/pdf",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xls: "application/vnd.ms-excel",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ppt: "application/vnd.ms-powerpoint",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  odt: "application/vnd.oasis.opendocument.text",
  epub: "application/epub+zip",
  rtf: "application/rtf",
  pages: "application/vnd.apple.pages",
  json: "application/json",
  xml: "application/xml",
  yaml: "application/yaml",
  yml: "application/yaml",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  svg: "image/svg+xml",
  mp3: "audio/mpeg",
  wav: "audio/wav",
  m4a: "audio/mp4",
  mp4: "video/mp4",
  mov: "video/quicktime",
  webm: "video/webm",
  zip: "application/zip"
}

const aliases: Partial<Record<string, SourceMediaType>> = {
  "text/x-markdown": "text/markdown",
  "application/xhtml+xml": "text/html",
  "application/csv": "text/csv",
  "text/tab-separated-values": "text/csv",
  "text/srt": "application/x-subrip",
  "application/srt": "application/x-subrip",
  "text/x-log": "text/plain"
}

const names: Partial<Record<string, string>> = {
  "application/pdf": "a PDF document",
  "application/msword": "a Word document",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "a Word document",
  "application/vnd.ms-excel": "an Excel workbook",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "an Excel workbook",
  "application/vnd.ms-powerpoint": "a PowerPoint presentation",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "a PowerPoint presentation",
  "application/vnd.oasis.opendocument.text": "an OpenDocument text",
  "application/epub+zip": "an EPUB book",
  "text/rtf": "a Rich Text document",
  "application/rtf": "a Rich Text document",
  "application/vnd.apple.pages": "a Pages document",
  "application/json": "a JSON file",
  "application/xml": "an XML file",
  "text/xml": "an XML file",
  "application/yaml": "a YAML file",
  "application/zip": "a ZIP archive",
  "application/octet-stream": "of an unknown format"
}
