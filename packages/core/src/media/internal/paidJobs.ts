import { Duration, Effect, Option, Schema } from "effect"
import { type ModelError } from "../../models/ModelError.ts"
import { type UnitUsage } from "../../models/UnitUsage.ts"
import {
  type GeneratedVideo,
  VideoJob,
  type VideoJobStatus,
  type VideoModel,
  type VideoRequest
} from "../../models/VideoModel.ts"
import { type Videos } from "../../models/Videos.ts"
import { keySegment } from "../../objects/KeySegment.ts"
import { type ObjectError } from "../../objects/ObjectError.ts"
import { type ObjectStore } from "../../objects/ObjectStore.ts"
import { CurrentActor } from "../../tenancy/Actor.ts"
import { sha256Json } from "../../text/Digest.ts"
import { type BudgetId } from "../../usage/Budget.ts"
import { type Ledger } from "../../usage/Ledger.ts"
import { OperationKey } from "../../usage/Reservation.ts"
import { type UsageError } from "../../usage/UsageError.ts"
import { billed, chargingOf } from "./charging.ts"
import { makeKeyedLock } from "./keyedLock.ts"
import { decodeClip, encodeClip } from "./keptClips.ts"
import { patiently } from "./patience.ts"

/** One video that a model is to make. */
export interface PaidJob {
  readonly model: VideoModel
  readonly request: Omit<VideoRequest, "operationKey">
  /** What it is for: the same request for something else is another video. */
  readonly purpose: string
  readonly budgets: ReadonlyArray<BudgetId>
  readonly estimate: UnitUsage
  readonly usageOf: (video: GeneratedVideo) => UnitUsage
  /** Most bytes of the file. */
  readonly maxBytes: number
}

/**
 * Has a video made at most once for each question of an organization. The job is written down before anybody waits for
 * it, and what was made before anything else happens to it: a process that comes later goes on with the job, and pays for
 * none again. A job that failed for good counts as an attempt, and the next call makes the next one.
 */
export const makePaidJobs = ({
  ledger,
  objects,
  videos
}: {
  readonly ledger: Ledger["Service"]
  readonly objects: ObjectStore["Service"]
  readonly videos: Videos["Service"]
}) => {
  const alone = makeKeyedLock()

  const find = <A>(key: string, decode: (bytes: Uint8Array) => A | undefined) =>
    objects.get(key).pipe(
      Effect.map(decode),
      Effect.catchReason("ObjectError", "ObjectNotFound", () => Effect.succeed(undefined))
    )

  return Effect.fnUntraced(function* (
    job: PaidJob
  ): Effect.fn.Return<GeneratedVideo, ModelError | UsageError | ObjectError, CurrentActor> {
    const { organizationId } = yield* CurrentActor
    const { budgets, estimate, model, purpose, request } = job
    const digest = sha256Json({ version: 1, model: model.id, asked: { ...request, purpose } })
    const key = `clips/${keySegment(organizationId)}/${digest}`
    const jobKey = `clip-jobs/${keySegment(organizationId)}/${digest}.json`
    const {
      amountsOf,
      estimate: most,
      release,
      reserve,
      settle
    } = chargingOf(ledger, {
      organizationId,
      model,
      budgets,
      estimate
    })
    const nameOf = (attempt: number) => OperationKey.make(`clips/${digest}/${attempt}`)
    const note = (record: KeptJob) => objects.put(jobKey, encode(record))

    /** The attempt to be made now, with its reservation. One that somebody was killed in may have been paid for. */
    const begin = Effect.fnUntraced(function* (first: number): Effect.fn.Return<number, UsageError | ObjectError> {
      for (let attempt = first; ; attempt++) {
        if (budgets.length === 0) return attempt
        const reserved = yield* reserve(nameOf(attempt))
        // A vendor that knows the key gives the same job for it.
        const isOpen = reserved.status === "reserved" && (!reserved.isStanding || model.capabilities.knowsOperationKeys)
        if (isOpen) return attempt
        if (reserved.status === "reserved") yield* settle(nameOf(attempt), reserved.estimate)
        yield* note({ attempt: attempt + 1, job: null })
      }
    })

    const submitted = Effect.fnUntraced(function* (first: number) {
      const attempt = yield* begin(first)
      const operationKey = `${digest}/${attempt}`
      const answered = yield* patiently(
        model.id,
        videos.submit(model.id, { ...request, operationKey }),
        submitTime
      ).pipe(
        Effect.tapError(({ reason }) =>
          billed.has(reason._tag) ? settle(nameOf(attempt), most) : release(nameOf(attempt))
        )
      )
      const record = { attempt, job: answered }
      yield* note(record).pipe(
        Effect.catch((error) =>
          Effect.logWarning("A job could not be written down; after a restart it would be paid for again", error)
        )
      )
      return record
    })

    return yield* alone(key, (restore) =>
      Effect.gen(function* () {
        const earlier = yield* restore(find(key, decodeClip))
        if (earlier !== undefined) return earlier
        const kept = yield* restore(find(jobKey, decode))
        // Between the vendor's answer and the note of it nobody may stop. What stands was paid for: whether the budget
        // has room for it is asked no more.
        const { attempt, job: standing } =
          kept?.job == null ? yield* submitted(kept?.attempt ?? 1) : { attempt: kept.attempt, job: kept.job }
        let last: VideoJobStatus["kind"] | undefined
        const onStatus = ({ kind }: VideoJobStatus) => Effect.sync(() => void (last = kind))
        const made = yield* restore(videos.finish(standing, { maxBytes: job.maxBytes, onStatus })).pipe(
          Effect.tapError((error) => {
            // A job that is still running, or cannot be asked about now, is gone on with. One that was done was billed.
            const isGone = last === "done" && error.reason._tag === "RequestRejected"
            if (!isGone && last !== "failed" && last !== "cancelled") return Effect.void
            const charge = isGone ? settle(nameOf(attempt), most) : release(nameOf(attempt))
            return Effect.andThen(charge, Effect.ignore(note({ attempt: attempt + 1, job: null })))
          })
        )
        yield* objects
          .put(key, encodeClip(made))
          .pipe(
            Effect.catch((error) =>
              Effect.logWarning("A video that was paid for could not be kept; it is fetched again the next time", error)
            )
          )
        yield* settle(nameOf(attempt), amountsOf(job.usageOf(made)))
        return made
      })
    )
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A submission is answered in seconds, and nobody can interrupt it. */
const submitTime = Duration.minutes(2)

/** The job of the attempt; null: none was submitted yet. */
const KeptJob = Schema.Struct({ attempt: Schema.Int, job: Schema.NullOr(VideoJob) })
type KeptJob = typeof KeptJob.Type

const encodeJob = Schema.encodeSync(Schema.fromJsonString(KeptJob))
const encode = (record: KeptJob): Uint8Array => new TextEncoder().encode(encodeJob(record))
const decodeJob = Schema.decodeUnknownOption(Schema.fromJsonString(KeptJob))
const decode = (bytes: Uint8Array): KeptJob | undefined =>
  Option.getOrUndefined(decodeJob(new TextDecoder().decode(bytes)))
