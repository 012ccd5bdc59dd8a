/**
 * Port: what was promised and what was used, of each budget. Two-phase: reserve before, settle or release after.
 * Adapters: `packages/storage`.
 *
 * @since 0.1.0
 */
import { Context, Duration, Effect, Layer, Schedule } from "effect"
import { type OrganizationId } from "../tenancy/Actor.ts"
import { ObjectStore } from "../objects/ObjectStore.ts"
import { type Amounts } from "./Amounts.ts"
import { type Balance, type Budget, type BudgetId } from "./Budget.ts"
import { makeMemory } from "./internal/ledgerMemory.ts"
import { makeObjectLedger } from "./internal/ledgerObjects.ts"
import {
  type LedgerEntry,
  type OperationKey,
  type Reservation,
  type Reserved,
  type ReserveRequest
} from "./Reservation.ts"
import { type UsageError } from "./UsageError.ts"

export class Ledger extends Context.Service<
  Ledger,
  {
    /**
     * Opens the budget, or replaces its limits and window. What was used so far stays, in the window in which it was
     * reserved.
     */
    readonly setBudget: (organizationId: OrganizationId, budget: Budget) => Effect.Effect<void, UsageError>

    /**
     * Takes the estimate out of all the budgets, or out of none. Atomic: concurrent callers never get more than a limit
     * allows. The same key and estimate again returns what is there (`settled`: it was done and paid for), and reserves
     * anew when that was released or has expired.
     * Fails with `BudgetExceeded`, `BudgetNotFound`, `OperationConflict` (same key, another request), `LedgerUnavailable`.
     */
    readonly reserve: (organizationId: OrganizationId, request: ReserveRequest) => Effect.Effect<Reserved, UsageError>

    /**
     * Replaces the estimate by what was used, also when that is more or the reservation has expired: it was used. It
     * counts in the window of the reservation; `concurrency` is given back. The same amounts again change nothing.
     * Fails with `ReservationNotFound`, `OperationConflict` (released, or settled with other amounts), `LedgerUnavailable`.
     */
    readonly settle: (
      organizationId: OrganizationId,
      operationKey: OperationKey,
      actual: Amounts
    ) => Effect.Effect<Reservation, UsageError>

    /**
     * Gives the estimate back: nothing was used. A reservation that is settled, released or expired stays as it is.
     * Fails with `ReservationNotFound`, `LedgerUnavailable`.
     */
    readonly release: (organizationId: OrganizationId, operationKey: OperationKey) => Effect.Effect<void, UsageError>

    /** Fails with `BudgetNotFound`, `LedgerUnavailable`. */
    readonly balance: (organizationId: OrganizationId, budgetId: BudgetId) => Effect.Effect<Balance, UsageError>

    /** The budget's lines, oldest first. Fails with `BudgetNotFound`, `LedgerUnavailable`. */
    readonly entries: (
      organizationId: OrganizationId,
      budgetId: BudgetId
    ) => Effect.Effect<ReadonlyArray<LedgerEntry>, UsageError>

    /** Expires the overdue reservations of all organizations by the Clock, and returns how many. */
    readonly sweep: Effect.Effect<number, UsageError>
  }
>()("@postwright/core/usage/Ledger") {
  /** In this process only; lost on restart. */
  static readonly layerMemory: Layer.Layer<Ledger> = Layer.sync(Ledger, () => Ledger.of(makeMemory()))

  /** On an `ObjectStore`, under `ledger/`: as durable as that, and for several processes at once. */
  static readonly layer: Layer.Layer<Ledger, never, ObjectStore> = Layer.effect(
    Ledger,
    Effect.map(ObjectStore, (objects) => Ledger.of(makeObjectLedger(objects)))
  )

  /** Sweeps for as long as the layer lives. A sweep that fails is logged, and the next one comes. @default 1 minute */
  static readonly layerSweeper = (every: Duration.Input = Duration.minutes(1)): Layer.Layer<never, never, Ledger> =>
    Layer.effectDiscard(
      Effect.flatMap(Ledger, (ledger) =>
        ledger.sweep.pipe(
          Effect.catch((error) => Effect.logWarning("Overdue reservations were not swept", error)),
          Effect.repeat(Schedule.spaced(every)),
          Effect.forkScoped
        )
      )
    )
}
