import { assert, describe, it } from "@effect/vitest"
import { costOfUnits } from "@postwright/core/models/UnitUsage"
import { type VideoCapabilities, VideoJob, type VideoModel } from "@postwright/core/models/VideoModel"
import { VideoModels } from "@postwright/core/models/VideoModels"
import { eventually } from "@postwright/core/testing/Check"
import { mp4 } from "@postwright/core/testing/models/MediaFiles"
import * as Scripted from "@postwright/core/testing/models/ScriptedVideoModel"
import { type VendorFailure } from "@postwright/core/testing/models/VendorControl"
import { cases, VideoModelUnderTest } from "@postwright/core/testing/models/VideoModelContract"
import { suite } from "@postwright/core/testing/vitest"
import * as OpenRouterVideoModel from "@postwright/providers/models/openrouter/OpenRouterVideoModel"
import { serveMedia } from "@postwright/providers/simulators/openai/MediaSimulatorHttp"
import { Effect, Layer } from "effect"
import { asOwner, keyOf } from "../support.ts"

const secret = "sk-or-sandbox"

/** The vendor's errors, transcribed from https://openrouter.ai/docs/api-reference/errors (2026-11). */
const statusOfFailure: Readonly<Record<Exclude<VendorFailure, "Unreachable">, number>> = {
  Overloaded: 503,
  RateLimited: 429,
  Unauthorized: 401,
  OutOfCredit: 402,
  BadResponse: 500,
  ContextTooLong: 413,
  RequestRejected: 400
}

const statuses = { queued: "pending", running: "in_progress", done: "completed", cancelled: "cancelled" } as const

interface Listing {
  readonly data: ReadonlyArray<object>
}

/** OpenRouter on a port of this machine: one scripted answer for each request. */
const vendor = Effect.fnUntraced(function* (listing?: Listing) {
  const seen: Array<Scripted.SeenRequest> = []
  const bodies: Array<Record<string, unknown>> = []
  let cancelled = 0
  let cost: number | undefined
  let file: Iterable<Uint8Array> | undefined
  let answer: (request: Scripted.SeenRequest) => Scripted.VendorAnswer = Scripted.madeAtOnce
  const json = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
    _tag: "Body" as const,
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body)
  })
  const replyTo = (next: Scripted.VendorAnswer, jobId: string, key: string) => {
    switch (next.kind) {
      case "job":
        return json(202, { id: next.jobId, polling_url: `/api/v1/videos/${next.jobId}`, status: "pending" })
      case "status": {
        const { status } = next
        const usage = cost === undefined ? {} : { usage: { cost, is_byok: false } }
        if (status.kind === "refused") return json(200, { id: jobId, status: "failed", error: status.explanation })
        if (status.kind === "broken") return json(200, { id: jobId, status: "failed", error: "upstream error" })
        return json(200, { id: jobId, status: statuses[status.kind], ...usage })
      }
      case "file": {
        const head = { status: 200, headers: { "content-type": "video/mp4" } }
        return file === undefined
          ? { _tag: "Body" as const, ...head, body: next.bytes }
          : { _tag: "Pieces" as const, ...head, pieces: file }
      }
      case "silence":
        return { _tag: "Silence" as const }
      case "failure": {
        if (next.reason === "Unreachable") return { _tag: "Reset" as const }
        const status = statusOfFailure[next.reason]
        const wait: Record<string, string> =
          next.retryAfterSeconds === undefined ? {} : { "retry-after": String(next.retryAfterSeconds) }
        return json(status, { error: { code: status, message: `It did not work (${key})` } }, wait)
      }
      case "ok":
        return json(200, {})
    }
  }
  const handle = async (request: Request) => {
    const { pathname } = new URL(request.url)
    const key = request.headers.get("authorization") ?? ""
    if (pathname === "/api/v1/videos/models") return json(listing === undefined ? 503 : 200, listing ?? {})
    const [, jobId = "", content] = /^\/api\/v1\/videos\/([^/]+)(\/content)?$/.exec(pathname) ?? []
    if (request.method === "POST") {
      const body: Record<string, unknown> = await request.json()
      bodies.push(body)
      const [width, height] = body["aspect_ratio"] === "9:16" ? [720, 1_280] : [1_280, 720]
      const frames = body["frame_images"]
      const url = Array.isArray(frames) ? String(frames[0]?.image_url?.url) : undefined
      seen.push({
        kind: "submit",
        prompt: String(body["prompt"]),
        size: { widthPx: width, heightPx: height },
        durationSeconds: Number(body["duration"]),
        ...(typeof body["seed"] === "number" ? { seed: body["seed"] } : {}),
        ...(url === undefined
          ? {}
          : {
              firstFrame: {
                bytes: new Uint8Array(Buffer.from(url.slice(url.indexOf(",") + 1), "base64")),
                mediaType: "image/png" as const
              }
            })
      })
    } else seen.push({ kind: content === undefined ? "poll" : "download", jobId: decodeURIComponent(jobId) })
    return replyTo(answer(seen.at(-1)!), jobId, key)
  }
  const { origin } = yield* serveMedia({ handle, noteCancelled: () => void cancelled++ })
  return {
    baseUrl: `${origin}/api/v1`,
    bodies,
    charge: (dollars: number) => void (cost = dollars),
    /** Each video from now on. */
    film: (pieces: Iterable<Uint8Array>) => void (file = pieces),
    control: {
      answerWith: (next: typeof answer) => Effect.sync(() => void (answer = next)),
      requests: Effect.sync(() => [...seen]),
      cancelled: Effect.sync(() => cancelled)
    }
  }
})

