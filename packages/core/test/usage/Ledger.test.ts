import { assert, describe, it } from "@effect/vitest"
import { Context, Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import * as fc from "fast-check"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { failingTitles } from "@postwright/core/testing/Check"
import * as LedgerContract from "@postwright/core/testing/usage/LedgerContract"
import { suite } from "@postwright/core/testing/vitest"
import { Budget, BudgetId, Ledger, OperationKey } from "@postwright/core/usage/Ledger"

suite("Ledger (memory)", LedgerContract.cases(Ledger.layerMemory))

describe("the suite of Ledger catches an adapter", () => {
  const failures = (change: (inner: Ledger["Service"]) => Partial<Ledger["Service"]>) =>
    failingTitles(
      LedgerContract.cases(
        Layer.effect(
          Ledger,
          Effect.map(Layer.build(Ledger.layerMemory), (context) => {
            const inner = Context.get(context, Ledger)
            return Ledger.of({ ...inner, ...change(inner) })
          })
        )
      )
    )

  it.effect("that looks first and reserves later", () =>
    Effect.gen(function* () {
      const titles = yield* failures((inner) => ({
        reserve: Effect.fnUntraced(function* (organizationId, request) {
          const { available, limits } = yield* inner.balance(organizationId, request.budgets[0]!)
          yield* Effect.yieldNow
          const roomy = new Budget({
            id: request.budgets[0]!,
            limits: { ...limits, publishes: 1e9 },
            window: { _tag: "total" }
          })
          if ((available.publishes ?? 0) > 0) yield* inner.setBudget(organizationId, roomy)
          const reservation = yield* inner.reserve(organizationId, request)
          yield* inner.setBudget(organizationId, new Budget({ ...roomy, limits }))
          return reservation
        })
      }))
      assert.include(titles, "never promises more than there is to 64 concurrent callers")
    })
  )

  it.effect("that charges an operation each time it asks", () =>
    Effect.gen(function* () {
      let count = 0
      const titles = yield* failures((inner) => ({
        reserve: (organizationId, request) =>
          inner.reserve(organizationId, {
            ...request,
            operationKey: OperationKey.make(`${request.operationKey}-${count++}`)
          })
      }))
      assert.include(titles, "charges one operation once, however often and concurrently it asks")
    })
  )

  it.effect("that never sweeps", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* failures(() => ({ sweep: Effect.succeed(0) })), [
        "frees overdue reservations by the sweep, and still records what they used",
        "writes one line for everything that happens, and changes none"
      ])
    })
  )
})

describe("Ledger", () => {
  const organizationId = OrganizationId.make("organization")
  const id = BudgetId.make("month")

  it.effect("is swept by the sweeper layer on the Clock", () =>
    Effect.gen(function* () {
      const ledger = yield* Ledger
      yield* ledger.setBudget(organizationId, new Budget({ id, limits: { tokens: 10 }, window: { _tag: "total" } }))
      yield* ledger.reserve(organizationId, {
        operationKey: OperationKey.make("a"),
        budgets: [id],
        estimate: { tokens: 10 }
      })
      yield* TestClock.adjust("61 minutes")
      assert.deepStrictEqual((yield* ledger.balance(organizationId, id)).available, { tokens: 10 })
    }).pipe(Effect.provide(Ledger.layerSweeper().pipe(Layer.provideMerge(Ledger.layerMemory))))
  )

  // Any sequence of operations: what was promised never exceeds the limit at the time, and the lines add up.
  const operation = fc.record({
    kind: fc.constantFrom("reserve", "settle", "release", "tick" as const),
    key: fc.integer({ min: 0, max: 5 }),
    tokens: fc.integer({ min: 0, max: 60 })
  })
  it("adds up after any sequence of operations", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 40 }), (operations) =>
        Effect.gen(function* () {
          const ledger = yield* Ledger
          yield* ledger.setBudget(
            organizationId,
            new Budget({ id, limits: { tokens: 100 }, window: { _tag: "total" } })
          )
          for (const { kind, key, tokens } of operations) {
            const operationKey = OperationKey.make(`k${key}`)
            const before = yield* ledger.balance(organizationId, id)
            if (kind === "reserve") {
              const request = { operationKey, budgets: [id], estimate: { tokens: key * 10 } }
              yield* Effect.exit(ledger.reserve(organizationId, request))
            }
            if (kind === "settle") yield* Effect.exit(ledger.settle(organizationId, operationKey, { tokens }))
            if (kind === "release") yield* Effect.exit(ledger.release(organizationId, operationKey))
            if (kind === "tick") {
              yield* TestClock.adjust("30 minutes")
              yield* ledger.sweep
            }
            const { reserved, settled } = yield* ledger.balance(organizationId, id)
            const promised = (reserved.tokens ?? 0) + (settled.tokens ?? 0)
            if (kind === "reserve") {
              assert.isTrue(
                promised <= 100 || promised === (before.reserved.tokens ?? 0) + (before.settled.tokens ?? 0)
              )
            }
          }
          const totals = { reserved: 0, settled: 0, open: new Map<string, number>() }
          for (const { kind, operationKey, amounts } of yield* ledger.entries(organizationId, id)) {
            if (kind === "reserved") totals.open.set(operationKey, amounts.tokens ?? 0)
            else totals.open.delete(operationKey)
            if (kind === "settled") totals.settled += amounts.tokens ?? 0
          }
          for (const tokens of totals.open.values()) totals.reserved += tokens
          const balance = yield* ledger.balance(organizationId, id)
          assert.strictEqual(balance.settled.tokens ?? 0, totals.settled)
          assert.strictEqual(balance.reserved.tokens ?? 0, totals.reserved)
        }).pipe(Effect.provide(Ledger.layerMemory), Effect.provide(TestClock.layer()), Effect.runPromise)
      ),
      { numRuns: 60 }
    )
  })
})
