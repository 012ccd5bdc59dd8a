/**
 * What a simulated vendor of embeddings, images, sound and moderation is told to do with requests, and what it keeps of
 * them.
 *
 * @since 0.1.0
 */

/** The paths that there are, below `/v1/`. */
export const mediaEndpoints = [
  "embeddings",
  "images/generations",
  "images/edits",
  "audio/speech",
  "audio/transcriptions",
  "moderations"
] as const
export type MediaEndpoint = (typeof mediaEndpoints)[number]

/** A file of a multipart request. */
export interface SentFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** A valid request, kept. */
export interface SeenMedia {
  readonly endpoint: MediaEndpoint
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The JSON, or the text fields of the form as they are named: one that ends in `[]` is a list. */
  readonly fields: Readonly<Record<string, unknown>>
  /** The files of the form, by the name of their field, without `[]`. */
  readonly files: ReadonlyArray<readonly [field: string, file: SentFile]>
}

/** What the vendor does with one valid request. */
export type MediaScript =
  | { readonly kind: "json"; readonly body: unknown }
  | { readonly kind: "bytes"; readonly mediaType: string; readonly bytes: Uint8Array }
  /** The error object of the vendor. */
  | {
      readonly kind: "error"
      readonly status: number
      readonly error: unknown
      readonly headers?: Readonly<Record<string, string>>
    }
  /** The connection ends before the answer. */
  | { readonly kind: "reset" }
  | { readonly kind: "silence" }

/** What goes back over the wire. */
export type MediaReply =
  | {
      readonly _tag: "Body"
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string | Uint8Array
    }
  /** A body of unknown length: one piece after the other, for as long as somebody reads. */
  | {
      readonly _tag: "Pieces"
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly pieces: Iterable<Uint8Array>
    }
  | { readonly _tag: "Reset" }
  | { readonly _tag: "Silence" }
