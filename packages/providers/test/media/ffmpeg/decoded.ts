/** Looks at what came out: frames as pixels, by an ffmpeg of its own. */
import { spawnSync } from "node:child_process"
import ffmpeg from "@ffmpeg-installer/ffmpeg"
import type { PixelSize } from "@postwright/core/models/ImageModel"

export type Rgb = readonly [number, number, number]

/** Frames of a video from a time on, as RGB. */
export const framesOf = (path: string, size: PixelSize): ReadonlyArray<Frame> => {
  const { status, stderr, stdout } = spawnSync(
    ffmpeg.path,
    [
      "-v",
      "error",
      "-i",
      path,
      "-vf",
      "scale=in_color_matrix=bt709,format=rgb24",
      "-vsync",
      "0",
      "-f",
      "rawvideo",
      "-"
    ],
    { maxBuffer: 1_000_000_000 }
  )
  if (status !== 0) throw new Error(stderr.toString())
  const bytes = size.widthPx * size.heightPx * 3
  return Array.from({ length: stdout.length / bytes }, (_, at) => new Frame(stdout.subarray(at * bytes), size))
}

export class Frame {
  readonly pixels: Uint8Array
  readonly size: PixelSize
  constructor(pixels: Uint8Array, size: PixelSize) {
    this.pixels = pixels
    this.size = size
  }

  /** The pixel at shares of width and height. */
  at(x: number, y: number): Rgb {
    const start = (Math.floor(y * this.size.heightPx) * this.size.widthPx + Math.floor(x * this.size.widthPx)) * 3
    return [this.pixels[start] ?? 0, this.pixels[start + 1] ?? 0, this.pixels[start + 2] ?? 0]
  }

  /** How many pixels are like that. */
  count(isLike: (rgb: Rgb) => boolean): number {
    let found = 0
    for (let at = 0; at < this.size.widthPx * this.size.heightPx * 3; at += 3) {
      if (isLike([this.pixels[at] ?? 0, this.pixels[at + 1] ?? 0, this.pixels[at + 2] ?? 0])) found += 1
    }
    return found
  }

  /** Where the topmost pixel stands that is like that, in shares of the height. */
  top(isLike: (rgb: Rgb) => boolean): number {
    const { heightPx, widthPx } = this.size
    for (let y = 0; y < heightPx; y += 1) {
      for (let x = 0; x < widthPx; x += 1) {
        if (isLike(this.at((x + 0.5) / widthPx, (y + 0.5) / heightPx))) return y / heightPx
      }
    }
    return Number.NaN
  }

  /** Mean place of the pixels that are like that, in shares of the width. */
  meanX(isLike: (rgb: Rgb) => boolean): number {
    let sum = 0
    let found = 0
    const { heightPx, widthPx } = this.size
    for (let at = 0; at < widthPx * heightPx; at += 1) {
      if (!isLike([this.pixels[at * 3] ?? 0, this.pixels[at * 3 + 1] ?? 0, this.pixels[at * 3 + 2] ?? 0])) continue
      sum += at % widthPx
      found += 1
    }
    return found === 0 ? Number.NaN : sum / found / widthPx
  }
}

export const isNear =
  (color: string, distance = 24) =>
  (rgb: Rgb): boolean => {
    const wanted = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
    return rgb.every((value, at) => Math.abs(value - (wanted[at] ?? 0)) <= distance)
  }
