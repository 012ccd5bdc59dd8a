/** What every card has around its words: the brand's name, the place in a series, a watermark. */
import { type Design, least, styles } from "./design.ts"
import { type Frame, inset } from "./frame.ts"
import { type Pen } from "./pen.ts"
import { mirror, type Rect } from "./rect.ts"
import { paintSeriesBar, type Place } from "./seriesBar.ts"
import { type TextStyle, type Typesetter } from "./typesetter.ts"
import { type CleanWords, isRightToLeft } from "./words.ts"

/** A single line that is part of the ground. */
export interface GroundLine {
  readonly text: string
  /** Left end. */
  readonly x: number
  readonly baseline: number
  readonly sizePx: number
  readonly style: TextStyle
  readonly color: string
  readonly box: Rect
  /** A handle is read in its own direction. */
  readonly isRightToLeft: boolean
}

/** Where the watermark is drawn: with the rest, at the foot, or on a layer of its own, at the end of the head. */
export type WatermarkPlace = "within" | "apart"

const headSize = 32
const footSize = 28

/** The content without the rows at its head and foot. */
export const bodyOf = (
  frame: Frame,
  words: CleanWords,
  place: Place | undefined,
  watermarkPlace: WatermarkPlace
): Rect => {
  const { content, unit: u } = frame
  const hasHead = words.name !== "" || place !== undefined || (watermarkPlace === "apart" && words.watermark !== "")
  const hasFoot = watermarkPlace === "within" && words.watermark !== ""
  return inset(content, {
    top: hasHead ? (headSize + 56) * u : 0,
    bottom: (place === undefined ? 0 : 56 * u) + (!hasFoot ? 0 : place === undefined ? 84 * u : 60 * u)
  })
}

/** Lines at head and foot. Too long ones are shortened. */
export const groundLines = (
  frame: Frame,
  design: Design,
  words: CleanWords,
  place: Place | undefined,
  typesetter: Typesetter,
  watermarkPlace: WatermarkPlace
): ReadonlyArray<GroundLine> => {
  const { unit: u } = frame
  const content = contentOf(frame, typesetter)
  const sizePx = Math.max(least.small, headSize) * u
  const headBaseline = content.y + sizePx * 0.86
  const lines: Array<GroundLine> = []
  if (words.name !== "") {
    const indent = sizePx * 0.62 + 16 * u
    const end =
      watermarkPlace === "apart" && words.watermark !== ""
        ? watermarkLine(frame, words, typesetter).box.width + 80 * u
        : 0
    lines.push(
      lineIn(content, typesetter, {
        text: words.name,
        baseline: headBaseline,
        sizePx,
        style: styles.name,
        color: design.headTone.ink,
        indent,
        room: content.width - indent - (place === undefined ? 0 : 150 * u) - end
      })
    )
  }
  if (place !== undefined && design.showsNumber !== true) {
    lines.push(
      lineIn(content, typesetter, {
        text: `${place.number} / ${place.of}`,
        baseline: headBaseline,
        sizePx,
        style: styles.attribution,
        color: design.headTone.muted,
        room: content.width,
        isAtEnd: true
      })
    )
  }
  if (words.watermark !== "" && watermarkPlace === "within") {
    lines.push(
      lineIn(content, typesetter, {
        text: words.watermark,
        baseline: content.y + content.height - (place === undefined ? 6 : 38) * u,
        sizePx: footSize * u,
        style: styles.kicker,
        color: design.footTone.muted,
        room: content.width * 0.8
      })
    )
  }
  return lines
}

/** The watermark at the end of the head, for a layer of its own. */
export const watermarkLine = (frame: Frame, words: CleanWords, typesetter: Typesetter): GroundLine => {
  const { unit: u } = frame
  const content = contentOf(frame, typesetter)
  return lineIn(content, typesetter, {
    text: words.watermark,
    baseline: content.y + headSize * u * 0.86,
    sizePx: footSize * u,
    style: styles.kicker,
    color: "#ffffff",
    room: content.width / 2,
    isAtEnd: true
  })
}

/** The square before the name, and the bar of a series. `isPlain`: no picture is behind them. */
export const paintFurniture = (
  pen: Pen,
  design: Design,
  words: CleanWords,
  place: Place | undefined,
  isPlain: boolean
): void => {
  const { content, unit: u } = pen.frame
  const size = headSize * u
  if (words.name !== "") {
    const side = size * 0.62
    pen.rect({ x: content.x, y: content.y + size * 0.86 - side, width: side, height: side }, design.headTone.mark)
  }
  if (place !== undefined) paintSeriesBar(pen, design.footTone, place, isPlain)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Where it stands, and not in the mirror in which templates see it. */
const contentOf = (frame: Frame, { isRightToLeft: isMirrored }: Typesetter): Rect =>
  isMirrored ? mirror(frame.content, frame.width) : frame.content

interface LineInput {
  readonly text: string
  readonly baseline: number
  readonly sizePx: number
  readonly style: TextStyle
  readonly color: string
  /** Most width, in pixels: longer text is shortened. */
  readonly room: number
  /** From the side that it stands at, in pixels. @default 0 */
  readonly indent?: number
  /** Whether it stands where lines end. @default false: where they begin */
  readonly isAtEnd?: boolean
}

const lineIn = (
  content: Rect,
  typesetter: Typesetter,
  { baseline, color, indent = 0, isAtEnd = false, room, sizePx, style, text }: LineInput
): GroundLine => {
  const short = shortenedTo(text, room / sizePx, style, typesetter)
  const width = typesetter.width(short, style) * sizePx
  const isLeft = isAtEnd === typesetter.isRightToLeft
  const left = isLeft ? content.x + indent : content.x + content.width - indent - width
  const ink = typesetter.extent(short, style, sizePx)
  return {
    text: short,
    x: left,
    isRightToLeft: isRightToLeft(typesetter.isRightToLeft ? "ar" : "en", short),
    baseline,
    sizePx,
    style,
    color,
    box: { x: left, y: baseline - ink.ascent, width, height: ink.ascent + ink.descent }
  }
}

const shortenedTo = (text: string, width: number, style: TextStyle, typesetter: Typesetter): string => {
  if (typesetter.width(text, style) <= width) return text
  const signs = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)
  while (signs.length > 1 && typesetter.width(`${signs.join("")}…`, style) > width) signs.pop()
  return `${signs.join("").trimEnd()}…`
}
