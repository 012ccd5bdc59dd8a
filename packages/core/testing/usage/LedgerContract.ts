/**
 * Behaviour that every `Ledger` adapter must have.
 *
 * @since 0.1.0
 */
import { DateTime, Duration, Effect, Exit, Layer } from "effect"
import { TestClock } from "effect/testing"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { sha256 } from "@postwright/core/text/Digest"
import { type Amounts } from "@postwright/core/usage/Amounts"
import { Budget, BudgetId, type BudgetWindow } from "@postwright/core/usage/Budget"
import { Ledger } from "@postwright/core/usage/Ledger"
import { OperationKey } from "@postwright/core/usage/Reservation"
import { type UsageError } from "@postwright/core/usage/UsageError"
import { type Case, check, checkEqual } from "../Check.ts"

/** The suite. Every case has an organization of its own, so that one place may serve them all. */
export const cases = (layer: Layer.Layer<Ledger, unknown>): ReadonlyArray<Case> => {
  const scenario = (
    title: string,
    body: (stage: {
      readonly ledger: Ledger["Service"]
      readonly organizationId: OrganizationId
    }) => Effect.Effect<void, unknown>
  ): Case => ({
    title,
    run: Effect.gen(function* () {
      const organizationId = OrganizationId.make(`organization-${sha256(title).slice(0, 12)}`)
      yield* body({ ledger: yield* Ledger, organizationId })
    }).pipe(Effect.provide(Layer.provideMerge(layer, TestClock.layer())))
  })

  return [
    scenario("takes an estimate out of the budget, and puts what was used in its place", (stage) =>
      Effect.gen(function* () {
        const { ledger, organizationId } = stage
        yield* ledger.setBudget(organizationId, budget({ tokens: 1000, microUsd: 50 }))
        yield* ledger.reserve(organizationId, request("one", { tokens: 300, microUsd: 20 }))
        checkEqual(
          yield* ledger.balance(organizationId, month),
          {
            limits: { tokens: 1000, microUsd: 50 },
            reserved: { tokens: 300, microUsd: 20 },
            settled: {},
            available: { tokens: 700, microUsd: 30 }
          },
          "the balance after the reservation"
        )
        const settled = yield* ledger.settle(organizationId, key("one"), { tokens: 120, microUsd: 5 })
        checkEqual([settled.status, settled.actual], ["settled", { tokens: 120, microUsd: 5 }], "the reservation")
        const { reserved, available } = yield* ledger.balance(organizationId, month)
        checkEqual([reserved.tokens, reserved.microUsd], [0, 0], "what is reserved")
        checkEqual(available, { tokens: 880, microUsd: 45 }, "what is left")
      })
    ),

    scenario("refuses an estimate that does not fit, naming unit and rest, and takes nothing", (stage) =>
      Effect.gen(function* () {
        const { ledger, organizationId } = stage
        yield* ledger.setBudget(organizationId, budget({ tokens: 1000, renders: 2 }))
        yield* ledger.reserve(organizationId, request("one", { tokens: 100, renders: 2 }))
        const error = yield* Effect.flip(ledger.reserve(organizationId, request("two", { tokens: 1, renders: 1 })))
        check(error.reason._tag === "BudgetExceeded", "The reason must be BudgetExceeded")
        const { budgetId, unit, limit, available, requested } = error.reason
        checkEqual([budgetId, unit, limit, available, requested], ["month", "renders", 2, 0, 1], "the reason's fields")
        checkEqual(
          (yield* ledger.balance(organizationId, month)).available,
          { tokens: 900, renders: 0 },
          "what is left"
        )
        yield* ledger.reserve(organizationId, request("three", { tokens: 900 }))
      })
    ),

    scenario("charges all budgets of a request or none", (stage) =>
      Effect.gen(function* () {
        const { ledger, organizationId } = stage
        const campaign = BudgetId.make("campaign")
        yield* ledger.setBudget(organizationId, budget({ tokens: 1000 }))
        yield* ledger.setBudget(organizationId, new Budget({ ...budget({ tokens: 100 }), id: campaign }))
        const both = (name: string, tokens: number) => ({ ...request(name, { tokens }), budgets: [month, campaign] })
        yield* ledger.reserve(organizationId, both("one", 80))
        yield* Effect.flip(ledger.reserve(organizationId, both("two", 80)))
        checkEqual((yield* ledger.balance(organizationId, month)).available, { tokens: 920 }, "what the month has left")
        checkEqual((yield* ledger.balance(organizationId, campaign)).available, { tokens: 20 }, "the campaign's rest")
        yield* ledger.settle(organizationId, key("one"), { tokens: 10 })
        checkEqual((yield* ledger.balance(organizationId, month)).available, { tokens: 990 }, "the month's rest")
        checkEqual((yield* ledger.balance(organizationId, campaign)).available, { tokens: 90 }, "the campaign's rest")
      })
    ),

    scenario("never promises more than there is to 64 concurrent callers", (stage) =>
      Effect.gen(function* () {
        const { ledger, organizationId } = stage
        yield* ledger.setBudget(organizationId, budget({ publishes: 10 }))
        const exits = yield* Effect.forEach(
          Array.from({ length: 64 }, (_, index) => index),
          (index) =>
            Effect.yieldNow.pipe(
              Effect.andThen(ledger.reserve(organizationId, request(`n${index}`, { publishes: 1 }))),
              Effect.exit
            ),
          { concurrency: "unbounded" }
        )
        checkEqual(exits.filter(Exit.isSuccess).length, 10, "how many got a reservation")
        checkEqual((yield* ledger.balance(organizationId, month)).available, { publishes: 0 }, "what is left")
      })
    ),

    scenario("charges one operation once, however often and concurrently it asks", (stage) =>
      Effect.gen(function* () {
        const { ledger, organizationId } = stage
        yield* ledger.setBudget(organizationId, budget({ tokens: 100 }))
        const ask = ledger.reserve(organizationId, request("one", { tokens: 60 }))
        const asked = yield* Effect.all(
          Array.from({ length: 64 }, () => ask),
          { concurrency: "unbounded" }
        )
        checkEqual(new Set(asked.map((one) => one.status)).size, 1, "how many different answers there are")
        checkEqual(asked.filter((one) => !one.isStanding).length, 1, "how many of them reserved it")
        checkEqual((yield* ledger.balance(organizationId, month)).available, { tokens: 40 }, "what is left")
        yield* ledger.settle(organizationId, key("one"), { tokens: 50 })
        yield* ledger.settle(organizationId, key("one"), { tokens: 50 })
        checkEqual((yield* ask).status, "settled", "the status when asked again")
        checkEqual((yield* ledger.balance(organizationId, month)).available, { tokens: 50 }, "what is left")
      })
    ),

    scenario("refuses a key that stands for another request or another result", (stage) =>
      Effect.gen(function* () {
        const { ledger, organizationId } = stage
        yield* ledger.setBudget(organizationId, budget({ tokens: 100 }))
        yield* ledger.reserve(organizationId, request("one", { tokens: 1 }))
        yield* expectReason("OperationConflict", ledger.reserve(organizationId, request("one", { tokens: 2 })))
        yield* ledger.settle(organizationId, key("one"), { tokens: 1 })
        yield* expectReason("OperationConflict", ledger.settle(organizationId, key("one"), { tokens: 2 }))
        yield* ledger.reserve(organizationId, request("two", { tokens: 1 }))
        yield* ledger.release(organizationId, key("two"))
        yield* expectReason("OperationConflict", ledger.settle(organizationId, key("two"), { tokens: 1 }))
      })
    ),

    scenario("gives back what is released, once, and leaves what is settled", (stage) =>
      Effect.gen(function* () {
        const { ledger, organizationId } = stage
        yield* ledger.setBudget(organizationId, budget({ tokens: 100 }))
        yield* ledger.reserve(organizationId, request("one", { tokens: 60 }))
        yield* ledger.release(organizationId, key("one"))
        yield* ledger.release(organizationId, key("one"))
        checkEqual((yield* ledger.balance(organizationId, month)).available, { tokens: 100 }, "after the release")
        checkEqual(
          (yield* ledger.reserve(organizationId, request("one", { tokens: 60 }))).status,
          "reserved",
          "the status after reserving anew"
        )
        checkEqual(
          (yield* ledger.reserve(organizationId, request("one", { tokens: 60 }))).isStanding,
          true,
          "whether it stands when it is asked for once more"
        )
        yield* ledger.settle(organizationId, key("one"), { tokens: 60 })
        yield* ledger.release(organizationId, key("one"))
        checkEqual((yield* ledger.balance(organizationId, month)).available, { tokens: 40 }, "after the settlement")
      })
    ),

    scenario("records what was used even when it is more than reserved, and then has nothing left", (stage) =>
      Effect.gen(function* () {
        const { ledger, organizationId } = stage
        yield* ledger.setBudget(organizationId, budget({ tokens: 100 }))
        yield* ledger.reserve(organizationId, request("one", { tokens: 60 }))
        yield* ledger.settle(organizationId, key("one"), { tokens: 130, seconds: 4 })
        const balance = yield* ledger.balance(organizationId, month)
        checkEqual(balance.settled, { tokens: 130, seconds: 4 }, "what is settled")
        checkEqual(balance.available, { tokens: 0 }, "what is left")
        yield* expectReason("BudgetExceeded", ledger.reserve(organizationId, request("two", { tokens: 1 })))
        yield* ledger.reserve(organizationId, request("three", { seconds: 1_000_000 }))
      })
    ),

    scenario("frees overdue reservations by the sweep, and still records what they used", (stage) =>
      Effect.gen(function* () {
        const { ledger, organizationId } = stage
        yield* ledger.setBudget(organizationId, budget({ tokens: 100 }))
        yield* ledger.reserve(organizationId, request("lost", { tokens: 60 }))
        yield* ledger.reserve(organizationId, {
          ...request("slow", { tokens: 30 }),
          expiresAfter: Duration.minutes(90)
        })
        yield* TestClock.adjust("59 minutes")
        yield* ledger.sweep
        checkEqual((yield* ledger.balance(organizationId, month)).available, { tokens: 10 }, "before they are overdue")
        yield* TestClock.adjust("1 minute")
        check((yield* ledger.sweep) >= 1, "The sweep must count what it frees")
        checkEqual((yield* ledger.balance(organizationId, month)).available, { tokens: 70 }, "after the first")
        yield* ledger.settle(organizationId, key("lost"), { tokens: 55 })
        checkEqual((yield* ledger.balance(organizationId, month)).available, { tokens: 15 }, "after the late result")
        yield* TestClock.adjust("30 minutes")
        yield* ledger.sweep
        const again = yield* ledger.reserve(organizationId, request("slow", { tokens: 30 }))
        checkEqual(again.status, "reserved", "the status after reserving anew")
      })
    ),

    scenario("writes one line for everything that happens, and changes none", (stage) =>
      Effect.gen(function* () {
        const { ledger, organizationId } = stage
        yield* ledger.setBudget(organizationId, budget({ tokens: 100 }))
        yield* ledger.reserve(organizationId, request("one", { tokens: 60 }))
        yield* ledger.settle(organizationId, key("one"), { tokens: 50 })
        yield* ledger.settle(organizationId, key("one"), { tokens: 50 })
        yield* ledger.reserve(organizationId, request("two", { tokens: 10 }))
        yield* ledger.release(organizationId, key("two"))
        yield* ledger.reserve(organizationId, request("three", { tokens: 20 }))
        yield* TestClock.adjust("1 hour")
        yield* ledger.sweep
        const entries = yield* ledger.entries(organizationId, month)
        checkEqual(
          entries.map((entry) => `${entry.operationKey} ${entry.kind} ${entry.amounts.tokens}`),
          [
            "one reserved 60",
            "one settled 50",
            "two reserved 10",
            "two released 10",
            "three reserved 20",
            "three expired 20"
          ],
          "the lines"
        )
      })
    ),

    scenario("keeps what was used when a budget gets new limits", (stage) =>
      Effect.gen(function* () {
        const { ledger, organizationId } = stage
        yield* ledger.setBudget(organizationId, budget({ tokens: 100 }))
        yield* ledger.reserve(organizationId, request("one", { tokens: 60 }))
        yield* ledger.setBudget(organizationId, budget({ tokens: 50 }))
        checkEqual((yield* ledger.balance(organizationId, month)).available, { tokens: 0 }, "after the limit fell")
        yield* ledger.setBudget(organizationId, budget({ tokens: 200 }))
        checkEqual((yield* ledger.balance(organizationId, month)).available, { tokens: 140 }, "after the limit rose")
      })
    ),

    scenario("keeps organizations apart, and knows no budget or reservation that was not made", (stage) =>
      Effect.gen(function* () {
        const { ledger, organizationId } = stage
        const other = OrganizationId.make(`${organizationId}-other`)
        yield* ledger.setBudget(organizationId, budget({ tokens: 100 }))
        yield* ledger.reserve(organizationId, request("one", { tokens: 60 }))
        yield* expectReason("BudgetNotFound", ledger.balance(other, month))
        yield* expectReason("BudgetNotFound", ledger.entries(other, month))
        yield* expectReason("BudgetNotFound", ledger.reserve(other, request("one", { tokens: 60 })))
        yield* expectReason("ReservationNotFound", ledger.settle(other, key("one"), { tokens: 1 }))
        yield* expectReason("ReservationNotFound", ledger.release(other, key("one")))
      })
    ),

    scenario("fills a budget up at the border of its window, by the clock of its time zone", (stage) =>
      Effect.gen(function* () {
        const { ledger, organizationId } = stage
        // Midnight of Berlin's first day of summer time, an hour after which a day of 23 hours has begun.
        yield* TestClock.setTime(Date.parse("2027-03-27T22:30:00Z"))
        yield* ledger.setBudget(organizationId, budget({ tokens: 100 }, berlin("day")))
        yield* ledger.reserve(organizationId, request("one", { tokens: 80 }))
        const error = yield* Effect.flip(ledger.reserve(organizationId, request("two", { tokens: 30 })))
        const resetsAt = error.reason._tag === "BudgetExceeded" ? error.reason.resetsAt : undefined
        checkEqual(resetsAt && DateTime.formatIso(resetsAt), "2027-03-27T23:00:00.000Z", "when the budget fills up")
        yield* TestClock.setTime(Date.parse("2027-03-27T23:00:00Z"))
        const { available, resetsAt: next } = yield* ledger.balance(organizationId, month)
        checkEqual(available, { tokens: 100 }, "what there is in the next window")
        checkEqual(next && DateTime.formatIso(next), "2027-03-28T22:00:00.000Z", "when the day of 23 hours ends")
        yield* ledger.reserve(organizationId, request("two", { tokens: 100 }))
      })
    ),

    scenario("counts what was used in the window in which it was reserved", (stage) =>
      Effect.gen(function* () {
        const { ledger, organizationId } = stage
        yield* TestClock.setTime(Date.parse("2027-01-31T22:59:00Z"))
        yield* ledger.setBudget(organizationId, budget({ tokens: 100 }, berlin("month")))
        yield* ledger.reserve(organizationId, request("one", { tokens: 80 }))
        yield* TestClock.setTime(Date.parse("2027-01-31T23:01:00Z"))
        checkEqual((yield* ledger.balance(organizationId, month)).reserved, {}, "what is reserved in February")
        yield* ledger.settle(organizationId, key("one"), { tokens: 90 })
        checkEqual((yield* ledger.balance(organizationId, month)).available, { tokens: 100 }, "what February has left")
        // In a budget without windows everything counts.
        yield* ledger.setBudget(organizationId, budget({ tokens: 100 }))
        checkEqual((yield* ledger.balance(organizationId, month)).available, { tokens: 10 }, "what is left of all time")
        yield* ledger.setBudget(organizationId, budget({ tokens: 100 }, berlin("month")))
        checkEqual((yield* ledger.balance(organizationId, month)).available, { tokens: 100 }, "what February has left")
      })
    ),

    scenario("holds concurrency as long as something is reserved, and gives it back however that ends", (stage) =>
      Effect.gen(function* () {
        const { ledger, organizationId } = stage
        yield* ledger.setBudget(organizationId, budget({ concurrency: 2, tokens: 100 }, berlin("minute")))
        const one = { concurrency: 1, tokens: 5 }
        yield* ledger.reserve(organizationId, request("one", one))
        yield* ledger.reserve(organizationId, request("two", one))
        const error = yield* Effect.flip(ledger.reserve(organizationId, request("three", one)))
        checkEqual([error.reason._tag, error.isRetryable], ["BudgetExceeded", true], "why the third has to wait")
        // Another window does not end what runs.
        yield* TestClock.adjust("2 minutes")
        yield* Effect.flip(ledger.reserve(organizationId, request("three", one)))
        yield* ledger.settle(organizationId, key("one"), { concurrency: 1, tokens: 5 })
        yield* ledger.reserve(organizationId, request("three", one))
        yield* ledger.release(organizationId, key("two"))
        yield* ledger.reserve(organizationId, request("four", one))
        yield* TestClock.adjust("2 hours")
        checkEqual(yield* ledger.sweep, 2, "how many were overdue")
        const { available, settled } = yield* ledger.balance(organizationId, month)
        checkEqual([available.concurrency, settled.concurrency], [2, undefined], "what may run now, and what was used")
      })
    ),

    scenario("takes no fractions and no negative amounts", (stage) =>
      Effect.gen(function* () {
        const { ledger, organizationId } = stage
        yield* ledger.setBudget(organizationId, budget({ tokens: 100 }))
        for (const tokens of [0.5, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
          const exit = yield* Effect.exit(ledger.reserve(organizationId, request(`n${tokens}`, { tokens })))
          check(Exit.isFailure(exit), `${tokens} tokens must not be reserved`)
        }
        checkEqual((yield* ledger.balance(organizationId, month)).available, { tokens: 100 }, "what is left")
      })
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const month = BudgetId.make("month")
const key = (name: string) => OperationKey.make(name)
const budget = (limits: Amounts, window: BudgetWindow = { _tag: "total" }) => new Budget({ id: month, limits, window })
const berlin = (every: "minute" | "day" | "month"): BudgetWindow => ({
  _tag: "calendar",
  every,
  timeZone: "Europe/Berlin"
})
const request = (name: string, estimate: Amounts) => ({ operationKey: key(name), budgets: [month], estimate })

const expectReason = <A>(tag: UsageError["reason"]["_tag"], effect: Effect.Effect<A, UsageError>) =>
  Effect.flatMap(Effect.flip(effect), (error) => Effect.sync(() => checkEqual(error.reason._tag, tag, "the reason")))
