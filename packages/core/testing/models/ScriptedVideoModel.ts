/**
 * A video model that answers what a test tells it to, and the first subject of `VideoModelContract`. It runs in this
 * process and keeps every request. By itself it makes each job at once, one for each operation key.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { BadResponse, ModelError, Refused } from "@postwright/core/models/ModelError"
import { type UnitPricing } from "@postwright/core/models/UnitUsage"
import {
  decodeVideo,
  type VideoCapabilities,
  VideoJob,
  type VideoJobStatus,
  type VideoModel,
  type VideoRequest
} from "@postwright/core/models/VideoModel"
import { mp4 } from "./MediaFiles.ts"
import * as Vendors from "./VendorControl.ts"

/** How a job stands at the vendor. */
export type VendorStatus =
  | { readonly kind: "queued" }
  | { readonly kind: "running"; readonly progress?: number }
  | { readonly kind: "done" }
  | { readonly kind: "refused"; readonly explanation: string }
  | { readonly kind: "broken"; readonly reason: Vendors.VendorFailure }
  | { readonly kind: "cancelled" }

/** What the vendor does with one request; each kind goes with one kind of request. */
export type VendorAnswer =
  | { readonly kind: "job"; readonly jobId: string }
  | { readonly kind: "status"; readonly status: VendorStatus }
  | { readonly kind: "file"; readonly bytes: Uint8Array }
  /** A cancellation that was taken in, or came too late. */
  | { readonly kind: "ok" }
  | Vendors.NoAnswer

/** A request as it arrived at the vendor. */
export type SeenRequest =
  | ({ readonly kind: "submit" } & Omit<VideoRequest, "operationKey"> & { readonly operationKey?: string | undefined })
  | { readonly kind: "poll" | "download" | "cancel"; readonly jobId: string }

/** The vendor's side of a model under test. */
export type VendorControl = Vendors.VendorControl<SeenRequest, VendorAnswer>

export interface ScriptedOptions {
  /** @default "scripted/video" */
  readonly id?: string
  /** @default 1280x720 and 720x1280, 4 or 8 seconds, everything is supported */
  readonly capabilities?: Partial<VideoCapabilities>
  readonly pricing?: UnitPricing
  /** @default `madeAtOnce` */
  readonly answer?: (request: SeenRequest) => VendorAnswer
}

/** A scripted model and its vendor's side. */
export const make = (
  options: ScriptedOptions = {}
): { readonly model: VideoModel; readonly control: VendorControl } => {
  const capabilities: VideoCapabilities = {
    sizes: [
      { widthPx: 1_280, heightPx: 720 },
      { widthPx: 720, heightPx: 1_280 }
    ],
    durationsSeconds: [4, 8],
    maxPromptLength: 1_000,
    supportsSeed: true,
    supportsFirstFrame: true,
    makesSound: false,
    knowsOperationKeys: true,
    supportsCancel: true,
    ...options.capabilities
  }
  const id = ModelId.make(options.id ?? "scripted/video")
  const facts = {
    id,
    vendor: "scripted",
    model: "video-1",
    capabilities,
    ...(options.pricing === undefined ? {} : { pricing: options.pricing })
  }
  const vendor = Vendors.make<SeenRequest, VendorAnswer>(options.answer ?? madeAtOnce)
  return {
    model: {
      ...facts,
      submit: (request) =>
        Vendors.ask(vendor, { kind: "submit", ...request }, (answer) =>
          answer.kind === "job"
            ? Effect.succeed(new VideoJob({ modelId: id, jobId: answer.jobId, operationKey: request.operationKey }))
            : giveNone(id, answer)
        ),
      poll: ({ jobId }) =>
        Vendors.ask(vendor, { kind: "poll", jobId }, (answer) =>
          answer.kind === "status" ? Effect.succeed(toStatus(id, answer.status)) : giveNone(id, answer)
        ),
      download: ({ jobId }, { maxBytes }) =>
        Vendors.ask(vendor, { kind: "download", jobId }, (answer) =>
          answer.kind === "file" ? decodeVideo(facts, { maxBytes }, { bytes: answer.bytes }) : giveNone(id, answer)
        ),
      cancel: ({ jobId }) =>
        Vendors.ask(vendor, { kind: "cancel", jobId }, (answer) =>
          answer.kind === "ok" ? Effect.void : giveNone(id, answer)
        )
    },
    control: vendor.control
  }
}

/** Every job is done at once; the same operation key is the same job. */
export const madeAtOnce = (request: SeenRequest): VendorAnswer => {
  switch (request.kind) {
    case "submit":
      return { kind: "job", jobId: `job-of-${request.operationKey ?? "nobody"}` }
    case "poll":
      return { kind: "status", status: { kind: "done" } }
    case "download":
      return { kind: "file", bytes: mp4() }
    case "cancel":
      return { kind: "ok" }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const toStatus = (model: ModelId, status: VendorStatus): VideoJobStatus => {
  switch (status.kind) {
    case "refused":
      return { kind: "failed", reason: new Refused({ model, explanation: status.explanation }) }
    case "broken":
      return { kind: "failed", reason: Vendors.reasonOf(model, status.reason) }
    default:
      return status
  }
}

const giveNone = (model: ModelId, answer: VendorAnswer): Effect.Effect<never, ModelError> =>
  answer.kind === "failure" || answer.kind === "silence"
    ? Vendors.giveNone(model, answer)
    : Effect.fail(new ModelError({ reason: new BadResponse({ model, detail: `"${answer.kind}" was not asked for` }) }))
