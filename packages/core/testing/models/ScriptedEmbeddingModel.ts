/**
 * An embedding model that answers what a test tells it to, and the first subject of `EmbeddingModelContract`. It runs in
 * this process and keeps every request.
 *
 * @since 0.1.0
 */
import {
  decodeEmbedding,
  type EmbeddingCapabilities,
  type EmbeddingModel,
  type EmbedRequest
} from "@postwright/core/models/EmbeddingModel"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { type UnitPricing } from "@postwright/core/models/UnitUsage"
import * as Vendors from "./VendorControl.ts"

/** What the vendor does with one request. Vectors may be senseless. */
export type VendorAnswer =
  | { readonly kind: "vectors"; readonly vectors: ReadonlyArray<ReadonlyArray<number>>; readonly inputTokens?: number }
  | Vendors.NoAnswer

/** A request as it arrived at the vendor. */
export type SeenRequest = Pick<EmbedRequest, "texts">

/** The vendor's side of a model under test. */
export type VendorControl = Vendors.VendorControl<SeenRequest, VendorAnswer>

export interface ScriptedOptions {
  /** @default "scripted/embedding" */
  readonly id?: string
  /** @default 4 dimensions, 100 tokens, 8 texts at once */
  readonly capabilities?: Partial<EmbeddingCapabilities>
  readonly pricing?: UnitPricing
  /** @default vectors by `vectorOf` */
  readonly answer?: (request: SeenRequest) => VendorAnswer
}

/** A scripted model and its vendor's side. */
export const make = (
  options: ScriptedOptions = {}
): { readonly model: EmbeddingModel; readonly control: VendorControl } => {
  const capabilities = { dimensions: 4, maxTextTokens: 100, maxBatch: 8, ...options.capabilities }
  const facts = {
    id: ModelId.make(options.id ?? "scripted/embedding"),
    vendor: "scripted",
    model: "embedding-1",
    capabilities,
    ...(options.pricing === undefined ? {} : { pricing: options.pricing })
  }
  const vendor = Vendors.make<SeenRequest, VendorAnswer>(options.answer ?? vectorsFor(capabilities.dimensions))
  return {
    model: {
      ...facts,
      embed: (request) =>
        Vendors.ask(vendor, { texts: request.texts }, (answer) =>
          answer.kind === "vectors"
            ? decodeEmbedding(facts, request, {
                vectors: answer.vectors,
                usage: answer.inputTokens === undefined ? {} : { inputTokens: answer.inputTokens }
              })
            : Vendors.giveNone(facts.id, answer)
        )
    },
    control: vendor.control
  }
}

/** A vector of its own for every text: of length 1, and the same for the same text. */
export const vectorOf = (text: string, dimensions: number): ReadonlyArray<number> => {
  const numbers = Array.from({ length: dimensions }, () => 0)
  for (const [index, char] of [...text].entries()) {
    numbers[index % dimensions] = (numbers[index % dimensions] ?? 0) + (char.codePointAt(0) ?? 0) * (index + 1)
  }
  const length = Math.hypot(...numbers)
  return numbers.map((number) => (length === 0 ? 0 : number / length))
}

/** Answers every request with `vectorOf`. */
export const vectorsFor =
  (dimensions: number) =>
  ({ texts }: SeenRequest): VendorAnswer => ({
    kind: "vectors",
    vectors: texts.map((text) => vectorOf(text, dimensions))
  })
