/** Paints a card: ground, then words, and looks whether they can be read. */
import type { Canvas, Image, SKRSContext2D } from "@napi-rs/canvas"
import { type Card } from "@postwright/core/media/Card"
import { behind, contrastOn, leastContrast } from "./contrast.ts"
import { type Design, type DesignInput } from "./design.ts"
import { type Frame, frameOf } from "./frame.ts"
import { bodyOf, groundLines, type WatermarkPlace, watermarkLine } from "./furniture.ts"
import { type Ground, paintGround, physical } from "./ground.ts"
import { type Hyphenate } from "./hyphenation.ts"
import { areReadable, paintPlate, readableInks, type SetLine } from "./inks.ts"
import { type CanvasLibrary } from "./library.ts"
import { Pen } from "./pen.ts"
import { type Rect } from "./rect.ts"
import { type Item, setStack } from "./stack.ts"
import { templates } from "./templates/templates.ts"
import { toneOnPhoto, tonesOf } from "./tones.ts"
import { type ResolvedFonts } from "./typefaces.ts"
import { Typesetter } from "./typesetter.ts"
import { type CleanWords, isRightToLeft } from "./words.ts"

/** What a card is painted from. */
export interface PaintInput {
  readonly card: Card
  readonly words: CleanWords
  readonly fonts: ResolvedFonts
  readonly hyphenate: Hyphenate
  readonly picture: Image | Canvas | undefined
}

/** A painted card, or one layer of it. */
export interface Painted {
  readonly canvas: Canvas
  /** In pixels. */
  readonly wordBoxes: ReadonlyArray<Rect>
  /** The least of all lines with what is behind them, 1 to 21. */
  readonly contrast: number
  readonly warnings: ReadonlyArray<string>
}

