/**
 * A card: one designed picture with words, in the colours and fonts of a brand. Slides, covers, thumbnails and the scenes
 * of a video are cards.
 *
 * @since 0.1.0
 */
import { type PixelSize } from "../models/ImageModel.ts"
import { type Aspect } from "./VisualFrames.ts"

/** Pixels of each shape, as networks show it best. */
export const aspectSizes: Readonly<Record<Aspect, PixelSize>> = {
  "9:16": { widthPx: 1080, heightPx: 1920 },
  "4:5": { widthPx: 1080, heightPx: 1350 },
  "1:1": { widthPx: 1080, heightPx: 1080 },
  "16:9": { widthPx: 1920, heightPx: 1080 }
}

/**
 * How a card is built. `statement`: one sentence, large; `figure`: a number or date large, what it means below it;
 * `quote`: words of a person with who said them; `list`: a heading and short points; `step`: a numbered slide of a
 * series; `question`: a question with room around it; `photo`: a picture with a line over it; `closing`: the brand, and
 * what to do next.
 */
export const cardTemplates = ["statement", "figure", "quote", "list", "step", "question", "photo", "closing"] as const
export type CardTemplate = (typeof cardTemplates)[number]

/** The brand as far as a picture shows it. */
export interface CardBrand {
  readonly name?: string | undefined
  /** `#rrggbb` each; what is missing, or would not be readable, is chosen. */
  readonly colors?:
    | {
        readonly primary?: string | undefined
        readonly accent?: string | undefined
        readonly background?: string | undefined
      }
    | undefined
  /** Families, the first for headings, the second for running text. One that is not installed is replaced and told in `warnings`. */
  readonly fonts?: ReadonlyArray<string> | undefined
}

/** The words of a card, in any script. Plain text: nothing in it is markup. */
export interface CardWords {
  /** The largest words. */
  readonly heading: string
  /** Running text under it. */
  readonly body?: string | undefined
  /** Points of a `list`. */
  readonly points?: ReadonlyArray<string> | undefined
  /** Small line over the heading, such as the angle's name. */
  readonly kicker?: string | undefined
  /** Who said a `quote`, or what a `closing` asks for. */
  readonly attribution?: string | undefined
}

/** Part of a picture, in shares of its width and height from the top left. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** One card to be drawn. */
export interface Card {
  readonly template: CardTemplate
  readonly size: PixelSize
  /** BCP 47: of hyphenation, quotation marks and direction of reading. */
  readonly language: string
  readonly brand: CardBrand
  readonly words: CardWords
  /** Place in a series of slides, from 1. Absent: no marks of it. */
  readonly place?: { readonly number: number; readonly of: number } | undefined
  /** A picture to stand behind or beside the words: PNG, JPEG or WebP. */
  readonly picture?: { readonly bytes: Uint8Array } | undefined
  /**
   * Whether a clip moves behind the words, in place of `picture`: what makes them readable is measured on the brightest
   * and the darkest that there is, and comes and goes with the words. Drawn as `veil` and `words` alone.
   *
   * @default false
   */
  readonly isOverClip?: boolean | undefined
  /** Small mark in a corner, such as a handle; of the layers only `whole` and `watermark` have it. @default none */
  readonly watermark?: string | undefined
  /** Where words may stand: networks lay controls over the rest. @default the template's own margins */
  readonly safeArea?: Box | undefined
  /**
   * Chooses between looks of a template that are equally good, so that a month is not one picture. Whole, from 0; even ones
   * stand on a colour of the brand, odd ones on its background.
   *
   * @default 0
   */
  readonly look?: number | undefined
  /**
   * What of it is drawn. `ground`: everything but the words, opaque; `words`: the words alone, on nothing, as PNG. Laid over each other they are the
   * `whole`. `veil`: what lies between a clip and the words, on nothing, as PNG. `watermark`: the watermark alone, on a plate of
   * its own, on nothing, as PNG: it stays where it is over all scenes of a video, whose other layers leave it out.
   *
   * @default "whole"
   */
  readonly layer?: "whole" | "ground" | "words" | "veil" | "watermark" | undefined
  /** @default "jpeg", and "png" for `words`, `veil` and `watermark` */
  readonly format?: "png" | "jpeg" | undefined
}

/** A drawn card. */
export interface DrawnCard {
  readonly bytes: Uint8Array
  readonly mediaType: "image/png" | "image/jpeg"
  readonly widthPx: number
  readonly heightPx: number
  /** Boxes that the words take, for checks and for motion. */
  readonly wordBoxes: ReadonlyArray<Box>
  /** Least contrast between words and what is behind them, as WCAG measures it. */
  readonly contrast: number
  /** What is not as it was asked for, in English: a font that is missing, words that were shortened, signs that no font has. */
  readonly warnings: ReadonlyArray<string>
}
