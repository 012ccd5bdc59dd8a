import { assert, describe, it } from "@effect/vitest"
import { alignBySilence, alignByWeight, alignHeard } from "@postwright/core/media/Alignment"
import { soundOfWav } from "@postwright/core/media/SoundStretches"
import { problemOfTimings, type TimedText } from "@postwright/core/models/TimedText"
import * as fc from "fast-check"
import { wav } from "./wav.ts"
import { processorTime } from "../processorTime.ts"

const heardAt = (text: string, start = 0, each = 0.4): ReadonlyArray<TimedText> =>
  text
    .split(" ")
    .map((word, index) => ({ text: word, startSeconds: start + index * each, endSeconds: start + index * each + 0.3 }))

const startsOf = (words: ReadonlyArray<TimedText>) => words.map(({ startSeconds }) => startSeconds)

describe("words over a time", () => {
  it("share it by their syllables, with pauses behind sentences", () => {
    const words = alignByWeight(["Tea.", "Bicycle", "tea"], { startSeconds: 1, endSeconds: 7.5 }, "en")
    assert.deepStrictEqual(words, [
      { text: "Tea.", startSeconds: 1, endSeconds: 2 },
      { text: "Bicycle", startSeconds: 3.5, endSeconds: 6.5 },
      { text: "tea", startSeconds: 6.5, endSeconds: 7.5 }
    ])
    assert.deepStrictEqual(alignByWeight([], { startSeconds: 0, endSeconds: 1 }, "en"), [])
  })
})

describe("words over stretches of sound", () => {
  it("have silences at punctuation, where that is near", () => {
    const stretches = [
      { startSeconds: 0.2, endSeconds: 1.4 },
      { startSeconds: 2, endSeconds: 4 }
    ]
    const words = alignBySilence("Tea is here, come in and sit down".split(" "), stretches, "en")
    const come = words.find(({ text }) => text === "come")
    const here = words.find(({ text }) => text === "here,")
    assert.deepStrictEqual([here?.endSeconds, come?.startSeconds], [1.4, 2])
    assert.strictEqual(words[0]?.startSeconds, 0.2)
    assert.strictEqual(words.at(-1)?.endSeconds, 4)
  })

  it("stay in order with more stretches than words, and with none", () => {
    const many = Array.from({ length: 9 }, (_, index) => ({ startSeconds: index, endSeconds: index + 0.5 }))
    const words = alignBySilence(["one", "two", "three"], many, "en")
    assert.isUndefined(problemOfTimings(words))
    assert.strictEqual(words.length, 3)
    assert.strictEqual(alignBySilence(["one"], [], "en").length, 1)
  })

  it("are measured on a WAV file, whatever its head says of its length", () => {
    const file = wav([
      [0.5, 0],
      [1, 8_000],
      [0.3, 0],
      [0.7, 6_000],
      [0.05, 0],
      [0.4, 6_000],
      [0.5, 0]
    ])
    new DataView(file.buffer).setUint32(40, 0xffffffff, true)
    const sound = soundOfWav(file)
    assert.closeTo(sound?.durationSeconds ?? 0, 3.45, 0.001)
    assert.deepStrictEqual(
      sound?.stretches.map(({ endSeconds, startSeconds }) =>
        [startSeconds, endSeconds].map((value) => Math.round(value * 10) / 10)
      ),
      [
        [0.5, 1.5],
        [1.8, 3]
      ].map((pair, index) => (index === 1 ? [1.8, 2.9] : pair))
    )
    assert.isUndefined(soundOfWav(new Uint8Array([1, 2, 3])))
    assert.isUndefined(soundOfWav(file.slice(0, 20)))
    assert.deepStrictEqual(soundOfWav(wav([[1, 0]]))?.stretches, [])
  })
})

