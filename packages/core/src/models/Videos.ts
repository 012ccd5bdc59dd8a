/**
 * Has videos made: runs a job at a vendor from its submission to the file, with patience and a deadline. Refuses what the
 * model cannot do before it is asked and paid.
 *
 * A flow that must survive a restart calls `submit` in one step, which records the job, and `finish` in the next, which may
 * be run again as often as needed.
 *
 * @since 0.1.0
 */
import { Context, Duration, Effect, Layer } from "effect"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { textOfSize } from "./ImageModel.ts"
import { problemOfText, refuseBy, rejected } from "./internal/answers.ts"
import { type ModelId } from "./ModelChoice.ts"
import { ModelError, TimedOut } from "./ModelError.ts"
import {
  type GeneratedVideo,
  type VideoCapabilities,
  type VideoJob,
  type VideoJobStatus,
  type VideoModel,
  type VideoRequest
} from "./VideoModel.ts"
import { VideoModels } from "./VideoModels.ts"

/** How long and how often a job is looked at. */
export interface WaitOptions {
  /** From the call on. @default 20 minutes */
  readonly deadline?: Duration.Input
  /** Until the first look; each further wait is half as long again, up to `longestWait`. @default 2 seconds */
  readonly firstWait?: Duration.Input
  /** @default 30 seconds */
  readonly longestWait?: Duration.Input
  /** Most bytes of the video. @default 500 MB */
  readonly maxBytes?: number
  /** Told each status that was seen. @default nobody */
  readonly onStatus?: (status: VideoJobStatus) => Effect.Effect<void>
}

export class Videos extends Context.Service<
  Videos,
  {
    /**
     * Starts a job. Fails with `ModelNotFound`; with `RequestRejected` before anything is asked, for a prompt that is empty
     * or too long, and a size, length, seed or first frame that the model does not take; and with what the model fails
     * with.
     */
    readonly submit: (model: ModelId, request: VideoRequest) => Effect.Effect<VideoJob, ModelError, CurrentActor>

    /**
     * Waits for a job and fetches its video. A look that fails and may be tried again is tried again, as late as the
     * vendor asks. Never stops the job: after an interruption, or `TimedOut` at the deadline, another call goes on with it.
     *
     * Fails with the reason of a job that failed, and with `RequestRejected` for one that was cancelled.
     */
    readonly finish: (job: VideoJob, options?: WaitOptions) => Effect.Effect<GeneratedVideo, ModelError, CurrentActor>

    /**
     * Both, for who need not survive a restart: at the deadline and when it is interrupted the job is cancelled. What
     * becomes of a job whose submission was interrupted before the vendor named it is not known.
     */
    readonly run: (
      model: ModelId,
      request: VideoRequest,
      options?: WaitOptions
    ) => Effect.Effect<GeneratedVideo, ModelError, CurrentActor>

    /** Stops a job where the vendor can. */
    readonly cancel: (job: VideoJob) => Effect.Effect<void, ModelError, CurrentActor>
  }
>()("@postwright/core/models/Videos") {
  static readonly layer: Layer.Layer<Videos, never, VideoModels> = Layer.effect(
    Videos,
    Effect.gen(function* () {
      const models = yield* VideoModels

      const submit = Effect.fn("Videos.submit")(function* (id: ModelId, request: VideoRequest) {
        const model = yield* models.get(id)
        yield* refuseBy(id, problemOf(model.capabilities, request))
        return yield* model.submit(request)
      })

      const finish = Effect.fn("Videos.finish")(function* (job: VideoJob, options: WaitOptions = {}) {
        const model = yield* models.get(job.modelId)
        const after = Duration.fromInputUnsafe(options.deadline ?? "20 minutes")
        const timedOut = new ModelError({ reason: new TimedOut({ model: job.modelId, after }) })
        return yield* waitFor(model, job, options).pipe(
          Effect.andThen(fetch(model, job, options)),
          Effect.timeoutOrElse({ duration: after, orElse: () => Effect.fail(timedOut) })
        )
      })

      const cancel = Effect.fn("Videos.cancel")(function* (job: VideoJob) {
        const model = yield* models.get(job.modelId)
        yield* model.cancel(job)
      })

      const run = Effect.fn("Videos.run")((id: ModelId, request: VideoRequest, options: WaitOptions = {}) =>
        Effect.uninterruptibleMask((restore) =>
          // From the moment that the job is known no interruption can come between it and its cancellation.
          Effect.flatMap(restore(submit(id, request)), (job) =>
            restore(finish(job, options)).pipe(
              // What stopping it fails with changes nothing for who waits.
              Effect.onInterrupt(() => Effect.ignore(cancel(job))),
              Effect.tapError(({ reason }) => (reason._tag === "TimedOut" ? Effect.ignore(cancel(job)) : Effect.void))
            )
          )
        )
      )

      return Videos.of({ submit, finish, run, cancel })
    })
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxBytesByDefault = 500_000_000

/** Returns when the job is done. */
const waitFor = Effect.fnUntraced(function* (model: VideoModel, job: VideoJob, options: WaitOptions) {
  const longest = Duration.fromInputUnsafe(options.longestWait ?? "30 seconds")
  let wait = Duration.fromInputUnsafe(options.firstWait ?? "2 seconds")
  for (;;) {
    yield* Effect.sleep(wait)
    const { asked, status } = yield* look(model, job)
    wait = Duration.min(Duration.times(wait, 1.5), longest)
    if (asked !== undefined) wait = Duration.max(wait, asked)
    if (status === undefined) continue
    yield* options.onStatus?.(status) ?? Effect.void
    if (status.kind === "done") return
    if (status.kind === "failed") return yield* new ModelError({ reason: status.reason })
    if (status.kind === "cancelled") return yield* rejected(job.modelId, `the job "${job.jobId}" was cancelled`)
  }
})

/** One look. One that failed and may be tried again gives no status, and how long the vendor asks to wait. */
const look = (model: VideoModel, job: VideoJob) =>
  model.poll(job).pipe(
    Effect.map((status) => ({ status, asked: undefined })),
    Effect.catch((error) => {
      const { reason } = error
      const asked = "retryAfter" in reason ? reason.retryAfter : undefined
      return error.isRetryable ? Effect.succeed({ status: undefined, asked }) : Effect.fail(error)
    })
  )

const fetch = (model: VideoModel, job: VideoJob, { maxBytes = maxBytesByDefault }: WaitOptions) =>
  model.download(job, { maxBytes })

const problemOf = (
  capabilities: VideoCapabilities,
  { durationSeconds, firstFrame, prompt, seed, size }: VideoRequest
): string | undefined => {
  const text = problemOfText("the prompt", prompt, capabilities.maxPromptLength)
  if (text !== undefined) return text
  const sizes = capabilities.sizes.map(textOfSize)
  if (!sizes.includes(textOfSize(size))) return `it makes no video of ${textOfSize(size)}, but ${sizes.join(", ")}`
  if (!capabilities.durationsSeconds.includes(durationSeconds)) {
    return `it makes videos of ${capabilities.durationsSeconds.join(", ")} seconds, not ${durationSeconds}`
  }
  if (seed !== undefined && !capabilities.supportsSeed) return "it takes no seed"
  return firstFrame !== undefined && !capabilities.supportsFirstFrame ? "it takes no image to begin with" : undefined
}
