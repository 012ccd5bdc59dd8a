/** Files as people bring them, made with the ffmpeg of npm, whichever is tested. */
import ffmpegOfNpm from "@ffmpeg-installer/ffmpeg"
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** Runs ffmpeg in a folder of its own, with these files in it, and gives the file of this name. */
export const given = (
  args: string | ReadonlyArray<string>,
  name: string,
  files: Readonly<Record<string, Uint8Array>> = {}
): Uint8Array => {
  const folder = mkdtempSync(join(tmpdir(), "postwright-test-given-"))
  try {
    for (const [file, bytes] of Object.entries(files)) writeFileSync(join(folder, file), bytes)
    const words = typeof args === "string" ? args.split(" ") : args
    const { status, stderr } = spawnSync(ffmpegOfNpm.path, ["-nostdin", "-v", "error", "-y", ...words, name], {
      cwd: folder
    })
    if (status !== 0) throw new Error(stderr.toString())
    return readFileSync(join(folder, name))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const codecs = {
  m4a: "-c:a aac -f mp4",
  mp3: "-c:a libmp3lame",
  ogg: "-c:a libvorbis",
  flac: "-c:a flac",
  webm: "-c:a libopus -ar 48000"
} as const

/** A WAV file as a compressed one. */
export const encoded = (sound: Uint8Array, as: keyof typeof codecs): Uint8Array =>
  given(`-i given.wav ${codecs[as]}`, `made.${as}`, { "given.wav": sound })
