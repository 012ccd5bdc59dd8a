/**
 * The XMP packet of an MP4: a `uuid` box at the end, so that `moov` stays in front and no offset changes.
 *
 * @see ISO 14496-12, section 4.2
 */
import { ascii, big32, closed, concat, type FileReading, maxPacketBytes, startsAt, viewOf } from "./xmpPlace.ts"

const xmpId = Uint8Array.from([
  0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8, 0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac
])
const c2paId = Uint8Array.from([
  0xd8, 0xfe, 0xc3, 0xd6, 0x1b, 0x0e, 0x48, 0x3c, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7e, 0xc4, 0x81
])
const fileType = ascii("ftyp")
const quickTime = ascii("qt  ")
const uuid = ascii("uuid")
const free = ascii("free")
const movie = ascii("moov")
const fragmentIndex = ascii("mfra")

interface Box {
  readonly start: number
  readonly end: number
  /** Where its content begins, behind size and type. */
  readonly content: number
}

/** Undefined where the bytes are no MP4. */
export const mp4Place = (bytes: Uint8Array): FileReading | undefined => {
  if (!startsAt(bytes, 4, fileType)) return undefined
  // QuickTime keeps XMP elsewhere.
  if (startsAt(bytes, 8, quickTime)) return closed("format-not-supported")
  const view = viewOf(bytes)
  let found: Box | undefined
  let insertAt = bytes.length
  let isSigned = false
  let hasMovie = false
  let isWhole = true
  for (let at = 0; at < bytes.length;) {
    const box = boxAt(bytes, view, at)
    if (box === undefined) {
      isWhole = false
      break
    }
    const is = (type: Uint8Array) => startsAt(bytes, at + 4, type)
    if (is(movie)) hasMovie = true
    // The index of fragments is looked for at the very end.
    if (is(fragmentIndex) && box.end === bytes.length) insertAt = at
    if (is(uuid) && startsAt(bytes, box.content, c2paId)) isSigned = true
    if (is(uuid) && found === undefined && startsAt(bytes, box.content, xmpId)) found = box
    at = box.end
  }
  const packet = found === undefined ? undefined : bytes.subarray(found.content + xmpId.length, found.end)
  if (isSigned) return closed("content-credentials", packet)
  if (!isWhole || !hasMovie) return closed("file-truncated", packet)
  if (packet !== undefined && packet.length > maxPacketBytes) return closed("metadata-unreadable")
  return {
    packet,
    withPacket: (next) => {
      if (next.length > maxPacketBytes) return undefined
      const box = concat(big32(8 + xmpId.length + next.length), uuid, xmpId, next)
      if (found?.end === insertAt) {
        return concat(bytes.subarray(0, found.start), box, bytes.subarray(insertAt))
      }
      const marked = concat(bytes.subarray(0, insertAt), box, bytes.subarray(insertAt))
      // What stands before the pictures keeps its room: their offsets count from the begin of the file.
      if (found !== undefined) marked.set(free, found.start + 4)
      return marked
    }
  }
}

/** Undefined where it does not end within the file, or tells no end: nothing can stand behind it then. */
const boxAt = (bytes: Uint8Array, view: DataView, at: number): Box | undefined => {
  if (at + 8 > bytes.length) return undefined
  const short = view.getUint32(at)
  if (short === 1 && at + 16 > bytes.length) return undefined
  const content = short === 1 ? at + 16 : at + 8
  const end = at + (short === 1 ? Number(view.getBigUint64(at + 8)) : short)
  return end < content || end > bytes.length ? undefined : { start: at, end, content }
}
