/** The suites of `Renderer` and `MediaProbe` catch adapters that break a promise: each is the real one with one change. */
import { MediaProbe } from "@postwright/core/media/MediaProbe"
import { MediaFacts, PictureFacts } from "@postwright/core/media/MediaFacts"
import { Renderer } from "@postwright/core/media/Renderer"
import { type Case, failingTitles } from "@postwright/core/testing/Check"
import * as MediaProbeContract from "@postwright/core/testing/media/MediaProbeContract"
import * as RendererContract from "@postwright/core/testing/media/RendererContract"
import { describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { assert } from "vitest"
import { ffmpeg } from "./underTest.ts"

type Rendering = Renderer["Service"]
type Probing = MediaProbe["Service"]

/** One layer of ffmpeg for all of them. */
const tools = ffmpeg()

const rendererWith = (change: (honest: Rendering) => Partial<Rendering>) =>
  Layer.effect(
    Renderer,
    Effect.map(Renderer, (honest) => Renderer.of({ ...honest, ...change(honest) }))
  ).pipe(Layer.provideMerge(tools))

const probeWith = (change: (honest: Probing) => Partial<Probing>) =>
  Layer.effect(
    MediaProbe,
    Effect.map(MediaProbe, (honest) => MediaProbe.of({ ...honest, ...change(honest) }))
  ).pipe(Layer.provide(tools))

/** The case of that title fails, and would not with the honest adapter: that runs in the suite itself. */
const catches = Effect.fnUntraced(function* (cases: ReadonlyArray<Case>, title: string) {
  const meant = cases.filter((one) => one.title === title)
  assert.lengthOf(meant, 1, title)
  assert.deepEqual(yield* failingTitles(meant), [title])
})

const brokenRenderers: Readonly<Record<string, readonly [string, (honest: Rendering) => Partial<Rendering>]>> = {
  "renders another size, and says it was as asked": [
    "renders a file that every network takes",
    ({ render }) => ({
      render: (composition, options) =>
        Effect.map(render({ ...composition, size: { widthPx: 160, heightPx: 320 } }, options), (made) => ({
          ...made,
          facts: new MediaFacts({
            ...made.facts,
            ...(made.facts.picture === undefined
              ? {}
              : { picture: new PictureFacts({ ...made.facts.picture, widthPx: 180 }) })
          })
        }))
    })
  ],
  "renders a scene less": [
    "renders every motion and every transition, of whole frames",
    ({ render }) => ({
      render: ({ scenes: [first, ...rest], ...composition }, options) =>
        render({ ...composition, scenes: [first, ...rest.slice(1)] }, options)
    })
  ],
  "leaves sound as loud as it is": [
    "repeats music to the video's length, and brings it to the loudness that was asked for",
    ({ render }) => ({
      render: (composition, options) =>
        render({ ...composition, sound: { ...composition.sound, targetLufs: -24 } }, options)
    })
  ],
  "gives no sound to a video without sound": [
    "gives a video without sound a silent track",
    ({ edit, render }) => ({
      render: (composition, options) =>
        Effect.flatMap(render(composition, options), ({ path }) =>
          edit({ path }, [{ kind: "encode", container: "png" }])
        )
    })
  ],
  "tells no progress": [
    "tells progress that only grows and ends at 1",
    ({ render }) => ({ render: (composition) => render(composition) })
  ],
  "renders what it may not": [
    "rejects what cannot be made before anything is rendered",
    ({ render }) => ({ render: (composition) => render({ ...composition, scenes: [composition.scenes[0]] }) })
  ],
  "keeps its files": [
    "leaves nothing behind when its scope closes",
    ({ render }) => ({
      render: (composition, options) =>
        Effect.flatMap(render(composition, options), (made) =>
          Effect.map(made.bytes, (bytes) => ({ ...made, bytes: Effect.succeed(bytes) }))
        )
    })
  ],
  "enlarges pictures unasked": [
    "resizes, pads, crops and encodes pictures",
    ({ edit }) => ({
      edit: (input, edits, options) =>
        edit(
          input,
          edits.map((one) => (one.kind === "resize" ? { ...one, mayEnlarge: true } : one)),
          options
        )
    })
  ],
  "writes files as large as they become": [
    "makes pictures as small as was asked for",
    ({ edit }) => ({
      edit: (input, _, options) => edit(input, [{ kind: "encode", container: "jpeg" }], options)
    })
  ],
  "does not trim": [
    "trims, crops and levels a video in one go",
    ({ edit }) => ({
      edit: (input, edits, options) =>
        edit(
          input,
          edits.filter(({ kind }) => kind !== "trim"),
          options
        )
    })
  ],
  "writes the index behind the media": [
    "trims, crops and levels a video in one go",
    ({ edit }) => ({
      edit: (input, edits, options) =>
        Effect.map(edit(input, edits, options), (made) => ({
          ...made,
          bytes: Effect.map(made.bytes, indexLast),
          facts: new MediaFacts({ ...made.facts, hasMoovFirst: true })
        }))
    })
  ]
}

const brokenProbes: Readonly<Record<string, readonly [string, (honest: Probing) => Partial<Probing>]>> = {
  "believes the name": [
    "measures a picture by what it is, whatever it is called",
    ({ probe }) => ({
      probe: (input, options) =>
        Effect.map(probe(input, options), (facts) =>
          options?.name?.endsWith(".mp4") === true ? new MediaFacts({ ...facts, container: "mp4" }) : facts
        )
    })
  ],
  "measures loudness unasked": [
    "measures sound, and its loudness only where it is asked for",
    ({ probe }) => ({ probe: (input, options) => probe(input, { ...options, loudness: true }) })
  ],
  "takes silence for something": [
    "gives silence neither loudness nor peak",
    ({ probe }) => ({
      probe: (input, options) =>
        Effect.map(probe(input, options), (facts) => new MediaFacts({ ...facts, loudness: { integratedLufs: -70 } }))
    })
  ],
  "forgets which file it was": [
    "fails with MediaUnreadable, naming the file, for what is no media or not whole",
    ({ probe }) => ({ probe: (input) => probe(input) })
  ]
}

describe("RendererContract", () => {
  for (const [what, [title, change]] of Object.entries(brokenRenderers)) {
    it.effect(`catches a renderer that ${what}`, () => catches(RendererContract.cases(rendererWith(change)), title))
  }
})

describe("MediaProbeContract", () => {
  for (const [what, [title, change]] of Object.entries(brokenProbes)) {
    it.effect(`catches a probe that ${what}`, () => catches(MediaProbeContract.cases(probeWith(change)), title))
  }
})

/** An MP4 with its index behind its media. Where it says that the media lie is not corrected: nobody plays it. */
function indexLast(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const boxes: Array<Uint8Array> = []
  for (let at = 0; at < file.length; at += view.getUint32(at)) boxes.push(file.subarray(at, at + view.getUint32(at)))
  const isIndex = (box: Uint8Array) => String.fromCharCode(...box.subarray(4, 8)) === "moov"
  return Buffer.concat([...boxes.filter((box) => !isIndex(box)), ...boxes.filter(isIndex)])
}
