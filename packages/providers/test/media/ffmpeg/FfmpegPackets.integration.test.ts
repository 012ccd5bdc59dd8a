/** How files are stored: where players and networks can begin and cut. */
import { layer as testLayer } from "@effect/vitest"
import { Renderer } from "@postwright/core/media/Renderer"
import { Effect } from "effect"
import { assert } from "vitest"
import { given } from "./given.ts"
import { composition, scene } from "./material.ts"
import { beginningsOf, packetsOf } from "./packets.ts"
import { ffmpeg } from "./underTest.ts"

/** Whole seconds of a picture that never stands still, with key frames every ten seconds and frames out of order. */
const restless = given(
  "-f lavfi -i testsrc2=size=320x180:rate=30:duration=7 -c:v libx264 -preset medium -g 300 -keyint_min 300 -bf 3 -x264-params open-gop=1:scenecut=0 -pix_fmt yuv420p",
  "restless.mp4"
)

const checkStored = (path: string, bytes: Uint8Array, frames: number, rate = 30): void => {
  const packets = packetsOf(path)
  assert.lengthOf(packets, frames)
  for (const [index, { shownAt, storedAt }] of packets.entries()) {
    assert.closeTo(shownAt, index / rate, 0.001, "every frame lasts equally long, from the beginning on")
    assert.strictEqual(storedAt, shownAt, "frames are stored in the order in which they are shown")
  }
  const keys = packets.flatMap(({ isKey, shownAt }) => (isKey ? [shownAt] : []))
  assert.strictEqual(keys[0], 0)
  for (const [index, key] of [...keys.slice(1), frames / rate].entries()) {
    assert.isAtMost(key - (keys[index] ?? 0), 2.001, `key frames at ${keys.join(", ")}`)
  }
  assert.deepEqual(
    beginningsOf(bytes),
    packets.map(({ isKey }) => isKey),
    "every key frame ends all reference to what is before it, and no other frame does"
  )
}

testLayer(ffmpeg())("the packets", (it) => {
  it.effect("of a rendered video are closed groups of two seconds at most, and begin with every scene", () =>
    Effect.gen(function* () {
      const { render } = yield* Renderer
      const made = yield* render(
        composition({
          scenes: [
            scene("#203040", { seconds: 2.5, ground: { bytes: restless } }),
            scene("#804020", { seconds: 3.1, motion: "push-in", transition: "slide" }),
            scene("#208040", { seconds: 0.4, transition: "fade" })
          ]
        })
      )
      checkStored(made.path, yield* made.bytes, 180)
      const keys = packetsOf(made.path).flatMap(({ isKey }, index) => (isKey ? [index] : []))
      assert.includeMembers(keys, [0, 75, 168])
    }).pipe(Effect.scoped)
  )

  it.effect("of an edited video are so too, whatever they were before", () =>
    Effect.gen(function* () {
      const { edit } = yield* Renderer
      const whole = yield* edit({ bytes: restless }, [{ kind: "encode", container: "mp4" }])
      checkStored(whole.path, yield* whole.bytes, 210)
      const cut = yield* edit({ bytes: restless }, [{ kind: "trim", startSeconds: 1.5, seconds: 5 }])
      checkStored(cut.path, yield* cut.bytes, 150)
      const slow = given("-i given.mp4 -vf fps=12 -c:v libx264 -preset ultrafast -g 240", "slow.mp4", {
        "given.mp4": restless
      })
      const kept = yield* edit({ bytes: slow }, [{ kind: "encode", container: "mp4" }])
      checkStored(kept.path, yield* kept.bytes, 84, 12)
      const faster = yield* edit({ bytes: slow }, [{ kind: "encode", container: "mp4", framesPerSecond: 30 }])
      const frames = faster.facts.picture?.frames ?? 0
      assert.closeTo(frames, 210, 1)
      checkStored(faster.path, yield* faster.bytes, frames)
    }).pipe(Effect.scoped)
  )
})
