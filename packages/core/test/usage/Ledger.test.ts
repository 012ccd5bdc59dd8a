import { assert, describe, it } from "@effect/vitest"
import { Context, Effect, Exit, Layer } from "effect"
import { TestClock } from "effect/testing"
import * as fc from "fast-check"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { failingTitles } from "@postwright/core/testing/Check"
import * as LedgerContract from "@postwright/core/testing/usage/LedgerContract"
import { suite } from "@postwright/core/testing/vitest"
import { Budget, BudgetId } from "@postwright/core/usage/Budget"
import { Ledger } from "@postwright/core/usage/Ledger"
import { OperationKey } from "@postwright/core/usage/Reservation"

suite("Ledger (memory)", LedgerContract.cases(Ledger.layerMemory))

const onObjects = Ledger.layer.pipe(Layer.provide(Layer.fresh(ObjectStore.layerMemory)))
suite("Ledger (objects)", LedgerContract.cases(onObjects))

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
        "writes one line for everything that happens, and changes none",
        "holds concurrency as long as something is reserved, and gives it back however that ends"
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

  const total = new Budget({ id, limits: { tokens: 1000 }, window: { _tag: "total" } })
  const request = (name: string, tokens: number) => ({
    operationKey: OperationKey.make(name),
    budgets: [id],
    estimate: { tokens }
  })

  it.effect("on objects never promises more than there is to two processes, over many segments", () =>
    Effect.gen(function* () {
      const build = Effect.map(Layer.build(Layer.fresh(Ledger.layer)), (context) => Context.get(context, Ledger))
      const [first, second] = [yield* build, yield* build]
      yield* first.setBudget(organizationId, total)
      const ask = (ledger: Ledger["Service"], name: string) =>
        Effect.forEach(
          Array.from({ length: 200 }, (_, index) => index),
          (index) => Effect.exit(ledger.reserve(organizationId, request(`${name}${index}`, 5))),
          { concurrency: 8 }
        )
      const exits = (yield* Effect.all([ask(first, "a"), ask(second, "b")], { concurrency: 2 })).flat()
      assert.lengthOf(exits.filter(Exit.isSuccess), 200)
      yield* second.settle(organizationId, OperationKey.make("a0"), { tokens: 1 })
      for (const ledger of [first, second, yield* build]) {
        assert.deepStrictEqual((yield* ledger.balance(organizationId, id)).available, { tokens: 4 })
      }
      const third = yield* build
      assert.strictEqual((yield* third.reserve(organizationId, request("a0", 5))).status, "settled")
      assert.lengthOf(yield* third.entries(organizationId, id), 201)
      yield* TestClock.adjust("2 hours")
      assert.strictEqual(yield* third.sweep, 199)
      assert.strictEqual(yield* first.sweep, 0)
    }).pipe(Effect.scoped, Effect.provide(ObjectStore.layerMemory))
  )

  it.effect("on objects says what to do where a line cannot be read, and writes nothing", () =>
    Effect.gen(function* () {
      const objects = yield* ObjectStore
      yield* Effect.provide(
        Effect.flatMap(Ledger, (ledger) => ledger.setBudget(organizationId, total)),
        Layer.fresh(Ledger.layer)
      )
      const [key] = yield* objects.list("ledger/")
      yield* objects.put(key!, new TextEncoder().encode("{}\n"))
      const error = yield* Effect.provide(
        Effect.flatMap(Ledger, (ledger) => Effect.flip(ledger.reserve(organizationId, request("a", 1)))),
        Layer.fresh(Ledger.layer)
      )
      assert.strictEqual(error.code, "ledger-unavailable")
      assert.match(error.message, /cannot be read\. Restore it from a copy/)
      assert.strictEqual(new TextDecoder().decode(yield* objects.get(key!)), "{}\n")
    }).pipe(Effect.provide(ObjectStore.layerMemory))
  )

  // Any sequence of operations: what was promised never exceeds the limit at the time, and the lines add up.
  const operation = fc.record({
    kind: fc.constantFrom("reserve", "settle", "release", "tick" as const),
    key: fc.integer({ min: 0, max: 5 }),
    tokens: fc.integer({ min: 0, max: 60 })
  })
  it.each([
    ["in memory", Ledger.layerMemory],
    ["on objects", onObjects]
  ] as const)("adds up after any sequence of operations %s", async (_title, layer) => {
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
        }).pipe(Effect.provide(layer), Effect.provide(TestClock.layer()), Effect.runPromise)
      ),
      { numRuns: 60 }
    )
  })
})
