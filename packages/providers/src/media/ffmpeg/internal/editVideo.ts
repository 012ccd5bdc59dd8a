/**
 * Edits videos and sound: the picture in one encode at most, the sound beside it.
 *
 * @since 0.1.0
 */
import { type MediaError } from "@postwright/core/media/MediaError"
import { type Loudness, type MediaFacts } from "@postwright/core/media/MediaFacts"
import { type RenderOptions } from "@postwright/core/media/Renderer"
import { type PixelSize } from "@postwright/core/models/ImageModel"
import { Effect } from "effect"
import { type EditPlan } from "./editPlan.ts"
import { type Engine } from "./engine.ts"
import { rejected } from "./failures.ts"
import { readAs } from "./fileKinds.ts"
import { level, meter, readMeter } from "./loudness.ts"
import { toVideoColors } from "./motion.ts"
import { mostPixels } from "./probeFile.ts"
import { progressOf } from "./progress.ts"
import { groupFrames, plain, type Rate, rateOf, textOfRate } from "./rates.ts"
import { type Job, type JobInput } from "./runFfmpeg.ts"
import { colorTags } from "./sceneGraph.ts"
import { aac, blocks } from "./sound.ts"
import { toneMapping } from "./toneMapping.ts"
import { type Adopted, type Workspace } from "./workspace.ts"

/** What was made. */
export interface EditedVideo {
  readonly file: string
  /** As it was measured where the loudness was changed. */
  readonly loudness: Loudness | undefined
}

