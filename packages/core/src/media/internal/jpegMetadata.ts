/**
 * The XMP packet of a JPEG: one APP1 segment, at most 64 kB.
 */
import { ascii, closed, concat, type FileReading, startsAt, viewOf } from "./xmpPlace.ts"

const xmpName = ascii("http://ns.adobe.com/xap/1.0/\u0000")
const exifName = ascii("Exif\u0000")
const multiPictureName = ascii("MPF\u0000")
const c2paName = ascii("c2pa")

/** Undefined where the bytes are no JPEG. */
export const jpegPlace = (bytes: Uint8Array): FileReading | undefined => {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined
  const view = viewOf(bytes)
  // The mark goes behind JFIF and Exif, which have to be the first.
  let insertAt = 2
  let isLeading = true
  let xmp: { readonly start: number; readonly end: number } | undefined
  let isSigned = false
  let multiPictureAt = Number.POSITIVE_INFINITY
  let scanAt: number | undefined
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xda) {
      scanAt = at
      break
    }
    const end = at + 2 + view.getUint16(at + 2)
    if (end < at + 4 || end > bytes.length) break
    const isExif = marker === 0xe1 && startsAt(bytes, at + 4, exifName)
    isLeading &&= marker === 0xe0 || isExif
    if (isLeading) insertAt = end
    if (marker === 0xe1 && xmp === undefined && startsAt(bytes, at + 4, xmpName)) xmp = { start: at, end }
    if (marker === 0xe2 && startsAt(bytes, at + 4, multiPictureName)) multiPictureAt = at
    if (marker === 0xeb && includes(bytes, at + 4, end, c2paName)) isSigned = true
    at = end
  }
  const packet = xmp === undefined ? undefined : bytes.subarray(xmp.start + 4 + xmpName.length, xmp.end)
  if (isSigned) return closed("content-credentials", packet)
  if (scanAt === undefined || !hasEnd(bytes, scanAt)) return closed("file-truncated", packet)
  const { end, start } = xmp ?? { start: insertAt, end: insertAt }
  // Its pictures are found by their distance from this segment.
  if (multiPictureAt < start) return closed("format-not-supported", packet)
  return {
    packet,
    withPacket: (next) => {
      const length = 2 + xmpName.length + next.length
      if (length > 0xffff) return undefined
      const head = Uint8Array.of(0xff, 0xe1, length >> 8, length & 255)
      return concat(bytes.subarray(0, start), head, xmpName, next, bytes.subarray(end))
    }
  }
}

const hasEnd = (bytes: Uint8Array, from: number): boolean => {
  for (let at = bytes.length - 2; at > from; at--) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true
  return false
}

/** JUMBF boxes name what they hold near their begin. */
const includes = (bytes: Uint8Array, from: number, to: number, name: Uint8Array): boolean => {
  for (let at = from; at < Math.min(to, from + 256); at++) if (startsAt(bytes, at, name)) return true
  return false
}
