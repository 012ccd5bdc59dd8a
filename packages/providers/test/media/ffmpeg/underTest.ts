/**
 * The ffmpeg that is tested: that of `POSTWRIGHT_FFMPEG` and `POSTWRIGHT_FFPROBE` (ffprobe beside ffmpeg where only that is
 * named), else the one that is found. What is made is looked at with the ffmpeg of npm, whichever made it.
 */
import * as Ffmpeg from "@postwright/providers/media/ffmpeg/Ffmpeg"
import { dirname, join } from "node:path"

const ffmpegPath = process.env["POSTWRIGHT_FFMPEG"]
const ffprobePath =
  process.env["POSTWRIGHT_FFPROBE"] ?? (ffmpegPath === undefined ? undefined : join(dirname(ffmpegPath), "ffprobe"))

/** Where it is. */
export const programs: Ffmpeg.Options = {
  ...(ffmpegPath === undefined ? {} : { ffmpegPath }),
  ...(ffprobePath === undefined ? {} : { ffprobePath })
}

/** The adapter on it. */
export const ffmpeg = (options: Ffmpeg.Options = {}) => Ffmpeg.layer({ ...programs, ...options })
