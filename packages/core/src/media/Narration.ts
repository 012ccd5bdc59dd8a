/**
 * From a script to spoken scenes in time: by a model, by a recording of somebody's own, or without a voice.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, Option } from "effect"
import { type ModelId } from "../models/ModelChoice.ts"
import { type ModelError } from "../models/ModelError.ts"
import { Speech } from "../models/Speech.ts"
import { maxSoundBytes, type SpeechModel } from "../models/SpeechModel.ts"
import { SpeechModels } from "../models/SpeechModels.ts"
import { type TimedText } from "../models/TimedText.ts"
import { type Transcription } from "../models/TranscriptionModel.ts"
import { TranscriptionModels } from "../models/TranscriptionModels.ts"
import { Transcriptions } from "../models/Transcriptions.ts"
import { costOfUnits, UnitUsage } from "../models/UnitUsage.ts"
import { type ObjectError } from "../objects/ObjectError.ts"
import { ObjectStore } from "../objects/ObjectStore.ts"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { sha256 } from "../text/Digest.ts"
import { type BudgetId } from "../usage/Budget.ts"
import { Ledger } from "../usage/Ledger.ts"
import { type UsageError } from "../usage/UsageError.ts"
import { alignBySilence, alignByWeight, alignHeard } from "./Alignment.ts"
import { makeHearing } from "./internal/hearing.ts"
import { decodeAudio, encodeAudio } from "./internal/keptSounds.ts"
import { hardlyHeard, speedFor, stillPleasant, voiceFor } from "./internal/narrationVoices.ts"
import { differs, lengthEstimated, nothingHeard, timesEstimated } from "./internal/narrationWarnings.ts"
import { patiently } from "./internal/patience.ts"
import { makePaidAnswers } from "./internal/paidAnswers.ts"
import { muteRecording, unusableRecording } from "./internal/unusableRecordings.ts"
import { MediaError } from "./MediaError.ts"
import { MediaTools } from "./MediaTools.ts"
import { type Scene, type Script, scriptLimits } from "./Script.ts"
import { type HeardSound, soundOf } from "./SoundStretches.ts"
import { speakingSeconds } from "./SpeakingRate.ts"
import {
  layOut,
  layOutRecording,
  type NarrationWarning,
  type SaidInScene,
  type SpokenScene,
  type Timeline,
  type TimelineLimits
} from "./Timeline.ts"
import { writtenWords } from "./WrittenWords.ts"

/** Who speaks. */
export type NarrationVoice =
  | {
      readonly kind: "model"
      /** Of `SpeechModels`, such as `espeak/espeak-ng`. */
      readonly model: ModelId
      /** @default the model's first voice for the language of the script */
      readonly voice?: string
      /** @default 1; a little faster where the script would be too long */
      readonly speed?: number
    }
  /** One recording of the whole script. */
  | { readonly kind: "recording"; readonly bytes: Uint8Array; readonly mediaType: string }
  /** Nobody: the words stand there as long as somebody would need to speak them. */
  | { readonly kind: "none" }

/** How a script is spoken. */
export interface NarrationOptions extends TimelineLimits {
  readonly voice: NarrationVoice
  /** A model that hears when each word is spoken, where the voice does not say it. @default none */
  readonly transcription?: ModelId
  /** What is charged. @default none */
  readonly budgets?: ReadonlyArray<BudgetId>
}

/** A piece of speech. */
export interface VoicePiece {
  readonly bytes: Uint8Array
  readonly mediaType: string
  /** From the start of the video. */
  readonly startSeconds: number
}

/** How a narration came to be. */
export type NarrationOrigin =
  | {
      readonly kind: "model"
      readonly model: ModelId
      readonly vendor: string
      readonly voice: string
      /** Who heard when the words are spoken; absent: the model said it, or it was measured. */
      readonly transcribedBy?: ModelId
    }
  | { readonly kind: "recording"; readonly sha256: string; readonly transcribedBy?: ModelId }
  | { readonly kind: "none" }

