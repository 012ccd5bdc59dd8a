/**
 * Port: a model that says how harmful a text is. It only adds findings: rules decide how grave they are, and without a
 * model the verdict shows that nobody looked.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { BadResponse, ModelError } from "../models/ModelError.ts"
import { ModelId } from "../models/ModelChoice.ts"
import { toModelError } from "../models/PromiseModel.ts"
import { type CurrentActor } from "../tenancy/Actor.ts"
import type { ModerationLabel } from "./PolicyContext.ts"

/** What a moderation model can do, as data. */
export interface ModerationCapabilities {
  /** Categories it can give: `hate`, `harassment`, `sexual`, `minors`, `violence`, `self-harm`, `illicit`, or its own. */
  readonly categories: readonly [string, ...Array<string>]
  /** Longest text it takes, in UTF-16 code units; longer ones are cut. */
  readonly maxTextLength: number
}

/** One question about the texts of one post. */
export interface ModerationRequest {
  readonly texts: ReadonlyArray<string>
  /** BCP 47 tag, where known. */
  readonly language?: string | undefined
}

/** A model. Adapters translate one call and its failures; they never retry. */
export interface ModerationModel {
  /** Unique in the registry: `<vendor>/<model>`. */
  readonly id: string
  readonly capabilities: ModerationCapabilities
  /**
   * Labels for the texts; none when they are harmless. Fails with what models fail with. Changes nothing anywhere, so
   * it may be repeated.
   */
  readonly moderate: (
    request: ModerationRequest
  ) => Effect.Effect<ReadonlyArray<ModerationLabel>, ModelError, CurrentActor>
}

/** A moderation model written with promises. */
export interface PromiseModerationModel extends Pick<ModerationModel, "id" | "capabilities"> {
  readonly moderate: (
    request: ModerationRequest,
    options: { readonly signal: AbortSignal }
  ) => Promise<ReadonlyArray<ModerationLabel>>
}

/** The port from promises. What the function rejects with becomes a `ModelError`; labels that make no sense, too. */
export const fromPromises = (model: PromiseModerationModel): ModerationModel => ({
  id: model.id,
  capabilities: model.capabilities,
  moderate: (request) =>
    Effect.tryPromise({
      try: (signal) => model.moderate(request, { signal }),
      catch: (cause) => toModelError(ModelId.make(model.id), cause)
    }).pipe(
      Effect.flatMap((labels) =>
        Effect.mapError(
          decodeLabels(labels),
          ({ message }) =>
            new ModelError({ reason: new BadResponse({ model: model.id, detail: message.split("\n", 1)[0]! }) })
        )
      ),
      Effect.map((labels) => labels.filter(({ text }) => text < request.texts.length))
    )
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const Labels = Schema.Array(
  Schema.Struct({
    category: Schema.NonEmptyString,
    score: Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })),
    text: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
    span: Schema.optionalKey(Schema.Struct({ start: Schema.Int, end: Schema.Int }))
  })
)

const decodeLabels = Schema.decodeUnknownEffect(Labels)
