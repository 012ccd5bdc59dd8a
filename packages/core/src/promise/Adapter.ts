/**
 * What `createPostwright` is extended with. A vendor's door exports a function that makes one.
 *
 * @since 0.1.0
 */

/** Opaque: made by a vendor's door (`fs(...)`, `x(...)`), or from a layer by `adapterFromLayer`. */
export interface Adapter {
  /** For messages: `storage/fs`. */
  readonly name: string
  /** Not for callers. */
  readonly layer: OpaqueLayer
}

declare const opaque: unique symbol

/** A value that only Postwright looks into. */
export interface OpaqueLayer {
  readonly [opaque]: never
}
