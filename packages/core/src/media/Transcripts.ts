/**
 * Transcripts with times: of videos on the Web, of recordings and of files of subtitles. They become sources of briefs, so
 * nothing in them is made up: captions, or what a model heard, and it is said which.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer } from "effect"
import { type ModelId } from "../models/ModelChoice.ts"
import { type ModelError } from "../models/ModelError.ts"
import { type Transcription } from "../models/TranscriptionModel.ts"
import { TranscriptionModels } from "../models/TranscriptionModels.ts"
import { Transcriptions } from "../models/Transcriptions.ts"
import { type ObjectError } from "../objects/ObjectError.ts"
import { ObjectStore } from "../objects/ObjectStore.ts"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { primarySubtag } from "../text/Language.ts"
import { singleLine } from "../text/Normalisation.ts"
import { type BudgetId } from "../usage/Budget.ts"
import { Ledger } from "../usage/Ledger.ts"
import { type UsageError } from "../usage/UsageError.ts"
import { captionCues } from "./Captions.ts"
import { makeHearing } from "./internal/hearing.ts"
import { makePaidAnswers } from "./internal/paidAnswers.ts"
import { MediaError, MediaRejected, MediaUnreadable } from "./MediaError.ts"
import { MediaTools } from "./MediaTools.ts"
import { parseSrt, parseVtt, type ReadCue, vtt, withoutRolling } from "./SubtitleFiles.ts"
import { type OfferedCaptions, type VideoFacts } from "./VideoFetcher.ts"
import { joinWords } from "./WrittenWords.ts"

/** How a transcript came to be. */
export type TranscriptOrigin =
  /** Captions that somebody wrote. */
  | { readonly kind: "author"; readonly captions: string }
  /** Captions of the network's machine. */
  | { readonly kind: "automatic"; readonly captions: string }
  /** A model heard it. */
  | { readonly kind: "model"; readonly model: ModelId; readonly name: string }
  /** A file of subtitles; who wrote it is not known. */
  | { readonly kind: "file" }

/** A transcript. */
export interface Transcript {
  readonly title: string
  /** Of the video. */
  readonly address?: string
  readonly author?: string
  /** Of the video or recording; else the end of the last cue. */
  readonly seconds: number
  /** BCP 47, where it is known. */
  readonly language?: string
  readonly cues: ReadonlyArray<ReadCue>
  readonly origin: TranscriptOrigin
  /** WebVTT with a note that tells title, address and origin: a source that a brief can name. */
  readonly vtt: string
  /** What a person should know. English. */
  readonly warnings: ReadonlyArray<string>
}

/** What is wanted. */
export interface TranscriptOptions {
  /** BCP 47. @default the language that is spoken */
  readonly language?: string
  /** Hears what has no captions. @default nobody */
  readonly model?: ModelId
  /** What is charged. @default none */
  readonly budgets?: ReadonlyArray<BudgetId>
}

/** Why there is no transcript. */
export type TranscriptFailure = MediaError | ModelError | UsageError | ObjectError

/** What is said in videos and recordings, with times. Nothing is made up. */
export class Transcripts extends Context.Service<
  Transcripts,
  {
    /**
     * Of a video on the Web: captions of its author, else those of the network's machine, else what the model hears. Fails
     * with `MediaToolMissing` where nothing reads videos, with `MediaRejected` where there are no captions and no model,
     * with `MediaUnreadable` where nobody speaks, and with what the fetcher and the model fail with.
     */
    readonly ofVideo: (
      address: string,
      options?: TranscriptOptions
    ) => Effect.Effect<Transcript, TranscriptFailure, CurrentActor>
    /** Of a recording, by the model. Fails with `MediaRejected` where none was chosen. */
    readonly ofRecording: (
      recording: { readonly name: string; readonly bytes: Uint8Array; readonly mediaType: string },
      options?: TranscriptOptions
    ) => Effect.Effect<Transcript, TranscriptFailure, CurrentActor>
    /** Of the text of an `.srt` or `.vtt` file. Fails with `MediaUnreadable` where it has no cue. */
    readonly ofSubtitles: (
      file: { readonly name: string; readonly text: string },
      options?: TranscriptOptions
    ) => Effect.Effect<Transcript, MediaError>
  }
