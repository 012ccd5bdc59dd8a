/**
 * The ledger in memory. From its first look at the books to its last change, an operation never yields to another
 * fiber: it reads the clock before.
 */
import { Clock, Effect, Result } from "effect"
import { type OrganizationId } from "../../tenancy/Actor.ts"
import { type BudgetId } from "../Budget.ts"
import { type Ledger } from "../Ledger.ts"
import { BudgetNotFound, UsageError } from "../UsageError.ts"
import { Book } from "./book.ts"
import { type Change, commandsOf } from "./commands.ts"

/** An empty one. */
export const makeMemory = (): Ledger["Service"] => {
  const books = new Map<OrganizationId, Book>()

  const bookOf = (organizationId: OrganizationId): Book => {
    const book = books.get(organizationId) ?? new Book()
    books.set(organizationId, book)
    return book
  }

  const change: Change = (organizationId, operationKey, decide) =>
    Effect.flatMap(Clock.currentTimeMillis, (now) => {
      const book = bookOf(organizationId)
      const decision = decide(book, now)
      if (Result.isFailure(decision)) return Effect.fail(new UsageError({ reason: decision.failure }))
      if (decision.success !== undefined) book.enter(decision.success)
      return Effect.succeed({ ...book.reservation(operationKey)!, isStanding: decision.success === undefined })
    })

  const found = <A>(budgetId: BudgetId, value: A | undefined): Effect.Effect<A, UsageError> =>
    value === undefined
      ? Effect.fail(new UsageError({ reason: new BudgetNotFound({ budgetId }) }))
      : Effect.succeed(value)

  return {
    setBudget: (organizationId, budget) =>
      Effect.map(Clock.currentTimeMillis, (now) => {
        const book = bookOf(organizationId)
        book.enter(book.decideBudget(budget, now))
      }),
    ...commandsOf(change),
    balance: (organizationId, budgetId) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => found(budgetId, bookOf(organizationId).balance(budgetId, now))),
    entries: (organizationId, budgetId) =>
      Effect.suspend(() => found(budgetId, bookOf(organizationId).entries(budgetId))),
    sweep: Effect.map(Clock.currentTimeMillis, (now) => {
      let count = 0
      for (const book of books.values()) {
        for (const line of book.decideSweep(now)) {
          book.enter(line)
          count += 1
        }
      }
      return count
    })
  }
}
