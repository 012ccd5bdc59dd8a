/** The bar at the foot of a slide: how far its series has come. It can be seen over the shapes of the ground as well. */
import { contrast, type Hex, mix } from "@postwright/core/brand/BrandPalette"
import { type Pen } from "./pen.ts"
import { mirror, type Rect } from "./rect.ts"
import { type Tone } from "./tones.ts"

/** Of a slide in its series, from 1. */
export interface Place {
  readonly number: number
  readonly of: number
}

/** `isPlain`: shapes of flat colours are behind it, and no picture. */
export const paintSeriesBar = (pen: Pen, tone: Tone, place: Place, isPlain: boolean): void => {
  const { content, unit: u } = pen.frame
  const gap = Math.min(10 * u, content.width / place.of / 4)
  const width = (content.width - gap * (place.of - 1)) / place.of
  const parts = Array.from({ length: place.of }, (_, index) => ({
    box: { x: content.x + index * (width + gap), y: content.y + content.height - 8 * u, width, height: 8 * u },
    isReached: index < place.number
  }))
  const hidden = isPlain ? parts.map(({ box }) => runsOf(pen, box, tone.mark)) : []
  for (const { box, isReached } of parts) pen.rect(box, isReached ? tone.mark : tone.line)
  // On a shape of its own colour it takes another.
  const onMark = [tone.ink, tone.ground].reduce((a, b) => (contrast(a, tone.mark) >= contrast(b, tone.mark) ? a : b))
  for (const [index, runs] of hidden.entries()) {
    pen.context.fillStyle = parts[index]?.isReached === true ? onMark : mix(tone.mark, onMark, 0.35)
    for (const { height, width: across, x, y } of runs) pen.context.fillRect(x, y, across, height)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Sum of the differences of red, green and blue up to which two colours look the same here. */
const sameColor = 60

/** Where the ground has this colour, row by row, as it stands on the sheet. */
const runsOf = (pen: Pen, box: Rect, color: Hex): ReadonlyArray<Rect> => {
  const { context, frame, isRightToLeft } = pen
  const { height, width, x, y } = isRightToLeft ? mirror(box, frame.width) : box
  const [left, top] = [Math.max(0, Math.round(x)), Math.max(0, Math.round(y))]
  const columns = Math.min(frame.width - left, Math.round(x + width) - left)
  const rows = Math.min(frame.height - top, Math.round(y + height) - top)
  if (columns < 1 || rows < 1) return []
  const { data } = context.getImageData(left, top, columns, rows)
  const wanted = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
  const isSame = (at: number) =>
    data[at + 3] === 255 &&
    wanted.reduce((sum, value, channel) => sum + Math.abs(value - (data[at + channel] ?? 0)), 0) <= sameColor
  const runs: Array<Rect> = []
  for (let row = 0; row < rows; row++) {
    let start: number | undefined
    for (let column = 0; column <= columns; column++) {
      const is = column < columns && isSame((row * columns + column) * 4)
      if (is) start ??= column
      else if (start !== undefined) {
        runs.push({ x: left + start, y: top + row, width: column - start, height: 1 })
        start = undefined
      }
    }
  }
  return runs
}