describe("words that were heard", () => {
  const span = { startSeconds: 0, endSeconds: 10 }

  it("keep the spelling of the script and take the times of the recording", () => {
    const { matched, words } = alignHeard(
      "We repair bicycles, every Saturday!".split(" "),
      heardAt("we repair bicycles every saturday", 1),
      span,
      "en"
    )
    assert.deepStrictEqual(
      words.map(({ text }) => text),
      ["We", "repair", "bicycles,", "every", "Saturday!"]
    )
    assert.deepStrictEqual(
      startsOf(words),
      [1, 1.4, 1.8, 2.2, 2.6].map((value) => Math.round(value * 1_000) / 1_000)
    )
    assert.strictEqual(matched, 1)
  })

  it("are found past what was left out, added and misheard", () => {
    const script = "Heute zeigen wir euch unsere kleine Werkstatt am Hafen".split(" ")
    const { matched, words } = alignHeard(
      script,
      heardAt("äh heute zeigen wir euch diese Werkstadt am Hafen genau", 0),
      span,
      "de"
    )
    const at = (text: string) => words.find((word) => word.text === text)?.startSeconds
    assert.closeTo(at("Werkstatt") ?? 0, 2.4, 0.001)
    assert.closeTo(at("Hafen") ?? 0, 3.2, 0.001)
    assert.closeTo(at("Heute") ?? 0, 0.4, 0.001)
    assert.isAbove(matched, 0.7)
    assert.isUndefined(problemOfTimings(words))
    // Between their neighbours.
    assert.isAtLeast(at("unsere") ?? 0, 1.6)
    assert.isAtMost(at("kleine") ?? 9, 2.4)
  })

  it("may be one word for two, and two for one", () => {
    const { matched, words } = alignHeard(
      ["An", "e-bike", "work", "shop", "opens"],
      heardAt("an e bike workshop opens"),
      span,
      "en"
    )
    assert.strictEqual(matched, 1)
    assert.deepStrictEqual(
      startsOf(words).map((value) => Math.round(value * 100) / 100),
      [0, 0.4, 1.2, 1.35, 1.6]
    )
  })

  it("share the time where figures were heard as words", () => {
    const { words } = alignHeard("In 2027 we open".split(" "), heardAt("in twenty twenty seven we open"), span, "en")
    assert.deepStrictEqual(
      words.map(({ startSeconds }) => Math.round(startSeconds * 10) / 10),
      [0, 0.3, 1.6, 2]
    )
  })

  it("gives an ampersand the time of the word that is spoken for it", () => {
    for (const [script, said, language] of [
      ["Grünzeug & Söhne liefert", "Grünzeug und Söhne liefert", "de"],
      ["Grünzeug und Söhne liefert", "Grünzeug & Söhne liefert", "de"],
      ["Bell & Hull deliver", "Bell and Hull deliver", "en"],
      ["My AT&T deliver", "my ATANDT deliver", "en"]
    ] as const) {
      const words = script.split(" ")
      const heard = heardAt(said)
      const aligned = alignHeard(words, heard, span, language)
      assert.strictEqual(aligned.matched, 1, script)
      for (const [index, word] of aligned.words.entries()) {
        assert.strictEqual(word.text, words[index])
        assert.closeTo(word.startSeconds, heard[index]?.startSeconds ?? -1, 0.001)
        assert.closeTo(word.endSeconds, heard[index]?.endSeconds ?? -1, 0.001)
      }
    }
  })

  it("are those of the script over the whole where nothing fits", () => {
    const { matched, words } = alignHeard("Tea is ready now".split(" "), heardAt("xx yyyyyy zzz"), span, "en")
    assert.strictEqual(matched, 0)
    assert.strictEqual(words.at(-1)?.endSeconds, 10)
    assert.strictEqual(alignHeard(["Tea"], [], span, "en").words.length, 1)
    assert.deepStrictEqual(alignHeard([], heardAt("a b"), span, "en"), { words: [], matched: 1 })
  })

  it("are in order and all there, whatever was said and heard", () => {
    const word = fc.constantFrom("tea", "bicycle", "the", "harbour,", "2027", "E-Bike", "。", "zzz")
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.array(word, { maxLength: 30 }), (script, said) => {
        const { matched, words } = alignHeard(script, said.length === 0 ? [] : heardAt(said.join(" ")), span, "en")
        assert.deepStrictEqual(
          words.map(({ text }) => text),
          script
        )
        assert.isUndefined(problemOfTimings(words))
        assert.isTrue(matched >= 0 && matched <= 1)
      })
    )
  })

  it("are found for ten minutes within a moment", () => {
    const script = Array.from({ length: 1_500 }, (_, index) => `word${(index * 7919) % 613}`)
    const millis = processorTime()
    const { matched } = alignHeard(
      script,
      heardAt(script.filter((_, index) => index % 9 !== 0).join(" ")),
      { startSeconds: 0, endSeconds: 600 },
      "en"
    )
    assert.isAbove(matched, 0.85)
    assert.isBelow(millis(), 10_000)
  })
})
