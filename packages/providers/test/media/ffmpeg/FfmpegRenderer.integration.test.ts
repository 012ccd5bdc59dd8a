import { layer as testLayer } from "@effect/vitest"
import { Renderer } from "@postwright/core/media/Renderer"
import { pngOf } from "@postwright/core/testing/media/MediaMaterial"
import { Effect } from "effect"
import { existsSync } from "node:fs"
import { assert } from "vitest"
import { framesOf, isNear } from "./decoded.ts"
import { composition, cue, scene, small, style, voice, words } from "./material.ts"
import { ffmpeg } from "./underTest.ts"

testLayer(ffmpeg())("FfmpegRenderer", (it) => {
  it.effect(
    "renders scenes with words, captions and a voice into a file that every network takes",
    () =>
      Effect.gen(function* () {
        const { render } = yield* Renderer
        const shares: Array<number> = []
        const made = yield* render(
          composition({
            scenes: [
              scene("#203040", { motion: "push-in", words: { bytes: words() } }),
              scene("#804020", { motion: "drift-left", transition: "slide", chapter: "Zwei" }),
              scene("#208040", { motion: "pull-out", transition: "fade" })
            ],
            captions: { cues: [cue(0.4, 0.5, "Grüße", "Tee"), cue(1.4, 0.5, "Ende")], style },
            sound: { voice: [{ input: { bytes: voice(2) }, startSeconds: 0.3 }] }
          }),
          { onProgress: ({ share }) => Effect.sync(() => void shares.push(share)) }
        )
        const { facts } = made
        assert.deepInclude(facts.picture, {
          widthPx: 360,
          heightPx: 640,
          codec: "h264",
          profile: "High",
          pixelFormat: "yuv420p",
          framesPerSecond: 30,
          frames: 90,
          hasConstantRate: true
        })
        assert.deepInclude(facts, { container: "mp4", hasMoovFirst: true, hasEditList: false, chapters: 1 })
        assert.deepInclude(facts.sound, { codec: "aac", profile: "LC", channels: 2, sampleRateHz: 48_000 })
        assert.isAtMost(facts.picture?.keyframeSeconds ?? 99, 2)
        assert.closeTo(facts.durationSeconds ?? 0, 3, 0.1)
        assert.closeTo(facts.loudness?.integratedLufs ?? 0, -14, 1)
        assert.isAtMost(facts.loudness?.truePeakDbtp ?? 0, -1)
        assert.deepEqual(
          shares,
          shares.toSorted((a, b) => a - b)
        )
        assert.strictEqual(shares.at(-1), 1)

        const frames = framesOf(made.path, small)
        assert.lengthOf(frames, 90)
        // The colours are those of the pictures, and no frame is black.
        assert.isTrue(isNear("#203040", 6)(frames[20]!.at(0.9, 0.3)), String(frames[20]!.at(0.9, 0.3)))
        assert.isTrue(isNear("#208040", 6)(frames[89]!.at(0.9, 0.3)), String(frames[89]!.at(0.9, 0.3)))
        for (const frame of frames) assert.isBelow(frame.count(isNear("#000000", 12)) / (360 * 640), 0.3)
        // The second word is marked from 0.9 seconds on.
        const isRed = isNear("#ff0000", 60)
        const first = frames.findIndex((frame) => frame.count(isRed) > 10)
        assert.closeTo(first / 30, 0.4, 0.1)
        const [before, after] = [frames[26]!.meanX(isRed), frames[28]!.meanX(isRed)]
        assert.isAbove(after - before, 0.1)
      }).pipe(Effect.scoped),
    120_000
  )

  it.effect("leaves no file when its scope closes", () =>
    Effect.gen(function* () {
      const { render } = yield* Renderer
      const path = yield* Effect.scoped(
        Effect.map(render(composition()), (made) => {
          assert.isTrue(existsSync(made.path))
          return made.path
        })
      )
      assert.isFalse(existsSync(path))
    })
  )

  it.effect("shows captions in their own colours", () =>
    Effect.gen(function* () {
      const { render } = yield* Renderer
      const captions = { cues: [cue(0, 0.5, "Wort", "Mmmmmm")], style: { ...style, spokenColor: "#00ff00" } }
      const made = yield* render(composition({ captions }))
      const frame = framesOf(made.path, small)[8]
      assert(frame !== undefined)
      // Within the letters: at their edges, and where they are thin, they mix with what is behind them.
      assert.isAbove(frame.count(isNear("#ffffff", 12)), 40)
      assert.isAbove(frame.count(isNear("#00ff00", 40)), 20)
    }).pipe(Effect.scoped)
  )

  it.effect(
    "shows hostile text letter by letter, in its place",
    () =>
      Effect.gen(function* () {
        const { render } = yield* Renderer
        const hostile = ["{\\an8}up", "%{pts}", "'x':[a]", "C:\\Neu\\n", "{\\p1}m 0 0 l 9 9", "Grüße\n😀"]
        const made = yield* render(
          composition({
            scenes: [scene("#203040", { seconds: 3 })],
            captions: { cues: hostile.map((text, index) => cue(index / 2, 0.5, text)), style },
            title: "{\\an8} %{pts} ' : \\ \n = ; #",
            provenance: "[CHAPTER]\ntitle=x"
          })
        )
        assert.strictEqual(made.facts.chapters, 0)
        const frames = framesOf(made.path, small)
        for (const at of [5, 20, 35, 50, 65, 80]) {
          const frame = frames[at]!
          // The spoken word is red: there is some of it, and none above the area.
          assert.isAbove(frame.count(isNear("#ff0000", 60)), 20, hostile[Math.floor(at / 15)])
          assert.isAtLeast(frame.top(isNear("#ff0000", 60)), 0.6)
        }
      }).pipe(Effect.scoped),
    120_000
  )

  it.effect("keeps a watermark in its place over moving scenes and their transitions", () =>
    Effect.gen(function* () {
      const { render } = yield* Renderer
      const watermark = pngOf(small, (x, y) =>
        x > 0.5 && x < 0.8 && y > 0.1 && y < 0.2 ? [0, 255, 0, 255] : [0, 0, 0, 0]
      )
      const made = yield* render(
        composition({
          scenes: [
            scene("#000000", { motion: "push-in", seconds: 1 }),
            scene("#ffffff", { motion: "drift-left", transition: "slide", seconds: 1 })
          ],
          watermark: { bytes: watermark }
        })
      )
      const frames = framesOf(made.path, small)
      assert.isAtLeast(frames.length, 60)
      for (const [index, frame] of frames.entries()) {
        const count = frame.count(isNear("#00ff00", 60))
        assert.closeTo(count, 0.3 * small.widthPx * 0.1 * small.heightPx, 400, `frame ${index}`)
        assert.isTrue(isNear("#00ff00", 60)(frame.at(0.65, 0.15)), `frame ${index}`)
      }
      const error = yield* Effect.flip(render(composition({ watermark: { bytes: voice(1) } })))
      assert.include(error.message, "the watermark")
    }).pipe(Effect.scoped)
  )

  it.effect("pads a video with the very colour that was asked for, and leaves its own as they are", () =>
    Effect.gen(function* () {
      const { edit, render } = yield* Renderer
      const made = yield* render(composition({ scenes: [scene("#804020", { seconds: 1 })] }))
      const square = { widthPx: 640, heightPx: 640 }
      const padded = yield* edit({ path: made.path }, [{ kind: "pad", ...square, fill: "#2080c0" }])
      const frame = framesOf(padded.path, square)[15]
      assert(frame !== undefined)
      assert.isTrue(isNear("#2080c0", 3)(frame.at(0.05, 0.5)), String(frame.at(0.05, 0.5)))
      assert.isTrue(isNear("#804020", 6)(frame.at(0.725, 0.3)), String(frame.at(0.725, 0.3)))
    }).pipe(Effect.scoped)
  )

  it.effect("names what is missing, and takes no program that is none", () =>
    Effect.gen(function* () {
      const render = Effect.scoped(Effect.flatMap(Renderer, (renderer) => renderer.render(composition())))
      for (const path of ["/nowhere/ffmpeg", process.execPath]) {
        const error = yield* Effect.flip(render.pipe(Effect.provide(ffmpeg({ ffmpegPath: path }))))
        assert.strictEqual(error.reason._tag, "MediaToolMissing")
        assert.include(error.message, path)
      }
    })
  )
})
