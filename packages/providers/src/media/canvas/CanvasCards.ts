/**
 * `CardRenderer` on the library `@napi-rs/canvas`, which draws with Skia in this process and needs no browser. It is an
 * optional peer, loaded on first use. Fonts come from packages, folders or the system; see `../fonts/Fonts`.
 *
 * @see https://github.com/Brooooooklyn/canvas
 * @since 0.1.0
 */
import { type Card, type DrawnCard } from "@postwright/core/media/Card"
import { CardRenderer } from "@postwright/core/media/CardRenderer"
import { type MediaError } from "@postwright/core/media/MediaError"
import { Config, Effect, Layer } from "effect"
import { type FontOptions } from "../fonts/Fonts.ts"
import { checkCard } from "./internal/checks.ts"
import { failed, noFont } from "./internal/failures.ts"
import { hyphenatorFor } from "./internal/hyphenation.ts"
import { loadCanvas } from "./internal/library.ts"
import { paintCard } from "./internal/paint.ts"
import { anyPicture, loadPicture } from "./internal/picture.ts"
import { makeTypefaces } from "./internal/typefaces.ts"
import { cleanWords } from "./internal/words.ts"

/** Where fonts are looked for, and how cards are written. */
export interface Options extends FontOptions {
  /** Of JPEG files, 1 to 100. @default 92 */
  readonly jpegQuality?: number | undefined
}

/** The renderer. Nothing is loaded before the first card. */
export const make = (options: Options = {}): Effect.Effect<CardRenderer["Service"]> =>
  Effect.gen(function* () {
    const tools = yield* Effect.cached(
      Effect.map(loadCanvas, (library) => ({ library, typefaces: makeTypefaces(library, options) }))
    )

    const draw = Effect.fn("CanvasCards.draw")(function* (card: Card): Effect.fn.Return<DrawnCard, MediaError> {
      const words = cleanWords(card)
      yield* checkCard(card, words)
      const { library, typefaces } = yield* tools
      const said = Object.values(words).flat().join(" ")
      const fonts = yield* typefaces.resolve(card.brand.fonts ?? [], said)
      if (fonts === undefined) return yield* noFont
      const hyphenate = yield* Effect.promise(() => hyphenatorFor(card.language))
      const picture =
        card.isOverClip === true
          ? anyPicture(library, card.size)
          : card.picture === undefined
            ? undefined
            : yield* loadPicture(library, card.picture.bytes)
      const painted = yield* Effect.try({
        try: () => paintCard(library, { card, words, fonts, hyphenate, picture }),
        catch: failed
      })
      const isPng = pngLayers.has(card.layer ?? "whole") || card.format === "png"
      const bytes = yield* Effect.tryPromise({
        try: () => (isPng ? painted.canvas.encode("png") : painted.canvas.encode("jpeg", options.jpegQuality ?? 92)),
        catch: failed
      })
      const { heightPx, widthPx } = card.size
      return {
        bytes: new Uint8Array(bytes),
        mediaType: isPng ? "image/png" : "image/jpeg",
        widthPx,
        heightPx,
        wordBoxes: painted.wordBoxes.map((box) => ({
          left: box.x / widthPx,
          top: box.y / heightPx,
          right: (box.x + box.width) / widthPx,
          bottom: (box.y + box.height) / heightPx
        })),
        contrast: painted.contrast,
        warnings: painted.warnings
      }
    })

    const shrink = Effect.fn("CanvasCards.shrink")(function* (bytes: Uint8Array, widthPx: number) {
      const { library } = yield* tools
      const picture = yield* loadPicture(library, bytes)
      const scale = Math.min(1, widthPx / picture.width)
      const size = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale)))
      const [width = 1, height = 1] = size
      const canvas = library.createCanvas(width, height)
      const context = canvas.getContext("2d")
      context.fillStyle = "#ffffff"
      context.fillRect(0, 0, width, height)
      context.imageSmoothingQuality = "high"
      context.drawImage(picture, 0, 0, width, height)
      const jpeg = yield* Effect.tryPromise({ try: () => canvas.encode("jpeg", previewQuality), catch: failed })
      return new Uint8Array(jpeg)
    })

    return CardRenderer.of({ draw, shrink })
  })

/** The renderer of cards. */
export const layer = (options: Options = {}): Layer.Layer<CardRenderer> => Layer.effect(CardRenderer, make(options))

/** As `layer`, with options from the configuration. */
export const layerConfig = (options: Config.Wrap<Options>): Layer.Layer<CardRenderer, Config.ConfigError> =>
  Layer.unwrap(Effect.map(Config.unwrap(options), layer))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Layers with alpha. */
const pngLayers: ReadonlySet<string> = new Set(["words", "veil", "watermark"])

/** Of previews, which are small and many. */
const previewQuality = 78
