/** Sets a column of words into a box: as large as fits, smaller in steps, shortened only where nothing else helps. */
import { type Hex } from "@postwright/core/brand/BrandPalette"
import { graphemes } from "@postwright/core/text/Segmentation"
import { type Hyphenate } from "./hyphenation.ts"
import { breakAnywhere, breakLines } from "./lines.ts"
import { type Pen } from "./pen.ts"
import { type Rect } from "./rect.ts"
import { type TextStyle, type Typesetter } from "./typesetter.ts"

/** Words of a column. */
export interface TextItem {
  readonly kind: "text"
  readonly what: "heading" | "body" | "point" | "kicker" | "attribution"
  readonly text: string
  readonly style: TextStyle
  /** Largest and least size in pixels. */
  readonly sizes: readonly [largest: number, least: number]
  readonly color: Hex
  readonly shape: "even" | "full"
  /** Share of the box's width that lines may take. @default 1 */
  readonly measure?: number
  /** Space before the words, in pixels, for a mark. @default 0 */
  readonly indent?: number
  /** Painted beside the first line, on the ground. As everywhere, boxes for the pen are those of words from left to right. */
  readonly mark?: (pen: Pen, line: Rect) => void
  /** Alignment within the box. @default "start" */
  readonly align?: "start" | "center"
}

/** Space, or a shape that takes space. */
export interface SpaceItem {
  readonly kind: "space"
  readonly height: number
  readonly paint?: (pen: Pen, box: Rect) => void
}

export type Item = TextItem | SpaceItem

/** A line where it stands. */
export interface PlacedLine {
  readonly item: TextItem
  readonly text: string
  /** Left end. */
  readonly x: number
  readonly baseline: number
  readonly sizePx: number
  /** What its ink takes. */
  readonly box: Rect
}

/** A column that was set. */
export interface PlacedStack {
  readonly lines: ReadonlyArray<PlacedLine>
  readonly shapes: ReadonlyArray<{ readonly box: Rect; readonly paint: (pen: Pen, box: Rect) => void }>
  readonly warnings: ReadonlyArray<string>
  readonly box: Rect
}

