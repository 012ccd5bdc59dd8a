/** Looks at what came out: frames as pixels, by an ffmpeg of its own. */
import { spawnSync } from "node:child_process"
import ffmpeg from "@ffmpeg-installer/ffmpeg"
import type { PixelSize } from "@postwright/core/models/ImageModel"

export type Rgb = readonly [number, number, number]

/** What ffmpeg writes to its output of a file. */
const decoded = (path: string, how: string): Buffer => {
  const { status, stderr, stdout } = spawnSync(ffmpeg.path, ["-v", "error", "-i", path, ...how.split(" "), "-"], {
    maxBuffer: 1_000_000_000
  })
  if (status !== 0) throw new Error(stderr.toString())
  return stdout
}

/** Frames of a video from a time on, as RGB. */
export const framesOf = (path: string, size: PixelSize): ReadonlyArray<Frame> => {
  const pixels = decoded(path, "-vf scale=in_color_matrix=bt709,format=rgb24 -vsync 0 -f rawvideo")
  const bytes = size.widthPx * size.heightPx * 3
  return Array.from({ length: pixels.length / bytes }, (_, at) => new Frame(pixels.subarray(at * bytes), size))
}

/** The sound of a file, to be listened to at single pitches. */
export const soundOf = (path: string) => {
  const rate = 16_000
  const bytes = decoded(path, `-vn -ac 1 -ar ${rate} -f f32le`)
  const samples = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
  return {
    seconds: samples.length / rate,
    /** Level of one pitch within a stretch, in dB of full scale (Goertzel's algorithm over whole periods). */
    level: (hertz: number, from: number, to: number): number => {
      const period = rate / hertz
      const start = Math.round(from * rate)
      const length = Math.round(Math.floor(((to - from) * rate) / period) * period)
      const turn = 2 * Math.cos((2 * Math.PI * hertz) / rate)
      let [before, last] = [0, 0]
      for (let at = 0; at < length; at += 1) {
        ;[before, last] = [last, (samples[start + at] ?? 0) + turn * last - before]
      }
      const power = last * last + before * before - turn * last * before
      return 10 * Math.log10(Math.max(1e-12, (power * 4) / (length * length)))
    }
  }
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

/** Asked of every pixel of every frame: what it compares with is read once. */
export const isNear = (color: string, distance = 24) => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
  return (rgb: Rgb): boolean =>
    Math.abs(rgb[0] - red) <= distance && Math.abs(rgb[1] - green) <= distance && Math.abs(rgb[2] - blue) <= distance
}
