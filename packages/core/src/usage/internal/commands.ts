import { Effect, Schema } from "effect"
import { type OrganizationId } from "../../tenancy/Actor.ts"
import { Amounts } from "../Amounts.ts"
import { type Ledger } from "../Ledger.ts"
import { type OperationKey, type Reserved } from "../Reservation.ts"
import { type UsageError } from "../UsageError.ts"
import { type Book, type Decision } from "./book.ts"

/** Decides on an organization's books, enters what was decided, and returns the reservation as it stands then, and whether it stood so before. */
export type Change = (
  organizationId: OrganizationId,
  operationKey: OperationKey,
  decide: (book: Book, now: number) => Decision
) => Effect.Effect<Reserved, UsageError>

/** What operations do to the books, wherever these are kept. */
export const commandsOf = (change: Change): Pick<Ledger["Service"], "reserve" | "settle" | "release"> => ({
  reserve: (organizationId, request) =>
    Effect.andThen(
      checked(request.estimate),
      change(organizationId, request.operationKey, (book, now) => book.decideReserve(request, now))
    ),
  settle: (organizationId, operationKey, actual) =>
    Effect.andThen(
      checked(actual),
      change(organizationId, operationKey, (book, now) => book.decideSettle(operationKey, actual, now)).pipe(
        Effect.map(({ isStanding: _isStanding, ...reservation }) => reservation)
      )
    ),
  release: (organizationId, operationKey) =>
    Effect.asVoid(change(organizationId, operationKey, (book, now) => book.decideRelease(operationKey, now)))
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A fraction or a negative amount is a bug of the caller. */
const checked = (amounts: Amounts): Effect.Effect<void> => Effect.sync(() => Schema.asserts(Amounts, amounts))
