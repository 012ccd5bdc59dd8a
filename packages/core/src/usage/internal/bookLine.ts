import { Schema } from "effect"
import { Amounts } from "../Amounts.ts"
import { Budget, BudgetId } from "../Budget.ts"
import { OperationKey } from "../Reservation.ts"

/** Milliseconds since 1970-01-01T00:00:00Z. */
const at = Schema.Int
const operationKey = OperationKey

/** What is written into the books. Wire format: fields are only ever added, and only as optional ones. */
export const BookLine = Schema.Union([
  Schema.Struct({ kind: Schema.Literal("budget"), at, budget: Budget }),
  Schema.Struct({
    kind: Schema.Literal("reserved"),
    at,
    operationKey,
    budgets: Schema.Array(BudgetId),
    estimate: Amounts,
    expiresAt: Schema.Int
  }),
  Schema.Struct({ kind: Schema.Literal("settled"), at, operationKey, actual: Amounts }),
  Schema.Struct({ kind: Schema.Literals(["released", "expired"]), at, operationKey })
])
export type BookLine = typeof BookLine.Type
