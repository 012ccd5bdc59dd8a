import { aspectSizes } from "@postwright/core/media/Card"
import { CardRenderer } from "@postwright/core/media/CardRenderer"
import { readImageFile } from "@postwright/core/models/ImageFile"
import * as CanvasCards from "@postwright/providers/media/canvas/CanvasCards"
import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"

layer(CanvasCards.layer())("shrinking a picture", (it) => {
  it.effect("gives a small JPEG of the same shape, and leaves what is small enough", () =>
    Effect.gen(function* () {
      const cards = yield* CardRenderer
      const card = yield* cards.draw({
        template: "statement",
        size: aspectSizes["4:5"],
        language: "en",
        brand: {},
        words: { heading: "Measure the gate" },
        format: "png"
      })
      const small = yield* cards.shrink(card.bytes, 360)
      const file = readImageFile(small)
      assert.deepStrictEqual([file?.mediaType, file?.widthPx, file?.heightPx], ["image/jpeg", 360, 450])
      assert.isBelow(small.length, 40_000)
      const again = readImageFile(yield* cards.shrink(small, 800))
      assert.strictEqual(again?.widthPx, 360)
    })
  )

  it.effect("says what is wrong with a file that is no picture", () =>
    Effect.gen(function* () {
      const cards = yield* CardRenderer
      const error = yield* Effect.flip(cards.shrink(new TextEncoder().encode("no picture"), 360))
      assert.strictEqual(error.code, "media-unreadable")
    })
  )
})
