import { Clock, Duration, Effect, Result } from "effect"
import { type GenerateRequest, type LanguageModel } from "../../models/LanguageModel.ts"
import { costMicroUsd, estimateTokens, ModelUsage } from "../../models/ModelUsage.ts"
import { type OrganizationId } from "../../tenancy/Actor.ts"
import { type Amounts } from "../../usage/Amounts.ts"
import { type BudgetId } from "../../usage/Budget.ts"
import { type Ledger } from "../../usage/Ledger.ts"
import { OperationKey } from "../../usage/Reservation.ts"
import { CostUnknown, UsageError } from "../../usage/UsageError.ts"

/** Makes an effect interruptible where its surroundings are not. */
export type Restore = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>

/** The ledger's side of one call. Without budgets it does nothing. */
export interface Meter {
  /**
   * `true`: the call may be made. `false`: it was made and paid for before. Where the same call
   * was under way when its process was killed, an answer of the usual length is charged: the vendor may have given one,
   * and nobody was told. Waits a while for what others that are under way may give back; `restore` makes that waiting interruptible.
   */
  readonly reserve: (restore: Restore) => Effect.Effect<boolean, UsageError>
  /**
   * Charges the call, once: to the budgets that it was reserved of. One that was paid without a budget is charged to
   * these, also beyond their limits, since it cannot be refused any more. Safe to repeat.
   */
  readonly settle: (usage: ModelUsage | undefined) => Effect.Effect<void>
  /** Nothing was used: gives the reservation back. */
  readonly release: Effect.Effect<void>
  /** Something was or may have been used without an answer: charges it apart, so that the call can be made again. */
  readonly chargeLost: (usage: ModelUsage | undefined, startedAtMillis: number) => Effect.Effect<void>
}

/** What is unknown about a call's use counts as its estimated input. */
export const makeMeter = (
  ledger: Ledger["Service"],
  options: {
    readonly organizationId: OrganizationId
    readonly budgets: ReadonlyArray<BudgetId>
    readonly model: LanguageModel
    readonly request: GenerateRequest
    readonly operationKey: string
    readonly requestDigest: string
  }
): Meter => {
  const { organizationId, budgets, model, request } = options
  if (budgets.length === 0) return idle
  const operationKey = OperationKey.make(`${options.operationKey}#${options.requestDigest}`)
  const estimate = amountsOf(model, expected(request, request.maxOutputTokens))
  const amounts = (usage: ModelUsage | undefined) => amountsOf(model, usage ?? expected(request, 0))

  const priced =
    estimate.microUsd === undefined
      ? Effect.forEach(budgets, (budgetId) => requireNoMoney(ledger, organizationId, budgetId, model), {
          discard: true
        })
      : Effect.void
  const reserve = Effect.andThen(priced, ledger.reserve(organizationId, { operationKey, budgets, estimate }))
  const release = ledger.release(organizationId, operationKey).pipe(Effect.catch(warnOpen))
  // Nothing is estimated, since it cannot be refused any more.
  const chargeAs = (key: OperationKey, used: Amounts) =>
    Effect.andThen(
      ledger.reserve(organizationId, { operationKey: key, budgets, estimate: {} }),
      ledger.settle(organizationId, key, used)
    )
  const charge = (used: Amounts, atMillis: number) =>
    release.pipe(
      Effect.andThen(chargeAs(OperationKey.make(`${operationKey}/lost/${atMillis}`), used)),
      Effect.catch(warnUncharged),
      Effect.asVoid
    )
  return {
    reserve: Effect.fnUntraced(function* (restore) {
      let isCharged = false
      for (let look = 1; ; look++) {
        const reserved = yield* Effect.result(reserve)
        if (Result.isSuccess(reserved)) {
          const { isStanding, status } = reserved.success
          if (status === "settled") return false
          if (!isStanding || isCharged) return true
          isCharged = true
          yield* charge(amountsOf(model, expected(request, likelyOutput(request))), yield* Clock.currentTimeMillis)
          continue
        }
        if (look === looks || !mayFitLater(reserved.failure)) return yield* reserved.failure
        yield* restore(Effect.sleep(lookEvery))
      }
    }),
    settle: (usage) =>
      ledger.settle(organizationId, operationKey, amounts(usage)).pipe(
        Effect.catchReason("UsageError", "ReservationNotFound", () => chargeAs(operationKey, amounts(usage))),
        Effect.catch(warnUncharged),
        Effect.asVoid
      ),
    release,
    chargeLost: (usage, startedAtMillis) => charge(amounts(usage), startedAtMillis)
  }
}

/** How often to look for what others give back, and how many times: for five minutes. */
const lookEvery = Duration.millis(250)
const looks = 1_200

/** An estimate is what a call costs at most: near the end of a budget the rest of others' estimates comes back. */
const mayFitLater = ({ reason }: UsageError): boolean =>
  reason._tag === "BudgetExceeded" && reason.reserved > 0 && reason.requested <= reason.available + reason.reserved

const requireNoMoney = Effect.fnUntraced(function* (
  ledger: Ledger["Service"],
  organizationId: OrganizationId,
  budgetId: BudgetId,
  model: LanguageModel
) {
  const { limits } = yield* ledger.balance(organizationId, budgetId)
  if (limits.microUsd === undefined) return
  return yield* new UsageError({ reason: new CostUnknown({ budgetId, what: model.id }) })
})

const idle: Meter = {
  reserve: () => Effect.succeed(true),
  settle: () => Effect.void,
  release: Effect.void,
  chargeLost: () => Effect.void
}

const amountsOf = (model: LanguageModel, usage: ModelUsage): Amounts => {
  const cost = costMicroUsd(usage, model.pricing)
  const tokens = usage.inputTokens + usage.outputTokens
  return cost === undefined ? { tokens } : { tokens, microUsd: cost }
}

const expected = (request: GenerateRequest, outputTokens: number): ModelUsage => {
  const schema = request.answer === undefined ? "" : JSON.stringify(request.answer.jsonSchema)
  const texts = [request.system, schema, ...request.messages.map((message) => message.content)]
  return new ModelUsage({
    inputTokens: texts.reduce((sum, text) => sum + estimateTokens(text), 0),
    outputTokens,
    cachedTokens: 0,
    reasoningTokens: 0
  })
}

/** Of the room that an answer has, it usually takes this share. */
const usualShare = 0.25

const likelyOutput = ({ maxOutputTokens }: GenerateRequest): number => Math.ceil(maxOutputTokens * usualShare)

const warnUncharged = (error: UsageError) =>
  Effect.logError("A model's call could not be charged to its budgets", error)

const warnOpen = (error: UsageError) =>
  Effect.logWarning("A reservation could not be given back; it stays until it expires", error)
