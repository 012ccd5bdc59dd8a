/**
 * Measures one file of a workspace: ffprobe for what it tells, the file's own structure for the rest.
 *
 * @see https://ffmpeg.org/ffprobe.html
 * @since 0.1.0
 */
import { type MediaError } from "@postwright/core/media/MediaError"
import { MediaFacts, PictureFacts, SoundFacts } from "@postwright/core/media/MediaFacts"
import { Effect, Schema } from "effect"
import { open, readFile } from "node:fs/promises"
import { type BoxFacts, readBoxes } from "./boxes.ts"
import { runProgram } from "../../shared/Program.ts"
import { failed, failedFiles, lastWords, timedOut, unreadable } from "./failures.ts"
import { readAs } from "./fileKinds.ts"
import { type PictureHeader, readPictureHeader } from "./pictureHeader.ts"
import { type Adopted, type Workspace } from "./workspace.ts"

/** Pictures and frames beyond that are refused: nobody takes them, and they would not fit into memory. */
export const mostPixels = 140_000_000
const longestSide = 32_767

/** Of a file without an index all packets are read, which takes as long as the disk does. */
const probeSeconds = 300

/** Some 200 bytes a packet: about three hours of a video without an index. */
const mostAnswerBytes = 64_000_000

/** No sound of a medium has fewer, and a small file that says so would be hours long. */
const leastSampleRate = 2_000

