/**
 * The XMP packet of a PNG: an uncompressed `iTXt` chunk behind the header.
 *
 * @see https://www.w3.org/TR/png-3/#11iTXt
 */
import { ascii, big32, closed, concat, type FileReading, maxPacketBytes, startsAt, viewOf } from "./xmpPlace.ts"

const signature = ascii("\u0089PNG\r\n\u001a\n")
const header = ascii("IHDR")
const international = ascii("iTXt")
const end = ascii("IEND")
const credentials = ascii("caBX")
const keyword = ascii("XML:com.adobe.xmp\u0000")
/** Not compressed, of no language, its keyword not translated. */
const plain = Uint8Array.of(0, 0, 0, 0)

/** Undefined where the bytes are no PNG. */
export const pngPlace = (bytes: Uint8Array): FileReading | undefined => {
  if (!startsAt(bytes, 0, signature)) return undefined
  const view = viewOf(bytes)
  let found: { readonly start: number; readonly end: number; readonly packet: Uint8Array | undefined } | undefined
  let isSigned = false
  let isWhole = false
  for (let at = 8; at + 12 <= bytes.length;) {
    const next = at + 12 + view.getUint32(at)
    if (next > bytes.length || (at === 8 && !startsAt(bytes, 12, header))) break
    if (startsAt(bytes, at + 4, credentials)) isSigned = true
    if (found === undefined && startsAt(bytes, at + 4, international) && startsAt(bytes, at + 8, keyword)) {
      found = { start: at, end: next, packet: textOf(bytes.subarray(at + 8 + keyword.length, next - 4)) }
    }
    if (startsAt(bytes, at + 4, end)) {
      isWhole = true
      break
    }
    at = next
  }
  if (isSigned) return closed("content-credentials", found?.packet)
  if (!isWhole) return closed("file-truncated", found?.packet)
  if (found !== undefined && found.packet === undefined) return closed("metadata-unreadable")
  const headerEnd = 8 + 12 + view.getUint32(8)
  const place = found ?? { start: headerEnd, end: headerEnd }
  return {
    packet: found?.packet,
    withPacket: (packet) => {
      if (packet.length > maxPacketBytes) return undefined
      const content = concat(international, keyword, plain, packet)
      const chunk = concat(big32(content.length - 4), content, big32(checksum(content)))
      return concat(bytes.subarray(0, place.start), chunk, bytes.subarray(place.end))
    }
  }
}

/** What stands behind the keyword: two bytes of compression, the language, the keyword in it, and the text. */
const textOf = (content: Uint8Array): Uint8Array | undefined => {
  if (content[0] !== 0) return undefined
  const languageEnd = content.indexOf(0, 2)
  const keywordEnd = languageEnd < 0 ? -1 : content.indexOf(0, languageEnd + 1)
  const packet = content.subarray(keywordEnd + 1)
  return keywordEnd < 0 || packet.length > maxPacketBytes ? undefined : packet
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

/** CRC-32 as PNG has it. */
const checksum = (bytes: Uint8Array): number => {
  let value = 0xffffffff
  for (const byte of bytes) value = (table[(value ^ byte) & 255] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}
