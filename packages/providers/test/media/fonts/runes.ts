import { readFileSync } from "node:fs"
import { createRequire } from "node:module"

const bitter = createRequire(import.meta.url).resolve("@expo-google-fonts/bitter/700Bold/Bitter_700Bold.ttf")

/** A rune that no font has which the project installs. */
export const rune = "ᚠ"

/** A real font whose only letter is the rune. It calls itself Bitter. */
export const runes = (): Buffer => {
  const font = readFileSync(bitter)
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const at = 12 + index * 16
    const tag = font.toString("latin1", at, at + 4)
    const offset = font.readUInt32BE(at + 8)
    return { tag, content: tag === "cmap" ? cmap() : font.subarray(offset, offset + font.readUInt32BE(at + 12)) }
  })
  const head = Buffer.alloc(12 + tables.length * 16)
  font.copy(head, 0, 0, 12)
  const parts: Array<Buffer> = [head]
  let end = head.length
  for (const [index, { content, tag }] of tables.entries()) {
    const at = 12 + index * 16
    head.write(tag, at, "latin1")
    head.writeUInt32BE(end, at + 8)
    head.writeUInt32BE(content.length, at + 12)
    const padded = Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)])
    parts.push(padded)
    end += padded.length
  }
  return Buffer.concat(parts)
}

/** One table of format 12 for Windows, with one group of one letter, which is drawn as the tenth glyph. */
const cmap = (): Buffer => {
  const code = rune.codePointAt(0) ?? 0
  const table = Buffer.alloc(12 + 28)
  table.writeUInt16BE(1, 2)
  table.writeUInt16BE(3, 4)
  table.writeUInt16BE(10, 6)
  table.writeUInt32BE(12, 8)
  table.writeUInt16BE(12, 12)
  table.writeUInt32BE(28, 16)
  table.writeUInt32BE(1, 24)
  table.writeUInt32BE(code, 28)
  table.writeUInt32BE(code, 32)
  table.writeUInt32BE(10, 36)
  return table
}
