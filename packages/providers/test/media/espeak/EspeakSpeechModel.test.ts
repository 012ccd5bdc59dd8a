import { afterAll, assert, describe, it } from "@effect/vitest"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { Speech } from "@postwright/core/models/Speech"
import { type SpeechRequest } from "@postwright/core/models/SpeechModel"
import { SpeechModels } from "@postwright/core/models/SpeechModels"
import { costOfUnits, UnitUsage } from "@postwright/core/models/UnitUsage"
import { problemOfTimings } from "@postwright/core/models/TimedText"
import { mp3 } from "@postwright/core/testing/models/MediaFiles"
import { type SeenRequest, type VendorAnswer } from "@postwright/core/testing/models/ScriptedSpeechModel"
import { cases, SpeechModelUnderTest } from "@postwright/core/testing/models/SpeechModelContract"
import * as Vendors from "@postwright/core/testing/models/VendorControl"
import { suite } from "@postwright/core/testing/vitest"
import { writtenWords } from "@postwright/core/media/WrittenWords"
import * as EspeakSpeechModel from "@postwright/providers/media/espeak/EspeakSpeechModel"
import { Effect, Exit, Fiber, Layer, Scope, Struct } from "effect"
import { makeEngine } from "../../../src/media/espeak/internal/engine.ts"
import { rulesByLanguage } from "../../../src/media/espeak/internal/languages.ts"
import { spokenTextOf } from "../../../src/media/espeak/internal/SpokenText.ts"
import { asOwner } from "../../models/support.ts"
import { stretches } from "./energy.ts"

const request = (text: string, more: Partial<SpeechRequest> = {}): SpeechRequest => ({
  text,
  voice: "plain",
  format: "wav",
  ...more
})

// One voice for all that is only listened to: to start one takes longer than it speaks.
const scope = Effect.runSync(Scope.make())
afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)))
const voice = Effect.runSync(Effect.cached(Scope.provide(EspeakSpeechModel.make(), scope)))

const spoken = Effect.fnUntraced(function* (text: string, more: Partial<SpeechRequest> = {}) {
  const model = yield* voice
  return yield* model.speak(request(text, more))
})

/** The library's place taken by a script. */
const scripted = Effect.gen(function* () {
  const vendor = Vendors.make<SeenRequest, VendorAnswer>(() => ({ kind: "sound", bytes: mp3() }))
  const model = yield* EspeakSpeechModel.make({
    speakWith: (asked) =>
      Vendors.ask(vendor, Struct.omit(asked, ["operationKey", "language"]), (answer) =>
        answer.kind === "sound" ? Effect.succeed(answer) : Vendors.giveNone("espeak/espeak-ng", answer)
      )
  })
  return { model, control: vendor.control }
})

const local = "it runs in this process, and asks nobody"

suite(
  "SpeechModel (espeak)",
  cases(Layer.effect(SpeechModelUnderTest, scripted), {
    capabilities: {
      voices: [{ id: "plain" }, ...["m1", "m3", "m7", "f1", "f2", "f3", "f5"].map((id) => ({ id }))],
      languages: Object.keys(rulesByLanguage),
      formats: ["wav"],
      speeds: { min: 0.6, max: 2.5 },
      givesWordTimings: true,
      speaksByRules: true,
      maxTextLength: 10_000
    },
    impossible: {
      Overloaded: local,
      RateLimited: local,
      Unauthorized: local,
      OutOfCredit: local,
      Unreachable: local,
      ContextTooLong: local,
      RequestRejected: local
    }
  })
)

