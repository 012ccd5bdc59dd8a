/**
 * Port: a model that says how harmful a text is. It only adds findings: rules decide how grave they are, and without a
 * model the verdict shows that nobody looked. A plain async function becomes one by `fromPromises`.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { BadResponse, ModelError } from "../models/ModelError.ts"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { ModerationLabel } from "./PolicyContext.ts"

/** What a moderation model can do, as data. */
export interface ModerationCapabilities {
  /** Categories it can give: `hate`, `harassment`, `sexual`, `minors`, `violence`, `self-harm`, `illicit`, or its own. */
  readonly categories: readonly [string, ...Array<string>]
  /** Longest text it takes, in UTF-16 code units, from 1. It is handed longer ones in pieces. */
  readonly maxTextLength: number
}

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
  const badResponse = (detail: string) => new ModelError({ reason: new BadResponse({ model, detail }) })
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

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decode = Schema.decodeUnknownEffect(Schema.Array(ModerationLabel))