/** A script in time. */
export interface Narrated {
  readonly language: string
  /** Of the whole video. */
  readonly seconds: number
  /** In their order, without gaps. */
  readonly scenes: ReadonlyArray<SpokenScene>
  /** Of all scenes. */
  readonly words: ReadonlyArray<TimedText>
  /** Empty without a voice. */
  readonly voice: ReadonlyArray<VoicePiece>
  readonly origin: NarrationOrigin
  readonly warnings: ReadonlyArray<NarrationWarning>
}

/** Why nothing was spoken. */
export type NarrationFailure = ModelError | UsageError | ObjectError | MediaError

/** Puts scripts into time, spoken or not. */
export class Narration extends Context.Service<
  Narration,
  {
    /**
     * Speaks a script. What a model said once is kept with the objects of the organization, so that the same text, voice
     * and model are never paid for twice, after a restart either. The times of words are the model's; else those that a
     * transcription model heard; else measured by silences and syllables.
     *
     * Fails with `MediaRejected` for a recording that is empty, silent or too large, with what `Speech`, `Transcriptions` and the
     * ledger fail with, and with `ObjectStoreUnavailable`.
     */
    readonly speak: (
      script: Script,
      options: NarrationOptions
    ) => Effect.Effect<Narrated, NarrationFailure, CurrentActor>
  }
