import { Audit } from "@postwright/core/audit/Audit"
import { EventBus } from "@postwright/core/events/EventBus"
import { Publication } from "@postwright/core/publishing/Publication"
import { PublicationStore } from "@postwright/core/publishing/PublicationStore"
import { Publishing } from "@postwright/core/publishing/Publishing"
import { SocialAccountId } from "@postwright/core/publishing/SocialAccount"
import { SocialAccountStore } from "@postwright/core/publishing/SocialAccountStore"
import { localOwner } from "@postwright/core/tenancy/Actor"
import * as ScriptedNetwork from "@postwright/core/testing/publishing/ScriptedNetwork"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, Stream } from "effect"
import { TestClock } from "effect/testing"
import { approved, as, content, idOf, minutes, Network, publishing, request, runFor, tagOf } from "./support.ts"

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

  it.effect("logs a state beside another one of the same version, which a store that counts anew can bring", () =>
    Effect.gen(function* () {
      const audit = yield* Audit
      const stream = "publishing-scripted-account"
      const { id } = request("a")
      yield* audit
        .log(stream, { step: `${id}/1-scheduled`, action: "publication-scheduled", subject: id, detail: { code: "b" } })
        .pipe(as("owner"))
      yield* (yield* Publishing).publish(request("a"))
      assert.deepStrictEqual(
        (yield* audit.read(stream)).map((entry) => entry.action),
        ["publication-scheduled", "publication-scheduled", "publication-attempted", "publication-published"]
      )
    }).pipe(Effect.provide(publishing()))
  )
})
