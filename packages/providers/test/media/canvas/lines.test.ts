import { hyphenatorFor } from "../../../src/media/canvas/internal/hyphenation.ts"
import { breakAnywhere, breakLines } from "../../../src/media/canvas/internal/lines.ts"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"

/** Every sign is one wide. */
const lines = (text: string, width: number, more: Partial<Parameters<typeof breakLines>[1]> = {}) =>
  breakLines(text, { width, measure: (part) => part.length, language: "en", shape: "even", ...more })

const hyphenate = (language: string) => Effect.promise(() => hyphenatorFor(language))

describe("lines", () => {
  it("of a heading are about equally long", () => {
    assert.deepStrictEqual(lines("one two three four five six seven", 24), ["one two three four", "five six seven"])
  })

  it("do not end with a word that belongs to the next, nor with a figure without what it counts", () => {
    assert.deepStrictEqual(lines("We measured all of the bikes", 18), ["We measured all", "of the bikes"])
    assert.deepStrictEqual(lines("The pilot lent out 131 bikes", 22), ["The pilot lent", "out 131 bikes"])
  })

  it("of running words leave no two short words alone at the end", () => {
    const found = lines("Salt, not cold, is what ruins a bike in winter.", 39, { shape: "full" })
    assert.deepStrictEqual(found, ["Salt, not cold, is what ruins", "a bike in winter."])
  })

  it("end between no figure and its unit, no day and its month, within no abbreviation", () => {
    const told = [
      ["Each bike carries a battery of 500 Wh under its deck", "500 Wh"],
      ["The kitchen opens again on Friday 11 September at nine", "11 September"],
      ["Die Küche öffnet wieder am Freitag, den 11. September um neun", "11. September"],
      ["Wir haben das ganze Jahr gemessen und gerechnet, z. B. im Regen", "z. B."],
      ["The workshop has moved from its old yard to No. 5 this week", "No. 5"],
      ["At a speed of 25 km/h the motor stops after a 45-minute ride", "25 km/h"],
      ["At a speed of 25 km/h the motor stops after a 45-minute ride", "45-minute"]
    ] as const
    for (const [text, whole] of told) {
      for (let width = 13; width < 40; width++) {
        for (const shape of ["even", "full"] as const) {
          const found = lines(text, width, { shape }) ?? []
          assert.isTrue(
            found.some((line) => line.includes(whole)),
            found.join(" / ")
          )
          assert.strictEqual(found.join(" "), text)
          for (const line of found) assert.isAtMost(line.length, width)
        }
      }
    }
  })

  it("that do not hold a figure and its unit make the words smaller, and part them where they cannot be", () => {
    const options = { width: 15, measure: (part: string) => part.length, language: "de", shape: "even" as const }
    assert.isUndefined(breakLines("500 Kilowattstunden", options))
    assert.deepStrictEqual(breakAnywhere("500 Kilowattstunden", options), ["500", "Kilowattstunden"])
  })

  it("divide a long unit where its language divides it", () =>
    Effect.runPromise(
      Effect.gen(function* () {
        const german = yield* hyphenate("de")
        const found = lines("Rund 500 Kilowattstunden", 14, { language: "de", hyphenate: german }) ?? []
        assert.match(found.join("/"), /500 Kilo/u)
      })
    ))

  it("of running text are full, and the last one is not a single short word", () => {
    const found = lines("aaaa bbbb cccc dddd eeee ffff gg", 14, { shape: "full" })
    assert.isAbove((found?.at(-1) ?? "").length, 3)
  })

  it("end within a word only where its language divides it", () =>
    Effect.runPromise(
      Effect.gen(function* () {
        const german = yield* hyphenate("de-AT")
        const found = lines("Donaudampfschifffahrtsgesellschaftskapitän", 18, { language: "de", hyphenate: german })
        assert.deepStrictEqual(
          found?.map((line) => line.replace(/-$/u, "")).join(""),
          "Donaudampfschifffahrtsgesellschaftskapitän"
        )
        for (const line of found?.slice(0, -1) ?? []) assert.match(line, /\p{L}{3}-$/u)
        assert.isUndefined(lines("Donaudampfschifffahrtsgesellschaftskapitän", 18))
        const none = yield* hyphenate("xx")
        assert.deepStrictEqual(none("Donaudampfschifffahrt"), ["Donaudampfschifffahrt"])
      })
    ))

  it("leave addresses and figures whole, and take no letter apart that signs make up together", () =>
    Effect.runPromise(
      Effect.gen(function* () {
        const english = yield* hyphenate("en")
        const address = "larkfield.example/approximately"
        const broken = lines(address, 24, { hyphenate: english }) ?? []
        assert.isFalse(broken.some((line) => line.endsWith("-")))
        const options = { width: 12, measure: (part: string) => part.length, language: "en", shape: "even" as const }
        for (const line of breakAnywhere("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", options)) assert.strictEqual(line, "👩‍👩‍👧‍👦")
      })
    ))

  it("of thousands of words are found without delay", () => {
    const found = lines("word ".repeat(5_000).trim(), 30, { shape: "full" })
    assert.strictEqual(found?.join(" ").length, 24_999)
  })
})
