/**
 * What an operation may use, and what it has used.
 *
 * @since 0.1.0
 */
import { type DateTime, type Duration, Schema } from "effect"
import { type Amounts } from "./Amounts.ts"
import { type BudgetId } from "./Budget.ts"

/** Names one operation within its organization: the same for every try of it, such as a step's idempotency key. */
export const OperationKey = Schema.NonEmptyString.pipe(Schema.brand("OperationKey"))
export type OperationKey = typeof OperationKey.Type

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

/** What reserving gives. */
export interface Reserved extends Reservation {
  /** Whether the same operation had reserved or settled it before: nothing was reserved now. */
  readonly isStanding: boolean
}

/** One line of the ledger. Lines are never changed. */
export interface LedgerEntry {
  readonly at: DateTime.Utc
  readonly operationKey: OperationKey
  readonly kind: ReservationStatus
  /** The estimate; what was used when settled. */
  readonly amounts: Amounts
}

/** What is to be taken out of budgets. */
export interface ReserveRequest {
  readonly operationKey: OperationKey
  readonly budgets: ReadonlyArray<BudgetId>
  readonly estimate: Amounts
  /** After it the sweep frees what was neither settled nor released. @default 1 hour */
  readonly expiresAfter?: Duration.Duration
}
