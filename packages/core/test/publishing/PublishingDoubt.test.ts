import { Publishing } from "@postwright/core/publishing/Publishing"
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { idOf, minutes, Network, publishing, request, runFor, tagOf } from "./support.ts"

describe("Publishing: lost answers", () => {
  for (const failure of ["taken-reset", "taken-garbled", "taken-overloaded"] as const) {
    it.effect(`ends in exactly one live post, through reconcile (${failure})`, () =>
      Effect.gen(function* () {
        const service = yield* Publishing
        const network = yield* Network
        yield* network.failNextCreate(failure)
        const first = yield* service.publish(request("a"))
        assert.strictEqual(first.status, "unknown")
        assert.strictEqual(first.owner, "worker")
        yield* network.writeByHand("Somebody else's words")
        yield* runFor(10)
        const after = yield* service.get(idOf("a"))
        assert.strictEqual(after.status, "published")
        assert.strictEqual(after.parts[0]?.remoteId, "1")
        assert.strictEqual(yield* network.creates, 1)
      }).pipe(Effect.provide(publishing()))
    )
  }

  it.effect("counts a call without an answer as unknown after the time-out, and finds its post", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const network = yield* Network
      yield* network.failNextCreate("taken-silence")
      const fiber = yield* Effect.forkChild(service.publish(request("a")))
      yield* network.arrived(1)
      yield* TestClock.adjust("30 seconds")
      const first = yield* Fiber.join(fiber)
      assert.strictEqual(first.status, "unknown")
      assert.include(first.notice?.message, "no answer came in time")
      yield* runFor(2)
      assert.strictEqual((yield* service.get(idOf("a"))).status, "published")
      assert.strictEqual(yield* network.creates, 1)
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("sends again only once it is proven that nothing was made", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const network = yield* Network
      yield* network.failNextCreate("dropped-reset")
      yield* service.publish(request("a"))
      yield* runFor(4)
      assert.strictEqual((yield* service.get(idOf("a"))).status, "unknown")
      assert.strictEqual(yield* network.creates, 1)
      yield* runFor(3)
      assert.strictEqual((yield* service.get(idOf("a"))).status, "published")
      assert.strictEqual(yield* network.creates, 2)
      assert.lengthOf(yield* network.livePosts, 1)
      const attempts = yield* service.attempts(idOf("a"))
      assert.deepStrictEqual(
        attempts.map((attempt) => [attempt.number, attempt.outcome?._tag, attempt.resolution]),
        [
          [1, "Unknown", "proven-absent"],
          [2, "Published", undefined]
        ]
      )
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("never sends while it is in doubt, however often it is asked to", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const network = yield* Network
      yield* network.failNextCreate("dropped-reset")
      yield* service.publish(request("a"))
      for (let turn = 0; turn < 5; turn++) {
        yield* service.publish(request("a"))
        yield* service.schedule({ ...request("a"), publishAt: minutes(0) })
        yield* service.reconcile(idOf("a"))
        yield* service.advance(idOf("a"))
        yield* service.publishDue
      }
      assert.strictEqual(yield* network.creates, 1)
      assert.strictEqual(yield* tagOf(service.cancel(idOf("a"), "changed our minds")), "TransitionRefused")
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("holds a doubt that cannot be cleared up, with the evidence, and a person can decide it", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const network = yield* Network
      yield* network.failNextCreate("dropped-reset")
      yield* service.publish(request("a"))
      yield* runFor(26 * 60, 30)
      const held = yield* service.get(idOf("a"))
      assert.strictEqual(held.status, "held")
      assert.strictEqual(held.notice?.code, "outcome-unknown")
      assert.deepStrictEqual(
        (yield* service.needingAttention).map(({ id }) => id),
        [idOf("a")]
      )
      assert.strictEqual(yield* tagOf(service.resolveHeld(idOf("a"), { _tag: "NotLive" }, "  ")), "TransitionRefused")
      yield* service.resolveHeld(idOf("a"), { _tag: "NotLive" }, "looked at the profile")
      yield* service.publishDue
      assert.strictEqual((yield* service.get(idOf("a"))).status, "published")
      assert.strictEqual(yield* network.creates, 2)
      assert.strictEqual((yield* service.attempts(idOf("a")))[0]?.resolution, "declared-absent")
    }).pipe(Effect.provide(publishing({ capabilities: { canProveAbsence: false } })))
  )

  it.effect("takes a person's word that a held post is live", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      yield* (yield* Network).failNextCreate("dropped-reset")
      yield* service.publish(request("a"))
      yield* runFor(26 * 60, 30)
      const live = yield* service.resolveHeld(idOf("a"), { _tag: "Live", remoteId: "77" }, "seen there")
      assert.strictEqual(live.status, "published")
      assert.deepStrictEqual(live.parts, [{ index: 0, remoteId: "77" }])
      assert.strictEqual((yield* service.attempts(idOf("a")))[0]?.remoteId, "77")
      assert.strictEqual(yield* tagOf(service.resolveHeld(idOf("a"), { _tag: "GiveUp" }, "no")), "TransitionRefused")
    }).pipe(Effect.provide(publishing({ capabilities: { canProveAbsence: false } })))
  )

  it.effect("looks again when the network calls a text a duplicate that was held for absent", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const network = yield* Network
      // Taken, and listed only long after it was called absent.
      yield* network.lagLists(Duration.hours(1))
      yield* network.failNextCreate("taken-reset")
      yield* service.publish(request("a"))
      yield* runFor(6)
      yield* runFor(1)
      assert.strictEqual(yield* network.creates, 2)
      const doubt = yield* service.get(idOf("a"))
      assert.strictEqual(doubt.status, "unknown")
      assert.include(doubt.notice?.message, "duplicate")
      yield* runFor(60)
      const after = yield* service.get(idOf("a"))
      assert.strictEqual(after.status, "published")
      assert.strictEqual(after.parts[0]?.remoteId, "1")
      assert.lengthOf(yield* network.livePosts, 1)
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("holds it when the network's list and its refusals contradict each other", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const network = yield* Network
      yield* network.failNextCreate("dropped-reset")
      yield* service.publish(request("a"))
      yield* network.writeByHand("Post a")
      yield* runFor(90, 5)
      const held = yield* service.get(idOf("a"))
      assert.strictEqual(held.status, "held")
      assert.strictEqual(held.notice?.code, "absence-contradicted")
      const creates = yield* network.creates
      yield* runFor(60, 10)
      assert.strictEqual(yield* network.creates, creates)
      // A person's word ends it: the next refusal is taken as one.
      yield* service.resolveHeld(idOf("a"), { _tag: "NotLive" }, "ours is not there")
      yield* service.publishDue
      assert.strictEqual((yield* service.get(idOf("a"))).notice?.code, "duplicate-content")
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("calls a duplicate a rejection when no attempt came before, and sends nothing more", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const network = yield* Network
      yield* network.writeByHand("Post a")
      const after = yield* service.publish(request("a"))
      assert.strictEqual(after.status, "rejected")
      assert.strictEqual(after.notice?.code, "duplicate-content")
      yield* runFor(60, 10)
      assert.strictEqual(yield* network.creates, 1)
    }).pipe(Effect.provide(publishing()))
  )
})

