import { assert, describe, it } from "@effect/vitest"
import * as FastCheck from "fast-check"
import { labelsOfTexts, mostPieces, piecesOf } from "../../src/policy/internal/moderation/pieces.ts"
import { graphemeBorders } from "../../src/policy/TextLength.ts"
import { nastyText } from "./arbitraries.ts"

const contents = (text: string, maxLength: number) =>
  piecesOf([text], maxLength, "en").pieces.map(({ content }) => content)

describe("piecesOf", () => {
  it("leaves texts that fit as they are, and blank ones out", () => {
    assert.deepStrictEqual(piecesOf(["one", " \n", "", "two"], 3, "en"), {
      pieces: [
        { content: "one", text: 0, start: 0, isWhole: true },
        { content: "two", text: 3, start: 0, isWhole: true }
      ],
      unread: 0
    })
  })

  it("cuts where a sentence begins, else behind white space, else between characters of a reader", () => {
    assert.deepStrictEqual(contents("We ride far today. You do not.", 25), ["We ride far today. ", "You do not."])
    assert.deepStrictEqual(contents("We. Ridefaraway today and tomorrow", 20), [
      "We. Ridefaraway ",
      "today and tomorrow"
    ])
    assert.deepStrictEqual(contents("👍🏽👍🏽👍🏽", 9), ["👍🏽👍🏽", "👍🏽"])
  })

  it("cuts a character that is longer than all the model takes, but never within a code point that fits", () => {
    assert.deepStrictEqual(contents("👩‍👩‍👧", 4), ["👩\u200d", "👩\u200d", "👧"])
    assert.deepStrictEqual(contents("👍", 1), ["\ud83d", "\udc4d"])
  })

  it("stops after the most pieces and says how much is left", () => {
    const { pieces, unread } = piecesOf(["ab cd", "x".repeat(10 * mostPieces + 7)], 10, "en")
    assert.strictEqual(pieces.length, mostPieces + 1)
    assert.strictEqual(unread, 7)
    assert.deepStrictEqual(piecesOf(["abc"], 0, "en"), { pieces: [], unread: 3 })
    assert.deepStrictEqual(piecesOf(["abc"], Number.NaN, "en"), { pieces: [], unread: 3 })
  })

  it("reads any text of sixteen times the length that the model takes whole, in plain words", () => {
    const text = "a lengthy word or two. ".repeat(200)
    const { pieces, unread } = piecesOf([text], Math.ceil(text.length / (mostPieces / 2)), "en")
    assert.strictEqual(unread, 0)
    assert.strictEqual(pieces.map(({ content }) => content).join(""), text)
  })

  it("gives pieces within the length, in order, that leave out nothing but white space, for any text", () => {
    FastCheck.assert(
      FastCheck.property(
        FastCheck.array(nastyText(), { maxLength: 4 }),
        FastCheck.integer({ min: 1, max: 40 }),
        (texts, max) => {
          const { pieces, unread } = piecesOf(texts, max, "en")
          let left = 0
          for (const [index, text] of texts.entries()) {
            let at = 0
            for (const { content, start } of pieces.filter((piece) => piece.text === index)) {
              assert.isAtMost(content.length, max)
              assert.strictEqual(text.slice(at, start).trim(), "")
              assert.strictEqual(text.slice(start, start + content.length), content)
              at = start + content.length
            }
            if (text.slice(at).trim() !== "") left += text.slice(at).trimStart().length
          }
          assert.isAtLeast(unread, left)
          assert.strictEqual(unread === 0, left === 0)
        }
      )
    )
  })

  it("cuts on characters of a reader wherever they fit, for any text", () => {
    FastCheck.assert(
      FastCheck.property(nastyText(), FastCheck.integer({ min: 20, max: 60 }), (text, max) => {
        const borders = graphemeBorders(text)
        const longest = Math.max(0, ...borders.map((border, index) => border - (borders[index - 1] ?? 0)))
        FastCheck.pre(longest <= max / 2)
        for (const { start } of piecesOf([text], max, "en").pieces) assert.include(borders, start)
      })
    )
  })
})

describe("labelsOfTexts", () => {
  it("puts labels of pieces onto the place that is meant in their texts", () => {
    const texts = ["short", "We ride far today. You do not.", "end"]
    const { pieces } = piecesOf(texts, 25, "en")
    const label = { category: "hate", score: 1 }
    assert.deepStrictEqual(
      labelsOfTexts(pieces, [
        { ...label, text: 0 },
        { ...label, text: 2, span: { start: 4, end: 6 } },
        { ...label, text: 1 },
        { ...label, text: 3, span: { start: 0, end: 1 } }
      ]),
      [
        { ...label, text: 0 },
        { ...label, text: 1, span: { start: 23, end: 25 } },
        { ...label, text: 1, span: { start: 0, end: 19 } },
        { ...label, text: 2, span: { start: 0, end: 1 } }
      ]
    )
  })
})
