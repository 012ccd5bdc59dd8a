/**
 * A video model from plain async functions, for models that have no adapter here.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { badResponse, decodeAnswer } from "./internal/answers.ts"
import { askPromise, type PromiseContext } from "./internal/promises.ts"
import { ModelId } from "./ModelChoice.ts"
import { type ModelError } from "./ModelError.ts"
import { toModelError } from "./PromiseModel.ts"
import {
  decodeVideo,
  type VideoAnswer,
  VideoJob,
  type VideoJobStatus,
  type VideoModel,
  type VideoRequest
} from "./VideoModel.ts"

/** How a job stands, in plain words. `error`: as a function would throw it, read in the same way. */
export type PromiseVideoStatus =
  | { readonly kind: "queued" }
  | { readonly kind: "running"; readonly progress?: number }
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "cancelled" }

/**
 * The functions ask once and stop when `signal` aborts. A rejection with a numeric `status` (as vendors' libraries throw)
 * is read as that HTTP status, with `retryAfterMillis` and `code` where they are there; a `ModelError` passes as it is;
 * anything else counts as not reached.
 */
export interface PromiseVideoModelOptions extends Pick<VideoModel, "vendor" | "model" | "capabilities" | "pricing"> {
  /** Id in the registry. */
  readonly id: string
  readonly submit: (request: VideoRequest, context: PromiseContext) => Promise<{ readonly jobId: string }>
  readonly poll: (jobId: string, context: PromiseContext) => Promise<PromiseVideoStatus>
  readonly download: (
    jobId: string,
    context: PromiseContext & { readonly maxBytes: number }
  ) => Promise<(typeof VideoAnswer)["Encoded"]>
  /** @default does nothing */
  readonly cancel?: (jobId: string, context: PromiseContext) => Promise<void>
}

/** The functions as a `VideoModel`. Throws when `id` is empty or `none`. */
export const fromPromises = ({
  cancel = async () => {},
  download,
  poll,
  submit,
  ...options
}: PromiseVideoModelOptions): VideoModel => {
  const facts = { ...options, id: ModelId.make(options.id) }
  const { id } = facts
  return {
    ...facts,
    submit: Effect.fn("PromiseVideoModel.submit")(function* (request: VideoRequest) {
      const { jobId } = yield* askPromise(id, (context) => submit(request, context)).pipe(
        Effect.flatMap((submitted) => decodeSubmitted(facts, submitted))
      )
      return new VideoJob({ modelId: id, jobId, operationKey: request.operationKey })
    }),
    poll: Effect.fn("PromiseVideoModel.poll")(function* ({
      jobId
    }: VideoJob): Effect.fn.Return<VideoJobStatus, ModelError, CurrentActor> {
      const status = yield* askPromise(id, (context) => poll(jobId, context))
      switch (status.kind) {
        case "failed":
          return { kind: "failed", reason: toModelError(id, status.error).reason } as const
        case "running":
          if (status.progress !== undefined && !(status.progress >= 0 && status.progress <= 1)) {
            return yield* badResponse(id, `a progress of ${status.progress}, which is not within 0 to 1`)
          }
          return status
        case "queued":
        case "done":
        case "cancelled":
          return { kind: status.kind }
        default:
          return yield* badResponse(id, "the job stands in a way that nobody knows")
      }
    }),
    download: Effect.fn("PromiseVideoModel.download")(function* (
      { jobId }: VideoJob,
      { maxBytes }: { readonly maxBytes: number }
    ) {
      const answered = yield* askPromise(id, (context) => download(jobId, { ...context, maxBytes }))
      return yield* decodeVideo(facts, { maxBytes }, answered)
    }),
    cancel: Effect.fn("PromiseVideoModel.cancel")(({ jobId }: VideoJob) =>
      askPromise(id, (context) => cancel(jobId, context))
    )
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decodeSubmitted = decodeAnswer(Schema.Struct({ jobId: VideoJob.fields.jobId }))
