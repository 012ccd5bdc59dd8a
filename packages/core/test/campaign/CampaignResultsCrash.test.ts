import { assert, describe, it } from "@effect/vitest"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import { verify } from "@postwright/core/audit/AuditEntry"
import { Campaigns, type GeneratedCampaign } from "@postwright/core/campaign/Campaigns"
import { JournalStore } from "@postwright/core/flow/JournalStore"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Ledger } from "@postwright/core/usage/Ledger"
import { Context, Deferred, Effect, Exit, Layer, Option, Scope } from "effect"
import { TestClock } from "effect/testing"
import { crashingJournal } from "../flow/crashingJournal.ts"
import { brief, evenings } from "./evenings.ts"

// Today, and without a start: what lies behind the run that began moves nothing, whenever another run goes on.
const short = { ...brief, platforms: ["linkedin"] as const, plan: { days: 1, perDay: 1, timeZone: "Europe/London" } }

type World = Context.Context<Postwright.Stores>

/** A process on what outlives it: the campaign, or nothing when it was killed. */
const process = Effect.fnUntraced(function* (
  world: World,
  journal: JournalStore["Service"],
  crashed: Deferred.Deferred<void>
) {
  const scope = yield* Scope.make()
  const stores = Layer.mergeAll(
    Layer.succeed(ObjectStore, Context.get(world, ObjectStore)),
    Layer.succeed(AuditLog, Context.get(world, AuditLog)),
    Layer.succeed(Ledger, Context.get(world, Ledger)),
    Layer.succeed(JournalStore, journal)
  )
  const work = Effect.gen(function* () {
    const layer = Postwright.layer.pipe(Layer.provide(Layer.merge(stores, Postwright.registries)))
    const campaigns = Context.get(yield* Layer.buildWithScope(layer, scope), Campaigns)
    return yield* campaigns.generate(short, { results: evenings })
  }).pipe(
    Effect.provideService(CurrentActor, localOwner),
    Effect.catch(() => Effect.never)
  )
  const campaign = yield* Effect.raceFirst(
    Effect.map(work, Option.some),
    Effect.as(Deferred.await(crashed), Option.none<GeneratedCampaign>())
  )
  yield* Scope.close(scope, Exit.void)
  return campaign
})

const json = (campaign: Option.Option<GeneratedCampaign>) => {
  const { plan, posts } = Option.getOrThrow(campaign)
  return JSON.stringify([plan, posts])
}

describe("a campaign with results whose process is killed", () => {
  it.effect(
    "ends with the same times as if nothing had happened, wherever it was killed and however late it goes on",
    () =>
      Effect.gen(function* () {
        const never = yield* Deferred.make<void>()
        const calm = yield* Layer.build(Layer.fresh(Postwright.storesMemory))
        yield* TestClock.setTime(Date.UTC(2027, 2, 1, 6))
        const expected = yield* process(calm, Context.get(calm, JournalStore), never)
        assert.isTrue(Option.getOrThrow(expected).plan.slots.some(({ startsAt }) => startsAt.includes("T20:")))
        const killed = { before: 0, after: 0 }
        // Until some steps after it has learned; what comes then is like any campaign's.
        for (let appends = 0; killed.after < 3; appends++) {
          yield* TestClock.setTime(Date.UTC(2027, 2, 1, 6))
          const world = yield* Layer.build(Layer.fresh(Postwright.storesMemory))
          const journal = Context.get(world, JournalStore)
          const crashed = yield* Deferred.make<void>()
          const first = yield* process(world, crashingJournal(journal, appends, "entries", crashed), crashed)
          assert.isTrue(Option.isNone(first))
          const log = { organizationId: localOwner.organizationId, stream: Option.getOrThrow(expected).campaignId }
          const before = yield* Context.get(world, AuditLog).read(log)
          killed[before.some(({ action }) => action === "results-read") ? "after" : "before"]++
          // Late enough that none of the moves would be allowed any more.
          if (appends > 1) yield* TestClock.setTime(Date.UTC(2027, 2, 2, 21))
          const second = yield* process(world, journal, never)
          assert.strictEqual(json(second), json(expected))
          const entries = yield* Context.get(world, AuditLog).read(log)
          assert.strictEqual(verify(entries)._tag, "Intact")
          assert.lengthOf(
            entries.filter(({ action }) => action === "results-read"),
            1
          )
        }
        assert.isAbove(killed.before, 2)
      }).pipe(Effect.scoped),
    60_000
  )
})
