/**
 * The books of one organization: what is promised and used of each budget. Pure and synchronous. A change is first
 * decided, which gives a line, and then entered; where lines are kept is an adapter's business.
 */
import { DateTime, Duration, Result } from "effect"
import { canonicalJson } from "../../text/Digest.ts"
import { type Amounts, heldUnits, minus, only, plus, unitsOf, without } from "../Amounts.ts"
import { type Balance, type Budget, type BudgetId, type WindowBounds, windowAt } from "../Budget.ts"
import { type LedgerEntry, type OperationKey, type Reservation, type ReserveRequest } from "../Reservation.ts"
import {
  BudgetExceeded,
  BudgetNotFound,
  OperationConflict,
  ReservationNotFound,
  type UsageError
} from "../UsageError.ts"
import { type BookLine } from "./bookLine.ts"

/** A decision: the line to enter; none where nothing changes. */
export type Decision = Result.Result<BookLine | undefined, UsageError["reason"]>

/** The books of one organization, at first empty. */
export class Book {
  readonly #accounts = new Map<BudgetId, Account>()
  readonly #reservations = new Map<OperationKey, Known>()
  /** Those that are reserved, in the order in which they were. */
  readonly #open = new Set<Known>()

  decideBudget(budget: Budget, now: number): BookLine {
    return { kind: "budget", at: now, budget }
  }

  decideReserve({ estimate, expiresAfter, operationKey, ...request }: ReserveRequest, now: number): Decision {
    const budgets = [...new Set(request.budgets)].sort()
    const known = this.#reservations.get(operationKey)
    if (known !== undefined) {
      if (!isSame([known.budgets, known.estimate], [budgets, estimate])) {
        return Result.fail(new OperationConflict({ operationKey, problem: "was reserved with another request" }))
      }
      if (known.status === "reserved" || known.status === "settled") return Result.succeed(undefined)
    }
    for (const budgetId of budgets) {
      const account = this.#accounts.get(budgetId)
      if (account === undefined) return Result.fail(new BudgetNotFound({ budgetId }))
      const exceeded = exceededBy(account, estimate, now)
      if (exceeded !== undefined) return Result.fail(exceeded)
    }
    const expiresAt = now + Duration.toMillis(expiresAfter ?? Duration.hours(1))
    return Result.succeed({ kind: "reserved", at: now, operationKey, budgets, estimate, expiresAt })
  }

  decideSettle(operationKey: OperationKey, amounts: Amounts, now: number): Decision {
    const actual = without(amounts, heldUnits)
    const known = this.#reservations.get(operationKey)
    if (known === undefined) return Result.fail(new ReservationNotFound({ operationKey }))
    if (known.status === "released") {
      return Result.fail(new OperationConflict({ operationKey, problem: "was released" }))
    }
    if (known.status === "settled") {
      return isSame(known.actual, actual)
        ? Result.succeed(undefined)
        : Result.fail(new OperationConflict({ operationKey, problem: "was settled with other amounts" }))
    }
    return Result.succeed({ kind: "settled", at: now, operationKey, actual })
  }

  decideRelease(operationKey: OperationKey, now: number): Decision {
    const known = this.#reservations.get(operationKey)
    if (known === undefined) return Result.fail(new ReservationNotFound({ operationKey }))
    return Result.succeed(known.status === "reserved" ? { kind: "released", at: now, operationKey } : undefined)
  }

