import * as NodeServices from "@effect/platform-node/NodeServices"
import { type MediaEdit } from "@postwright/core/media/MediaEdit"
import { MediaError, MediaUnreadable } from "@postwright/core/media/MediaError"
import { MediaFacts, PictureFacts, SoundFacts } from "@postwright/core/media/MediaFacts"
import { MediaRepairs } from "@postwright/core/media/MediaRepairs"
import { MediaTools } from "@postwright/core/media/MediaTools"
import { Effect, Exit, Layer } from "effect"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { failureOf, renderFailure } from "../../src/cli/Failure.ts"
import { Screen } from "../../src/cli/Screen.ts"

export const picture = (container: string, widthPx = 1080, heightPx = 1350, bytes = 500_000) =>
  new MediaFacts({
    kind: "image",
    container,
    bytes,
    picture: new PictureFacts({ widthPx, heightPx, codec: container === "jpeg" ? "mjpeg" : container })
  })

export const video = (durationSeconds = 40, heightPx = 1920) =>
  new MediaFacts({
    kind: "video",
    container: "mp4",
    bytes: durationSeconds * 300_000,
    durationSeconds,
    picture: new PictureFacts({
      widthPx: 1080,
      heightPx,
      codec: "h264",
      pixelFormat: "yuv420p",
      framesPerSecond: 30,
      hasConstantRate: true
    }),
    sound: new SoundFacts({ codec: "aac", channels: 2, sampleRateHz: 48_000 }),
    hasMoovFirst: true,
    hasEditList: false
  })

/** Measures by the name of the file, and edits into files that hold what was asked for. */
export const tools = (
  facts: Readonly<Record<string, MediaFacts>>,
  edited: { readonly facts: MediaFacts; readonly bytes?: Uint8Array } = { facts: picture("jpeg") }
) => {
  const asked: Array<ReadonlyArray<MediaEdit>> = []
  const doubles = Layer.effectDiscard(
    Effect.gen(function* () {
      const { register } = yield* MediaTools
      yield* register("probe", {
        probe: (input, options) => {
          const name = "path" in input ? basename(input.path) : ""
          const found = name === "made" ? edited.facts : facts[name]
          const unreadable = new MediaUnreadable({ name: options?.name ?? name, detail: "it is no media file" })
          return found === undefined ? Effect.fail(new MediaError({ reason: unreadable })) : Effect.succeed(found)
        }
      })
      yield* register("renderer", {
        render: () => Effect.die("not asked"),
        edit: (_, edits, options) =>
          Effect.gen(function* () {
            asked.push(edits)
            yield* options?.onProgress?.({ share: 0.5 }) ?? Effect.void
            const temporary = yield* Effect.promise(() => mkdtemp(join(tmpdir(), "postwright-made-")))
            yield* Effect.addFinalizer(() => Effect.promise(() => rm(temporary, { recursive: true })))
            yield* Effect.promise(() => writeFile(join(temporary, "made"), edited.bytes ?? "mended"))
            const path = join(temporary, "made")
            return { path, bytes: Effect.promise(() => readFile(path)), facts: edited.facts }
          })
      })
    })
  )
  return {
    asked,
    layer: MediaRepairs.layer.pipe(Layer.provideMerge(doubles.pipe(Layer.provideMerge(MediaTools.layer))))
  }
}

export const ran = async <E>(
  work: Effect.Effect<void, E, Screen | Layer.Success<typeof NodeServices.layer> | MediaTools | MediaRepairs>,
  layer: Layer.Layer<MediaTools | MediaRepairs, MediaError>,
  options: { readonly messages?: "en" | "de"; readonly terminal?: boolean } = {}
) => {
  let [out, err] = ["", ""]
  const screen = Screen.of({
    out: (text) => Effect.sync(() => void (out += text)),
    err: (text) => Effect.sync(() => void (err += text)),
    canRedraw: options.terminal === true,
    hasColor: false,
    columns: () => 80
  })
  const exit = await Effect.runPromiseExit(
    work.pipe(Effect.provide(layer), Effect.provideService(Screen, screen), Effect.provide(NodeServices.layer))
  )
  if (Exit.isSuccess(exit)) return { code: 0, out, err }
  const { exitCode, failure } = failureOf(exit.cause, options.messages)
  const told = failure === undefined ? "" : renderFailure(failure, { json: false, hasColor: false, ...options })
  return { code: exitCode, out, err: err + told }
}
