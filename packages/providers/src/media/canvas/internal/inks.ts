/** Colours in which lines can be read on what was painted, and plates where none can. */
import type { SKRSContext2D } from "@napi-rs/canvas"
import { behind, contrastOn, leastContrast } from "./contrast.ts"
import { type Rect } from "./rect.ts"
import { type Tone } from "./tones.ts"
import { type TextStyle } from "./typesetter.ts"

/** A line of the card, of its words or of its ground. */
export interface SetLine extends Ink {
  readonly text: string
  readonly x: number
  readonly baseline: number
  readonly sizePx: number
  readonly isWord: boolean
  readonly isRightToLeft: boolean
}

/** Writing of one colour. */
export interface Ink {
  readonly box: Rect
  readonly color: string
  readonly style: TextStyle
  /** Lines of one text have the same. */
  readonly of: unknown
  /** With what is behind it, as far as that was looked at. */
  readonly contrast: number
}

/**
 * Its own colour where that can be read behind all lines of a text, else the tone's ink, white or black: one colour for
 * one text.
 */
export const readableInks = <A extends Ink>(
  context: SKRSContext2D,
  inks: ReadonlyArray<A>,
  tone: Tone
): ReadonlyArray<A> => {
  const grounds = inks.map(({ box }) => behind(context, box))
  return inks.map((ink, place) => {
    const around = grounds.filter((_, index) => inks[index]?.of === ink.of)
    const choices = [ink.color, tone.ink, "#ffffff", "#101214"]
    const color = choices.find((one) => around.every((ground) => contrastOn(one, ground) >= leastContrast)) ?? ink.color
    const ground = grounds[place]
    return { ...ink, color, contrast: ground === undefined ? 0 : contrastOn(color, ground) }
  })
}

/** Whether all can be read on what is behind them. */
export const areReadable = (inks: ReadonlyArray<Ink>): boolean =>
  inks.every(({ contrast }) => contrast >= leastContrast)

/** Behind words that stand on shapes of several colours. */
export const paintPlate = (context: SKRSContext2D, box: Rect, color: string, unit: number): void => {
  const pad = 12 * unit
  context.fillStyle =
    contrastOn(color, { darkest: "#ffffff", lightest: "#ffffff" }) >= leastContrast ? "#ffffff" : "#101214"
  context.fillRect(box.x - pad, box.y - pad, box.width + 2 * pad, box.height + 2 * pad)
}
