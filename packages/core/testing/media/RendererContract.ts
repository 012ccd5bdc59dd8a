/**
 * Behaviour every `Renderer` adapter must have, with a `MediaProbe` beside it. The cases render small, short videos.
 *
 * @since 0.1.0
 */
import { type Composition, type CompositionScene } from "@postwright/core/media/Composition"
import { type MediaEdit } from "@postwright/core/media/MediaEdit"
import { type MediaError } from "@postwright/core/media/MediaError"
import { type MediaFacts } from "@postwright/core/media/MediaFacts"
import { type MediaInput } from "@postwright/core/media/MediaFile"
import { MediaProbe } from "@postwright/core/media/MediaProbe"
import { type Rendered, Renderer } from "@postwright/core/media/Renderer"
import { Effect, type Layer, type Scope } from "effect"
import { type Case, check, checkEqual } from "../Check.ts"
import { pictureOf, pngOf, speechOf, wavOf, wordsOf } from "./MediaMaterial.ts"

const size = { widthPx: 180, heightPx: 320 }

/** The suite. Each case builds the layer anew, and measures what was made with the probe: facts are not believed. */
export const cases = <E>(layer: Layer.Layer<Renderer | MediaProbe, E>): ReadonlyArray<Case> => {
  const define = (
    title: string,
    run: (renderer: Renderer["Service"]) => Effect.Effect<void, unknown, Scope.Scope>
  ): Case => ({
    title,
    run: Effect.scoped(Effect.flatMap(measured, run)).pipe(Effect.provide(layer))
  })

  return [
    define("renders a file that every network takes", ({ render }) =>
      Effect.gen(function* () {
        const { facts } = yield* render(
          video({
            scenes: [scene({ words: { bytes: wordsOf(size) }, chapter: "One" }), scene({ transition: "fade" })],
            sound: { voice: [{ input: { bytes: speechOf(1.5) }, startSeconds: 0.2 }] }
          })
        )
        checkEqual(
          [facts.kind, facts.container, facts.hasMoovFirst, facts.hasEditList],
          ["video", "mp4", true, false],
          "file"
        )
        const { picture, sound } = facts
        checkEqual([picture?.widthPx, picture?.heightPx, picture?.frames], [180, 320, 60], "picture")
        checkEqual([picture?.codec, picture?.profile, picture?.pixelFormat], ["h264", "High", "yuv420p"], "codec")
        checkEqual([picture?.framesPerSecond, picture?.hasConstantRate], [30, true], "rate")
        check((picture?.keyframeSeconds ?? 99) <= 2, "a key frame stands every two seconds at least")
        checkEqual([sound?.codec, sound?.channels, sound?.sampleRateHz], ["aac", 2, 48_000], "sound")
        checkEqual(facts.chapters, 1, "chapters")
        check((facts.durationSeconds ?? 99) <= 2, `its ${facts.durationSeconds} seconds are not longer than its scenes`)
        checkLoudness(facts, -14, -1)
      })
    ),

    define("renders every motion and every transition, of whole frames", ({ render }) =>
      Effect.gen(function* () {
        const motions = ["push-in", "pull-out", "drift-left", "drift-right", "drift-up", "still"] as const
        const transitions = ["cut", "fade", "slide", "rise"] as const
        const rest = motions
          .slice(1)
          .map((motion, index) => scene({ seconds: 0.4, motion, transition: transitions[index % 4] ?? "cut" }))
        const { facts } = yield* render(video({ scenes: [scene({ seconds: 0.4, motion: "push-in" }), ...rest] }))
        checkEqual(facts.picture?.frames, 72, "frames")
      })
    ),

    define("gives the same bytes for the same composition", ({ render }) =>
      Effect.gen(function* () {
        const one = video({
          scenes: [scene({ seconds: 0.5, motion: "drift-left" }), scene({ seconds: 0.5, transition: "slide" })],
          title: "=;#"
        })
        const [first, second] = [yield* render(one), yield* render(one)]
        checkEqual(yield* second.bytes, yield* first.bytes, "bytes")
      })
    ),

    define("repeats music to the video's length, and brings it to the loudness that was asked for", ({ render }) =>
      Effect.gen(function* () {
        const music = { bytes: wavOf(0.7, (time) => 0.05 * Math.sin(time * 2 * Math.PI * 330)) }
        const { facts } = yield* render(
          video({ scenes: [scene({ seconds: 2 })], sound: { voice: [], music, targetLufs: -18, maxTruePeakDbtp: -2 } })
        )
        checkLoudness(facts, -18, -2)
        check(Math.abs((facts.durationSeconds ?? 0) - 2) < 0.1, "the file is as long as its scenes")
      })
    ),

    define("gives a video without sound a silent track", ({ render }) =>
      Effect.gen(function* () {
        const { facts } = yield* render(video())
        checkEqual(facts.sound?.codec, "aac", "sound")
        checkEqual(facts.loudness?.integratedLufs, undefined, "loudness")
      })
    ),

    define("tells progress that only grows and ends at 1", ({ render }) =>
      Effect.gen(function* () {
        const shares: Array<number> = []
        yield* render(video(), { onProgress: ({ share }) => Effect.sync(() => void shares.push(share)) })
        checkEqual(
          shares,
          shares.toSorted((a, b) => a - b),
          "order"
        )
        checkEqual(shares.at(-1), 1, "last share")
      })
    ),

    define("rejects what cannot be made before anything is rendered", ({ render }) =>
      Effect.gen(function* () {
        const times = (count: number, seconds: number): Composition["scenes"] => [
          scene(),
          ...Array.from({ length: count - 1 }, () => scene({ seconds }))
        ]
        for (const [what, wrong] of [
          ["over ten minutes", { scenes: times(4, 250) }],
          ["over 200 scenes", { scenes: times(201, 0.1) }],
          ["an odd size", { size: { widthPx: 181, heightPx: 320 } }],
          ["a scene without length", { scenes: [scene({ seconds: 0 })] }],
          ["a length that is no number", { scenes: [scene({ seconds: Number.NaN })] }]
        ] satisfies ReadonlyArray<readonly [string, Partial<Composition>]>) {
          const error = yield* Effect.flip(render(video(wrong)))
          checkEqual(error.reason._tag, "MediaRejected", `reason for ${what}`)
        }
      })
    ),

    define("fails with MediaUnreadable for grounds, words and sound that are none", ({ render }) =>
      Effect.gen(function* () {
        for (const bad of notMedia) {
          const [ground, words, voice] = [
            video({ scenes: [scene({ ground: bad })] }),
            video({ scenes: [scene({ words: bad })] }),
            video({ sound: { voice: [{ input: bad, startSeconds: 0 }] } })
          ]
          for (const wrong of [ground, words, voice]) yield* checkUnreadable(render(wrong))
        }
      })
    ),

    define("leaves nothing behind when its scope closes", ({ render }) =>
      Effect.gen(function* () {
        const made = yield* Effect.scoped(Effect.tap(render(video()), ({ bytes }) => bytes))
        yield* checkUnreadable(made.bytes)
      })
    ),

    define("resizes, pads, crops and encodes pictures", ({ edit }) =>
      Effect.gen(function* () {
        const input = { bytes: pictureOf({ widthPx: 200, heightPx: 400 }, [170, 80, 32]) }
        for (const [edits, expected] of [
          [[{ kind: "resize", widthPx: 100, heightPx: 100 }], ["png", 50, 100]],
          [[{ kind: "resize", widthPx: 900, heightPx: 900 }], ["png", 200, 400]],
          [[{ kind: "resize", widthPx: 900, heightPx: 900, mayEnlarge: true }], ["png", 450, 900]],
          [[{ kind: "pad", widthPx: 300, heightPx: 300, fill: "#102030" }], ["png", 300, 300]],
          [
            [{ kind: "pad", widthPx: 300, heightPx: 300, fill: "blur" }, jpeg],
            ["jpeg", 300, 300]
          ],
          [
            [
              { kind: "crop", widthPx: 160, heightPx: 90 },
              { kind: "encode", container: "webp" }
            ],
            ["webp", 160, 90]
          ]
        ] as const satisfies ReadonlyArray<readonly [ReadonlyArray<MediaEdit>, readonly [string, number, number]]>) {
          const { facts } = yield* edit(input, edits)
          checkEqual(
            [facts.container, facts.picture?.widthPx ?? 0, facts.picture?.heightPx ?? 0],
            [...expected],
            "file"
          )
        }
      })
    ),

    define("makes pictures as small as was asked for", ({ edit }) =>
      Effect.gen(function* () {
        let seed = 1
        const noise = (): number => (seed = (seed * 48_271) % 2_147_483_647) % 256
        const input = { bytes: pngOf({ widthPx: 160, heightPx: 160 }, () => [noise(), noise(), noise(), 255]) }
        for (const maxBytes of [12_000, 3_000]) {
          const { facts } = yield* edit(input, [{ kind: "encode", container: "jpeg", maxBytes }])
          check(facts.bytes <= maxBytes, `${facts.bytes} bytes are at most ${maxBytes}`)
          checkEqual(facts.container, "jpeg", "container")
        }
      })
    ),

    define("trims, crops and levels a video in one go", ({ edit, render }) =>
      Effect.gen(function* () {
        const made = yield* render(
          video({
            scenes: [scene({ seconds: 2 })],
            sound: { voice: [{ input: { bytes: speechOf(2) }, startSeconds: 0 }] }
          })
        )
        const { facts } = yield* edit({ path: made.path }, [
          { kind: "trim", startSeconds: 0.4, seconds: 1.2 },
          { kind: "crop", widthPx: 160, heightPx: 160 },
          { kind: "loudness", integratedLufs: -20, maxTruePeakDbtp: -2 }
        ])
        checkEqual([facts.picture?.widthPx, facts.picture?.heightPx, facts.picture?.frames], [160, 160, 36], "picture")
        check(Math.abs((facts.durationSeconds ?? 0) - 1.2) < 0.1, "it is as long as the stretch")
        check((facts.durationSeconds ?? 99) <= 1.2, "it is no longer than the stretch")
        checkEqual([facts.hasMoovFirst, facts.hasEditList], [true, false], "file")
        checkLoudness(facts, -20, -2)
      })
    ),

    define("rejects edits that the file has nothing for", ({ edit }) =>
      Effect.gen(function* () {
        const picture = { bytes: pictureOf(size, [20, 40, 60]) }
        const sound = { bytes: speechOf(0.5) }
        for (const [input, edits] of [
          [picture, []],
          [picture, [{ kind: "trim", startSeconds: 0, seconds: 1 }]],
          [picture, [{ kind: "loudness", integratedLufs: -14, maxTruePeakDbtp: -1 }]],
          [picture, [{ kind: "pad", widthPx: 20, heightPx: 20, fill: "red'; drawtext" }]],
          [sound, [{ kind: "resize", widthPx: 20, heightPx: 20 }]],
          [sound, [{ kind: "trim", startSeconds: 9, seconds: 1 }]]
        ] as const satisfies ReadonlyArray<readonly [MediaInput, ReadonlyArray<MediaEdit>]>) {
          const error = yield* Effect.flip(edit(input, edits))
          checkEqual(error.reason._tag, "MediaRejected", `reason for ${edits[0]?.kind ?? "nothing"}`)
        }
        for (const bad of notMedia) yield* checkUnreadable(edit(bad, [jpeg]))
      })
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const jpeg: MediaEdit = { kind: "encode", container: "jpeg" }

const text = new TextEncoder().encode("#EXTM3U\nfile:///etc/passwd\n")

const notMedia: ReadonlyArray<MediaInput> = [
  { bytes: new Uint8Array() },
  { bytes: text },
  { path: "/nowhere/at/all.mp4" }
]

const ground = pictureOf(size, [32, 48, 64])

const scene = (more: Partial<CompositionScene> = {}): CompositionScene => ({
  seconds: 1,
  ground: { bytes: ground },
  motion: "still",
  transition: "cut",
  ...more
})

const video = (more: Partial<Composition> = {}): Composition => ({
  size,
  scenes: [scene()],
  sound: { voice: [] },
  language: "en",
  ...more
})

/** The renderer, whose facts are held against what the probe measures of the bytes. */
const measured = Effect.gen(function* () {
  const { edit, render } = yield* Renderer
  const { probe } = yield* MediaProbe
  const checkFacts = Effect.fnUntraced(function* ({ bytes, facts }: Rendered) {
    const { loudness: _, ...found } = yield* probe({ bytes: yield* bytes })
    const { loudness: __, ...told } = facts
    checkEqual({ ...told }, { ...found }, "what it says of the file")
  })
  return Renderer.of({
    render: (composition, options) => Effect.tap(render(composition, options), checkFacts),
    edit: (input, edits, options) => Effect.tap(edit(input, edits, options), checkFacts)
  })
})

const checkLoudness = ({ loudness }: MediaFacts, lufs: number, peak: number): void => {
  const { integratedLufs = Number.NaN, truePeakDbtp = Number.NaN } = loudness ?? {}
  check(Math.abs(integratedLufs - lufs) <= 1, `${integratedLufs} LUFS are ${lufs}, within one`)
  check(truePeakDbtp <= peak, `peaks of ${truePeakDbtp} dBTP are at most ${peak}`)
}

const checkUnreadable = <A, R>(work: Effect.Effect<A, MediaError, R>): Effect.Effect<void, A, R> =>
  Effect.map(Effect.flip(work), (error) => checkEqual(error.reason._tag, "MediaUnreadable", "reason"))
