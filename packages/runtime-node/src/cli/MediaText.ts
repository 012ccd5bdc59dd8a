/**
 * Facts and findings of media files as text.
 *
 * @since 0.1.0
 */
import { type Format, type Platform, platformNames } from "@postwright/core/content/Platform"
import { type MediaFinding } from "@postwright/core/media/MediaCheck"
import { type MediaFacts } from "@postwright/core/media/MediaFacts"
import { printable } from "./Screen.ts"

export type Tongue = "en" | "de"

/** What was measured, as pairs of what and how much. */
export const factRows = (facts: MediaFacts, tongue: Tongue): ReadonlyArray<readonly [name: string, value: string]> => {
  const words = tongue === "de" ? german : english
  const { loudness, picture, sound } = facts
  const number = (value: number, digits = 2) =>
    new Intl.NumberFormat(tongue, { maximumFractionDigits: digits }).format(value)
  const rows: ReadonlyArray<readonly [string, string | undefined]> = [
    [words.kind, `${words.kinds[facts.kind]}, ${facts.container}`],
    [words.bytes, bytesText(facts.bytes, tongue)],
    [words.duration, facts.durationSeconds === undefined ? undefined : `${number(facts.durationSeconds)} s`],
    [words.pages, facts.pages === undefined ? undefined : number(facts.pages)],
    [
      words.picture,
      picture &&
        joined(
          `${picture.widthPx} × ${picture.heightPx}`,
          joined([picture.codec, picture.profile].filter((part) => part !== undefined).join(" "), picture.pixelFormat),
          picture.hdr === undefined ? undefined : `HDR (${picture.hdr.toUpperCase()})`,
          picture.framesPerSecond === undefined ? undefined : `${number(picture.framesPerSecond)} fps`,
          picture.bitsPerSecond === undefined ? undefined : `${number(picture.bitsPerSecond / 1_000_000)} Mbit/s`,
          picture.isInterlaced === true ? words.interlaced : undefined,
          picture.hasConstantRate === false ? words.variable : undefined
        )
    ],
    [
      words.sound,
      sound
        ? joined(
            sound.codec,
            `${number(sound.sampleRateHz / 1_000)} kHz`,
            words.channels(sound.channels),
            sound.bitsPerSecond === undefined ? undefined : `${number(sound.bitsPerSecond / 1_000, 0)} kbit/s`
          )
        : facts.kind === "video"
          ? words.none
          : undefined
    ],
    [
      words.loudness,
      loudness &&
        (loudness.integratedLufs === undefined
          ? words.silence
          : joined(
              `${number(loudness.integratedLufs, 1)} LUFS`,
              loudness.truePeakDbtp === undefined ? undefined : `${number(loudness.truePeakDbtp, 1)} dBTP`
            ))
    ],
    [words.start, facts.hasMoovFirst === undefined ? undefined : facts.hasMoovFirst ? words.yes : words.no],
    [words.chapters, facts.chapters === undefined || facts.chapters === 0 ? undefined : number(facts.chapters)]
  ]
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
}

/** One line for each pair, below each other. */
export const rowsText = (rows: ReadonlyArray<readonly [string, string]>, indent = "  "): string => {
  const width = Math.max(0, ...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `${indent}${name.padEnd(width)}  ${printable(value)}\n`).join("")
}

/** What was measured before and after, side by side: rows that differ come with both. */
export const beforeAfter = (before: MediaFacts, after: MediaFacts, tongue: Tongue): string => {
  const words = tongue === "de" ? german : english
  const [first, second] = [factRows(before, tongue), new Map(factRows(after, tongue))]
  const names = [...new Set([...first.map(([name]) => name), ...second.keys()])]
  const known = new Map(first)
  const table = [
    ["", words.before, words.after] as const,
    ...names.map((name) => [name, known.get(name) ?? words.none, second.get(name) ?? words.none] as const)
  ]
  const width = (column: 0 | 1) => Math.max(...table.map((row) => row[column].length))
  return table
    .map(([name, was, is]) =>
      printable(`  ${name.padEnd(width(0))}  ${was.padEnd(width(1))}  ${is}`)
        .trimEnd()
        .concat("\n")
    )
    .join("")
}

/** A line for each finding: what blocks by a cross, what only may by an exclamation mark, with the rule's id. */
export const findingsText = (findings: ReadonlyArray<MediaFinding>, tongue: Tongue, indent = "  "): string =>
  findings
    .map(
      ({ message, rule }) =>
        `${indent}${rule.severity === "block" ? "✗" : "!"} ${printable(message[tongue])}  [${rule.id}]\n`
    )
    .join("")

/** `Instagram, carousel`. */
export const targetText = (platform: Platform, format: Format, tongue: Tongue): string =>
  `${platformNames[platform]}, ${tongue === "de" ? germanFormats[format] : format}`

/** A finding for programs. */
export const findingJson = ({ actual, expected, message, rule }: MediaFinding, tongue: Tongue) => ({
  ruleId: rule.id,
  severity: rule.severity,
  measure: rule.requirement.measure,
  actual,
  expected,
  message: message[tongue],
  source: rule.source,
  dateChecked: rule.dateChecked
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const joined = (...parts: ReadonlyArray<string | undefined>): string =>
  parts.filter((part) => part !== undefined).join(", ")

const bytesText = (bytes: number, tongue: Tongue): string => {
  const number = (value: number) => new Intl.NumberFormat(tongue, { maximumFractionDigits: 1 }).format(value)
  if (bytes >= 1e9) return `${number(bytes / 1e9)} GB`
  if (bytes >= 1e6) return `${number(bytes / 1e6)} MB`
  return bytes >= 1e3 ? `${number(bytes / 1e3)} kB` : `${bytes} ${tongue === "de" ? "Bytes" : "bytes"}`
}

const germanFormats: Readonly<Record<Format, string>> = {
  post: "Post",
  thread: "Thread",
  carousel: "Karussell",
  video: "Video"
}

const english = {
  kind: "file",
  kinds: { image: "picture", video: "video", audio: "sound", document: "document" },
  bytes: "size",
  duration: "length",
  pages: "pages",
  picture: "picture",
  sound: "sound",
  loudness: "loudness",
  start: "moov first",
  chapters: "chapters",
  interlaced: "interlaced",
  variable: "variable rate",
  silence: "silence",
  none: "none",
  yes: "yes",
  no: "no",
  before: "before",
  after: "after",
  channels: (count: number) => (count === 1 ? "1 channel" : `${count} channels`)
}

const german: typeof english = {
  kind: "Datei",
  kinds: { image: "Bild", video: "Video", audio: "Ton", document: "Dokument" },
  bytes: "Größe",
  duration: "Länge",
  pages: "Seiten",
  picture: "Bild",
  sound: "Ton",
  loudness: "Lautheit",
  start: "moov vorn",
  chapters: "Kapitel",
  interlaced: "Halbbilder",
  variable: "wechselnde Rate",
  silence: "Stille",
  none: "keine",
  yes: "ja",
  no: "nein",
  before: "vorher",
  after: "nachher",
  channels: (count) => (count === 1 ? "1 Kanal" : `${count} Kanäle`)
}
