import { assert, describe, it } from "@effect/vitest"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import { verify } from "@postwright/core/audit/AuditEntry"
import type { BriefInput } from "@postwright/core/campaign/Brief"
import { Campaigns, type GeneratedCampaign } from "@postwright/core/campaign/Campaigns"
import { JournalStore } from "@postwright/core/flow/JournalStore"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Ledger } from "@postwright/core/usage/Ledger"
import { Context, Deferred, Effect, Exit, Layer, Option, Scope } from "effect"
import { readFileSync } from "node:fs"
import { crashingJournal } from "../flow/crashingJournal.ts"

const guide = new URL("../../../../examples/larkfield/sources/guide-choosing-a-cargo-bike.md", import.meta.url)

const brief: BriefInput = {
  topic: "Cargo bikes for a week",
  platforms: ["x", "linkedin"],
  sources: [{ name: "guide.md", text: readFileSync(guide, "utf8") }],
  // Without a start: a run that goes on a day later keeps the start of the first.
  plan: { days: 1, perDay: 3 }
}

/** What outlives a process. */
const makeWorld = Layer.build(Postwright.storesMemory)
type World = Context.Context<Postwright.Stores>

/** A process on the world: the campaign, or nothing when it crashed. */
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
    return yield* campaigns.generate(brief)
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

const json = (campaign: GeneratedCampaign) => JSON.stringify([campaign.plan, campaign.posts])

/** Kills a campaign at each `every`-th of its boundaries, those where answers are lost being others. */
export const campaignCrashes = (every: number): void => {
  describe(`a campaign whose process is killed${every === 1 ? "" : ` (one place of ${every})`}`, () => {
    for (const loses of ["entries", "answer"] as const) {
      it.effect(
        `ends as if nothing had happened, wherever the journal ${loses === "entries" ? "is cut off" : "answers no more"}`,
        () =>
          Effect.gen(function* () {
            const never = yield* Deferred.make<void>()
            const calm = yield* makeWorld
            const expected = yield* process(calm, Context.get(calm, JournalStore), never)
            assert.isTrue(Option.isSome(expected))
            let boundaries = 0
            for (let appends = loses === "answer" ? every - 1 : 0; ; appends += every) {
              const world = yield* makeWorld
              const journal = Context.get(world, JournalStore)
              const crashed = yield* Deferred.make<void>()
              const first = yield* process(world, crashingJournal(journal, appends, loses, crashed), crashed)
              if (Option.isSome(first)) break
              boundaries++
              const second = yield* process(world, journal, yield* Deferred.make<void>())
              assert.strictEqual(json(Option.getOrThrow(second)), json(Option.getOrThrow(expected)))
              const entries = yield* Context.get(world, AuditLog).read({
                organizationId: localOwner.organizationId,
                stream: Option.getOrThrow(second).campaignId
              })
              assert.strictEqual(verify(entries)._tag, "Intact")
              assert.strictEqual(new Set(entries.map(({ step }) => step)).size, entries.length)
            }
            assert.isAbove(boundaries * every, 10)
          }).pipe(Effect.scoped),
        60_000
      )
    }
  })
}
