/** Paints a card: ground, then words, and looks whether they can be read. */
import type { Canvas, Image, SKRSContext2D } from "@napi-rs/canvas"
import { type Card } from "@postwright/core/media/Card"
import { behind, contrastOn, leastContrast } from "./contrast.ts"
import { type Design, type DesignInput } from "./design.ts"
import { type Frame, frameOf } from "./frame.ts"
import { bodyOf, groundLines, type WatermarkPlace, paintFurniture, watermarkLine } from "./furniture.ts"
import { type Hyphenate } from "./hyphenation.ts"
import { type CanvasLibrary } from "./library.ts"
import { Pen } from "./pen.ts"
import { cover } from "./picture.ts"
import { mirror, type Rect } from "./rect.ts"
import { type Item, type PlacedStack, setStack } from "./stack.ts"
import { templates } from "./templates/templates.ts"
import { type Tone, toneOnPhoto, tonesOf } from "./tones.ts"
import { type ResolvedFonts } from "./typefaces.ts"
import { type TextStyle, Typesetter } from "./typesetter.ts"
import { type CleanWords, isRightToLeft } from "./words.ts"

/** What a card is painted from. */
export interface PaintInput {
  readonly card: Card
  readonly words: CleanWords
  readonly fonts: ResolvedFonts
  readonly hyphenate: Hyphenate
  readonly picture: Image | Canvas | undefined
}

export interface Painted {
  readonly canvas: Canvas
  readonly wordBoxes: ReadonlyArray<Rect>
  readonly contrast: number
  readonly warnings: ReadonlyArray<string>
}

export const paintCard = ({ createCanvas }: CanvasLibrary, input: PaintInput): Painted => {
  const { card, fonts, hyphenate, picture, words } = input
  const { heightPx, widthPx } = card.size
  const layer = card.layer ?? "whole"
  const canvas = createCanvas(widthPx, heightPx)
  const context = canvas.getContext("2d")
  const said = [words.heading, words.body, ...words.points].join(" ")
  const typesetter = new Typesetter(canvas, fonts, card.language, isRightToLeft(card.language, said))
  const frame = frameOf(card, typesetter.isRightToLeft)
  const pen = new Pen(context, frame, typesetter)
  if (layer === "watermark") {
    const line = watermarkLine(frame, words, typesetter)
    if (words.watermark !== "") {
      paintWatermarkPlate(context, line.box, frame.unit)
      context.fillStyle = line.color
      typesetter.draw(context, line.text, line.x, line.baseline, line.style, line.sizePx, line.isRightToLeft)
    }
    return {
      canvas,
      wordBoxes: [line.box],
      contrast: watermarkContrast,
      warnings: [...words.warnings, ...fonts.warnings]
    }
  }
  const watermarkPlace = layer === "whole" ? "within" : "apart"
  const design = designOf(input, frame, typesetter, watermarkPlace)
  const stacks = design.columns.map(({ box, items, vertical }) =>
    setStack(sized(items, frame), physical(box, pen), vertical, typesetter, hyphenate)
  )
  const inks: ReadonlyArray<SetLine> = [
    ...stacks.flatMap(({ lines }) =>
      lines.map((line) => ({
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

  let colored = inks
  let used = 0
  const isOverClip = card.isOverClip === true
  for (const strength of isOverClip ? [clipScrim] : scrims) {
    used = strength
    paintGround(pen, design, stacks, input, strength)
    colored = readableInks(context, inks, design.headTone)
    if (picture === undefined || isReadable(colored)) break
  }
  const plated = colored.filter((ink) => ink.contrast < leastContrast)
  // Plates of lines that follow each other meet over a clip.
  const plateUnit = frame.unit * (isOverClip ? 1.5 : 1)
  const paintPlates = (some = plated) => some.forEach((ink) => paintPlate(context, ink.box, ink.color, plateUnit))
  if (plated.length > 0) {
    paintPlates()
    colored = colored.map((ink) => ({ ...ink, contrast: contrastOn(ink.color, behind(context, ink.box)) }))
  }
  const contrast = Math.min(21, ...colored.map((ink) => ink.contrast))
  if (layer === "words") {
    context.clearRect(0, 0, widthPx, heightPx)
    // Over a clip words take what is behind them along as they come and go.
    if (isOverClip) paintPlates(plated.filter(({ isWord }) => isWord))
  }
  if (layer === "veil") {
    paintGround(pen, design, stacks, input, used, true)
    paintPlates(plated.filter(({ isWord }) => !isWord))
  }
  for (const ink of colored) {
    if (ink.isWord ? layer === "ground" || layer === "veil" : layer === "words") continue
    context.fillStyle = ink.color
    typesetter.draw(context, ink.text, ink.x, ink.baseline, ink.style, ink.sizePx, ink.isRightToLeft)
  }
  return {
    canvas,
    wordBoxes: colored.flatMap(({ box, isWord }) => (isWord ? [box] : [])),
    contrast: Math.floor(contrast * 100) / 100,
    warnings: [...words.warnings, ...fonts.warnings, ...new Set(stacks.flatMap(({ warnings }) => warnings))]
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** How much of a picture is covered, from little to nearly all. */
const scrims = [0.35, 0.5, 0.64, 0.76, 0.86, 0.94]

/** Of a clip, which is to be seen: what no veil makes readable stands on a plate. */
const clipScrim = 0.25

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

/** From where templates see a box to where it stands, and back. */
const physical = (box: Rect, pen: Pen): Rect => (pen.isRightToLeft ? mirror(box, pen.frame.width) : box)

const paintGround = (
  pen: Pen,
  design: Design,
  stacks: ReadonlyArray<PlacedStack>,
  { card, picture, words }: PaintInput,
  strength: number,
  isVeil = false
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
  paintFurniture(pen, design, words, card.place)
}

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

/** A line of the card, of its words or of its ground. */
interface SetLine extends Ink {
  readonly text: string
  readonly x: number
  readonly baseline: number
  readonly sizePx: number
  readonly isWord: boolean
  readonly isRightToLeft: boolean
}

interface Ink {
  readonly box: Rect
  readonly color: string
  readonly style: TextStyle
  /** Lines of one text have the same. */
  readonly of: unknown
  /** With what is behind it, as far as that was looked at. */
  readonly contrast: number
}

/**
 * Its own colour where that can be read behind all lines of a text, else the tone's ink, white or black: one colour for
 * one text.
 */
const readableInks = <A extends Ink>(context: SKRSContext2D, inks: ReadonlyArray<A>, tone: Tone): ReadonlyArray<A> => {
  const grounds = inks.map(({ box }) => behind(context, box))
  return inks.map((ink, place) => {
    const around = grounds.filter((_, index) => inks[index]?.of === ink.of)
    const choices = [ink.color, tone.ink, "#ffffff", "#101214"]
    const color = choices.find((one) => around.every((ground) => contrastOn(one, ground) >= leastContrast)) ?? ink.color
    const ground = grounds[place]
    return { ...ink, color, contrast: ground === undefined ? 0 : contrastOn(color, ground) }
  })
}

const isReadable = (inks: ReadonlyArray<Ink>): boolean => inks.every(({ contrast }) => contrast >= leastContrast)

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

/** Behind words that stand on shapes of several colours. */
const paintPlate = (context: SKRSContext2D, box: Rect, color: string, unit: number): void => {
  const pad = 12 * unit
  context.fillStyle =
    contrastOn(color, { darkest: "#ffffff", lightest: "#ffffff" }) >= leastContrast ? "#ffffff" : "#101214"
  context.fillRect(box.x - pad, box.y - pad, box.width + 2 * pad, box.height + 2 * pad)
}
