/**
 * Pictures and sound that conformance suites make by themselves: real files with something to see and hear in them.
 *
 * @since 0.1.0
 */
import { type PixelSize } from "@postwright/core/models/ImageModel"
import { zlibSync } from "fflate"

/** Red, green, blue and opacity, 0 to 255. */
export type Rgba = readonly [number, number, number, number]

/** A PNG whose pixels are what the function gives for shares of width and height. */
export const pngOf = ({ heightPx, widthPx }: PixelSize, at: (x: number, y: number) => Rgba): Uint8Array => {
  const rows = new Uint8Array(heightPx * (widthPx * 4 + 1))
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      rows.set(at((x + 0.5) / widthPx, (y + 0.5) / heightPx), y * (widthPx * 4 + 1) + 1 + x * 4)
    }
  }
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, widthPx)
  view.setUint32(4, heightPx)
  header.set([8, 6, 0, 0, 0], 8)
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", header),
    chunk("IDAT", zlibSync(rows)),
    chunk("IEND", new Uint8Array())
  ])
}

/** A picture of one colour with a lighter square in its middle. */
export const pictureOf = (size: PixelSize, [red, green, blue]: readonly [number, number, number]): Uint8Array =>
  pngOf(size, (x, y) =>
    Math.abs(x - 0.5) < 0.1 && Math.abs(y - 0.5) < 0.1
      ? [Math.min(255, red + 60), Math.min(255, green + 60), Math.min(255, blue + 60), 255]
      : [red, green, blue, 255]
  )

/** A white bar on nothing, where the words of a scene would stand. */
export const wordsOf = (size: PixelSize): Uint8Array =>
  pngOf(size, (x, y) => (x > 0.1 && x < 0.9 && y > 0.1 && y < 0.15 ? [255, 255, 255, 255] : [0, 0, 0, 0]))

/** Sound of one channel at 24 kHz as a WAV file; the function gives -1 to 1 for a moment in seconds. */
export const wavOf = (seconds: number, at: (time: number) => number): Uint8Array => {
  const rate = 24_000
  const samples = Math.round(seconds * rate)
  const bytes = new Uint8Array(44 + samples * 2)
  const view = new DataView(bytes.buffer)
  bytes.set(latin("RIFF"), 0)
  view.setUint32(4, 36 + samples * 2, true)
  bytes.set(latin("WAVEfmt "), 8)
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  bytes.set(latin("data"), 36)
  view.setUint32(40, samples * 2, true)
  for (let index = 0; index < samples; index += 1) {
    view.setInt16(44 + index * 2, Math.round(Math.max(-1, Math.min(1, at(index / rate))) * 32_767), true)
  }
  return bytes
}

/** Something like speech: syllables of a low voice, with the peaks that make speech hard to level. */
export const speechOf = (seconds: number): Uint8Array =>
  wavOf(seconds, (time) => {
    const syllable = Math.max(0, Math.sin(time * Math.PI * 3.3)) ** 2
    const glottis = Math.max(0, 1 - ((time * 110) % 1) * 6) ** 2
    return syllable * (0.08 * Math.sin(time * 2 * Math.PI * 220) + 0.8 * glottis * Math.sin(time * 2 * Math.PI * 700))
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const latin = (text: string): Uint8Array => Uint8Array.from([...text], (char) => char.charCodeAt(0))

const joined = (parts: ReadonlyArray<Uint8Array>): Uint8Array => {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

const chunk = (type: string, content: Uint8Array): Uint8Array => {
  const named = joined([latin(type), content])
  const bytes = new Uint8Array(named.length + 8)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, content.length)
  bytes.set(named, 4)
  view.setUint32(named.length + 4, crc(named))
  return bytes
}

const crc = (bytes: Uint8Array): number => {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}
