// Runs a flow with children on the directory of its first argument. Says on its output what it does, then the result.
import { writeSync } from "node:fs"
import { setTimeout as delay } from "node:timers/promises"
import { Effect, Layer, Schema } from "effect"
import { Durable } from "@postwright/core/flow/Durable"
import { Flows } from "@postwright/core/flow/Flows"
import * as FlowsJournal from "@postwright/core/flow/FlowsJournal"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import * as FsStorage from "@postwright/storage/fs/FsStorage"

const Payload = Schema.Struct({ id: Schema.String })

const step = (name: string, value: number) =>
  Effect.flatMap(Durable, (durable) =>
    durable.step(
      name,
      { success: Schema.Int },
      Effect.promise(async () => {
        // Not through the stream, which would lose what is buffered when the process is killed.
        writeSync(1, `ran ${durable.runId} ${name}\n`)
        await delay(2)
        return value
      })
    )
  )

const flow = <R>(name: string, run: (id: string) => Effect.Effect<number, never, R>) => ({
  name,
  version: 1,
  payload: Payload,
  success: Schema.Int,
  error: Schema.Never,
  idempotencyKey: (payload: typeof Payload.Type) => payload.id,
  run: (payload: typeof Payload.Type) => run(payload.id)
})

const slot = flow("slot", (id) =>
  Effect.gen(function* () {
    let sum = 0
    for (let index = 0; index < 6; index++) sum += yield* step(`step-${index}`, Number(id) * 10 + index)
    return sum
  })
)

const campaign = flow("campaign", () =>
  Effect.gen(function* () {
    const durable = yield* Durable
    const before = yield* step("research", 1)
    const sums = yield* Effect.forEach(
      Array.from({ length: 10 }, (_, index) => String(index)),
      (id) => Effect.orDie(durable.child(slot, { id })),
      { concurrency: "unbounded" }
    )
    return yield* step(
      "export",
      sums.reduce((sum, value) => sum + value, before)
    )
  })
)

const layer = Layer.merge(Flows.layer(campaign), Flows.layer(slot)).pipe(
  Layer.provideMerge(FlowsJournal.layer),
  Layer.provide(FsStorage.layer({ directory: process.argv[2]! }))
)

const program = Effect.gen(function* () {
  const flows = yield* Flows
  const result = yield* flows.run(campaign, { id: "spring" })
  writeSync(1, `result ${result}\n`)
}).pipe(Effect.provide(layer), Effect.provideService(CurrentActor, localOwner))

await Effect.runPromise(program)
