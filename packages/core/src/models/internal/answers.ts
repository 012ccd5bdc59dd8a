import { Effect, Schema } from "effect"
import { type ModelId } from "../ModelChoice.ts"
import { BadResponse, ModelError, RequestRejected } from "../ModelError.ts"
import { UnitUsage } from "../UnitUsage.ts"

/** What an answer says of the model that gave it. */
export interface ModelFacts {
  readonly id: ModelId
  readonly vendor: string
  readonly model: string
}

/** What every answer of a plain function may hold beside its content. */
export const answerFields = {
  /** @default nothing was counted */
  usage: Schema.optional(Schema.Struct(UnitUsage.fields)),
  /** The model that answered. @default the one that was asked */
  model: Schema.optional(Schema.NonEmptyString),
  /** @default none */
  warnings: Schema.optional(Schema.Array(Schema.String))
}

/** The same of an answer that was decoded. */
export const commonOf = (
  facts: ModelFacts,
  answer: {
    readonly usage?: (typeof UnitUsage)["Encoded"] | undefined
    readonly model?: string | undefined
    readonly warnings?: ReadonlyArray<string> | undefined
  }
) => ({
  usage: new UnitUsage(answer.usage ?? {}),
  vendor: facts.vendor,
  model: answer.model ?? facts.model,
  warnings: answer.warnings ?? []
})

/** The fields of such an answer as they are stored. */
export const commonFields = {
  usage: UnitUsage,
  /** Vendor that answered, such as `openai`. */
  vendor: Schema.NonEmptyString,
  /** The model that answered, by the vendor's name. */
  model: Schema.NonEmptyString,
  /** Options that were left out or met in another way, for a reader. */
  warnings: Schema.Array(Schema.String)
}

/** Decodes what a model answered; what makes no sense is a `BadResponse`. */
export const decodeAnswer =
  <A, I>(schema: Schema.Codec<A, I>) =>
  ({ id }: ModelFacts, answered: unknown): Effect.Effect<A, ModelError> =>
    Schema.decodeUnknownEffect(schema)(answered).pipe(
      Effect.mapError(({ message }) => badResponse(id, message.split("\n").join(" ").slice(0, 300)))
    )

export const badResponse = (model: string, detail: string): ModelError =>
  new ModelError({ reason: new BadResponse({ model, detail }) })

export const rejected = (model: string, detail: string): ModelError =>
  new ModelError({ reason: new RequestRejected({ model, detail }) })

/** Fails with the first of these that is there. */
export const refuseBy = (model: string, problem: string | undefined): Effect.Effect<void, ModelError> =>
  problem === undefined ? Effect.void : Effect.fail(rejected(model, problem))

/** What is wrong with a text that a model is to read; nothing where it may. */
export const problemOfText = (what: string, text: string, maxLength: number): string | undefined => {
  if (text.trim() === "") return `${what} is empty`
  return text.length > maxLength
    ? `${what} has ${text.length} UTF-16 code units, and it takes at most ${maxLength}`
    : undefined
}

/** A size in bytes for a reader. */
export const bytesFor = (bytes: number): string =>
  bytes < 1_000_000 ? `${bytes} bytes` : `${(bytes / 1_000_000).toFixed(1)} MB`