describe("Publishing: what is handed over", () => {
  it.effect("observes it until it is live", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const network = yield* Network
      yield* network.answerCreates(
        { _tag: "HandedOver", ref: "inbox-1", next: "platform", expectedAt: minutes(5) },
        { _tag: "HandedOver", ref: "inbox-1", next: "platform", expectedAt: minutes(10) },
        { _tag: "Published", remoteId: "8", parts: [{ index: 0, remoteId: "8" }] }
      )
      const first = yield* service.publish(request("a"))
      assert.strictEqual(first.status, "handed-over")
      assert.strictEqual(first.owner, "platform")
      yield* runFor(9)
      assert.strictEqual((yield* service.get(idOf("a"))).status, "handed-over")
      yield* runFor(2)
      const after = yield* service.get(idOf("a"))
      assert.strictEqual(after.status, "published")
      assert.strictEqual(after.parts[0]?.remoteId, "8")
      assert.strictEqual(yield* network.creates, 1)
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("holds what nobody finishes in time, and never sends it again by itself", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const network = yield* Network
      const waiting = { _tag: "HandedOver", ref: "inbox-1", next: "person", expectedAt: minutes(30) } as const
      yield* network.answerCreates(...Array.from({ length: 200 }, () => waiting))
      yield* service.publish(request("a"))
      yield* runFor(26 * 60, 30)
      const held = yield* service.get(idOf("a"))
      assert.strictEqual(held.status, "held")
      assert.strictEqual(held.notice?.code, "hand-over-late")
      assert.strictEqual(yield* network.creates, 1)
    }).pipe(Effect.provide(publishing()))
  )
})
