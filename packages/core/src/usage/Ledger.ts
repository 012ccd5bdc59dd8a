/**
 * Port: what was promised and what was used, of each budget. Two-phase: reserve before, settle or release after.
 * Adapters: `packages/storage`.
 *
 * @since 0.1.0
 */
import { Context, type DateTime, Duration, Effect, Layer, Schedule, Schema } from "effect"
import { type OrganizationId } from "../tenancy/Actor.ts"
import { Amounts } from "./Amounts.ts"
import { makeMemory } from "./internal/ledgerMemory.ts"
import { type UsageError } from "./UsageError.ts"

/** Identifies a budget within its organization, such as `campaign/spring`. */
export const BudgetId = Schema.NonEmptyString.pipe(Schema.brand("BudgetId"))
export type BudgetId = typeof BudgetId.Type

/** Names one operation within its organization: the same for every try of it, such as a step's idempotency key. */
export const OperationKey = Schema.NonEmptyString.pipe(Schema.brand("OperationKey"))
export type OperationKey = typeof OperationKey.Type

/** When a budget fills up again. `total`: never. */
export const BudgetWindow = Schema.Union([Schema.TaggedStruct("total", {})])
export type BudgetWindow = typeof BudgetWindow.Type

/** A limit on what may be used. */
export class Budget extends Schema.Class<Budget>("@postwright/core/usage/Budget")({
  id: BudgetId,
  /** A unit that is left out has no limit. */
  limits: Amounts,
  window: BudgetWindow
}) {}

/** `reserved` -> `settled` | `released` | `expired`. Reserving again leaves the last two. */
export const ReservationStatus = Schema.Literals(["reserved", "settled", "released", "expired"])
export type ReservationStatus = typeof ReservationStatus.Type

/** What an operation may use, or has used. */
export interface Reservation {
  readonly operationKey: OperationKey
  /** Charged together: all or none. */
  readonly budgets: ReadonlyArray<BudgetId>
  readonly estimate: Amounts
  readonly status: ReservationStatus
  readonly expiresAt: DateTime.Utc
  /** What was used. Only when settled. */
  readonly actual?: Amounts
}

/** One line of the ledger. Lines are never changed. */
export interface LedgerEntry {
  readonly at: DateTime.Utc
  readonly operationKey: OperationKey
  readonly kind: ReservationStatus
  /** The estimate; what was used when settled. */
  readonly amounts: Amounts
}

/** Where a budget stands: per unit `limits` - `reserved` - `settled` = `available`, never below 0. */
export interface Balance {
  readonly limits: Amounts
  readonly reserved: Amounts
  readonly settled: Amounts
  /** Only units with a limit. */
  readonly available: Amounts
}

export class Ledger extends Context.Service<
  Ledger,
  {
    /** Opens the budget, or replaces its limits. What was used so far stays. */
    readonly setBudget: (organizationId: OrganizationId, budget: Budget) => Effect.Effect<void, UsageError>

    /**
     * Takes the estimate out of all the budgets, or out of none. Atomic: concurrent callers never get more than a limit
     * allows. The same key and estimate again returns what is there (`settled`: it was done and paid for), and reserves
     * anew when that was released or has expired.
     * Fails with `BudgetExceeded`, `BudgetNotFound`, `OperationConflict` (same key, another request), `LedgerUnavailable`.
     */
    readonly reserve: (
      organizationId: OrganizationId,
      request: {
        readonly operationKey: OperationKey
        readonly budgets: ReadonlyArray<BudgetId>
        readonly estimate: Amounts
        /** After it the sweep frees what was neither settled nor released. @default 1 hour */
        readonly expiresAfter?: Duration.Duration
      }
    ) => Effect.Effect<Reservation, UsageError>

    /**
     * Replaces the estimate by what was used, also when that is more or the reservation has expired: it was used. The
     * same amounts again change nothing.
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
