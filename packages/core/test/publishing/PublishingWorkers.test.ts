import { Attempt } from "@postwright/core/publishing/Attempt"
import { Publication } from "@postwright/core/publishing/Publication"
import { PublicationStore } from "@postwright/core/publishing/PublicationStore"
import { Publishing } from "@postwright/core/publishing/Publishing"
import { localOwner } from "@postwright/core/tenancy/Actor"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { idOf, minutes, Network, publishing, request, runFor, tagOf } from "./support.ts"

describe("Publishing: workers", () => {
  it.effect("sends once when two workers take what is due at the same time", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      for (const id of ["a", "b", "c", "d"]) yield* service.schedule({ ...request(id), publishAt: minutes(0) })
      yield* Effect.all([service.publishDue, service.publishDue, service.advance(idOf("a")).pipe(Effect.ignore)], {
        concurrency: "unbounded"
      })
      const network = yield* Network
      assert.strictEqual(yield* network.creates, 4)
      assert.lengthOf(yield* network.livePosts, 4)
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("takes over from a worker that died during the call, and reconciles instead of sending", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const network = yield* Network
      yield* network.failNextCreate("taken-silence")
      // The process dies: nothing of it runs any more, not even what it does when it is interrupted.
      const store = yield* PublicationStore
      yield* service.schedule({ ...request("a"), publishAt: minutes(0) })
      const fiber = yield* Effect.forkChild(service.publishDue)
      yield* network.arrived(1)
      const atDeath = yield* service.get(idOf("a"))
      const attempts = yield* service.attempts(idOf("a"))
      yield* Fiber.interrupt(fiber)
      yield* store.save(new Publication({ ...atDeath, version: (yield* service.get(idOf("a"))).version }))
      for (const attempt of attempts) yield* store.saveAttempt(attempt)

      assert.strictEqual(atDeath.status, "publishing")
      assert.isUndefined((yield* service.attempts(idOf("a")))[0]?.outcome)
      assert.lengthOf(yield* service.publishDue, 0)
      yield* TestClock.adjust("15 minutes")
      const [after] = yield* service.publishDue
      assert.strictEqual(after?.status, "published")
      assert.strictEqual(yield* network.creates, 1)
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("stores the doubt when a worker is stopped during the call", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const network = yield* Network
      yield* network.failNextCreate("taken-silence")
      const fiber = yield* Effect.forkChild(service.publish(request("a")))
      yield* network.arrived(1)
      yield* Fiber.interrupt(fiber)
      const after = yield* service.get(idOf("a"))
      assert.strictEqual(after.status, "unknown")
      assert.isUndefined(after.lease)
      yield* runFor(2)
      assert.strictEqual((yield* service.get(idOf("a"))).status, "published")
      assert.strictEqual(yield* network.creates, 1)
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("does not send from a worker that lost its turn while it prepared", () => {
    let steal: Effect.Effect<unknown> = Effect.void
    return Effect.gen(function* () {
      const service = yield* Publishing
      const store = yield* PublicationStore
      steal = Effect.gen(function* () {
        const now = DateTime.add(yield* DateTime.now, { hours: 1 })
        const { organizationId } = localOwner
        yield* store.claim({
          organizationId,
          id: idOf("a"),
          holder: "thief",
          now,
          until: DateTime.add(now, { minutes: 1 })
        })
      }).pipe(Effect.orDie)
      assert.strictEqual(yield* tagOf(service.publish(request("a"))), "PublicationChanged")
      assert.strictEqual(yield* (yield* Network).creates, 0)
      assert.lengthOf(yield* service.attempts(idOf("a")), 0)
    }).pipe(
      Effect.provide(
        publishing({
          connector: (connector) => ({
            ...connector,
            transfer: (_request, checkpoint) => Effect.as(steal, checkpoint)
          })
        })
      )
    )
  })

  it.effect("goes on from what attempts made, when a crash kept it from the publication", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const store = yield* PublicationStore
      const scheduled = yield* service.schedule({ ...request("a"), publishAt: minutes(0) })
      const claimed = scheduled.claimed("dead", minutes(0), minutes(1))
      const attempt = new Attempt({
        organizationId: scheduled.organizationId,
        publicationId: scheduled.id,
        accountId: scheduled.accountId,
        number: 1,
        part: 0,
        textHash: "hash",
        contentHash: scheduled.contentHash,
        checkpoint: null,
        intendedAt: minutes(0),
        log: []
      })
      yield* store.storeIntent(claimed, attempt)
      yield* store.saveAttempt(
        attempt.ended({ _tag: "Published", remoteId: "9", parts: [{ index: 0, remoteId: "9" }] }, minutes(0), [])
      )
      yield* TestClock.adjust("2 minutes")
      const [after] = yield* service.publishDue
      assert.strictEqual(after?.status, "published")
      assert.strictEqual(after?.parts[0]?.remoteId, "9")
      assert.strictEqual(yield* (yield* Network).creates, 0)
    }).pipe(Effect.provide(publishing()))
  )
})
