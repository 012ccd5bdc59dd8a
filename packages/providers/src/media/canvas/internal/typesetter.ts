/** Sets words in the fonts of a card: measures and draws single lines. */
import { type Canvas, type SKRSContext2D } from "@napi-rs/canvas"
import { type ResolvedFonts } from "./typefaces.ts"

/** How words look, but for their size and colour. */
export interface TextStyle {
  readonly face: "heading" | "text"
  readonly weight: number
  readonly isItalic?: boolean
  /** Distance of baselines, in sizes. */
  readonly leading: number
  /** Space between letters, in sizes. */
  readonly tracking?: number
}

/** Extent of a line around its baseline, in pixels. */
export interface LineExtent {
  readonly left: number
  readonly right: number
  readonly ascent: number
  readonly descent: number
}

/** Measures words of one card. Widths are of size 1, so that one measurement serves every size. */
export class Typesetter {
  readonly isRightToLeft: boolean
  readonly language: string
  readonly #context: SKRSContext2D
  readonly #fonts: ResolvedFonts
  readonly #widths = new Map<string, number>()

  constructor(canvas: Canvas, fonts: ResolvedFonts, language: string, isRightToLeft: boolean) {
    this.#context = canvas.getContext("2d")
    this.#fonts = fonts
    this.language = language
    this.isRightToLeft = isRightToLeft
  }

  /** Width in sizes. */
  width(text: string, style: TextStyle): number {
    const key = `${style.face}${style.weight}${style.isItalic === true}${style.tracking ?? 0}\0${text}`
    const known = this.#widths.get(key)
    if (known !== undefined) return known
    this.apply(this.#context, style, reference)
    const width = this.#context.measureText(text).width / reference
    this.#widths.set(key, width)
    return width
  }

  /** Where the ink of a line is, around a baseline that begins at 0 and, right to left, ends at 0. */
  extent(text: string, style: TextStyle, sizePx: number): LineExtent {
    this.apply(this.#context, style, sizePx)
    const measured = this.#context.measureText(text)
    return {
      left: -measured.actualBoundingBoxLeft,
      right: measured.actualBoundingBoxRight,
      ascent: measured.actualBoundingBoxAscent,
      descent: measured.actualBoundingBoxDescent
    }
  }

  /** Height of a capital letter, in sizes. */
  capHeight(style: TextStyle): number {
    return this.extent("H", style, reference).ascent / reference
  }

  /** Draws a line. `x` is its left end, or its right end where words run from right to left. */
  draw(context: SKRSContext2D, text: string, x: number, baseline: number, style: TextStyle, sizePx: number): void {
    this.apply(context, style, sizePx)
    context.fillText(text, x, baseline)
  }

  apply(context: SKRSContext2D, style: TextStyle, sizePx: number): void {
    const chain = style.face === "heading" ? this.#fonts.heading : this.#fonts.text
    context.font = `${style.isItalic === true ? "italic " : ""}${style.weight} ${sizePx}px ${chain}`
    context.letterSpacing = `${((style.tracking ?? 0) * sizePx).toFixed(2)}px`
    context.direction = this.isRightToLeft ? "rtl" : "ltr"
    context.textAlign = this.isRightToLeft ? "right" : "left"
    context.textBaseline = "alphabetic"
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Size in which widths are measured. */
const reference = 100
