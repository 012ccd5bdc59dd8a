/**
 * Edits still pictures, and takes the first one of a video.
 *
 * @since 0.1.0
 */
import { type MediaError } from "@postwright/core/media/MediaError"
import { type PictureFacts } from "@postwright/core/media/MediaFacts"
import { Effect } from "effect"
import { type EditPlan } from "./editPlan.ts"
import { type Engine } from "./engine.ts"
import { rejected } from "./failures.ts"
import { readAs } from "./fileKinds.ts"
import { mostPixels } from "./probeFile.ts"
import { plain } from "./rates.ts"
import { type Job } from "./runFfmpeg.ts"
import { toneMapping } from "./toneMapping.ts"
import { uprightFilter } from "./upright.ts"
import { type Adopted, type Workspace } from "./workspace.ts"

/** Makes the picture and gives its file in the workspace. Where it has to be small, quality goes before size. */
export const editPicture = Effect.fn("editPicture")(function* (
  engine: Engine,
  workspace: Workspace,
  input: Adopted,
  plan: EditPlan,
  picture: Pick<PictureFacts, "hdr" | "hasAlpha">
): Effect.fn.Return<string, MediaError> {
  const { encode } = plan
  const container = plan.container === "mp4" ? "png" : plan.container
  const still: StillJob = {
    input,
    plan,
    container,
    file: `picture.${container === "jpeg" ? "jpg" : container}`,
    hasAlpha: picture.hasAlpha === true,
    before: [
      yield* toneMapping(engine, workspace, picture, input.name, "still"),
      yield* uprightFilter(workspace, input)
    ].filter((filter) => filter !== undefined)
  }
  const { file } = still
  const attempt = (quality: number, scale: number) =>
    engine
      .run(workspace, jobOf(still, quality, scale))
      .pipe(Effect.andThen(Effect.map(workspace.look(file), ({ bytes }) => bytes)))

  const most = encode.maxBytes
  const best = 0
  let bytes = yield* attempt(best, 1)
  if (most === undefined || bytes <= most) return file
  // The best of the qualities that fit, then smaller pictures at a quality that can still be looked at.
  if (container !== "png") {
    let [fits, tooLarge] = [worst + 1, best]
    while (fits - tooLarge > 1) {
      const middle = Math.floor((fits + tooLarge) / 2)
      bytes = yield* attempt(middle, 1)
      if (bytes <= most) fits = middle
      else tooLarge = middle
    }
    if (fits <= worst) {
      yield* attempt(fits, 1)
      return file
    }
  }
  for (let scale = 0.85; scale > 0.05; scale *= 0.8) {
    bytes = yield* attempt(container === "png" ? best : Math.round(worst * 0.7), scale)
    if (bytes <= most) return file
  }
  return yield* rejected(
    `The picture cannot be made as small as ${most} bytes`,
    "Allow more bytes, or crop it to what matters"
  )
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** What is made of a picture, whatever its quality. */
interface StillJob {
  readonly input: Adopted
  readonly plan: EditPlan
  readonly container: Still
  readonly file: string
  readonly hasAlpha: boolean
  /** Filters that make it SDR, and turn it as it says of itself: sizes and edits are of what comes out. */
  readonly before: ReadonlyArray<string>
}

/** `scale`: of the size that the plan has, at most 1. */
const jobOf = ({ before, container, file, hasAlpha, input, plan }: StillJob, quality: number, scale: number): Job => {
  const { encode, filters, size, stretch } = plan
  const widthPx = Math.max(1, Math.round(size.widthPx * scale))
  const heightPx = Math.max(1, Math.round(size.heightPx * scale))
  const chain = [
    ...before,
    ...(hasAlpha ? ["format=rgba"] : []),
    ...filters,
    ...(scale < 1 ? [`scale=${widthPx}:${heightPx}:flags=lanczos`] : [])
  ]
  const flattened =
    hasAlpha && container === "jpeg"
      ? `[0:v]${[...chain, "format=rgba"].join(",")}[e];color=c=0x${(encode.background ?? "#ffffff").slice(1)}:s=${widthPx}x${heightPx},format=rgba[b];[b][e]overlay=format=rgb`
      : `[0:v]${[...chain, "null"].join(",")}`
  return {
    reads: input.name,
    inputs: [
      {
        file: input.file,
        options: [
          ...readAs(input.kind),
          "-max_pixels",
          String(mostPixels),
          ...(input.kind.isPicture ? ["-noautorotate"] : []),
          ...(stretch === undefined ? [] : ["-ss", plain(stretch.startSeconds)])
        ]
      }
    ],
    graph: `${flattened},setsar=1,${colors[container](hasAlpha)}[out]`,
    outputs: [
      {
        file,
        options: ["-map", "[out]", "-frames:v", "1", ...codecs[container](quality), "-map_metadata", "-1", "-bitexact"]
      }
    ]
  }
}

/** Steps of quality, 0 the best. */
const worst = 14

type Still = "jpeg" | "png" | "webp"

/** JPEG is of full range and the colours of sRGB, which every network shows alike. */
const colors: Readonly<Record<Still, (hasAlpha: boolean) => string>> = {
  jpeg: () => "scale=out_range=full:out_color_matrix=bt601:flags=accurate_rnd+full_chroma_int,format=yuvj420p",
  png: (hasAlpha) => (hasAlpha ? "format=rgba" : "format=rgb24"),
  webp: (hasAlpha) => (hasAlpha ? "format=bgra" : "format=bgra,format=yuv420p")
}

const codecs: Readonly<Record<Still, (quality: number) => ReadonlyArray<string>>> = {
  jpeg: (quality) => ["-c:v", "mjpeg", "-q:v", String(2 + 2 * quality), "-f", "image2", "-update", "1"],
  png: () => ["-c:v", "png", "-f", "image2", "-update", "1"],
  webp: (quality) => ["-c:v", "libwebp", "-quality", String(95 - 6 * quality), "-f", "webp"]
}
