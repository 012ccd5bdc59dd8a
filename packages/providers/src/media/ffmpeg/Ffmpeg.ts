/**
 * `Renderer`, `MediaProbe` and `SoundDetector` with ffmpeg 4 to 9 and ffprobe, found as configured paths, on the PATH or
 * from npm (`@ffmpeg-installer/ffmpeg`, `@ffprobe-installer/ffprobe`). They are looked for at the first use.
 *
 * @see https://ffmpeg.org/documentation.html
 * @since 0.1.0
 */
import { MediaProbe } from "@postwright/core/media/MediaProbe"
import { Renderer } from "@postwright/core/media/Renderer"
import { SoundDetector } from "@postwright/core/media/SoundStretches"
import { Config, Context, Effect, Layer } from "effect"
import { type FontOptions } from "../fonts/Fonts.ts"
import * as FfmpegProbe from "./FfmpegProbe.ts"
import * as FfmpegRenderer from "./FfmpegRenderer.ts"
import * as FfmpegSoundDetector from "./FfmpegSoundDetector.ts"
import { makeEngine } from "./internal/engine.ts"

/** Where the programs are, and how many run at once. */
export interface Options {
  /** Absolute. @default `ffmpeg` of the PATH, else that of the npm package `@ffmpeg-installer/ffmpeg` */
  readonly ffmpegPath?: string
  /** Absolute. @default `ffprobe` of the PATH, else that of the npm package `@ffprobe-installer/ffprobe` */
  readonly ffprobePath?: string
  /** How many processes of ffmpeg run at once, whatever is rendered. @default the processor's cores */
  readonly concurrency?: number
  /** Where fonts of captions are looked for. @default in packages and the system */
  readonly fonts?: FontOptions
}

/** What ffmpeg does for media. */
export type FfmpegTools = Renderer | MediaProbe | SoundDetector

/**
 * All three, sharing the limit of processes. Building it ends and removes what killed processes left of earlier renderings.
 */
export const layer = (options: Options = {}): Layer.Layer<FfmpegTools> =>
  Layer.effectContext(
    Effect.map(makeEngine(options), (engine) =>
      Context.make(Renderer, FfmpegRenderer.makeWith(engine)).pipe(
        Context.add(MediaProbe, FfmpegProbe.makeWith(engine)),
        Context.add(SoundDetector, FfmpegSoundDetector.makeWith(engine))
      )
    )
  )

/** As `layer`, with options from the configuration. */
export const layerConfig = (options: Config.Wrap<Options>): Layer.Layer<FfmpegTools, Config.ConfigError> =>
  Layer.unwrap(Effect.map(Config.unwrap(options), layer))