/** The facts, without loudness. Fails with `MediaUnreadable` for what cannot be read to its end. */
export const probeFile = Effect.fn("probeFile")(function* (
  ffprobePath: string,
  workspace: Workspace,
  file: Adopted
): Effect.fn.Return<MediaFacts, MediaError> {
  const { bytes, kind, name } = file
  const path = workspace.path(file.file)
  if (kind.demuxer === undefined) {
    const pages = yield* Effect.promise(() => pagesOf(path))
    return new MediaFacts({
      kind: "document",
      container: kind.container,
      bytes,
      ...(pages === undefined ? {} : { pages })
    })
  }
  const header = yield* attempt(() => readPictureHeader(path, kind.container))
  if (kind.isPicture || kind.container === "gif") yield* checkHeader(name, header)
  const boxes = kind.demuxer === "mov" ? yield* attempt(() => readBoxes(path)) : undefined
  if (kind.demuxer === "mov" && boxes === undefined) {
    return yield* unreadable(name, "its index is missing, as in a file that was not written to its end")
  }
  const isCutOff = boxes?.isCutOff ?? (kind.container === "avi" && (yield* attempt(() => riffBytes(path))) > bytes)
  if (isCutOff) return yield* unreadable(name, "its end is missing")

  const read = yield* ask(ffprobePath, workspace, file, ["-show_format", "-show_streams", "-show_chapters"])
  const {
    chapters = [],
    format,
    streams = []
  } = yield* Schema.decodeUnknownEffect(Report)(read).pipe(
    Effect.mapError((cause) => failed("ffprobe", "its answer is not what it should be", cause))
  )
  const picture = streams.find(
    ({ codec_type, disposition }) => codec_type === "video" && disposition?.attached_pic !== 1
  )
  const sound = streams.find(({ codec_type }) => codec_type === "audio")
  if (picture === undefined && sound === undefined)
    return yield* unreadable(name, "there is neither picture nor sound in it")
  if (picture !== undefined && ((picture.width ?? 0) < 1 || (picture.height ?? 0) < 1)) {
    return yield* unreadable(name, "its picture has no size")
  }
  const rate = Number(sound?.sample_rate)
  if (!kind.isPicture && rate > 0 && rate < leastSampleRate) {
    return yield* unreadable(
      name,
      `its sound says that it has ${rate} samples a second; ${leastSampleRate} is the least`
    )
  }
  const isVideo = picture !== undefined && !kind.isPicture
  const packets = isVideo && boxes?.video === undefined ? yield* packetsOf(ffprobePath, workspace, file) : undefined
  // One picture in a file that may have several.
  const isStill = kind.isPicture || (kind.container === "gif" && packets?.frames === 1)
  const duration = Number(format?.duration ?? picture?.duration ?? sound?.duration)
  const facts = {
    kind: isStill ? "image" : isVideo ? "video" : "audio",
    container: kind.container,
    bytes,
    ...(isStill || !Number.isFinite(duration) ? {} : { durationSeconds: Math.max(0, duration) }),
    ...(picture === undefined ? {} : { picture: pictureFacts(picture, header, boxes, packets, isStill) }),
    ...(sound === undefined || isStill ? {} : { sound: soundFacts(sound) }),
    ...(boxes === undefined ? {} : { hasMoovFirst: boxes.hasMoovFirst, hasEditList: boxes.hasEditList }),
    ...(isStill ? {} : { chapters: chapters.length })
  } as const
  return new MediaFacts(facts)
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const attempt = <A>(run: () => Promise<A>): Effect.Effect<A, MediaError> =>
  Effect.tryPromise({ try: run, catch: (cause) => failedFiles("reading a file", cause) })

const checkHeader = (name: string, header: PictureHeader | undefined): Effect.Effect<void, MediaError> => {
  const refuse = (detail: string, advice?: string) => Effect.fail(unreadable(name, detail, advice))
  if (header === undefined) return refuse("its beginning is broken")
  const { heightPx, isAnimated, isCutOff, widthPx } = header
  if (widthPx < 1 || heightPx < 1) return refuse("its picture has no size")
  if (widthPx > longestSide || heightPx > longestSide || widthPx * heightPx > mostPixels) {
    const size = `${widthPx}×${heightPx}`
    return refuse(`it says that it is of ${size} pixels, more than can be worked with`, smaller)
  }
  if (isCutOff) return refuse("its end is missing")
  return isAnimated === true
    ? refuse(
        "it is an animated WebP, which is not read here",
        "Save it as a video, as a GIF, or one picture of it as JPEG"
      )
    : Effect.void
}

const smaller = "Save it smaller: 140 million pixels at most, and 32,767 on a side"

const Stream = Schema.Struct({
  codec_type: Schema.optionalKey(Schema.String),
  codec_name: Schema.optionalKey(Schema.String),
  profile: Schema.optionalKey(Schema.String),
  pix_fmt: Schema.optionalKey(Schema.String),
  width: Schema.optionalKey(Schema.Number),
  height: Schema.optionalKey(Schema.Number),
  sample_aspect_ratio: Schema.optionalKey(Schema.String),
  avg_frame_rate: Schema.optionalKey(Schema.String),
  r_frame_rate: Schema.optionalKey(Schema.String),
  color_transfer: Schema.optionalKey(Schema.String),
  field_order: Schema.optionalKey(Schema.String),
  nb_frames: Schema.optionalKey(Schema.String),
  duration: Schema.optionalKey(Schema.String),
  bit_rate: Schema.optionalKey(Schema.String),
  sample_rate: Schema.optionalKey(Schema.String),
  channels: Schema.optionalKey(Schema.Number),
  disposition: Schema.optionalKey(Schema.Struct({ attached_pic: Schema.optionalKey(Schema.Number) })),
  side_data_list: Schema.optionalKey(
    Schema.Array(Schema.Struct({ rotation: Schema.optionalKey(Schema.Union([Schema.Number, Schema.String])) }))
  ),
  tags: Schema.optionalKey(Schema.Struct({ rotate: Schema.optionalKey(Schema.String) }))
})
type Stream = typeof Stream.Type

const Report = Schema.Struct({
  streams: Schema.optionalKey(Schema.Array(Stream)),
  format: Schema.optionalKey(Schema.Struct({ duration: Schema.optionalKey(Schema.String) })),
  chapters: Schema.optionalKey(Schema.Array(Schema.Unknown))
})

const ask = Effect.fnUntraced(function* (
  ffprobePath: string,
  workspace: Workspace,
  { file, kind, name }: Adopted,
  what: ReadonlyArray<string>
) {
  const limits = ["-hide_banner", "-v", "error", "-protocol_whitelist", "file,pipe", "-max_pixels", String(mostPixels)]
  const args = [...limits, ...readAs(kind), ...what, "-of", "json", workspace.path(file)]
  const end = yield* runProgram({
    file: ffprobePath,
    args,
    folder: workspace.folder,
    timeoutMillis: probeSeconds * 1_000,
    maxOutputBytes: mostAnswerBytes
  })
  if (end.kind === "timed-out") return yield* timedOut("ffprobe", probeSeconds)
  if (end.kind === "failed") return yield* failed("ffprobe", end.detail)
  if (end.kind === "too-much-output") {
    return yield* unreadable(name, "there is more in it than can be listed", "Save it anew as MP4, or shorter")
  }
  const read = parsed(new TextDecoder().decode(end.output))
  if (end.code !== 0 || read === undefined) {
    return yield* unreadable(name, `it is broken (${lastWords(end.error).slice(0, 160)})`)
  }
  return read
})

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

interface Packets {
  readonly frames: number
  readonly hasConstantRate: boolean
  readonly keyframeSeconds: number
}

const PacketReport = Schema.Struct({
  packets: Schema.Array(
    Schema.Struct({ pts_time: Schema.optionalKey(Schema.String), flags: Schema.optionalKey(Schema.String) })
  )
})

/** What files without an index tell only packet by packet. */
const packetsOf = Effect.fnUntraced(function* (ffprobePath: string, workspace: Workspace, file: Adopted) {
  const wanted = ["-select_streams", "v:0", "-show_entries", "packet=pts_time,flags"]
  const read = yield* ask(ffprobePath, workspace, file, wanted)
  const decoded = yield* Effect.option(Schema.decodeUnknownEffect(PacketReport)(read))
  if (decoded._tag === "None") return undefined
  const { packets } = decoded.value
  const times = packets
    .map(({ pts_time }) => Number(pts_time))
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b)
  if (times.length === 0) return undefined
  const steps = times.slice(1).map((time, at) => time - (times[at] ?? 0))
  const mean = steps.reduce((sum, step) => sum + step, 0) / Math.max(1, steps.length)
  const keys = packets.filter(({ flags }) => flags?.startsWith("K")).map(({ pts_time }) => Number(pts_time))
  const edges = [...keys.filter(Number.isFinite).toSorted((a, b) => a - b), (times.at(-1) ?? 0) + mean]
  return {
    frames: times.length,
    // Times are in milliseconds in these files, so a step may be one off.
    hasConstantRate: steps.every((step) => Math.abs(step - mean) <= 0.0021),
    keyframeSeconds: Math.max(0, ...edges.slice(1).map((edge, at) => edge - (edges[at] ?? 0)))
  }
})

const fraction = (text: string | undefined): number | undefined => {
  const [above, below = "1"] = (text ?? "").split(/[/:]/u)
  const value = Number(above) / Number(below)
  return Number.isFinite(value) && value > 0 ? value : undefined
}

const positive = (text: string | undefined): number | undefined =>
  Number.isFinite(Number(text)) && Number(text) > 0 ? Number(text) : undefined

/** Leaves out what is not known. */
const known = <A extends object>(values: A): { [K in keyof A]?: NonNullable<A[K]> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof A]?: NonNullable<A[K]>
  }

