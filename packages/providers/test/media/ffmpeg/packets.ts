/** What a video is made of, packet by packet, as the ffprobe of npm and the stream itself tell it. */
import ffprobe from "@ffprobe-installer/ffprobe"
import { spawnSync } from "node:child_process"
import { accessSync, chmodSync, constants } from "node:fs"
import { given } from "./given.ts"

export interface Packet {
  readonly shownAt: number
  readonly storedAt: number
  readonly isKey: boolean
}

/** What a file says of itself: its tags, and the titles of its chapters. */
export const formatTagsOf = (path: string): { tags: Record<string, string>; chapters: ReadonlyArray<string> } => {
  const { chapters, format } = JSON.parse(probed(path, "-show_format -show_chapters -of json"))
  return {
    tags: format.tags ?? {},
    chapters: chapters.map((chapter: { tags?: { title?: string } }) => chapter.tags?.title)
  }
}

/** How the colours of a video are to be read: matrix, primaries and transfer. */
export const colorsOf = (path: string): ReadonlyArray<string> => {
  const wanted = "stream=color_space,color_primaries,color_transfer"
  const [stream] = JSON.parse(probed(path, `-select_streams v:0 -show_entries ${wanted} -of json`)).streams
  return [stream.color_space, stream.color_primaries, stream.color_transfer]
}

/** Packets of the first video track, in the order in which they are stored. */
export const packetsOf = (path: string): ReadonlyArray<Packet> =>
  probed(path, "-select_streams v:0 -show_entries packet=pts_time,dts_time,flags -of csv=p=0")
    .trim()
    .split("\n")
    .map((line) => {
      const [shown, stored, flags = ""] = line.split(",")
      return { shownAt: Number(shown), storedAt: Number(stored), isKey: flags.startsWith("K") }
    })

/** Whether each picture is one that decoding can begin at and nothing behind refers beyond (IDR), in stored order. */
export const beginningsOf = (video: Uint8Array): ReadonlyArray<boolean> => {
  const stream = given("-i given.mp4 -map 0:v:0 -c copy -bsf:v h264_mp4toannexb -f h264", "stream.h264", {
    "given.mp4": video
  })
  const found: Array<boolean> = []
  for (let at = 0; at + 4 < stream.length; at += 1) {
    if (stream[at] !== 0 || stream[at + 1] !== 0 || stream[at + 2] !== 1) continue
    const type = (stream[at + 3] ?? 0) & 0x1f
    // The first slice of a picture begins with a 1: number 0 of its blocks, in Exp-Golomb.
    const isFirstSlice = ((stream[at + 4] ?? 0) & 0x80) !== 0
    if ((type === 1 || type === 5) && isFirstSlice) found.push(type === 5)
  }
  return found
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const probed = (path: string, wanted: string): string => {
  const { status, stderr, stdout } = spawnSync(runnable(ffprobe.path), ["-v", "error", ...wanted.split(" "), path])
  if (status !== 0) throw new Error(stderr.toString())
  return stdout.toString()
}

const runnable = (path: string): string => {
  try {
    accessSync(path, constants.X_OK)
  } catch {
    chmodSync(path, 0o755)
  }
  return path
}
