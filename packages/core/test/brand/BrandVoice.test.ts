import { voiceFeatures } from "@postwright/core/brand/BrandVoice"
import { checkGuidelines } from "@postwright/core/brand/Guidelines"
import { assert, describe, it } from "@effect/vitest"

const form = (text: string) => voiceFeatures([text], "de").formOfAddress

const check = (text: string, guidelines: string, language = "en") =>
  Object.fromEntries(
    checkGuidelines(text, { guidelines, tone: "", language }).map(({ instruction, isKept }) => [instruction, isKept])
  )

describe("voiceFeatures", () => {
  it("measures sentences, not addresses and tags", () => {
    const features = voiceFeatures(["Why wait? Ride today! 🚲 We lend bikes.\n\nhttps://example.com #CargoBike"], "en")
    assert.deepStrictEqual(features, {
      sentenceCount: 3,
      wordsPerSentence: 2.333,
      questionRate: 0.333,
      exclamationRate: 0.333,
      emojiRate: 0.333,
      addressRate: 0,
      formOfAddress: "none",
      weRate: 0.333
    })
  })

  it("tells du from Sie, and she from Sie", () => {
    assert.strictEqual(form("Miss deine Spannweite. Wir helfen dir."), "du")
    assert.strictEqual(form("Messen Sie Ihre Wand."), "sie")
    assert.strictEqual(form("Anna kam. Sie maß die Wand."), "none")
    assert.strictEqual(form("Messen Sie, was du brauchst."), "mixed")
    assert.strictEqual(voiceFeatures(["You bring your bike."], "en").formOfAddress, "you")
  })
})

describe("checkGuidelines", () => {
  it("measures what it recognises and leaves the rest", () => {
    const guidelines = "Use British spelling, miles and kilograms. Never talk down to drivers. No emojis."
    assert.deepStrictEqual(check("Our favourite colour.", guidelines), { "no emoji": true, "British spelling": true })
    assert.deepStrictEqual(check("Our favorite color 🚲", guidelines), { "no emoji": false, "British spelling": false })
    assert.deepStrictEqual(check("Any text", "Be excellent."), {})
  })

  it("reads German guidelines", () => {
    const guidelines = "Immer Sie-Form, keine Ausrufezeichen, konkrete Zahlen."
    assert.deepStrictEqual(check("Messen Sie 12 Meter.", guidelines, "de"), {
      "no exclamation marks": true,
      "readers are “Sie”": true,
      "concrete figures": true
    })
    assert.deepStrictEqual(check("Miss deine Wand!", guidelines, "de"), {
      "no exclamation marks": false,
      "readers are “Sie”": false,
      "concrete figures": false
    })
  })
})
