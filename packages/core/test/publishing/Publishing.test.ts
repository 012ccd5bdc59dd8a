import { Audit } from "@postwright/core/audit/Audit"
import { Attempt } from "@postwright/core/publishing/Attempt"
import { ConnectorError, NetworkUnavailable, AccessRefused } from "@postwright/core/publishing/ConnectorError"
import { EventBus } from "@postwright/core/events/EventBus"
import { Publication } from "@postwright/core/publishing/Publication"
import { PublicationStore } from "@postwright/core/publishing/PublicationStore"
import { Publishing } from "@postwright/core/publishing/Publishing"
import { SocialAccountId } from "@postwright/core/publishing/SocialAccount"
import { SocialAccountStore } from "@postwright/core/publishing/SocialAccountStore"
import { localOwner } from "@postwright/core/tenancy/Actor"
import * as ScriptedNetwork from "@postwright/core/testing/publishing/ScriptedNetwork"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration, Effect, Fiber, Stream } from "effect"
import { TestClock } from "effect/testing"
import { approved, as, content, idOf, Network, publishing, request, runFor } from "./support.ts"

const minutes = (count: number) => DateTime.add(DateTime.makeUnsafe(0), { minutes: count })

const tagOf = <A, E extends { readonly reason: { readonly _tag: string } }, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.flip(effect), (error) => error.reason._tag)

