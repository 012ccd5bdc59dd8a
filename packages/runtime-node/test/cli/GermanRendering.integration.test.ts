import { assert, describe, it } from "@effect/vitest"
import type { Composition } from "@postwright/core/media/Composition"
import { Renderer } from "@postwright/core/media/Renderer"
import * as Ffmpeg from "@postwright/providers/media/ffmpeg/Ffmpeg"
import { german } from "../../src/cli/German.ts"
import { Effect } from "effect"

const scene = { seconds: 1, ground: { bytes: new Uint8Array() }, motion: "still", transition: "cut" } as const
const area = { left: 0, top: 0, right: 1, bottom: 1 }
const style = { color: "#ffffff", spokenColor: "#ff0000", backColor: "#000000", fonts: [], area }

const base: Composition = {
  size: { widthPx: 1080, heightPx: 1920 },
  scenes: [scene],
  sound: { voice: [] },
  language: "de"
}
const piece = { input: { bytes: new Uint8Array() }, startSeconds: 0 }

const refused: ReadonlyArray<Partial<Omit<Composition, "scenes">> & { readonly scenes?: ReadonlyArray<typeof scene> }> =
  [
    { scenes: [] },
    { scenes: Array.from({ length: 201 }, () => scene) },
    { scenes: [{ ...scene, seconds: 0 as 1 }] },
    { scenes: [{ ...scene, seconds: 700 as 1 }] },
    { size: { widthPx: 1081, heightPx: 1920 } },
    { framesPerSecond: 99 },
    { sound: { voice: Array.from({ length: 1_001 }, () => piece) } },
    { sound: { voice: [{ ...piece, startSeconds: -1 }] } },
    { sound: { voice: [], targetLufs: 3 } },
    { captions: { cues: [], style: { ...style, color: "red" } } },
    { captions: { cues: [], style: { ...style, area: { ...area, bottom: 0 } } } },
    { captions: { cues: [{ startSeconds: Number.NaN, endSeconds: 1, lines: [] }], style } }
  ]

describe("what a renderer refuses", () => {
  it.effect("has German words, each of it", () =>
    Effect.gen(function* () {
      const { render } = yield* Renderer
      const seen = new Set<string>()
      for (const given of refused) {
        const error = yield* Effect.flip(render({ ...base, ...given } as Composition))
        assert.strictEqual(error.reason._tag, "MediaRejected")
        seen.add(error.message)
        assert.isDefined(german(error.message), error.message)
        assert.isDefined(german(error.remedy), error.remedy)
      }
      assert.strictEqual(seen.size, refused.length)
    }).pipe(Effect.scoped, Effect.provide(Ffmpeg.layer()))
  )
})