/** Sets the items from the top, the middle or the bottom of the box. */
export const setStack = (
  items: ReadonlyArray<Item>,
  box: Rect,
  vertical: "top" | "middle" | "bottom",
  typesetter: Typesetter,
  hyphenate: Hyphenate
): PlacedStack => {
  const fitted = fit(items, box, typesetter, hyphenate)
  const height = fitted.rows.reduce((sum, row) => sum + row.height, 0)
  const spare = Math.max(0, box.height - height)
  let y = box.y + (vertical === "top" ? 0 : vertical === "middle" ? spare / 2 : spare)
  const top = y
  const lines: Array<PlacedLine> = []
  const shapes: Array<PlacedStack["shapes"][number]> = []
  for (const row of fitted.rows) {
    if (row.kind === "space") {
      const { paint } = row.item
      if (paint !== undefined) shapes.push({ box: { ...box, y, height: row.height }, paint })
    } else {
      const placed = placeText(row, box, y, typesetter)
      lines.push(...placed)
      const [first] = placed
      if (row.item.mark !== undefined && first !== undefined) {
        shapes.push({
          box: { x: box.x, y: first.baseline - row.cap, width: box.width, height: row.cap },
          paint: row.item.mark
        })
      }
    }
    y += row.height
  }
  return { lines, shapes, warnings: fitted.warnings, box: { ...box, y: top, height } }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface TextRow {
  readonly kind: "text"
  readonly item: TextItem
  readonly lines: ReadonlyArray<string>
  readonly sizePx: number
  readonly cap: number
  readonly height: number
}
type Row = TextRow | { readonly kind: "space"; readonly item: SpaceItem; readonly height: number }

interface Fitted {
  readonly rows: ReadonlyArray<Row>
  readonly warnings: ReadonlyArray<string>
}

/** Each size is this share of the one before. */
const stepRatio = 0.945
const steps = 38
/** Headings are divided only when they have become this much smaller. */
const headingDividesBelow = 0.7
/** What letters have under their line, whether or not these letters have it: gaps look the same under all. */
const tail = 0.2
/** Words measure a little more than the sum of their parts. */
const tolerance = 0.985

const fit = (items: ReadonlyArray<Item>, box: Rect, typesetter: Typesetter, hyphenate: Hyphenate): Fitted => {
  let largest: ReadonlyArray<Row> | undefined
  let sizesLeft = sizesForEvenness
  for (let step = 0; step < steps && sizesLeft > 0; step++) {
    const rows = rowsAt(items, box, typesetter, hyphenate, stepRatio ** step, false)
    if (rows === undefined || heightOf(rows) > box.height) continue
    if (rows.every((row) => hasEvenLines(row, typesetter))) return { rows, warnings: [] }
    largest ??= rows
    sizesLeft--
  }
  return largest === undefined ? shortened(items, box, typesetter, hyphenate) : { rows: largest, warnings: [] }
}

/** A heading may be so many sizes smaller than its place allows, if its lines are even then. */
const sizesForEvenness = 5
/** Share of the longest line that no line of an even heading is shorter than. */
const evenShare = 0.5

const hasEvenLines = (row: Row, typesetter: Typesetter): boolean => {
  if (row.kind === "space" || row.item.what !== "heading") return true
  const widths = row.lines.map((line) => typesetter.width(line, row.item.style))
  return Math.min(...widths) >= evenShare * Math.max(...widths)
}

const heightOf = (rows: ReadonlyArray<Row>): number => rows.reduce((sum, row) => sum + row.height, 0)

/** All items at one scale; undefined where a word is wider than its line. */
const rowsAt = (
  items: ReadonlyArray<Item>,
  box: Rect,
  typesetter: Typesetter,
  hyphenate: Hyphenate,
  scale: number,
  anywhere: boolean
): ReadonlyArray<Row> | undefined => {
  const rows: Array<Row> = []
  for (const item of items) {
    if (item.kind === "space") {
      rows.push({ kind: "space", item, height: item.height * Math.max(0.45, Math.sqrt(scale)) })
      continue
    }
    const row = textRow(item, box, typesetter, hyphenate, scale, anywhere)
    if (row === undefined) return undefined
    rows.push(row)
  }
  return rows
}

const textRow = (
  item: TextItem,
  box: Rect,
  typesetter: Typesetter,
  hyphenate: Hyphenate,
  scale: number,
  anywhere: boolean
): TextRow | undefined => {
  const [largest, least] = item.sizes
  // Small words become smaller more slowly than large ones.
  const sizePx = Math.max(least, Math.round(largest * (item.what === "heading" ? scale : Math.sqrt(scale))))
  const divides = item.what !== "heading" || sizePx <= Math.max(least, largest * headingDividesBelow)
  const options = {
    width: ((box.width * (item.measure ?? 1) - (item.indent ?? 0)) / sizePx) * tolerance,
    measure: (text: string) => typesetter.width(text, item.style),
    language: typesetter.language,
    hyphenate: divides ? hyphenate : undefined,
    shape: item.shape
  }
  // Whole words first, as far as they go into the width.
  const lines =
    breakLines(item.text, item.what === "heading" ? { ...options, hyphenate: undefined } : options) ??
    breakLines(item.text, options) ??
    (anywhere ? breakAnywhere(item.text, options) : undefined)
  if (lines === undefined) return undefined
  // An address is better smaller than on two lines.
  if (lines.length > 1 && sizePx > least && item.what === "attribution" && !item.text.includes(" ")) return undefined
  const cap = typesetter.capHeight(item.style) * sizePx
  const first = typesetter.extent(lines[0] ?? "", item.style, sizePx)
  const last = typesetter.extent(lines.at(-1) ?? "", item.style, sizePx)
  const height =
    Math.max(cap, first.ascent) +
    (lines.length - 1) * item.style.leading * sizePx +
    Math.max(last.descent, sizePx * tail)
  return { kind: "text", item, lines, sizePx, cap, height }
}

const placeText = (row: TextRow, box: Rect, y: number, typesetter: Typesetter): ReadonlyArray<PlacedLine> => {
  const { item, lines, sizePx } = row
  const indent = item.indent ?? 0
  const first = typesetter.extent(lines[0] ?? "", item.style, sizePx)
  const start = y + Math.max(row.cap, first.ascent)
  return lines.map((text, index) => {
    const baseline = Math.round(start + index * item.style.leading * sizePx)
    const spare = item.align === "center" ? (box.width - typesetter.width(text, item.style) * sizePx - indent) / 2 : 0
    const width = typesetter.width(text, item.style) * sizePx
    const x = typesetter.isRightToLeft ? box.x + box.width - indent - spare - width : box.x + indent + spare
    const ink = typesetter.extent(text, item.style, sizePx)
    return {
      item,
      text,
      x,
      baseline,
      sizePx,
      // The library tells the ink of one font's signs; a line may have several.
      box: {
        x: x + Math.min(0, ink.left),
        y: baseline - ink.ascent,
        width: Math.max(width, ink.right) - Math.min(0, ink.left),
        height: ink.ascent + ink.descent
      }
    }
  })
}

/** Shortens what may be shortened, the least important words first, until all fits at the least sizes. */
const shortened = (items: ReadonlyArray<Item>, box: Rect, typesetter: Typesetter, hyphenate: Hyphenate): Fitted => {
  const warnings: Array<string> = []
  let current = [...items]
  const smallest = stepRatio ** steps
  const at = (list: ReadonlyArray<Item>): ReadonlyArray<Row> =>
    rowsAt(list, box, typesetter, hyphenate, smallest, true) ?? []
  const fits = (list: ReadonlyArray<Item>) => heightOf(at(list)) <= box.height

  for (const [what, isByWord] of shortenedFirst) {
    if (fits(current)) break
    for (let index = current.length - 1; index >= 0 && !fits(current); index--) {
      const item = current[index]
      if (item?.kind !== "text" || item.what !== what) continue
      const words = isByWord ? item.text.split(" ") : [...graphemes(item.text)]
      const withWords = (count: number) => {
        const text = count === 0 ? "" : cutAt(words, count, isByWord ? " " : "")
        return text === ""
          ? current.filter((_, place) => place !== index)
          : current.map((one, place) => (place === index ? { ...item, text } : one))
      }
      const least = what === "heading" ? 1 : 0
      let low = least
      let high = words.length - 1
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if (fits(withWords(middle))) low = middle
        else high = middle - 1
      }
      current = withWords(low)
      warnings.push(
        low === 0 ? `There is no room for the ${what}: it was left out` : `The ${what} was shortened: it does not fit`
      )
    }
  }
  return { rows: at(current), warnings: [...new Set(warnings)] }
}

/** What is shortened before what, at words' ends; at last a heading that is one endless word. */
const shortenedFirst = [
  ["body", true],
  ["point", true],
  ["attribution", true],
  ["kicker", true],
  ["heading", true],
  ["heading", false]
] as const

const cutAt = (words: ReadonlyArray<string>, count: number, between: string): string =>
  `${words
    .slice(0, count)
    .join(between)
    .replace(/[\s,;:.–—-]+$/u, "")}…`
