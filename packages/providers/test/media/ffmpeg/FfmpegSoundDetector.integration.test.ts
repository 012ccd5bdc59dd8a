import { layer as testLayer } from "@effect/vitest"
import { Narration } from "@postwright/core/media/Narration"
import { MediaTools } from "@postwright/core/media/MediaTools"
import { Scene, SceneId, Script } from "@postwright/core/media/Script"
import { SoundDetector, soundOfWav } from "@postwright/core/media/SoundStretches"
import { SpeechModels } from "@postwright/core/models/SpeechModels"
import { TranscriptionModels } from "@postwright/core/models/TranscriptionModels"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Ledger } from "@postwright/core/usage/Ledger"
import { Effect, Layer } from "effect"
import { assert } from "vitest"
import { encoded } from "./given.ts"
import { picture, wav } from "./material.ts"
import { ffmpeg } from "./underTest.ts"

/** Heard from 0.5 to 1.5, from 2 to 3.25 and from 4 to 4.5 seconds of five, the second time quietly. */
const loudness = [
  [0.5, 1.5, 0.5],
  [2, 3.25, 0.08],
  [4, 4.5, 0.5]
] as const
const recording = wav(5, (time) => {
  const [, , level = 0] = loudness.find(([from, to]) => time >= from && time < to) ?? []
  return level * Math.sin(time * 2 * Math.PI * 300)
})

testLayer(ffmpeg())("FfmpegSoundDetector", (it) => {
  it.effect("hears in compressed sound what is measured of the same sound as a WAV file", () =>
    Effect.gen(function* () {
      const { detect } = yield* SoundDetector
      const measured = soundOfWav(recording)
      assert.lengthOf(measured?.stretches ?? [], 3)
      for (const as of ["m4a", "mp3", "ogg", "flac", "webm"] as const) {
        const heard = yield* detect({ bytes: encoded(recording, as) })
        assert.closeTo(heard.durationSeconds, 5, 0.12, as)
        assert.lengthOf(heard.stretches, 3, as)
        for (const [index, { endSeconds, startSeconds }] of heard.stretches.entries()) {
          assert.closeTo(startSeconds, measured?.stretches[index]?.startSeconds ?? 0, 0.08, as)
          assert.closeTo(endSeconds, measured?.stretches[index]?.endSeconds ?? 0, 0.08, as)
        }
      }
    })
  )

  it.effect("hears nothing in silence", () =>
    Effect.gen(function* () {
      const { detect } = yield* SoundDetector
      const { durationSeconds, stretches } = yield* detect({
        bytes: encoded(
          wav(2, () => 0),
          "mp3"
        )
      })
      assert.closeTo(durationSeconds, 2, 0.1)
      assert.deepEqual(stretches, [])
    })
  )

  it.effect("says by its name which file has no sound", () =>
    Effect.gen(function* () {
      const { detect } = yield* SoundDetector
      for (const bytes of [picture("#203040"), new Uint8Array(), new TextEncoder().encode("no sound")]) {
        const error = yield* Effect.flip(detect({ bytes }, { name: "slot-003.m4a" }))
        assert.strictEqual(error.reason._tag, "MediaUnreadable")
        assert.include(error.message, "slot-003.m4a")
      }
    })
  )

  it.effect("has a recording that is no WAV file aligned by the silences in it", () =>
    Effect.gen(function* () {
      // Two sentences with eight tenths of a second between them.
      const isSpoken = (time: number) => (time > 0.2 && time < 1.2) || (time > 2 && time < 4.4)
      const spoken = wav(4.6, (time) => (isSpoken(time) ? 0.4 * Math.sin(time * 2 * Math.PI * 220) : 0))
      const narration = yield* Narration
      const { warnings, words } = yield* narration.speak(script, {
        voice: { kind: "recording", bytes: encoded(spoken, "m4a"), mediaType: "audio/mp4" }
      })
      const [second] = words.filter(({ text }) => text === "Zwei")
      assert.closeTo(second?.startSeconds ?? 0, 2, 0.1)
      assert.notInclude(
        warnings.map(({ code }) => code),
        "times-estimated"
      )
    }).pipe(Effect.provide(narrated), Effect.provideService(CurrentActor, localOwner))
  )
})

const scene = (id: string, narration: string) =>
  new Scene({ id: SceneId.make(id), narration, onScreen: "", visual: "A workshop", seconds: 2, citations: [] })

const script = new Script({
  language: "de",
  scenes: [scene("scene-01", "Eins kommt hier."), scene("scene-02", "Zwei kommt danach, und dann kommt noch etwas.")],
  seconds: 4
})

const tools = Layer.merge(MediaTools.layerRenderer, MediaTools.layerSounds).pipe(
  Layer.provide(ffmpeg()),
  Layer.provideMerge(MediaTools.layer)
)
const narrated = Narration.layer.pipe(
  Layer.provide([Ledger.layerMemory, ObjectStore.layerMemory, SpeechModels.layer, TranscriptionModels.layer, tools])
)
