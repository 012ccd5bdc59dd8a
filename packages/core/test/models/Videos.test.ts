import { type ModelError } from "@postwright/core/models/ModelError"
import { VideoJob, type VideoRequest } from "@postwright/core/models/VideoModel"
import { VideoModels } from "@postwright/core/models/VideoModels"
import { Videos, type WaitOptions } from "@postwright/core/models/Videos"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { mp4 } from "@postwright/core/testing/models/MediaFiles"
import * as Scripted from "@postwright/core/testing/models/ScriptedVideoModel"
import { assert, describe, it } from "@effect/vitest"
import { Clock, Effect, Exit, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"

const request: VideoRequest = {
  prompt: "A teapot",
  size: { widthPx: 1_280, heightPx: 720 },
  durationSeconds: 8,
  operationKey: "campaign-1/slot-2"
}

type Run = Effect.Effect<unknown, ModelError, Videos | CurrentActor>

const on = <A, E>(scripted: ReturnType<typeof Scripted.make>, effect: Effect.Effect<A, E, Videos | CurrentActor>) =>
  effect.pipe(
    Effect.provide(Videos.layer.pipe(Layer.provide(VideoModels.layerOf(scripted.model)))),
    Effect.provideService(CurrentActor, localOwner)
  )

const run = (scripted: ReturnType<typeof Scripted.make>, options: WaitOptions = {}) =>
  on(
    scripted,
    Effect.flatMap(Videos, (videos) => videos.run(scripted.model.id, request, options))
  )

/** Looks at the job: each with the answer that comes then; the last one stays. */
const looks = (...answers: ReadonlyArray<Scripted.VendorAnswer>) => {
  const times: Array<number> = []
  let count = 0
  const answer = (seen: Scripted.SeenRequest): Scripted.VendorAnswer =>
    seen.kind === "poll" ? answers[Math.min(count++, answers.length - 1)]! : Scripted.madeAtOnce(seen)
  const scripted = Scripted.make({ answer })
  const model = {
    ...scripted.model,
    poll: (job: VideoJob) =>
      Effect.andThen(
        Effect.map(Clock.currentTimeMillis, (now) => times.push(now)),
        scripted.model.poll(job)
      )
  }
  return { control: scripted.control, model, times }
}

const kindsOf = (scripted: ReturnType<typeof Scripted.make>) =>
  Effect.map(scripted.control.requests, (requests) => requests.map(({ kind }) => kind))

const status = (given: Scripted.VendorStatus): Scripted.VendorAnswer => ({ kind: "status", status: given })
const running = status({ kind: "running", progress: 0.5 })
const done = status({ kind: "done" })

describe("Videos", () => {
  it.effect("submits once, looks less and less often, and fetches the video", () =>
    Effect.gen(function* () {
      const vendor = looks(status({ kind: "queued" }), running, running, running, done)
      const seen: Array<string> = []
      const onStatus = ({ kind }: { readonly kind: string }) => Effect.sync(() => void seen.push(kind))
      const fiber = yield* Effect.forkChild(run(vendor, { onStatus, longestWait: "5 seconds" }))
      yield* TestClock.adjust("1 minute")
      const video = yield* Fiber.join(fiber)
      assert.deepStrictEqual([...video.bytes], [...mp4()])
      assert.deepStrictEqual(vendor.times, [2_000, 5_000, 9_500, 14_500, 19_500])
      assert.deepStrictEqual(seen, ["queued", "running", "running", "running", "done"])
      assert.deepStrictEqual(yield* kindsOf(vendor), ["submit", "poll", "poll", "poll", "poll", "poll", "download"])
    })
  )

  it.effect("looks again after a look that failed, as late as the vendor asks", () =>
    Effect.gen(function* () {
      const limited = { kind: "failure", reason: "RateLimited", retryAfterSeconds: 40 } as const
      const vendor = looks({ kind: "failure", reason: "Unreachable" }, limited, done)
      const fiber = yield* Effect.forkChild(run(vendor))
      yield* TestClock.adjust("2 minutes")
      yield* Fiber.join(fiber)
      assert.deepStrictEqual(vendor.times, [2_000, 5_000, 45_000])
    })
  )

  it.effect("fails with the reason of a job that failed, and with what no further look can mend", () =>
    Effect.gen(function* () {
      for (const [answer, code] of [
        [status({ kind: "refused", explanation: "no" }), "model-refused"],
        [status({ kind: "cancelled" }), "model-request-rejected"],
        [{ kind: "failure", reason: "Unauthorized" } as const, "model-unauthorized"]
      ] as const) {
        const vendor = looks(answer)
        const fiber = yield* Effect.forkChild(Effect.flip(run(vendor)))
        yield* TestClock.adjust("1 minute")
        assert.strictEqual((yield* Fiber.join(fiber)).code, code)
        assert.deepStrictEqual(yield* kindsOf(vendor), ["submit", "poll"])
      }
    })
  )

  it.effect("stops the job at the deadline", () =>
    Effect.gen(function* () {
      const vendor = looks(running)
      const fiber = yield* Effect.forkChild(Effect.flip(run(vendor, { deadline: "10 seconds" })))
      yield* TestClock.adjust("10 seconds")
      assert.include((yield* Fiber.join(fiber)).message, "did not answer within 10s")
      assert.strictEqual((yield* kindsOf(vendor)).at(-1), "cancel")
    })
  )

  it.effect("stops the job when nobody waits any longer", () =>
    Effect.gen(function* () {
      const vendor = looks(running)
      const fiber = yield* Effect.forkChild(run(vendor))
      yield* TestClock.adjust("3 seconds")
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual(yield* kindsOf(vendor), ["submit", "poll", "cancel"])
    })
  )

  it.effect("goes on with a job after a restart, and leaves it running when it is interrupted or late", () =>
    Effect.gen(function* () {
      const vendor = looks(running, running, running, done)
      const job = yield* on(
        vendor,
        Effect.flatMap(Videos, (videos) => videos.submit(vendor.model.id, request))
      )
      const finish = (options?: WaitOptions) =>
        on(
          vendor,
          Effect.flatMap(Videos, (videos) => videos.finish(new VideoJob({ ...job }), options))
        )
      const late = yield* Effect.forkChild(Effect.flip(finish({ deadline: "3 seconds" })))
      yield* TestClock.adjust("3 seconds")
      assert.strictEqual((yield* Fiber.join(late)).code, "model-timed-out")
      const stopped = yield* Effect.forkChild(finish())
      yield* TestClock.adjust("3 seconds")
      yield* Fiber.interrupt(stopped)
      const fiber = yield* Effect.forkChild(finish())
      yield* TestClock.adjust("1 minute")
      assert.isTrue(Exit.isSuccess(yield* Fiber.await(fiber)))
      assert.deepStrictEqual(yield* kindsOf(vendor), ["submit", "poll", "poll", "poll", "poll", "download"])
    })
  )

  for (const [problem, change] of [
    ["the prompt is empty", { prompt: "" }],
    ["it makes no video of 512x512, but 1280x720, 720x1280", { size: { widthPx: 512, heightPx: 512 } }],
    ["it makes videos of 4, 8 seconds, not 5", { durationSeconds: 5 }],
    ["it takes no seed", { seed: 1 }],
    ["it takes no image to begin with", { firstFrame: { bytes: new Uint8Array(1), mediaType: "image/png" } }]
  ] as const) {
    it.effect(`refuses before it asks: ${problem}`, () =>
      Effect.gen(function* () {
        const scripted = Scripted.make({ capabilities: { supportsSeed: false, supportsFirstFrame: false } })
        const submit: Run = Effect.flatMap(Videos, (videos) =>
          videos.submit(scripted.model.id, { ...request, ...change })
        )
        assert.include((yield* Effect.flip(on(scripted, submit))).message, problem)
        assert.deepStrictEqual(yield* scripted.control.requests, [])
      })
    )
  }
})
