/** Paints what is behind the words of a card: picture, veil, shapes, furniture. */
import type { Canvas, Image, SKRSContext2D } from "@napi-rs/canvas"
import { type Card } from "@postwright/core/media/Card"
import { type Design } from "./design.ts"
import { paintFurniture } from "./furniture.ts"
import { type Pen } from "./pen.ts"
import { cover } from "./picture.ts"
import { mirror, type Rect } from "./rect.ts"
import { type PlacedStack } from "./stack.ts"
import { type Tone } from "./tones.ts"
import { type CleanWords } from "./words.ts"

/** What the ground is made of. */
export interface Ground {
  readonly card: Card
  readonly words: CleanWords
  readonly picture: Image | Canvas | undefined
  readonly design: Design
  readonly stacks: ReadonlyArray<PlacedStack>
}

/**
 * Paints it anew. `strength`: how much of a picture is covered, from 0 to 1. Of a veil all but the picture, which somebody
 * else puts under it.
 */
export const paintGround = (
  pen: Pen,
  { card, design, picture, stacks, words }: Ground,
  { isVeil = false, strength }: { readonly strength: number; readonly isVeil?: boolean }
): void => {
  const { context, frame } = pen
  const whole = { x: 0, y: 0, width: frame.width, height: frame.height }
  context.clearRect(0, 0, frame.width, frame.height)
  if (picture === undefined) design.paint(pen)
  else if (design.pictureBox === undefined) {
    if (!isVeil) cover(context, picture, whole)
    scrim(context, whole, design.headTone, strength, card.template === "photo" && card.isOverClip !== true)
  } else {
    design.paint(pen)
    const box = physical(design.pictureBox, pen)
    if (!isVeil) cover(context, picture, box)
    if (design.pictureBox.width === frame.width) scrimAbove(context, box, design.headTone, strength)
  }
  for (const stack of stacks) for (const { box, paint } of stack.shapes) paint(pen, physical(box, pen))
  paintFurniture(pen, design, words, card.place, picture === undefined)
}

/** From where templates see a box to where it stands, and back. */
export const physical = (box: Rect, pen: Pen): Rect => (pen.isRightToLeft ? mirror(box, pen.frame.width) : box)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A veil of the tone: even, or heavier where words stand at head and foot. */
const scrim = (context: SKRSContext2D, box: Rect, { ground }: Tone, strength: number, isGraded: boolean): void => {
  const veil = context.createLinearGradient(0, box.y, 0, box.y + box.height)
  const stops: ReadonlyArray<readonly [number, number]> = isGraded
    ? [
        [0, strength * 0.8],
        [0.22, strength * 0.25],
        [0.45, strength * 0.45],
        [0.72, Math.min(1, strength * 1.15)],
        [1, Math.min(1, strength * 1.3)]
      ]
    : [
        [0, strength],
        [1, Math.min(1, strength * 1.1)]
      ]
  for (const [at, alpha] of stops) veil.addColorStop(at, withAlpha(ground, alpha))
  context.fillStyle = veil
  context.fillRect(box.x, box.y, box.width, box.height)
}

const scrimAbove = (context: SKRSContext2D, box: Rect, { ground }: Tone, strength: number): void => {
  const veil = context.createLinearGradient(0, box.y, 0, box.y + box.height * 0.5)
  veil.addColorStop(0, withAlpha(ground, Math.min(1, strength * 1.1)))
  veil.addColorStop(0.55, withAlpha(ground, strength * 0.7))
  veil.addColorStop(1, withAlpha(ground, 0))
  context.fillStyle = veil
  context.fillRect(box.x, box.y, box.width, box.height * 0.5)
}

const withAlpha = (color: string, alpha: number): string =>
  `${color}${Math.round(alpha * 255)
    .toString(16)
    .padStart(2, "0")}`
