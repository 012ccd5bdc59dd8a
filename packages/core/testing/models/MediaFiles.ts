/**
 * Small files of each kind for tests: right in their heads, with nothing to see or hear in them.
 *
 * @since 0.1.0
 */
import { type PixelSize } from "@postwright/core/models/ImageModel"

/** A PNG of this size without pixels. `isMarked`: with a C2PA manifest, as far as a reader of chunks can tell. */
export const png = ({ heightPx, widthPx }: PixelSize, isMarked = false): Uint8Array =>
  joined(
    [0x89, ...latin("PNG\r\n"), 0x1a, 0x0a],
    chunk("IHDR", [...big32(widthPx), ...big32(heightPx), 8, 6, 0, 0, 0]),
    isMarked ? chunk("caBX", latin("jumbc2pa")) : [],
    chunk("IEND", [])
  )

/** A JPEG of this size without pixels. */
export const jpeg = ({ heightPx, widthPx }: PixelSize, isMarked = false): Uint8Array =>
  joined(
    [0xff, 0xd8],
    isMarked ? [0xff, 0xeb, 0, 18, ...latin("JP\0\u0001\0\0\0\u0001jumbc2pa")] : [],
    [0xff, 0xc0, 0, 11, 8, heightPx >> 8, heightPx & 255, widthPx >> 8, widthPx & 255, 1, 1, 0x11, 0],
    [0xff, 0xd9]
  )

/** A WebP of this size without pixels. */
export const webp = ({ heightPx, widthPx }: PixelSize, isMarked = false): Uint8Array => {
  const head = [...latin("VP8X"), 10, 0, 0, 0, 0, 0, 0, 0, ...little24(widthPx - 1), ...little24(heightPx - 1)]
  const mark = isMarked ? [...latin("C2PA"), 2, 0, 0, 0, 1, 2] : []
  return joined(latin("RIFF"), [4 + head.length + mark.length, 0, 0, 0], latin("WEBP"), head, mark)
}

/** The beginning of an MP4. */
export const mp4 = (isMarked = false): Uint8Array =>
  joined(
    [...big32(16), ...latin("ftypisom"), ...big32(512)],
    isMarked ? [...big32(24), ...latin("uuid"), ...c2pa] : [],
    [...big32(8), ...latin("mdat")]
  )

/** The beginning of an MP3, `length` bytes long. */
export const mp3 = (length = 64): Uint8Array =>
  joined(
    latin("ID3"),
    Array.from({ length: length - 3 }, () => 0)
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** @see https://spec.c2pa.org/specifications/specifications/2.1/specs/C2PA_Specification.html#_the_uuid_box_for_c2pa */
const c2pa = [0xd8, 0xfe, 0xc3, 0xd6, 0x1b, 0x0e, 0x48, 0x3c, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7e, 0xc4, 0x81]

const joined = (...parts: ReadonlyArray<ReadonlyArray<number>>): Uint8Array => Uint8Array.from(parts.flat())

const latin = (text: string): ReadonlyArray<number> => [...text].map((char) => char.charCodeAt(0))

const big32 = (value: number): ReadonlyArray<number> => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255)

const little24 = (value: number): ReadonlyArray<number> => [0, 8, 16].map((shift) => (value >>> shift) & 255)

/** Its checksum is left 0: what reads heads does not look at it. */
const chunk = (name: string, content: ReadonlyArray<number>): ReadonlyArray<number> => [
  ...big32(content.length),
  ...latin(name),
  ...content,
  ...big32(0)
]
