import { Effect } from "effect"
import { type ModelId } from "../../models/ModelChoice.ts"
import { costOfUnits, type UnitPricing, type UnitUsage } from "../../models/UnitUsage.ts"
import { type OrganizationId } from "../../tenancy/Actor.ts"
import { type Amounts } from "../../usage/Amounts.ts"
import { type BudgetId } from "../../usage/Budget.ts"
import { type Ledger } from "../../usage/Ledger.ts"
import { type OperationKey } from "../../usage/Reservation.ts"
import { CostUnknown, UsageError } from "../../usage/UsageError.ts"

/** What is charged, and to whom. */
export interface Charged {
  readonly organizationId: OrganizationId
  readonly model: { readonly id: ModelId; readonly pricing?: UnitPricing | undefined }
  /** Empty: nothing is reserved, and nothing charged. */
  readonly budgets: ReadonlyArray<BudgetId>
  /** What it uses at most, as far as one knows before. */
  readonly estimate: UnitUsage
}

/** The two phases of paying for one question to a model that makes or hears media. */
export const chargingOf = (ledger: Ledger["Service"], { budgets, estimate: most, model, organizationId }: Charged) => {
  const amountsOf = (usage: UnitUsage): Amounts => {
    const cost = costOfUnits(usage, model.pricing)
    const seconds = usage.seconds === undefined ? {} : { seconds: Math.ceil(usage.seconds) }
    return cost === undefined ? seconds : { ...seconds, microUsd: cost }
  }
  const estimate = amountsOf(most)

  /** What is reserved under the key. Fails with `CostUnknown` where a budget has a limit and nobody knows the price. */
  const reserve = Effect.fnUntraced(function* (operationKey: OperationKey) {
    if (estimate.microUsd === undefined) {
      for (const budgetId of budgets) {
        const { limits } = yield* ledger.balance(organizationId, budgetId)
        if (limits.microUsd !== undefined) {
          return yield* new UsageError({ reason: new CostUnknown({ budgetId, what: model.id }) })
        }
      }
    }
    return yield* ledger.reserve(organizationId, { operationKey, budgets, estimate })
  })

  const settle = (operationKey: OperationKey, amounts: Amounts): Effect.Effect<void> =>
    budgets.length === 0
      ? Effect.void
      : ledger
          .settle(organizationId, operationKey, amounts)
          .pipe(Effect.catch((error) => Effect.logError("A model's call could not be charged to its budgets", error)))

  const release = (operationKey: OperationKey): Effect.Effect<void> =>
    budgets.length === 0
      ? Effect.void
      : ledger
          .release(organizationId, operationKey)
          .pipe(Effect.catch((error) => Effect.logWarning("A reservation could not be given back", error)))

  return { amountsOf, estimate, reserve, settle, release }
}

/** A vendor goes on with a request that was given up, and bills it. */
export const billed: ReadonlySet<string> = new Set(["TimedOut", "BadResponse"])
