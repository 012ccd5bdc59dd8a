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

export { speechOf as voice, wavOf as wav } from "@postwright/core/testing/media/MediaMaterial"

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
