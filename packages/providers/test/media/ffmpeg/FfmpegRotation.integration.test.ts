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
import { framesOf, isNear, type Rgb } from "./decoded.ts"
import { given } from "./given.ts"
import { composition, scene } from "./material.ts"
import { ffmpeg } from "./underTest.ts"

/** Upright it is portrait, with these colours in its corners, in reading order. */
const size = { widthPx: 360, heightPx: 640 }
const corners = ["#c03020", "#20a040", "#2040c0", "#e0c020"] as const
const places = [
  [0.2, 0.2],
  [0.8, 0.2],
  [0.2, 0.8],
  [0.8, 0.8]
] as const

/** The picture as it lies in a file that says that it has to be turned so; numbers are those of EXIF. */
const stored = (orientation: number): Buffer => {
  const isTurned = orientation >= 5
  const canvas = createCanvas(isTurned ? size.heightPx : size.widthPx, isTurned ? size.widthPx : size.heightPx)
  const context = canvas.getContext("2d")
  const [width, height] = [canvas.width, canvas.height]
  // From the upright picture to the stored one: what a reader undoes.
  const matrices: Readonly<Record<number, readonly [number, number, number, number, number, number]>> = {
    1: [1, 0, 0, 1, 0, 0],
    2: [-1, 0, 0, 1, width, 0],
    3: [-1, 0, 0, -1, width, height],
    4: [1, 0, 0, -1, 0, height],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, -1, 1, 0, 0, height],
    7: [0, -1, -1, 0, width, height],
    8: [0, 1, -1, 0, width, 0]
  }
  context.setTransform(...(matrices[orientation] ?? [1, 0, 0, 1, 0, 0]))
  for (const [index, color] of corners.entries()) {
    context.fillStyle = color
    context.fillRect(
      (index % 2) * (size.widthPx / 2),
      Math.floor(index / 2) * (size.heightPx / 2),
      size.widthPx / 2,
      size.heightPx / 2
    )
  }
  return canvas.toBuffer("image/png")
}

/** A JPEG with an orientation in its EXIF, in the order of bytes that some cameras write. */
const photo = (orientation: number): Uint8Array => {
  const jpeg = given("-i stored.png -q:v 2", "photo.jpg", { "stored.png": stored(orientation) })
  const tiff = Buffer.from("4d4d002a00000008000101120003000000010000000000000000", "hex")
  tiff.writeUInt16BE(orientation, 18)
  const exif = Buffer.concat([Buffer.from("ffe10000", "hex"), Buffer.from("Exif\0\0", "latin1"), tiff])
  exif.writeUInt16BE(exif.length - 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)])
}

/** A clip of a second with sound and a display matrix, as a phone held upright makes it. */
const clip = (degrees: 90 | 180 | 270): Uint8Array => {
  const orientation = { 90: 8, 180: 3, 270: 6 }[degrees]
  const picture = "-loop 1 -framerate 30 -t 3 -i stored.png -f lavfi -i sine=frequency=500:duration=3"
  const codecs = "-c:v libx264 -preset ultrafast -g 90 -pix_fmt yuv420p -c:a aac"
  const lying = given(`${picture} ${codecs}`, "lying.mp4", { "stored.png": stored(orientation) })
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
        for (let orientation = 1; orientation <= 8; orientation += 1) {
          const bytes = photo(orientation)
          assert.deepInclude((yield* probe({ bytes })).picture, size, `${orientation}`)
          for (const container of ["png", "jpeg", "webp"] as const) {
            const made = yield* edit({ bytes }, [{ kind: "encode", container }])
            assert.deepInclude(made.facts.picture, size, `${orientation}, ${container}`)
            const image = yield* Effect.promise(() => loadImage(made.path))
            const context = createCanvas(size.widthPx, size.heightPx).getContext("2d")
            context.drawImage(image, 0, 0)
            checkCorners((x, y) => {
              const [red = 0, green = 0, blue = 0] = context.getImageData(
                x * size.widthPx,
                y * size.heightPx,
                1,
                1
              ).data
              return [red, green, blue]
            }, `orientation ${orientation}, ${container}`)
          }
        }
      }).pipe(Effect.scoped),
    120_000
  )

  it.effect(
    "stands upright as the ground of a scene",
    () =>
      Effect.gen(function* () {
        const { render } = yield* Renderer
        const grounds = [photo(6), photo(3), photo(5), clip(90), clip(270)]
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
