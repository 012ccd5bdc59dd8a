/**
 * Files of subtitles: SubRip (`.srt`) and WebVTT (`.vtt`), written and read.
 *
 * @see {@link https://www.w3.org/TR/webvtt1/ | WebVTT}
 * @since 0.1.0
 */
import { type TimedText } from "../models/TimedText.ts"
import { steadyText } from "../text/Normalisation.ts"
import { joinWords } from "./WrittenWords.ts"

/** Text with its time on the screen. A `CaptionCue` is one too. */
export interface SubtitleCue {
  /** Seconds from the start, to the millisecond. */
  readonly startSeconds: number
  readonly endSeconds: number
  /** Each a line of text, or the words of one. */
  readonly lines: ReadonlyArray<string | ReadonlyArray<TimedText>>
  /** Who speaks, where the file says it. SubRip has no place for it. */
  readonly speaker?: string | undefined
}

/** A cue as it was read. */
export interface ReadCue extends SubtitleCue {
  readonly lines: ReadonlyArray<string>
}

/** What stands at the head of a WebVTT file. */
export interface VttOptions {
  /** For people who open the file; players skip it. */
  readonly note?: string
}

/** More than this is not read of a file: a day of speech has about 30,000 cues. */
export const maxSubtitleCues = 100_000

/**
 * A SubRip file. The format knows no escapes, so that an invisible word joiner keeps apart what players would take for
 * markup or a time: `<b>`, `{\an8}`, `-->`. Control characters and empty lines are left out, and so are cues without text.
 */
export const srt = (cues: ReadonlyArray<SubtitleCue>): string =>
  written(cues)
    .map(({ cue, lines }, index) => {
      const times = `${clock(cue.startSeconds, ",")} --> ${clock(endOf(cue), ",")}`
      return `${index + 1}\n${times}\n${lines.map(disarmed).join("\n")}\n`
    })
    .join("\n")

/** A WebVTT file. Text is escaped, so that it is shown as it is. Otherwise as `srt`. */
export const vtt = (cues: ReadonlyArray<SubtitleCue>, { note }: VttOptions = {}): string => {
  const noted = linesOf(note ?? "").map((line) => line.replaceAll("-->", "→"))
  const head = noted.length === 0 ? "WEBVTT\n" : `WEBVTT\n\nNOTE\n${noted.join("\n")}\n`
  const blocks = written(cues).map(({ cue, lines }) => {
    const times = `${clock(cue.startSeconds, ".")} --> ${clock(endOf(cue), ".")}`
    const speaker = linesOf(cue.speaker ?? "").join(" ")
    const voice = speaker === "" ? "" : `<v ${escaped(speaker)}>`
    return `${times}\n${voice}${lines.map(escaped).join("\n")}\n`
  })
  return [head, ...blocks].join("\n")
}

/**
 * The cues of a SubRip file in their order. Never fails: what is no cue is passed over, tags and overrides are left out,
 * and so are cues without text. Linear.
 */
export const parseSrt = (text: string): ReadonlyArray<ReadCue> =>
  blocksOf(text)
    .map(({ lines, ...times }) => ({
      ...times,
      lines: lines.flatMap((line) => linesOf(line.replace(override, "").replace(tag, "").replaceAll(joiner, "")))
    }))
    .filter(hasText)

/** The cues of a WebVTT file in their order; character references are resolved. Otherwise as `parseSrt`. */
export const parseVtt = (text: string): ReadonlyArray<ReadCue> =>
  blocksOf(text)
    .map(({ lines, ...times }) => {
      const whole = lines.join("\n")
      const speaker = linesOf(resolved(voice.exec(whole)?.[1] ?? "")).join(" ")
      return {
        ...times,
        lines: lines.flatMap((line) => linesOf(resolved(line.replace(tag, "")))),
        ...(speaker === "" ? {} : { speaker })
      }
    })
    .filter(hasText)

/**
 * Cues without what rolls: captions that machines make show each line twice, once as it comes and once above the next
 * one. Each line is kept with the time from its first to its last sight. Other cues stay as they are.
 */
