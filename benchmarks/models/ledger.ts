/**
 * How many calls can be reserved and settled in a second: in memory, beside the same ledger over an object store in
 * memory, which writes and digests a line of its books for each change.
 */
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { localOwner } from "@postwright/core/tenancy/Actor"
import { Budget, BudgetId } from "@postwright/core/usage/Budget"
import { Ledger } from "@postwright/core/usage/Ledger"
import { OperationKey } from "@postwright/core/usage/Reservation"
import { Effect, Layer } from "effect"
import { type Figure, ratiosOf } from "../figures.ts"

const pairs = 1_024
const budgetId = BudgetId.make("bench")
const { organizationId } = localOwner

const inMemory = Ledger.layerMemory
const overObjects = Ledger.layer.pipe(Layer.provide(Layer.fresh(ObjectStore.layerMemory)))

/** The ratios of the time for the same reservations, one caller and 64. */
export const ledger = async (turns: number): Promise<ReadonlyArray<Figure>> => {
  const figures: Array<Figure> = []
  for (const callers of [1, 64]) {
    const { processor, walls } = await ratiosOf(
      turns,
      { run: () => settleAll(overObjects, callers) },
      { run: () => settleAll(inMemory, callers) }
    )
    const [objects, memory] = walls.map((millis) => Math.round(pairs / (millis / 1000)).toLocaleString("en"))
    figures.push({
      name: `ledger in memory, ${callers} at once`,
      unit: "x",
      values: processor,
      note: `as fast as over objects in memory; a new ledger, ${pairs.toLocaleString("en")} x reserve and settle; ${memory} pairs a second against ${objects}`
    })
  }
  return figures
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const settleAll = (layer: Layer.Layer<Ledger>, callers: number): Promise<void> =>
  Effect.gen(function* () {
    const books = yield* Ledger
    const limits = { microUsd: 1_000_000_000, tokens: 1_000_000_000 }
    yield* books.setBudget(organizationId, new Budget({ id: budgetId, limits, window: { _tag: "total" } }))
    yield* Effect.forEach(
      Array.from({ length: pairs }, (_, index) => OperationKey.make(`call-${index}`)),
      (operationKey) =>
        Effect.andThen(
          books.reserve(organizationId, {
            operationKey,
            budgets: [budgetId],
            estimate: { microUsd: 5_000, tokens: 6_000 }
          }),
          books.settle(organizationId, operationKey, { microUsd: 1_200, tokens: 2_500 })
        ),
      { concurrency: callers, discard: true }
    )
  }).pipe(Effect.provide(Layer.fresh(layer)), Effect.runPromise)
