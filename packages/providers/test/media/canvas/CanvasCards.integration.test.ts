import { assert, describe, it } from "@effect/vitest"
import { aspectSizes, type Card, cardTemplates } from "@postwright/core/media/Card"
import { CardRenderer } from "@postwright/core/media/CardRenderer"
import { aspects } from "@postwright/core/media/VisualFrames"
import { readImageFile } from "@postwright/core/models/ImageFile"
import * as CanvasCards from "@postwright/providers/media/canvas/CanvasCards"
import { Effect } from "effect"

const card: Card = {
  template: "statement",
  size: aspectSizes["4:5"],
  language: "en",
  brand: {
    name: "Larkfield",
    colors: { primary: "#12404f", accent: "#c2410c", background: "#fbf7ee" },
    fonts: ["Bitter", "Source Sans 3"]
  },
  words: { heading: "Sixteen bikes go out every week", body: "You may book one week at a time." }
}

const draw = (wanted: Partial<Card>) => CardRenderer.use((cards) => cards.draw({ ...card, ...wanted }))

describe("cards on the canvas", () => {
  it.layer(CanvasCards.layer())((it) => {
    it.effect("of every template and shape have the size that was asked for, and words that can be read", () =>
      Effect.gen(function* () {
        for (const template of cardTemplates) {
          for (const aspect of aspects) {
            const size = aspectSizes[aspect]
            const drawn = yield* draw({ template, size })
            const file = readImageFile(drawn.bytes)
            assert.deepStrictEqual(
              [file?.widthPx, file?.heightPx],
              [size.widthPx, size.heightPx],
              `${template} ${aspect}`
            )
            assert.isAtLeast(drawn.contrast, 4.5, `${template} ${aspect}`)
            assert.deepStrictEqual(drawn.warnings, [], `${template} ${aspect}`)
          }
        }
      })
    )
  })
})
