/**
 * A speech model that answers what a test tells it to, and the first subject of `SpeechModelContract`. It runs in this
 * process and keeps every request.
 *
 * @since 0.1.0
 */
import { Struct } from "effect"
import { ModelId } from "@postwright/core/models/ModelChoice"
import {
  decodeSpeech,
  type SpeechCapabilities,
  type SpeechModel,
  type SpeechRequest
} from "@postwright/core/models/SpeechModel"
import { type TimedText } from "@postwright/core/models/TimedText"
import { type UnitPricing } from "@postwright/core/models/UnitUsage"
import { mp3 } from "./MediaFiles.ts"
import * as Vendors from "./VendorControl.ts"

/** What the vendor does with one request. Timings may be senseless. */
export type VendorAnswer =
  | {
      readonly kind: "sound"
      readonly bytes: Uint8Array
      readonly durationSeconds?: number
      readonly words?: ReadonlyArray<TimedText>
    }
  | Vendors.NoAnswer

/** A request as it arrived at the vendor. */
export type SeenRequest = Omit<SpeechRequest, "operationKey" | "language">

/** The vendor's side of a model under test. */
export type VendorControl = Vendors.VendorControl<SeenRequest, VendorAnswer>

export interface ScriptedOptions {
  /** @default "scripted/speech" */
  readonly id?: string
  /** @default two voices, all formats but aac, speeds and timings of words */
  readonly capabilities?: Partial<SpeechCapabilities>
  readonly pricing?: UnitPricing
  /** @default a sound without timings */
  readonly answer?: (request: SeenRequest) => VendorAnswer
}

/** A scripted model and its vendor's side. */
export const make = (
  options: ScriptedOptions = {}
): { readonly model: SpeechModel; readonly control: VendorControl } => {
  const capabilities: SpeechCapabilities = {
    voices: [{ id: "clara" }, { id: "jonas", languages: ["de"] }],
    languages: ["en", "de"],
    formats: ["mp3", "wav", "opus", "flac"],
    speeds: { min: 0.5, max: 2 },
    givesWordTimings: true,
    maxTextLength: 1_000,
    ...options.capabilities
  }
  const facts = {
    id: ModelId.make(options.id ?? "scripted/speech"),
    vendor: "scripted",
    model: "speech-1",
    capabilities,
    ...(options.pricing === undefined ? {} : { pricing: options.pricing })
  }
  const vendor = Vendors.make<SeenRequest, VendorAnswer>(options.answer ?? (() => ({ kind: "sound", bytes: mp3() })))
  return {
    model: {
      ...facts,
      speak: (request) =>
        Vendors.ask(vendor, toSeen(request), (answer) => {
          if (answer.kind !== "sound") return Vendors.giveNone(facts.id, answer)
          return decodeSpeech(facts, request, {
            ...Struct.omit(answer, ["kind"]),
            usage: { characters: request.text.length }
          })
        })
    },
    control: vendor.control
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const toSeen = ({ format, speed, text, voice }: SpeechRequest): SeenRequest => ({
  text,
  voice,
  format,
  ...(speed === undefined ? {} : { speed })
})