export const withoutRolling = (cues: ReadonlyArray<ReadCue>): ReadonlyArray<ReadCue> => {
  const found: Array<ReadCue> = []
  let shown: ReadonlyArray<string> = []
  for (const cue of cues) {
    const last = found.at(-1)
    const isNear = last !== undefined && cue.startSeconds - last.endSeconds < 0.05
    const repeated = isNear ? overlap(shown, cue.lines) : 0
    const lines = cue.lines.slice(repeated)
    if (repeated > 0 && last !== undefined && lines.length === 0) {
      found[found.length - 1] = { ...last, endSeconds: Math.max(last.endSeconds, cue.endSeconds) }
    } else {
      found.push({ ...cue, lines })
    }
    shown = cue.lines
  }
  return found
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const joiner = "\u2060"

const linesOf = (text: string): ReadonlyArray<string> =>
  steadyText(text)
    .split(/\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/u)
    .map((line) => line.replace(/\s+/gu, " ").trim())
    .filter((line) => line !== "")

const written = (cues: ReadonlyArray<SubtitleCue>) =>
  cues
    .map((cue) => ({
      cue,
      lines: cue.lines.flatMap((line) =>
        linesOf(typeof line === "string" ? line : joinWords(line.map(({ text }) => text)))
      )
    }))
    .filter(({ lines }) => lines.length > 0)

const endOf = ({ endSeconds, startSeconds }: SubtitleCue): number => Math.max(startSeconds, endSeconds)

const clock = (seconds: number, point: string): string => {
  const millis = Number.isFinite(seconds) ? Math.max(0, Math.round(seconds * 1_000)) : 0
  const part = (value: number, length = 2) => String(Math.floor(value)).padStart(length, "0")
  const whole = `${part(millis / 3_600_000)}:${part((millis / 60_000) % 60)}:${part((millis / 1_000) % 60)}`
  return `${whole}${point}${part(millis % 1_000, 3)}`
}

const disarmed = (line: string): string =>
  line.replaceAll(joiner, "").replace(/<(?=[/!?a-z])|\{(?=\\)|--(?=>)/giu, (sign) => `${sign}${joiner}`)

const escaped = (line: string): string =>
  line.replace(/[&<>]/gu, (sign) => (sign === "&" ? "&amp;" : sign === "<" ? "&lt;" : "&gt;"))

const tag = /<\/?[a-z0-9][^<>]{0,500}>|<\d[\d:.]{0,20}>/giu
const override = /\{\\[^{}]{0,200}\}/gu
const voice = /<v(?:\.[^\s<>]{0,100})?\s+([^<>]{1,200})>/iu

const references: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["lrm", "\u200e"],
  ["rlm", "\u200f"]
])
const reference = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));/giu

const resolved = (text: string): string =>
  text.replace(reference, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return references.get(name.toLowerCase()) ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole
  })

const stamp = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})`
const timing = new RegExp(String.raw`^\s*${stamp}\s+-->\s+${stamp}(?:\s|$)`, "u")

interface Block {
  readonly startSeconds: number
  readonly endSeconds: number
  readonly lines: ReadonlyArray<string>
}

const blocksOf = (text: string): ReadonlyArray<Block> => {
  const found: Array<Block> = []
  const lines = text.replace(/^\ufeff/u, "").split(/\r\n|[\n\r]/u)
  for (let index = 0; index < lines.length && found.length < maxSubtitleCues; index++) {
    const times = timing.exec(lines[index] ?? "")
    if (times === null) continue
    const payload: Array<string> = []
    for (index++; index < lines.length && (lines[index] ?? "").trim() !== ""; index++) {
      // A sloppy file starts the next cue without a blank line.
      if (timing.test(lines[index] ?? "")) {
        if (/^\s*\d+\s*$/u.test(payload.at(-1) ?? "")) payload.pop()
        index--
        break
      }
      payload.push(lines[index] ?? "")
    }
    const start = secondsOf(times.slice(1, 5))
    found.push({ startSeconds: start, endSeconds: Math.max(start, secondsOf(times.slice(5, 9))), lines: payload })
  }
  return found
}

const secondsOf = ([hours, minutes, seconds, fraction = ""]: ReadonlyArray<string | undefined>): number =>
  (Number(hours ?? 0) * 3_600_000 +
    Number(minutes) * 60_000 +
    Number(seconds) * 1_000 +
    Number(fraction.padEnd(3, "0"))) /
  1_000

const hasText = ({ lines }: ReadCue): boolean => lines.length > 0

/** How many lines at the start of `after` stand at the end of `before`. */
const overlap = (before: ReadonlyArray<string>, after: ReadonlyArray<string>): number => {
  for (let count = Math.min(before.length, after.length); count > 0; count--) {
    if (before.slice(-count).every((line, index) => line === after[index])) return count
  }
  return 0
}
