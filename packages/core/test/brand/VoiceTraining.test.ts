import { VoiceProfile, voiceLimits } from "@postwright/core/brand/VoiceProfile"
import { trainVoice, voiceProfileOf } from "@postwright/core/brand/VoiceTraining"
import { voiceInstructions } from "@postwright/core/brand/VoiceInstructions"
import { Schema } from "effect"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { bakery, roofers, workshop } from "./voices.ts"

const codes = (examples: ReadonlyArray<string>, language = "en") =>
  trainVoice(examples, { language }).notes.map(({ code }) => code)

describe("trainVoice", () => {
  it("measures an English brand", () => {
    const profile = trainVoice(workshop, { language: "en" })
    assert.strictEqual(profile.used, workshop.length)
    assert.strictEqual(profile.formOfAddress, "you")
    assert.strictEqual(profile.exclamationShare, 0)
    assert.strictEqual(profile.emojiRate, 0)
    assert.strictEqual(profile.contractionShare, 1)
    assert.isBelow(profile.sentenceWords.high, 14)
    assert.isTrue(profile.typicalWords.some(({ word }) => word === "chain"))
    assert.deepStrictEqual(profile.notes, [])
    assert.isAbove(profile.confidence, 0.6)
  })

  it("tells a German brand that says Sie from one that says du", () => {
    assert.strictEqual(trainVoice(roofers, { language: "de" }).formOfAddress, "sie")
    const profile = trainVoice(bakery, { language: "de-AT" })
    assert.strictEqual(profile.formOfAddress, "du")
    assert.isAbove(profile.emojiPerPost.median, 0)
    assert.isAbove(profile.hashtagsPerPost.high, 0)
  })

  it("is data that survives being written and read", () => {
    const profile = trainVoice(bakery, { language: "de" })
    const codec = Schema.toCodecJson(VoiceProfile)
    const read = Schema.decodeUnknownSync(codec)(JSON.parse(JSON.stringify(Schema.encodeSync(codec)(profile))))
    assert.deepStrictEqual(read, profile)
  })

  it("says what is wrong with its examples", () => {
    assert.deepStrictEqual(codes([]), ["no-examples"])
    assert.deepStrictEqual(codes(["", "  \n ", "🚲", "https://example.com"]), ["no-examples", "empty-examples"])
    assert.deepStrictEqual(codes(workshop.slice(0, 2)), ["few-examples"])
    assert.deepStrictEqual(codes([...workshop, workshop[0]!]), ["repeated-examples"])
    assert.deepStrictEqual(codes([...workshop, roofers.join(" ")]), ["other-language"])
    assert.deepStrictEqual(codes([...workshop, "word ".repeat(5_000)]), ["long-examples"])
    assert.include(codes([...roofers.slice(0, 3), ...bakery.slice(0, 3)], "de"), "contradicting-address")
    const long = "and the chain runs over the wheel ".repeat(8)
    assert.include(codes(["Oil it.", "Check it.", "Ride it.", `Look how ${long}.`, "Wipe it."]), "contradicting-length")
  })

  it("leaves out what is beyond its limits, and never cuts", () => {
    const many = Array.from({ length: voiceLimits.maxExamples + 3 }, (_, index) => `Oil the chain ${index} times.`)
    const profile = trainVoice(many, { language: "en" })
    assert.strictEqual(profile.used, voiceLimits.maxExamples)
    assert.deepStrictEqual(
      profile.notes.map(({ code }) => code),
      ["many-examples"]
    )
  })

  it("is surer of more examples, and less sure of contradicting ones", () => {
    const sureOf = (examples: ReadonlyArray<string>) => trainVoice(examples, { language: "de" }).confidence
    assert.strictEqual(sureOf([]), 0)
    assert.isBelow(sureOf(roofers.slice(0, 2)), sureOf(roofers))
    assert.isBelow(sureOf([...roofers.slice(0, 3), ...bakery.slice(0, 3)]), sureOf(roofers.slice(0, 6)))
  })

  it("takes a word for typical only where others use it less", () => {
    const typical = (reference: ReadonlyArray<string>) =>
      trainVoice(workshop, { language: "en", reference }).typicalWords.map(({ word }) => word)
    assert.include(typical(["We bake bread every morning."]), "chain")
    assert.notInclude(typical(["A chain is a chain is a chain."]), "chain")
  })

  it("survives any examples, and words that are names of object members", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 200 }), { maxLength: 8 }), (examples) => {
        for (const language of ["en", "de", "ja"]) {
          const { confidence } = trainVoice(examples, { language })
          assert.isTrue(confidence >= 0 && confidence <= 1)
        }
      }),
      { numRuns: 30 }
    )
    const words = trainVoice(["Mind the constructor.", "The constructor waits.", "__proto__ toString constructor."], {
      language: "en"
    }).typicalWords
    assert.deepStrictEqual(words, [{ word: "constructor", examples: 3 }])
  })
})

describe("voiceProfileOf", () => {
  it("trains once for the same list and language", () => {
    assert.strictEqual(voiceProfileOf(roofers, "de"), voiceProfileOf(roofers, "de"))
    assert.notStrictEqual(voiceProfileOf(roofers, "de"), voiceProfileOf(roofers, "de-AT"))
  })
})

describe("voiceInstructions", () => {
  it("says in short lines what the examples keep to", () => {
    const lines = voiceInstructions(trainVoice(roofers, { language: "de" }))
    assert.include(lines, "Say “Sie” to readers, never “du” or “ihr”")
    assert.include(lines, "Use no emoji")
    assert.include(lines, "Use no exclamation marks")
    for (const line of lines) assert.isBelow(line.length, 200)
    assert.include(
      voiceInstructions(trainVoice(bakery, { language: "de" })).join("\n"),
      "Say “du” to readers, never “Sie”"
    )
    assert.include(voiceInstructions(trainVoice(workshop, { language: "en" })), "Contract: don’t, we’re")
  })

  it("says nothing where nothing is known", () => {
    assert.deepStrictEqual(voiceInstructions(trainVoice([], { language: "en" })), [])
  })
})
