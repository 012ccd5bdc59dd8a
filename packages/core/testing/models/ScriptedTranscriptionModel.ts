/**
 * A transcription model that answers what a test tells it to, and the first subject of `TranscriptionModelContract`. It
 * runs in this process and keeps every request.
 *
 * @since 0.1.0
 */
import { Struct } from "effect"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { type TimedText } from "@postwright/core/models/TimedText"
import {
  decodeTranscription,
  type TranscriptionCapabilities,
  type TranscriptionModel,
  type TranscriptionRequest
} from "@postwright/core/models/TranscriptionModel"
import { type UnitPricing } from "@postwright/core/models/UnitUsage"
import * as Vendors from "./VendorControl.ts"

/** What the vendor does with one request. Timings may be senseless. */
export type VendorAnswer =
  | {
      readonly kind: "heard"
      readonly text: string
      /** BCP 47; a vendor's server says it in the vendor's own way. */
      readonly language?: string
      readonly durationSeconds?: number
      readonly words?: ReadonlyArray<TimedText>
      readonly segments?: ReadonlyArray<TimedText>
    }
  | Vendors.NoAnswer

/** A request as it arrived at the vendor. */
export type SeenRequest = Omit<TranscriptionRequest, "operationKey">

/** The vendor's side of a model under test. */
export type VendorControl = Vendors.VendorControl<SeenRequest, VendorAnswer>

export interface ScriptedOptions {
  /** @default "scripted/transcription" */
  readonly id?: string
  /** @default 1 MB of MP3 or WAV, everything is supported */
  readonly capabilities?: Partial<TranscriptionCapabilities>
  readonly pricing?: UnitPricing
  /** @default nothing was said */
  readonly answer?: (request: SeenRequest) => VendorAnswer
}

/** A scripted model and its vendor's side. */
export const make = (
  options: ScriptedOptions = {}
): { readonly model: TranscriptionModel; readonly control: VendorControl } => {
  const capabilities: TranscriptionCapabilities = {
    maxBytes: 1_000_000,
    mediaTypes: ["audio/mpeg", "audio/wav"],
    givesWordTimings: true,
    supportsPrompt: true,
    supportsKeywords: true,
    ...options.capabilities
  }
  const facts = {
    id: ModelId.make(options.id ?? "scripted/transcription"),
    vendor: "scripted",
    model: "transcription-1",
    capabilities,
    ...(options.pricing === undefined ? {} : { pricing: options.pricing })
  }
  const vendor = Vendors.make<SeenRequest, VendorAnswer>(options.answer ?? (() => ({ kind: "heard", text: "" })))
  return {
    model: {
      ...facts,
      transcribe: (request) => {
        return Vendors.ask(vendor, Struct.omit(request, ["operationKey"]), (answer) => {
          if (answer.kind !== "heard") return Vendors.giveNone(facts.id, answer)
          const { durationSeconds: seconds } = answer
          return decodeTranscription(facts, request, {
            ...Struct.omit(answer, ["kind"]),
            usage: seconds === undefined ? {} : { seconds }
          })
        })
      }
    },
    control: vendor.control
  }
}