describe("Publishing.schedule", () => {
  it.effect("sends once it is due, and not before", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const network = yield* Network
      yield* service.schedule({ ...request("a"), publishAt: minutes(10) })
      yield* TestClock.adjust("9 minutes")
      assert.lengthOf(yield* service.publishDue, 0)
      assert.strictEqual((yield* service.advance(idOf("a"))).status, "scheduled")
      assert.lengthOf(yield* network.requests, 0)
      yield* TestClock.adjust("1 minute")
      const [after] = yield* service.publishDue
      assert.strictEqual(after?.status, "published")
      assert.deepStrictEqual(after?.parts, [{ index: 0, remoteId: "1" }])
      assert.lengthOf(yield* network.livePosts, 1)
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("is idempotent by id: the same again is the same, another content is refused", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const first = yield* service.publish(request("a"))
      assert.strictEqual(first.status, "published")
      assert.deepStrictEqual(yield* service.publish(request("a")), first)
      assert.deepStrictEqual(yield* service.schedule({ ...request("a"), publishAt: minutes(5) }), first)
      assert.strictEqual(yield* tagOf(service.publish(request("a", content("Other words")))), "PublicationIdTaken")
      assert.strictEqual(yield* (yield* Network).creates, 1)
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("moves a waiting publication to another time", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      yield* service.schedule({ ...request("a"), publishAt: minutes(10) })
      const moved = yield* service.schedule({ ...request("a"), publishAt: minutes(20) })
      assert.deepStrictEqual(moved.publishAt, minutes(20))
      yield* TestClock.adjust("19 minutes")
      assert.lengthOf(yield* service.publishDue, 0)
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("refuses what is not approved, does not fit, or has no account, before any request", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const base = request("a")
      const refusals = {
        other: yield* tagOf(service.publish({ ...base, approval: approved(content("Other words")) })),
        late: yield* tagOf(service.publish({ ...base, approval: approved(base.content, { notAfter: minutes(0) }) })),
        early: yield* tagOf(service.publish({ ...base, approval: approved(base.content, { notBefore: minutes(1) }) })),
        long: yield* tagOf(service.publish(request("b", content("word ".repeat(60))))),
        account: yield* tagOf(service.publish({ ...base, accountId: SocialAccountId.make("absent") }))
      }
      assert.deepStrictEqual(refusals, {
        other: "NotApproved",
        late: "NotApproved",
        early: "NotApproved",
        long: "NotPublishable",
        account: "SocialAccountNotFound"
      })
      assert.lengthOf(yield* (yield* Network).requests, 0)
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("refuses what the network's cap cannot hold, when it is planned", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      for (const index of [0, 1, 2, 3, 4]) {
        yield* service.schedule({ ...request(`p-${index}`), publishAt: minutes(index * 2) })
      }
      assert.strictEqual(
        yield* tagOf(service.schedule({ ...request("sixth"), publishAt: minutes(14) })),
        "BudgetExceeded"
      )
      assert.strictEqual((yield* service.schedule({ ...request("sixth"), publishAt: minutes(15) })).status, "scheduled")
      assert.strictEqual(
        yield* tagOf(service.schedule({ ...request("t", content("a", "b", "c", "d", "e")), publishAt: minutes(20) })),
        "BudgetExceeded"
      )
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("needs the permission to publish, and to read only that", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      yield* service.publish(request("a"))
      for (const role of ["viewer", "editor", "reviewer"] as const) {
        assert.strictEqual(yield* tagOf(service.publish(request("b")).pipe(as(role))), "PermissionDenied")
        assert.strictEqual(yield* tagOf(service.publishDue.pipe(as(role))), "PermissionDenied")
        assert.strictEqual(yield* tagOf(service.advance(idOf("a")).pipe(as(role))), "PermissionDenied")
        assert.strictEqual(yield* tagOf(service.reconcile(idOf("a")).pipe(as(role))), "PermissionDenied")
        assert.strictEqual(yield* tagOf(service.cancel(idOf("a"), "no").pipe(as(role))), "PermissionDenied")
        assert.strictEqual((yield* service.get(idOf("a")).pipe(as(role))).status, "published")
      }
      assert.strictEqual((yield* service.publish(request("b")).pipe(as("publisher"))).status, "published")
    }).pipe(Effect.provide(publishing()))
  )
})

describe("Publishing: approval", () => {
  const tampered = (change: (publication: Publication) => Partial<ConstructorParameters<typeof Publication>[0]>) =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const store = yield* PublicationStore
      const scheduled = yield* service.schedule({ ...request("a"), publishAt: minutes(1) })
      yield* store.save(new Publication({ ...scheduled, ...change(scheduled) }))
      yield* TestClock.adjust("1 minute")
      return (yield* service.publishDue)[0]
    })

  it.effect("rejects content that is not what was approved, before any request", () =>
    Effect.gen(function* () {
      const after = yield* tampered(() => ({ content: content("Something else") }))
      assert.strictEqual(after?.status, "rejected")
      assert.strictEqual(after?.notice?.code, "approval-mismatch")
      assert.lengthOf(yield* (yield* Network).requests, 0)
    }).pipe(Effect.provide(publishing()))
  )

  for (const [what, code, change] of [
    ["the window ends", "window-missed", TestClock.adjust("32 days")],
    [
      "the account is disconnected",
      "account-not-ready",
      Effect.gen(function* () {
        const accounts = yield* SocialAccountStore
        const account = yield* accounts.get(localOwner.organizationId, ScriptedNetwork.scriptedAccount.id)
        yield* accounts.save(account.needsReconnect("revoked"))
      }).pipe(Effect.orDie)
    ]
  ] as const) {
    it.effect(`checks again last thing before the call: sends nothing when ${what} in between`, () => {
      let between: Effect.Effect<void> = Effect.void
      return Effect.gen(function* () {
        const service = yield* Publishing
        between = Effect.provideService(change, SocialAccountStore, yield* SocialAccountStore)
        const after = yield* service.publish(request("a"))
        assert.strictEqual(after.status, "held")
        assert.strictEqual(after.notice?.code, code)
        assert.strictEqual(yield* (yield* Network).creates, 0)
        assert.lengthOf(yield* service.attempts(idOf("a")), 0)
      }).pipe(
        Effect.provide(
          publishing({
            capabilities: { prepareTimeoutMillis: 10_000_000_000 },
            connector: (connector) => ({
              ...connector,
              transfer: (_request, checkpoint) => Effect.as(between, checkpoint)
            })
          })
        )
      )
    })
  }

  it.effect("waits for the window's start and holds what missed its end", () =>
    Effect.gen(function* () {
      const early = yield* tampered((publication) => ({
        approval: approved(publication.content, { notBefore: minutes(30) })
      }))
      assert.strictEqual(early?.status, "scheduled")
      assert.deepStrictEqual(early?.nextActionAt, minutes(30))
      yield* TestClock.adjust("50 days")
      const [late] = yield* (yield* Publishing).publishDue
      assert.strictEqual(late?.status, "held")
      assert.strictEqual(late?.notice?.code, "window-missed")
      assert.strictEqual(late?.owner, "person")
      assert.isDefined(late?.deadline)
      assert.strictEqual(yield* (yield* Network).creates, 0)
    }).pipe(Effect.provide(publishing()))
  )
})

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

describe("Publishing: threads", () => {
  const thread = content("One", "Two", "Three")

  it.effect("publishes the parts as a chain and reports each", () =>
    Effect.gen(function* () {
      const after = yield* (yield* Publishing).publish(request("t", thread))
      assert.strictEqual(after.status, "published")
      assert.deepStrictEqual(
        after.parts.map((part) => part.remoteId),
        ["1", "2", "3"]
      )
      assert.deepStrictEqual(
        (yield* (yield* Network).posts).map(({ text, replyTo }) => [text, replyTo]),
        [
          ["One", undefined],
          ["Two", "1"],
          ["Three", "2"]
        ]
      )
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("goes on with the next part once a lost answer is cleared up", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const network = yield* Network
      // The first create is well, the answer to the second is lost.
      yield* network.failNextCreate("well")
      yield* network.failNextCreate("taken-reset")
      const first = yield* service.publish(request("t", thread))
      assert.strictEqual(first.status, "unknown")
      assert.lengthOf(first.parts, 1)
      yield* runFor(10)
      assert.strictEqual((yield* service.get(idOf("t"))).status, "published")
      assert.strictEqual(yield* network.creates, 3)
      assert.deepStrictEqual(
        (yield* network.posts).map(({ text, replyTo }) => [text, replyTo]),
        [
          ["One", undefined],
          ["Two", "1"],
          ["Three", "2"]
        ]
      )
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("holds a thread of which a part is live when the next one is refused", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const network = yield* Network
      yield* network.answerCreates(
        { _tag: "Published", remoteId: "1", parts: [{ index: 0, remoteId: "1" }] },
        { _tag: "Rejected", reason: "refused", message: "No replies", remedy: "Ask", owner: "author" }
      )
      const after = yield* service.publish(request("t", thread))
      assert.strictEqual(after.status, "held")
      assert.strictEqual(after.notice?.code, "partially-published")
      assert.lengthOf(after.parts, 1)
      yield* service.resolveHeld(idOf("t"), { _tag: "NotLive" }, "go on")
      yield* service.publishDue
      assert.strictEqual((yield* service.get(idOf("t"))).status, "published")
      assert.strictEqual(yield* network.creates, 4)
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

describe("Publishing: people", () => {
  it.effect("cancels what is scheduled, and sends it after all when it is scheduled again", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      yield* service.schedule({ ...request("a"), publishAt: minutes(10) })
      const cancelled = yield* service.cancel(idOf("a"), "the launch moved")
      assert.strictEqual(cancelled.status, "cancelled")
      assert.isUndefined(cancelled.nextActionAt)
      yield* runFor(20)
      assert.strictEqual(yield* (yield* Network).creates, 0)
      yield* service.schedule({ ...request("a"), publishAt: minutes(20) })
      yield* runFor(1)
      assert.strictEqual((yield* service.get(idOf("a"))).status, "published")
      assert.strictEqual(yield* tagOf(service.cancel(idOf("a"), "too late")), "TransitionRefused")
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("raises what is held again at its deadline", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      yield* (yield* Network).failNextCreate("no-credit")
      assert.strictEqual((yield* service.publish(request("a"))).status, "rejected")
      const bus = yield* EventBus
      const events = yield* bus.subscribe(localOwner.organizationId)
      yield* service.schedule({ ...request("b"), publishAt: minutes(0) })
      yield* TestClock.adjust("40 days")
      yield* service.publishDue
      const [first] = yield* service.needingAttention
      assert.strictEqual(first?.status, "held")
      yield* TestClock.adjust("3 days")
      yield* service.publishDue
      const [second] = yield* service.needingAttention
      assert.isTrue(DateTime.isGreaterThan(second?.deadline ?? minutes(0), first?.deadline ?? minutes(0)))
      const seen = yield* Stream.runCollect(Stream.take(events, 3))
      assert.deepStrictEqual(
        Array.from(seen, (event) => event._tag),
        ["publication-scheduled", "publication-held", "publication-held"]
      )
    }).pipe(Effect.scoped, Effect.provide(publishing()))
  )

  it.effect("leaves a chain of audit entries that holds", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      yield* (yield* Network).failNextCreate("taken-reset")
      yield* service.publish(request("a"))
      yield* runFor(2)
      const audit = yield* Audit
      const entries = yield* audit.read("publishing-scripted-account")
      assert.deepStrictEqual(
        entries.map((entry) => entry.action),
        ["publication-scheduled", "publication-attempted", "publication-unknown", "publication-published"]
      )
      assert.strictEqual((yield* audit.check("publishing-scripted-account"))._tag, "Intact")
    }).pipe(Effect.provide(publishing()))
  )
})
