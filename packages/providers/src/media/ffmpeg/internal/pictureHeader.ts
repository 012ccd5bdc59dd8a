/**
 * What pictures say of themselves at their beginning and end, read before anything decodes them: a picture of a few bytes
 * may claim to be of billions of pixels.
 *
 * @since 0.1.0
 */
import { open } from "node:fs/promises"
import { readOrientation } from "../../shared/Orientation.ts"

export interface PictureHeader {
  readonly widthPx: number
  readonly heightPx: number
  /** How it is to be turned, as EXIF numbers it: 1 not at all, 3 by 180, 6 by 90 clockwise, 8 by 270; even numbers below 6 and 5 and 7 are mirrored. */
  readonly orientation: number
  /** Whether its end is missing. */
  readonly isCutOff: boolean
  /** A WebP of several pictures, which ffmpeg does not read. @default false */
  readonly isAnimated?: boolean
}

/** The header of a picture, or nothing for one that has none. */
export const readPictureHeader = async (path: string, container: string): Promise<PictureHeader | undefined> => {
  const file = await open(path, "r")
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(Math.min(size, headBytes))
    await file.read(head, 0, head.length, 0)
    const tail = Buffer.alloc(Math.min(size, tailBytes))
    await file.read(tail, 0, tail.length, size - tail.length)
    const header = sizes[container]?.(head, tail, size)
    if (header === undefined) return undefined
    const orientation = await readOrientation(async (at, length) => {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, at)
      return buffer.subarray(0, bytesRead)
    }, container)
    return { ...header, orientation: orientation?.value ?? 1 }
  } catch {
    return undefined
  } finally {
    await file.close()
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const headBytes = 4_000_000
/** Some programs write a little behind the end. */
const tailBytes = 65_536

type Size = Omit<PictureHeader, "orientation">

const png = (head: Buffer, tail: Buffer): Size | undefined =>
  head.toString("latin1", 12, 16) === "IHDR"
    ? {
        widthPx: head.readUInt32BE(16),
        heightPx: head.readUInt32BE(20),
        isCutOff: !tail.includes("IEND", 0, "latin1")
      }
    : undefined

const gif = (head: Buffer, tail: Buffer): Size => ({
  widthPx: head.readUInt16LE(6),
  heightPx: head.readUInt16LE(8),
  isCutOff: !tail.subarray(-64).includes(0x3b)
})

const webp = (head: Buffer, size: number): Size | undefined => {
  const isCutOff = head.readUInt32LE(4) + 8 > size + 1
  const kind = head.toString("latin1", 12, 16)
  if (kind === "VP8X") {
    return {
      widthPx: 1 + head.readUIntLE(24, 3),
      heightPx: 1 + head.readUIntLE(27, 3),
      isCutOff,
      isAnimated: ((head[20] ?? 0) & 2) !== 0
    }
  }
  if (kind === "VP8L") {
    const bits = head.readUInt32LE(21)
    return { widthPx: 1 + (bits & 0x3fff), heightPx: 1 + ((bits >>> 14) & 0x3fff), isCutOff }
  }
  if (kind !== "VP8 ") return undefined
  return {
    widthPx: head.readUInt16LE(26) & 0x3fff,
    heightPx: head.readUInt16LE(28) & 0x3fff,
    isCutOff
  }
}

const jpeg = (head: Buffer, tail: Buffer): Size | undefined => {
  let at = 2
  while (at + 9 < head.length) {
    if (head[at] !== 0xff) return undefined
    const marker = head[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = head.readUInt16BE(at + 2)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      return {
        widthPx: head.readUInt16BE(at + 7),
        heightPx: head.readUInt16BE(at + 5),
        isCutOff: tail.lastIndexOf(Buffer.from([0xff, 0xd9])) < 0
      }
    }
    at += 2 + length
  }
  return undefined
}

/** By container. */
const sizes: Readonly<Record<string, (head: Buffer, tail: Buffer, size: number) => Size | undefined>> = {
  png,
  jpeg,
  webp: (head, _, size) => webp(head, size),
  gif
}
