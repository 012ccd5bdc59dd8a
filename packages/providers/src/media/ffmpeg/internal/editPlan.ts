/**
 * What a list of edits amounts to on a file: filters in their order, a stretch, a loudness, a kind of file.
 *
 * @since 0.1.0
 */
import { type MediaEdit } from "@postwright/core/media/MediaEdit"
import { type MediaError } from "@postwright/core/media/MediaError"
import { type MediaFacts } from "@postwright/core/media/MediaFacts"
import { type PixelSize } from "@postwright/core/models/ImageModel"
import { rejected } from "./failures.ts"
import { type LoudnessTarget } from "./loudness.ts"

type Encode = Extract<MediaEdit, { readonly kind: "encode" }>

/** The outcome of all edits together. */
export interface EditPlan {
  /** Filters of the picture in their order; between them labels that begin with `e`. */
  readonly filters: ReadonlyArray<string>
  readonly size: PixelSize
  readonly stretch: { readonly startSeconds: number; readonly seconds: number } | undefined
  readonly loudness: LoudnessTarget | undefined
  readonly encode: Omit<Encode, "kind" | "container">
  readonly container: Encode["container"]
  /** Whether pictures have to be encoded anew. */
  readonly changesPicture: boolean
}

/** The plan, or why there is none. The facts are of the file as it stands upright. */
export const planOf = (facts: MediaFacts, edits: ReadonlyArray<MediaEdit>): EditPlan | MediaError => {
  const isStill = facts.kind === "image"
  if (edits.length === 0) return rejected("There is nothing to be done with the file", "Give one edit at least")
  if (facts.kind === "document") return rejected("A document cannot be edited", "Edit its pages as pictures")
  const encodes = edits.filter((edit): edit is Encode => edit.kind === "encode")
  const container = encodes.at(-1)?.container ?? sameContainer(facts)
  const isVideo = container === "mp4"
  if (isStill && isVideo) return rejected("A picture is no video", "Render a video with the picture as a scene")
  if (!isVideo && facts.picture === undefined) return rejected("There is no picture in the sound", "Edit it as sound")

  const filters: Array<string> = []
  let size: PixelSize = { widthPx: facts.picture?.widthPx ?? 0, heightPx: facts.picture?.heightPx ?? 0 }
  let stretch: EditPlan["stretch"]
  let loudness: LoudnessTarget | undefined
  for (const edit of edits) {
    switch (edit.kind) {
      case "resize":
      case "crop":
      case "pad": {
        const problem = facts.picture === undefined ? noPicture : problemOfSize(edit)
        if (problem !== undefined) return problem
        const done = spatial(edit, size, isVideo, filters.length)
        if (typeof done === "string") return rejected(done, "Give a colour as #rrggbb, or blur")
        if (done.filter !== undefined) filters.push(done.filter)
        size = done.size
        break
      }
      case "trim": {
        if (isStill) return rejected("A picture has no length that could be trimmed", "Leave the trimming out")
        const start = (stretch?.startSeconds ?? 0) + edit.startSeconds
        const left = Math.min(stretch?.seconds ?? Infinity, facts.durationSeconds ?? Infinity) - edit.startSeconds
        const end = stretch === undefined ? left : Math.min(left, stretch.seconds - edit.startSeconds)
        if (end <= 0.01) {
          return rejected(
            `There is nothing left behind second ${start} of a file of ${(facts.durationSeconds ?? 0).toFixed(1)} seconds`,
            "Let the stretch begin earlier"
          )
        }
        stretch = { startSeconds: start, seconds: Math.min(edit.seconds, end) }
        break
      }
      case "loudness":
        if (facts.sound === undefined) return rejected("There is no sound in the file", "Leave the loudness out")
        if (
          !(
            edit.integratedLufs >= -60 &&
            edit.integratedLufs <= -5 &&
            edit.maxTruePeakDbtp >= -20 &&
            edit.maxTruePeakDbtp <= 0
          )
        ) {
          return rejected(
            `Sound at ${edit.integratedLufs} LUFS with peaks to ${edit.maxTruePeakDbtp} dBTP cannot be made`,
            "Take -60 to -5 LUFS and -20 to 0 dBTP"
          )
        }
        loudness = { integratedLufs: edit.integratedLufs, maxTruePeakDbtp: edit.maxTruePeakDbtp }
        break
      case "encode": {
        const problem = problemOfEncode(edit)
        if (problem !== undefined) return problem
        break
      }
    }
  }
  const encode = Object.assign({}, ...encodes) as Encode | Record<string, never>
  return {
    filters,
    size: isVideo ? evenSize(size) : size,
    stretch,
    loudness,
    encode,
    container,
    changesPicture: filters.length > 0 || stretch !== undefined || encodes.length > 0 || facts.container !== "mp4"
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Spatial = Extract<MediaEdit, { readonly kind: "resize" | "crop" | "pad" }>

const mostSide = 8_192

const noPicture = rejected("There is no picture in the file", "Leave out what changes its size")

const sameContainer = ({ container, kind }: MediaFacts): Encode["container"] => {
  if (kind !== "image") return "mp4"
  return container === "jpeg" || container === "webp" ? container : "png"
}

const problemOfSize = ({ heightPx, widthPx }: Spatial): MediaError | undefined =>
  widthPx >= 2 && heightPx >= 2 && widthPx <= mostSide && heightPx <= mostSide
    ? undefined
    : rejected(`${widthPx}×${heightPx} pixels cannot be made`, `Take 2 to ${mostSide} for each side`)

const problemOfEncode = (edit: Encode): MediaError | undefined => {
  const { background = "#ffffff", framesPerSecond = 30, maxBitsPerSecond = 1_000_000, maxBytes = 1_000_000 } = edit
  if (!isColor(background)) return rejected(`"${background}" is no colour`, "Give a colour as #rrggbb")
  if (!(framesPerSecond >= 1 && framesPerSecond <= 60)) {
    return rejected(`${framesPerSecond} frames a second cannot be made`, "Take 1 to 60 frames a second")
  }
  if (maxBytes < 2_000 || maxBitsPerSecond < 50_000) {
    return rejected("So small a file cannot be made", "Allow 2,000 bytes and 50,000 bits a second at least")
  }
  return undefined
}

const isColor = (color: string): boolean => /^#[0-9a-f]{6}$/iu.test(color)

const even = (value: number): number => Math.max(2, 2 * Math.round(value / 2))

const evenSize = ({ heightPx, widthPx }: PixelSize): PixelSize => ({ widthPx: even(widthPx), heightPx: even(heightPx) })

const smooth = "flags=lanczos+accurate_rnd+full_chroma_int"

const spatial = (
  edit: Spatial,
  size: PixelSize,
  isVideo: boolean,
  index: number
): string | { readonly filter: string | undefined; readonly size: PixelSize } => {
  const whole = isVideo
    ? evenSize
    : ({ heightPx, widthPx }: PixelSize) => ({
        widthPx: Math.max(1, Math.round(widthPx)),
        heightPx: Math.max(1, Math.round(heightPx))
      })
  const scaled = (scale: number) => whole({ widthPx: size.widthPx * scale, heightPx: size.heightPx * scale })
  const fit = Math.min(edit.widthPx / size.widthPx, edit.heightPx / size.heightPx)
  if (edit.kind === "resize") {
    const scale = edit.mayEnlarge === true ? fit : Math.min(1, fit)
    const to = scaled(scale)
    const isSame = to.widthPx === size.widthPx && to.heightPx === size.heightPx
    return { filter: isSame ? undefined : `scale=${to.widthPx}:${to.heightPx}:${smooth}`, size: to }
  }
  const to = whole(edit)
  const covering = `scale=${to.widthPx}:${to.heightPx}:force_original_aspect_ratio=increase:${smooth},crop=${to.widthPx}:${to.heightPx}`
  if (edit.kind === "crop") return { filter: covering, size: to }
  const inner = whole({
    widthPx: Math.min(edit.widthPx, size.widthPx * fit),
    heightPx: Math.min(edit.heightPx, size.heightPx * fit)
  })
  const x = 2 * Math.floor((to.widthPx - inner.widthPx) / 4)
  const y = 2 * Math.floor((to.heightPx - inner.heightPx) / 4)
  const fitting = `scale=${inner.widthPx}:${inner.heightPx}:${smooth}`
  if (edit.fill !== "blur") {
    if (!isColor(edit.fill)) return `"${edit.fill}" is no colour`
    // A colour is painted in RGB: in a video's own colours ffmpegs take it for one of old television.
    const painted = isVideo ? ",format=gbrp" : ""
    const pad = `pad=${to.widthPx}:${to.heightPx}:${x}:${y}:color=0x${edit.fill.slice(1)}`
    return { filter: `${fitting}${painted},${pad}`, size: to }
  }
  const tiny = { widthPx: Math.max(8, even(to.widthPx / 16)), heightPx: Math.max(8, even(to.heightPx / 16)) }
  const blurred = `scale=${tiny.widthPx}:${tiny.heightPx}:force_original_aspect_ratio=increase,crop=${tiny.widthPx}:${tiny.heightPx},boxblur=luma_radius=2:luma_power=3:chroma_radius=1:chroma_power=2,scale=${to.widthPx}:${to.heightPx}:flags=bicubic,setsar=1`
  const [a, b, c, d] = ["a", "b", "c", "d"].map((name) => `e${index}${name}`)
  return {
    filter: `split=2[${a}][${b}];[${a}]${blurred}[${c}];[${b}]${fitting},setsar=1[${d}];[${c}][${d}]overlay=${x}:${y}`,
    size: to
  }
}
