/** Recordings in HDR, as phones make them, become SDR that looks the same. */
import { layer as testLayer } from "@effect/vitest"
import { createCanvas, loadImage } from "@napi-rs/canvas"
import { type MediaEdit } from "@postwright/core/media/MediaEdit"
import { MediaProbe } from "@postwright/core/media/MediaProbe"
import { MediaRepairs } from "@postwright/core/media/MediaRepairs"
import { MediaTools } from "@postwright/core/media/MediaTools"
import { Renderer } from "@postwright/core/media/Renderer"
import * as Ffmpeg from "@postwright/providers/media/ffmpeg/Ffmpeg"
import ffmpegOfNpm from "@ffmpeg-installer/ffmpeg"
import { Effect, Layer } from "effect"
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert } from "vitest"
import { framesOf, isNear, type Rgb } from "./decoded.ts"
import { given } from "./given.ts"
import { composition, scene } from "./material.ts"
import { colorsOf } from "./packets.ts"
import { ffmpeg } from "./underTest.ts"

const folder = mkdtempSync(join(tmpdir(), "postwright-test-tones-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Signals = readonly [number, number, number]

/** Signals of BT.2020 and what they are in SDR, from left to right. */
const patches = {
  // White at 203 cd/m², grey at 100 and 10, red of BT.709 at 100.
  pq: [
    [[0.5807, 0.5807, 0.5807], "#e5e5e5"],
    [[0.5081, 0.5081, 0.5081], "#bebebe"],
    [[0.2997, 0.2997, 0.2997], "#494949"],
    [[0.4621, 0.2713, 0.1767], "#be0a0c"]
  ],
  // White, and the same signals as above, which are others in HLG.
  hlg: [
    [[0.75, 0.75, 0.75], "#e5e5e5"],
    [[0.5, 0.5, 0.5], "#919191"],
    [[1, 1, 1], "#ffffff"],
    [[0, 0, 0], "#000000"]
  ]
} as const satisfies Record<string, ReadonlyArray<readonly [Signals, string]>>

const size = { widthPx: 320, heightPx: 180 }
const transfer = { pq: "smpte2084", hlg: "arib-std-b67" } as const

/** A frame of ten bits in which the patches stand side by side. */
const frameOf = (hdr: "pq" | "hlg"): Buffer => {
  const { heightPx, widthPx } = size
  const codes = patches[hdr].map(([[red, green, blue]]) => {
    const luma = 0.2627 * red + 0.678 * green + 0.0593 * blue
    const chroma = (part: number, scale: number) => Math.round(512 + (896 * (part - luma)) / scale)
    return [Math.round(64 + 876 * luma), chroma(blue, 1.8814), chroma(red, 1.4746)] as const
  })
  const planes = [0, 1, 2].map((plane) => {
    const [width, height] = plane === 0 ? [widthPx, heightPx] : [widthPx / 2, heightPx / 2]
    const samples = new Uint16Array(width * height)
    for (let at = 0; at < samples.length; at += 1) {
      samples[at] = codes[Math.floor(((at % width) / width) * codes.length)]?.[plane] ?? 0
    }
    return Buffer.from(samples.buffer)
  })
  return Buffer.concat(planes)
}

/** Three seconds in HEVC, as a phone makes it. */
const recording = (hdr: "pq" | "hlg"): Uint8Array => {
  const source = `-stream_loop 2 -f rawvideo -pix_fmt yuv420p10le -s ${size.widthPx}x${size.heightPx} -r 24 -i frames.yuv`
  const sound = "-f lavfi -i sine=frequency=440:duration=3 -c:a aac"
  const codec = "-c:v libx265 -preset ultrafast -x265-params log-level=error:crf=8 -tag:v hvc1"
  const colors = `-color_trc ${transfer[hdr]} -color_primaries bt2020 -colorspace bt2020nc -color_range tv`
  const frames = Buffer.concat(Array.from({ length: 24 }, () => frameOf(hdr)))
  return given(`${source} ${sound} ${codec} ${colors}`, "hdr.mov", { "frames.yuv": frames })
}
const recordings = { pq: recording("pq"), hlg: recording("hlg") }

const checkPatches = (hdr: "pq" | "hlg", at: (x: number, y: number) => Rgb, what: string): void => {
  for (const [index, [, wanted]] of patches[hdr].entries()) {
    const seen = at((index + 0.5) / patches[hdr].length, 0.5)
    assert.isTrue(isNear(wanted, 12)(seen), `${what}, patch ${index}: ${seen.join(" ")} for ${wanted}`)
  }
}

const tools = ffmpeg()
const repairs = MediaRepairs.layer.pipe(
  Layer.provide(MediaTools.layerRenderer.pipe(Layer.provide(tools))),
  Layer.provide(MediaTools.layer)
)

testLayer(Layer.merge(tools, repairs))("a recording in HDR", (it) => {
  it.effect(
    "is told from SDR, and becomes SDR of the same look where it is encoded anew",
    () =>
      Effect.gen(function* () {
        const { edit } = yield* Renderer
        const { probe } = yield* MediaProbe
        for (const hdr of ["pq", "hlg"] as const) {
          const bytes = recordings[hdr]
          const { picture } = yield* probe({ bytes })
          assert.deepInclude(picture, { ...size, hdr, codec: "hevc", pixelFormat: "yuv420p10le" })
          const made = yield* edit({ bytes }, [{ kind: "encode", container: "mp4" }])
          assert.deepInclude(made.facts.picture, { ...size, codec: "h264", pixelFormat: "yuv420p" })
          assert.isUndefined(made.facts.picture?.hdr)
          assert.deepEqual(colorsOf(made.path), ["bt709", "bt709", "bt709"])
          const frames = framesOf(made.path, size)
          checkPatches(hdr, (x, y) => frames[30]?.at(x, y) ?? [0, 0, 0], hdr)
        }
      }).pipe(Effect.scoped),
    60_000
  )

  it.effect(
    "stays as it is where only its sound changes",
    () =>
      Effect.gen(function* () {
        const { edit } = yield* Renderer
        const mp4 = given("-i hdr.mov -c copy -tag:v hvc1", "hdr.mp4", { "hdr.mov": recordings.hlg })
        const loudness = { kind: "loudness", integratedLufs: -14, maxTruePeakDbtp: -1 } as const
        const { facts } = yield* edit({ bytes: mp4 }, [loudness])
        assert.deepInclude(facts.picture, { hdr: "hlg", codec: "hevc" })
      }).pipe(Effect.scoped),
    60_000
  )

  it.effect(
    "is mapped before it is padded or cropped, however small it becomes",
    () =>
      Effect.gen(function* () {
        const { edit } = yield* Renderer
        const cases: ReadonlyArray<readonly [MediaEdit, readonly [number, number]]> = [
          [{ kind: "pad", widthPx: 320, heightPx: 320, fill: "#2080c0" }, [320, 320]],
          [{ kind: "resize", widthPx: 160, heightPx: 90 }, [160, 90]],
          [{ kind: "crop", widthPx: 200, heightPx: 60 }, [200, 60]]
        ]
        for (const [change, [widthPx, heightPx]] of cases) {
          const made = yield* edit({ bytes: recordings.pq }, [change])
          const frame = framesOf(made.path, { widthPx, heightPx })[30]
          checkPatches("pq", (x, y) => frame?.at(x, y) ?? [0, 0, 0], change.kind)
          if (change.kind !== "pad") continue
          const border = frame?.at(0.5, 0.05) ?? [0, 0, 0]
          assert.isTrue(isNear("#2080c0", 3)(border), `the border is ${border.join(" ")}`)
        }
      }).pipe(Effect.scoped),
    60_000
  )

  it.effect(
    "gives a still picture of the same look",
    () =>
      Effect.gen(function* () {
        const { edit } = yield* Renderer
        for (const container of ["jpeg", "png"] as const) {
          const made = yield* edit({ bytes: recordings.pq }, [{ kind: "encode", container }])
          const image = yield* Effect.promise(() => loadImage(made.path))
          const context = createCanvas(size.widthPx, size.heightPx).getContext("2d")
          context.drawImage(image, 0, 0)
          checkPatches(
            "pq",
            (x, y) => {
              const [red = 0, green = 0, blue = 0] = context.getImageData(x * 320, y * 180, 1, 1).data
              return [red, green, blue]
            },
            container
          )
        }
      }).pipe(Effect.scoped),
    60_000
  )

  it.effect(
    "looks the same as the ground of a scene",
    () =>
      Effect.gen(function* () {
        const { render } = yield* Renderer
        const made = yield* render(
          composition({ size, scenes: [scene("#000000", { ground: { bytes: recordings.hlg }, seconds: 1 })] })
        )
        const frame = framesOf(made.path, size)[15]
        checkPatches("hlg", (x, y) => frame?.at(x, y) ?? [0, 0, 0], "ground")
      }).pipe(Effect.scoped),
    60_000
  )

  it.effect(
    "is mended with a plan that says that its tones are mapped",
    () =>
      Effect.gen(function* () {
        const { repair } = yield* MediaRepairs
        const { after, before, plan } = yield* repair({ bytes: recordings.hlg }, { platform: "x", format: "post" })
        assert.isTrue(plan.mapsTones)
        assert.strictEqual(before.facts.picture?.hdr, "hlg")
        assert.isUndefined(after.facts.picture?.hdr)
      }).pipe(Effect.scoped),
    60_000
  )

  it.effect(
    "is refused by an ffmpeg that cannot map tones, never made grey",
    () =>
      Effect.gen(function* () {
        const ffmpegPath = join(folder, "ffmpeg")
        const real = `"${ffmpegOfNpm.path}" "$@"`
        writeFileSync(
          ffmpegPath,
          `#!/bin/sh\ncase "$*" in *-filters*) ${real} | grep -v lut3d;; *) exec ${real};; esac\n`
        )
        chmodSync(ffmpegPath, 0o755)
        const made = Effect.flatMap(Renderer, ({ edit }) =>
          edit({ bytes: recordings.pq }, [{ kind: "encode", container: "mp4" }], { name: "IMG_1.MOV" })
        )
        const { message, reason } = yield* Effect.flip(Effect.provide(made, Ffmpeg.layer({ ffmpegPath })))
        assert.strictEqual(reason._tag, "MediaRejected")
        assert.include(message, '"IMG_1.MOV" is in HDR (PQ), and this ffmpeg cannot make SDR of it: it lacks lut3d. ')
      }).pipe(Effect.scoped),
    60_000
  )
})
