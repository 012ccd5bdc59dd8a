import { assert, describe, it } from "@effect/vitest"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import { AuditRecord, verify } from "@postwright/core/audit/AuditEntry"
import { Campaigns, type GeneratedCampaign } from "@postwright/core/campaign/Campaigns"
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { JournalStore } from "@postwright/core/flow/JournalStore"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Ledger } from "@postwright/core/usage/Ledger"
import { Context, Deferred, Effect, Exit, Layer, Option, Scope } from "effect"
import { crashingJournal } from "../../flow/crashingJournal.ts"
import { brief, slot } from "./support.ts"

const small = { ...brief, plan: { ...brief.plan, days: 1, perDay: 3 } }

/** What outlives a process. */
type World = Context.Context<Postwright.Stores>

/** Runs in a process of its own on the world; nothing when it crashed. */
const process = Effect.fnUntraced(function* <A>(
  world: World,
  journal: JournalStore["Service"],
  crashed: Deferred.Deferred<void>,
  use: (services: {
    readonly campaigns: Campaigns["Service"]
    readonly review: PlanReview["Service"]
  }) => Effect.Effect<A, unknown, CurrentActor>
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
    const services = yield* Layer.buildWithScope(layer, scope)
    return yield* use({ campaigns: Context.get(services, Campaigns), review: Context.get(services, PlanReview) })
  }).pipe(
    Effect.provideService(CurrentActor, localOwner),
    Effect.catch(() => Effect.never)
  )
  const result = yield* Effect.raceFirst(
    Effect.map(work, Option.some),
    Effect.as(Deferred.await(crashed), Option.none<A>())
  )
  yield* Scope.close(scope, Exit.void)
  return result
})

/** A world with a campaign of which one post is approved and one rejected. */
const reviewedWorld = Effect.gen(function* () {
  const world = yield* Layer.build(Layer.fresh(Postwright.storesMemory))
  yield* process(world, Context.get(world, JournalStore), yield* Deferred.make<void>(), ({ campaigns, review }) =>
    Effect.gen(function* () {
      const { campaignId } = yield* campaigns.generate(small)
      yield* review.approve(campaignId, [{ slotId: slot(1) }])
      yield* review.reject(campaignId, [{ slotId: slot(2) }], { reason: "Another idea, please" })
    })
  )
  return world
})

/** Another world with the same contents: making one campaign is enough. */
const copied = Effect.fnUntraced(function* (world: World) {
  const copy = yield* Layer.build(Layer.fresh(Postwright.storesMemory))
  const [objects, journals, audit] = [ObjectStore, JournalStore, AuditLog] as const
  for (const key of yield* Context.get(world, objects).list("")) {
    yield* Context.get(copy, objects).put(key, yield* Context.get(world, objects).get(key))
  }
  for (const root of yield* Context.get(world, journals).list) {
    yield* Context.get(copy, journals).replace(root, yield* Context.get(world, journals).read(root))
    const stream = { organizationId: localOwner.organizationId, stream: root.split("/").at(-1)! }
    for (const entry of yield* Context.get(world, audit).read(stream)) {
      yield* Context.get(copy, audit).append(stream, new AuditRecord(entry))
    }
  }
  return copy
})

const regenerate = (world: World, journal: JournalStore["Service"], crashed: Deferred.Deferred<void>) =>
  process(world, journal, crashed, ({ campaigns, review }) =>
    Effect.gen(function* () {
      const { campaignId } = yield* campaigns.generate(small)
      const end = yield* review.regenerate(campaignId)
      return { end, campaign: yield* campaigns.result(campaignId) }
    })
  )

const json = ({ plan, posts }: GeneratedCampaign) => JSON.stringify([plan, posts])

/** Kills a regeneration at each `every`-th of its boundaries, those where answers are lost being others. */
export const regenerateCrashes = (every: number): void => {
  describe(`a regeneration whose process is killed${every === 1 ? "" : ` (one place of ${every})`}`, () => {
    for (const loses of ["entries", "answer"] as const) {
      it.effect(
        `ends as if nothing had happened, wherever the journal ${loses === "entries" ? "is cut off" : "answers no more"}`,
        () =>
          Effect.gen(function* () {
            const start = yield* reviewedWorld
            const calm = yield* copied(start)
            const never = yield* Deferred.make<void>()
            const expected = Option.getOrThrow(yield* regenerate(calm, Context.get(calm, JournalStore), never))
            assert.deepStrictEqual(expected.end.regenerated, [slot(2), slot(3)])
            let boundaries = 0
            for (let appends = loses === "answer" ? every - 1 : 0; ; appends += every) {
              const world = yield* copied(start)
              const journal = Context.get(world, JournalStore)
              const crashed = yield* Deferred.make<void>()
              const first = yield* regenerate(world, crashingJournal(journal, appends, loses, crashed), crashed)
              if (Option.isSome(first)) break
              boundaries++
              const second = Option.getOrThrow(yield* regenerate(world, journal, yield* Deferred.make<void>()))
              assert.deepStrictEqual(second.end, expected.end)
              assert.strictEqual(json(second.campaign), json(expected.campaign))
              const entries = yield* Context.get(world, AuditLog).read({
                organizationId: localOwner.organizationId,
                stream: second.campaign.campaignId
              })
              assert.strictEqual(verify(entries)._tag, "Intact")
              assert.strictEqual(new Set(entries.map(({ step }) => step)).size, entries.length)
            }
            assert.isAbove(boundaries * every, 6)
          }).pipe(Effect.scoped),
        60_000
      )
    }
  })
}
