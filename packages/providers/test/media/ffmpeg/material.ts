/** Pictures and sound that tests make by themselves. */
import { createCanvas } from "@napi-rs/canvas"
import type { CaptionCue } from "@postwright/core/media/Captions"
import type { CaptionStyle, Composition, CompositionScene } from "@postwright/core/media/Composition"
import type { PixelSize } from "@postwright/core/models/ImageModel"

export const small: PixelSize = { widthPx: 360, heightPx: 640 }

/** A picture of one colour, with a lighter square in its middle. */
export const picture = (color: string, { heightPx, widthPx }: PixelSize = small): Uint8Array => {
  const canvas = createCanvas(widthPx, heightPx)
  const context = canvas.getContext("2d")
  context.fillStyle = color
  context.fillRect(0, 0, widthPx, heightPx)
  context.fillStyle = "rgba(255, 255, 255, 0.25)"
  context.fillRect(widthPx * 0.4, heightPx * 0.4, widthPx * 0.2, heightPx * 0.2)
  return canvas.toBuffer("image/png")
}

/** A white bar where words would stand, on nothing. */
export const words = ({ heightPx, widthPx }: PixelSize = small): Uint8Array => {
  const canvas = createCanvas(widthPx, heightPx)
  const context = canvas.getContext("2d")
  context.fillStyle = "#ffffff"
  context.fillRect(widthPx * 0.1, heightPx * 0.1, widthPx * 0.8, heightPx * 0.05)
  return canvas.toBuffer("image/png")
}

/** Sound as a WAV file of one channel at 24 kHz: a tone by the function of seconds, from -1 to 1. */
export const wav = (seconds: number, at: (time: number) => number): Uint8Array => {
  const rate = 24_000
  const samples = Math.round(seconds * rate)
  const bytes = Buffer.alloc(44 + samples * 2)
  bytes.write("RIFF", 0, "latin1")
  bytes.writeUInt32LE(36 + samples * 2, 4)
  bytes.write("WAVEfmt ", 8, "latin1")
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write("data", 36, "latin1")
  bytes.writeUInt32LE(samples * 2, 40)
  for (let index = 0; index < samples; index += 1) {
    const value = Math.max(-1, Math.min(1, at(index / rate)))
    bytes.writeInt16LE(Math.round(value * 32_767), 44 + index * 2)
  }
  return bytes
}

/** Something like speech: syllables of a low voice, with the peaks that make speech hard to level. */
export const voice = (seconds: number): Uint8Array =>
  wav(seconds, (time) => {
    const syllable = Math.max(0, Math.sin(time * Math.PI * 3.3)) ** 2
    const glottis = Math.max(0, 1 - ((time * 110) % 1) * 6) ** 2
    return syllable * (0.08 * Math.sin(time * 2 * Math.PI * 220) + 0.8 * glottis * Math.sin(time * 2 * Math.PI * 700))
  })

export const scene = (color: string, more: Partial<CompositionScene> = {}): CompositionScene => ({
  seconds: 1,
  ground: { bytes: picture(color) },
  motion: "still",
  transition: "cut",
  ...more
})

export const composition = (more: Partial<Composition> = {}): Composition => ({
  size: small,
  scenes: [scene("#203040")],
  sound: { voice: [] },
  language: "de",
  ...more
})

export const style: CaptionStyle = {
  color: "#ffffff",
  spokenColor: "#ff0000",
  backColor: "#000000",
  fonts: ["Noto Sans"],
  area: { left: 0.1, right: 0.9, top: 0.6, bottom: 0.85 }
}

/** One cue of one line, each word as long as the others. */
export const cue = (startSeconds: number, secondsPerWord: number, ...texts: ReadonlyArray<string>): CaptionCue => ({
  startSeconds,
  endSeconds: startSeconds + texts.length * secondsPerWord,
  lines: [
    texts.map((text, index) => ({
      text,
      startSeconds: startSeconds + index * secondsPerWord,
      endSeconds: startSeconds + (index + 1) * secondsPerWord
    }))
  ]
})
