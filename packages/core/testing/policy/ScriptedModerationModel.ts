/**
 * A moderation model that answers what a test tells it to, for tests of policies and as the first subject of
 * `ModerationModelContract`. It runs in this process and keeps every request.
 *
 * @since 0.1.0
 */
import { ModelId } from "@postwright/core/models/ModelChoice"
import {
  decodeImageLabels,
  decodeLabels,
  type ImageLabel,
  type ImageModerationRequest,
  type ModerationCapabilities,
  type ModerationImage,
  type ModerationModel,
  type ModerationRequest
} from "@postwright/core/policy/ModerationModel"
import * as Vendors from "../models/VendorControl.ts"

/** What the vendor says of one text of a request, sensible or not. */
export interface VendorLabel {
  readonly category: string
  readonly score: number
  /** Which text of this request, counted from 0. */
  readonly text: number
  /** In UTF-16 code units; a vendor's server says it in the vendor's own way. */
  readonly span?: { readonly start: number; readonly end: number }
}

/** What the vendor does with one request. */
export type VendorAnswer =
  | {
      readonly kind: "labels"
      readonly labels: ReadonlyArray<VendorLabel>
      /** Of the images of this request, counted from 0. @default none */
      readonly imageLabels?: ReadonlyArray<ImageLabel>
    }
  | Vendors.NoAnswer

/** A request as it arrived at the vendor: an adapter may send each text and image in one of its own. */
export interface SeenRequest extends Pick<ModerationRequest, "texts" | "language"> {
  /** @default a question about texts */
  readonly images?: ReadonlyArray<ModerationImage>
}

/** The vendor's side of a model under test. */
export type VendorControl = Vendors.VendorControl<SeenRequest, VendorAnswer>

export interface ScriptedOptions {
  /** @default "scripted/guard" */
  readonly id?: string
  /** @default `hate` and `violence`, 1,000 code units */
  readonly capabilities?: Partial<ModerationCapabilities>
  /** @default nothing is harmful */
  readonly answer?: (request: SeenRequest) => VendorAnswer
}

/** A scripted model and its vendor's side. */
export const make = (
  options: ScriptedOptions = {}
): { readonly model: ModerationModel; readonly control: VendorControl } => {
  const id = ModelId.make(options.id ?? "scripted/guard")
  const vendor = Vendors.make<SeenRequest, VendorAnswer>(options.answer ?? (() => harmless))
  const capabilities: ModerationCapabilities = {
    categories: ["hate", "violence"],
    maxTextLength: 1_000,
    ...options.capabilities
  }
  const moderateImages = (request: ImageModerationRequest) =>
    Vendors.ask(vendor, { texts: [], images: request.images }, (answer) =>
      answer.kind === "labels" ? decodeImageLabels(id, request, answer.imageLabels ?? []) : Vendors.giveNone(id, answer)
    )
  return {
    model: {
      id,
      capabilities,
      moderate: (request) =>
        Vendors.ask(vendor, request, (answer) =>
          answer.kind === "labels" ? decodeLabels(id, request, answer.labels) : Vendors.giveNone(id, answer)
        ),
      ...(capabilities.takesImages === undefined ? {} : { moderateImages })
    },
    control: vendor.control
  }
}

/** Nothing is harmful. */
export const harmless: VendorAnswer = { kind: "labels", labels: [] }

/** Every text that contains the word is harmful. */
export const flagging =
  (word: string, category: string, score = 0.9) =>
  ({ texts }: SeenRequest): VendorAnswer => ({
    kind: "labels",
    labels: texts.flatMap((text, at) => (text.includes(word) ? [{ category, score, text: at }] : []))
  })

/** Every image with these bytes in it is harmful. */
export const flaggingImages =
  (bytes: Uint8Array, category: string, score = 0.9) =>
  ({ images = [] }: SeenRequest): VendorAnswer => ({
    kind: "labels",
    labels: [],
    imageLabels: images.flatMap((image, at) => (contains(image.bytes, bytes) ? [{ category, score, image: at }] : []))
  })

/** Whether one file holds the bytes of another. */
export const contains = (file: Uint8Array, bytes: Uint8Array): boolean =>
  file.some((_, start) => bytes.every((byte, at) => file[start + at] === byte))
