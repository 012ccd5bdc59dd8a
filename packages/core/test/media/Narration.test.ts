import { assert, describe, it } from "@effect/vitest"
import { Narration, type NarrationOptions } from "@postwright/core/media/Narration"
import { Scene, SceneId, Script } from "@postwright/core/media/Script"
import { speakingSeconds } from "@postwright/core/media/SpeakingRate"
import { writtenWords } from "@postwright/core/media/WrittenWords"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { SpeechModels } from "@postwright/core/models/SpeechModels"
import { problemOfTimings } from "@postwright/core/models/TimedText"
import { TranscriptionModels } from "@postwright/core/models/TranscriptionModels"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import * as ScriptedSpeech from "@postwright/core/testing/models/ScriptedSpeechModel"
import * as ScriptedTranscription from "@postwright/core/testing/models/ScriptedTranscriptionModel"
import { Budget, BudgetId } from "@postwright/core/usage/Budget"
import { Ledger } from "@postwright/core/usage/Ledger"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { wav } from "./wav.ts"

const narrations = [
  "Most bicycles in Larkfield stand still for most of the year.",
  "On Saturdays we repair eighty of them in the workshop at the harbour.",
  "You bring the bicycle, and we bring the tools and the tea.",
  "Come by and see how it is done."
]

const scriptOf = (texts: ReadonlyArray<string>, language = "en"): Script => {
  const [first, ...rest] = texts.map(
    (narration, index) =>
      new Scene({
        id: SceneId.make(`scene-0${index + 1}`),
        narration,
        onScreen: "",
        visual: "A workshop",
        seconds: Math.max(0.1, speakingSeconds(narration, language)),
        citations: []
      })
  )
  if (first === undefined) throw new Error("A script has a scene")
  const scenes = [first, ...rest] as const
  return new Script({ language, scenes, seconds: scenes.reduce((sum, { seconds }) => sum + seconds, 0) })
}

const budget = BudgetId.make("video")
const speaker = ModelId.make("scripted/speech")
const hearer = ModelId.make("scripted/transcription")
const price = (unit: "characters" | "seconds", microUsd: number) => ({
  pricing: { microUsdPerMillion: { [unit]: microUsd }, checkedOn: "2026-11-22", source: "https://example.com" }
})

/** Says each word in `each` seconds, after 0.1 seconds of silence, with their times. */
const timedAnswer =
  (each = 0.4) =>
  ({ speed = 1, text }: ScriptedSpeech.SeenRequest): ScriptedSpeech.VendorAnswer => {
    const words = writtenWords(text, "en").map((word, index) => ({
      text: word.text,
      startSeconds: 0.1 + (index * each) / speed,
      endSeconds: 0.1 + ((index + 0.9) * each) / speed
    }))
    const seconds = 0.1 + (words.length * each) / speed
    return { kind: "sound", bytes: wav([[seconds, 4_000]]), durationSeconds: seconds, words }
  }

const setUp = (options: {
  readonly speech?: ScriptedSpeech.ScriptedOptions
  readonly transcription?: ScriptedTranscription.ScriptedOptions
}) => {
  const speech = ScriptedSpeech.make({ answer: timedAnswer(), ...options.speech })
  const transcription = ScriptedTranscription.make(options.transcription)
  const stores = Layer.mergeAll(Ledger.layerMemory, ObjectStore.layerMemory)
  const models = Layer.merge(SpeechModels.layerOf(speech.model), TranscriptionModels.layerOf(transcription.model))
  return {
    speech,
    transcription,
    stores,
    models,
    layer: Layer.provideMerge(Narration.layer, Layer.merge(stores, models))
  }
}

const owned = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.provideService(effect, CurrentActor, localOwner)

const speaking = (script: Script, options: NarrationOptions) =>
  Effect.flatMap(Narration, (narration) => narration.speak(script, options)).pipe(owned)

const openBudget = (limits: { readonly microUsd?: number }) =>
  Effect.flatMap(Ledger, (ledger) =>
    ledger.setBudget(localOwner.organizationId, new Budget({ id: budget, limits, window: { _tag: "total" } }))
  )
const used = Effect.flatMap(Ledger, (ledger) => ledger.balance(localOwner.organizationId, budget))

const byModel = (more: Partial<NarrationOptions> = {}): NarrationOptions => ({
  voice: { kind: "model", model: speaker },
  ...more
})

