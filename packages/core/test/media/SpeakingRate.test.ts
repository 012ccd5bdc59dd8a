import { charactersPerSecond, speakingRate, speakingSeconds } from "@postwright/core/media/SpeakingRate"
import { assert, describe, it } from "@effect/vitest"
import { processorTime } from "../processorTime.ts"

const english =
  "A cargo bike carries two children and the shopping of a week. Its brakes stop it within four metres on a wet road. Most families ride it to school before breakfast is over."
const german =
  "Ein Lastenrad trägt zwei Kinder und den Einkauf einer ganzen Woche. Seine Bremsen halten es auf nasser Straße nach vier Metern. Die meisten Familien fahren damit morgens zur Schule."

describe("speakingSeconds", () => {
  it("comes near the 155 words a minute of English narrators, with their breaths", () => {
    const minutes = speakingSeconds(english, "en") / 60
    const rate = english.split(" ").length / minutes
    assert.isTrue(rate > 140 && rate < 185, String(rate))
  })

  it("is longer for German, whose words have more syllables", () => {
    assert.isAbove(speakingSeconds(german, "de-AT"), speakingSeconds(english, "en-GB"))
  })

  it("grows with every word, is nothing for no words, and counts figures as they are said", () => {
    assert.strictEqual(speakingSeconds("", "en"), 0)
    assert.strictEqual(speakingSeconds("… – !", "de"), 0)
    assert.isAbove(speakingSeconds("2,146 miles", "en"), speakingSeconds("two miles", "en"))
    assert.strictEqual(speakingSeconds("Bell & Hull", "en"), speakingSeconds("Bell and Hull", "en"))
    assert.strictEqual(speakingSeconds("Grün &amp; Blau", "de"), speakingSeconds("Grün und Blau", "de"))
    for (const language of ["en", "de", "fr", "ja", "zh", "ko", "ru", "ar", "xx"]) {
      assert.isAbove(speakingSeconds("Ein Satz 一 два كتاب", language), 0)
      assert.isTrue(charactersPerSecond(language) >= 2 && charactersPerSecond(language) <= 25)
    }
  })

  it("says of a language that was not measured what is true of most", () => {
    assert.isTrue(speakingRate("nl") > 3 && speakingRate("nl") < 5)
  })

  it("is linear: a text of a hundred thousand letters costs no time to speak of", () => {
    const millis = processorTime()
    speakingSeconds("a".repeat(100_000), "de")
    speakingSeconds(english.repeat(600), "en")
    assert.isBelow(millis(), 3_000)
  })
})
