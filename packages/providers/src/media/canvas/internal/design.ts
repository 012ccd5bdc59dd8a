/** What a template says: the ground, and columns of words on it. */
import { type Card } from "@postwright/core/media/Card"
import { type Frame } from "./frame.ts"
import { type Pen } from "./pen.ts"
import { type Rect } from "./rect.ts"
import { type Item, type TextItem } from "./stack.ts"
import { type TextStyle, type Typesetter } from "./typesetter.ts"
import { type Tone, type Tones } from "./tones.ts"
import { type CleanWords } from "./words.ts"

/** What a template is given. */
export interface DesignInput {
  readonly card: Card
  readonly words: CleanWords
  readonly frame: Frame
  readonly tones: Tones
  /** The tone that this card shall have; on a picture that of its veil. */
  readonly tone: Tone
  /** The tone where there is no picture. */
  readonly paperTone: Tone
  /** Where columns may stand: the content without the rows for name and progress. */
  readonly body: Rect
  readonly hasPicture: boolean
  readonly typesetter: Typesetter
}

/** A column. */
export interface Column {
  readonly items: ReadonlyArray<Item>
  readonly box: Rect
  readonly vertical: "top" | "middle" | "bottom"
}

/** A card as a template sees it: what is painted, and columns of words. */
export interface Design {
  /** Of the name and progress in the corners at the top. */
  readonly headTone: Tone
  /** Of what stands at the foot. */
  readonly footTone: Tone
  readonly paint: (pen: Pen) => void
  readonly columns: ReadonlyArray<Column>
  /** Whether it shows its number in the series itself. @default false */
  readonly showsNumber?: boolean
  /** Where a picture stands, if not everywhere. */
  readonly pictureBox?: Rect
}

/** Lays out a card of one kind. */
export type Template = (input: DesignInput) => Design

/** The type of all cards. */
export const styles = {
  heading: { face: "heading", weight: 700, leading: 1.1, tracking: -0.012 },
  quote: { face: "heading", weight: 500, leading: 1.24, tracking: -0.006 },
  figure: { face: "heading", weight: 800, leading: 1, tracking: -0.008 },
  body: { face: "text", weight: 400, leading: 1.42 },
  point: { face: "text", weight: 400, leading: 1.34 },
  kicker: { face: "text", weight: 600, leading: 1.25, tracking: 0.015 },
  attribution: { face: "text", weight: 600, leading: 1.3 },
  name: { face: "heading", weight: 600, leading: 1.2 }
} as const satisfies Record<string, TextStyle>

/** Least sizes that can be read on a telephone, in units. */
export const least = { heading: 46, body: 32, point: 32, small: 26 } as const

/** Words of a column, or nothing where there are none. */
export const text = (
  what: TextItem["what"],
  words: string,
  style: TextStyle,
  sizes: readonly [number, number],
  color: string,
  more: Partial<TextItem> = {}
): ReadonlyArray<TextItem> =>
  words === ""
    ? []
    : [{ kind: "text", what, text: words, style, sizes, color, shape: what === "heading" ? "even" : "full", ...more }]

/** Nothing, of this height in pixels. */
export const space = (height: number): Item => ({ kind: "space", height })

/** A short bar that takes its own height. */
export const bar = (width: number, height: number, color: string): Item => ({
  kind: "space",
  height,
  paint: (pen, box) => pen.rect({ ...box, width, height }, color)
})

/** A line through the whole column. */
export const rule = (thickness: number, color: string): Item => ({
  kind: "space",
  height: thickness,
  paint: (pen, box) => pen.rect({ ...box, height: thickness }, color)
})

/** Signs as a shape that takes the height of its ink. */
export const sign = (signs: string, sizePx: number, style: TextStyle, color: string, typesetter: Typesetter): Item => {
  const ink = typesetter.extent(signs, style, sizePx)
  const height = ink.ascent + ink.descent
  return {
    kind: "space",
    height,
    // Smaller with the words around it.
    paint: (pen, box) => pen.sign(signs, box.x, box.y, (sizePx * box.height) / height, style, color)
  }
}

/** Items with a gap between those that are there. */
export const spaced = (gap: number, ...groups: ReadonlyArray<ReadonlyArray<Item>>): ReadonlyArray<Item> =>
  groups.filter((group) => group.length > 0).flatMap((group, index) => (index === 0 ? group : [space(gap), ...group]))

/** How much larger a heading is for being short: a few words are a poster, not the beginning of a page. */
export const brevity = (heading: string): number => (heading.length <= 22 ? 1.5 : heading.length <= 52 ? 1.2 : 1)

/** How much larger words under a heading are for being few: a line alone is lost below a large heading. */
export const fewness = (body: string): number => (body.length <= 28 ? 1.5 : body.length <= 60 ? 1.22 : 1)

/** Kicker, heading and body as most templates have them. */
export const saying = (
  { frame: { unit: u }, tone, words }: DesignInput,
  { before = [], gap, heading, kicker = tone.accent, measure }: Saying
): ReadonlyArray<Item> =>
  spaced(
    // Lines of a heading stand apart as well: what follows it needs more room than that.
    1.5 * gap * u,
    spaced(
      gap * u,
      before,
      text("kicker", words.kicker, styles.kicker, [42 * u, 32 * u], kicker),
      text(
        "heading",
        words.heading,
        styles.heading,
        [heading * brevity(words.heading) * u, least.heading * u],
        tone.ink
      )
    ),
    text(
      "body",
      words.body,
      styles.body,
      [54 * fewness(words.body) * u, least.body * u],
      tone.muted,
      measure === undefined ? {} : { measure }
    )
  )

interface Saying {
  /** Between them, in units. */
  readonly gap: number
  /** Largest size of a heading of usual length, in units. */
  readonly heading: number
  /** Share of the width that lines of the body may take. @default 1 */
  readonly measure?: number
  /** Colour of the kicker. @default the accent */
  readonly kicker?: string
  /** Stands over them. @default nothing */
  readonly before?: ReadonlyArray<Item>
}

/** By the shape of the sheet. */
export const byShape = <A>(frame: Frame, values: { readonly [shape in Frame["shape"]]: A }): A => values[frame.shape]
