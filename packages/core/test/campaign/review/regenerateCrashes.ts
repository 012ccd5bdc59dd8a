import { assert, describe, it } from "@effect/vitest"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import { AuditRecord, verify } from "@postwright/core/audit/AuditEntry"
import { type GeneratedCampaign } from "@postwright/core/campaign/Campaigns"
import { JournalStore } from "@postwright/core/flow/JournalStore"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { localOwner } from "@postwright/core/tenancy/Actor"
import { Context, Effect, Option } from "effect"
import { newWorld, process, type Services, type World } from "../killing.ts"
import { brief, slot } from "./support.ts"

const small = { ...brief, plan: { ...brief.plan, days: 1, perDay: 3 } }

/** A world with a campaign of which one post is approved and one rejected. */
const reviewedWorld = Effect.gen(function* () {
  const world = yield* newWorld
  yield* process(world, ({ campaigns, review }) =>
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
  const copy = yield* newWorld
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

const regenerate = ({ campaigns, review }: Services) =>
  Effect.gen(function* () {
    const { campaignId } = yield* campaigns.generate(small)
    const end = yield* review.regenerate(campaignId)
    return { end, campaign: yield* campaigns.result(campaignId) }
  })

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
            const expected = Option.getOrThrow(yield* process(calm, regenerate))
            assert.deepStrictEqual(expected.end.regenerated, [slot(2), slot(3)])
            let boundaries = 0
            for (let afterAppends = loses === "answer" ? every - 1 : 0; ; afterAppends += every) {
              const world = yield* copied(start)
              const first = yield* process(world, regenerate, { killed: { afterAppends, loses } })
              if (Option.isSome(first)) break
              boundaries++
              const second = Option.getOrThrow(yield* process(world, regenerate))
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
