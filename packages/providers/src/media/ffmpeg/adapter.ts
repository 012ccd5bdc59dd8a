/**
 * ffmpeg for the promise door: `createPostwright({ adapters: [ffmpeg()] })`.
 *
 * @since 0.1.0
 */
import { MediaTools } from "@postwright/core/media/MediaTools"
import type { Adapter } from "@postwright/core/promise"
import { adapterFromLayer } from "@postwright/core/promise/AdapterLayer"
import { Layer } from "effect"
import * as Ffmpeg from "./Ffmpeg.ts"

/** Where the programs are, and how many run at once. */
export interface FfmpegOptions extends Ffmpeg.Options {}

/**
 * Renders videos, measures files and hears where recordings are silent. Needs ffmpeg and ffprobe, version 4 or later, and
 * the library `fluent-ffmpeg`; what is missing is told with the code `media-tool-missing` by the first call that needs it.
 *
 * @example
 * import { createPostwright } from "@postwright/core/promise"
 * import { ffmpeg } from "@postwright/providers/media/ffmpeg/adapter"
 *
 * const postwright = createPostwright({ adapters: [ffmpeg()] })
 */
export const ffmpeg = (options: FfmpegOptions = {}): Adapter =>
  adapterFromLayer(
    "providers/media/ffmpeg",
    Layer.merge(MediaTools.layerRenderer, MediaTools.layerSounds).pipe(Layer.provide(Ffmpeg.layer(options)))
  )
