/**
 * Ids as segments of object keys.
 *
 * @since 0.1.0
 */
import { sha256 } from "../text/Digest.ts"

/** A segment for an id that may hold anything; different ids have different segments, on every file system. */
export const keySegment = (id: string): string =>
  /^[a-z0-9][a-z0-9-]{0,79}$/.test(id) ? `id-${id}` : `hash-${sha256(id)}`
