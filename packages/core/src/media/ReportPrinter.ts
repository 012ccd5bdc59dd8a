/**
 * Port: prints a campaign as a document to read, sign or file: PDF. Adapter: `packages/providers/src/media/canvas`.
 *
 * @since 0.1.0
 */
import { Context, type Effect } from "effect"
import { type Platform } from "../content/Platform.ts"
import { type CardBrand } from "./Card.ts"
import { type MediaError } from "./MediaError.ts"

/** A number with what it counts. */
export interface ReportFact {
  readonly value: string
  readonly label: string
}

/** One month with its weeks from Monday. */
export interface ReportMonth {
  readonly title: string
  /** Seven short names. */
  readonly weekdays: ReadonlyArray<string>
  /** Seven days each. `entries`: empty on days without posts. */
  readonly weeks: ReadonlyArray<
    ReadonlyArray<{
      readonly day: string
      readonly isOfMonth: boolean
      readonly entries: ReadonlyArray<{ readonly time: string; readonly platform: Platform; readonly text: string }>
    }>
  >
}

/** A picture of a post, or the poster of its video. */
export interface ReportPicture {
  /** JPEG, PNG or WebP. One that cannot be read is left out. */
  readonly bytes: Uint8Array
  readonly isVideo: boolean
}

/** One slot with its post, in plain text. */
export interface ReportPost {
  /** Of the document's outline. */
  readonly bookmark: string
  readonly day: string
  readonly time: string
  readonly platform: Platform
  readonly network: string
  readonly format: string
  readonly status: string
  readonly angle: string
  /** BCP 47 of title and texts. */
  readonly language: string
  readonly title?: string | undefined
  /** The text, or the parts of a thread. Hashtags are part of it. */
  readonly texts: ReadonlyArray<string>
  /** What to know or do before it goes out: missing media or material, somebody has to look. */
  readonly notes: ReadonlyArray<string>
  /** From 0 to 1. `isRisk`: lower is better. */
  readonly scores: ReadonlyArray<{ readonly name: string; readonly value: number; readonly isRisk: boolean }>
  readonly findings: ReadonlyArray<{ readonly severity: string; readonly text: string }>
  readonly citations: ReadonlyArray<{ readonly quote: string; readonly source: string }>
  readonly pictures: ReadonlyArray<ReportPicture>
}

/** Everything that is printed, in the language of its reader, ready to be set: a printer adds no words. */
export interface ReportBook {
  /** BCP 47. */
  readonly language: string
  readonly brand: CardBrand
  readonly title: string
  readonly subtitle?: string | undefined
  /** Days and zone of the campaign. */
  readonly range: string
  readonly facts: ReadonlyArray<ReportFact>
  /** Who paid, and how it was made. */
  readonly notes: ReadonlyArray<string>
  readonly months: ReadonlyArray<ReportMonth>
  readonly posts: ReadonlyArray<ReportPost>
  readonly sources: ReadonlyArray<{ readonly title: string; readonly source: string; readonly use: string }>
  readonly words: {
    readonly calendar: string
    readonly posts: string
    readonly sources: string
    readonly findings: string
    readonly citations: string
    /** `{page}` and `{pages}` are replaced. */
    readonly page: string
  }
}

/** A printed document. */
export interface PrintedReport {
  /** PDF with text that can be selected and searched, and an outline. */
  readonly bytes: Uint8Array
  readonly pages: number
  /** What is not as it was asked for, in English: a font that is missing, signs that no font has, pictures that cannot be read. */
  readonly warnings: ReadonlyArray<string>
}

export class ReportPrinter extends Context.Service<
  ReportPrinter,
  {
    /**
     * Prints the book. The same book gives the same bytes with the same library and fonts. Fails with `MediaToolMissing` where the
     * library or every font is not installed, with `RenderFailed` where the library fails.
     */
    readonly print: (book: ReportBook) => Effect.Effect<PrintedReport, MediaError>
  }
>()("@postwright/core/media/ReportPrinter") {}
