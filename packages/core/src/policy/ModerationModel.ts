/**
 * Port: a model that says how harmful a text is, or an image where it can. It only adds findings: rules decide how grave they are, and without a
 * model the verdict shows that nobody looked. A plain async function becomes one by `fromPromises`.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { type ImageFile } from "../models/ImageFile.ts"
import { BadResponse, ModelError } from "../models/ModelError.ts"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { ModerationLabel } from "./PolicyContext.ts"

/** Types of image files. */
export type ImageMediaType = ImageFile["mediaType"]

/** What a moderation model can do, as data. */
export interface ModerationCapabilities {
  /** Categories it can give: `hate`, `harassment`, `sexual`, `minors`, `violence`, `self-harm`, `illicit`, or its own. */
  readonly categories: readonly [string, ...Array<string>]
  /**
   * Longest text it takes, in UTF-16 code units. It is handed longer ones in pieces. 0: none, it looks at images alone
   * and is never asked about texts.
   */
  readonly maxTextLength: number
  /** Images it takes. @default none: it reads texts alone, and `moderateImages` is absent */
  readonly takesImages?: {
    readonly mediaTypes: readonly [ImageMediaType, ...Array<ImageMediaType>]
    /** Largest file, from 1. */
    readonly maxBytes: number
    /** Categories it sees in images. @default all of them */
    readonly categories?: readonly [string, ...Array<string>]
  }
}

/** An image to look at. */
export interface ModerationImage {
  readonly bytes: Uint8Array
  readonly mediaType: ImageMediaType
}

/** One question about images. */
export interface ImageModerationRequest {
  /** From 1; each of a type and size that the model takes. */
  readonly images: readonly [ModerationImage, ...Array<ModerationImage>]
}

/** What a moderation model said of one image. */
export const ImageLabel = Schema.Struct({
  /** The model's name for it, such as `violence`. */
  category: ModerationLabel.fields.category,
  /** 0 to 1. */
  score: ModerationLabel.fields.score,
  /** Which image, counted from 0. */
  image: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
})
export type ImageLabel = typeof ImageLabel.Type

/** One question about the texts of one post. */
export interface ModerationRequest {
  /** None of them empty or longer than `maxTextLength`. */
  readonly texts: ReadonlyArray<string>
  /** BCP 47 tag, where known. */
  readonly language?: string | undefined
}

/** A model. Adapters translate one call and its failures; they never retry. */
export interface ModerationModel {
  /**
   * Unique in the registry: `<vendor>/<model>`. Answers are remembered under it: where others are to be expected, it is
   * another one.
   */
  readonly id: string
  readonly capabilities: ModerationCapabilities
  /**
   * Asks once; labels for the texts, none when they are harmless. Interruption cancels the request at the vendor.
   * Credentials are those of the current actor's organization. Changes nothing anywhere, so it may be repeated. Fails
   * with what models fail with, with `BadResponse` for labels that make no sense.
   */
  readonly moderate: (
    request: ModerationRequest
  ) => Effect.Effect<ReadonlyArray<ModerationLabel>, ModelError, CurrentActor>
  /**
   * The same for images. There where `takesImages` is: a model that claims to take images and has no such method counts
   * as one that failed.
   */
  readonly moderateImages?: (
    request: ImageModerationRequest
  ) => Effect.Effect<ReadonlyArray<ImageLabel>, ModelError, CurrentActor>
}

/**
 * What a model answered, as labels without any other fields. Fails with `BadResponse` when a score is not within 0 to 1,
 * a text was not asked about, or a span is empty or not within its text: to leave such a label out would hide what the
 * model found.
 */
export const decodeLabels = (
  model: string,
  { texts }: ModerationRequest,
  answered: unknown
): Effect.Effect<ReadonlyArray<ModerationLabel>, ModelError> => {
  const badResponse = badResponseOf(model)
  return decode(answered).pipe(
    Effect.mapError(({ message }) => badResponse(message.split("\n", 1)[0]!)),
    Effect.flatMap((labels) => {
      for (const [index, { span, text: at }] of labels.entries()) {
        const text = texts[at]
        if (text === undefined) {
          return Effect.fail(badResponse(`label ${index} is about text ${at}, and ${texts.length} were sent`))
        }
        if (span !== undefined && (span.start >= span.end || span.end > text.length)) {
          return Effect.fail(
            badResponse(`the span ${span.start} to ${span.end} of label ${index} is not within its text`)
          )
        }
      }
      return Effect.succeed(labels)
    })
  )
}

/**
 * The same of images. Fails with `BadResponse` when a score is not within 0 to 1, or an image was not asked about.
 */
export const decodeImageLabels = (
  model: string,
  { images }: ImageModerationRequest,
  answered: unknown
): Effect.Effect<ReadonlyArray<ImageLabel>, ModelError> => {
  const badResponse = badResponseOf(model)
  return decodeOfImages(answered).pipe(
    Effect.mapError(({ message }) => badResponse(message.split("\n", 1)[0]!)),
    Effect.flatMap((labels) => {
      const astray = labels.find(({ image }) => image >= images.length)
      return astray === undefined
        ? Effect.succeed(labels)
        : Effect.fail(badResponse(`a label is about image ${astray.image}, and ${images.length} were sent`))
    })
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const badResponseOf = (model: string) => (detail: string) =>
  new ModelError({ reason: new BadResponse({ model, detail }) })

const decodeOfImages = Schema.decodeUnknownEffect(Schema.Array(ImageLabel))

const decode = Schema.decodeUnknownEffect(Schema.Array(ModerationLabel))
