/** Files as phones make them: what they show is turned only by what they say of themselves. */
import { layer as testLayer } from "@effect/vitest"
import { createCanvas, loadImage } from "@napi-rs/canvas"
import { type MediaEdit } from "@postwright/core/media/MediaEdit"
import { MediaProbe } from "@postwright/core/media/MediaProbe"
import { MediaRepairs } from "@postwright/core/media/MediaRepairs"
import { MediaTools } from "@postwright/core/media/MediaTools"
import { Renderer } from "@postwright/core/media/Renderer"
import { Effect, Layer } from "effect"
import { assert } from "vitest"
import { corners, oriented, stored, type Writing } from "../oriented.ts"
import { framesOf, isNear, type Rgb } from "./decoded.ts"
import { given } from "./given.ts"
import { composition, scene } from "./material.ts"
import { ffmpeg } from "./underTest.ts"

/** Upright it is portrait, with these colours in its corners. */
const size = { widthPx: 360, heightPx: 640 }
const places = [
  [0.2, 0.2],
  [0.8, 0.2],
  [0.2, 0.8],
  [0.8, 0.8]
] as const

/** A photo with an orientation in its EXIF. */
const photo = (orientation: number, kind: "jpeg" | "png" | "webp" = "jpeg", writing: Writing = {}): Uint8Array => {
  const png = stored(orientation, size)
  const made = { jpeg: ["-q:v 2", "photo.jpg"], webp: ["-c:v libwebp -quality 90", "photo.webp"] } as const
  if (kind === "png") return oriented(png, orientation, writing)
  const [codec, name] = made[kind]
  return oriented(given(`-i stored.png ${codec}`, name, { "stored.png": png }), orientation, writing)
}

/** A clip of a second with sound and a display matrix, as a phone held upright makes it. */
const clip = (degrees: 90 | 180 | 270): Uint8Array => {
  const orientation = { 90: 8, 180: 3, 270: 6 }[degrees]
  const picture = "-loop 1 -framerate 30 -t 3 -i stored.png -f lavfi -i sine=frequency=500:duration=3"
  const codecs = "-c:v libx264 -preset ultrafast -g 90 -pix_fmt yuv420p -c:a aac"
  const lying = given(`${picture} ${codecs}`, "lying.mp4", { "stored.png": stored(orientation, size) })
  return given(`-i lying.mp4 -c copy -metadata:s:v:0 rotate=${degrees}`, "turned.mp4", { "lying.mp4": lying })
}

const checkCorners = (at: (x: number, y: number) => Rgb, what: string): void => {
  for (const [index, [x, y]] of places.entries()) {
    assert.isTrue(isNear(corners[index] ?? "", 30)(at(x, y)), `${what}: ${corners[index]} is ${at(x, y).join(" ")}`)
  }
}

const tools = ffmpeg()
const repairs = MediaRepairs.layer.pipe(
  Layer.provide(MediaTools.layerRenderer.pipe(Layer.provide(tools))),
  Layer.provide(MediaTools.layer)
)

