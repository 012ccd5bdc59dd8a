/**
 * `VideoModel` for OpenRouter: video models of many vendors behind one key. A job is submitted, looked at and fetched.
 *
 * @see https://openrouter.ai/docs/api_reference/videos (read 2026-11)
 * @since 0.1.0
 */
import { type Credentials } from "@postwright/core/credentials/Credentials"
import { textOfSize } from "@postwright/core/models/ImageModel"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { BadResponse, ModelError, Refused, RequestRejected } from "@postwright/core/models/ModelError"
import { type UnitPricing } from "@postwright/core/models/UnitUsage"
import {
  decodeVideo,
  type VideoCapabilities,
  VideoJob,
  type VideoJobStatus,
  type VideoModel,
  type VideoRequest
} from "@postwright/core/models/VideoModel"
import { VideoModels } from "@postwright/core/models/VideoModels"
import { Config, type Duration, Effect, Layer, Option, Schema } from "effect"
import * as VendorCall from "../openai-compatible/VendorCall.ts"
import { microUsd } from "../shared/MicroUsd.ts"
import { type SdkUnavailable } from "../shared/VendorSdk.ts"
import { vendor } from "./OpenRouterLanguageModel.ts"
import { fetchVideoCatalogue, type ListedVideoModel, shapeOf } from "./OpenRouterVideoCatalogue.ts"

export interface Options {
  /** OpenRouter's name, such as `google/veo-3.1`. */
  readonly model: string
  /** Id in the registry. @default "openrouter/" and the name of the model */
  readonly id?: string
  /** What differs from what OpenRouter lists. Where it lists nothing: 720p upright and wide, 8 seconds. */
  readonly capabilities?: Partial<VideoCapabilities>
  /** @default what OpenRouter lists; else what a video costs is known only when it is there */
  readonly pricing?: UnitPricing
  /** @default https://openrouter.ai/api/v1 */
  readonly baseUrl?: string
  /** Longest wait for one answer; a job takes as many as it needs. @default 10 minutes */
  readonly timeout?: Duration.Duration
}

/** The model. A call fails with `Unauthorized` where the organization has no key. */
export const make = Effect.fnUntraced(function* (
  options: Options,
  listed?: ListedVideoModel
): Effect.fn.Return<VideoModel, ModelError | SdkUnavailable, Credentials> {
  const { model } = options
  const id = ModelId.make(options.id ?? `openrouter/${model}`)
  const call = yield* VendorCall.make({
    door: "openRouterVideo",
    id,
    vendor,
    baseUrl: options.baseUrl ?? defaultBaseUrl,
    ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
    maxAnswerBytes
  })
  const capabilities = { ...unlisted, ...listed?.capabilities, ...options.capabilities }
  const pricing = options.pricing ?? listed?.pricing
  const facts = { id, vendor, model, capabilities, ...(pricing === undefined ? {} : { pricing }) }
  /** What the last jobs that were looked at have cost, in millionths of a dollar. The answer with the file does not say it. */
  const costs = new Map<string, number>()
  const remember = (jobId: string, dollars: number) => {
    costs.delete(jobId)
    costs.set(jobId, microUsd(dollars))
    for (const oldest of costs.keys()) {
      if (costs.size <= maxCosts) return
      costs.delete(oldest)
    }
  }

  const submit = Effect.fn("OpenRouterVideoModel.submit")(function* (request: VideoRequest) {
    const answered = yield* call([request.prompt], (client, signal) =>
      client.post("/videos", { body: bodyOf(model, request, listed?.canMakeSound === true), signal })
    )
    const { id: jobId } = yield* read(id, Submitted, answered)
    return new VideoJob({ modelId: id, jobId, operationKey: request.operationKey })
  })

  const poll = Effect.fn("OpenRouterVideoModel.poll")(function* ({ jobId }: VideoJob) {
    const answered = yield* call([], (client, signal) => client.get(`/videos/${encodeURIComponent(jobId)}`, { signal }))
    const job = yield* read(id, Job, answered)
    if (job.usage?.cost != null) remember(jobId, job.usage.cost)
    return statusOf(id, job)
  })

  const download: VideoModel["download"] = Effect.fn("OpenRouterVideoModel.download")(function* (
    { jobId },
    { maxBytes }
  ) {
    const path = `/videos/${encodeURIComponent(jobId)}/content?index=0`
    const bytes = yield* call(
      [],
      async (client, signal) => {
        const response = await client.get<Response>(path, { signal, __binaryResponse: true })
        return new Uint8Array(await response.arrayBuffer())
      },
      maxBytes
    )
    const cost = costs.get(jobId)
    return yield* decodeVideo(
      facts,
      { maxBytes },
      { bytes, ...(cost === undefined ? {} : { usage: { costMicroUsd: cost } }) }
    )
  })

  return { ...facts, submit, poll, download, cancel: () => Effect.void }
})

