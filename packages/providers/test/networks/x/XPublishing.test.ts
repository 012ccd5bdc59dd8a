import { Audit } from "@postwright/core/audit/Audit"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import { Credentials } from "@postwright/core/credentials/Credentials"
import { EventBus } from "@postwright/core/events/EventBus"
import { PublicationId } from "@postwright/core/publishing/Attempt"
import { Connectors } from "@postwright/core/publishing/Connectors"
import { Approval } from "@postwright/core/publishing/Publication"
import { contentHashOf, Disclosure, PublicationContent } from "@postwright/core/publishing/PublicationContent"
import { PublicationStore } from "@postwright/core/publishing/PublicationStore"
import { Publishing } from "@postwright/core/publishing/Publishing"
import { SocialAccount } from "@postwright/core/publishing/SocialAccount"
import { SocialAccountStore } from "@postwright/core/publishing/SocialAccountStore"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { type Options } from "@postwright/providers/networks/x/XConnector"
import { sandboxUser, XSimulator } from "@postwright/providers/simulators/x/XSimulator"
import { type XSimulatorOptions } from "@postwright/providers/simulators/x/XSimulatorState"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, Fiber, Layer, Redacted } from "effect"
import { TestClock } from "effect/testing"
import { account, connected, labOf, simulatedX, start, until } from "./support.ts"

const publishing = (options: Options = {}, simulator: XSimulatorOptions = {}, connectedAccount = account) =>
  Publishing.layer.pipe(
    Layer.provideMerge(
      Layer.effectDiscard(Effect.flatMap(SocialAccountStore, (store) => store.save(connectedAccount)))
    ),
    Layer.provideMerge(
      Layer.mergeAll(
        PublicationStore.layerMemory,
        SocialAccountStore.layerMemory,
        connected(options),
        Credentials.layerFixed({ x: Redacted.make(sandboxUser.accessToken) }),
        Audit.layer.pipe(Layer.provide(AuditLog.layerMemory)),
        EventBus.layerMemory,
        Layer.succeed(CurrentActor, localOwner)
      )
    ),
    Layer.provideMerge(simulatedX(simulator))
  )

const request = (id: string, texts: readonly [string, ...Array<string>], disclosure: Partial<Disclosure> = {}) => {
  const content = new PublicationContent({
    format: texts.length === 1 ? "post" : "thread",
    text: texts.join("\n\n"),
    ...(texts.length === 1 ? {} : { parts: texts }),
    media: [],
    disclosure: new Disclosure({ paidPartnership: false, ownBrand: false, hasAiMedia: false, ...disclosure })
  })
  return {
    id: PublicationId.make(id),
    accountId: account.id,
    content,
    approval: new Approval({
      contentHash: contentHashOf({ platform: "x", accountId: account.id }, content),
      approvedBy: localOwner.memberId,
      approvedAt: DateTime.makeUnsafe(start),
      notBefore: DateTime.makeUnsafe(start),
      notAfter: DateTime.add(DateTime.makeUnsafe(start), { days: 2 })
    })
  }
}

/** Takes what is due and lets time pass to the publication's next turn, until none is left. */
const settle = Effect.fnUntraced(function* (id: PublicationId) {
  const service = yield* Publishing
  let current = yield* service.get(id)
  while (current.nextActionAt !== undefined && current.status !== "held") {
    const now = yield* DateTime.now
    if (DateTime.isGreaterThan(current.nextActionAt, now)) {
      yield* TestClock.adjust(DateTime.distance(now, current.nextActionAt))
    }
    yield* service.publishDue
    current = yield* service.get(id)
  }
  return current
})

const creates = Effect.map(
  Effect.flatMap(XSimulator, (it) => it.state),
  ({ requests }) => requests["create"] ?? 0
)
const posts = Effect.map(
  Effect.flatMap(XSimulator, (it) => it.state),
  (state) => state.posts
)

