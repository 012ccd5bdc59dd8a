import { Clock, Effect } from "effect"
import { type ModelId } from "../../models/ModelChoice.ts"
import { type ModelError } from "../../models/ModelError.ts"
import { type UnitPricing, type UnitUsage } from "../../models/UnitUsage.ts"
import { keySegment } from "../../objects/KeySegment.ts"
import { type ObjectError } from "../../objects/ObjectError.ts"
import { type ObjectStore } from "../../objects/ObjectStore.ts"
import { CurrentActor } from "../../tenancy/Actor.ts"
import { sha256Json } from "../../text/Digest.ts"
import { type BudgetId } from "../../usage/Budget.ts"
import { type Ledger } from "../../usage/Ledger.ts"
import { OperationKey } from "../../usage/Reservation.ts"
import { type UsageError } from "../../usage/UsageError.ts"
import { billed, chargingOf } from "./charging.ts"
import { makeKeyedLock } from "./keyedLock.ts"

/** One question to a model that makes or hears media. */
export interface PaidCall<A> {
  /** The first part of the key under which the answer is kept. */
  readonly kind: "speech" | "transcriptions" | "pictures"
  readonly model: { readonly id: ModelId; readonly pricing?: UnitPricing | undefined }
  /** All that the answer depends on. */
  readonly asked: unknown
  readonly budgets: ReadonlyArray<BudgetId>
  /** What it uses at most, as far as one knows before. */
  readonly estimate: UnitUsage
  readonly ask: (operationKey: string) => Effect.Effect<A, ModelError, CurrentActor>
  readonly usageOf: (answer: A) => UnitUsage
  readonly encode: (answer: A) => Uint8Array
  /** Nothing for bytes that are no answer. */
  readonly decode: (bytes: Uint8Array) => A | undefined
}

/**
 * Asks a model at most once for each question of an organization: the answer is kept before anything else happens to it,
 * and the same question takes it from there, after a restart too. Reserves of the budgets before, charges them after.
 */
export const makePaidAnswers = ({
  ledger,
  objects
}: {
  readonly ledger: Ledger["Service"]
  readonly objects: ObjectStore["Service"]
}) => {
  const alone = makeKeyedLock()

  return Effect.fnUntraced(function* <A>(
    call: PaidCall<A>
  ): Effect.fn.Return<A, ModelError | UsageError | ObjectError, CurrentActor> {
    const { organizationId } = yield* CurrentActor
    const digest = sha256Json({ version: 1, model: call.model.id, asked: call.asked })
    const key = `${call.kind}/${keySegment(organizationId)}/${digest}`
    const { budgets, model } = call
    const { amountsOf, estimate, release, settle, ...charging } = chargingOf(ledger, {
      organizationId,
      model,
      budgets,
      estimate: call.estimate
    })
    const kept = objects.get(key).pipe(
      Effect.map(call.decode),
      Effect.catchReason("ObjectError", "ObjectNotFound", () => Effect.succeed(undefined))
    )

    // A reservation that stands was made by a process that was killed: its answer may have been paid for, and is lost.
    const reserve = Effect.fnUntraced(function* (): Effect.fn.Return<OperationKey, UsageError> {
      const own = OperationKey.make(`${call.kind}/${digest}`)
      if (budgets.length === 0) return own
      const reserved = yield* charging.reserve(own)
      if (!reserved.isStanding) return own
      if (reserved.status === "reserved") yield* ledger.settle(organizationId, own, reserved.estimate)
      const again = OperationKey.make(`${own}/again/${yield* Clock.currentTimeMillis}`)
      yield* charging.reserve(again)
      return again
    })

    return yield* alone(key, (restore) =>
      Effect.gen(function* () {
        const earlier = yield* restore(kept)
        if (earlier !== undefined) return earlier
        const operationKey = yield* reserve()
        const answered = yield* restore(call.ask(digest)).pipe(
          Effect.onInterrupt(() => settle(operationKey, estimate)),
          Effect.tapError((error) =>
            billed.has(error.reason._tag) ? settle(operationKey, estimate) : release(operationKey)
          )
        )
        yield* objects
          .put(key, call.encode(answered))
          .pipe(
            Effect.catch((error) =>
              Effect.logWarning("A paid answer could not be kept; the same question would be paid for again", error)
            )
          )
        yield* settle(operationKey, amountsOf(call.usageOf(answered)))
        return answered
      })
    )
  })
}

/** JSON and bytes in one object, so that both are there or neither. */
export const packed = (json: unknown, bytes: Uint8Array): Uint8Array => {
  const head = new TextEncoder().encode(JSON.stringify(json))
  const file = new Uint8Array(4 + head.length + bytes.length)
  new DataView(file.buffer).setUint32(0, head.length, true)
  file.set(head, 4)
  file.set(bytes, 4 + head.length)
  return file
}

/** What was packed; nothing for other bytes. */
export const unpacked = (file: Uint8Array): { readonly json: string; readonly bytes: Uint8Array } | undefined => {
  if (file.length < 4) return undefined
  const length = new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(0, true)
  if (4 + length > file.length) return undefined
  return { json: new TextDecoder().decode(file.subarray(4, 4 + length)), bytes: file.slice(4 + length) }
}
