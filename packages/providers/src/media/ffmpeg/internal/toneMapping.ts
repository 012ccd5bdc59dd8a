/**
 * Makes SDR of HDR pictures with ffmpeg's `lut3d`: nearly every build has it, and all give the same picture. `zscale` and
 * `tonemap`, which the same is usually done with, are missing in many.
 *
 * @see https://ffmpeg.org/ffmpeg-filters.html#lut3d-1
 * @since 0.1.0
 */
import { type MediaError } from "@postwright/core/media/MediaError"
import { type PictureFacts } from "@postwright/core/media/MediaFacts"
import { Effect } from "effect"
import { type Engine } from "./engine.ts"
import { rejected } from "./failures.ts"
import { toVideoColors } from "./motion.ts"
import { type Hdr, toneTable } from "./toneTable.ts"
import { type Workspace } from "./workspace.ts"

/**
 * The filters that make SDR of a picture, with the table that they read written into the workspace; none where it is SDR.
 * A video ends in `yuv420p` of BT.709, a still in RGB. Fails with `MediaRejected` where this ffmpeg cannot do it.
 */
export const toneMapping = Effect.fn("toneMapping")(function* (
  engine: Engine,
  workspace: Workspace,
  { hasAlpha, hdr }: Pick<PictureFacts, "hdr" | "hasAlpha">,
  /** The file as the caller knows it. */
  name: string,
  as: "video" | "still"
): Effect.fn.Return<string | undefined, MediaError> {
  if (hdr === undefined) return undefined
  const lacks = yield* engine.lacks(["lut3d", "setparams"])
  if (lacks.length > 0) {
    return yield* rejected(
      `"${name}" is in HDR (${hdrNames[hdr]}), and this ffmpeg cannot make SDR of it: it lacks ${lacks.join(", ")}`,
      "Set up ffmpeg 4.2 or later with these filters, such as that of npm i @ffmpeg-installer/ffmpeg, or record in SDR"
    )
  }
  const file = `tones-${hdr}.cube`
  yield* workspace.write(file, tableOf(hdr))
  const keepsAlpha = as === "still" && hasAlpha === true
  return [
    "scale=in_color_matrix=bt2020:flags=bicubic+accurate_rnd+full_chroma_int",
    `format=${keepsAlpha ? "gbrap10le" : "gbrp10le"}`,
    `lut3d=${file}`,
    // How bright the brightest scene was is no longer so.
    "sidedata=mode=delete",
    ...(as === "video"
      ? [
          `scale=${toVideoColors}`,
          "format=yuv420p",
          "setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709"
        ]
      : [`format=${keepsAlpha ? "rgba" : "rgb24"}`, "setparams=color_primaries=bt709:color_trc=iec61966-2-1"])
  ].join(",")
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const hdrNames: Readonly<Record<Hdr, string>> = { pq: "PQ", hlg: "HLG" }

const tables = new Map<Hdr, string>()

const tableOf = (hdr: Hdr): string => {
  const known = tables.get(hdr) ?? toneTable(hdr)
  tables.set(hdr, known)
  return known
}
