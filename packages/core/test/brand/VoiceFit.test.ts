import { voiceFit } from "@postwright/core/brand/VoiceFit"
import { trainVoice } from "@postwright/core/brand/VoiceTraining"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { bakery, roofers, workshop } from "./voices.ts"

const du = trainVoice(bakery, { language: "de" })
const sie = trainVoice(roofers, { language: "de" })
const english = trainVoice(workshop, { language: "en" })

const off = (profile: typeof sie, text: string, feature: string) =>
  voiceFit(profile, text).deviations.filter((deviation) => deviation.feature === feature)
const valueOf = (profile: typeof sie, text: string, feature: string) =>
  voiceFit(profile, text).features.find((one) => one.feature === feature)!.value

describe("voiceFit", () => {
  it("fits the examples themselves best", () => {
    for (const [own, other, texts] of [
      [du, sie, bakery],
      [sie, du, roofers]
    ] as const)
      for (const text of texts) assert.isAbove(voiceFit(own, text).score, voiceFit(other, text).score, text)
  })

  it("fits a new text of the same voice", () => {
    assert.isAbove(voiceFit(english, "You'll want the chain oiled. It's a short job.").score, 0.9)
    assert.isAbove(voiceFit(du, "Dein Kuchen wartet! Komm rum 🍰").score, 0.85)
    assert.isBelow(
      voiceFit(english, "Leverage our innovative ecosystem! Unlock holistic chain synergies today! 🚀🚀").score,
      0.6
    )
  })

  it("names the words of a wrong form of address with their places, and what mends them", () => {
    const text = "Wir zeigen dir, was dein Dach braucht."
    const found = off(sie, text, "form-of-address")
    assert.deepStrictEqual(
      found.map(({ end, start }) => text.slice(start, end)),
      ["dir", "dein"]
    )
    assert.deepStrictEqual(found[0]?.mend, {
      en: "Change the form of address to “Sie”",
      de: "Ändere die Anrede zu „Sie“"
    })
    assert.strictEqual(valueOf(sie, text, "form-of-address"), 0)
    assert.strictEqual(valueOf(du, text, "form-of-address"), 1)
    assert.strictEqual(valueOf(du, "Wir zeigen euch das Brot.", "form-of-address"), 0.9)
    assert.strictEqual(valueOf(du, "Messen Sie, was du brauchst.", "form-of-address"), 0)
    assert.strictEqual(off(du, "Messen Sie, was du brauchst.", "form-of-address").length, 1)
  })

  it("names sentences that are too long, exclamations, emoji and words that stand out", () => {
    const long = `${"The chain runs over the wheel and then again over the wheel ".repeat(4).trim()}.`
    const text = `Oil it. ${long}`
    const [sentence] = off(english, text, "sentence-length")
    assert.strictEqual(text.slice(sentence!.start, sentence!.end), long)
    assert.strictEqual(off(english, "Come in! Now! You'll like it!", "exclamations").length, 3)
    assert.deepStrictEqual(
      off(english, "Oil the chain 🚲. Ride on 🎉 😄.", "emoji").map(({ quote }) => quote),
      ["🚲", "🎉", "😄"]
    )
    assert.deepStrictEqual(
      off(english, "We leverage synergies for your chain.", "words").map(({ quote }) => quote),
      ["leverage", "synergies"]
    )
    assert.deepStrictEqual(
      off(sie, "Unser Onboarding ist ein Gamechanger-Workflow für Ihr Dach.", "words").map(({ quote }) => quote),
      ["Onboarding", "Gamechanger-Workflow"]
    )
  })

  it("does not hold a brand's own words against it", () => {
    const profile = trainVoice(["Onboarding am Montag.", "Das Onboarding ist kurz.", "Wir reden über Onboarding."], {
      language: "de"
    })
    assert.deepStrictEqual(off(profile, "Das Onboarding beginnt.", "words"), [])
  })

  it("speaks both languages, and points into the text", () => {
    fc.assert(
      fc.property(fc.constantFrom(du, sie, english), fc.string({ unit: "binary", maxLength: 300 }), (profile, any) => {
        const fit = voiceFit(profile, any)
        assert.isTrue(fit.score >= 0 && fit.score <= 1)
        for (const { value } of fit.features) assert.isTrue(value >= 0 && value <= 1)
        for (const { end = 0, mend, message, start = 0 } of fit.deviations) {
          assert.isTrue(start >= 0 && start <= end && end <= any.length)
          for (const { de, en } of [mend, message]) assert.isTrue(de !== "" && en !== "")
        }
        assert.deepStrictEqual(voiceFit(profile, any), fit)
      }),
      { numRuns: 50 }
    )
  })

  it("lets every text fit a profile that knows nothing", () => {
    assert.deepStrictEqual(voiceFit(trainVoice([], { language: "en" }), "Anything goes!"), {
      score: 1,
      confidence: 0,
      features: [],
      deviations: []
    })
  })

  it("finds a brand's own new texts to fit better than those of others in nine of ten brands", () => {
    const random = seeded(7)
    const brands = Array.from({ length: 40 }, () => makeBrand(random))
    const better = brands.filter((brand, index) => {
      const profile = trainVoice(
        Array.from({ length: 8 }, () => post(brand, random)),
        { language: brand.language }
      )
      const rivals = brands.filter((other, at) => at !== index && other.language === brand.language)
      const rival = rivals[Math.floor(random() * rivals.length)]!
      const mean = (of: Brand) =>
        Array.from({ length: 8 }, () => voiceFit(profile, post(of, random)).score).reduce((a, b) => a + b) / 8
      return mean(brand) > mean(rival)
    })
    assert.isAtLeast(better.length, 36)
  })
})

interface Brand {
  readonly language: "en" | "de"
  readonly words: number
  readonly exclaims: number
  readonly asks: number
  readonly emoji: number
  readonly form: number
}

// A linear congruential generator: the same brands with every run.
const seeded = (seed: number) => {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const makeBrand = (random: () => number): Brand => ({
  language: random() < 0.5 ? "en" : "de",
  words: 4 + Math.floor(random() * 18),
  exclaims: random() < 0.5 ? 0 : random() * 0.8,
  asks: random() < 0.5 ? 0 : random() * 0.5,
  emoji: random() < 0.5 ? 0 : random(),
  form: Math.floor(random() * 3)
})

const vocabulary = {
  en: "the bread oven garden waits near old road while rain falls on quiet hills and some bakers carry flour".split(
    " "
  ),
  de: "das Brot am Ofen wartet neben altem Weg während Regen auf leise Hügel fällt und Bäcker tragen Mehl".split(" ")
}
const readers = { en: ["", "your oven", "your garden"], de: ["", "und dein Ofen", "und Ihr Ofen"] }

const post = ({ asks, emoji, exclaims, form, language, words }: Brand, random: () => number): string =>
  Array.from({ length: 3 }, () => {
    const list = vocabulary[language]
    const count = Math.max(2, Math.round(words * (0.8 + 0.4 * random())))
    const sentence = Array.from({ length: count }, () => list[Math.floor(random() * list.length)]!).join(" ")
    const reader = random() < 0.6 ? ` ${readers[language][form]}` : ""
    const end = random() < exclaims ? "!" : random() < asks ? "?" : "."
    return `The ${sentence}${reader}`.trimEnd() + end + (random() < emoji ? " 🥖" : "")
  }).join(" ")
