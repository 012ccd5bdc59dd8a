/**
 * `ReportPrinter` on the library `@napi-rs/canvas`: PDF with text that can be selected, in the same fonts as the cards, with
 * an outline and page numbers.
 *
 * @see https://github.com/Brooooooklyn/canvas
 * @since 0.1.0
 */
import { type MediaError } from "@postwright/core/media/MediaError"
import {
  type PrintedReport,
  type ReportBook,
  type ReportPost,
  ReportPrinter
} from "@postwright/core/media/ReportPrinter"
import { Config, Effect, Layer } from "effect"
import { type FontOptions } from "../fonts/Fonts.ts"
import { failed, noFont } from "./internal/failures.ts"
import { hyphenatorFor } from "./internal/hyphenation.ts"
import { loadCanvas } from "./internal/library.ts"
import { loadPicture } from "./internal/picture.ts"
import { type ReadPicture } from "./internal/report/posts.ts"
import { printBook } from "./internal/report/print.ts"
import { makeTypefaces } from "./internal/typefaces.ts"

/** Where fonts are looked for, and how pictures are kept. */
export interface Options extends FontOptions {
  /** Of the pictures in the document, 1 to 100. @default 82 */
  readonly jpegQuality?: number | undefined
}

/** The printer. Nothing is loaded before the first report. */
export const make = (options: Options = {}): Effect.Effect<ReportPrinter["Service"]> =>
  Effect.gen(function* () {
    const tools = yield* Effect.cached(
      Effect.map(loadCanvas, (library) => ({ library, typefaces: makeTypefaces(library, options) }))
    )

    const print = Effect.fn("CanvasReports.print")(function* (
      book: ReportBook
    ): Effect.fn.Return<PrintedReport, MediaError> {
      const { library, typefaces } = yield* tools
      const fonts = yield* typefaces.resolve(book.brand.fonts ?? [], wordsOf(book))
      if (fonts === undefined) return yield* noFont
      const languages = new Set([book.language, ...book.posts.map(({ language }) => language)])
      const hyphenators = new Map(
        yield* Effect.forEach(languages, (language) =>
          Effect.promise(async () => [language, await hyphenatorFor(language)] as const)
        )
      )
      let unreadable = 0
      const pictures = new Map<ReportPost, ReadonlyArray<ReadPicture>>()
      for (const post of book.posts) {
        const read: Array<ReadPicture> = []
        for (const { bytes, isVideo } of post.pictures) {
          const image = yield* Effect.option(loadPicture(library, bytes))
          if (image._tag === "Some") read.push({ image: image.value, isVideo })
          else unreadable += 1
        }
        pictures.set(post, read)
      }
      const printed = yield* Effect.try({
        try: () => printBook(library, { book, fonts, hyphenators, pictures, jpegQuality: options.jpegQuality ?? 82 }),
        catch: failed
      })
      const left = unreadable === 0 ? [] : [`${unreadable} pictures could not be read and are left out`]
      return { ...printed, warnings: [...fonts.warnings, ...left] }
    })

    return ReportPrinter.of({ print })
  })

/** The printer of reports. */
export const layer = (options: Options = {}): Layer.Layer<ReportPrinter> => Layer.effect(ReportPrinter, make(options))

/** As `layer`, with options from the configuration. */
export const layerConfig = (options: Config.Wrap<Options>): Layer.Layer<ReportPrinter, Config.ConfigError> =>
  Layer.unwrap(Effect.map(Config.unwrap(options), layer))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Everything that is set, for the search of fonts that have its signs. */
const wordsOf = (book: ReportBook): string =>
  [
    book.title,
    book.subtitle,
    book.range,
    ...book.notes,
    ...book.months.flatMap(({ title, weekdays }) => [title, ...weekdays]),
    ...book.posts.flatMap((post) => [
      post.angle,
      post.title,
      ...post.texts,
      ...post.notes,
      ...post.findings.map(({ text }) => text),
      ...post.citations.flatMap(({ quote, source }) => [quote, source])
    ]),
    ...book.sources.flatMap(({ source, title }) => [source, title])
  ].join(" ")
