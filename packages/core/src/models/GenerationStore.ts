/**
 * Port: answers that were paid for, by the operation that asked. With it an operation that runs again after a crash
 * takes its answers from here and pays for none of them twice.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, Option, Schema } from "effect"
import { type ObjectError } from "../objects/ObjectError.ts"
import { ObjectStore } from "../objects/ObjectStore.ts"
import { type OrganizationId } from "../tenancy/Actor.ts"
import { sha256Json } from "../text/Digest.ts"
import { Generation } from "./LanguageModel.ts"
import { ModelError, PaidAnswersUnavailable, Refused, Truncated } from "./ModelError.ts"

/** How a paid call ended: with an answer, or with a failure that cost something too. */
export const PaidOutcome = Schema.Union([
  Schema.Struct({ kind: Schema.Literal("answered"), generation: Generation }),
  Schema.Struct({ kind: Schema.Literal("failed"), reason: Schema.Union([Refused, Truncated]) })
])
export type PaidOutcome = typeof PaidOutcome.Type

/** Names a paid call: the same organization, operation and request is the same call. */
export interface PaidCall {
  readonly organizationId: OrganizationId
  readonly operationKey: string
  /** Digest of what was asked: the model, the request, and its place in the operation. */
  readonly requestDigest: string
}

export class GenerationStore extends Context.Service<
  GenerationStore,
  {
    /** How the call ended; none: it was not made, or its end was not recorded. Fails with `PaidAnswersUnavailable`. */
    readonly find: (call: PaidCall) => Effect.Effect<Option.Option<PaidOutcome>, ModelError>

    /** Records how the call ended, durably on return. A second record of one call replaces the first. */
    readonly record: (call: PaidCall, outcome: PaidOutcome) => Effect.Effect<void, ModelError>
  }
>()("@postwright/core/models/GenerationStore") {
  /** On an `ObjectStore`, under `paid-answers/`: as durable as that. */
  static readonly layer: Layer.Layer<GenerationStore, never, ObjectStore> = Layer.effect(
    GenerationStore,
    Effect.gen(function* () {
      const objects = yield* ObjectStore

      const find = Effect.fn("GenerationStore.find")(
        function* (call: PaidCall) {
          const bytes = yield* objects.get(keyOf(call))
          return Option.some(yield* decode(new TextDecoder().decode(bytes)))
        },
        Effect.catchReason("ObjectError", "ObjectNotFound", () => Effect.succeedNone),
        Effect.mapError(toModelError)
      )

      const record = Effect.fn("GenerationStore.record")(function* (call: PaidCall, outcome: PaidOutcome) {
        const json = yield* encode(outcome)
        yield* objects.put(keyOf(call), new TextEncoder().encode(json))
      }, Effect.mapError(toModelError))

      return GenerationStore.of({ find, record })
    })
  )

  /** In this process only; lost on restart. For tests, and for runs that need not survive. */
  static readonly layerMemory: Layer.Layer<GenerationStore> = GenerationStore.layer.pipe(
    Layer.provide(Layer.fresh(ObjectStore.layerMemory))
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const Record = Schema.fromJsonString(Schema.toCodecJson(PaidOutcome))
const decode = Schema.decodeEffect(Record)
const encode = Schema.encodeEffect(Record)

// A call is looked for and recorded by the same key.
const keyOf = (call: PaidCall): string => {
  const key = keys.get(call) ?? makeKey(call)
  keys.set(call, key)
  return key
}

const keys = new WeakMap<PaidCall, string>()

// The organization is a folder of its own, so that it can be erased as one.
const makeKey = ({ organizationId, operationKey, requestDigest }: PaidCall): string =>
  `paid-answers/${sha256Json(organizationId).slice(0, 16)}/${sha256Json([organizationId, operationKey, requestDigest])}.json`

const toModelError = (error: ObjectError | Schema.SchemaError): ModelError =>
  new ModelError({
    reason: new PaidAnswersUnavailable({
      detail: error.message,
      isTransient: error._tag === "ObjectError" && error.isRetryable
    })
  })
