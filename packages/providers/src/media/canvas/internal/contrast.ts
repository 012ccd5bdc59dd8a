/** Contrast as it is on the pixels: of words and what lies behind them. */
import type { SKRSContext2D } from "@napi-rs/canvas"
import { contrast, type Hex } from "@postwright/core/brand/BrandPalette"
import { type Rect } from "./rect.ts"

/** Contrast that every text has at least. @see https://www.w3.org/TR/WCAG22/#contrast-minimum */
export const leastContrast = 4.5

/** The darkest and the lightest pixel of a box. */
export interface Behind {
  readonly darkest: Hex
  readonly lightest: Hex
}

/** Looks at the pixels behind a box, and a little around it. */
export const behind = (context: SKRSContext2D, box: Rect): Behind => {
  const { height: full, width: wide } = context.canvas
  const x = Math.max(0, Math.floor(box.x) - 2)
  const y = Math.max(0, Math.floor(box.y) - 2)
  const width = Math.max(1, Math.min(wide - x, Math.ceil(box.width) + 4))
  const height = Math.max(1, Math.min(full - y, Math.ceil(box.height) + 4))
  const { data } = context.getImageData(x, y, width, height)
  let darkest = 1e9
  let lightest = -1
  let darkestAt = 0
  let lightestAt = 0
  for (let at = 0; at < data.length; at += 4) {
    const light = linear(data[at]) * 0.2126 + linear(data[at + 1]) * 0.7152 + linear(data[at + 2]) * 0.0722
    if (light < darkest) {
      darkest = light
      darkestAt = at
    }
    if (light > lightest) {
      lightest = light
      lightestAt = at
    }
  }
  return { darkest: hexAt(data, darkestAt), lightest: hexAt(data, lightestAt) }
}

/** Least contrast of a colour with all that is behind it: with one of the two extremes. */
export const contrastOn = (color: Hex, { darkest, lightest }: Behind): number =>
  Math.min(contrast(color, darkest), contrast(color, lightest))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const linearOf = Float64Array.from({ length: 256 }, (_, value) =>
  value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
)
const linear = (channel: number | undefined): number => linearOf[channel ?? 0] ?? 0

const hexAt = (data: Uint8ClampedArray, at: number): Hex =>
  `#${[0, 1, 2].map((channel) => (data[at + channel] ?? 0).toString(16).padStart(2, "0")).join("")}`