>()("@postwright/core/media/Transcripts") {
  /** Over the registries of models and tools, the ledger and the objects. */
  static readonly layerNoDeps = Layer.effect(
    Transcripts,
    Effect.gen(function* () {
      const heardIn = makeHearing({
        paid: makePaidAnswers({ ledger: yield* Ledger, objects: yield* ObjectStore }),
        transcriptions: yield* Transcriptions,
        transcriptionModels: yield* TranscriptionModels
      })
      const tools = yield* MediaTools

      const heard = Effect.fnUntraced(function* (
        about: Pick<Transcript, "title" | "address" | "author"> & { readonly seconds?: number },
        recording: { readonly bytes: Uint8Array; readonly mediaType: string },
        model: ModelId,
        { budgets = [], language }: TranscriptOptions
      ) {
        const expected = about.seconds ?? recording.bytes.length / usualBytesPerSecond
        const transcription = yield* heardIn(model, recording, { budgets, language, seconds: expected })
        const seconds = about.seconds ?? transcription.durationSeconds
        const told = transcription.language ?? language
        return yield* transcriptOf(
          {
            ...about,
            ...(seconds === undefined ? {} : { seconds }),
            ...(told === undefined ? {} : { language: told }),
            origin: { kind: "model", model, name: transcription.model }
          },
          cuesOf(transcription, seconds),
          transcription.warnings
        )
      })

      const ofVideo = Effect.fn("Transcripts.ofVideo")(function* (address: string, options: TranscriptOptions = {}) {
        const fetcher = yield* tools.get("videos")
        const facts = yield* fetcher.describe(address)
        const { author, language: spoken, seconds, title, warnings } = facts
        const about = {
          title,
          address: facts.address,
          ...(author === undefined ? {} : { author }),
          ...(seconds === undefined ? {} : { seconds })
        }
        const chosen = captionsFor(facts, options.language)
        if (chosen !== undefined) {
          const cues = withoutRolling(parseVtt(yield* fetcher.captions(facts, chosen)))
          const told = [...warnings, ...warningsOf(chosen, spoken)]
          const language = /^[a-z]{2,3}(-[A-Z]{2})?/.exec(chosen.language)?.[0]
          const origin = { kind: chosen.kind, captions: chosen.language }
          return yield* transcriptOf({ ...about, ...(language === undefined ? {} : { language }), origin }, cues, told)
        }
        if (options.model === undefined)
          return yield* new MediaError({ reason: withoutCaptions(facts, options.language) })
        const sound = yield* fetcher.sound(facts)
        const transcript = yield* heard(about, sound, options.model, {
          ...(spoken === undefined ? {} : { language: spoken }),
          ...options
        })
        return { ...transcript, warnings: [...warnings, ...transcript.warnings] }
      })

      const ofRecording = Effect.fn("Transcripts.ofRecording")(function* (
        recording: { readonly name: string; readonly bytes: Uint8Array; readonly mediaType: string },
        options: TranscriptOptions = {}
      ) {
        if (options.model === undefined) {
          return yield* new MediaError({
            reason: new MediaRejected({
              summary: `"${recording.name}" has to be heard, and no model was chosen`,
              remedy: chooseModel
            })
          })
        }
        return yield* heard({ title: titleOf(recording.name) }, recording, options.model, options)
      })

      const ofSubtitles = Effect.fn("Transcripts.ofSubtitles")(function* (
        { name, text }: { readonly name: string; readonly text: string },
        { language }: TranscriptOptions = {}
      ) {
        const cues = withoutRolling(/\.srt$/i.test(name) ? parseSrt(text) : parseVtt(text))
        const about = { title: titleOf(name), origin: { kind: "file" as const } }
        return yield* transcriptOf({ ...about, ...(language === undefined ? {} : { language }) }, cues, [], name)
      })

      return Transcripts.of({ ofVideo, ofRecording, ofSubtitles })
    })
  )

  static readonly layer = this.layerNoDeps.pipe(Layer.provide(Transcriptions.layer))
}

/**
 * The captions that are read: those of the author in the wanted language, else in the spoken one, else the machine's in the
 * spoken one; what the machine translated only where its language is asked for. Nothing where none of these is offered.
 */