const pictureFacts = (
  stream: Stream,
  header: PictureHeader | undefined,
  boxes: BoxFacts | undefined,
  packets: Packets | undefined,
  isStill: boolean
): PictureFacts => {
  const ratio = fraction(stream.sample_aspect_ratio) ?? 1
  const width = Math.round((stream.width ?? 0) * ratio)
  const height = stream.height ?? 0
  const rotation = Number(
    stream.side_data_list?.find((item) => item.rotation !== undefined)?.rotation ?? stream.tags?.rotate ?? 0
  )
  const isTurned = isStill ? (header?.orientation ?? 1) >= 5 : Math.abs(Math.round(rotation / 90)) % 2 === 1
  const track = boxes?.video ?? packets
  return new PictureFacts({
    widthPx: isTurned ? height : width,
    heightPx: isTurned ? width : height,
    codec: stream.codec_name ?? "unknown",
    ...known({
      profile: stream.profile === "unknown" ? undefined : stream.profile,
      pixelFormat: stream.pix_fmt,
      hdr: hdrOf(stream.color_transfer),
      hasAlpha:
        stream.pix_fmt === undefined || (stream.codec_name === "gif" && !isStill) ? undefined : hasAlpha(stream.pix_fmt)
    }),
    ...(isStill
      ? {}
      : known({
          framesPerSecond: fraction(stream.avg_frame_rate) ?? fraction(stream.r_frame_rate),
          frames: track?.frames ?? positive(stream.nb_frames),
          hasConstantRate: track?.hasConstantRate,
          keyframeSeconds: track?.keyframeSeconds,
          isInterlaced: stream.field_order === undefined ? undefined : /^(?:tt|bb|tb|bt)$/u.test(stream.field_order),
          bitsPerSecond: positive(stream.bit_rate)
        }))
  })
}

const hdrOf = (transfer: string | undefined): "pq" | "hlg" | undefined => {
  if (transfer === "smpte2084") return "pq"
  return transfer === "arib-std-b67" ? "hlg" : undefined
}

const hasAlpha = (format: string): boolean => /^(?:yuva|rgba|argb|bgra|abgr|ya|gbrap|pal8)/u.test(format)

const soundFacts = (stream: Stream): SoundFacts =>
  new SoundFacts({
    codec: stream.codec_name ?? "unknown",
    channels: stream.channels ?? 0,
    sampleRateHz: Number(stream.sample_rate ?? 0),
    ...known({
      profile: stream.profile === "unknown" ? undefined : stream.profile,
      bitsPerSecond: positive(stream.bit_rate)
    })
  })

/** How long a RIFF file says that it is. */
const riffBytes = async (path: string): Promise<number> => {
  const file = await open(path, "r")
  try {
    const head = Buffer.alloc(8)
    await file.read(head, 0, 8, 0)
    return 8 + head.readUInt32LE(4)
  } finally {
    await file.close()
  }
}

/** Pages of a PDF that lists them openly; those within compressed objects are not counted. */
const pagesOf = async (path: string): Promise<number | undefined> => {
  const text = await readFile(path, "latin1").catch(() => "")
  const counts = [...text.matchAll(/\/Type\s*\/Pages\b[^]{0,400}?\/Count\s+(\d+)/gu)].map(([, count]) => Number(count))
  const single = text.match(/\/Type\s*\/Page(?![a-zA-Z])/gu)?.length ?? 0
  const pages = Math.max(single, ...counts, 0)
  return pages === 0 ? undefined : pages
}