describe("a narration by a model", () => {
  it.effect("has the words of the script at their times, scene after scene, with pauses between", () =>
    Effect.gen(function* () {
      const script = scriptOf(narrations)
      const narrated = yield* speaking(script, byModel())
      assert.deepStrictEqual(
        narrated.words.map(({ text }) => text),
        narrations.flatMap((text) => text.split(" "))
      )
      assert.isUndefined(problemOfTimings(narrated.words))
      assert.strictEqual(narrated.voice.length, 4)
      let at = 0
      for (const [index, scene] of narrated.scenes.entries()) {
        assert.closeTo(scene.startSeconds, at, 0.002)
        at += scene.seconds
        const voice = narrated.voice[index]
        assert.closeTo(scene.words[0]?.startSeconds ?? 0, (voice?.startSeconds ?? 0) + 0.1, 0.002)
        assert.isAbove(scene.startSeconds + scene.seconds, (scene.words.at(-1)?.endSeconds ?? 0) + 0.3)
      }
      assert.closeTo(narrated.seconds, at, 0.002)
      assert.isAtLeast(narrated.seconds, 20)
      assert.deepStrictEqual(narrated.origin, { kind: "model", model: speaker, vendor: "scripted", voice: "clara" })
      assert.deepStrictEqual(narrated.warnings, [])
    }).pipe(Effect.provide(setUp({}).layer))
  )

  it.effect("gives scenes the time that the voice takes, not the estimate", () =>
    Effect.gen(function* () {
      const script = scriptOf(narrations)
      const slow = yield* speaking(script, byModel({ seconds: { min: 1, max: 60 } })).pipe(
        Effect.provide(setUp({ speech: { answer: timedAnswer(0.6) } }).layer)
      )
      const fast = yield* speaking(script, byModel({ seconds: { min: 1, max: 60 } })).pipe(
        Effect.provide(setUp({ speech: { answer: timedAnswer(0.3) } }).layer)
      )
      for (const index of narrations.keys()) {
        assert.isAbove(slow.scenes[index]?.seconds ?? 0, (fast.scenes[index]?.seconds ?? 0) * 1.4)
      }
    })
  )

  it.effect("takes a voice of the language, and says in both languages what is too short and too long", () =>
    Effect.gen(function* () {
      const short = yield* speaking(scriptOf(["Ja.", "Gut."], "de"), byModel())
      assert.strictEqual(short.origin.kind === "model" ? short.origin.voice : "", "jonas")
      assert.deepStrictEqual(
        short.scenes.map(({ seconds }) => seconds >= 1.5),
        [true, true]
      )
      assert.deepStrictEqual(
        short.warnings.map(({ code }) => code),
        ["too-short"]
      )
      assert.include(short.warnings[0]?.message.de, "Sekunden")
      const long = yield* speaking(scriptOf(Array.from({ length: 9 }, () => narrations.join(" "))), byModel())
      assert.include(
        long.warnings.map(({ code }) => code),
        "too-long"
      )
    }).pipe(Effect.provide(setUp({}).layer))
  )

  it.effect("is spoken a little faster where it would be too long and costs nothing", () =>
    Effect.gen(function* () {
      const free = setUp({
        speech: { pricing: { microUsdPerMillion: {}, checkedOn: "2026-11-22", source: "https://example.com" } }
      })
      const narrated = yield* speaking(scriptOf(narrations), byModel({ seconds: { min: 5, max: 17 } })).pipe(
        Effect.provide(free.layer)
      )
      assert.isAtMost(narrated.seconds, 17.1)
      assert.deepStrictEqual(narrated.warnings, [])
      const paid = setUp({ speech: price("characters", 1_000_000) })
      yield* speaking(scriptOf(narrations), byModel({ seconds: { min: 5, max: 17 } })).pipe(Effect.provide(paid.layer))
      assert.strictEqual((yield* paid.speech.control.requests).length, 4)
    })
  )

  it.effect("measures when words are spoken where the model does not say it", () =>
    Effect.gen(function* () {
      const { layer, speech } = setUp({
        speech: {
          capabilities: { givesWordTimings: false },
          answer: () => ({
            kind: "sound",
            bytes: wav([
              [0.5, 0],
              [1, 4_000],
              [0.4, 0],
              [1, 4_000],
              [0.5, 0]
            ])
          })
        }
      })
      const script = scriptOf(["We repair bicycles, and we serve tea."])
      const narrated = yield* speaking(script, byModel({ seconds: { min: 1, max: 60 } })).pipe(Effect.provide(layer))
      const start = narrated.voice[0]?.startSeconds ?? 0
      const at = (text: string) => (narrated.words.find((word) => word.text === text)?.startSeconds ?? 0) - start
      assert.closeTo(at("We"), 0.5, 0.02)
      assert.closeTo(at("and"), 1.9, 0.02)
      assert.strictEqual((yield* speech.control.requests)[0]?.format, "wav")
      assert.closeTo(narrated.scenes[0]?.seconds ?? 0, 0.15 + 3.4 + 0.8, 0.01)
      assert.deepStrictEqual(narrated.warnings, [])
    })
  )

  it.effect("asks a transcription model for it where one is chosen", () =>
    Effect.gen(function* () {
      const { layer } = setUp({
        speech: {
          capabilities: { givesWordTimings: false, formats: ["mp3"] },
          answer: () => ({ kind: "sound", bytes: new Uint8Array([1, 2, 3]), durationSeconds: 3 })
        },
        transcription: {
          answer: () => ({
            kind: "heard",
            text: "tea is ready",
            words: ["tea", "is", "ready"].map((text, index) => ({
              text,
              startSeconds: index + 0.25,
              endSeconds: index + 1
            }))
          })
        }
      })
      const narrated = yield* speaking(
        scriptOf(["Tea is ready."]),
        byModel({ seconds: { min: 1, max: 60 }, transcription: hearer })
      ).pipe(Effect.provide(layer))
      assert.deepStrictEqual(
        narrated.words.map(({ startSeconds, text }) => [text, startSeconds]),
        [
          ["Tea", 0.4],
          ["is", 1.4],
          ["ready.", 2.4]
        ]
      )
      assert.strictEqual(narrated.origin.kind === "model" ? narrated.origin.transcribedBy : undefined, hearer)
    })
  )

  it.effect("says what it estimated where nothing can be measured", () =>
    Effect.gen(function* () {
      const { layer } = setUp({
        speech: {
          capabilities: { givesWordTimings: false, formats: ["mp3"] },
          answer: () => ({ kind: "sound", bytes: new Uint8Array([1, 2, 3]) })
        }
      })
      const narrated = yield* speaking(scriptOf(narrations), byModel()).pipe(Effect.provide(layer))
      assert.deepStrictEqual(narrated.warnings.map(({ code }) => code).sort(), ["length-estimated", "times-estimated"])
      assert.isUndefined(problemOfTimings(narrated.words))
    })
  )

  it.effect("fails for a model that is not there, and for a voice that it does not have", () =>
    Effect.gen(function* () {
      const unknown = yield* Effect.flip(
        speaking(scriptOf(narrations), { voice: { kind: "model", model: ModelId.make("no/model") } })
      )
      assert.strictEqual(unknown.code, "model-not-found")
      const voiceless = yield* Effect.flip(
        speaking(scriptOf(narrations), { voice: { kind: "model", model: speaker, voice: "nobody" } })
      )
      assert.strictEqual(voiceless.code, "model-request-rejected")
    }).pipe(Effect.provide(setUp({}).layer))
  )
})

