import { Attempt, Exchange } from "@postwright/core/publishing/Attempt"
import { Publication } from "@postwright/core/publishing/Publication"
import { PublicationStore } from "@postwright/core/publishing/PublicationStore"
import { Publishing } from "@postwright/core/publishing/Publishing"
import { SocialAccount } from "@postwright/core/publishing/SocialAccount"
import { localOwner } from "@postwright/core/tenancy/Actor"
import { scriptedAccount } from "@postwright/core/testing/publishing/ScriptedNetwork"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration, Effect, Schema } from "effect"
import { content, idOf, Network, publishing, request, runFor } from "./support.ts"

const throughJson = <S extends Schema.Codec<unknown, unknown>>(schema: S, value: S["Type"]): S["Type"] => {
  const codec = Schema.toCodecJson(schema)
  return Schema.decodeUnknownSync(codec)(JSON.parse(JSON.stringify(Schema.encodeSync(codec)(value))))
}

describe("what stores keep", () => {
  it.effect("is the same after JSON: publications, attempts with their logs, accounts", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const store = yield* PublicationStore
      yield* (yield* Network).failNextCreate("taken-reset")
      yield* service.publish(request("a", content("One", "Two")))
      yield* runFor(5)
      const publication = yield* service.get(idOf("a"))
      assert.deepStrictEqual(throughJson(Publication, publication), publication)
      for (const attempt of yield* store.attempts(localOwner.organizationId, idOf("a"))) {
        assert.deepStrictEqual(throughJson(Attempt, attempt), attempt)
      }
      assert.deepStrictEqual(throughJson(SocialAccount, scriptedAccount), scriptedAccount)
      const exchange = new Exchange({
        at: DateTime.makeUnsafe(0),
        method: "GET",
        url: "https://example.com",
        durationMillis: 0.25,
        rateReadings: [
          { operation: "create", scope: "app", limit: 1, remaining: 0, resetAt: DateTime.makeUnsafe(1_000) }
        ]
      })
      assert.deepStrictEqual(throughJson(Exchange, exchange), exchange)
    }).pipe(Effect.provide(publishing()))
  )
})

describe("Publication", () => {
  it.effect("has an owner and a deadline in every state that is not final, and neither in a final one", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const now = yield* DateTime.now
      const notice = { code: "code", message: "message", remedy: "remedy" }
      const scheduled = yield* service.schedule({ ...request("a"), publishAt: now })
      const later = DateTime.add(now, { hours: 1 })
      const states = [
        scheduled,
        scheduled.claimed("worker", now, later),
        scheduled.postponed(now, later, notice, { isFailure: true }),
        scheduled.unknown(now, later, Duration.hours(2), notice),
        scheduled.handedOver(now, "person", later, later, notice),
        scheduled.held(now, later, notice),
        scheduled.published(now),
        scheduled.rejected(now, notice),
        scheduled.cancelled(now, notice)
      ]
      assert.deepStrictEqual(
        states.map((state) => state.status),
        ["scheduled", "publishing", "scheduled", "unknown", "handed-over", "held", "published", "rejected", "cancelled"]
      )
      for (const state of states) {
        assert.strictEqual(state.owner === undefined, state.isFinal, state.status)
        assert.strictEqual(state.deadline === undefined, state.isFinal, state.status)
        assert.strictEqual(state.nextActionAt === undefined, state.isFinal, state.status)
      }
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("keeps the start of a doubt, so that looking again does not put off its deadline", () =>
    Effect.gen(function* () {
      const now = yield* DateTime.now
      const notice = { code: "code", message: "message", remedy: "remedy" }
      const scheduled = yield* (yield* Publishing).schedule({ ...request("a"), publishAt: now })
      const later = DateTime.add(now, { hours: 5 })
      const first = scheduled.unknown(now, later, Duration.hours(24), notice)
      const second = first.unknown(later, later, Duration.hours(24), notice)
      assert.deepStrictEqual(second.deadline, first.deadline)
      const cleared = second.postponed(later, later, notice, { isFailure: false })
      assert.deepStrictEqual(
        cleared.unknown(later, later, Duration.hours(24), notice).deadline,
        DateTime.add(later, { hours: 24 })
      )
    }).pipe(Effect.provide(publishing()))
  )
})
