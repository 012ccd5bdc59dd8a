/**
 * How a picture says that it is to be turned: the orientation in its EXIF, which JPEG keeps in a segment, PNG and WebP in
 * a chunk that may stand behind the pixels.
 *
 * @see https://www.w3.org/TR/png-3/#eXIf
 * @see https://developers.google.com/speed/webp/docs/riff_container#metadata
 * @since 0.1.0
 */

/** What is said, and where. */
export interface Orientation {
  /** As EXIF numbers it, 2 to 8: 3 by 180, 6 by 90 clockwise, 8 by 270; 2, 4, 5 and 7 are mirrored. */
  readonly value: number
  /** Where the two bytes of the value stand in the file. */
  readonly at: number
  readonly isLittleEndian: boolean
}

/** Gives so many bytes of the file from a place on; fewer at its end. */
export type ReadBytes = (at: number, length: number) => Promise<Uint8Array>

/** The orientation of a `png`, `jpeg` or `webp`; undefined where the picture is upright or says nothing that makes sense. */
export const readOrientation = async (read: ReadBytes, container: string): Promise<Orientation | undefined> => {
  const exif = await findExif[container]?.(read)
  if (exif === undefined) return undefined
  const block = await read(exif.at, Math.min(exif.length, mostExif))
  // Some programs put the name of JPEG's segment in front in other files too.
  const named = latin(block, 0, 6) === "Exif\0\0" ? 6 : 0
  const found = inTiff(viewOf(block.subarray(named)))
  return found === undefined ? undefined : { ...found, at: exif.at + named + found.at }
}

/** The picture with its orientation taken away, so that nothing turns it a second time. */
export const withoutOrientation = (bytes: Uint8Array, { at, isLittleEndian }: Orientation): Uint8Array => {
  const upright = Uint8Array.from(bytes)
  viewOf(upright).setUint16(at, 1, isLittleEndian)
  return upright
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Place {
  readonly at: number
  readonly length: number
}

const mostExif = 65_536
/** A picture of 140 megapixels has fewer. */
const mostParts = 200_000

const viewOf = ({ buffer, byteLength, byteOffset }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength)

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.max(from, to)))

const findExif: Readonly<Record<string, (read: ReadBytes) => Promise<Place | undefined>>> = {
  png: (read) =>
    parts(read, 8, (head) => {
      const length = head.getUint32(0)
      return { name: nameAt(head, 4), wanted: "eXIf", content: 8, length, whole: 12 + length }
    }),
  webp: (read) =>
    parts(read, 12, (head) => {
      const length = head.getUint32(4, true)
      return { name: nameAt(head, 0), wanted: "EXIF", content: 8, length, whole: 8 + length + (length % 2) }
    }),
  jpeg: async (read) => {
    for (let at = 2, count = 0; count < mostParts; count += 1) {
      const head = await read(at, 10)
      if (head.length < 10 || head[0] !== 0xff) return undefined
      const marker = head[1] ?? 0
      // Fill bytes may stand in front of a marker.
      if (marker === 0xff) {
        at += 1
        continue
      }
      // Behind it are the pixels.
      if (marker === 0xda) return undefined
      const length = viewOf(head).getUint16(2)
      if (marker === 0xe1 && latin(head, 4, 10) === "Exif\0\0") return { at: at + 4, length: length - 2 }
      at += 2 + length
    }
    return undefined
  }
}

interface Part {
  readonly name: string
  readonly wanted: string
  readonly content: number
  readonly length: number
  readonly whole: number
}

const nameAt = (head: DataView, at: number): string =>
  latin(new Uint8Array(head.buffer, head.byteOffset, head.byteLength), at, at + 4)

const parts = async (read: ReadBytes, from: number, part: (head: DataView) => Part): Promise<Place | undefined> => {
  for (let at = from, count = 0; count < mostParts; count += 1) {
    const head = await read(at, 8)
    if (head.length < 8) return undefined
    const { content, length, name, wanted, whole } = part(viewOf(head))
    if (name === wanted) return { at: at + content, length }
    at += whole
  }
  return undefined
}

const inTiff = (tiff: DataView): Orientation | undefined => {
  if (tiff.byteLength < 14) return undefined
  const isLittleEndian = tiff.getUint16(0) === 0x4949
  const directory = tiff.getUint32(4, isLittleEndian)
  if (directory + 2 > tiff.byteLength) return undefined
  const entries = tiff.getUint16(directory, isLittleEndian)
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12
    if (entry + 12 > tiff.byteLength) return undefined
    if (tiff.getUint16(entry, isLittleEndian) !== 0x0112) continue
    const value = tiff.getUint16(entry + 8, isLittleEndian)
    return value >= 2 && value <= 8 ? { value, at: entry + 8, isLittleEndian } : undefined
  }
  return undefined
}
