/** Music under a voice, listened to in what was rendered: the music is a tone at a pitch where the voice has none. */
import { layer as testLayer } from "@effect/vitest"
import { type CompositionSound } from "@postwright/core/media/Composition"
import { Renderer } from "@postwright/core/media/Renderer"
import ffmpegOfNpm from "@ffmpeg-installer/ffmpeg"
import { Effect } from "effect"
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { assert } from "vitest"
import { soundOf } from "./decoded.ts"
import { composition, scene, wav } from "./material.ts"
import { ffmpeg, programs } from "./underTest.ts"

const [musicPitch, voicePitch] = [3_000, 500]

/** Shorter than the video, so that it is repeated; of whole periods, so that it is not heard where. */
const music = { bytes: wav(3, (time) => 0.5 * Math.sin(time * 2 * Math.PI * musicPitch)) }

/** Two seconds of syllables. */
const spoken = wav(
  2,
  (time) => (0.5 + 0.5 * Math.sin(time * 2 * Math.PI * 4)) * 0.6 * Math.sin(time * 2 * Math.PI * voicePitch)
)

/** Spoken from 1 to 3 and from 6 to 8 of ten seconds. */
const voice = [1, 6].map((startSeconds) => ({ input: { bytes: spoken }, startSeconds }))

const heard = Effect.fnUntraced(function* (sound: CompositionSound) {
  const { render } = yield* Renderer
  const made = yield* render(composition({ scenes: [scene("#203040", { seconds: 10 })], sound }))
  return { facts: made.facts, ...soundOf(made.path) }
})

testLayer(ffmpeg())("music", (it) => {
  it.effect("is quieter while somebody speaks, and comes back in the pauses", () =>
    Effect.gen(function* () {
      const { facts, level } = yield* heard({ voice, music })
      const speaking = [level(musicPitch, 1.4, 2.9), level(musicPitch, 6.4, 7.9)]
      const pausing = [level(musicPitch, 4.5, 5.9), level(musicPitch, 0.3, 0.9)]
      for (const loud of pausing) {
        for (const quiet of speaking) {
          assert.isAbove(loud - quiet, 6, `${speaking.join(", ")} dB while it speaks, ${pausing.join(", ")} in pauses`)
        }
      }
      // It stays there to be heard, and comes back the same.
      assert.isBelow(Math.max(...pausing) - Math.min(...speaking), 20)
      assert.closeTo(pausing[0] ?? 0, pausing[1] ?? 0, 1.5)
      assert.isAbove(level(voicePitch, 1.4, 2.9) - (speaking[0] ?? 0), 10, "the voice stands above it")
      assert.closeTo(facts.loudness?.integratedLufs ?? 0, -14, 1)
      assert.isAtMost(facts.loudness?.truePeakDbtp ?? 0, -1)
    }).pipe(Effect.scoped)
  )

  it.effect("alone is as loud from its beginning to its end, where it fades out", () =>
    Effect.gen(function* () {
      const { facts, level, seconds } = yield* heard({ voice: [], music })
      const levels = [0.5, 2.5, 4.5, 6.5].map((from) => level(musicPitch, from, from + 1.5))
      assert.isBelow(Math.max(...levels) - Math.min(...levels), 0.5, levels.join(", "))
      assert.isAbove((levels[0] ?? 0) - level(musicPitch, 9.8, 9.98), 12)
      assert.closeTo(seconds, 10, 0.05)
      assert.closeTo(facts.loudness?.integratedLufs ?? 0, -14, 1)
      assert.isAtMost(facts.loudness?.truePeakDbtp ?? 0, -1)
    }).pipe(Effect.scoped)
  )

  it.effect("is not made quieter by a voice that says nothing", () =>
    Effect.gen(function* () {
      const silence = { input: { bytes: wav(2, () => 0) }, startSeconds: 1 }
      const { level } = yield* heard({ voice: [silence], music })
      assert.closeTo(level(musicPitch, 1.4, 2.9), level(musicPitch, 4.5, 5.9), 0.5)
    }).pipe(Effect.scoped)
  )
})

testLayer(ffmpeg())("the sound of a video", (it) => {
  it.effect("is made in one go, and does not wait behind scenes between its steps", () =>
    Effect.gen(function* () {
      const folder = yield* Effect.acquireRelease(
        Effect.sync(() => mkdtempSync(join(tmpdir(), "ordered-"))),
        (made) => Effect.sync(() => rmSync(made, { recursive: true }))
      )
      const [ffmpegPath, log] = [join(folder, "ffmpeg"), join(folder, "log")]
      const real = programs.ffmpegPath ?? ffmpegOfNpm.path
      writeFileSync(ffmpegPath, `#!/bin/sh\nfor last; do :; done\necho "$last" >> '${log}'\nexec '${real}' "$@"\n`)
      chmodSync(ffmpegPath, 0o755)
      const scenes = [scene("#203040"), scene("#402030"), scene("#304020")] as const
      yield* Effect.flatMap(Renderer, ({ render }) => render(composition({ scenes, sound: { voice } }))).pipe(
        Effect.provide(ffmpeg({ ffmpegPath, concurrency: 1 }))
      )
      const asked = readFileSync(log, "utf8").trim().split("\n")
      const made = asked.map((path) => basename(path)).filter((name) => /^nowhere$|\.(?:wav|aac|mp4)$/u.test(name))
      const sound = made.filter((job) => !job.endsWith(".mp4"))
      assert.isAtLeast(sound.length, 4)
      assert.deepStrictEqual(made.slice(0, sound.length), sound, made.join(", "))
    }).pipe(Effect.scoped)
  )
})
