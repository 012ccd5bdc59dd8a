/** Paints shapes on the ground. What is said from the left is from the right where words run from right to left. */
import type { SKRSContext2D } from "@napi-rs/canvas"
import { type Hex } from "@postwright/core/brand/BrandPalette"
import { type Frame } from "./frame.ts"
import { type Rect } from "./rect.ts"
import { type TextStyle, type Typesetter } from "./typesetter.ts"

export class Pen {
  readonly context: SKRSContext2D
  readonly frame: Frame
  readonly #typesetter: Typesetter

  constructor(context: SKRSContext2D, frame: Frame, typesetter: Typesetter) {
    this.context = context
    this.frame = frame
    this.#typesetter = typesetter
  }

  get isRightToLeft(): boolean {
    return this.#typesetter.isRightToLeft
  }

  fill(color: Hex): void {
    this.context.fillStyle = color
    this.context.fillRect(0, 0, this.frame.width, this.frame.height)
  }

  rect(box: Rect, color: Hex): void {
    this.context.fillStyle = color
    this.context.fillRect(this.#x(box.x, box.width), box.y, box.width, box.height)
  }

  rounded(box: Rect, radius: number, color: Hex): void {
    this.context.fillStyle = color
    this.context.beginPath()
    this.context.roundRect(this.#x(box.x, box.width), box.y, box.width, box.height, radius)
    this.context.fill()
  }

  disc(x: number, y: number, radius: number, color: Hex): void {
    this.context.fillStyle = color
    this.context.beginPath()
    this.context.arc(this.#x(x, 0), y, radius, 0, Math.PI * 2)
    this.context.fill()
  }

  ring(x: number, y: number, radius: number, thickness: number, color: Hex): void {
    this.context.strokeStyle = color
    this.context.lineWidth = thickness
    this.context.beginPath()
    this.context.arc(this.#x(x, 0), y, radius, 0, Math.PI * 2)
    this.context.stroke()
  }

  /** From `from` to the end of the sheet and down to its foot, the upper edge leaning from `left` to `right`. */
  slope(from: number, left: number, right: number, color: Hex): void {
    const { context, frame } = this
    context.fillStyle = color
    context.beginPath()
    context.moveTo(this.#x(from, 0), left)
    context.lineTo(this.#x(frame.width, 0), right)
    context.lineTo(this.#x(frame.width, 0), frame.height)
    context.lineTo(this.#x(from, 0), frame.height)
    context.fill()
  }

  /** A quarter of a disc whose corner is at `x`, `y`; `dx` and `dy` say to which side it opens. */
  quarter(x: number, y: number, radius: number, dx: 1 | -1, dy: 1 | -1, color: Hex): void {
    const across = this.isRightToLeft ? -dx : dx
    const from = across === 1 ? (dy === 1 ? 0 : 1.5) : dy === 1 ? 0.5 : 1
    const corner = this.#x(x, 0)
    this.context.fillStyle = color
    this.context.beginPath()
    this.context.moveTo(corner, y)
    this.context.arc(corner, y, radius, from * Math.PI, (from + 0.5) * Math.PI)
    this.context.closePath()
    this.context.fill()
  }

  /** Signs as a shape, whose ink begins at `x`, or ends there if `fromEnd`, and at `y` from above. */
  sign(text: string, x: number, y: number, sizePx: number, style: TextStyle, color: Hex, fromEnd = false): void {
    const ink = this.#typesetter.extent(text, style, sizePx)
    const left = fromEnd === this.isRightToLeft ? this.#x(x, 0) : this.#x(x, 0) - (ink.right - ink.left)
    this.context.fillStyle = color
    this.#typesetter.draw(this.context, text, left - ink.left, y + ink.ascent, style, sizePx)
  }

  /** Height of the ink of signs. */
  signHeight(text: string, sizePx: number, style: TextStyle): number {
    const ink = this.#typesetter.extent(text, style, sizePx)
    return ink.ascent + ink.descent
  }

  /** Signs in the middle of a point. */
  centred(text: string, x: number, y: number, sizePx: number, style: TextStyle, color: Hex): void {
    const ink = this.#typesetter.extent(text, style, sizePx)
    this.context.fillStyle = color
    const left = this.#x(x, 0) - (ink.left + ink.right) / 2
    this.#typesetter.draw(this.context, text, left, y + (ink.ascent - ink.descent) / 2, style, sizePx)
  }

  /** Fine fibres, always the same, so that a plain ground looks like paper. */
  grain(color: Hex): void {
    const { height, unit, width } = this.frame
    let state = 0x2545f491
    const next = () => {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      return (state >>> 0) / 0x1_0000_0000
    }
    this.context.save()
    this.context.globalAlpha = 0.045
    this.context.strokeStyle = color
    this.context.lineWidth = Math.max(1, 1.2 * unit)
    this.context.beginPath()
    const count = Math.round((width * height) / (2_600 * unit * unit))
    for (let index = 0; index < count; index++) {
      const x = next() * width
      const y = next() * height
      const angle = next() * Math.PI
      const length = (2 + next() * 7) * unit
      this.context.moveTo(x, y)
      this.context.lineTo(x + Math.cos(angle) * length, y + Math.sin(angle) * length)
    }
    this.context.stroke()
    this.context.restore()
  }

  #x(x: number, width: number): number {
    return this.isRightToLeft ? this.frame.width - x - width : x
  }
}