/** Makes the file. Reads and writes as a stream: its memory does not grow with the length. */
export const editVideo = Effect.fn("editVideo")(function* (
  engine: Engine,
  workspace: Workspace,
  input: Adopted,
  plan: EditPlan,
  facts: MediaFacts,
  onProgress: RenderOptions["onProgress"]
): Effect.fn.Return<EditedVideo, MediaError> {
  const run = (job: Job) => engine.run(workspace, { ...job, reads: input.name })
  const source = sourceOf(input, plan)
  const seconds = plan.stretch?.seconds ?? facts.durationSeconds ?? 0
  const rate = rateOf(plan.encode.framesPerSecond ?? Math.min(60, Math.max(1, facts.picture?.framesPerSecond ?? 30)))
  const progress = yield* progressOf((seconds * rate.numerator) / rate.denominator, onProgress)

  const hasSound = facts.sound !== undefined
  const loudness = hasSound ? yield* makeSound(run, source, plan, seconds, facts.picture !== undefined) : undefined
  const encoded = plan.changesPicture ? facts.picture : undefined
  const tones = encoded === undefined ? undefined : yield* toneMapping(engine, workspace, encoded, input.name, "video")
  const job = (bits?: number): Job => ({
    inputs: [source, ...(hasSound ? [{ file: soundFile, options: ["-f", "aac"] }] : [])],
    ...(encoded === undefined ? {} : { graph: graphOf(encoded, plan, rate, tones) }),
    outputs: [
      {
        file: videoFile,
        options: [
          ...(encoded === undefined
            ? copied(facts)
            : ["-map", "[out]", "-r", textOfRate(rate), "-g", String(groupFrames(rate))]),
          ...(encoded === undefined ? [] : encodingOf(plan, seconds, hasSound)),
          ...(bits === undefined ? [] : capped(bits)),
          ...(hasSound ? ["-map", "1:a:0", "-c:a", "copy"] : []),
          "-sn",
          "-dn",
          "-map_metadata",
          "-1",
          ...(plan.stretch === undefined ? [] : ["-map_chapters", "-1"]),
          "-movflags",
          "+faststart",
          ...(plan.changesPicture ? ["-use_editlist", "0"] : []),
          "-bitexact"
        ]
      }
    ],
    onFrame: (frame) => progress.reach(0, frame)
  })
  yield* run(job())
  const most = plan.encode.maxBytes ?? Number.POSITIVE_INFINITY
  // What came out larger than was reckoned is encoded again with fewer bits.
  for (let part = 0.85; (yield* workspace.look(videoFile)).bytes > most; part *= 0.75) {
    const bits = part * bitsFor(most, seconds, hasSound)
    if (bits < leastBits || facts.picture === undefined) {
      return yield* rejected(
        `A video of ${Math.round(seconds)} seconds cannot be made as small as ${most} bytes`,
        "Allow more bytes, or trim it"
      )
    }
    yield* run(job(bits))
  }
  yield* progress.finish
  return { file: videoFile, loudness }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const videoFile = "edited.mp4"
const soundFile = "edited.aac"
const soundBits = 165_000
const leastBits = 60_000
const mostBits = 8_000_000

/** What is left for pictures. */
const bitsFor = (bytes: number, seconds: number, hasSound: boolean): number =>
  (bytes * 8 * 0.97) / Math.max(0.1, seconds) - (hasSound ? soundBits : 0)

const capped = (bits: number): ReadonlyArray<string> => [
  "-maxrate",
  String(Math.round(bits)),
  "-bufsize",
  String(Math.round(bits))
]

const encodingOf = ({ encode }: EditPlan, seconds: number, hasSound: boolean): ReadonlyArray<string> => {
  const byRate = encode.maxBitsPerSecond === undefined ? mostBits : encode.maxBitsPerSecond - (hasSound ? soundBits : 0)
  const bySize = encode.maxBytes === undefined ? mostBits : bitsFor(encode.maxBytes, seconds, hasSound)
  const bits = Math.max(leastBits, Math.min(mostBits, byRate, bySize))
  const codec = "-c:v libx264 -preset veryfast -profile:v high -crf 20 -bf 0 -flags +cgop -threads 4"
  return [...codec.split(" "), ...capped(bits), ...colorTags]
}

const sourceOf = ({ file, kind }: Adopted, { stretch }: EditPlan): JobInput => ({
  file,
  options: [
    ...readAs(kind),
    "-max_pixels",
    String(mostPixels),
    ...(stretch === undefined ? [] : ["-ss", plain(stretch.startSeconds), "-t", plain(stretch.seconds)])
  ]
})

const copied = ({ picture }: MediaFacts): ReadonlyArray<string> =>
  picture === undefined ? [] : ["-map", "0:v:0", "-c:v", "copy"]

/** What becomes of the picture; ends in `[out]`. `tones`: the filters that make SDR of it. */
const graphOf = (picture: PixelSize, { filters, size }: EditPlan, rate: Rate, tones: string | undefined): string => {
  const chain = [
    ...(tones === undefined ? squarePixels(picture) : [...squarePixels(reduced(picture, size)), tones]),
    ...filters,
    `scale=${size.widthPx}:${size.heightPx}:${toVideoColors}`,
    "setsar=1",
    `fps=${textOfRate(rate)}`,
    "format=yuv420p"
  ]
  return `[0:v:0]${chain.join(",")}[out]`
}

const squarePixels = ({ heightPx, widthPx }: PixelSize): ReadonlyArray<string> => [
  `scale=${widthPx}:${heightPx}`,
  "setsar=1"
]

/** Mapping tones costs by the pixel: first goes what is not needed of them. */
const reduced = ({ heightPx, widthPx }: PixelSize, wanted: PixelSize): PixelSize => {
  const scale = Math.min(1, Math.max(wanted.widthPx / widthPx, wanted.heightPx / heightPx))
  const even = (side: number) => (scale === 1 ? side : 2 * Math.ceil((side * scale) / 2))
  return { widthPx: even(widthPx), heightPx: even(heightPx) }
}

/** The sound as AAC, at its loudness where that is asked for. */
const makeSound = Effect.fnUntraced(function* (
  run: (job: Job) => Effect.Effect<string, MediaError>,
  source: JobInput,
  plan: EditPlan,
  seconds: number,
  hasPicture: boolean
) {
  const fade = Math.min(0.5, seconds / 4)
  const steady = [
    "aresample=48000:async=1000:first_pts=0",
    "aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo",
    ...(plan.stretch === undefined ? [] : [`afade=t=out:st=${plain(seconds - fade)}:d=${plain(fade)}`])
  ].join(",")
  // How long sound alone is may be estimated.
  const lasts = seconds > 0 && (plan.stretch !== undefined || hasPicture) ? seconds : undefined
  const encode = (filters: string): Job => ({
    inputs: [source],
    outputs: [
      {
        file: soundFile,
        options: ["-map", "0:a:0", "-vn", "-af", `${steady},${filters},${blocks(lasts)}`, ...aac]
      }
    ]
  })
  if (plan.loudness === undefined) {
    yield* run(encode("anull"))
    return undefined
  }
  const measured = yield* run({
    inputs: [source],
    outputs: [{ options: ["-map", "0:a:0", "-vn", "-af", `${steady},${meter}`] }],
    loglevel: "info"
  })
  const measure: Job = {
    inputs: [{ file: soundFile, options: ["-f", "aac"] }],
    outputs: [{ options: ["-af", meter] }],
    loglevel: "info"
  }
  return yield* level({ run, encode, measure }, readMeter(measured), plan.loudness)
})
