/**
 * Behaviour every `VideoModel` adapter must have. A test gives the adapter with the vendor's side under its control: a
 * scripted server for a real adapter, `ScriptedVideoModel` in this process.
 *
 * @since 0.1.0
 */
import { Context, Effect, type Layer, Schema } from "effect"
import {
  type VideoCapabilities,
  VideoJob,
  type VideoModel,
  type VideoRequest
} from "@postwright/core/models/VideoModel"
import { type Case, check, checkEqual } from "../Check.ts"
import { defining } from "./internal/defining.ts"
import { mp4, png } from "./MediaFiles.ts"
import {
  madeAtOnce,
  type SeenRequest,
  type VendorAnswer,
  type VendorControl,
  type VendorStatus
} from "./ScriptedVideoModel.ts"
import { failureOf, vendorCases } from "./VendorCases.ts"
import { type VendorFailure } from "./VendorControl.ts"

/** The adapter, and its vendor. Each case builds the layer anew. */
export class VideoModelUnderTest extends Context.Service<
  VideoModelUnderTest,
  { readonly model: VideoModel; readonly control: VendorControl }
>()("@postwright/core/testing/models/VideoModelUnderTest") {}

export interface ContractOptions {
  readonly capabilities: VideoCapabilities
  /** The key that the adapter sends; no failure may show it. @default the model has none */
  readonly secret?: string
  /** What this vendor never does, each with the reason. `progress`: to say how far a job is. */
  readonly impossible?: { readonly [what in VendorFailure | "progress"]?: string }
}

