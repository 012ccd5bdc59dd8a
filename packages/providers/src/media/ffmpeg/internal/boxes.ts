/**
 * Reads the structure of MP4 and MOV files: what ffprobe does not tell, or tells only after reading all of a file.
 *
 * @see https://www.iso.org/standard/83102.html (ISO/IEC 14496-12)
 * @since 0.1.0
 */
import { type FileHandle, open } from "node:fs/promises"

/** What the boxes say. */
export interface BoxFacts {
  /** Whether the index stands before the media. */
  readonly hasMoovFirst: boolean
  readonly hasEditList: boolean
  /** Whether a box reaches beyond the end of the file. */
  readonly isCutOff: boolean
  /** Of the first video track. */
  readonly video: VideoTrack | undefined
}

export interface VideoTrack {
  readonly frames: number
  /** Whether all frames last equally long; the last one may differ. */
  readonly hasConstantRate: boolean
  /** Seconds between key frames at most, the end of the track included. */
  readonly keyframeSeconds: number | undefined
}

/** Reads the boxes; nothing where there is no index, or one too large to be true. */
export const readBoxes = async (path: string): Promise<BoxFacts | undefined> => {
  const file = await open(path, "r")
  try {
    const { size } = await file.stat()
    return await readFileBoxes(file, size)
  } finally {
    await file.close()
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const largestIndex = 64_000_000
const mostBoxes = 100_000

const readFileBoxes = async (file: FileHandle, size: number): Promise<BoxFacts | undefined> => {
  let at = 0
  let hasMedia = false
  let isCutOff = false
  let index: { readonly bytes: Buffer; readonly isFirst: boolean } | undefined
  for (let count = 0; at + 8 <= size && count < mostBoxes; count += 1) {
    const head = Buffer.alloc(16)
    await file.read(head, 0, 16, at)
    const type = head.toString("latin1", 4, 8)
    const short = head.readUInt32BE(0)
    const header = short === 1 ? 16 : 8
    const length = short === 0 ? size - at : short === 1 ? Number(head.readBigUInt64BE(8)) : short
    if (length < header) return undefined
    if (at + length > size) isCutOff = true
    if (type === "mdat") hasMedia = true
    if (type === "moov" && index === undefined) {
      if (length > largestIndex || at + length > size) return undefined
      const bytes = Buffer.alloc(length - header)
      await file.read(bytes, 0, bytes.length, at + header)
      index = { bytes, isFirst: !hasMedia }
    }
    at += length
  }
  if (index === undefined) return undefined
  const tracks = children(index.bytes).filter(({ type }) => type === "trak")
  const video = tracks.find((track) => handlerOf(track.bytes) === "vide")
  return {
    hasMoovFirst: index.isFirst,
    hasEditList: tracks.some((track) => find(track.bytes, "edts", "elst") !== undefined),
    isCutOff,
    video: video === undefined ? undefined : videoOf(video.bytes)
  }
}

interface BoxBytes {
  readonly type: string
  readonly bytes: Buffer
}

const children = (bytes: Buffer): ReadonlyArray<BoxBytes> => {
  const found: Array<BoxBytes> = []
  let at = 0
  while (at + 8 <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    if (length < 8 || at + length > bytes.length) break
    found.push({ type: bytes.toString("latin1", at + 4, at + 8), bytes: bytes.subarray(at + 8, at + length) })
    at += length
  }
  return found
}

const find = (bytes: Buffer, ...path: ReadonlyArray<string>): Buffer | undefined => {
  let found: Buffer | undefined = bytes
  for (const type of path) found = found && children(found).find((box) => box.type === type)?.bytes
  return found
}

const handlerOf = (track: Buffer): string => find(track, "mdia", "hdlr")?.toString("latin1", 8, 12) ?? ""

const videoOf = (track: Buffer): VideoTrack | undefined => {
  const header = find(track, "mdia", "mdhd")
  const times = find(track, "mdia", "minf", "stbl", "stts")
  if (header === undefined || times === undefined || header.length < 24 || times.length < 8) return undefined
  const timescale = header.readUInt32BE(header[0] === 1 ? 20 : 12)
  const runs = pairs(times)
  const frames = runs.reduce((sum, [count]) => sum + count, 0)
  // Fragmented files have their frames elsewhere.
  if (frames === 0 || timescale === 0) return undefined
  const usual = runs.toSorted((a, b) => b[0] - a[0])[0]?.[1] ?? 0
  const isConstant = runs.every(
    ([count, delta], at) =>
      delta === usual || (at === runs.length - 1 && count === 1) || Math.abs(delta - usual) <= timescale / 1_000
  )
  const sync = find(track, "mdia", "minf", "stbl", "stss")
  const keys = sync === undefined ? undefined : singles(sync)
  return {
    frames,
    hasConstantRate: isConstant,
    keyframeSeconds: longestBetween(keys, runs, frames, timescale)
  }
}

/** Without a list of key frames every frame is one. */
const longestBetween = (
  keys: ReadonlyArray<number> | undefined,
  runs: ReadonlyArray<readonly [number, number]>,
  frames: number,
  timescale: number
): number => {
  const lengths = runs.map(([, delta]) => delta)
  if (keys === undefined) return Math.max(0, ...lengths) / timescale
  let longest = 0
  let run = 0
  let runEnd = runs[0]?.[0] ?? 0
  let runStart = 0
  let timeAtRun = 0
  const timeOf = (frame: number): number => {
    while (frame >= runEnd && run + 1 < runs.length) {
      timeAtRun += (runEnd - runStart) * (runs[run]?.[1] ?? 0)
      run += 1
      runStart = runEnd
      runEnd += runs[run]?.[0] ?? 0
    }
    return timeAtRun + (frame - runStart) * (runs[run]?.[1] ?? 0)
  }
  let before = 0
  for (const key of [...keys.slice(1).map((number) => number - 1), frames]) {
    const time = timeOf(key)
    longest = Math.max(longest, time - before)
    before = time
  }
  return longest / timescale
}

const countOf = (bytes: Buffer, width: number): number =>
  bytes.length < 8 ? 0 : Math.min(bytes.readUInt32BE(4), Math.floor((bytes.length - 8) / width))

const pairs = (bytes: Buffer): ReadonlyArray<readonly [number, number]> =>
  Array.from({ length: countOf(bytes, 8) }, (_, at) => [
    bytes.readUInt32BE(8 + at * 8),
    bytes.readUInt32BE(12 + at * 8)
  ])

const singles = (bytes: Buffer): ReadonlyArray<number> =>
  Array.from({ length: countOf(bytes, 4) }, (_, at) => bytes.readUInt32BE(8 + at * 4))
