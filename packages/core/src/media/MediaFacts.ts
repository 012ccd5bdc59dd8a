/**
 * What a media file is, as measured on the file itself: never what its name or its sender says.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** Sound and picture of a file, or pages. An animated GIF is a `video` in a `gif` container. */
export const mediaKinds = ["image", "video", "audio", "document"] as const
export type MediaKind = (typeof mediaKinds)[number]

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const Measure = Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))

/** The picture of a file. Sizes are those on the screen: after rotation, with square pixels. */
export class PictureFacts extends Schema.Class<PictureFacts>("@postwright/core/media/PictureFacts")({
  widthPx: Count,
  heightPx: Count,
  /** Lower case as ffprobe names it: `h264`, `hevc`, `vp9`, `mjpeg`, `png`, `webp`, `gif`. */
  codec: Schema.NonEmptyString,
  /** Such as `High`. */
  profile: Schema.optionalKey(Schema.NonEmptyString),
  /** Such as `yuv420p`. */
  pixelFormat: Schema.optionalKey(Schema.NonEmptyString),
  /** Pictures a second, the mean. Absent for still pictures. */
  framesPerSecond: Schema.optionalKey(Measure),
  frames: Schema.optionalKey(Count),
  /** Whether all frames last equally long, as far as the file tells. */
  hasConstantRate: Schema.optionalKey(Schema.Boolean),
  isInterlaced: Schema.optionalKey(Schema.Boolean),
  /** Longest time from one key frame to the next. */
  keyframeSeconds: Schema.optionalKey(Measure),
  bitsPerSecond: Schema.optionalKey(Measure),
  /** How light brighter than SDR's is written, as phones do: `pq` (SMPTE ST 2084) or `hlg` (ARIB STD-B67). Absent for SDR. */
  hdr: Schema.optionalKey(Schema.Literals(["pq", "hlg"])),
  /** Whether parts of it can be seen through. */
  hasAlpha: Schema.optionalKey(Schema.Boolean)
}) {}

/** The sound of a file. */
export class SoundFacts extends Schema.Class<SoundFacts>("@postwright/core/media/SoundFacts")({
  /** Lower case as ffprobe names it: `aac`, `mp3`, `opus`, `pcm_s16le`. */
  codec: Schema.NonEmptyString,
  profile: Schema.optionalKey(Schema.NonEmptyString),
  channels: Count,
  sampleRateHz: Count,
  bitsPerSecond: Schema.optionalKey(Measure)
}) {}

/** Loudness by ITU-R BS.1770 / EBU R128. */
export class Loudness extends Schema.Class<Loudness>("@postwright/core/media/Loudness")({
  /** LUFS of the whole; absent for silence. */
  integratedLufs: Schema.optionalKey(Schema.Finite),
  /** dBTP; absent for silence. */
  truePeakDbtp: Schema.optionalKey(Schema.Finite),
  /** LU between quiet and loud. */
  rangeLu: Schema.optionalKey(Measure)
}) {}

/** A media file as it was measured. */
export class MediaFacts extends Schema.Class<MediaFacts>("@postwright/core/media/MediaFacts")({
  kind: Schema.Literals(mediaKinds),
  /** `jpeg`, `png`, `webp`, `gif`, `mp4`, `mov`, `webm`, `mkv`, `mp3`, `wav`, `ogg`, `pdf`; ffprobe's own name for others. */
  container: Schema.NonEmptyString,
  bytes: Count,
  durationSeconds: Schema.optionalKey(Measure),
  picture: Schema.optionalKey(PictureFacts),
  sound: Schema.optionalKey(SoundFacts),
  /** Only where it was asked for: measuring reads the whole file. */
  loudness: Schema.optionalKey(Loudness),
  /** Whether an MP4 or MOV can be played before all of it is there. */
  hasMoovFirst: Schema.optionalKey(Schema.Boolean),
  hasEditList: Schema.optionalKey(Schema.Boolean),
  chapters: Schema.optionalKey(Count),
  /** Of a document. */
  pages: Schema.optionalKey(Count)
}) {}