>()("@postwright/core/media/Narration") {
  /** Over the registries of models, the ledger and the objects. Of `MediaTools`, `probe` and `sounds` are used where there are such. */
  static readonly layerNoDeps = Layer.effect(
    Narration,
    Effect.gen(function* () {
      const speech = yield* Speech
      const speechModels = yield* SpeechModels
      const transcriptions = yield* Transcriptions
      const transcriptionModels = yield* TranscriptionModels
      const paid = makePaidAnswers({ ledger: yield* Ledger, objects: yield* ObjectStore })
      const tools = yield* Effect.serviceOption(MediaTools)

      const spoken = Effect.fnUntraced(function* (
        model: SpeechModel,
        text: string,
        how: { readonly voice: string; readonly speed: number; readonly language: string },
        budgets: ReadonlyArray<BudgetId>
      ) {
        const format = model.capabilities.formats.includes("wav") ? "wav" : model.capabilities.formats[0]
        // A model whose speed cannot be chosen is not told one.
        const { speed, ...rest } = how
        const request = { ...rest, ...(speed === 1 ? {} : { speed }), text, format }
        return yield* paid({
          kind: "speech",
          model,
          asked: request,
          budgets,
          estimate: new UnitUsage({
            characters: text.length,
            seconds: Math.ceil(speakingSeconds(text, how.language) * 2)
          }),
          ask: (operationKey) => patiently(model.id, speech.speak(model.id, { ...request, operationKey })),
          usageOf: ({ durationSeconds, usage }) =>
            new UnitUsage({ ...(durationSeconds === undefined ? {} : { seconds: durationSeconds }), ...usage }),
          encode: encodeAudio,
          decode: decodeAudio
        })
      })

      const heardIn = makeHearing({ paid, transcriptions, transcriptionModels })

      /** Where in a file of sound something is heard, as far as anybody can tell. */
      const heardSound = Effect.fnUntraced(function* (bytes: Uint8Array) {
        const detector = Option.isNone(tools) ? Option.none() : yield* Effect.option(tools.value.get("sounds"))
        return yield* soundOf(bytes, detector)
      })

      /** How long a file of sound is, as far as anybody can tell. */
      const lengthOf = Effect.fnUntraced(function* (bytes: Uint8Array, sound: HeardSound | undefined) {
        if (sound !== undefined) return sound.durationSeconds
        if (Option.isNone(tools) || !(yield* tools.value.has("probe"))) return undefined
        const probed = tools.value.get("probe").pipe(Effect.flatMap(({ probe }) => probe({ bytes })))
        return yield* probed.pipe(
          Effect.map(({ durationSeconds }) => durationSeconds),
          Effect.catch(() => Effect.succeed(undefined))
        )
      })

      const byModel = Effect.fnUntraced(function* (
        script: Script,
        options: NarrationOptions,
        chosen: Extract<NarrationVoice, { kind: "model" }>
      ) {
        const { language } = script
        const model = yield* speechModels.get(chosen.model)
        const voice = chosen.voice ?? voiceFor(model, language)
        const budgets = options.budgets ?? []
        const warnings = new Map<string, NarrationWarning>()

        const scene = Effect.fnUntraced(function* (one: Scene, speed: number) {
          const words = wordsOf(one, language)
          if (words.length === 0) return { id: one.id, seconds: 0, words: [], piece: undefined }
          const audio = yield* spoken(model, one.narration, { voice, speed, language }, budgets)
          const sound = yield* heardSound(audio.bytes)
          const known = audio.durationSeconds ?? (yield* lengthOf(audio.bytes, sound))
          const seconds = known ?? speakingSeconds(one.narration, language) / speed
          if (known === undefined) warnings.set("length-estimated", lengthEstimated)
          const piece = { bytes: audio.bytes, mediaType: audio.mediaType }
          if (audio.words !== undefined && audio.words.length > 0) {
            const span = { startSeconds: 0, endSeconds: seconds }
            return { id: one.id, seconds, words: asWritten(words, audio.words, span, language), piece }
          }
          const span = spanOf(sound, seconds)
          if (options.transcription !== undefined) {
            const transcription = yield* heardIn(options.transcription, audio, { budgets, language, seconds })
            const { matched, words: timed } = alignHeard(words, heardWords(transcription, language), span, language)
            if (matched >= leastMatched) return { id: one.id, seconds, words: timed, piece }
            warnings.set("times-estimated", timesEstimated)
          } else if (sound === undefined) warnings.set("times-estimated", timesEstimated)
          const timed =
            sound === undefined
              ? alignByWeight(words, span, language)
              : alignBySilence(words, sound.stretches, language)
          return { id: one.id, seconds, words: timed, piece }
        })
        const all = (speed: number) =>
          Effect.forEach(script.scenes, (one) => scene(one, speed), { concurrency: scenesAtOnce })

        const { max } = options.seconds ?? scriptLimits.defaultSeconds
        const first = chosen.speed ?? speedFor(model, script.seconds / max, hardlyHeard)
        let said = yield* all(first)
        let timeline = layOut(said, options)
        // What costs nothing is spoken once more, at the speed that it turned out to need.
        const isFree = costOfUnits(new UnitUsage({ characters: 1, seconds: 1, outputTokens: 1 }), model.pricing) === 0
        if (chosen.speed === undefined && isFree && timeline.seconds > max) {
          // Pauses stay as long as they are.
          const voiced = said.reduce((sum, { seconds }) => sum + seconds, 0)
          const room = Math.max(1, max - (timeline.seconds - voiced))
          const faster = speedFor(model, (first * voiced) / room, stillPleasant)
          if (faster > first) {
            said = yield* all(faster)
            timeline = layOut(said, options)
          }
        }
        return narrated(script, timeline, {
          voice: said.flatMap(({ piece }, index) =>
            piece === undefined ? [] : [{ ...piece, startSeconds: timeline.voiceStarts[index] ?? 0 }]
          ),
          origin: {
            kind: "model",
            model: model.id,
            vendor: model.vendor,
            voice,
            ...(options.transcription === undefined || model.capabilities.givesWordTimings
              ? {}
              : { transcribedBy: options.transcription })
          },
          warnings: [...warnings.values()]
        })
      })

      const byRecording = Effect.fnUntraced(function* (
        script: Script,
        options: NarrationOptions,
        { bytes, mediaType }: Extract<NarrationVoice, { kind: "recording" }>
      ) {
        const { language } = script
        if (bytes.length === 0 || bytes.length > maxSoundBytes) {
          return yield* new MediaError({ reason: unusableRecording(bytes.length) })
        }
        const warnings: Array<NarrationWarning> = []
        const sound = yield* heardSound(bytes)
        if (sound?.stretches.length === 0) return yield* new MediaError({ reason: muteRecording })
        const known = yield* lengthOf(bytes, sound)
        const words = script.scenes.map((one) => wordsOf(one, language))
        const flat = words.flat()
        const transcription =
          options.transcription === undefined
            ? undefined
            : yield* heardIn(
                options.transcription,
                { bytes, mediaType },
                {
                  budgets: options.budgets ?? [],
                  language,
                  seconds: known ?? script.seconds
                }
              )
        const heard = transcription === undefined ? [] : heardWords(transcription, language)
        const seconds = known ?? transcription?.durationSeconds ?? heard.at(-1)?.endSeconds ?? script.seconds
        if (known === undefined && transcription === undefined) warnings.push(lengthEstimated)
        const span = spanOf(sound, seconds)
        const aligned = transcription === undefined ? undefined : alignHeard(flat, heard, span, language)
        const isHeard = aligned !== undefined && aligned.matched >= leastMatched
        if (aligned !== undefined && heard.length === 0) warnings.push(nothingHeard)
        else if (aligned !== undefined && aligned.matched < usuallyMatched) warnings.push(differs(aligned.matched))
        if (aligned === undefined && sound === undefined) warnings.push(timesEstimated)
        const timed = isHeard
          ? aligned.words
          : sound === undefined
            ? alignByWeight(flat, span, language)
            : alignBySilence(flat, sound.stretches, language)
        let from = 0
        const said = script.scenes.map(({ id }, index) => {
          const own = timed.slice(from, (from += words[index]?.length ?? 0))
          return { id, words: own }
        })
        const timeline = layOutRecording(said, seconds, options)
        return narrated(script, timeline, {
          voice: [{ bytes, mediaType, startSeconds: 0 }],
          origin: {
            kind: "recording",
            sha256: sha256(bytes),
            ...(options.transcription === undefined || !isHeard ? {} : { transcribedBy: options.transcription })
          },
          warnings
        })
      })

      const speak = Effect.fn("Narration.speak")(function* (script: Script, options: NarrationOptions) {
        const { voice } = options
        if (voice.kind === "model") return yield* byModel(script, options, voice)
        if (voice.kind === "recording") return yield* byRecording(script, options, voice)
        return narrated(script, layOut(silently(script), options), { voice: [], origin: voice, warnings: [] })
      })

      return Narration.of({ speak })
    })
  )

  static readonly layer = this.layerNoDeps.pipe(Layer.provide([Speech.layer, Transcriptions.layer]))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const scenesAtOnce = 3

/** Below it the times of a transcription say nothing of the script. */
const leastMatched = 0.35
/** What a good transcription of the right recording has at least. */
const usuallyMatched = 0.75

const wordsOf = ({ narration }: Scene, language: string): ReadonlyArray<string> =>
  writtenWords(narration, language).map(({ text }) => text)

const spanOf = (sound: HeardSound | undefined, seconds: number) => ({
  startSeconds: sound?.stretches[0]?.startSeconds ?? 0,
  endSeconds: sound?.stretches.at(-1)?.endSeconds ?? seconds
})

/** Words of a model, as the script writes them. */
const asWritten = (
  words: ReadonlyArray<string>,
  spoken: ReadonlyArray<TimedText>,
  span: { readonly startSeconds: number; readonly endSeconds: number },
  language: string
): ReadonlyArray<TimedText> =>
  spoken.length === words.length && spoken.every(({ text }, index) => text === words[index])
    ? spoken
    : alignHeard(words, spoken, span, language).words

/** What was heard, word by word: a segment's words share its time. */
const heardWords = ({ segments, words }: Transcription, language: string): ReadonlyArray<TimedText> =>
  words ??
  (segments ?? []).flatMap((segment) =>
    alignByWeight(
      writtenWords(segment.text, language).map(({ text }) => text),
      segment,
      language
    )
  )

const silently = ({ language, scenes }: Script): ReadonlyArray<SaidInScene> =>
  scenes.map((scene) => {
    const seconds = speakingSeconds(scene.narration, language)
    const words = wordsOf(scene, language)
    return { id: scene.id, seconds, words: alignByWeight(words, { startSeconds: 0, endSeconds: seconds }, language) }
  })

const narrated = (
  { language }: Script,
  { scenes, seconds, warnings }: Timeline,
  made: Pick<Narrated, "voice" | "origin" | "warnings">
): Narrated => ({
  language,
  seconds,
  scenes,
  words: scenes.flatMap(({ words }) => words),
  ...made,
  warnings: [...warnings, ...made.warnings]
})
