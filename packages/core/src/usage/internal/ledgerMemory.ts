/**
 * The ledger in memory. From its first look at the state to its last change, an operation never yields to another
 * fiber: it reads the clock before.
 *
 * @since 0.1.0
 */
import { DateTime, Duration, Effect, Schema } from "effect"
import { type OrganizationId } from "../../tenancy/Actor.ts"
import { canonicalJson } from "../../text/Digest.ts"
import { Amounts, minus, plus, unitsOf } from "../Amounts.ts"
import { type Budget, type BudgetId, type Ledger, type LedgerEntry, type Reservation } from "../Ledger.ts"
import { BudgetExceeded, BudgetNotFound, OperationConflict, ReservationNotFound, UsageError } from "../UsageError.ts"

/** An empty one. */
export const makeMemory = (): Ledger["Service"] => {
  const accounts = new Map<string, Account>()
  const reservations = new Map<string, Owned>()

  const accountOf = (organizationId: OrganizationId, id: BudgetId): Effect.Effect<Account, UsageError> => {
    const account = accounts.get(key(organizationId, id))
    return account === undefined ? fail(new BudgetNotFound({ budgetId: id })) : Effect.succeed(account)
  }

  /** Writes one line to each budget, and `move`s the amounts there. */
  const enter = (at: DateTime.Utc, next: Owned, amounts: Amounts, move: (account: Account) => void): Reservation => {
    for (const id of next.budgets) {
      const account = accounts.get(key(next.organizationId, id))!
      move(account)
      account.entries.push({ at, operationKey: next.operationKey, kind: next.status, amounts })
    }
    reservations.set(key(next.organizationId, next.operationKey), next)
    return publicForm(next)
  }

  const setBudget: Ledger["Service"]["setBudget"] = (organizationId, budget) =>
    Effect.sync(() => {
      checkAmounts(budget.limits)
      const id = key(organizationId, budget.id)
      const account = accounts.get(id)
      if (account === undefined) accounts.set(id, { budget, reserved: {}, settled: {}, entries: [] })
      else account.budget = budget
    })

  const reserve: Ledger["Service"]["reserve"] = Effect.fnUntraced(function* (organizationId, request) {
    const { operationKey, estimate } = request
    checkAmounts(estimate)
    const budgets = [...new Set(request.budgets)].sort()
    const now = yield* DateTime.now
    const known = reservations.get(key(organizationId, operationKey))
    if (known !== undefined) {
      if (!isSame([known.budgets, known.estimate], [budgets, estimate])) {
        return yield* fail(new OperationConflict({ operationKey, problem: "was reserved with another request" }))
      }
      if (known.status === "reserved" || known.status === "settled") return publicForm(known)
    }
    for (const id of budgets) {
      const account = accounts.get(key(organizationId, id))
      if (account === undefined) return yield* fail(new BudgetNotFound({ budgetId: id }))
      for (const unit of unitsOf(account.budget.limits)) {
        const limit = account.budget.limits[unit] ?? 0
        const available = balanceOf(account).available[unit] ?? 0
        const requested = estimate[unit] ?? 0
        if (requested > available) {
          return yield* fail(new BudgetExceeded({ budgetId: id, unit, limit, available, requested }))
        }
      }
    }
    const expiresAt = DateTime.addDuration(now, request.expiresAfter ?? Duration.hours(1))
    const next: Owned = { organizationId, operationKey, budgets, estimate, status: "reserved", expiresAt }
    return enter(now, next, estimate, (account) => {
      account.reserved = plus(account.reserved, estimate)
    })
  })

  const settle: Ledger["Service"]["settle"] = Effect.fnUntraced(function* (organizationId, operationKey, actual) {
    checkAmounts(actual)
    const now = yield* DateTime.now
    const known = reservations.get(key(organizationId, operationKey))
    if (known === undefined) return yield* fail(new ReservationNotFound({ operationKey }))
    if (known.status === "released") {
      return yield* fail(new OperationConflict({ operationKey, problem: "was released" }))
    }
    if (known.status === "settled") {
      if (isSame(known.actual, actual)) return publicForm(known)
      return yield* fail(new OperationConflict({ operationKey, problem: "was settled with other amounts" }))
    }
    const freed = known.status === "reserved" ? known.estimate : {}
    return enter(now, { ...known, status: "settled", actual }, actual, (account) => {
      account.reserved = minus(account.reserved, freed)
      account.settled = plus(account.settled, actual)
    })
  })

  const free = (now: DateTime.Utc, known: Owned, status: "released" | "expired") =>
    enter(now, { ...known, status }, known.estimate, (account) => {
      account.reserved = minus(account.reserved, known.estimate)
    })

  const release: Ledger["Service"]["release"] = Effect.fnUntraced(function* (organizationId, operationKey) {
    const now = yield* DateTime.now
    const known = reservations.get(key(organizationId, operationKey))
    if (known === undefined) return yield* fail(new ReservationNotFound({ operationKey }))
    if (known.status === "reserved") free(now, known, "released")
  })

  const balance: Ledger["Service"]["balance"] = (organizationId, budgetId) =>
    Effect.map(accountOf(organizationId, budgetId), balanceOf)

  const entries: Ledger["Service"]["entries"] = (organizationId, budgetId) =>
    Effect.map(accountOf(organizationId, budgetId), (account) => [...account.entries])

  const sweep: Ledger["Service"]["sweep"] = Effect.gen(function* () {
    const now = yield* DateTime.now
    const overdue = [...reservations.values()].filter(
      (known) => known.status === "reserved" && DateTime.isLessThanOrEqualTo(known.expiresAt, now)
    )
    for (const known of overdue) free(now, known, "expired")
    return overdue.length
  })

  return { setBudget, reserve, settle, release, balance, entries, sweep }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Owned = Reservation & { readonly organizationId: OrganizationId }

interface Account {
  budget: Budget
  reserved: Amounts
  settled: Amounts
  readonly entries: Array<LedgerEntry>
}

const balanceOf = ({ budget, reserved, settled }: Account) => {
  const left = minus(budget.limits, plus(reserved, settled))
  const available = Object.fromEntries(unitsOf(budget.limits).map((unit) => [unit, left[unit] ?? 0])) as Amounts
  return { limits: budget.limits, reserved, settled, available }
}

const publicForm = ({ organizationId: _organizationId, ...reservation }: Owned): Reservation => reservation

/** A fraction or a negative amount is a bug of the caller. */
const checkAmounts = (amounts: Amounts): void => Schema.asserts(Amounts, amounts)

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b)

const key = (organizationId: OrganizationId, id: string): string => JSON.stringify([organizationId, id])

const fail = (reason: UsageError["reason"]) => Effect.fail(new UsageError({ reason }))
