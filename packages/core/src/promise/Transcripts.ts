/**
 * Transcripts at the promise door, as plain data: of videos, recordings and files of subtitles.
 *
 * @since 0.1.0
 */
import type { InlineSource } from "./Formats.ts"

/** What is read: a video on the Web, a recording, or the text of an `.srt` or `.vtt` file. */
export type TranscriptMaterial =
  | { readonly address: string }
  | {
      /** Its ending tells what it is where `mediaType` does not. */
      readonly name: string
      readonly bytes: Uint8Array
      /** Such as `audio/mpeg`. */
      readonly mediaType?: string
    }
  | { readonly name: string; readonly text: string }

/** How it is read. */
export interface IngestOptions {
  /** BCP 47. @default the language that is spoken */
  readonly language?: string
  /** Transcription model that hears what has no captions, such as `whisper/ggml-base`. @default none */
  readonly model?: string
  readonly signal?: AbortSignal
}

/** How a transcript came to be. */
export type TranscriptOrigin =
  | { readonly kind: "author" | "automatic"; readonly captions: string }
  | { readonly kind: "model"; readonly model: string; readonly name: string }
  | { readonly kind: "file" }

/** A transcript. */
export interface Transcript {
  readonly title: string
  readonly address?: string
  readonly author?: string
  readonly seconds: number
  readonly language?: string
  readonly cues: ReadonlyArray<{
    readonly startSeconds: number
    readonly endSeconds: number
    readonly lines: ReadonlyArray<string>
    readonly speaker?: string | undefined
  }>
  readonly origin: TranscriptOrigin
  /** What a person should know. English. */
  readonly warnings: ReadonlyArray<string>
  /** The same as a source for `generate`: WebVTT. */
  readonly source: InlineSource
}