describe("what a narration costs", () => {
  it.effect("is charged once for each text, voice and model, after a restart too", () =>
    Effect.gen(function* () {
      const { models, speech, stores } = setUp({ speech: price("characters", 1_000_000) })
      const script = scriptOf(narrations)
      const run = speaking(script, byModel({ budgets: [budget] }))
      yield* Effect.gen(function* () {
        yield* openBudget({ microUsd: 10_000 })
        const first = yield* run.pipe(Effect.provide(Layer.fresh(Narration.layer).pipe(Layer.provide(models))))
        const second = yield* run.pipe(Effect.provide(Layer.fresh(Narration.layer).pipe(Layer.provide(models))))
        assert.deepStrictEqual(second, first)
        assert.strictEqual((yield* speech.control.requests).length, 4)
        assert.strictEqual((yield* used).settled.microUsd, narrations.join("").length)
        // Another speed is another sound.
        yield* speaking(script, byModel({ voice: { kind: "model", model: speaker, speed: 1.5 } })).pipe(
          Effect.provide(Layer.fresh(Narration.layer).pipe(Layer.provide(models)))
        )
        assert.strictEqual((yield* speech.control.requests).length, 8)
      }).pipe(Effect.provide(stores))
    })
  )

  it.effect("stays within the budget, and needs a price where there is one of money", () =>
    Effect.gen(function* () {
      const { layer, speech } = setUp({ speech: price("characters", 1_000_000) })
      yield* Effect.gen(function* () {
        yield* openBudget({ microUsd: 100 })
        const error = yield* Effect.flip(speaking(scriptOf(narrations), byModel({ budgets: [budget] })))
        assert.strictEqual(error.code, "budget-exceeded")
        assert.isAtMost((yield* speech.control.requests).length, 1)
      }).pipe(Effect.provide(layer))
      yield* Effect.gen(function* () {
        yield* openBudget({ microUsd: 100 })
        const error = yield* Effect.flip(speaking(scriptOf(narrations), byModel({ budgets: [budget] })))
        assert.strictEqual(error.code, "cost-unknown")
      }).pipe(Effect.provide(setUp({}).layer))
    })
  )

  it.effect(
    "comes back for a call that failed without a bill, and is charged where the vendor may have billed it",
    () =>
      Effect.gen(function* () {
        const { layer, speech } = setUp({ speech: price("characters", 1_000_000) })
        yield* Effect.gen(function* () {
          yield* openBudget({})
          yield* speech.control.answerWith(() => ({ kind: "failure", reason: "Unauthorized" }))
          const script = scriptOf(["Tea is ready."])
          const options = byModel({ budgets: [budget] })
          assert.strictEqual((yield* Effect.flip(speaking(script, options))).code, "model-unauthorized")
          const after = yield* used
          assert.deepStrictEqual([after.settled.microUsd ?? 0, after.reserved.microUsd ?? 0], [0, 0])
          yield* speech.control.answerWith(() => ({ kind: "silence" }))
          const fiber = yield* Effect.forkChild(speaking(script, options))
          yield* TestClock.adjust("1 second")
          yield* Fiber.interrupt(fiber)
          assert.strictEqual((yield* used).settled.microUsd, 13)
          yield* speech.control.answerWith(timedAnswer())
          yield* speaking(script, options)
          assert.strictEqual((yield* used).settled.microUsd, 26)
        }).pipe(Effect.provide(layer))
      })
  )

  it.effect("is asked for again where the vendor was busy", () =>
    Effect.gen(function* () {
      const { layer, speech } = setUp({})
      let asked = 0
      yield* speech.control.answerWith((request) =>
        ++asked < 3 ? { kind: "failure", reason: "Overloaded" } : timedAnswer()(request)
      )
      const fiber = yield* Effect.forkChild(
        speaking(scriptOf(["Tea is ready."]), byModel()).pipe(Effect.provide(layer))
      )
      yield* TestClock.adjust("1 minute")
      assert.strictEqual((yield* Fiber.join(fiber)).words.length, 3)
    })
  )
})