/** Paints the layer that the card asks for. Every layer is set as the whole card is, so that they lie over each other. */
export const paintCard = ({ createCanvas }: CanvasLibrary, input: PaintInput): Painted => {
  const { card, fonts, hyphenate, picture, words } = input
  const { heightPx, widthPx } = card.size
  const layer = card.layer ?? "whole"
  const canvas = createCanvas(widthPx, heightPx)
  const context = canvas.getContext("2d")
  // The scenes and the watermark of one video run in one direction, or it would hide the name of those that turn round.
  const said = layer === "whole" ? [words.heading, words.body, ...words.points].join(" ") : ""
  const typesetter = new Typesetter(canvas, fonts, card.language, isRightToLeft(card.language, said))
  const frame = frameOf(card, typesetter.isRightToLeft)
  const warnings = [...words.warnings, ...fonts.warnings]
  if (layer === "watermark") return { canvas, ...paintWatermark(context, frame, words, typesetter), warnings }

  const pen = new Pen(context, frame, typesetter)
  const watermarkPlace = layer === "whole" ? "within" : "apart"
  const design = designOf(input, frame, typesetter, watermarkPlace)
  const stacks = design.columns.map(({ box, items, vertical }) =>
    setStack(sized(items, frame), physical(box, pen), vertical, typesetter, hyphenate)
  )
  const lines: ReadonlyArray<SetLine> = [
    ...stacks.flatMap((stack) =>
      stack.lines.map((line) => ({
        ...line,
        style: line.item.style,
        color: line.item.color,
        of: line.item,
        contrast: 0,
        isWord: true,
        isRightToLeft: typesetter.isRightToLeft
      }))
    ),
    ...groundLines(frame, design, words, card.place, typesetter, watermarkPlace).map((line) => ({
      ...line,
      of: line,
      contrast: 0,
      isWord: false
    }))
  ]

  const ground: Ground = { card, words, picture, design, stacks }
  const { inks, plated, strength } = madeReadable(pen, ground, lines)
  const isOverClip = card.isOverClip === true
  if (layer === "words") {
    context.clearRect(0, 0, widthPx, heightPx)
    // Over a clip words take what is behind them along as they come and go.
    if (isOverClip)
      paintPlates(
        pen,
        ground,
        plated.filter(({ isWord }) => isWord)
      )
  }
  if (layer === "veil") {
    paintGround(pen, ground, { strength, isVeil: true })
    paintPlates(
      pen,
      ground,
      plated.filter(({ isWord }) => !isWord)
    )
  }
  for (const ink of inks) {
    if (ink.isWord ? layer === "ground" || layer === "veil" : layer === "words") continue
    context.fillStyle = ink.color
    typesetter.draw(context, ink.text, ink.x, ink.baseline, ink.style, ink.sizePx, ink.isRightToLeft)
  }
  const contrast = Math.min(21, ...inks.map((ink) => ink.contrast))
  return {
    canvas,
    wordBoxes: inks.flatMap(({ box, isWord }) => (isWord ? [box] : [])),
    contrast: Math.floor(contrast * 100) / 100,
    warnings: [...warnings, ...new Set(stacks.flatMap((stack) => stack.warnings))]
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** How much of a picture is covered, from little to nearly all. */
const scrims = [0.35, 0.5, 0.64, 0.76, 0.86, 0.94]

/** Of a clip, which is to be seen: what no veil makes readable stands on a plate. */
const clipScrim = 0.25

/**
 * Paints the ground, and finds colours in which the lines can be read on it: a picture is covered more and more, and where
 * that does not help, a line stands on a plate.
 */
const madeReadable = (pen: Pen, ground: Ground, lines: ReadonlyArray<SetLine>) => {
  const { card, design, picture } = ground
  let inks = lines
  let used = 0
  for (const strength of card.isOverClip === true ? [clipScrim] : scrims) {
    used = strength
    paintGround(pen, ground, { strength })
    inks = readableInks(pen.context, lines, design.headTone)
    if (picture === undefined || areReadable(inks)) break
  }
  const plated = inks.filter((ink) => ink.contrast < leastContrast)
  if (plated.length > 0) {
    paintPlates(pen, ground, plated)
    inks = inks.map((ink) => ({ ...ink, contrast: contrastOn(ink.color, behind(pen.context, ink.box)) }))
  }
  return { inks, plated, strength: used }
}

const paintPlates = ({ context, frame }: Pen, { card }: Ground, inks: ReadonlyArray<SetLine>): void => {
  // Plates of lines that follow each other meet over a clip.
  const unit = frame.unit * (card.isOverClip === true ? 1.5 : 1)
  for (const { box, color } of inks) paintPlate(context, box, color, unit)
}

/** The watermark alone, on its plate. */
const paintWatermark = (
  context: SKRSContext2D,
  frame: Frame,
  words: CleanWords,
  typesetter: Typesetter
): Pick<Painted, "wordBoxes" | "contrast"> => {
  const line = watermarkLine(frame, words, typesetter)
  if (words.watermark !== "") {
    paintWatermarkPlate(context, line.box, frame.unit)
    context.fillStyle = line.color
    typesetter.draw(context, line.text, line.x, line.baseline, line.style, line.sizePx, line.isRightToLeft)
  }
  return { wordBoxes: [line.box], contrast: watermarkContrast }
}

/** Behind a watermark, which stands over all that a video shows: white can be read on it even where that is white too. */
const paintWatermarkPlate = (context: SKRSContext2D, box: Rect, unit: number): void => {
  const [across, down] = [16 * unit, 10 * unit]
  context.fillStyle = "rgba(16, 18, 20, 0.64)"
  context.beginPath()
  context.roundRect(box.x - across, box.y - down, box.width + 2 * across, box.height + 2 * down, 10 * unit)
  context.fill()
}

/** White on that plate over white. */
const watermarkContrast = contrastOn("#ffffff", { darkest: "#666769", lightest: "#666769" })

const designOf = (
  { card, picture, words }: PaintInput,
  frame: Frame,
  typesetter: Typesetter,
  watermarkPlace: WatermarkPlace
): Design => {
  const look = Math.abs(Math.trunc(card.look ?? 0)) || 0
  const tones = tonesOf(colorsOf(card))
  const isPhoto = picture !== undefined
  const looks = templates[card.template]
  const { design, tone: toneName } = looks[look % looks.length] ?? looks[0]
  const input: DesignInput = {
    card,
    words,
    frame,
    tones,
    tone: isPhoto ? toneOnPhoto(tones) : tones[toneName],
    paperTone: tones[toneName],
    body: bodyOf(frame, words, card.place, watermarkPlace),
    hasPicture: isPhoto,
    typesetter
  }
  return design(input)
}

const hexColor = /^#[0-9a-f]{6}$/iu

const colorsOf = ({ brand: { colors } }: Card) => ({
  primary: valid(colors?.primary),
  accent: valid(colors?.accent),
  background: valid(colors?.background)
})
const valid = (color: string | undefined): string | undefined =>
  color !== undefined && hexColor.test(color) ? color.toLowerCase() : undefined

/** A tall sheet is seen on a whole telephone: it carries larger words. */
const sized = (items: ReadonlyArray<Item>, { content, shape, unit }: Frame): ReadonlyArray<Item> =>
  shape === "tall" && content.height > 1_000 * unit
    ? items.map((item) => (item.kind === "text" ? { ...item, sizes: [item.sizes[0] * 1.14, item.sizes[1]] } : item))
    : items
