/**
 * Transcripts: WebVTT and SubRip. The cues of one speaker that follow each other become one block of running text; the
 * text that offsets point into is the transcript extracted in this form, one paragraph a block.
 *
 * @see {@link https://www.w3.org/TR/webvtt1/ | WebVTT}
 * @since 0.1.0
 */
import { singleLine } from "../../text/Normalisation.ts"
import { type ParsedSource, type RawBlock } from "./blocks.ts"
import { decodeEntities } from "./entities.ts"
import { isBlank, linesOf } from "./lines.ts"
import { speakersOf } from "./speakers.ts"

/** Parses either format. Never fails: what has no cue gives no block. Linear. */
export const parseTranscript = (source: string): ParsedSource => {
  const turns = turnsOf(utterancesOf(source))
  const blocks: Array<RawBlock> = []
  let text = ""
  for (const turn of turns) {
    if (text !== "") text += "\n\n"
    if (turn.speaker !== undefined) text += `${turn.speaker}: `
    const start = text.length
    const softEnds: Array<number> = []
    for (const [index, part] of turn.parts.entries()) {
      text += index === 0 ? part : ` ${part}`
      softEnds.push(text.length)
    }
    blocks.push({ kind: "cue", start, end: text.length, speaker: turn.speaker, softEnds })
  }
  return { text, isExtracted: true, blocks }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Utterance {
  readonly speaker: string | undefined
  readonly text: string
}

interface Turn {
  readonly speaker: string | undefined
  readonly parts: Array<string>
}

const timing = /^\s*(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s+-->\s+(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}(?:\s|$)/
const voice = /<v(?:\.[^\s>]*)?\s+([^>]{1,200})>/g
const tag = /<\/?[^<>]{0,200}>/g
// `[Music]`, `(applause)` and notes of music are no speech.
const annotation =
  /\[[^[\]]{0,80}\]|\((?:music|applause|laughter|laughs|musik|applaus|gelächter|lachen)\)|[♪♫][^♪♫]{0,200}[♪♫]|[♪♫]+/gi

const utterancesOf = (source: string): ReadonlyArray<Utterance> => {
  const found: Array<Utterance> = []
  const lines = linesOf(source).map((line) => line.text)
  for (let index = 0; index < lines.length; index++) {
    if (!timing.test(lines[index] ?? "")) continue
    const payload: Array<string> = []
    // A cue ends at a blank line, or where a sloppy file starts the next timing without one.
    for (index++; index < lines.length && !isBlank(lines[index] ?? ""); index++) {
      if (timing.test(lines[index] ?? "")) {
        if (/^\d+$/.test(payload.at(-1) ?? "")) payload.pop()
        index--
        break
      }
      payload.push(lines[index] ?? "")
    }
    found.push(...voicesOf(payload.join("\n")))
  }
  return named(found)
}

// One cue may hold several voices.
const voicesOf = (payload: string): ReadonlyArray<Utterance> => {
  const found: Array<Utterance> = []
  const push = (speaker: string | undefined, raw: string) => {
    for (const line of raw.split("\n")) {
      const text = decodeEntities(line.replace(tag, "")).replace(annotation, " ").replace(/\s+/gu, " ").trim()
      if (/[\p{L}\p{N}]/u.test(text)) found.push({ speaker, text })
    }
  }
  let speaker: string | undefined
  let from = 0
  for (const match of payload.matchAll(voice)) {
    push(speaker, payload.slice(from, match.index))
    speaker = singleLine(decodeEntities(match[1] ?? "")) || undefined
    from = match.index + match[0].length
  }
  push(speaker, payload.slice(from))
  return found
}

// Takes `NAME:` for the speaker where no voice tag names one.
const named = (utterances: ReadonlyArray<Utterance>): ReadonlyArray<Utterance> => {
  const speakerOf = speakersOf(utterances.filter((item) => item.speaker === undefined).map((item) => item.text))
  let current: string | undefined
  return utterances.map((utterance) => {
    if (utterance.speaker !== undefined) {
      current = utterance.speaker
      return utterance
    }
    const found = speakerOf(utterance.text)
    if (found !== undefined) current = found.name
    return { speaker: current, text: utterance.text.slice(found?.length ?? 0).replace(/^>>\s*/, "") }
  })
}

const turnsOf = (utterances: ReadonlyArray<Utterance>): ReadonlyArray<Turn> => {
  const turns: Array<Turn> = []
  let previous = ""
  for (const { speaker, text } of utterances) {
    // Rolling captions repeat the line before.
    if (text === previous) continue
    previous = text
    const last = turns.at(-1)
    const isLong =
      (last?.parts.length ?? 0) >= 12 && speaker === undefined && /[.!?…]["'”’»]?$/.test(last?.parts.at(-1) ?? "")
    if (last !== undefined && last.speaker === speaker && !isLong) last.parts.push(text)
    else turns.push({ speaker, parts: [text] })
  }
  return turns
}
