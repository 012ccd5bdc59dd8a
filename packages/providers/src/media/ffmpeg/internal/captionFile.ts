/**
 * Captions as a file for libass: one event for each word, the spoken one in its colour.
 *
 * Text that users wrote stands in it and may hold anything: what libass would read as an instruction is shown as it is.
 *
 * @see https://github.com/libass/libass/wiki/Libass'-ASS-Extensions
 * @since 0.1.0
 */
import { type CaptionCue } from "@postwright/core/media/Captions"
import { type CaptionStyle } from "@postwright/core/media/Composition"
import { columnsOf, isSpaced, joinWords } from "@postwright/core/media/WrittenWords"
import { type PixelSize } from "@postwright/core/models/ImageModel"
import { type TimedText } from "@postwright/core/models/TimedText"

/** Where captions lie on the frame, in whole even pixels. */
export interface CaptionPlace extends PixelSize {
  readonly x: number
  readonly y: number
}

/** What is burnt in: the file, and where its picture lies. */
export interface CaptionFile {
  readonly content: string
  readonly place: CaptionPlace
}

/** Why captions cannot be set: the words of this cue do not fit. */
export interface CaptionsTooLong {
  readonly words: string
}

/** The file. Times are those of the whole video. */
export const captionFile = (
  cues: ReadonlyArray<CaptionCue>,
  style: CaptionStyle,
  size: PixelSize,
  family: string
): CaptionFile | CaptionsTooLong => {
  const area = placeOf(style, size)
  const unit = Math.min(size.widthPx, size.heightPx) / 1_080
  const padding = Math.max(2, Math.round(18 * unit))
  const usual = usualPoints * unit
  const room = { width: area.widthPx - 4 * padding, height: area.heightPx - 3 * padding }
  const tooLong = cues.find((cue) => pointsThatFit(cue, room) < leastPoints * unit)
  if (tooLong !== undefined) return { words: wordsOf(tooLong).slice(0, 80) }
  // Only so much of the area as captions take, at its bottom: all of it is drawn for every frame.
  const lines = Math.max(1, ...cues.map((cue) => cue.lines.length)) + 1
  const heightPx = Math.min(area.heightPx, 2 * Math.ceil((lines * lineHeight * usual + 4 * padding) / 2))
  const place = { ...area, y: area.y + area.heightPx - heightPx, heightPx }
  const colors = {
    text: colorOf(style.color, "00"),
    spoken: colorOf(style.spokenColor, "00"),
    back: colorOf(style.backColor, backTransparency)
  }
  const head = [
    "[Script Info]",
    "ScriptType: v4.00+",
    `PlayResX: ${place.widthPx}`,
    `PlayResY: ${place.heightPx}`,
    "WrapStyle: 0",
    "ScaledBorderAndShadow: yes",
    // The colours are those of the screen: ffmpeg 9 takes them for those of television where nothing is said.
    "YCbCr Matrix: None",
    "",
    "[V4+ Styles]",
    "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding",
    // A box around all lines of an event (4), as wide as the shadow says.
    `Style: Words,${family},${Math.round(usual * emOfFont)},${colors.text},${colors.text},${colors.back},${colors.back},-1,0,0,0,100,100,0,0,4,0,${padding},2,${2 * padding},${2 * padding},${padding + Math.round(padding / 2)},1`,
    "",
    "[Events]",
    "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"
  ]
  // Two events at once end the libass of ffmpeg 4.1 where it has to move one of them: each has its place, and ends in time.
  const at = `\\pos(${place.widthPx / 2},${place.heightPx - padding - Math.round(padding / 2)})`
  const ordered = cues.toSorted((a, b) => a.startSeconds - b.startSeconds)
  const events = ordered.flatMap((given, index) => {
    const next = ordered[index + 1]?.startSeconds ?? given.endSeconds
    const cue = { ...given, endSeconds: Math.min(given.endSeconds, next) }
    const points = pointsThatFit(cue, room)
    const smaller = points < usual ? `\\fs${Math.floor(points * emOfFont)}` : ""
    return slicesOf(cue).map(
      ({ end, spoken, start }) =>
        `Dialogue: 0,${timeOf(start)},${timeOf(end)},Words,,0,0,0,,{${at}${smaller}}${textOf(cue, spoken, colors)}`
    )
  })
  return { content: `${[...head, ...events].join("\n")}\n`, place }
}

