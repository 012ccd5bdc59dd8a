/**
 * From the bytes of a source to its text.
 *
 * @see {@link https://encoding.spec.whatwg.org/ | Encoding}
 * @since 0.1.0
 */

/** Text, or why the bytes are none. */
export type Decoded =
  | { readonly kind: "text"; readonly text: string; readonly isTranscoded: boolean }
  | { readonly kind: "binary"; readonly detail: string }
  | { readonly kind: "unsupported"; readonly mediaType: string }
  | { readonly kind: "invalid"; readonly offset: number }

/**
 * UTF-8 with or without a byte order mark, which stays in the text so that offsets are those of the file; UTF-16 with
 * one. A server may declare another encoding in `charset`, HTML in a `<meta>` of its first 1,024 bytes.
 */
export const decodeBytes = (
  bytes: Uint8Array,
  options: { readonly isHtml: boolean; readonly charset?: string | undefined }
): Decoded => {
  const format = magic(bytes)
  if (format !== undefined) return format
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) {
    const text = decodeAs(bytes.subarray(2), bytes[0] === 0xff ? "utf-16le" : "utf-16be")
    return text === undefined || text.includes("\0")
      ? { kind: "binary", detail: "it is neither UTF-8 nor UTF-16" }
      : { kind: "text", text, isTranscoded: true }
  }
  if (bytes.includes(0)) {
    return { kind: "binary", detail: "it contains NUL bytes (UTF-16 is read only with a byte order mark)" }
  }
  if (controlShare(bytes) > mostControls) return { kind: "binary", detail: "it contains control characters" }
  const text = decodeAs(bytes, "utf-8")
  if (text !== undefined) return { kind: "text", text, isTranscoded: false }
  const charset = options.charset ?? (options.isHtml ? metaCharset(bytes) : undefined)
  const transcoded = charset === undefined || /^utf-?8$/i.test(charset) ? undefined : decodeAs(bytes, charset)
  if (transcoded !== undefined) return { kind: "text", text: transcoded, isTranscoded: true }
  return { kind: "invalid", offset: firstInvalid(bytes) }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decodeAs = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))

const startsWith = (bytes: Uint8Array, start: ReadonlyArray<number>): boolean =>
  start.every((byte, index) => bytes[index] === byte)

const metaCharset = (bytes: Uint8Array): string | undefined =>
  /<meta\b[^>]{0,500}?charset\s*=\s*["']?\s*([\w:-]{2,40})/i.exec(ascii(bytes, 0, 1024))?.[1]

const officeFolders: ReadonlyArray<readonly [RegExp, string]> = [
  [/word\//, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  [/xl\//, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  [/ppt\//, "application/vnd.openxmlformats-officedocument.presentationml.presentation"],
  [/opendocument\.text/, "application/vnd.oasis.opendocument.text"],
  [/epub\+zip/, "application/epub+zip"]
]

// Starts of files, as text of one byte a character.
const binaries: ReadonlyArray<readonly [RegExp, string]> = [
  [/^\x89PNG/, "a PNG image"],
  [/^\xff\xd8\xff/, "a JPEG image"],
  [/^GIF8[79]a/, "a GIF image"],
  [/^RIFF[^]{4}WEBP/, "a WebP image"],
  [/^RIFF[^]{4}WAVE/, "a WAV recording"],
  [/^[^]{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/, "a HEIC image"],
  [/^[^]{4}ftypavi[fs]/, "an AVIF image"],
  [/^[^]{4}ftyp/, "an MP4 video"],
  [/^ID3|^\xff\xfb/, "an MP3 recording"],
  [/^OggS/, "an Ogg file"],
  [/^\x1aE\xdf\xa3/, "a Matroska or WebM video"],
  [/^\x1f\x8b/, "a gzip archive"],
  [/^7z\xbc\xaf/, "a 7z archive"],
  [/^Rar!/, "a RAR archive"],
  [/^\x7fELF/, "a program"],
  [/^MZ[^]{0,60}\0/, "a program"],
  [/^SQLite format 3/, "an SQLite database"]
]

const magic = (bytes: Uint8Array): Decoded | undefined => {
  const start = ascii(bytes, 0, 4096)
  if (/^\s*%PDF-/.test(start.slice(0, 1024))) return { kind: "unsupported", mediaType: "application/pdf" }
  if (start.startsWith("{\\rtf")) return { kind: "unsupported", mediaType: "application/rtf" }
  if (start.startsWith("\xd0\xcf\x11\xe0")) return { kind: "unsupported", mediaType: "application/msword" }
  if (start.startsWith("PK\x03\x04")) {
    const office = officeFolders.find(([folder]) => folder.test(start))
    return { kind: "unsupported", mediaType: office?.[1] ?? "application/zip" }
  }
  const binary = binaries.find(([pattern]) => pattern.test(start))
  return binary === undefined ? undefined : { kind: "binary", detail: `it is ${binary[1]}` }
}

const sniffedBytes = 65_536
const mostControls = 0.02

const controlShare = (bytes: Uint8Array): number => {
  const sample = bytes.subarray(0, sniffedBytes)
  let controls = 0
  for (const byte of sample) if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) controls++
  return sample.length === 0 ? 0 : controls / sample.length
}

// Offset of the first byte that is no UTF-8, by decoding ever shorter starts.
const firstInvalid = (bytes: Uint8Array): number => {
  let valid = 0
  let invalid = bytes.length
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >>> 1
    if (isValidStart(bytes.subarray(0, middle))) valid = middle
    else invalid = middle
  }
  return valid
}

// A start may end within a character.
const isValidStart = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
