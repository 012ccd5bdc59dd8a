/**
 * What can be done to a media file so that a network takes it, as data.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

const Pixels = Schema.Int.check(Schema.isGreaterThanOrEqualTo(2))
const Seconds = Schema.Finite.check(Schema.isGreaterThan(0))

/** One change of a file. */
export const MediaEdit = Schema.Union([
  /** To another kind of file. Of a `jpeg` what can be seen through becomes `background`. */
  Schema.Struct({
    kind: Schema.Literal("encode"),
    container: Schema.Literals(["mp4", "jpeg", "png", "webp"]),
    /** Most bytes: the quality follows from it. */
    maxBytes: Schema.optionalKey(Schema.Int),
    maxBitsPerSecond: Schema.optionalKey(Schema.Int),
    framesPerSecond: Schema.optionalKey(Schema.Finite),
    /** @default "#ffffff" */
    background: Schema.optionalKey(Schema.String)
  }),
  /** To this size, keeping the shape: the longer fit decides. Never larger than it is, unless `mayEnlarge`. */
  Schema.Struct({
    kind: Schema.Literal("resize"),
    widthPx: Pixels,
    heightPx: Pixels,
    mayEnlarge: Schema.optionalKey(Schema.Boolean)
  }),
  /** To this shape, with a border of a colour or of the blurred picture. */
  Schema.Struct({
    kind: Schema.Literal("pad"),
    widthPx: Pixels,
    heightPx: Pixels,
    fill: Schema.Union([Schema.Literal("blur"), Schema.String])
  }),
  /** To this shape, by cutting off what is outside, around the centre. */
  Schema.Struct({ kind: Schema.Literal("crop"), widthPx: Pixels, heightPx: Pixels }),
  /** The stretch from `startSeconds`. The sound fades out over the last half second. */
  Schema.Struct({
    kind: Schema.Literal("trim"),
    startSeconds: Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0)),
    seconds: Seconds
  }),
  /** To this loudness, in two passes. */
  Schema.Struct({ kind: Schema.Literal("loudness"), integratedLufs: Schema.Finite, maxTruePeakDbtp: Schema.Finite })
])
export type MediaEdit = typeof MediaEdit.Type
