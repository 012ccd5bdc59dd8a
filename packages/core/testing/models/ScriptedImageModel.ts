/**
 * An image model that answers what a test tells it to, and the first subject of `ImageModelContract`. It runs in this
 * process and keeps every request.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import {
  decodeImages,
  type ImageCapabilities,
  type ImageModel,
  type ImageRequest,
  type InputImage,
  type PixelSize
} from "@postwright/core/models/ImageModel"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { ModelError, Refused } from "@postwright/core/models/ModelError"
import { type UnitPricing, type UnitUsage } from "@postwright/core/models/UnitUsage"
import { png } from "./MediaFiles.ts"
import * as Vendors from "./VendorControl.ts"

/** What the vendor does with one request. Files may be no images. */
export type VendorAnswer =
  | {
      readonly kind: "images"
      readonly files: ReadonlyArray<Uint8Array>
      readonly revisedPrompt?: string
      readonly usage?: Pick<(typeof UnitUsage)["Encoded"], "inputTokens" | "outputTokens">
    }
  | { readonly kind: "refusal"; readonly explanation: string }
  | Vendors.NoAnswer

/** A request as it arrived at the vendor. */
export interface SeenRequest {
  readonly prompt: string
  readonly size: PixelSize
  readonly count: number
  readonly seed?: number | undefined
  readonly background?: "opaque" | "transparent" | undefined
  readonly inputImages: ReadonlyArray<InputImage>
}

/** The vendor's side of a model under test. */
export type VendorControl = Vendors.VendorControl<SeenRequest, VendorAnswer>

export interface ScriptedOptions {
  /** @default "scripted/image" */
  readonly id?: string
  /** @default 1024x1024 and 1024x1536, everything else is supported */
  readonly capabilities?: Partial<ImageCapabilities>
  readonly pricing?: UnitPricing
  /** @default as many images as were asked for, of the size that was asked for */
  readonly answer?: (request: SeenRequest) => VendorAnswer
}

/** A scripted model and its vendor's side. */
export const make = (
  options: ScriptedOptions = {}
): { readonly model: ImageModel; readonly control: VendorControl } => {
  const facts = {
    id: ModelId.make(options.id ?? "scripted/image"),
    vendor: "scripted",
    model: "image-1",
    capabilities: {
      sizes: [
        { widthPx: 1_024, heightPx: 1_024 },
        { widthPx: 1_024, heightPx: 1_536 }
      ],
      maxCount: 4,
      maxPromptLength: 1_000,
      supportsSeed: true,
      supportsTransparency: true,
      maxInputImages: 2,
      ...options.capabilities
    },
    ...(options.pricing === undefined ? {} : { pricing: options.pricing })
  }
  const vendor = Vendors.make<SeenRequest, VendorAnswer>(options.answer ?? imagesAsked)
  const show = (request: ImageRequest) => (answer: VendorAnswer) => {
    switch (answer.kind) {
      case "images": {
        const { files, revisedPrompt, usage = {} } = answer
        const images = files.map((bytes) => ({ bytes, revisedPrompt }))
        return decodeImages(facts, request, { images, usage })
      }
      case "refusal":
        return Effect.fail(
          new ModelError({ reason: new Refused({ model: facts.id, explanation: answer.explanation }) })
        )
      default:
        return Vendors.giveNone(facts.id, answer)
    }
  }
  return {
    model: { ...facts, generate: (request) => Vendors.ask(vendor, toSeen(request), show(request)) },
    control: vendor.control
  }
}

/** As many images as were asked for, of the size that was asked for. */
export const imagesAsked = ({ count, size }: SeenRequest): VendorAnswer => ({
  kind: "images",
  files: Array.from({ length: count }, () => png(size))
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const toSeen = ({ background, count, inputImages = [], prompt, seed, size }: ImageRequest): SeenRequest => ({
  prompt,
  size,
  count,
  seed,
  background,
  inputImages
})
