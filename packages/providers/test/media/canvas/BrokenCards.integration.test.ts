/** The suite of `CardRenderer` catches adapters that break a promise: each is the real one with one change. */
import { type Card, type DrawnCard } from "@postwright/core/media/Card"
import { CardRenderer } from "@postwright/core/media/CardRenderer"
import { failingTitles } from "@postwright/core/testing/Check"
import * as CardRendererContract from "@postwright/core/testing/media/CardRendererContract"
import * as CanvasCards from "@postwright/providers/media/canvas/CanvasCards"
import { describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { assert } from "vitest"

type Draw = CardRenderer["Service"]["draw"]

/** Draws another card than the one that was asked for. */
const asking =
  (change: (card: Card) => Card) =>
  (draw: Draw): Draw =>
  (card) =>
    draw(change(card))

/** Says something else of what was drawn. */
const telling =
  (change: (drawn: DrawnCard, card: Card) => DrawnCard) =>
  (draw: Draw): Draw =>
  (card) =>
    Effect.map(draw(card), (drawn) => change(drawn, card))

const broken: Readonly<Record<string, readonly [string, (draw: Draw) => Draw]>> = {
  "draws another size, and says it was as asked": [
    "draws every template in every shape and look, in the size asked for, with words that can be read",
    (draw) => (card) =>
      Effect.map(draw({ ...card, size: { ...card.size, widthPx: card.size.widthPx + 2 } }), (drawn) => ({
        ...drawn,
        ...card.size
      }))
  ],
  "writes PNG whatever is asked for": [
    "writes JPEG or PNG as asked for, and words alone as PNG",
    asking((card) => ({ ...card, format: "png" }))
  ],
  "draws words onto the ground": [
    "gives the same picture whole and as words laid over their ground",
    asking((card) => (card.layer === "ground" ? { ...card, layer: "whole" } : card))
  ],
  "draws another look each time": [
    "draws the same card with the same bytes, also beside others",
    (draw) => {
      let look = 0
      return (card) => draw({ ...card, look: (look += 1) })
    }
  ],
  "knows no safe area": [
    "keeps words inside the safe area, from left to right and from right to left",
    asking(({ safeArea: _area, ...card }) => card)
  ],
  "shortens in silence": [
    "makes words that do not fit smaller, then shorter, and says so",
    telling((drawn) => ({ ...drawn, warnings: [] }))
  ],
  "takes words for markup": [
    "takes words for words: nothing in them is markup, and what is not visible draws nothing",
    asking((card) => ({
      ...card,
      words: { ...card.words, heading: card.words.heading.replace(/<[^>]*>|\{[^}]*\}/gu, "") }
    }))
  ],
  "does not measure contrast": [
    "keeps words readable on whatever colours a brand has",
    telling((drawn, card) => (card.brand.colors?.primary === "#777777" ? { ...drawn, contrast: 1.6 } : drawn))
  ],
  "leaves words unreadable on pictures": [
    "keeps words readable on a restless picture",
    telling((drawn, card) => (card.picture === undefined ? drawn : { ...drawn, contrast: 2 }))
  ],
  "hides a clip behind the ground of a card": [
    "keeps words readable over a clip, whatever it shows, and lets it be seen",
    asking((card) => (card.layer === "veil" ? { ...card, layer: "ground" } : card))
  ],
  "draws the watermark with the ground of each scene": [
    "draws a watermark as a layer that can be read over anything, and on no other layer",
    asking((card) => (card.layer === "ground" ? { ...card, layer: "whole" } : card))
  ],
  "replaces fonts in silence": [
    "says which font is missing, and draws with another",
    telling((drawn) => ({ ...drawn, warnings: [] }))
  ],
  "draws cards without words": [
    "refuses a card without words and one of a senseless size",
    asking((card) => ({ ...card, words: { ...card.words, heading: card.words.heading.trim() || "Brand" } }))
  ],
  "passes over pictures that are none": [
    "tells a picture that is none",
    (draw) => (card) =>
      Effect.catch(draw(card), (error) => {
        const { picture: _picture, ...plain } = card
        return card.picture === undefined ? Effect.fail(error) : draw(plain)
      })
  ]
}

describe("CardRendererContract", () => {
  for (const [what, [title, change]] of Object.entries(broken)) {
    it.effect(`catches a renderer that ${what}`, () =>
      Effect.gen(function* () {
        const changed = Layer.effect(
          CardRenderer,
          Effect.map(CardRenderer, (honest) => CardRenderer.of({ ...honest, draw: change(honest.draw) }))
        ).pipe(Layer.provide(CanvasCards.layer()))
        const meant = CardRendererContract.cases(changed).filter((one) => one.title === title)
        assert.lengthOf(meant, 1, title)
        assert.deepEqual(yield* failingTitles(meant), [title])
      })
    )
  }

  it("has a broken renderer for each of its promises", () => {
    assert.sameMembers(
      Object.values(broken).map(([title]) => title),
      CardRendererContract.cases(CanvasCards.layer()).map(({ title }) => title)
    )
  })
})
