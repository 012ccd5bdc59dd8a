import { assert, describe, it } from "@effect/vitest"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import { verify } from "@postwright/core/audit/AuditEntry"
import { type BriefInput } from "@postwright/core/campaign/Brief"
import { type GeneratedCampaign } from "@postwright/core/campaign/Campaigns"
import { localOwner } from "@postwright/core/tenancy/Actor"
import { Context, Effect, Option } from "effect"
import { readFileSync } from "node:fs"
import { newWorld, process, type Services } from "./killing.ts"

const guide = new URL("../../../../examples/larkfield/sources/guide-choosing-a-cargo-bike.md", import.meta.url)

const brief: BriefInput = {
  topic: "Cargo bikes for a week",
  platforms: ["x", "linkedin"],
  sources: [{ name: "guide.md", text: readFileSync(guide, "utf8") }],
  // Without a start: a run that goes on a day later keeps the start of the first.
  plan: { days: 1, perDay: 3 }
}

const generate = ({ campaigns }: Services) => campaigns.generate(brief)

const json = (campaign: GeneratedCampaign) => JSON.stringify([campaign.plan, campaign.posts])

/** Kills a campaign at each `every`-th of its boundaries, those where answers are lost being others. */
export const campaignCrashes = (every: number): void => {
  describe(`a campaign whose process is killed${every === 1 ? "" : ` (one place of ${every})`}`, () => {
    for (const loses of ["entries", "answer"] as const) {
      it.effect(
        `ends as if nothing had happened, wherever the journal ${loses === "entries" ? "is cut off" : "answers no more"}`,
        () =>
          Effect.gen(function* () {
            const expected = Option.getOrThrow(yield* process(yield* newWorld, generate))
            let boundaries = 0
            for (let afterAppends = loses === "answer" ? every - 1 : 0; ; afterAppends += every) {
              const world = yield* newWorld
              const first = yield* process(world, generate, { killed: { afterAppends, loses } })
              if (Option.isSome(first)) break
              boundaries++
              const second = Option.getOrThrow(yield* process(world, generate))
              assert.strictEqual(json(second), json(expected))
              const entries = yield* Context.get(world, AuditLog).read({
                organizationId: localOwner.organizationId,
                stream: second.campaignId
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