describe("publishing on X, simulated over real sockets", () => {
  it.effect("a time-out after the create was accepted ends in exactly one live post, through reconcile", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const simulator = yield* XSimulator
      yield* simulator.inject({ kind: "accept-then-hang" })
      const fiber = yield* Effect.forkChild(service.publish(request("a", ["Launch day: https://example.com"])))
      yield* until(Effect.map(posts, (live) => live.length === 1))
      yield* TestClock.adjust("30 seconds")
      const first = yield* Fiber.join(fiber)
      assert.strictEqual(first.status, "unknown")

      yield* simulator.writeByHand(sandboxUser.username, "Something newer, by hand")
      const after = yield* settle(first.id)
      assert.strictEqual(after.status, "published")
      const [ours] = yield* posts
      assert.strictEqual(after.parts[0]?.remoteId, ours?.id)
      assert.strictEqual(after.parts[0]?.url, `https://x.com/${sandboxUser.username}/status/${ours?.id}`)
      assert.strictEqual(yield* creates, 1)
      assert.lengthOf(
        (yield* posts).filter((post) => post.by === "api"),
        1
      )
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("a reset before the create was accepted is proven absent, then sent: exactly one post", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      yield* (yield* XSimulator).inject({ kind: "reject-then-reset" })
      const first = yield* service.publish(request("a", ["Launch day"]))
      assert.strictEqual(first.status, "unknown")
      const after = yield* settle(first.id)
      assert.strictEqual(after.status, "published")
      assert.strictEqual(yield* creates, 2)
      assert.lengthOf(yield* posts, 1)
      // Ten minutes of looking come before the proof.
      assert.isTrue(
        DateTime.isGreaterThanOrEqualTo(after.updatedAt, DateTime.add(DateTime.makeUnsafe(start), { minutes: 10 }))
      )
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("finds a post that shows up in the timeline late", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      yield* (yield* XSimulator).inject({ kind: "accept-then-reset" })
      const first = yield* service.publish(request("a", ["Launch day"]))
      const after = yield* settle(first.id)
      assert.strictEqual(after.status, "published")
      assert.strictEqual(yield* creates, 1)
    }).pipe(Effect.provide(publishing({}, { timelineLagMillis: 300_000 })))
  )

  it.effect("a post that shows up later than any proof waits for ends as one post, by X's refusal of duplicates", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      yield* (yield* XSimulator).inject({ kind: "accept-then-reset" })
      const first = yield* service.publish(request("a", ["Launch day"]))
      const after = yield* settle(first.id)
      assert.strictEqual(after.status, "published")
      assert.lengthOf(yield* posts, 1)
      assert.strictEqual(yield* creates, 2)
    }).pipe(Effect.provide(publishing({}, { timelineLagMillis: 1_500_000 })))
  )

  it.effect("finds its post behind pages of newer ones", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const simulator = yield* XSimulator
      yield* simulator.inject({ kind: "accept-then-reset" })
      const first = yield* service.publish(request("a", ["Launch day"]))
      for (let index = 0; index < 250; index++) yield* simulator.writeByHand(sandboxUser.username, `By hand ${index}`)
      const after = yield* settle(first.id)
      assert.strictEqual(after.status, "published")
      assert.strictEqual(after.parts[0]?.remoteId, (yield* posts)[0]?.id)
      assert.strictEqual(yield* creates, 1)
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("leaves it to a person when a post is like the text but not the same", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const simulator = yield* XSimulator
      yield* simulator.inject({ kind: "reject-then-reset" })
      const first = yield* service.publish(request("a", ["Launch day: https://example.com/launch"]))
      yield* simulator.writeByHand(sandboxUser.username, "Launch day! https://example.com/launch-2")
      const after = yield* settle(first.id)
      assert.strictEqual(after.status, "held")
      assert.include(after.notice?.message, "like the text but not the same")
      assert.strictEqual(yield* creates, 1)
      const [attempt] = yield* service.attempts(first.id)
      assert.isAtMost(attempt?.log.length ?? 0, 100)
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("two workers at once make one post each", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      for (const id of ["a", "b", "c"]) {
        yield* service.schedule({ ...request(id, [`Post ${id}`]), publishAt: DateTime.makeUnsafe(start) })
      }
      yield* Effect.all([service.publishDue, service.publishDue, service.publishDue], { concurrency: "unbounded" })
      assert.lengthOf(yield* posts, 3)
      assert.strictEqual(yield* creates, 3)
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("says paid partnership and AI media where they are so, and nothing where not", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      yield* service.publish(request("plain", ["Plain"]))
      yield* service.publish(request("paid", ["Paid"], { paidPartnership: true, sponsor: "Acme" }))
      yield* service.publish(request("ai", ["Made"], { hasAiMedia: true }))
      assert.deepStrictEqual(
        (yield* posts).map((post) => [post.paidPartnership, post.madeWithAi]),
        [
          [false, false],
          [true, false],
          [false, true]
        ]
      )
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("learns whose profile a half-connected account is", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const after = yield* service.publish(request("a", ["Hello"]))
      assert.strictEqual(after.status, "published")
      const known = yield* (yield* SocialAccountStore).get(localOwner.organizationId, account.id)
      assert.deepStrictEqual(
        [known.status, known.remoteUserId, known.handle],
        ["connected", sandboxUser.id, sandboxUser.username]
      )
    }).pipe(
      Effect.provide(
        publishing(
          {},
          {},
          (() => {
            const { remoteUserId: _remoteUserId, ...bare } = account
            return new SocialAccount({ ...bare, handle: "", status: "half-connected" })
          })()
        )
      )
    )
  )

  it.effect("holds it when the credit is spent, before a create", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      yield* service.publish(request("a", ["One"]))
      const after = yield* service.publish(request("b", ["Two"]))
      assert.strictEqual(after.status, "held")
      assert.include(after.notice?.remedy, "console.x.com")
      assert.strictEqual(yield* creates, 1)
    }).pipe(Effect.provide(publishing({}, { creditMicroUsd: 15_000 })))
  )

  it.effect("waits for the reset that X names, and does not ask before", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const simulator = yield* XSimulator
      // Somebody else uses up the account's limit at X.
      const lab = labOf(simulator)
      yield* lab.failNextCreate("rate-limited")
      const first = yield* service.publish(request("a", ["One"]))
      assert.deepStrictEqual(first.nextActionAt, DateTime.add(DateTime.makeUnsafe(start), { minutes: 15 }))
      const second = yield* service.publish(request("b", ["Two"]))
      assert.strictEqual(second.notice?.code, "rate-budget")
      assert.strictEqual(yield* creates, 1)
      assert.strictEqual((yield* settle(first.id)).status, "published")
      assert.strictEqual((yield* settle(second.id)).status, "published")
    }).pipe(Effect.provide(publishing()))
  )

  it.effect("refuses a thread unless threads are turned on, and publishes it as a chain when they are", () => {
    const thread = request("t", ["First of two", "Second of two"])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Effect.flatMap(Publishing, (it) => it.publish(thread))).pipe(
        Effect.provide(publishing())
      )
      assert.strictEqual(error.code, "not-publishable")
      assert.strictEqual(
        error.message,
        "The content does not fit the network: it is a thread of 2 parts, and the connector is not set up to send " +
          "threads (X lets self-serve apps reply only where they are summoned). Change the post, have it approved, " +
          "and schedule it again"
      )
      yield* Effect.gen(function* () {
        const after = yield* (yield* Publishing).publish(thread)
        assert.strictEqual(after.status, "published")
        const [one, two] = yield* posts
        assert.strictEqual(two?.inReplyToId, one?.id)
        assert.strictEqual(two?.conversationId, one?.id)
      }).pipe(Effect.provide(publishing({ threads: true }, { tier: "enterprise" })))
    })
  })

  it.effect("clears up a lost answer in the middle of a thread", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const simulator = yield* XSimulator
      yield* simulator.inject({ kind: "slow", millis: 0 }, { kind: "accept-then-reset" })
      const first = yield* service.publish(request("t", ["First of three", "Second of three", "Third of three"]))
      assert.strictEqual(first.status, "unknown")
      assert.lengthOf(first.parts, 1)
      const after = yield* settle(first.id)
      assert.strictEqual(after.status, "published")
      assert.lengthOf(after.parts, 3)
      assert.lengthOf(yield* posts, 3)
      assert.strictEqual(yield* creates, 3)
    }).pipe(Effect.provide(publishing({ threads: true }, { tier: "enterprise" })))
  )

  it.effect("holds a thread that X refuses to go on with, its first part being live", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const after = yield* service.publish(request("t", ["First of two", "Second of two"]))
      assert.strictEqual(after.status, "held")
      assert.strictEqual(after.notice?.code, "partially-published")
      assert.lengthOf(after.parts, 1)
    }).pipe(Effect.provide(publishing({ threads: true })))
  )

  it.effect("estimates what it costs, links being dear", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      const connector = yield* (yield* Connectors).get("x")
      const requests = [
        request("a", ["One"]),
        request("b", ["Two https://example.com"]),
        request("c", ["Three example.com"])
      ]
      const estimated = requests.map(({ content }) => connector.estimateCost(content)?.microUsd ?? 0)
      yield* Effect.forEach(requests, service.publish)
      assert.deepStrictEqual(estimated, [15_000, 200_000, 200_000])
      assert.strictEqual((yield* (yield* XSimulator).state).spentMicroUsd, 415_000)
    }).pipe(Effect.provide(publishing()))
  )
})
