/**
 * Port: a model that makes videos, which takes minutes: a job is submitted, looked at until it is done, and fetched. A
 * reference of a job is plain data, so that a flow can submit once and go on after a restart. A plain async function
 * becomes a model by `VideoModelFromPromises`.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { type InputImage, type PixelSize } from "./ImageModel.ts"
import { answerFields, badResponse, bytesFor, commonFields, commonOf, decodeAnswer } from "./internal/answers.ts"
import { ModelId } from "./ModelChoice.ts"
import { ModelError } from "./ModelError.ts"
import { type UnitPricing } from "./UnitUsage.ts"

/** What a video model can do, as data. */
export interface VideoCapabilities {
  readonly sizes: readonly [PixelSize, ...Array<PixelSize>]
  /** Lengths that it makes, in seconds. */
  readonly durationsSeconds: readonly [number, ...Array<number>]
  /** Longest prompt, in UTF-16 code units. */
  readonly maxPromptLength: number
  readonly supportsSeed: boolean
  /** Whether it takes an image to begin with. */
  readonly supportsFirstFrame: boolean
  /** Whether its videos have sound. */
  readonly makesSound: boolean
  /** Whether the vendor knows an operation key again and makes no second job for it. */
  readonly knowsOperationKeys: boolean
  /** Whether the vendor can stop a job. */
  readonly supportsCancel: boolean
}

/** One video. */
export interface VideoRequest {
  /** 1 to `maxPromptLength`. */
  readonly prompt: string
  /** One of the model's. */
  readonly size: PixelSize
  /** One of the model's. */
  readonly durationSeconds: number
  /** The same seed asks for the same video; no vendor promises it. */
  readonly seed?: number
  /** @default none */
  readonly firstFrame?: InputImage
  /** The same key is the same job, as far as the vendor knows keys. */
  readonly operationKey: string
}

/** A job at a vendor: all that is needed to go on with it in another process. Holds no secret. */
export class VideoJob extends Schema.Class<VideoJob>("@postwright/core/models/VideoJob")({
  /** The model that it was submitted to. */
  modelId: ModelId,
  /** The vendor's name of the job. */
  jobId: Schema.NonEmptyString.check(Schema.isMaxLength(2_000)),
  operationKey: Schema.NonEmptyString
}) {}

/**
 * How a job stands. `queued` and `running` change; `done`, `failed` and `cancelled` are for good. `progress` is from 0
 * to 1, absent where the vendor does not say.
 */
export const VideoJobStatus = Schema.Union([
  Schema.Struct({ kind: Schema.Literal("queued") }),
  Schema.Struct({
    kind: Schema.Literal("running"),
    progress: Schema.optionalKey(Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })))
  }),
  Schema.Struct({ kind: Schema.Literal("done") }),
  Schema.Struct({ kind: Schema.Literal("failed"), reason: ModelError.fields.reason }),
  Schema.Struct({ kind: Schema.Literal("cancelled") })
])
export type VideoJobStatus = typeof VideoJobStatus.Type

/** A video that was fetched. Vendor and model belong into its provenance. */
export class GeneratedVideo extends Schema.Class<GeneratedVideo>("@postwright/core/models/GeneratedVideo")({
  bytes: Schema.Uint8Array,
  mediaType: Schema.Literals(["video/mp4", "video/webm"]),
  /** Whether the vendor marked the file as generated, by a C2PA manifest within it. */
  hasContentCredentials: Schema.Boolean,
  ...commonFields
}) {}

/**
 * A model. No method retries. Credentials are those of the current actor's organization, for a job too: another
 * organization does not find it. All fail with what models fail with.
 */
export interface VideoModel {
  readonly id: ModelId
  /** Lower-case name such as `openai`. */
  readonly vendor: string
  /** The vendor's name of the model. */
  readonly model: string
  readonly capabilities: VideoCapabilities
  /** Absent: what a call costs is known only where the vendor says it. */
  readonly pricing?: UnitPricing
  /**
   * Starts a job and returns at once. Where the vendor knows operation keys the same key is the same job; elsewhere each
   * call is a job of its own, and paid. Fails with `Refused` where the vendor looks at the prompt first.
   */
  readonly submit: (request: VideoRequest) => Effect.Effect<VideoJob, ModelError, CurrentActor>
  /** How the job stands. A job that failed is a status; only a question that failed is an error. */
  readonly poll: (job: VideoJob) => Effect.Effect<VideoJobStatus, ModelError, CurrentActor>
  /**
   * The video of a job that is done, as often as wanted while the vendor keeps it. Stops reading and fails with
   * `BadResponse` at more than `maxBytes`; with `RequestRejected` for a job that is not done or not there any more.
   */
  readonly download: (
    job: VideoJob,
    options: { readonly maxBytes: number }
  ) => Effect.Effect<GeneratedVideo, ModelError, CurrentActor>
  /** Stops the job where the vendor can; one that has ended already, or cannot be stopped, stays as it is. */
  readonly cancel: (job: VideoJob) => Effect.Effect<void, ModelError, CurrentActor>
}

/** What an adapter has to hand to `decodeVideo`. */
export const VideoAnswer = Schema.Struct({ bytes: Schema.Uint8Array, ...answerFields })

/** What a vendor answered, as a video. Fails with `BadResponse` for a file that is neither MP4 nor WebM, or too large. */
export const decodeVideo = Effect.fnUntraced(function* (
  model: Pick<VideoModel, "id" | "vendor" | "model">,
  { maxBytes }: { readonly maxBytes: number },
  answered: unknown
): Effect.fn.Return<GeneratedVideo, ModelError> {
  const answer = yield* decode(model, answered)
  const { bytes } = answer
  if (bytes.length > maxBytes) {
    return yield* badResponse(model.id, `a video of ${bytesFor(bytes.length)}, and ${bytesFor(maxBytes)} are allowed`)
  }
  const mediaType = isMp4(bytes) ? "video/mp4" : isWebm(bytes) ? "video/webm" : undefined
  if (mediaType === undefined) return yield* badResponse(model.id, "the file is neither MP4 nor WebM")
  return new GeneratedVideo({
    bytes,
    mediaType,
    hasContentCredentials: mediaType === "video/mp4" && hasC2paBox(bytes),
    ...commonOf(model, answer)
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decode = decodeAnswer(VideoAnswer)

const startsAt = (bytes: Uint8Array, at: number, expected: ReadonlyArray<number>): boolean =>
  expected.every((byte, index) => bytes[at + index] === byte)

const isMp4 = (bytes: Uint8Array): boolean => startsAt(bytes, 4, [0x66, 0x74, 0x79, 0x70])

const isWebm = (bytes: Uint8Array): boolean => startsAt(bytes, 0, [0x1a, 0x45, 0xdf, 0xa3])

/** @see https://spec.c2pa.org/specifications/specifications/2.1/specs/C2PA_Specification.html#_the_uuid_box_for_c2pa */
const c2paBox = [
  0x75, 0x75, 0x69, 0x64, 0xd8, 0xfe, 0xc3, 0xd6, 0x1b, 0x0e, 0x48, 0x3c, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7e, 0xc4, 0x81
]

const hasC2paBox = (bytes: Uint8Array): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + 16 <= bytes.length;) {
    if (startsAt(bytes, at + 4, c2paBox)) return true
    const short = view.getUint32(at)
    // 1: the length stands behind the name, in eight bytes; 0: to the end of the file.
    const length = short === 1 ? Number(view.getBigUint64(at + 8)) : short
    if (length < 8) return false
    at += length
  }
  return false
}