export const captionsFor = (
  { captions, language: spoken }: Pick<VideoFacts, "captions" | "language">,
  wanted: string | undefined
): OfferedCaptions | undefined => {
  const of = (kind: OfferedCaptions["kind"], language: string | undefined) => {
    if (language === undefined) return undefined
    const same = captions.filter((one) => one.kind === kind && primarySubtag(one.language) === primarySubtag(language))
    return (
      same.find((one) => one.language.toLowerCase() === language.toLowerCase()) ??
      same.find((one) => isOriginal(one.language)) ??
      same[0]
    )
  }
  if (wanted !== undefined) return of("author", wanted) ?? of("automatic", wanted)
  return (
    of("author", spoken) ??
    (spoken === undefined ? captions.find(({ kind }) => kind === "author") : undefined) ??
    captions.find(({ kind, language }) => kind === "automatic" && isOriginal(language)) ??
    of("automatic", spoken) ??
    captions.find(({ kind }) => kind === "author")
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** As YouTube names what its machine heard, beside its translations. */
const isOriginal = (language: string): boolean => /-orig$/i.test(language)

/** Of compressed speech, for an estimate. */
const usualBytesPerSecond = 16_000

const chooseModel =
  "Choose one with --model, such as whisper (whisper.cpp on this machine) or openai/whisper-1; or name a transcript (.vtt, .srt)"

const withoutCaptions = ({ captions }: VideoFacts, wanted: string | undefined): MediaRejected => {
  const languages = [...new Set(captions.map(({ language }) => language))]
  const shown = languages.slice(0, 8).join(", ")
  if (wanted !== undefined && languages.length > 0) {
    return new MediaRejected({
      summary: `The video has no captions in "${wanted}", but in ${shown}${languages.length > 8 ? " and others" : ""}`,
      remedy: "Ask for one of these with --language, or choose a model that hears it with --model"
    })
  }
  if (languages.length > 0) {
    return new MediaRejected({
      summary: "The video has captions in several languages, and does not say which is spoken",
      remedy: "Name the language with --language, or choose a model that hears it with --model"
    })
  }
  return new MediaRejected({
    summary: "The video has no captions, and no model was chosen to hear it",
    remedy: chooseModel
  })
}

const warningsOf = ({ kind, language }: OfferedCaptions, spoken: string | undefined): ReadonlyArray<string> => {
  if (kind === "author") return []
  const isTranslated =
    spoken !== undefined && primarySubtag(spoken) !== primarySubtag(language) && !isOriginal(language)
  return [
    isTranslated
      ? "The captions were heard and translated by a machine. Check what you quote of them"
      : "The captions were heard by a machine. Check what you quote of them"
  ]
}

const titleOf = (name: string): string =>
  singleLine(name.replace(/^.*[\\/]/s, "").replace(/\.[A-Za-z0-9]{1,5}$/, "")) || "Transcript"

const transcriptOf = Effect.fnUntraced(function* (
  facts: Omit<Transcript, "cues" | "vtt" | "warnings" | "seconds"> & { readonly seconds?: number },
  read: ReadonlyArray<ReadCue>,
  warnings: ReadonlyArray<string>,
  name: string = facts.title
): Effect.fn.Return<Transcript, MediaError> {
  const cues = read.filter(({ lines }) => lines.some((line) => /[\p{L}\p{N}]/u.test(line)))
  if (cues.length === 0) {
    return yield* new MediaError({
      reason: new MediaUnreadable({ name, detail: "nobody speaks in it, or it has no captions" })
    })
  }
  const transcript = { ...facts, seconds: facts.seconds ?? cues.at(-1)?.endSeconds ?? 0, cues, warnings }
  return { ...transcript, vtt: vtt(cues, { note: noteOf(transcript) }) }
})

const noteOf = ({
  address,
  author,
  origin,
  title
}: Pick<Transcript, "title" | "address" | "author" | "origin">): string =>
  [title, author, address, originText(origin)].filter((line) => line !== undefined).join("\n")

const originText = (origin: TranscriptOrigin): string => {
  switch (origin.kind) {
    case "author":
      return `Captions of the author (${origin.captions})`
    case "automatic":
      return `Automatic captions (${origin.captions})`
    case "model":
      return `Heard by the model ${origin.model} (${origin.name})`
    case "file":
      return "Subtitles from a file"
  }
}

/** Columns of a line of a transcript, which is read and not shown over a picture. */
const transcriptColumns = 60

const cuesOf = (
  { language = "en", segments, text, words }: Transcription,
  seconds: number | undefined
): ReadonlyArray<ReadCue> => {
  if (segments !== undefined && segments.length > 0) {
    return segments.map(({ endSeconds, startSeconds, text: said }) => ({
      startSeconds,
      endSeconds,
      lines: [singleLine(said)]
    }))
  }
  if (words !== undefined && words.length > 0) {
    return captionCues(words, { maxCharsPerLine: transcriptColumns, maxLines: 2, language }).map((cue) => ({
      startSeconds: cue.startSeconds,
      endSeconds: cue.endSeconds,
      lines: [joinWords(cue.lines.flat().map((word) => word.text))]
    }))
  }
  return [{ startSeconds: 0, endSeconds: seconds ?? 0, lines: [singleLine(text)] }]
}
