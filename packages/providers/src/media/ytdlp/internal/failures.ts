import { MediaRejected, RenderFailed } from "@postwright/core/media/MediaError"
import { lastLineOf } from "../../shared/Program.ts"

/** The video, or its address, is refused. `remedy`: what to do. */
export const rejected = (summary: string, remedy: string): MediaRejected => new MediaRejected({ summary, remedy })

/** What the end of yt-dlp's standard error means. */
export const failureOf = (error: string): MediaRejected | RenderFailed => {
  const told = error.toLowerCase()
  for (const { remedy, signs, summary } of known)
    if (signs.some((sign) => told.includes(sign))) return rejected(summary, remedy)
  return new RenderFailed({ tool: "yt-dlp", detail: lastLineOf(error).replace(/^ERROR: */i, "") })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const transcript = "Name another video, or a transcript of it (.vtt, .srt)"

/** @see https://github.com/yt-dlp/yt-dlp/blob/master/yt_dlp/extractor/youtube/_video.py */
const known: ReadonlyArray<{
  readonly signs: ReadonlyArray<string>
  readonly summary: string
  readonly remedy: string
}> = [
  { signs: ["private video", "video is private"], summary: "The video is private", remedy: transcript },
  {
    signs: ["confirm your age", "age-restricted", "inappropriate for some users"],
    summary: "The video is behind an age limit",
    remedy: transcript
  },
  { signs: ["members-only", "join this channel"], summary: "The video is for members only", remedy: transcript },
  {
    signs: ["not a bot", "http error 429", "too many requests"],
    summary: "The network does not answer this machine for now",
    remedy: "Try again later, or name a transcript of the video (.vtt, .srt)"
  },
  {
    signs: [
      "video unavailable",
      "has been removed",
      "does not exist",
      "no longer available",
      "http error 404",
      "account associated with this video has been terminated"
    ],
    summary: "The video is not there, or was removed",
    remedy: "Check the address"
  },
  {
    signs: ["not available in your country", "geo restriction", "geo-restrict"],
    summary: "The video is not shown in this country",
    remedy: transcript
  },
  {
    signs: ["unsupported url", "is not a valid url"],
    summary: "There is no video at the address",
    remedy: "Check the address"
  },
  {
    signs: ["file is larger than max-filesize"],
    summary: "The sound of the video is too large",
    remedy: "Name a shorter video, or its transcript"
  }
]