/**
 * Text as libass shows it letter by letter. Braces are written as libass escapes them; behind a backslash stands a joiner
 * that is not seen, so that it begins no instruction.
 */
export const literally = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/\\/gu, `\\${wordJoiner}`)
    .replace(/[{}]/gu, (brace) => `\\${brace}`)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const wordJoiner = "\u2060"

/** Height of letters at 1080 pixels of the shorter side, and the least that can be read on a phone. */
const usualPoints = 66
const leastPoints = 24

/** libass sizes by ascent and descent, which Noto Sans has at 1.36 of its em. */
const emOfFont = 1.36
const lineHeight = 1.36
/** Mean width of a bold letter, in em. */
const columnWidth = 0.55

/** A little can be seen through; with more, words lose their contrast on bright grounds. */
const backTransparency = "14"

const placeOf = ({ area }: CaptionStyle, size: PixelSize): CaptionPlace => {
  const even = (value: number) => 2 * Math.round(value / 2)
  const x = even(area.left * size.widthPx)
  const y = even(area.top * size.heightPx)
  return {
    x,
    y,
    widthPx: Math.max(2, even(area.right * size.widthPx) - x),
    heightPx: Math.max(2, even(area.bottom * size.heightPx) - y)
  }
}

/** Line widths are estimated: libass wraps where a line is wider after all. */
const pointsThatFit = (cue: CaptionCue, room: { readonly width: number; readonly height: number }): number => {
  const columns = Math.max(1, ...cue.lines.map((line) => columnsOf(joinWords(line.map(({ text }) => text)))))
  const byWidth = room.width / (columns * columnWidth)
  return Math.min(byWidth, room.height / (Math.max(1, cue.lines.length) * lineHeight))
}

const wordsOf = (cue: CaptionCue): string => cue.lines.flatMap((line) => line.map(({ text }) => text)).join(" ")

interface Slice {
  readonly start: number
  readonly end: number
  /** The word that is spoken. */
  readonly spoken: TimedText | undefined
}

/** The cue in stretches that look alike: a word is marked until the next one, or for a moment where a pause follows. */
const slicesOf = (cue: CaptionCue): ReadonlyArray<Slice> => {
  const words = cue.lines.flat().toSorted((a, b) => a.startSeconds - b.startSeconds)
  const slices: Array<Slice> = []
  let at = cue.startSeconds
  const add = (end: number, spoken: TimedText | undefined) => {
    const until = Math.min(end, cue.endSeconds)
    if (centiseconds(until) > centiseconds(at)) slices.push({ start: at, end: until, spoken })
    at = Math.max(at, until)
  }
  for (const [index, word] of words.entries()) {
    add(word.startSeconds, undefined)
    const next = words[index + 1]?.startSeconds ?? cue.endSeconds
    add(next - word.endSeconds <= longestHold ? next : word.endSeconds, word)
  }
  add(cue.endSeconds, undefined)
  return slices
}

/** Seconds that a word stays marked into a pause. */
const longestHold = 0.35

const textOf = (
  cue: CaptionCue,
  spoken: TimedText | undefined,
  colors: { readonly text: string; readonly spoken: string }
): string =>
  cue.lines
    .map((line) =>
      line
        .map((word, index) => {
          const space = index > 0 && isSpaced(line[index - 1]?.text ?? "", word.text) ? " " : ""
          const text = literally(word.text)
          return word === spoken
            ? `${space}{\\1c${inText(colors.spoken)}}${text}{\\1c${inText(colors.text)}}`
            : `${space}${text}`
        })
        .join("")
    )
    .join("\\N")

/** `&HAABBGGRR`. */
const colorOf = (color: string, transparency: string): string => {
  const [red, green, blue] = [color.slice(1, 3), color.slice(3, 5), color.slice(5, 7)]
  return `&H${transparency}${blue}${green}${red}`.toUpperCase()
}

/** `&HBBGGRR&`. */
const inText = (color: string): string => `&H${color.slice(4)}&`

const centiseconds = (seconds: number): number => Math.round(seconds * 100)

const timeOf = (seconds: number): string => {
  const all = centiseconds(seconds)
  const two = (value: number) => String(value).padStart(2, "0")
  return `${Math.floor(all / 360_000)}:${two(Math.floor(all / 6_000) % 60)}:${two(Math.floor(all / 100) % 60)}.${two(all % 100)}`
}