/** The suite. */
export const cases = <E>(
  layer: Layer.Layer<VideoModelUnderTest, E>,
  { capabilities, impossible = {}, secret }: ContractOptions
): ReadonlyArray<Case> => {
  const define = defining(VideoModelUnderTest, layer)
  const [size] = capabilities.sizes
  const [durationSeconds] = capabilities.durationsSeconds
  const request: VideoRequest = { prompt: "A teapot", size, durationSeconds, operationKey: "campaign-1/slot-2" }
  const shared = { define, control: ({ control }: Subject) => control, secret, impossible }

  return [
    define("declares its sizes and lengths", ({ model }) =>
      Effect.sync(() => {
        checkEqual(model.capabilities, capabilities, "capabilities")
        check(
          capabilities.durationsSeconds.every((seconds) => seconds > 0),
          "lengths above 0"
        )
      })
    ),

    define("submits prompt, size and length", ({ control, model }) =>
      Effect.gen(function* () {
        const prompt = "Grüße 👋 — 你好"
        yield* model.submit({ ...request, prompt })
        const [seen] = yield* control.requests
        if (seen?.kind !== "submit") return checkEqual<string | undefined>(seen?.kind, "submit", "request")
        checkEqual([seen.prompt, seen.size, seen.durationSeconds], [prompt, size, durationSeconds], "request")
      })
    ),

    define(
      "submits a seed",
      ({ control, model }) =>
        Effect.gen(function* () {
          yield* model.submit({ ...request, seed: 7 })
          const [seen] = yield* control.requests
          checkEqual(seen?.kind === "submit" ? seen.seed : undefined, 7, "seed")
        }),
      capabilities.supportsSeed ? undefined : "the model takes no seed"
    ),

    define(
      "submits the image to begin with",
      ({ control, model }) =>
        Effect.gen(function* () {
          const bytes = png(size)
          yield* model.submit({ ...request, firstFrame: { bytes, mediaType: "image/png" } })
          const [seen] = yield* control.requests
          const frame = seen?.kind === "submit" ? seen.firstFrame : undefined
          checkEqual([[...(frame?.bytes ?? [])], frame?.mediaType], [[...bytes], "image/png"], "image")
        }),
      capabilities.supportsFirstFrame ? undefined : "the model takes no image"
    ),

    define(
      "submits the operation key, so that the same key is the same job",
      ({ control, model }) =>
        Effect.gen(function* () {
          yield* control.answerWith(madeAtOnce)
          const [first, again, other] = yield* Effect.forEach(["a", "a", "b"], (operationKey) =>
            model.submit({ ...request, operationKey })
          )
          checkEqual(first?.jobId, again?.jobId, "job of the same key")
          check(first?.jobId !== other?.jobId, "another key is another job")
        }),
      capabilities.knowsOperationKeys ? undefined : "the vendor knows no operation keys"
    ),

    define("goes on with a job whose reference was written down and read again", ({ control, model }) =>
      Effect.gen(function* () {
        yield* control.answerWith(madeAtOnce)
        const submitted = yield* model.submit(request)
        checkEqual([submitted.modelId, submitted.operationKey], [model.id, request.operationKey], "reference")
        const json = yield* Schema.encodeEffect(Stored)(submitted)
        check(secret === undefined || !json.includes(secret), "a reference shows no key")
        const job = yield* Schema.decodeEffect(Stored)(json)
        checkEqual((yield* model.poll(job)).kind, "done", "status")
        yield* model.download(job, { maxBytes: 10_000 })
        yield* model.cancel(job)
        const ids = (yield* control.requests).flatMap((seen) => (seen.kind === "submit" ? [] : [seen.jobId]))
        check(
          ids.every((id) => id === ids[0]),
          "every request is about one job"
        )
      })
    ),

    define("tells how a job stands", ({ control, model }) =>
      Effect.gen(function* () {
        const job = yield* submitted(model, control, request)
        for (const kind of ["queued", "running", "done", "cancelled"] as const) {
          yield* control.answerWith(() => status({ kind }))
          checkEqual((yield* model.poll(job)).kind, kind, "status")
        }
      })
    ),

    define(
      "tells how far a job is, from 0 to 1",
      ({ control, model }) =>
        Effect.gen(function* () {
          const job = yield* submitted(model, control, request)
          for (const progress of [0, 0.25, 1]) {
            yield* control.answerWith(() => status({ kind: "running", progress }))
            checkEqual(yield* model.poll(job), { kind: "running", progress }, "status")
          }
        }),
      impossible.progress
    ),

    define("tells why a job failed as a status, not as a failure to ask", ({ control, model }) =>
      Effect.gen(function* () {
        const job = yield* submitted(model, control, request)
        yield* control.answerWith(() => status({ kind: "refused", explanation: "I cannot film that" }))
        const refused = yield* model.poll(job)
        checkEqual(refused.kind === "failed" ? refused.reason._tag : refused.kind, "Refused", "declined")
        yield* control.answerWith(() => status({ kind: "broken", reason: "BadResponse" }))
        const broken = yield* model.poll(job)
        checkEqual(broken.kind === "failed" ? broken.reason._tag : broken.kind, "BadResponse", "broken")
      })
    ),

    define("fetches the video as it is, and says who made it and whether it is marked", ({ control, model }) =>
      Effect.gen(function* () {
        const job = yield* submitted(model, control, request)
        for (const isMarked of [true, false]) {
          const bytes = mp4(isMarked)
          yield* control.answerWith(() => ({ kind: "file", bytes }))
          const video = yield* model.download(job, { maxBytes: bytes.length })
          checkEqual([...video.bytes], [...bytes], "bytes")
          checkEqual([video.mediaType, video.hasContentCredentials], ["video/mp4", isMarked], "file")
          checkEqual(video.vendor, model.vendor, "vendor")
        }
      })
    ),

    define("fails with BadResponse for a video that is too large, or none", ({ control, model }) =>
      Effect.gen(function* () {
        const job = yield* submitted(model, control, request)
        for (const [bytes, maxBytes] of [
          [mp4(), mp4().length - 1],
          [new TextEncoder().encode("<html>not found</html>"), 10_000],
          [new Uint8Array(), 10_000]
        ] as const) {
          yield* control.answerWith(() => ({ kind: "file", bytes }))
          const { reason } = yield* failureOf(() => model.download(job, { maxBytes }))
          checkEqual(reason._tag, "BadResponse", `reason for ${bytes.length} bytes`)
        }
      })
    ),

    define(
      "asks the vendor to stop a job",
      ({ control, model }) =>
        Effect.gen(function* () {
          const job = yield* submitted(model, control, request)
          yield* model.cancel(job)
          checkEqual((yield* control.requests).at(-1)?.kind, "cancel", "last request")
        }),
      capabilities.supportsCancel ? undefined : "the vendor cannot stop a job"
    ),

    ...vendorCases<Subject, SeenRequest, VendorAnswer>({
      ...shared,
      prefix: "submit: ",
      call: ({ model }) => model.submit(request)
    }),
    ...vendorCases<Subject, SeenRequest, VendorAnswer>({
      ...shared,
      prefix: "poll: ",
      call: ({ model }) => model.poll(jobOf(model))
    }),
    ...vendorCases<Subject, SeenRequest, VendorAnswer>({
      ...shared,
      prefix: "download: ",
      call: ({ model }) => model.download(jobOf(model), { maxBytes: 10_000 })
    })
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Subject = VideoModelUnderTest["Service"]

const Stored = Schema.fromJsonString(Schema.toCodecJson(VideoJob))

const status = (given: VendorStatus): VendorAnswer => ({ kind: "status", status: given })

const submitted = Effect.fnUntraced(function* (model: VideoModel, control: VendorControl, request: VideoRequest) {
  yield* control.answerWith(madeAtOnce)
  return yield* model.submit(request)
})

const jobOf = (model: VideoModel): VideoJob =>
  new VideoJob({ modelId: model.id, jobId: "job-1", operationKey: "campaign-1/slot-2" })
