import { type TimedText } from "@postwright/core/models/TimedText"
import { Option, Schema } from "effect"

/** What whisper.cpp heard. */
export interface WhisperAnswer {
  readonly text: string
  readonly language?: string
  readonly durationSeconds?: number
  readonly words?: ReadonlyArray<TimedText>
  readonly segments?: ReadonlyArray<TimedText>
}

/**
 * The JSON file that `whisper-cli -ojf` writes; nothing for anything else. Its texts are bytes, and a token may end within
 * a letter, so that bytes are joined to words before they are read as UTF-8.
 *
 * @see https://github.com/ggml-org/whisper.cpp/blob/master/examples/cli/cli.cpp
 */
export const answerOf = (file: Uint8Array): WhisperAnswer | undefined => {
  // One character a byte. The program escapes quotation marks and backslashes, and nothing else.
  const raw = Buffer.from(file)
    .toString("latin1")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, " ")
  const decoded = Option.getOrUndefined(decode(raw))
  if (decoded === undefined) return undefined
  const segments = decoded.transcription.flatMap((segment) => timed(segment.text, segment.offsets))
  const words = decoded.transcription.flatMap(({ tokens }) => wordsOf(tokens ?? []))
  const hasTokens = decoded.transcription.every(({ tokens }) => tokens !== undefined)
  return {
    text: segments.map(({ text }) => text).join(" "),
    ...(decoded.result?.language === undefined || !/^[a-z]{2,3}$/.test(decoded.result.language)
      ? {}
      : { language: decoded.result.language }),
    segments,
    ...(hasTokens ? { words } : {})
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Milliseconds. */
const Offsets = Schema.Struct({ from: Schema.Finite, to: Schema.Finite })

const decode = Schema.decodeUnknownOption(
  Schema.fromJsonString(
    Schema.Struct({
      result: Schema.optional(Schema.Struct({ language: Schema.optional(Schema.String) })),
      transcription: Schema.Array(
        Schema.Struct({
          text: Schema.String,
          offsets: Offsets,
          tokens: Schema.optional(
            Schema.Array(Schema.Struct({ text: Schema.String, offsets: Schema.optional(Offsets) }))
          )
        })
      )
    })
  )
)

const textOf = (bytes: string): string => Buffer.from(bytes, "latin1").toString("utf8").trim()

const timed = (bytes: string, { from, to }: typeof Offsets.Type): ReadonlyArray<TimedText> => {
  const text = textOf(bytes)
  return text === "" ? [] : [{ text, startSeconds: Math.max(0, from) / 1_000, endSeconds: Math.max(0, to) / 1_000 }]
}

/** `[_BEG_]`, `[_TT_150]`, `<|endoftext|>`: of the model, not of the speech. */
const isSpecial = (text: string): boolean => /^\s*(?:\[_[A-Z]+_?\d*\]|<\|[^|]*\|>)\s*$/.test(text)

/** A token that begins with a space begins a word. */
const wordsOf = (
  tokens: ReadonlyArray<{ readonly text: string; readonly offsets?: typeof Offsets.Type | undefined }>
): ReadonlyArray<TimedText> => {
  const groups: Array<{ text: string; from: number; to: number }> = []
  for (const { offsets, text } of tokens) {
    if (isSpecial(text) || offsets === undefined) continue
    const last = groups.at(-1)
    if (last === undefined || text.startsWith(" ")) groups.push({ text, ...offsets })
    else {
      last.text += text
      last.to = Math.max(last.to, offsets.to)
    }
  }
  return groups.flatMap(({ from, text, to }) => timed(text, { from, to }))
}
