import { aspectSizes } from "@postwright/core/media/Card"
import { CardRenderer } from "@postwright/core/media/CardRenderer"
import { readImageFile } from "@postwright/core/models/ImageFile"
import * as CanvasCards from "@postwright/providers/media/canvas/CanvasCards"
import { assert, layer } from "@effect/vitest"
import { createCanvas, loadImage } from "@napi-rs/canvas"
import { Effect } from "effect"
import { corners, oriented, stored } from "../oriented.ts"

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

  it.effect("stands a picture upright as it says of itself, whatever kind of file it is", () =>
    Effect.gen(function* () {
      const cards = yield* CardRenderer
      const size = { widthPx: 60, heightPx: 90 }
      for (let orientation = 1; orientation <= 8; orientation += 1) {
        const png = stored(orientation, size)
        const canvas = yield* Effect.promise(() => loadImage(png))
        const context = createCanvas(canvas.width, canvas.height).getContext("2d")
        context.drawImage(canvas, 0, 0)
        const files = [png, context.canvas.toBuffer("image/jpeg", 95), context.canvas.toBuffer("image/webp", 95)]
        for (const writing of [{}, { isLittleEndian: true, isNamed: true }]) {
          for (const [index, file] of files.entries()) {
            const what = `orientation ${orientation}, file ${index}, ${JSON.stringify(writing)}`
            const small = yield* cards.shrink(oriented(file, orientation, writing), 360)
            const image = yield* Effect.promise(() => loadImage(Buffer.from(small)))
            assert.deepEqual([image.width, image.height], [60, 90], what)
            const seen = createCanvas(60, 90).getContext("2d")
            seen.drawImage(image, 0, 0)
            for (const [corner, color] of corners.entries()) {
              const { data } = seen.getImageData(15 + 30 * (corner % 2), 22 + 45 * Math.floor(corner / 2), 1, 1)
              const wanted = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
              const isNear = wanted.every((value, at) => Math.abs(value - (data[at] ?? 0)) < 40)
              assert.isTrue(isNear, `${what}: ${color} is ${data.slice(0, 3).join(" ")}`)
            }
          }
        }
      }
    })
  )

  it.effect("names a picture of an iPhone", () =>
    Effect.gen(function* () {
      const cards = yield* CardRenderer
      const heic = new TextEncoder().encode("\0\0\0\u0018ftypheic\0\0\0\0mif1heic")
      const { message } = yield* Effect.flip(cards.shrink(heic, 360))
      assert.include(message, "it is a picture in HEIC, which is not read here. Save it as JPEG")
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
