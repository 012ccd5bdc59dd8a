/** Lays words and pictures out on the sheets of a report: first all of it, then it is drawn, so that pages can be counted. */
import { type Hex } from "@postwright/core/brand/BrandPalette"
import { type Hyphenate } from "../hyphenation.ts"
import { breakAnywhere } from "../lines.ts"
import { type Drawable } from "../picture.ts"
import { type TextStyle, type Typesetter } from "../typesetter.ts"
import { isRightToLeft } from "../words.ts"
import { type OutlineEntry } from "./outline.ts"

/** A4 in points. */
export const sheetSize = { width: 595, height: 842 } as const

/** Where running content stands. */
export const content = { left: 46, right: 549, top: 54, bottom: 786 } as const
export const contentWidth = content.right - content.left

/** What is drawn, in order. */
export type Mark =
  | {
      readonly kind: "line"
      readonly text: string
      /** Left end, wherever words run from. */
      readonly x: number
      readonly baseline: number
      readonly look: Look
      readonly isRightToLeft: boolean
    }
  | {
      readonly kind: "box"
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly color: Hex
      readonly radius?: number | undefined
    }
  | {
      readonly kind: "picture"
      readonly image: Drawable
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }
  | { readonly kind: "play"; readonly x: number; readonly y: number; readonly radius: number }

/** How words look. */
export interface Look {
  readonly style: TextStyle
  readonly size: number
  readonly color: Hex
}

/** A column on the sheet. */
export interface Column {
  readonly x: number
  readonly width: number
}

/** The words of a paragraph broken into lines. */
export interface Paragraph {
  readonly lines: ReadonlyArray<string>
  readonly look: Look
  readonly isRightToLeft: boolean
  readonly height: number
}

/** The sheets so far. `y` is where the next thing stands on the last one. */
export class Sheets {
  readonly sheets: Array<Array<Mark>> = []
  readonly outline: Array<OutlineEntry & { readonly children: Array<OutlineEntry> }> = []
  y: number = content.top
  readonly #setter: Typesetter
  readonly #hyphenators: ReadonlyMap<string, Hyphenate>

  constructor(setter: Typesetter, hyphenators: ReadonlyMap<string, Hyphenate>) {
    this.#setter = setter
    this.#hyphenators = hyphenators
  }

  /** Index of the last sheet. */
  get at(): number {
    return this.sheets.length - 1
  }

  start(): void {
    this.sheets.push([])
    this.y = content.top
  }

  /** Begins the next sheet where less than `height` is left. */
  need(height: number): boolean {
    if (this.sheets.length > 0 && this.y + height <= content.bottom) return false
    this.start()
    return true
  }

  mark(...marks: ReadonlyArray<Mark>): void {
    this.sheets.at(-1)?.push(...marks)
  }

  section(title: string): void {
    this.outline.push({ title, page: this.at, y: Math.max(0, this.y - 20), children: [] })
  }

  bookmark(title: string): void {
    this.outline.at(-1)?.children.push({ title, page: this.at, y: Math.max(0, this.y - 16) })
  }

  width(text: string, { size, style }: Look): number {
    return this.#setter.width(text, style) * size
  }

  /** The text in lines of the width, its own line ends kept; one after `most` ends in an ellipsis. */
  set(text: string, look: Look, width: number, language: string, most = Number.POSITIVE_INFINITY): Paragraph {
    const options = {
      width,
      language,
      measure: (part: string) => this.width(part, look),
      hyphenate: this.#hyphenators.get(language),
      shape: "full" as const
    }
    const all = text
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, " ")
      .split(/\r\n?|\n/)
      .flatMap((line) => (line.trim() === "" ? [""] : breakAnywhere(line.trim(), options)))
    while (all.at(-1) === "") all.pop()
    const lines = all.slice(0, most)
    if (all.length > lines.length) lines[lines.length - 1] = this.#shortened(`${lines.at(-1)} …`, look, width)
    return { lines, look, isRightToLeft: isRightToLeft(language, text), height: this.#height(lines, look) }
  }

  /** Sets the lines into the column, on as many sheets as they take. */
  flow(paragraph: Paragraph, column: Column): void {
    // A few lines stay together.
    if (paragraph.lines.length <= 3) this.need(paragraph.height)
    for (const line of paragraph.lines) {
      const height = this.#height([line], paragraph.look)
      this.need(height)
      this.line(line, paragraph, column, this.y)
      this.y += height
    }
  }

  /** Sets the lines from `y` on this sheet; the place below them. */
  stack(paragraph: Paragraph, column: Column, y: number): number {
    let next = y
    for (const line of paragraph.lines) {
      this.line(line, paragraph, column, next)
      next += this.#height([line], paragraph.look)
    }
    return next
  }

  line(
    text: string,
    { isRightToLeft: fromRight, look }: Omit<Paragraph, "lines" | "height">,
    column: Column,
    y: number
  ): void {
    if (text === "") return
    const baseline = y + look.size * (0.5 * look.style.leading + 0.34)
    this.mark({
      kind: "line",
      text,
      x: fromRight ? column.x + column.width - this.width(text, look) : column.x,
      baseline,
      look,
      isRightToLeft: fromRight
    })
  }

  /** An empty line is half a line. */
  #height(lines: ReadonlyArray<string>, { size, style }: Look): number {
    return lines.reduce((sum, line) => sum + size * style.leading * (line === "" ? 0.55 : 1), 0)
  }

  #shortened(text: string, look: Look, width: number): string {
    let words = text
    while (this.width(words, look) > width && words.length > 2)
      words = `${Array.from(words).slice(0, -3).join("").trimEnd()} …`
    return words
  }
}
