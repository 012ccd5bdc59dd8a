import { ModelId } from "@postwright/core/models/ModelChoice"
import { BadResponse, ModelError } from "@postwright/core/models/ModelError"
import { type Duration, Effect, Option, Schema } from "effect"
import * as Base64 from "effect/encoding/Base64"
import * as VendorCall from "../../openai-compatible/VendorCall.ts"

/** What all doors to OpenAI's models but the language models take. */
export interface DoorOptions {
  /** Id in the registry. @default "openai/" and the name of the model */
  readonly id?: string
  /** @default https://api.openai.com/v1 */
  readonly baseUrl?: string
  /** Billed organization of the account. @default the key's */
  readonly organization?: string
  /** Billed project of the account. @default the key's */
  readonly project?: string
  /** Longest wait for an answer. @default 10 minutes */
  readonly timeout?: Duration.Duration
}

/** The name under which keys are kept. */
export const vendor = "openai"

export const idOf = (options: DoorOptions, model: string): ModelId => ModelId.make(options.id ?? `openai/${model}`)

export const callOf = (options: DoorOptions, model: string, maxAnswerBytes: number) =>
  VendorCall.make({
    door: "openAi",
    id: idOf(options, model),
    vendor,
    baseUrl: options.baseUrl ?? "https://api.openai.com/v1",
    headers: {
      ...(options.organization === undefined ? {} : { "OpenAI-Organization": options.organization }),
      ...(options.project === undefined ? {} : { "OpenAI-Project": options.project })
    },
    ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
    maxAnswerBytes
  })

/** Reads what came by the fields that are used; anything else is a `BadResponse`. */
export const readBy =
  <A, I>(schema: Schema.Codec<A, I>) =>
  (model: string, answered: unknown): Effect.Effect<A, ModelError> =>
    Option.match(Schema.decodeUnknownOption(schema)(answered), {
      onNone: () => Effect.fail(badResponse(model, "the answer has another shape than documented")),
      onSome: Effect.succeed
    })

/** Bytes in base64; anything else is a `BadResponse`. */
export const bytesOf = (model: string, base64: string): Effect.Effect<Uint8Array, ModelError> =>
  Effect.fromResult(Base64.decode(base64)).pipe(
    Effect.mapError(() => badResponse(model, "a part of the answer is not base64"))
  )

export const badResponse = (model: string, detail: string): ModelError =>
  new ModelError({ reason: new BadResponse({ model, detail }) })

/** A count as a vendor writes it. */
export const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** A file for a multipart request. Its name tells the vendor what it is. */
export const fileOf = (bytes: Uint8Array, name: string, type: string): File =>
  new File([Uint8Array.from(bytes)], name, { type })
