/**
 * Port: reads what a page with a video says of it, its captions and its sound. Adapter: `packages/providers/src/media/ytdlp`.
 *
 * @since 0.1.0
 */
import { Context, type Effect } from "effect"
import { type MediaError } from "./MediaError.ts"

/** Captions of a video that can be had. */
export interface OfferedCaptions {
  /** As the page names it: `de`, `de-DE`, `en-orig`. */
  readonly language: string
  /** `author`: somebody wrote them. `automatic`: the network's machine did, or translated them. */
  readonly kind: "author" | "automatic"
}

/** What a page says of its video. */
export interface VideoFacts {
  /** Of the video itself, without what only tracks who shared it. */
  readonly address: string
  readonly title: string
  /** Absent where the page does not say. */
  readonly seconds?: number
  /** Who published it. */
  readonly author?: string
  /** BCP 47 of what is spoken, where the page says it. */
  readonly language?: string
  readonly captions: ReadonlyArray<OfferedCaptions>
  /** What a person should know, such as that the tool is old. English. */
  readonly warnings: ReadonlyArray<string>
}

export class VideoFetcher extends Context.Service<
  VideoFetcher,
  {
    /**
     * Reads the page. Fails with `MediaRejected` for an address that may not be read, a video that is private, gone,
     * behind an age limit, still live or too long, with `MediaToolMissing`, `RenderFailed`, `RenderTimedOut`.
     */
    readonly describe: (address: string) => Effect.Effect<VideoFacts, MediaError>
    /** The file of captions that the facts offered: WebVTT. Otherwise as `describe`. */
    readonly captions: (video: VideoFacts, captions: OfferedCaptions) => Effect.Effect<string, MediaError>
    /** The sound. Fails as `describe`, and with `MediaRejected` for one that is too large. */
    readonly sound: (
      video: VideoFacts
    ) => Effect.Effect<{ readonly bytes: Uint8Array; readonly mediaType: string }, MediaError>
  }
>()("@postwright/core/media/VideoFetcher") {}
