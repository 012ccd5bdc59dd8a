/**
 * yt-dlp for the promise door: `createPostwright({ adapters: [ytDlp()] })`.
 *
 * @since 0.1.0
 */
import { MediaTools } from "@postwright/core/media/MediaTools"
import type { Adapter } from "@postwright/core/promise"
import { adapterFromLayer } from "@postwright/core/promise/AdapterLayer"
import { Duration, Layer } from "effect"
import * as YtDlpVideoFetcher from "./YtDlpVideoFetcher.ts"

/** Where yt-dlp is, and how much it reads. */
export interface YtDlpOptions extends Pick<YtDlpVideoFetcher.Options, "program" | "hosts" | "maxSoundBytes"> {
  /** Longest video. @default 10,800 */
  readonly maxSeconds?: number
  /** Longest time for a page or its captions; for sound ten times that. @default 90,000 */
  readonly timeoutMillis?: number
}

/**
 * Reads videos of known networks for `postwright.ingest`. Needs the program `yt-dlp`; without it a call rejects with the
 * code `media-tool-missing`.
 */
export const ytDlp = ({ maxSeconds, timeoutMillis, ...options }: YtDlpOptions = {}): Adapter =>
  adapterFromLayer(
    "providers/media/ytdlp",
    MediaTools.layerVideos.pipe(
      Layer.provide(
        YtDlpVideoFetcher.layer({
          ...options,
          ...(maxSeconds === undefined ? {} : { maxDuration: Duration.seconds(maxSeconds) }),
          ...(timeoutMillis === undefined ? {} : { timeout: Duration.millis(timeoutMillis) })
        })
      )
    )
  )
