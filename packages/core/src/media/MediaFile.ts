/**
 * How media travel between ports: as bytes, or as a file that the process of the adapter can read.
 *
 * @since 0.1.0
 */
import { type Effect } from "effect"
import { type MediaError } from "./MediaError.ts"

/** A file to work from. A path is absolute; who passes one has checked that the caller may read it. */
export type MediaInput = { readonly bytes: Uint8Array } | { readonly path: string }

/**
 * A file that an adapter made. It lies in a temporary place and is gone when the scope it was made in closes: read or move
 * it before that.
 */
export interface MadeFile {
  /** Absolute. */
  readonly path: string
  /** The whole of it, read anew each time. Fails with `MediaUnreadable` once it is gone. */
  readonly bytes: Effect.Effect<Uint8Array, MediaError>
}
