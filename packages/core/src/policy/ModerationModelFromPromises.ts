/**
 * A moderation model from a plain async function, for models that have no adapter here.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { ModelId } from "../models/ModelChoice.ts"
import { toModelError } from "../models/PromiseModel.ts"
import { CurrentActor } from "../tenancy/Actor.ts"
import {
  decodeImageLabels,
  decodeLabels,
  type ImageLabel,
  type ImageModerationRequest,
  type ModerationCapabilities,
  type ModerationModel,
  type ModerationRequest
} from "./ModerationModel.ts"
import type { ModerationLabel } from "./PolicyContext.ts"

export interface PromiseModerationModelOptions {
  /** `<vendor>/<model>`, unique in the registry. Answers are remembered under it. */
  readonly id: string
  readonly capabilities: ModerationCapabilities
  /**
   * Asks once. Has to stop when `signal` aborts. A rejection with a numeric `status` (as vendors' libraries throw) is
   * read as that HTTP status, with `retryAfterMillis` and `code` where they are there; a `ModelError` passes as it is;
   * anything else counts as not reached. Labels that make no sense count as a bad response.
   */
  readonly moderate: (
    request: ModerationRequest,
    context: { readonly signal: AbortSignal; readonly organizationId: string }
  ) => Promise<ReadonlyArray<ModerationLabel>>
  /** The same for images; needed where `takesImages` is declared. @default it looks at no images */
  readonly moderateImages?: (
    request: ImageModerationRequest,
    context: { readonly signal: AbortSignal; readonly organizationId: string }
  ) => Promise<ReadonlyArray<ImageLabel>>
}

/**
 * The function as a `ModerationModel`. Throws when the id is empty or `none`, the capabilities make no sense, or only one
 * of `takesImages` and `moderateImages` is there.
 */
export const fromPromises = (options: PromiseModerationModelOptions): ModerationModel => {
  const id = ModelId.make(options.id)
  const { categories, maxTextLength, takesImages } = decodeCapabilities(options.capabilities)
  const { moderateImages } = options
  if (maxTextLength === 0 && takesImages === undefined) {
    throw new TypeError(`The moderation model "${id}" takes neither texts nor images: raise maxTextLength`)
  }
  if ((takesImages === undefined) !== (moderateImages === undefined)) {
    throw new TypeError(
      `The moderation model "${id}" needs both or none: capabilities.takesImages, and the function moderateImages`
    )
  }
  return {
    id,
    capabilities: { categories, maxTextLength, ...(takesImages === undefined ? {} : { takesImages }) },
    moderate: Effect.fn("PromiseModerationModel.moderate")(function* (request: ModerationRequest) {
      const { organizationId } = yield* CurrentActor
      const answered = yield* Effect.tryPromise({
        try: (signal) => options.moderate(request, { signal, organizationId }),
        catch: (cause) => toModelError(id, cause)
      })
      return yield* decodeLabels(id, request, answered)
    }),
    ...(moderateImages === undefined
      ? {}
      : {
          moderateImages: Effect.fn("PromiseModerationModel.moderateImages")(function* (
            request: ImageModerationRequest
          ) {
            const { organizationId } = yield* CurrentActor
            const answered = yield* Effect.tryPromise({
              try: (signal) => moderateImages(request, { signal, organizationId }),
              catch: (cause) => toModelError(id, cause)
            })
            return yield* decodeImageLabels(id, request, answered)
          })
        })
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decodeCapabilities = Schema.decodeUnknownSync(
  Schema.Struct({
    categories: Schema.NonEmptyArray(Schema.NonEmptyString).pipe(Schema.mutable),
    maxTextLength: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
    takesImages: Schema.optionalKey(
      Schema.Struct({
        mediaTypes: Schema.NonEmptyArray(Schema.Literals(["image/png", "image/jpeg", "image/webp"])).pipe(
          Schema.mutable
        ),
        maxBytes: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)),
        categories: Schema.optionalKey(Schema.NonEmptyArray(Schema.NonEmptyString).pipe(Schema.mutable))
      })
    )
  })
)