  /** One line for each reservation that is overdue. */
  decideSweep(now: number): ReadonlyArray<BookLine> {
    return [...this.#open]
      .filter(({ expiresAt }) => expiresAt <= now)
      .map(({ operationKey }) => ({ kind: "expired", at: now, operationKey }))
  }

  /** Enters a line that was decided on these very books. */
  enter(line: BookLine): void {
    if (line.kind === "budget") {
      const account = this.#accounts.get(line.budget.id)
      if (account === undefined) this.#accounts.set(line.budget.id, openAccount(line.budget))
      else this.#replaceBudget(account, line.budget)
      return
    }
    const known = this.#reservations.get(line.operationKey)
    if (line.kind === "reserved") {
      const { at: reservedAt, kind: status, ...reservation } = line
      this.#change(line.at, { ...reservation, status, reservedAt }, known)
    } else if (known !== undefined) {
      const next = { ...known, status: line.kind, ...(line.kind === "settled" ? { actual: line.actual } : {}) }
      this.#change(line.at, next, known)
    }
  }

  reservation(operationKey: OperationKey): Reservation | undefined {
    const known = this.#reservations.get(operationKey)
    if (known === undefined) return undefined
    const { expiresAt, reservedAt: _reservedAt, ...rest } = known
    return { ...rest, expiresAt: instant(expiresAt) }
  }

  balance(budgetId: BudgetId, now: number): Balance | undefined {
    const account = this.#accounts.get(budgetId)
    if (account === undefined) return undefined
    const { limits } = account.budget
    const { reserved, settled } = standingAt(account, now)
    const left = minus(limits, plus(reserved, settled))
    const available: Amounts = Object.fromEntries(unitsOf(limits).map((unit) => [unit, left[unit] ?? 0]))
    const { end } = boundsAt(account, now)
    return { limits, reserved, settled, available, ...(end === Infinity ? {} : { resetsAt: instant(end) }) }
  }

  entries(budgetId: BudgetId): ReadonlyArray<LedgerEntry> | undefined {
    const entries = this.#accounts.get(budgetId)?.entries
    return entries === undefined ? undefined : [...entries]
  }

  #change(at: number, next: Known, before: Known | undefined): void {
    for (const budgetId of next.budgets) {
      const account = this.#accounts.get(budgetId)
      if (account === undefined) continue
      if (before !== undefined) count(account, before, minus)
      count(account, next, plus)
      const amounts = next.status === "settled" ? (next.actual ?? {}) : next.estimate
      account.entries.push({ at: instant(at), operationKey: next.operationKey, kind: next.status, amounts })
    }
    if (before !== undefined) this.#open.delete(before)
    if (next.status === "reserved") this.#open.add(next)
    this.#reservations.set(next.operationKey, next)
  }

  #replaceBudget(account: Account, budget: Budget): void {
    const isOther = !isSame(account.budget.window, budget.window)
    account.budget = budget
    if (!isOther) return
    account.bounds = windowAt(budget.window, 0)
    account.windows.clear()
    for (const known of this.#reservations.values()) {
      if (known.budgets.includes(budget.id))
        count(account, { ...known, estimate: without(known.estimate, heldUnits) }, plus)
    }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Known = Omit<Reservation, "expiresAt"> & { readonly expiresAt: number; readonly reservedAt: number }

interface Standing {
  readonly reserved: Amounts
  readonly settled: Amounts
}

interface Account {
  budget: Budget
  /** By the start of the window. */
  readonly windows: Map<number, Standing>
  /** What is held at once, whatever the window. */
  held: Amounts
  readonly entries: Array<LedgerEntry>
  /** The window that was asked for last. */
  bounds: WindowBounds
}

const nothing: Standing = { reserved: {}, settled: {} }

const openAccount = (budget: Budget): Account => ({
  budget,
  windows: new Map(),
  held: {},
  entries: [],
  bounds: windowAt(budget.window, 0)
})

/** Adds what the reservation promises or has used to its window, or takes it out. */
const count = (account: Account, { actual, estimate, reservedAt, status }: Known, by: typeof plus): void => {
  if (status !== "reserved" && status !== "settled") return
  const { start } = boundsAt(account, reservedAt)
  const { reserved, settled } = account.windows.get(start) ?? nothing
  if (status === "settled") {
    account.windows.set(start, { reserved, settled: by(settled, actual ?? {}) })
  } else {
    account.windows.set(start, { reserved: by(reserved, without(estimate, heldUnits)), settled })
    account.held = by(account.held, only(estimate, heldUnits))
  }
}

const boundsAt = (account: Account, now: number): WindowBounds => {
  const { end, start } = account.bounds
  if (now < start || now >= end) account.bounds = windowAt(account.budget.window, now)
  return account.bounds
}

const standingAt = (account: Account, now: number): Standing => {
  const { reserved, settled } = account.windows.get(boundsAt(account, now).start) ?? nothing
  return { reserved: plus(reserved, account.held), settled }
}

const exceededBy = (account: Account, estimate: Amounts, now: number): BudgetExceeded | undefined => {
  const { id, limits } = account.budget
  const { reserved, settled } = standingAt(account, now)
  for (const unit of unitsOf(limits)) {
    const limit = limits[unit] ?? 0
    const available = Math.max(0, limit - (reserved[unit] ?? 0) - (settled[unit] ?? 0))
    const requested = estimate[unit] ?? 0
    if (requested <= available) continue
    const { end } = boundsAt(account, now)
    const resets = end === Infinity || heldUnits.includes(unit) ? {} : { resetsAt: instant(end) }
    return new BudgetExceeded({
      budgetId: id,
      unit,
      limit,
      available,
      requested,
      reserved: reserved[unit] ?? 0,
      ...resets
    })
  }
  return undefined
}

const instant = (millis: number): DateTime.Utc => DateTime.toUtc(DateTime.makeUnsafe(millis))

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b)