const capabilities: VideoCapabilities = {
  sizes: [
    { widthPx: 720, heightPx: 1_280 },
    { widthPx: 1_280, heightPx: 720 }
  ],
  durationsSeconds: [4, 8],
  maxPromptLength: 4_000,
  supportsSeed: true,
  supportsFirstFrame: true,
  makesSound: false,
  knowsOperationKeys: false,
  supportsCancel: false
}

const connected = Effect.gen(function* () {
  const { baseUrl, control } = yield* vendor()
  const model = yield* OpenRouterVideoModel.make({ model: "google/veo-3.1", baseUrl, capabilities })
  return VideoModelUnderTest.of({ model, control })
}).pipe(Effect.provide(keyOf("openrouter", secret)))

suite(
  "VideoModel (openrouter)",
  cases(Layer.effect(VideoModelUnderTest, connected), {
    capabilities,
    secret,
    impossible: { progress: "the vendor does not say how far a job is" }
  })
)

const listing: Listing = {
  data: [
    {
      id: "google/veo-3.1",
      supported_resolutions: ["720p", "1080p"],
      supported_aspect_ratios: ["16:9", "9:16"],
      supported_durations: [4, 6, 8],
      supported_frame_images: ["first_frame", "last_frame"],
      generate_audio: true,
      seed: null,
      pricing_skus: { duration_seconds_with_audio: "0.40", duration_seconds_without_audio: "0.20" }
    },
    { id: "runway/gen-4.5", pricing_skus: { cents_per_second_output: "12" } },
    { id: "acme/tokens", pricing_skus: { video_tokens: "0.000007" } }
  ]
}

const entry = (model: string, baseUrl: string) =>
  Effect.flatMap(VideoModels, ({ list }) => list).pipe(
    Effect.map(([first]) => first!),
    Effect.provide(OpenRouterVideoModel.layer({ model, baseUrl }).pipe(Layer.provideMerge(VideoModels.layer))),
    Effect.provide(keyOf("openrouter", secret))
  )

const jobOf = (model: VideoModel, jobId: string) => new VideoJob({ modelId: model.id, jobId, operationKey: jobId })

