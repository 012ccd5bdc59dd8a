/**
 * What a font file says of itself: its family, how heavy it is, and which characters it has. Reads TrueType, OpenType,
 * the first font of a collection, and WOFF2.
 *
 * @see https://learn.microsoft.com/en-us/typography/opentype/spec/otff
 * @see https://www.w3.org/TR/WOFF2/
 */
import { brotliDecompressSync } from "node:zlib"

/** What is known of a font. */
export interface FontFacts {
  readonly family: string
  /** 1 to 1000; 400 is regular. */
  readonly weight: number
  readonly isItalic: boolean
  readonly has: (codePoint: number) => boolean
}

/** Undefined where the bytes are no font that can be read. */
export const factsOf = (bytes: Buffer): FontFacts | undefined => {
  try {
    const tables = bytes.toString("latin1", 0, 4) === "wOF2" ? woff2Tables(bytes) : sfntTables(bytes)
    const cmap = tables.get("cmap")
    if (cmap === undefined) return undefined
    const os2 = tables.get("OS/2")
    const names = tables.get("name")
    return {
      family: names === undefined ? "" : familyOf(names),
      weight: os2 === undefined ? 400 : os2.readUInt16BE(4),
      isItalic: os2 !== undefined && os2.length > 63 && (os2.readUInt16BE(62) & 1) === 1,
      has: lookup(rangesOf(cmap))
    }
  } catch {
    // Offsets of a broken file lead out of it.
    return undefined
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const sfntTables = (bytes: Buffer): ReadonlyMap<string, Buffer> => {
  const start = bytes.toString("latin1", 0, 4) === "ttcf" ? bytes.readUInt32BE(12) : 0
  const tables = new Map<string, Buffer>()
  const count = bytes.readUInt16BE(start + 4)
  for (let index = 0; index < count; index++) {
    const at = start + 12 + index * 16
    const offset = bytes.readUInt32BE(at + 8)
    tables.set(bytes.toString("latin1", at, at + 4), bytes.subarray(offset, offset + bytes.readUInt32BE(at + 12)))
  }
  return tables
}

/** Numbers of the tables that a WOFF2 file names by number, as far as they are looked at. */
const woff2Tags: Readonly<Record<number, string>> = { 0: "cmap", 5: "name", 6: "OS/2", 10: "glyf", 11: "loca" }
const maxUnpackedBytes = 64_000_000

const woff2Tables = (bytes: Buffer): ReadonlyMap<string, Buffer> => {
  const count = bytes.readUInt16BE(12)
  const compressed = bytes.readUInt32BE(20)
  let at = 48
  const base128 = (): number => {
    let value = 0
    for (let digits = 0; digits < 5; digits++) {
      const byte = bytes.readUInt8(at++)
      value = value * 128 + (byte & 0x7f)
      if ((byte & 0x80) === 0) break
    }
    return value
  }
  const entries: Array<{ readonly tag: string; readonly length: number }> = []
  for (let index = 0; index < count; index++) {
    const flags = bytes.readUInt8(at++)
    const known = flags & 0x3f
    const tag = known === 63 ? bytes.toString("latin1", at, (at += 4)) : (woff2Tags[known] ?? `#${known}`)
    const version = flags >> 6
    const length = base128()
    const isTransformed = tag === "glyf" || tag === "loca" ? version !== 3 : version !== 0
    entries.push({ tag, length: isTransformed ? base128() : length })
  }
  const stream = brotliDecompressSync(bytes.subarray(at, at + compressed), { maxOutputLength: maxUnpackedBytes })
  const tables = new Map<string, Buffer>()
  let offset = 0
  for (const { length, tag } of entries) {
    tables.set(tag, stream.subarray(offset, offset + length))
    offset += length
  }
  return tables
}

/** The typographic family where there is one (name 16), else the family (name 1). */
const familyOf = (names: Buffer): string => {
  const count = names.readUInt16BE(2)
  const storage = names.readUInt16BE(4)
  const found = new Map<number, string>()
  for (let index = 0; index < count; index++) {
    const at = 6 + index * 12
    const platform = names.readUInt16BE(at)
    const id = names.readUInt16BE(at + 6)
    if ((id !== 1 && id !== 16) || found.has(id) || (platform !== 3 && platform !== 0 && platform !== 1)) continue
    const start = storage + names.readUInt16BE(at + 10)
    const raw = names.subarray(start, start + names.readUInt16BE(at + 8))
    found.set(id, platform === 1 ? raw.toString("latin1") : Buffer.from(raw).swap16().toString("utf16le"))
  }
  return found.get(16) ?? found.get(1) ?? ""
}

type Ranges = ReadonlyArray<readonly [first: number, last: number]>

const rangesOf = (cmap: Buffer): Ranges => {
  const count = cmap.readUInt16BE(2)
  const subtables = Array.from({ length: count }, (_, index) => cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4)))
  const whole = subtables.find((one) => one.readUInt16BE(0) === 12)
  if (whole !== undefined) return groupsOf(whole)
  const basic = subtables.find((one) => one.readUInt16BE(0) === 4)
  return basic === undefined ? [] : segmentsOf(basic)
}

const groupsOf = (table: Buffer): Ranges =>
  Array.from({ length: table.readUInt32BE(12) }, (_, index) => {
    const at = 16 + index * 12
    return [table.readUInt32BE(at), table.readUInt32BE(at + 4)] as const
  })

const segmentsOf = (table: Buffer): Ranges => {
  const bytes = table.readUInt16BE(6)
  const ranges: Array<readonly [number, number]> = []
  for (let at = 0; at < bytes; at += 2) {
    const last = table.readUInt16BE(14 + at)
    const first = table.readUInt16BE(16 + bytes + at)
    const delta = table.readUInt16BE(16 + 2 * bytes + at)
    const offsetAt = 16 + 3 * bytes + at
    const offset = table.readUInt16BE(offsetAt)
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const glyph = offset === 0 ? (code + delta) & 0xffff : table.readUInt16BE(offsetAt + offset + (code - first) * 2)
      if (glyph === 0) continue
      const previous = ranges.at(-1)
      if (previous !== undefined && previous[1] === code - 1) ranges[ranges.length - 1] = [previous[0], code]
      else ranges.push([code, code])
    }
  }
  return ranges
}

const lookup =
  (ranges: Ranges) =>
  (codePoint: number): boolean => {
    let low = 0
    let high = ranges.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const [first, last] = ranges[middle] ?? [0, -1]
      if (codePoint < first) high = middle - 1
      else if (codePoint > last) low = middle + 1
      else return true
    }
    return false
  }