describe("a narration by a recording", () => {
  const bytes = wav([
    [1, 0],
    [5, 4_000],
    [1, 0],
    [5, 4_000],
    [1, 0],
    [5, 4_000],
    [1, 0],
    [3, 4_000],
    [1, 0]
  ])
  const recording = { kind: "recording", bytes, mediaType: "audio/wav" } as const

  it.effect("takes the times that a transcription heard, and the words of the script", () =>
    Effect.gen(function* () {
      const words = narrations
        .join(" ")
        .toLowerCase()
        .replace(/[.,]/g, "")
        .replace("larkfield", "lakefield")
        .split(" ")
        .map((text, index) => ({ text, startSeconds: 1 + index * 0.5, endSeconds: 1.4 + index * 0.5 }))
      const { layer, transcription } = setUp({
        transcription: { answer: () => ({ kind: "heard", text: "…", words, durationSeconds: 23 }) }
      })
      yield* Effect.gen(function* () {
        const options = { voice: recording, transcription: hearer }
        const narrated = yield* speaking(scriptOf(narrations), options)
        assert.deepStrictEqual(
          narrated.words.map(({ text }) => text),
          narrations.flatMap((text) => text.split(" "))
        )
        assert.closeTo(narrated.words.at(-1)?.startSeconds ?? 0, words.at(-1)?.startSeconds ?? 1, 0.001)
        assert.deepStrictEqual(narrated.voice, [{ bytes, mediaType: "audio/wav", startSeconds: 0 }])
        assert.strictEqual(narrated.seconds, 23)
        let at = 0
        for (const { seconds, startSeconds, words: own } of narrated.scenes) {
          assert.closeTo(startSeconds, at, 0.002)
          at += seconds
          for (const word of own)
            assert.isTrue(word.startSeconds >= startSeconds - 0.001 && word.endSeconds <= at + 0.001)
        }
        assert.deepStrictEqual(narrated.warnings, [])
        yield* speaking(scriptOf(narrations), options)
        assert.strictEqual((yield* transcription.control.requests).length, 1)
      }).pipe(Effect.provide(layer))
    })
  )

  it.effect("is aligned by its silences without a transcription model", () =>
    Effect.gen(function* () {
      const narrated = yield* speaking(scriptOf(narrations), { voice: recording })
      const firsts = narrated.scenes.map(({ words }) => words[0]?.startSeconds ?? 0)
      for (const [index, start] of [1, 7, 13, 19].entries()) assert.closeTo(firsts[index] ?? 0, start, 0.05)
      assert.deepStrictEqual(narrated.warnings, [])
      assert.strictEqual(narrated.origin.kind, "recording")
    }).pipe(Effect.provide(setUp({}).layer))
  )

  it.effect("says so where it does not say the script", () =>
    Effect.gen(function* () {
      const heard = (text: string) => setUp({ transcription: { answer: () => ({ kind: "heard", text, words: [] }) } })
      const silent = yield* speaking(scriptOf(narrations), { voice: recording, transcription: hearer }).pipe(
        Effect.provide(heard("").layer)
      )
      assert.deepStrictEqual(
        silent.warnings.map(({ code }) => code),
        ["nothing-heard"]
      )
      assert.isUndefined(silent.origin.kind === "recording" ? silent.origin.transcribedBy : hearer)
      const words = Array.from({ length: 30 }, (_, index) => ({
        text: `quz${index}`,
        startSeconds: index,
        endSeconds: index + 1
      }))
      const other = setUp({ transcription: { answer: () => ({ kind: "heard", text: "…", words }) } })
      const differing = yield* speaking(scriptOf(narrations), { voice: recording, transcription: hearer }).pipe(
        Effect.provide(other.layer)
      )
      assert.deepStrictEqual(
        differing.warnings.map(({ code }) => code),
        ["recording-differs"]
      )
      assert.closeTo(differing.words[0]?.startSeconds ?? 0, 1, 0.05)
    })
  )

  it.effect("is refused where it is empty or nothing is heard in it: a video would be mute", () =>
    Effect.gen(function* () {
      for (const bytes of [new Uint8Array(), wav([[25, 0]])]) {
        const voice = { kind: "recording", bytes, mediaType: "audio/wav" } as const
        assert.strictEqual((yield* Effect.flip(speaking(scriptOf(narrations), { voice }))).code, "media-rejected")
      }
    }).pipe(Effect.provide(setUp({}).layer))
  )

  it.effect("is what lasts too long or too short, and not the script", () =>
    Effect.gen(function* () {
      const told = Effect.fnUntraced(function* (seconds: number) {
        const voice = { kind: "recording", bytes: wav([[seconds, 4_000]]), mediaType: "audio/wav" } as const
        return (yield* speaking(scriptOf(narrations), { voice })).warnings.map(({ message }) => [
          message.en,
          message.de
        ])
      })
      assert.deepStrictEqual(yield* told(70), [
        [
          "The narration makes 70.0 seconds, and at most 60 are wanted: the recording is too long",
          "Der Sprechertext ergibt 70,0 Sekunden, gewünscht sind höchstens 60: die Aufnahme ist zu lang"
        ]
      ])
      assert.deepStrictEqual(yield* told(10), [
        [
          "The narration makes 11.2 seconds, and at least 20 are wanted: the recording is too short",
          "Der Sprechertext ergibt 11,2 Sekunden, gewünscht sind mindestens 20: die Aufnahme ist zu kurz"
        ]
      ])
    }).pipe(Effect.provide(setUp({}).layer))
  )
})

describe("a narration without a voice", () => {
  it.effect("gives each word the time that somebody would need for it", () =>
    Effect.gen(function* () {
      const script = scriptOf(narrations)
      const narrated = yield* speaking(script, { voice: { kind: "none" } })
      assert.deepStrictEqual(narrated.voice, [])
      assert.deepStrictEqual(narrated.origin, { kind: "none" })
      assert.isAtLeast(narrated.seconds, 20)
      for (const [index, { seconds }] of narrated.scenes.entries()) {
        assert.isAtLeast(seconds, script.scenes[index]?.seconds ?? 99)
      }
      assert.isUndefined(problemOfTimings(narrated.words))
    }).pipe(Effect.provide(setUp({}).layer))
  )
})