describe("OpenRouterVideoModel", () => {
  it.live("takes shapes, lengths and the dearest second from the list, and asks for no sound", () =>
    Effect.gen(function* () {
      const { baseUrl, bodies } = yield* vendor(listing)
      const model = yield* entry("google/veo-3.1", baseUrl)
      assert.strictEqual(model.id, "openrouter/google/veo-3.1")
      assert.deepStrictEqual(model.capabilities.durationsSeconds, [4, 6, 8])
      assert.deepStrictEqual(
        model.capabilities.sizes.map(({ heightPx, widthPx }) => `${widthPx}x${heightPx}`),
        ["1280x720", "720x1280", "1920x1080", "1080x1920"]
      )
      assert.deepStrictEqual([model.capabilities.supportsFirstFrame, model.capabilities.supportsSeed], [true, false])
      assert.strictEqual(costOfUnits({ seconds: 8 } as never, model.pricing), 3_200_000)
      yield* model.submit({
        prompt: "A teapot",
        size: { widthPx: 1_080, heightPx: 1_920 },
        durationSeconds: 6,
        operationKey: "a"
      })
      assert.deepInclude(bodies[0], {
        model: "google/veo-3.1",
        resolution: "1080p",
        aspect_ratio: "9:16",
        duration: 6,
        generate_audio: false
      })
      assert.strictEqual(
        costOfUnits({ seconds: 5 } as never, (yield* entry("runway/gen-4.5", baseUrl)).pricing),
        600_000
      )
      assert.isUndefined((yield* entry("acme/tokens", baseUrl)).pricing)
    }).pipe(Effect.scoped, asOwner)
  )

  it.live("assumes little where there is no list, and counts what the vendor charged", () =>
    Effect.gen(function* () {
      const { baseUrl, charge } = yield* vendor()
      const model = yield* entry("google/veo-3.1", baseUrl)
      assert.deepStrictEqual(model.capabilities.durationsSeconds, [8])
      charge(0.5)
      const job = yield* model.submit({
        prompt: "A teapot",
        size: model.capabilities.sizes[0],
        durationSeconds: 8,
        operationKey: "a"
      })
      assert.strictEqual((yield* model.poll(job)).kind, "done")
      const video = yield* model.download(job, { maxBytes: 10_000 })
      assert.deepStrictEqual([...video.bytes], [...mp4()])
      assert.strictEqual(video.usage.costMicroUsd, 500_000)
    }).pipe(Effect.scoped, asOwner)
  )

  it.live("stops reading a video without end at the most that is allowed", () =>
    Effect.gen(function* () {
      const { baseUrl, control, film } = yield* vendor()
      const model = yield* OpenRouterVideoModel.make({ model: "google/veo-3.1", baseUrl })
      let sent = 0
      film({
        *[Symbol.iterator]() {
          for (const piece = new Uint8Array(64 * 1024); ; sent += piece.length) yield piece
        }
      })
      const { reason } = yield* Effect.flip(model.download(jobOf(model, "endless"), { maxBytes: 1_000_000 }))
      assert.strictEqual(reason._tag, "BadResponse")
      assert.include(reason.message, "more than 1000000 bytes")
      yield* eventually(
        "the vendor is told that nobody reads",
        Effect.map(control.cancelled, (count) => count === 1)
      )
      // The rest is what the sockets between them hold.
      assert.isBelow(sent, 30_000_000)
    }).pipe(Effect.provide(keyOf("openrouter", secret)), Effect.scoped, asOwner)
  )

  it.live("knows what a video cost for the last hundred jobs that it looked at", () =>
    Effect.gen(function* () {
      const { baseUrl, charge } = yield* vendor()
      const model = yield* OpenRouterVideoModel.make({ model: "google/veo-3.1", baseUrl })
      charge(0.5)
      yield* Effect.forEach(
        Array.from({ length: 102 }, (_, index) => jobOf(model, `job-${index}`)),
        model.poll
      )
      const costOf = (jobId: string) =>
        Effect.map(model.download(jobOf(model, jobId), { maxBytes: 10_000 }), ({ usage }) => usage.costMicroUsd)
      assert.deepStrictEqual(yield* Effect.forEach(["job-1", "job-2", "job-101"], costOf), [
        undefined,
        500_000,
        500_000
      ])
    }).pipe(Effect.provide(keyOf("openrouter", secret)), Effect.scoped, asOwner)
  )
})
