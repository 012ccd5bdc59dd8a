/** Pictures with corners of four colours, as they lie in files that say that they have to be turned. */
import { createCanvas } from "@napi-rs/canvas"
import type { PixelSize } from "@postwright/core/models/ImageModel"
import { crc32 } from "node:zlib"

/** In reading order, of the upright picture. */
export const corners = ["#c03020", "#20a040", "#2040c0", "#e0c020"] as const

/** The PNG as it lies in a file that says that it has to be turned so; numbers are those of EXIF. */
export const stored = (orientation: number, size: PixelSize): Buffer => {
  const isTurned = orientation >= 5
  const canvas = createCanvas(isTurned ? size.heightPx : size.widthPx, isTurned ? size.widthPx : size.heightPx)
  const context = canvas.getContext("2d")
  const [width, height] = [canvas.width, canvas.height]
  // From the upright picture to the stored one: what a reader undoes.
  const matrices: Readonly<Record<number, readonly [number, number, number, number, number, number]>> = {
    1: [1, 0, 0, 1, 0, 0],
    2: [-1, 0, 0, 1, width, 0],
    3: [-1, 0, 0, -1, width, height],
    4: [1, 0, 0, -1, 0, height],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, -1, 1, 0, 0, height],
    7: [0, -1, -1, 0, width, height],
    8: [0, 1, -1, 0, width, 0]
  }
  context.setTransform(...(matrices[orientation] ?? [1, 0, 0, 1, 0, 0]))
  for (const [index, color] of corners.entries()) {
    context.fillStyle = color
    context.fillRect(
      (index % 2) * (size.widthPx / 2),
      Math.floor(index / 2) * (size.heightPx / 2),
      size.widthPx / 2,
      size.heightPx / 2
    )
  }
  return canvas.toBuffer("image/png")
}

/** How programs write it: in either order of bytes, and some with the name of JPEG's segment in every file. */
export interface Writing {
  readonly isLittleEndian?: boolean
  readonly isNamed?: boolean
}

/** A PNG or JPEG, or a WebP with an extended header or without, with an orientation. */
export const oriented = (bytes: Uint8Array, orientation: number, writing: Writing = {}): Buffer => {
  const file = Buffer.from(bytes)
  const exif = Buffer.concat([
    Buffer.from(writing.isNamed === true ? "Exif\0\0" : "", "latin1"),
    tiff(orientation, writing)
  ])
  if (file[0] === 0x89) {
    // Behind the pixels, where some programs put it.
    const end = file.lastIndexOf("IEND") - 4
    return Buffer.concat([file.subarray(0, end), pngChunk("eXIf", exif), file.subarray(end)])
  }
  if (file[0] === 0xff) {
    const segment = Buffer.concat([
      Buffer.from("ffe10000", "hex"),
      Buffer.from("Exif\0\0", "latin1"),
      tiff(orientation, writing)
    ])
    segment.writeUInt16BE(segment.length - 2, 2)
    return Buffer.concat([file.subarray(0, 2), segment, file.subarray(2)])
  }
  const whole = Buffer.concat([file.subarray(0, 12), extended(file), riffChunk("EXIF", exif)])
  whole.writeUInt32LE(whole.length - 8, 4)
  return whole
}

const tiff = (orientation: number, { isLittleEndian = false }: Writing): Buffer => {
  const block = isLittleEndian
    ? Buffer.from("49492a00080000000100120103000100000000000000000000000000", "hex")
    : Buffer.from("4d4d002a00000008000101120003000000010000000000000000", "hex")
  if (isLittleEndian) block.writeUInt16LE(orientation, 18)
  else block.writeUInt16BE(orientation, 18)
  return block
}

const pngChunk = (type: string, content: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, "latin1"), content])
  const chunk = Buffer.alloc(named.length + 8)
  chunk.writeUInt32BE(content.length, 0)
  named.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(named), named.length + 4)
  return chunk
}

const riffChunk = (type: string, content: Buffer): Buffer => {
  const chunk = Buffer.alloc(8 + content.length + (content.length % 2))
  chunk.write(type, 0, "latin1")
  chunk.writeUInt32LE(content.length, 4)
  content.copy(chunk, 8)
  return chunk
}

/** What follows the head of a WebP, with a header that says that there is EXIF. */
const extended = (file: Buffer): Buffer => {
  const chunks = Buffer.from(file.subarray(12))
  const kind = chunks.toString("latin1", 0, 4)
  if (kind === "VP8X") {
    chunks[8] = (chunks[8] ?? 0) | 8
    return chunks
  }
  const header = Buffer.alloc(10)
  header[0] = 8
  const [width, height] =
    kind === "VP8L"
      ? [1 + (chunks.readUInt32LE(9) & 0x3fff), 1 + ((chunks.readUInt32LE(9) >>> 14) & 0x3fff)]
      : [chunks.readUInt16LE(14) & 0x3fff, chunks.readUInt16LE(16) & 0x3fff]
  header.writeUIntLE(width - 1, 4, 3)
  header.writeUIntLE(height - 1, 7, 3)
  return Buffer.concat([riffChunk("VP8X", header), chunks])
}
