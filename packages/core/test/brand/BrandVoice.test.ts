import { compareVoice, voiceFeatures } from "@postwright/core/brand/BrandVoice"
import { checkGuidelines } from "@postwright/core/brand/Guidelines"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"

const examples = [
  "Start with the gate. If the bike cannot get home, nothing else about it matters.",
  "Seven days is long enough for a bike to stop being an event.",
  "We lend you the bike, the locks and the sandbags. You bring the awkward Tuesday."
]
const valueOf = (text: string, feature: string, language = "en", voice: ReadonlyArray<string> = examples) =>
  compareVoice(text, voice, language).find((comparison) => comparison.feature === feature)!.value

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

describe("compareVoice", () => {
  it("finds the examples as close as can be to themselves", () => {
    for (const { feature, value } of compareVoice(examples.join(" "), examples, "en"))
      assert.strictEqual(value, 1, feature)
  })

  it("moves with the text, feature by feature", () => {
    const plain = "Start with the gate. We lend you the bike and the locks for a week."
    assert.isAbove(
      valueOf(plain, "sentence-length"),
      valueOf(
        `${plain.replaceAll(".", "")} ${plain.replaceAll(".", "")} and so on and on and on and on`,
        "sentence-length"
      )
    )
    assert.isAbove(valueOf(plain, "exclamations"), valueOf(plain.replaceAll(".", "!"), "exclamations"))
    assert.isAbove(valueOf(plain, "questions"), valueOf(plain.replaceAll(".", "?"), "questions"))
    assert.isAbove(valueOf(plain, "emoji"), valueOf(`${plain} 🚲🚲`, "emoji"))
    const sie = ["Messen Sie Ihre Wand, bevor Sie bestellen."]
    assert.strictEqual(valueOf("Wir zeigen Ihnen das Set.", "form-of-address", "de", sie), 1)
    assert.strictEqual(valueOf("Wir zeigen dir das Set.", "form-of-address", "de", sie), 0)
    assert.strictEqual(valueOf("Das Set liegt bereit.", "form-of-address", "de", sie), 0.6)
  })

  it("stays between 0 and 1 on any text, and says nothing without examples", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.array(fc.string({ unit: "grapheme" }), { maxLength: 3 }),
        (text, voice) => {
          for (const { value } of compareVoice(text, voice, "de")) assert.isTrue(value >= 0 && value <= 1)
        }
      )
    )
    assert.deepStrictEqual(compareVoice("Any text.", [], "en"), [])
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
