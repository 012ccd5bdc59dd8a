import { ConnectorError, NetworkUnavailable, AccessRefused } from "@postwright/core/publishing/ConnectorError"
import { Publication } from "@postwright/core/publishing/Publication"
import { PublicationStore } from "@postwright/core/publishing/PublicationStore"
import { Publishing } from "@postwright/core/publishing/Publishing"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration, Effect } from "effect"
import { TestClock } from "effect/testing"
import { idOf, minutes, Network, publishing, request, runFor } from "./support.ts"

describe("Publishing: failures before the call", () => {
  const unavailable = new ConnectorError({ reason: new NetworkUnavailable({ platform: "x", detail: "down" }) })

  it.effect("tries failed reads again with growing pauses that the due query keeps", () => {
    let reads = 0
    return Effect.gen(function* () {
      const service = yield* Publishing
      const pauses: Array<number> = []
      let after = yield* service.publish(request("a"))
      for (let turn = 0; turn < 4; turn++) {
        assert.strictEqual(after.status, "scheduled")
        assert.strictEqual(after.notice?.code, "network-unavailable")
        const now = yield* DateTime.now
        const pause = DateTime.distance(now, after.nextActionAt ?? now)
        pauses.push(Duration.toSeconds(pause))
        yield* TestClock.adjust(Duration.subtract(pause, Duration.seconds(1)))
        assert.lengthOf(yield* service.publishDue, 0)
        yield* TestClock.adjust("1 second")
        after = (yield* service.publishDue)[0] ?? after
      }
      assert.deepStrictEqual(pauses, [30, 60, 120, 240])
      assert.strictEqual(after.status, "published")
      assert.strictEqual(reads, 5)
      assert.strictEqual(yield* (yield* Network).creates, 1)
    }).pipe(
      Effect.provide(
        publishing({
          connector: (connector) => ({
            ...connector,
            preflight: (input) =>
              Effect.suspend(() => (++reads <= 4 ? Effect.fail(unavailable) : connector.preflight(input)))
          })
        })
      )
    )
  })

  it.effect("holds it when the network refuses access, with its advice", () =>
    Effect.gen(function* () {
      const after = yield* (yield* Publishing).publish(request("a"))
      assert.strictEqual(after.status, "held")
      assert.deepStrictEqual(after.notice, {
        code: "network-access-refused",
        message: "x refused: no credit. Add credit",
        remedy: "Add credit"
      })
    }).pipe(
      Effect.provide(
        publishing({
          connector: (connector) => ({
            ...connector,
            begin: () =>
              Effect.fail(
                new ConnectorError({
                  reason: new AccessRefused({ platform: "x", detail: "no credit", advice: "Add credit" })
                })
              )
          })
        })
      )
    )
  )

  it.effect("holds it when the token belongs to another profile than the account", () =>
    Effect.gen(function* () {
      const after = yield* (yield* Publishing).publish(request("a"))
      assert.strictEqual(after.status, "held")
      assert.strictEqual(after.notice?.code, "wrong-profile")
      assert.strictEqual(yield* (yield* Network).creates, 0)
    }).pipe(
      Effect.provide(
        publishing({
          connector: (connector) => ({
            ...connector,
            preflight: () => Effect.succeed({ remoteUserId: "666", handle: "somebody" })
          })
        })
      )
    )
  )

  it.effect("waits for the network's own time when it asks for fewer requests", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const network = yield* Network
      yield* network.failNextCreate("rate-limited")
      const after = yield* service.publish(request("a"))
      assert.strictEqual(after.status, "scheduled")
      assert.deepStrictEqual(after.nextActionAt, minutes(15))
      yield* runFor(15)
      assert.strictEqual((yield* service.get(idOf("a"))).status, "published")
      assert.strictEqual(yield* network.creates, 2)
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("keeps the documented budget of the account across publications", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const store = yield* PublicationStore
      for (const index of [0, 1, 2, 3, 4, 5]) {
        const id = `p-${index}`
        const scheduled = yield* service.schedule({ ...request(id), publishAt: minutes(index * 15) })
        // All due at once, past the check at planning time.
        yield* store.save(new Publication({ ...scheduled, nextActionAt: minutes(0) }))
      }
      yield* service.publishDue
      const network = yield* Network
      assert.strictEqual(yield* network.creates, 5)
      const last = yield* service.get(idOf("p-5"))
      assert.strictEqual(last.notice?.code, "rate-budget")
      assert.deepStrictEqual(last.nextActionAt, minutes(15))
      yield* runFor(15)
      assert.strictEqual(yield* network.creates, 6)
    }).pipe(Effect.provide(publishing()))
  )
})
