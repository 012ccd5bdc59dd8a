/** Shapes below the words of a scene, where captions stand and networks lay their controls: too much room to be left empty. */
import { type Frame } from "./frame.ts"
import { type Pen } from "./pen.ts"
import { type Tone } from "./tones.ts"

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
