/** Sets words in the fonts of a card: measures and draws single lines. */
import type { Canvas, SKRSContext2D } from "@napi-rs/canvas"
import { type ResolvedFonts } from "./typefaces.ts"

/** How words look, but for their size and colour. */
export interface TextStyle {
  readonly face: "heading" | "text"
  readonly weight: number
  /** Distance of baselines, in sizes. */
  readonly leading: number
  /** Space between letters, in sizes. */
  readonly tracking?: number
}

/** Where the ink of a line is, from its left end on the baseline, in pixels. */
export interface LineExtent {
  readonly left: number
  readonly right: number
  readonly ascent: number
  readonly descent: number
}

/** Measures and draws the words of one card. Widths are of size 1, so that one measurement serves every size. */
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
    const key = `${style.face}${style.weight},${style.tracking ?? 0}\0${text}`
    const known = this.#widths.get(key)
    if (known !== undefined) return known
    const width = this.#runs(text).reduce((sum, run) => {
      this.#apply(this.#context, style, reference, run.isEmoji, this.isRightToLeft)
      return sum + this.#context.measureText(run.text).width / reference
    }, 0)
    this.#widths.set(key, width)
    return width
  }

  extent(text: string, style: TextStyle, sizePx: number): LineExtent {
    let x = 0
    const none = Number.NEGATIVE_INFINITY
    const whole = { left: Number.POSITIVE_INFINITY, right: 0, ascent: none, descent: none }
    for (const run of this.#runs(text)) {
      // From right to left the library says a left end that is far away; the ink is the same.
      this.#apply(this.#context, style, sizePx, run.isEmoji, false)
      const ink = this.#context.measureText(run.text)
      whole.left = Math.min(whole.left, x - ink.actualBoundingBoxLeft)
      whole.right = Math.max(whole.right, x + ink.actualBoundingBoxRight)
      whole.ascent = Math.max(whole.ascent, ink.actualBoundingBoxAscent)
      whole.descent = Math.max(whole.descent, ink.actualBoundingBoxDescent)
      x += ink.width
    }
    return { ...whole, left: Math.min(whole.left, whole.right) }
  }

  /** Height of a capital letter, in sizes. */
  capHeight(style: TextStyle): number {
    return this.extent("H", style, reference).ascent / reference
  }

  /** Draws a line from its left end. `isRightToLeft`: in which direction it is read. @default as the card */
  draw(
    context: SKRSContext2D,
    text: string,
    left: number,
    baseline: number,
    style: TextStyle,
    sizePx: number,
    isRightToLeft = this.isRightToLeft
  ): void {
    let x = left
    for (const run of this.#runs(text)) {
      this.#apply(context, style, sizePx, run.isEmoji, isRightToLeft)
      context.fillText(run.text, x, baseline)
      x += context.measureText(run.text).width
    }
  }

  /**
   * A font for text may have a sign of its own for what is written as an emoji (U+FE0F): such signs are set apart, from the font of
   * emoji. Not within words from right to left, where the order of parts is not their order in the line.
   */
  #runs(text: string): ReadonlyArray<{ readonly text: string; readonly isEmoji: boolean }> {
    if (this.#fonts.emoji === undefined || this.isRightToLeft || !text.includes("\ufe0f")) {
      return [{ text, isEmoji: false }]
    }
    return text
      .split(emojiSequence)
      .flatMap((part, index) => (part === "" ? [] : [{ text: part, isEmoji: index % 2 === 1 }]))
  }

  #apply(context: SKRSContext2D, style: TextStyle, sizePx: number, isEmoji: boolean, isRightToLeft: boolean): void {
    const chain = style.face === "heading" ? this.#fonts.heading : this.#fonts.text
    const families = isEmoji && this.#fonts.emoji !== undefined ? `${this.#fonts.emoji}, ${chain}` : chain
    context.font = `${style.weight} ${sizePx}px ${families}`
    context.letterSpacing = `${((style.tracking ?? 0) * sizePx).toFixed(2)}px`
    context.direction = isRightToLeft ? "rtl" : "ltr"
    context.textAlign = "left"
    context.textBaseline = "alphabetic"
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Size in which widths are measured. */
const reference = 100

/** Emoji of which a part is asked for as an emoji, joined ones whole. */
const emojiSequence = /((?:[\p{Extended_Pictographic}\d#*]\ufe0f\u20e3?(?:\u200d\p{Extended_Pictographic}\ufe0f?)*)+)/u
