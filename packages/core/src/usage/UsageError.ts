/**
 * Failures of the ledger.
 *
 * @since 0.1.0
 */
import { DateTime, Schema } from "effect"
import { Unit } from "./Amounts.ts"

/** The estimate does not fit into what is left. */
export class BudgetExceeded extends Schema.TaggedError<BudgetExceeded>("@postwright/core/usage/BudgetExceeded")(
  "BudgetExceeded",
  {
    budgetId: Schema.String,
    unit: Unit,
    limit: Schema.Int,
    /** What is neither used nor reserved. */
    available: Schema.Int,
    requested: Schema.Int,
    /** What is promised to others that are under way; some of it may come back. */
    reserved: Schema.Int,
    /** When the budget fills up again; absent where it does not. */
    resetsAt: Schema.optionalKey(Schema.DateTimeUtcFromString)
  }
) {
  readonly code = "budget-exceeded"
  override get message(): string {
    const [available, limit, requested] = [this.available, this.limit, this.requested].map((amount) =>
      shown(amount, this.unit)
    )
    const unit = this.unit === "microUsd" ? "USD" : this.unit
    return `The ${nameOf(this.budgetId)} has ${available} of ${limit} ${unit} left, and ${requested} may be needed. ${this.remedy}`
  }
  get remedy(): string {
    if (this.unit === "concurrency") return "Wait until one of those that run has ended, or raise the limit"
    const wait = this.resetsAt === undefined ? "" : `, or wait until ${DateTime.formatIso(this.resetsAt)}`
    return `Raise the budget, or ask for less${wait}`
  }
  /** Others that run will end soon; a window may be a month. */
  get isRetryable(): boolean {
    return this.unit === "concurrency"
  }
}

/** A budget of money cannot hold where nobody knows what something costs. */
export class CostUnknown extends Schema.TaggedError<CostUnknown>("@postwright/core/usage/CostUnknown")("CostUnknown", {
  budgetId: Schema.String,
  /** What has no price, such as a model's id. */
  what: Schema.String
}) {
  readonly code = "cost-unknown"
  override get message(): string {
    return `The price of "${this.what}" is not known, so the budget "${this.budgetId}" could not hold. ${this.remedy}`
  }
  get remedy(): string {
    return "Set the model up with its price, choose one whose price is known, or run without a budget of money"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** No budget of the organization has this id. */
export class BudgetNotFound extends Schema.TaggedError<BudgetNotFound>("@postwright/core/usage/BudgetNotFound")(
  "BudgetNotFound",
  { budgetId: Schema.String }
) {
  readonly code = "budget-not-found"
  override get message(): string {
    return `No budget has the id "${this.budgetId}". ${this.remedy}`
  }
  get remedy(): string {
    return "Set the budget before something is charged to it"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Nothing was reserved under this key. */
export class ReservationNotFound extends Schema.TaggedError<ReservationNotFound>(
  "@postwright/core/usage/ReservationNotFound"
)("ReservationNotFound", { operationKey: Schema.String }) {
  readonly code = "reservation-not-found"
  override get message(): string {
    return `Nothing is reserved for "${this.operationKey}". ${this.remedy}`
  }
  get remedy(): string {
    return "Reserve before settling or releasing"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The key stands for another request or another result. */
export class OperationConflict extends Schema.TaggedError<OperationConflict>(
  "@postwright/core/usage/OperationConflict"
)("OperationConflict", { operationKey: Schema.String, problem: Schema.String }) {
  readonly code = "operation-conflict"
  override get message(): string {
    return `The operation "${this.operationKey}" ${this.problem}. ${this.remedy}`
  }
  get remedy(): string {
    return "Give every operation a key of its own"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The place where the ledger is kept refused or cannot be reached. */
export class LedgerUnavailable extends Schema.TaggedError<LedgerUnavailable>(
  "@postwright/core/usage/LedgerUnavailable"
)("LedgerUnavailable", {
  /** What happened, naming the place. */
  detail: Schema.String,
  /** What to do about it. */
  advice: Schema.String,
  isTransient: Schema.Boolean,
  cause: Schema.Defect()
}) {
  readonly code = "ledger-unavailable"
  override get message(): string {
    return `${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return this.advice
  }
  get isRetryable(): boolean {
    return this.isTransient
  }
}

/** What ledger operations fail with. Match on `reason` with `Effect.catchReason`. */
export class UsageError extends Schema.TaggedError<UsageError>("@postwright/core/usage/UsageError")("UsageError", {
  reason: Schema.Union([
    BudgetExceeded,
    CostUnknown,
    BudgetNotFound,
    ReservationNotFound,
    OperationConflict,
    LedgerUnavailable
  ])
}) {
  override readonly cause = this.reason
  get code(): string {
    return this.reason.code
  }
  override get message(): string {
    return this.reason.message
  }
  get remedy(): string {
    return this.reason.remedy
  }
  get isRetryable(): boolean {
    return this.reason.isRetryable
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** People give money in dollars; an estimate is a small part of one. */
const shown = (amount: number, unit: string): string =>
  unit === "microUsd" ? (amount / 1_000_000).toFixed(6).replace(/(\.\d\d\d*?)0+$/u, "$1") : String(amount)

/** Ids that were made up for a campaign or a single operation say nothing to those who gave it a limit. */
const nameOf = (budgetId: string): string => {
  const campaign = /^campaign\/(.+)$/u.exec(budgetId)?.[1]
  if (campaign !== undefined) return `budget of campaign "${campaign}"`
  return /^(?:agent|agent-call|replies|insights)(?:[/-]|$)/u.test(budgetId) ? "budget" : `budget "${budgetId}"`
}
