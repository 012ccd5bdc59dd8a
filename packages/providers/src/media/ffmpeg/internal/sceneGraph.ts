/**
 * The graph of one scene: its ground moves, its words come in, the scene before it goes, captions stand over all.
 *
 * @since 0.1.0
 */
import { type Motion, type Transition } from "@postwright/core/media/Composition"
import { type PixelSize } from "@postwright/core/models/ImageModel"
import { type CaptionPlace } from "./captionFile.ts"
import { readAs } from "./fileKinds.ts"
import { mostPixels } from "./probeFile.ts"
import { cover, movingPicture, standing, toVideoColors } from "./motion.ts"
import { groupFrames, plain, type Rate, secondsOf, textOfRate } from "./rates.ts"
import { type JobInput } from "./runFfmpeg.ts"
import { type Adopted } from "./workspace.ts"

/** A scene with its place in the video, in frames. */
export interface Plate {
  readonly ground: Adopted
  /** What turns the ground as it says of itself, before all else. */
  readonly upright: string | undefined
  /** What makes SDR of an HDR ground. */
  readonly tones: string | undefined
  readonly veil: Adopted | undefined
  readonly words: Adopted | undefined
  readonly motion: Motion
  readonly startFrame: number
  readonly frames: number
  /** How it takes the place of the one before it, within its own frames. */
  readonly transition: Transition
  readonly transitionFrames: number
  /** Frames that it goes on moving behind its end, while the next one comes. */
  readonly overhangFrames: number
}

/** What ffmpeg is asked for a scene. */
export interface SceneGraph {
  readonly inputs: ReadonlyArray<JobInput>
  /** Ends in `[out]`. */
  readonly graph: string
}

/** What all scenes of a video have in common. */
export interface SceneSettings {
  readonly size: PixelSize
  readonly rate: Rate
  /** Over all that is seen, under the captions. */
  readonly watermark: Adopted | undefined
  /** Over the scene, by the times of the whole video. */
  readonly captions: { readonly file: string; readonly place: CaptionPlace; readonly backColor: string } | undefined
}

/** Most frames that a transition takes, at 30 frames a second. */
export const transitionSeconds = 0.45

/** The graph of one scene. `before` is the scene that it follows; none for the first. */
export const sceneGraph = (plate: Plate, before: Plate | undefined, settings: SceneSettings): SceneGraph => {
  const { captions, rate, size, watermark } = settings
  const inputs: Array<JobInput> = []
  const parts: Array<string> = []
  const take = (file: Adopted, options: ReadonlyArray<string> = []): string => {
    const still = file.kind.isPicture ? ["-framerate", textOfRate(rate), "-noautorotate"] : []
    inputs.push({
      file: file.file,
      options: [...readAs(file.kind), "-max_pixels", String(mostPixels), ...still, ...options]
    })
    return `[${inputs.length - 1}:v]`
  }

  const layers = (of: Plate, fromFrame: number, isComing: boolean, out: string) => {
    const ground = `${out}g`
    if (of.veil === undefined) parts.push(`${groundChain(take, of, fromFrame, settings)}[${ground}]`)
    else {
      parts.push(
        `${groundChain(take, of, fromFrame, settings)}[${out}b]`,
        `${take(of.veil)}${layerChain(settings)}[${out}v]`,
        `[${out}b][${out}v]overlay=x=0:y=0:format=yuv420[${ground}]`
      )
    }
    if (of.words === undefined) {
      parts.push(`[${ground}]null[${out}]`)
      return
    }
    const entrance = isComing ? entranceOf(of, rate) : undefined
    const fade =
      entrance === undefined
        ? goingFade(plate)
        : entrance.fades
          ? `,fade=type=in:start_frame=${entrance.from}:nb_frames=${entrance.frames}:alpha=1`
          : ""
    parts.push(`${take(of.words)}${layerChain(settings)}${fade}[${out}w]`)
    const y =
      entrance === undefined
        ? "0"
        : `${plain(size.heightPx * risePart)}*pow(1-clip((n-${entrance.from})/${entrance.frames}\\,0\\,1)\\,2)`
    parts.push(`[${ground}][${out}w]overlay=x=0:y=${y}:format=yuv420[${out}]`)
  }

  layers(plate, 0, true, "s")
  let top = "s"
  if (before !== undefined && plate.transitionFrames > 0) {
    layers(before, before.frames, false, "p")
    parts.push(`[p]trim=end_frame=${plate.transitionFrames}[pt]`)
    parts.push(...joining(plate, settings))
    top = "t"
  }
  if (watermark !== undefined) {
    parts.push(`${take(watermark)}${layerChain(settings)}[m]`, `[${top}][m]overlay=x=0:y=0:format=yuv420[n]`)
    top = "n"
  }
  if (captions !== undefined) {
    const { backColor, file, place } = captions
    const back = `0x${backColor.slice(1)}@0`
    parts.push(
      // Colours are converted here: libass would draw onto video with those of standard definition.
      `color=c=${back}:s=${place.widthPx}x${place.heightPx}:r=${textOfRate(rate)},format=rgba,settb=${rate.denominator}/${rate.numerator},setpts=N+${plate.startFrame},ass=${file}:alpha=1:fontsdir=fonts,setpts=N,scale=${toVideoColors},format=yuva420p[c]`,
      `[${top}][c]overlay=x=${place.x}:y=${place.y}:format=yuv420[out]`
    )
  } else parts.push(`[${top}]null[out]`)
  return { inputs, graph: parts.join(";") }
}