/** Contributes the model to `VideoModels`, as OpenRouter lists it when the layer is built. */
export const layer = (options: Options): Layer.Layer<never, ModelError | SdkUnavailable, VideoModels | Credentials> =>
  VideoModels.layerEntry(
    Effect.flatMap(fetchVideoCatalogue(options.baseUrl ?? defaultBaseUrl), (catalogue) =>
      make(options, catalogue.get(options.model))
    )
  )

/** As `layer`, with options from the configuration. Keys stay in `Credentials`. */
export const layerConfig = (
  options: Config.Wrap<Options>
): Layer.Layer<never, ModelError | SdkUnavailable | Config.ConfigError, VideoModels | Credentials> =>
  Layer.unwrap(Effect.map(Config.unwrap(options), layer))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const defaultBaseUrl = "https://openrouter.ai/api/v1"
/** Of what is said about a job; of a video the caller says it. */
const maxAnswerBytes = 1_000_000
/** More than are on their way at once; each is fetched soon after it was looked at. */
const maxCosts = 100

/** Of most models. OpenRouter knows no keys of operations and stops no job. */
const unlisted: VideoCapabilities = {
  sizes: [
    { widthPx: 720, heightPx: 1_280 },
    { widthPx: 1_280, heightPx: 720 }
  ],
  durationsSeconds: [8],
  maxPromptLength: 4_000,
  supportsSeed: false,
  supportsFirstFrame: false,
  makesSound: false,
  knowsOperationKeys: false,
  supportsCancel: false
}

const bodyOf = (model: string, request: VideoRequest, canMakeSound: boolean) => {
  const { durationSeconds, firstFrame, prompt, seed, size } = request
  const shape = shapeOf(size)
  return {
    model,
    prompt,
    duration: durationSeconds,
    ...(shape === undefined ? { size: textOfSize(size) } : shape),
    // Nobody hears the sound of footage, and with it some cost more.
    ...(canMakeSound ? { generate_audio: false } : {}),
    ...(seed === undefined ? {} : { seed }),
    ...(firstFrame === undefined
      ? {}
      : {
          frame_images: [
            {
              type: "image_url",
              image_url: {
                url: `data:${firstFrame.mediaType};base64,${Buffer.from(firstFrame.bytes).toString("base64")}`
              },
              frame_type: "first_frame"
            }
          ]
        })
  }
}

const Submitted = Schema.Struct({ id: Schema.NonEmptyString })
const Job = Schema.Struct({
  status: Schema.String,
  error: Schema.optional(Schema.NullOr(Schema.String)),
  usage: Schema.optional(Schema.NullOr(Schema.Struct({ cost: Schema.optional(Schema.NullOr(Schema.Number)) })))
})

const read = <A, I>(model: ModelId, schema: Schema.Codec<A, I>, answered: unknown): Effect.Effect<A, ModelError> =>
  Option.match(Schema.decodeUnknownOption(schema)(answered), {
    onNone: () =>
      Effect.fail(
        new ModelError({ reason: new BadResponse({ model, detail: "the answer has another shape than documented" }) })
      ),
    onSome: Effect.succeed
  })

/** Words in which vendors say that their filters stopped it. */
const declined = /\b(?:safety|policy|policies|moderat\w*|filter\w*|sensitive|prohibited|declin\w*|cannot)\b/i

const statusOf = (model: ModelId, { error, status }: typeof Job.Type): VideoJobStatus => {
  const detail = (error ?? "").slice(0, 300)
  switch (status) {
    case "pending":
      return { kind: "queued" }
    case "in_progress":
      return { kind: "running" }
    case "completed":
      return { kind: "done" }
    case "cancelled":
      return { kind: "cancelled" }
    case "expired":
      return { kind: "failed", reason: new RequestRejected({ model, detail: "the job has expired" }) }
    case "failed":
      return {
        kind: "failed",
        reason: declined.test(detail)
          ? new Refused({ model, explanation: detail })
          : new BadResponse({ model, detail: detail === "" ? "the job failed without a reason" : detail })
      }
    // An open list: what is not known yet is not over.
    default:
      return { kind: "running" }
  }
}
