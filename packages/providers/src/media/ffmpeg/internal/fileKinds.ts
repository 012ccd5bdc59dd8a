/**
 * What a file is by its first bytes. ffmpeg is told, and never guesses: among what it would take by itself are play lists
 * that name other files.
 *
 * @since 0.1.0
 */
import { unreadPictureOf } from "@postwright/core/media/UnreadPictures"

/** A kind of file that is worked with. */
export interface FileKind {
  /** As `MediaFacts` names it. */
  readonly container: string
  readonly extension: string
  /** What ffmpeg reads it with; none for documents. */
  readonly demuxer: string | undefined
  /** A single picture. */
  readonly isPicture: boolean
}

/** So many bytes tell. */
export const headBytes = 64

/** The kind, or nothing for what is none of them. */
export const sniff = (head: Uint8Array): FileKind | undefined => {
  const text = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to))
  const begins = (...bytes: ReadonlyArray<number>) => bytes.every((byte, index) => head[index] === byte)
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return picture("png", "png_pipe")
  if (begins(0xff, 0xd8, 0xff)) return picture("jpeg", "jpeg_pipe", "jpg")
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return picture("webp", "webp_pipe")
  if (text(0, 4) === "GIF8") return moving("gif", "gif")
  if (unreadPictureOf(head) !== undefined) return undefined
  if (text(4, 8) === "ftyp") {
    const brand = text(8, 12)
    return brand === "qt  " ? moving("mov", "mov") : moving("mp4", "mov")
  }
  if (["moov", "mdat", "wide", "free", "skip"].includes(text(4, 8))) return moving("mov", "mov")
  if (begins(0x1a, 0x45, 0xdf, 0xa3)) {
    return text(0, headBytes).includes("webm") ? moving("webm", "matroska") : moving("mkv", "matroska")
  }
  if (text(0, 4) === "RIFF" && text(8, 12) === "WAVE") return moving("wav", "wav")
  if (text(0, 4) === "RIFF" && text(8, 12) === "AVI ") return moving("avi", "avi")
  if (text(0, 4) === "OggS") return moving("ogg", "ogg")
  if (text(0, 4) === "fLaC") return moving("flac", "flac")
  if (text(0, 3) === "ID3") return moving("mp3", "mp3")
  if (begins(0xff) && ((head[1] ?? 0) & 0xf6) === 0xf0) return moving("aac", "aac")
  if (begins(0xff) && ((head[1] ?? 0) & 0xe6) === 0xe2) return moving("mp3", "mp3")
  if (text(0, 5) === "%PDF-") return { container: "pdf", extension: "pdf", demuxer: undefined, isPicture: false }
  return undefined
}

/** The options that have ffmpeg read a file as what it is. */
export const readAs = (kind: FileKind): ReadonlyArray<string> =>
  kind.demuxer === undefined ? [] : ["-f", kind.demuxer]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const picture = (container: string, demuxer: string, extension = container): FileKind => ({
  container,
  extension,
  demuxer,
  isPicture: true
})

const moving = (container: string, demuxer: string): FileKind => ({
  container,
  extension: container,
  demuxer,
  isPicture: false
})
