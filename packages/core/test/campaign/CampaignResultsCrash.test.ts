import { assert, describe, it } from "@effect/vitest"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import { verify } from "@postwright/core/audit/AuditEntry"
import { type GeneratedCampaign } from "@postwright/core/campaign/Campaigns"
import { localOwner } from "@postwright/core/tenancy/Actor"
import { Context, Effect, Option } from "effect"
import { TestClock } from "effect/testing"
import { brief, evenings } from "./evenings.ts"
import { newWorld, process, type Services } from "./killing.ts"

// Today, and without a start: what lies behind the run that began moves nothing, whenever another run goes on.
const short = { ...brief, platforms: ["linkedin"] as const, plan: { days: 1, perDay: 1, timeZone: "Europe/London" } }

const generate = ({ campaigns }: Services) => campaigns.generate(short, { results: evenings })

const json = ({ plan, posts }: GeneratedCampaign) => JSON.stringify([plan, posts])

describe("a campaign with results whose process is killed", () => {
  it.effect(
    "ends with the same times as if nothing had happened, wherever it was killed and however late it goes on",
    () =>
      Effect.gen(function* () {
        yield* TestClock.setTime(Date.UTC(2027, 2, 1, 6))
        const expected = Option.getOrThrow(yield* process(yield* newWorld, generate))
        assert.isTrue(expected.plan.slots.some(({ startsAt }) => startsAt.includes("T20:")))
        const killed = { before: 0, after: 0 }
        // Until some steps after it has learned; what comes then is like any campaign's.
        for (let afterAppends = 0; killed.after < 3; afterAppends++) {
          yield* TestClock.setTime(Date.UTC(2027, 2, 1, 6))
          const world = yield* newWorld
          const first = yield* process(world, generate, { killed: { afterAppends, loses: "entries" } })
          assert.isTrue(Option.isNone(first))
          const log = { organizationId: localOwner.organizationId, stream: expected.campaignId }
          const before = yield* Context.get(world, AuditLog).read(log)
          killed[before.some(({ action }) => action === "results-read") ? "after" : "before"]++
          // Late enough that none of the moves would be allowed any more.
          if (afterAppends > 1) yield* TestClock.setTime(Date.UTC(2027, 2, 2, 21))
          const second = Option.getOrThrow(yield* process(world, generate))
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