testLayer(Layer.merge(tools, repairs))("what phones turn", (it) => {
  it.effect(
    "is measured, and edited, as it is seen: videos",
    () =>
      Effect.gen(function* () {
        const { edit } = yield* Renderer
        const { probe } = yield* MediaProbe
        for (const degrees of [90, 180, 270] as const) {
          const bytes = clip(degrees)
          const { picture } = yield* probe({ bytes })
          assert.deepInclude(picture, size, `${degrees}`)
          for (const edits of [
            [{ kind: "encode", container: "mp4" }],
            // The picture is not encoded anew for it.
            [{ kind: "loudness", integratedLufs: -14, maxTruePeakDbtp: -1 }]
          ] satisfies ReadonlyArray<ReadonlyArray<MediaEdit>>) {
            const made = yield* edit({ bytes }, edits)
            assert.deepInclude(made.facts.picture, size, `${degrees}`)
            const frame = framesOf(made.path, size)[15]
            checkCorners((x, y) => frame?.at(x, y) ?? [0, 0, 0], `${degrees}, ${edits[0]?.kind}`)
          }
        }
      }).pipe(Effect.scoped),
    120_000
  )

  it.effect(
    "is measured, and edited, as it is seen: pictures",
    () =>
      Effect.gen(function* () {
        const { edit } = yield* Renderer
        const { probe } = yield* MediaProbe
        const looked = Effect.fnUntraced(function* (
          bytes: Uint8Array,
          container: "png" | "jpeg" | "webp",
          what: string
        ) {
          assert.deepInclude((yield* probe({ bytes })).picture, size, what)
          const made = yield* edit({ bytes }, [{ kind: "encode", container }])
          assert.deepInclude(made.facts.picture, size, what)
          const image = yield* Effect.promise(() => loadImage(made.path))
          const context = createCanvas(size.widthPx, size.heightPx).getContext("2d")
          context.drawImage(image, 0, 0)
          checkCorners((x, y) => {
            const [red = 0, green = 0, blue = 0] = context.getImageData(x * size.widthPx, y * size.heightPx, 1, 1).data
            return [red, green, blue]
          }, what)
        })
        for (let orientation = 1; orientation <= 8; orientation += 1) {
          for (const container of ["png", "jpeg", "webp"] as const) {
            yield* looked(photo(orientation), container, `orientation ${orientation}, to ${container}`)
          }
        }
        for (const kind of ["png", "webp"] as const) {
          for (const orientation of [2, 3, 6, 7]) {
            yield* looked(photo(orientation, kind), "jpeg", `orientation ${orientation}, of ${kind}`)
          }
          // The name in front is often found in WebP. In PNG it is a mistake, for which ffmpeg 9 refuses the file.
          const other = photo(6, kind, { isLittleEndian: true, isNamed: kind === "webp" })
          for (const container of ["png", "webp"] as const) yield* looked(other, container, `other order, of ${kind}`)
        }
      }).pipe(Effect.scoped),
    120_000
  )

  it.effect(
    "stands upright as the ground of a scene",
    () =>
      Effect.gen(function* () {
        const { render } = yield* Renderer
        const grounds = [photo(6), photo(3, "webp"), photo(5, "png"), clip(90), clip(270)]
        const [first, ...rest] = grounds.map((bytes, index) =>
          scene("#000000", { ground: { bytes }, seconds: 0.4, motion: index === 1 ? "drift-left" : "still" })
        )
        assert(first !== undefined)
        const made = yield* render(composition({ scenes: [first, ...rest] }))
        const frames = framesOf(made.path, size)
        for (const index of grounds.keys()) {
          const frame = frames[index * 12 + 6]
          checkCorners((x, y) => frame?.at(x, y) ?? [0, 0, 0], `ground ${index}`)
        }
      }).pipe(Effect.scoped),
    120_000
  )

  it.effect(
    "is checked and mended as it is seen",
    () =>
      Effect.gen(function* () {
        const { check, repair } = yield* MediaRepairs
        const reel = { platform: "facebook", format: "video" } as const
        const { findings } = yield* check({ bytes: clip(90) }, reel)
        const rules = findings.map(({ rule }) => rule.id)
        assert.includeMembers(rules, ["facebook/video-width-px", "facebook/video-height-px"])
        assert.notInclude(rules, "facebook/video-aspect")
        const { after, path } = yield* repair({ bytes: clip(90) }, reel)
        assert.deepEqual(after.findings, [])
        const { heightPx = 0, widthPx = 0 } = after.facts.picture ?? {}
        assert.deepEqual([widthPx, heightPx], [540, 960])
        const frame = framesOf(path ?? "", { widthPx, heightPx })[15]
        checkCorners((x, y) => frame?.at(x, y) ?? [0, 0, 0], "mended")
      }).pipe(Effect.scoped),
    120_000
  )
})
