import { VideoJob, type VideoJobStatus, type VideoModel } from "@postwright/core/models/VideoModel"
import { fromPromises, type PromiseVideoStatus } from "@postwright/core/models/VideoModelFromPromises"
import { failingTitles } from "@postwright/core/testing/Check"
import * as Scripted from "@postwright/core/testing/models/ScriptedVideoModel"
import * as VideoModelContract from "@postwright/core/testing/models/VideoModelContract"
import { suite } from "@postwright/core/testing/vitest"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { asksOnce, failures, interruption, noKey, waits } from "./brokenModels.ts"
import { promisedVendor, secret, thrown } from "./promisedVendor.ts"

const { cases, VideoModelUnderTest } = VideoModelContract
const capabilities = Scripted.make().model.capabilities

suite(
  "VideoModel (scripted)",
  cases(
    Layer.sync(VideoModelUnderTest, () => VideoModelUnderTest.of(Scripted.make())),
    { capabilities, secret }
  )
)

type Answered = Exclude<Scripted.VendorAnswer, { readonly kind: "failure" | "silence" }>

const statusOf = (answer: Answered): PromiseVideoStatus => {
  if (answer.kind !== "status") throw new Error("no status")
  switch (answer.status.kind) {
    case "refused":
      return { kind: "failed", error: Object.assign(new Error("no"), { status: 400, code: "refusal" }) }
    case "broken":
      return { kind: "failed", error: thrown(answer.status.reason) }
    default:
      return answer.status
  }
}

const promised = () => {
  const { ask, control } = promisedVendor<Scripted.SeenRequest, Answered>((request) => {
    const answer = Scripted.madeAtOnce(request)
    if (answer.kind === "failure" || answer.kind === "silence") throw new Error("never")
    return answer
  })
  const model = fromPromises({
    id: "own/video",
    vendor: "own",
    model: "video-2",
    capabilities,
    submit: (request, context) =>
      ask({ kind: "submit", ...request }, context, (answer) => ({ jobId: answer.kind === "job" ? answer.jobId : "" })),
    poll: (jobId, context) => ask({ kind: "poll", jobId }, context, statusOf),
    download: (jobId, context) =>
      ask({ kind: "download", jobId }, context, (answer) => ({
        bytes: answer.kind === "file" ? answer.bytes : new Uint8Array()
      })),
    cancel: (jobId, context) => ask({ kind: "cancel", jobId }, context, () => undefined)
  })
  return { model, control }
}

suite(
  "VideoModel (fromPromises)",
  cases(
    Layer.sync(VideoModelUnderTest, () => VideoModelUnderTest.of(promised())),
    { capabilities, secret }
  )
)

const broken = (change: (model: VideoModel) => Partial<VideoModel>) =>
  failingTitles(
    cases(
      Layer.sync(VideoModelUnderTest, () => {
        const { control, model } = Scripted.make()
        return VideoModelUnderTest.of({ control, model: { ...model, ...change(model) } })
      }),
      { capabilities, secret }
    )
  )

const sameKey = "submits the operation key, so that the same key is the same job"
const goesOn = "goes on with a job whose reference was written down and read again"
const stands = "tells how a job stands"
const progress = "tells how far a job is, from 0 to 1"
const failed = "tells why a job failed as a status, not as a failure to ask"
const fetches = "fetches the video as it is, and says who made it and whether it is marked"
const bounds = "fails with BadResponse for a video that is too large, or none"

const onPoll =
  (change: (status: VideoJobStatus) => VideoJobStatus) =>
  (model: VideoModel): Partial<VideoModel> => ({ poll: (job) => Effect.map(model.poll(job), change) })

const faults: ReadonlyArray<
  readonly [name: string, change: (model: VideoModel) => Partial<VideoModel>, titles: ReadonlyArray<string>]
> = [
  [
    "makes up a key for each submission",
    (model) => {
      let count = 0
      return {
        submit: (request) =>
          Effect.map(
            model.submit({ ...request, operationKey: `${count++}` }),
            ({ jobId, modelId }) => new VideoJob({ jobId, modelId, operationKey: request.operationKey })
          )
      }
    },
    [sameKey]
  ],
  [
    "remembers jobs in this process only",
    (model) => {
      const known = new WeakSet<VideoJob>()
      return {
        submit: (request) => Effect.tap(model.submit(request), (job) => Effect.sync(() => known.add(job))),
        poll: (job) => (known.has(job) || job.jobId === "job-1" ? model.poll(job) : Effect.die("unknown job"))
      }
    },
    [goesOn]
  ],
  [
    "puts its key into references",
    (model) => ({
      submit: (request) =>
        Effect.map(model.submit(request), (job) => new VideoJob({ ...job, jobId: `${job.jobId}?key=${secret}` }))
    }),
    [goesOn]
  ],
  [
    "tells progress in percent",
    onPoll((status) =>
      status.kind === "running" && status.progress !== undefined
        ? { kind: "running", progress: status.progress * 100 }
        : status
    ),
    [progress]
  ],
  [
    "takes a cancelled job for one in the queue",
    onPoll((status) => (status.kind === "cancelled" ? { kind: "queued" } : status)),
    [stands]
  ],
  [
    "fails to ask when the job failed",
    (model) => ({
      poll: (job) =>
        Effect.flatMap(model.poll(job), (status) =>
          status.kind === "failed" ? Effect.die(status.reason) : Effect.succeed(status)
        )
    }),
    [failed]
  ],
  [
    "reads on past the limit",
    (model) => ({ download: (job) => model.download(job, { maxBytes: 1_000_000 }) }),
    [bounds]
  ],
  [
    "fetches half of it",
    (model) => ({
      download: (job, options) =>
        Effect.map(model.download(job, options), (video) => Object.assign(video, { bytes: video.bytes.slice(0, 16) }))
    }),
    [fetches]
  ],
  ["cannot be stopped", () => ({ cancel: () => Effect.void }), ["asks the vendor to stop a job"]],
  [
    "polls twice when the first look fails",
    (model) => ({ poll: (job) => Effect.retry(model.poll(job), { times: 1 }) }),
    [`poll: ${asksOnce}`]
  ],
  [
    "hangs past the signal while it fetches",
    (model) => ({ download: (job, options) => Effect.uninterruptible(model.download(job, options)) }),
    [`download: ${interruption}`]
  ],
  [
    "throws when it submits",
    (model) => ({
      submit: (request) =>
        Effect.catch(model.submit(request), (error) => {
          throw error
        })
    }),
    [...failures, waits, asksOnce, noKey].map((title) => `submit: ${title}`)
  ]
]

describe("VideoModelContract", () => {
  for (const [fault, change, titles] of faults) {
    it.effect(`catches a model that ${fault}`, () =>
      Effect.gen(function* () {
        assert.sameMembers([...(yield* broken(change))], [...titles])
      })
    )
  }
})
