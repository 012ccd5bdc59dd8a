/**
 * Pixels of PNG files, for checks of what adapters draw: eight bits a channel, not interlaced.
 *
 * @see https://www.w3.org/TR/png-3/
 * @since 0.1.0
 */
import { unzlibSync, zlibSync } from "fflate"

/** A picture as pixels, four channels each, from the top left. */
export interface Pixels {
  readonly widthPx: number
  readonly heightPx: number
  readonly rgba: Uint8Array
}

/** The pixels of a PNG. Throws on one that it does not read. */
export const decodePng = (bytes: Uint8Array): Pixels => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const widthPx = view.getUint32(16)
  const heightPx = view.getUint32(20)
  const [depth, kind, , , interlaced] = bytes.subarray(24, 29)
  const channels = kind === 6 ? 4 : kind === 2 ? 3 : 0
  if (depth !== 8 || channels === 0 || interlaced !== 0) throw new Error("A PNG of another kind than is read here")
  const parts: Array<Uint8Array> = []
  for (let at = 8; at < bytes.length; at += 12 + view.getUint32(at)) {
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === "IDAT") {
      parts.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)))
    }
  }
  const packed = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let end = 0
  for (const part of parts) {
    packed.set(part, end)
    end += part.length
  }
  return { widthPx, heightPx, rgba: unfiltered(unzlibSync(packed), widthPx, heightPx, channels) }
}

/** A PNG of these pixels. */
export const encodePng = ({ heightPx, rgba, widthPx }: Pixels): Uint8Array => {
  const rows = new Uint8Array(heightPx * (widthPx * 4 + 1))
  for (let y = 0; y < heightPx; y++) {
    rows.set(rgba.subarray(y * widthPx * 4, (y + 1) * widthPx * 4), y * (widthPx * 4 + 1) + 1)
  }
  const head = new Uint8Array(13)
  new DataView(head.buffer).setUint32(0, widthPx)
  new DataView(head.buffer).setUint32(4, heightPx)
  head.set([8, 6, 0, 0, 0], 8)
  const chunks = [chunk("IHDR", head), chunk("IDAT", zlibSync(rows)), chunk("IEND", new Uint8Array())]
  const file = new Uint8Array(8 + chunks.reduce((sum, one) => sum + one.length, 0))
  file.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  let at = 8
  for (const one of chunks) {
    file.set(one, at)
    at += one.length
  }
  return file
}

/** One picture laid over another of the same size. */
export const laidOver = (ground: Pixels, above: Pixels): Pixels => {
  const rgba = Uint8Array.from(ground.rgba)
  for (let at = 0; at < rgba.length; at += 4) {
    const share = (above.rgba[at + 3] ?? 0) / 255
    for (let channel = 0; channel < 3; channel++) {
      const below = ground.rgba[at + channel] ?? 0
      rgba[at + channel] = Math.round(below + ((above.rgba[at + channel] ?? 0) - below) * share)
    }
  }
  return { ...ground, rgba }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const unfiltered = (rows: Uint8Array, width: number, height: number, channels: number): Uint8Array => {
  const rgba = new Uint8Array(width * height * 4).fill(255)
  const stride = width * channels
  let above = new Uint8Array(stride)
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)] ?? 0
    const row = rows.slice(y * (stride + 1) + 1, (y + 1) * (stride + 1))
    for (let x = 0; x < stride; x++) {
      const left = x < channels ? 0 : (row[x - channels] ?? 0)
      const up = above[x] ?? 0
      const corner = x < channels ? 0 : (above[x - channels] ?? 0)
      row[x] = (row[x] ?? 0) + predicted(filter, left, up, corner)
    }
    for (let x = 0; x < width; x++) {
      rgba.set(row.subarray(x * channels, (x + 1) * channels), (y * width + x) * 4)
    }
    above = row
  }
  return rgba
}

const predicted = (filter: number, left: number, up: number, corner: number): number => {
  switch (filter) {
    case 1:
      return left
    case 2:
      return up
    case 3:
      return (left + up) >> 1
    case 4: {
      const near = left + up - corner
      const [a, b, c] = [Math.abs(near - left), Math.abs(near - up), Math.abs(near - corner)]
      return a <= b && a <= c ? left : b <= c ? up : corner
    }
    default:
      return 0
  }
}

const chunk = (type: string, data: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set(
    [...type].map((letter) => letter.charCodeAt(0)),
    4
  )
  bytes.set(data, 8)
  view.setUint32(8 + data.length, crcOf(bytes.subarray(4, 8 + data.length)))
  return bytes
}

const crcOf = (bytes: Uint8Array): number => {
  let crc = 0xffff_ffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0)
  }
  return ~crc >>> 0
}