describe("EspeakSpeechModel", () => {
  // Commas make the voice pause, so that each word is one stretch of sound: its times can be heard.
  for (const [language, text] of [
    ["en", "Mornings, evening, nobody, Sunday, lending, railing. Nine, money, alarm, humming."],
    ["de", "Morgen, Löwen, Sonne, übermorgen, Rollen, Fahrrad. Name, Himmel, lange, Wiesen."],
    ["fr", "Maison, lune, avion, semaine, jamais, horizon. Rien, animal, orange, image."]
  ] as const) {
    it.live(`says within 100 ms when each word sounds (${language})`, () =>
      Effect.gen(function* () {
        for (const speed of [0.7, 1, 1.6]) {
          const { bytes, durationSeconds, words = [] } = yield* spoken(text, { language, speed })
          const heard = stretches(bytes, { silenceSeconds: 0.09 / speed })
          assert.strictEqual(heard.length, words.length, JSON.stringify([heard, words]))
          for (const [index, word] of words.entries()) {
            const { end, start } = heard[index] ?? { start: 0, end: 0 }
            assert.closeTo(word.startSeconds, start, 0.1, `start of ${word.text}`)
            assert.closeTo(word.endSeconds, end, 0.1, `end of ${word.text}`)
          }
          assert.closeTo(durationSeconds ?? 0, (bytes.length - 44) / 44_100, 0.001)
        }
      }).pipe(asOwner)
    )
  }

  it.live("gives the words as the text writes them, however they are read", () =>
    Effect.gen(function* () {
      for (const [language, text] of [
        [
          "de",
          "Am 3. März 2027 kostet das, z. B. heute, 1.299,50 € – inkl. 19 % MwSt. 👋 Siehe https://larkfield.example/a?b=c!"
        ],
        ["en", "In 1999, Dr. Smith paid $1,299.50 & left at 14:30 for the end of the road – see www.example.com/x."],
        ["en", "<break time=\"3s\"/> [[h@l'oU]] {x} hello <b>fat</b> \\an8 it's \u0000\u202e well-known"],
        ["fr", "« Bonjour » : 1 299,50 € pour 5 % d’œufs…"],
        ["zh", "今天我们喝茶，好吗？"],
        ["ru", "Сегодня мы пьём чай — 5 чашек."]
      ] as const) {
        const { durationSeconds = 0, words = [] } = yield* spoken(text, { language })
        assert.deepStrictEqual(
          words.map((word) => word.text),
          writtenWords(text, language).map((word) => word.text)
        )
        assert.isUndefined(problemOfTimings(words))
        let last = 0
        for (const { endSeconds, startSeconds, text: word } of words) {
          assert.isAtLeast(startSeconds, last - 0.001, word)
          assert.isAtMost(endSeconds, durationSeconds + 0.001, word)
          last = startSeconds
        }
      }
    }).pipe(asOwner)
  )

  it("says an ampersand as the word of the language, and letters around it one by one", () => {
    const said = (text: string, language: string) =>
      spokenTextOf(text, language)
        .parts.map((part) => part.text.trim())
        .join("|")
    assert.strictEqual(said("O'Neil & Sons", "en"), "O'Neil and Sons")
    assert.strictEqual(said("Grünzeug & Söhne", "de"), "Grünzeug und Söhne")
    assert.strictEqual(said("Marie & Paul", "fr-CA"), "Marie et Paul")
    assert.strictEqual(said("AT&T does R&D", "en"), "A T and T does R and D")
    assert.strictEqual(said("H&M macht F&E", "de"), "H und M macht F und E")
    assert.strictEqual(said("Salt&Pepper", "en"), "Salt and Pepper")
    assert.strictEqual(said("Мама & Папа", "ru"), "Мама Папа")
    // References of HTML are one sign, not a sign and a name.
    assert.strictEqual(said("O'Neil <b>&amp;</b> Sons &#38; Co", "en"), "O'Neil b and b Sons and Co")
    assert.strictEqual(said("It&apos;s 2&nbsp;km &lt; 3&#8211;", "en"), "It's 2 km 3")
    assert.strictEqual(
      said("Siehe https://larkfield.example/a?b=c&d=e heute", "de"),
      "Siehe larkfield Punkt example heute"
    )
  })

  it.live("gives an ampersand the time of the word that is spoken for it", () =>
    Effect.gen(function* () {
      for (const [language, signs, words] of [
        ["en", "Mornings, & evening, nobody.", "Mornings, and evening, nobody."],
        ["de", "Morgen, & Löwen, Sonne.", "Morgen, und Löwen, Sonne."]
      ] as const) {
        const sign = yield* spoken(signs, { language })
        const word = yield* spoken(words, { language })
        assert.deepStrictEqual(
          sign.words?.map(({ text }) => text),
          signs.split(" ")
        )
        assert.deepStrictEqual(
          sign.words?.map(({ endSeconds, startSeconds }) => [startSeconds, endSeconds]),
          word.words?.map(({ endSeconds, startSeconds }) => [startSeconds, endSeconds])
        )
        const [, ampersand] = sign.words ?? []
        assert.isAbove((ampersand?.endSeconds ?? 0) - (ampersand?.startSeconds ?? 0), 0.05)
      }
    }).pipe(asOwner)
  )

  it.live("reads markup and phonemes as text, never as orders", () =>
    Effect.gen(function* () {
      const seconds = Effect.fnUntraced(function* (text: string) {
        return (yield* spoken(text)).durationSeconds ?? 0
      })
      const plain = yield* seconds("Tea is ready now, come in.")
      assert.isBelow(yield* seconds("Tea is <break time='9s'/> ready now, come in."), plain + 4)
      assert.isAbove(yield* seconds("Tea is [[break]] ready now, come in."), plain + 0.1)
      assert.isAbove(yield* seconds("Tea is <!-- broken --> ready now, come in."), plain + 0.1)
    }).pipe(asOwner)
  )

  it.live("speaks faster and slower, and with other voices", () =>
    Effect.gen(function* () {
      const text = "We repair bicycles every Saturday."
      const [slow, usual, fast, other] = yield* Effect.all([
        spoken(text, { speed: 0.7 }),
        spoken(text),
        spoken(text, { speed: 2 }),
        spoken(text, { voice: "f2" })
      ])
      assert.isAbove(slow.durationSeconds ?? 0, (usual.durationSeconds ?? 0) * 1.2)
      assert.isBelow(fast.durationSeconds ?? 0, (usual.durationSeconds ?? 0) * 0.7)
      assert.notDeepEqual(other.bytes, usual.bytes)
    }).pipe(asOwner)
  )

  it.live("says the same of the same text, byte by byte, and costs nothing", () =>
    Effect.gen(function* () {
      const model = yield* voice
      const [first, , second] = yield* Effect.all(
        ["Tea is ready.", "Something else. And more.", "Tea is ready."].map((text) => model.speak(request(text))),
        { concurrency: 3 }
      )
      assert.deepStrictEqual(first, second)
      assert.strictEqual(costOfUnits(first?.usage ?? new UnitUsage({}), model.pricing), 0)
    }).pipe(asOwner)
  )

  it.live("refuses a text without a word", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(spoken("👋 …"))
      assert.strictEqual(error.code, "model-request-rejected")
    }).pipe(asOwner)
  )

  it.live("speaks all languages that it names", () =>
    Effect.gen(function* () {
      for (const language of Object.keys(rulesByLanguage)) {
        const { durationSeconds = 0 } = yield* spoken("2 3", { language })
        assert.isAbove(durationSeconds, 0.2, language)
      }
    }).pipe(asOwner)
  )

  it.live("speaks a text of ten thousand letters without holding up the process", () =>
    Effect.gen(function* () {
      let turns = 0
      let isSpeaking = true
      const others = () => {
        turns += 1
        if (isSpeaking) setImmediate(others)
      }
      setImmediate(others)
      const text = `${"Rindfleischetikettierung".repeat(40)} ${"Wir reparieren Räder ".repeat(420)}`.slice(0, 10_000)
      const { words = [] } = yield* spoken(text, { language: "de", speed: 2.5 })
      isSpeaking = false
      assert.strictEqual(words.length, writtenWords(text, "de").length)
      // Others have their turn again and again, not before and behind it only.
      assert.isAbove(turns, 20)
    }).pipe(asOwner)
  )

  it.live("stops between two sentences when it is interrupted, and goes on with the next text", () =>
    Effect.gen(function* () {
      const model = yield* EspeakSpeechModel.make()
      const fiber = yield* Effect.forkChild(model.speak(request("One more sentence to be read. ".repeat(300))))
      yield* Effect.yieldNow
      yield* Fiber.interrupt(fiber)
      assert.isAbove((yield* model.speak(request("Tea."))).durationSeconds ?? 0, 0.1)
    }).pipe(asOwner)
  )

  it.live("says what to install where the library is not there", () =>
    Effect.gen(function* () {
      const engine = makeEngine(ModelId.make("espeak/espeak-ng"), () => undefined)
      const part = { voice: "en", text: "Tea", rate: 140, pitch: 42, range: 45 }
      const error = yield* Effect.flip(engine.speak(part))
      assert.strictEqual(error.code, "model-tool-missing")
      assert.include(error.message, "npm i @echogarden/espeak-ng-emscripten")
      // Broken where it is there: said so, and tried anew with the next text.
      const broken = makeEngine(ModelId.make("espeak/espeak-ng"), () => "file:///nowhere/espeak-ng.js")
      assert.strictEqual((yield* Effect.flip(broken.speak(part))).code, "model-bad-response")
      assert.strictEqual((yield* Effect.flip(broken.speak(part))).code, "model-bad-response")
    })
  )

  it.live("is asked by its id, for the languages that it speaks", () =>
    Effect.gen(function* () {
      const speech = yield* Speech
      const id = ModelId.make("espeak/espeak-ng")
      assert.strictEqual((yield* speech.speak(id, request("Tee.", { language: "de-AT" }))).vendor, "espeak")
      const error = yield* Effect.flip(speech.speak(id, request("お茶", { language: "ja" })))
      assert.strictEqual(error.code, "model-request-rejected")
    }).pipe(
      asOwner,
      Effect.provide(Layer.provideMerge(Layer.merge(Speech.layer, EspeakSpeechModel.layer()), SpeechModels.layer))
    )
  )
})
