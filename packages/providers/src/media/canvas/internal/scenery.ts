/** Shapes below the words, and of a scene where captions stand and networks lay their controls: too much room to be left empty. */
import { type Frame } from "./frame.ts"
import { type Pen } from "./pen.ts"
import { type Tone } from "./tones.ts"

/** Fields that lean, one before the other, the nearest in the accent of the brand. */
export const paintSlopes = (pen: Pen, tone: Tone): void => {
  const { height, width } = pen.frame
  const [far, near] = hasOpenFoot(pen.frame) ? [0.66, 0.8] : [0.74, 0.88]
  pen.slope(0, (far + 0.16) * height, far * height, tone.shape)
  pen.slope(0, (near + 0.16) * height, near * height, tone.shapeAccent)
  pen.slope(width * 0.52, height, height * 0.915, tone.mark)
}

/** Bands that grow towards the foot, the last in the accent of the brand. */
export const paintBands = (pen: Pen, tone: Tone): void => {
  const { height, width } = pen.frame
  const foot = (hasOpenFoot(pen.frame) ? 0.42 : pen.frame.shape === "wide" ? 0.17 : 0.25) * height
  const top = height - foot
  for (const [from, to, color] of [
    [0, 0.07, tone.shapeAccent],
    [0.18, 0.31, tone.shapeAccent],
    [0.44, 0.65, tone.shapeAccent],
    [0.84, 1, tone.mark]
  ] as const) {
    pen.rect({ x: 0, y: top + from * foot, width, height: (to - from) * foot }, color)
  }
}

/** Whether so much room is left below the words. */
const hasOpenFoot = ({ content, height }: Frame): boolean => height - content.y - content.height > 0.35 * height

/** Hills that overlap, the nearest in the accent of the brand. */
export const paintHills = (pen: Pen, tone: Tone): void => {
  const { frame } = pen
  if (!hasOpenFoot(frame)) return
  const { height, width } = frame
  pen.disc(width * 0.06, height * 1.1, width * 0.86, tone.shape)
  pen.disc(width * 0.98, height * 1.08, width * 0.66, tone.shapeAccent)
  pen.disc(width * 0.34, height * 1.14, width * 0.46, tone.mark)
}

/** Rings around a disc, running out of the corner where the words begin. */
export const paintRipples = (pen: Pen, tone: Tone): void => {
  const { frame } = pen
  if (!hasOpenFoot(frame)) return
  const { height, unit: u, width } = frame
  for (const share of [1, 0.8, 0.6]) pen.ring(width * 0.04, height * 0.97, width * share, 44 * u, tone.shapeAccent)
  pen.disc(width * 0.04, height * 0.97, width * 0.36, tone.mark)
}
