import { layer as testLayer } from "@effect/vitest"
import { MediaProbe } from "@postwright/core/media/MediaProbe"
import { Renderer } from "@postwright/core/media/Renderer"
import { Effect } from "effect"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { spawnSync } from "node:child_process"
import bundled from "@ffmpeg-installer/ffmpeg"
import { assert } from "vitest"
import { framesOf, isNear } from "./decoded.ts"
import { composition, scene, small, words } from "./material.ts"
import { ffmpeg } from "./underTest.ts"

/** A clip as a video model gives it: wide, 24 frames a second, with sound; red for its first half second, then blue. */
const clipOf = (seconds: number): Uint8Array => {
  const folder = mkdtempSync(join(tmpdir(), "postwright-clip-"))
  try {
    const file = join(folder, "clip.mp4")
    const colours = `color=c=red:s=320x180:r=24:d=0.5[a];color=c=blue:s=320x180:r=24:d=${seconds - 0.5}[b];[a][b]concat=n=2,format=yuv420p`
    const inputs = ["-f", "lavfi", "-i", colours, "-f", "lavfi", "-i", `sine=frequency=440:duration=${seconds}`]
    const encoding = ["-c:v", "libx264", "-c:a", "aac", "-shortest"]
    const { status, stderr } = spawnSync(bundled.path, ["-v", "error", ...inputs, ...encoding, file])
    if (status !== 0) throw new Error(stderr.toString())
    return readFileSync(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

testLayer(ffmpeg())("clips as the ground of scenes", (it) => {
  it.effect(
    "fill the frame and are cut to their scene, stand still where they are too short, under a veil that does not move",
    () =>
      Effect.gen(function* () {
        const { render } = yield* Renderer
        const made = yield* render(
          composition({
            scenes: [
              scene("#203040", { seconds: 1, ground: { bytes: clipOf(4) }, veil: { bytes: words() } }),
              scene("#203040", { seconds: 1.5, ground: { bytes: clipOf(1) }, transition: "cut" })
            ]
          })
        )
        assert.strictEqual(made.facts.picture?.frames, 75)
        const frames = framesOf(made.path, small)
        const colour = (frame: number) => frames[frame]?.at(0.5, 0.7) ?? [0, 0, 0]
        // Of a clip of four seconds its first one, of one of a second all of it and its last frame.
        const seen = [5, 25, 35, 50, 74].map((at) => (isNear("#ff0000", 60)(colour(at)) ? "red" : "blue"))
        assert.deepEqual(seen, ["red", "blue", "red", "blue", "blue"])
        for (const at of [25, 50, 74]) assert.isTrue(isNear("#0000ff", 60)(colour(at)), String(colour(at)))
        for (const x of [0.02, 0.98]) assert.isTrue(isNear("#0000ff", 60)(frames[25]!.at(x, 0.98)))
        const isWhite = isNear("#ffffff", 40)
        const veiled = [0, 10, 29].map((at) => frames[at]!.top(isWhite))
        assert.deepEqual(new Set(veiled).size, 1, String(veiled))
      }).pipe(Effect.scoped),
    120_000
  )

  it.effect(
    "bring no sound of their own",
    () =>
      Effect.gen(function* () {
        const { render } = yield* Renderer
        const { facts } = yield* render(
          composition({ scenes: [scene("#203040", { seconds: 1, ground: { bytes: clipOf(2) } })] })
        )
        assert.isUndefined(facts.loudness?.integratedLufs)
      }).pipe(Effect.scoped),
    120_000
  )

  it.effect(
    "give single frames to be looked at",
    () =>
      Effect.gen(function* () {
        const { edit } = yield* Renderer
        const { probe } = yield* MediaProbe
        const bytes = clipOf(2)
        const { durationSeconds, picture, sound } = yield* probe({ bytes })
        assert.closeTo(durationSeconds ?? 0, 2, 0.1)
        assert.deepEqual([picture?.widthPx, picture?.heightPx, sound?.codec], [320, 180, "aac"])
        for (const [at, color] of [
          [0.1, "#ff0000"],
          [1.5, "#0000ff"]
        ] as const) {
          const still = yield* edit({ bytes }, [
            { kind: "trim", startSeconds: at, seconds: 0.5 },
            { kind: "encode", container: "jpeg" }
          ])
          assert.strictEqual(still.facts.container, "jpeg")
          const [frame] = framesOf(still.path, { widthPx: 320, heightPx: 180 })
          assert.isTrue(isNear(color, 60)(frame!.at(0.5, 0.5)), String(frame!.at(0.5, 0.5)))
        }
      }).pipe(Effect.scoped),
    120_000
  )
})