/** What every scene is encoded with, so that they can be put together as they are. */
export const sceneEncoding = (rate: Rate): ReadonlyArray<string> => [
  "-an",
  // Pictures come without a rate, and are taken for 25 a second where nothing is said.
  "-r",
  textOfRate(rate),
  "-c:v",
  "libx264",
  "-preset",
  "veryfast",
  "-profile:v",
  "high",
  "-pix_fmt",
  "yuv420p",
  "-crf",
  "20",
  "-maxrate",
  "8M",
  "-bufsize",
  "8M",
  // Nothing refers beyond a key frame.
  "-g",
  String(groupFrames(rate)),
  // Without frames that are shown in another order than they are stored no edit list is needed, which Instagram refuses.
  "-bf",
  "0",
  "-flags",
  "+cgop",
  // The number decides the bytes, so it is the same on every machine.
  "-threads",
  "2",
  ...colorTags,
  "-video_track_timescale",
  String(rate.numerator * (rate.numerator < 1_000 ? 512 : 1))
]

/** How the colours are to be read. */
export const colorTags = [
  "-colorspace",
  "bt709",
  "-color_primaries",
  "bt709",
  "-color_trc",
  "bt709",
  "-color_range",
  "tv"
]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Share of the height that words rise by when they come. */
const risePart = 0.018
const entranceSeconds = 0.5

/** Words begin at the upper left on most cards: what belongs to them, such as the points of a list, stays there. */
const beginningOfWords = { x: 0.25, y: 0.28 }
const middle = { x: 0.5, y: 0.45 }

/** The words of the first scene are there from its first frame, which networks show as the cover: they only rise. */
const entranceOf = ({ frames, startFrame, transitionFrames }: Plate, rate: Rate) => ({
  from: Math.floor(transitionFrames / 2),
  frames: Math.max(
    1,
    Math.min(Math.round((entranceSeconds * rate.numerator) / rate.denominator), Math.floor(frames / 3))
  ),
  fades: startFrame > 0
})

/** Where one picture becomes the other, words go before others come: both at once cannot be read. */
const goingFade = ({ transition, transitionFrames }: Plate): string =>
  transition === "fade"
    ? `,fade=type=out:start_frame=0:nb_frames=${Math.max(1, Math.round(transitionFrames / 2))}:alpha=1`
    : ""

/** A still picture with alpha in the size of the frame. */
const layerChain = ({ rate, size }: SceneSettings): string =>
  `scale=${size.widthPx}:${size.heightPx}:flags=bicubic+accurate_rnd:${toVideoColors},format=yuva420p,${standing(rate)}`

const groundChain = (
  take: (file: Adopted, options?: ReadonlyArray<string>) => string,
  { frames, ground, motion, overhangFrames, tones, upright, words }: Plate,
  fromFrame: number,
  { rate, size }: SceneSettings
): string => {
  if (ground.kind.isPicture) {
    return (
      take(ground) +
      (tones === undefined ? "" : `${tones},`) +
      (upright === undefined ? "" : `${upright},`) +
      movingPicture({
        motion,
        size,
        rate,
        frames: frames + overhangFrames,
        fromFrame,
        anchor: words === undefined ? middle : beginningOfWords
      })
    )
  }
  // A clip moves by itself.
  const from = fromFrame === 0 ? "" : `,trim=start=${plain(secondsOf(fromFrame, rate))}`
  const fps = `fps=${textOfRate(rate)}`
  const mapped =
    tones === undefined
      ? ""
      : `scale=${size.widthPx}:${size.heightPx}:force_original_aspect_ratio=increase:flags=bicubic,${tones},`
  return `${take(ground)}${mapped}${cover(size)},${fps},tpad=stop=-1:stop_mode=clone${from},settb=${rate.denominator}/${rate.numerator},setpts=N`
}

/** From `[pt]`, the scene before, and `[s]` to `[t]`. */
const joining = ({ transition, transitionFrames }: Plate, { rate, size }: SceneSettings): ReadonlyArray<string> => {
  if (transition === "fade") {
    return [
      `[pt]format=yuva420p,fade=type=out:start_frame=0:nb_frames=${transitionFrames}:alpha=1[pf]`,
      "[s][pf]overlay=x=0:y=0:format=yuv420:eof_action=pass:repeatlast=0[t]"
    ]
  }
  const isRise = transition === "rise"
  const extent = isRise ? size.heightPx : size.widthPx
  // Slow, fast, slow; even pixels, so that both sides meet exactly.
  const done = `clip((n+1)/${transitionFrames}\\,0\\,1)`
  const gone = `2*floor(${extent / 2}*(3-2*${done})*${done}*${done})`
  const [behind, coming] = isRise
    ? [`x=0:y=-${gone}`, `x=0:y=${extent}-${gone}`]
    : [`x=-${gone}:y=0`, `x=${extent}-${gone}:y=0`]
  return [
    `color=c=black:s=${size.widthPx}x${size.heightPx}:r=${textOfRate(rate)},format=yuv420p,settb=${rate.denominator}/${rate.numerator},setpts=N[b]`,
    `[b][pt]overlay=${behind}:format=yuv420:eof_action=pass:repeatlast=0[bp]`,
    `[bp][s]overlay=${coming}:format=yuv420[t]`
  ]
}
