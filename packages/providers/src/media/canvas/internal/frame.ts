/** The sheet that a card is designed on: its shape, margins and unit. */
import { type Card } from "@postwright/core/media/Card"
import { mirror, type Rect } from "./rect.ts"

/** Measures of a sheet, in pixels. */
export interface Frame {
  readonly width: number
  readonly height: number
  /** A thousandth-and-eightieth of the shorter side: sizes are said in it, as if that side had 1080 pixels. */
  readonly unit: number
  readonly shape: "tall" | "portrait" | "square" | "wide"
  /** Where words may stand. Templates see the sheet in a mirror where words run from right to left. */
  readonly content: Rect
}

/** The sheet of a card: margins for its shape, and never less than its safe area asks for. */
export const frameOf = ({ safeArea, size }: Card, isRightToLeft: boolean): Frame => {
  const { heightPx: height, widthPx: width } = size
  const unit = Math.min(width, height) / 1080
  const ratio = width / height
  const shape = ratio > 1.25 ? "wide" : ratio > 0.9 ? "square" : ratio > 0.68 ? "portrait" : "tall"
  const side = (shape === "wide" ? 112 : 88) * unit
  const top = shape === "tall" ? height * 0.09 : side
  const bottom = shape === "tall" ? height * 0.11 : side
  const left = Math.max(side, (safeArea?.left ?? 0) * width)
  const right = Math.min(width - side, (safeArea?.right ?? 1) * width)
  const over = Math.max(top, (safeArea?.top ?? 0) * height)
  const under = Math.min(height - bottom, (safeArea?.bottom ?? 1) * height)
  const content = { x: left, y: over, width: Math.max(1, right - left), height: Math.max(1, under - over) }
  return { width, height, unit, shape, content: isRightToLeft ? mirror(content, width) : content }
}

/** What is left of a box without these widths at its sides. */
export const inset = (
  box: Rect,
  by: { readonly left?: number; readonly top?: number; readonly right?: number; readonly bottom?: number }
): Rect => {
  const { bottom = 0, left = 0, right = 0, top = 0 } = by
  return {
    x: box.x + left,
    y: box.y + top,
    width: Math.max(1, box.width - left - right),
    height: Math.max(1, box.height - top - bottom)
  }
}
