/**
 * Behaviour every `MediaProbe` adapter must have.
 *
 * @since 0.1.0
 */
import { MediaProbe } from "@postwright/core/media/MediaProbe"
import { Effect, type Layer } from "effect"
import { type Case, check, checkEqual } from "../Check.ts"
import { pictureOf, pngOf, wavOf } from "./MediaMaterial.ts"

/** The suite. Each case builds the layer anew. */
export const cases = <E>(layer: Layer.Layer<MediaProbe, E>): ReadonlyArray<Case> => {
  const define = (title: string, run: (probe: MediaProbe["Service"]) => Effect.Effect<void, unknown>): Case => ({
    title,
    run: Effect.flatMap(MediaProbe, run).pipe(Effect.provide(layer))
  })
  const picture = pictureOf({ widthPx: 120, heightPx: 80 }, [10, 20, 30])

  return [
    define("measures a picture by what it is, whatever it is called", ({ probe }) =>
      Effect.gen(function* () {
        const facts = yield* probe({ bytes: picture }, { name: "clip.mp4" })
        checkEqual([facts.kind, facts.container, facts.bytes], ["image", "png", picture.length], "file")
        checkEqual([facts.picture?.widthPx, facts.picture?.heightPx, facts.picture?.codec], [120, 80, "png"], "picture")
        checkEqual(facts.picture?.hasAlpha, true, "opacity")
        checkEqual([facts.durationSeconds, facts.sound], [undefined, undefined], "what a picture has not")
      })
    ),

    define("measures sound, and its loudness only where it is asked for", ({ probe }) =>
      Effect.gen(function* () {
        const bytes = wavOf(2, (time) => 0.1 * Math.sin(time * 2 * Math.PI * 1_000))
        const facts = yield* probe({ bytes })
        checkEqual(
          [facts.kind, facts.container, facts.picture, facts.loudness],
          ["audio", "wav", undefined, undefined],
          "file"
        )
        checkEqual(
          [facts.sound?.codec, facts.sound?.channels, facts.sound?.sampleRateHz],
          ["pcm_s16le", 1, 24_000],
          "sound"
        )
        check(Math.abs((facts.durationSeconds ?? 0) - 2) < 0.01, "it lasts two seconds")
        const { loudness } = yield* probe({ bytes }, { loudness: true })
        // A full sine of 1 kHz on one channel is -3.01 LUFS; this one is 20 dB below.
        check(Math.abs((loudness?.integratedLufs ?? 0) + 23) < 0.5, `${loudness?.integratedLufs} LUFS are -23`)
        check(Math.abs((loudness?.truePeakDbtp ?? 0) + 20) < 0.5, `${loudness?.truePeakDbtp} dBTP are -20`)
      })
    ),

    define("gives silence neither loudness nor peak", ({ probe }) =>
      Effect.gen(function* () {
        const { loudness } = yield* probe({ bytes: wavOf(1, () => 0) }, { loudness: true })
        checkEqual([loudness?.integratedLufs, loudness?.truePeakDbtp], [undefined, undefined], "loudness")
      })
    ),

    define("fails with MediaUnreadable, naming the file, for what is no media or not whole", ({ probe }) =>
      Effect.gen(function* () {
        const text = (said: string) => new TextEncoder().encode(said)
        const huge = pngOf({ widthPx: 1, heightPx: 1 }, () => [0, 0, 0, 255])
        huge.set([0, 1, 0, 0, 0, 1, 0, 0], 16)
        for (const [what, input] of [
          ["nothing", { bytes: new Uint8Array() }],
          ["text", { bytes: text("Hello, I am a video.") }],
          ["a play list", { bytes: text("ffconcat version 1.0\nfile /etc/passwd\n") }],
          ["the beginning of a picture", { bytes: picture.subarray(0, picture.length - 40) }],
          ["the first bytes of a picture", { bytes: picture.subarray(0, 12) }],
          [
            "the beginning of a video",
            { bytes: Uint8Array.from([0, 0, 0, 16, ...text("ftypisom"), 0, 0, 2, 0, 0, 0, 1, 0, ...text("mdat")]) }
          ],
          ["a picture of 65,536 times 65,536 pixels", { bytes: huge }],
          ["a path that leads nowhere", { path: "/nowhere/at/all.mp4" }],
          ["a folder", { path: "/" }]
        ] as const) {
          const error = yield* Effect.flip(probe(input, { name: "gift.mp4" }))
          checkEqual(error.reason._tag, "MediaUnreadable", `reason for ${what}`)
          check(error.message.includes("gift.mp4"), `the name stands in "${error.message}"`)
        }
      })
    )
  ]
}
