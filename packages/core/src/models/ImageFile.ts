/**
 * What the head of an image file says of itself: format, size and whether it carries content credentials. Reads PNG,
 * JPEG and WebP; decodes no pixels.
 *
 * @see https://www.w3.org/TR/png-3/#11IHDR
 * @see https://developers.google.com/speed/webp/docs/riff_container
 * @see https://spec.c2pa.org/specifications/specifications/2.1/specs/C2PA_Specification.html#_embedding_manifests_into_various_file_formats
 * @since 0.1.0
 */

/** An image file by its own account. */
export interface ImageFile {
  readonly mediaType: "image/png" | "image/jpeg" | "image/webp"
  readonly widthPx: number
  readonly heightPx: number
  /** Whether there is a C2PA manifest in it. Nothing is verified. */
  readonly hasContentCredentials: boolean
}

/** Nothing where the bytes are no such file, or end before their size is told. */
export const readImageFile = (bytes: Uint8Array): ImageFile | undefined => {
  const file = new Reader(bytes)
  if (file.is(0, "\u0089PNG\r\n\u001a\n")) return readPng(file)
  if (file.byte(0) === 0xff && file.byte(1) === 0xd8) return readJpeg(file)
  if (file.is(0, "RIFF") && file.is(8, "WEBP")) return readWebp(file)
  return undefined
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Bytes past the end are 0. */
class Reader {
  readonly bytes: Uint8Array
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
  get length(): number {
    return this.bytes.length
  }
  byte(at: number): number {
    return this.bytes[at] ?? 0
  }
  is(at: number, latin: string): boolean {
    return [...latin].every((char, index) => this.bytes[at + index] === char.charCodeAt(0))
  }
  big16(at: number): number {
    return this.byte(at) * 256 + this.byte(at + 1)
  }
  big32(at: number): number {
    return this.big16(at) * 65_536 + this.big16(at + 2)
  }
  little16(at: number): number {
    return this.byte(at) + this.byte(at + 1) * 256
  }
  little24(at: number): number {
    return this.little16(at) + this.byte(at + 2) * 65_536
  }
  little32(at: number): number {
    return this.little24(at) + this.byte(at + 3) * 16_777_216
  }
}

const found = (
  mediaType: ImageFile["mediaType"],
  widthPx: number,
  heightPx: number,
  hasContentCredentials: boolean
): ImageFile | undefined =>
  widthPx > 0 && heightPx > 0 ? { mediaType, widthPx, heightPx, hasContentCredentials } : undefined

const readPng = (file: Reader): ImageFile | undefined => {
  let isMarked = false
  for (let at = 8; at + 8 <= file.length; at += file.big32(at) + 12) {
    if (file.is(at + 4, "caBX")) isMarked = true
  }
  return file.length < 24 ? undefined : found("image/png", file.big32(16), file.big32(20), isMarked)
}

const readJpeg = (file: Reader): ImageFile | undefined => {
  let isMarked = false
  for (let at = 2; at + 4 <= file.length && file.byte(at) === 0xff;) {
    const marker = file.byte(at + 1)
    // Fill bytes may stand in front of a marker.
    if (marker === 0xff) {
      at++
      continue
    }
    // JUMBF boxes go into APP11, and those of C2PA say so.
    if (marker === 0xeb && includes(file, at + 4, at + 2 + file.big16(at + 2), "c2pa")) isMarked = true
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame && at + 9 <= file.length) return found("image/jpeg", file.big16(at + 7), file.big16(at + 5), isMarked)
    at += 2 + file.big16(at + 2)
  }
  return undefined
}

const includes = (file: Reader, from: number, to: number, latin: string): boolean => {
  for (let at = from; at < Math.min(to, from + 256); at++) if (file.is(at, latin)) return true
  return false
}

const readWebp = (file: Reader): ImageFile | undefined => {
  let isMarked = false
  for (let at = 12; at + 8 <= file.length; at += 8 + file.little32(at + 4) + (file.little32(at + 4) % 2)) {
    if (file.is(at, "C2PA")) isMarked = true
  }
  const size: readonly [number, number] = file.is(12, "VP8X")
    ? [file.little24(24) + 1, file.little24(27) + 1]
    : file.is(12, "VP8L")
      ? [(file.little16(21) & 0x3fff) + 1, ((file.little24(22) >> 6) & 0x3fff) + 1]
      : file.is(12, "VP8 ")
        ? [file.little16(26) & 0x3fff, file.little16(28) & 0x3fff]
        : [0, 0]
  return file.length < 30 ? undefined : found("image/webp", size[0], size[1], isMarked)
}
