import { Audit } from "@postwright/core/audit/Audit"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import { Credentials } from "@postwright/core/credentials/Credentials"
import { EventBus } from "@postwright/core/events/EventBus"
import { Flows } from "@postwright/core/flow/Flows"
import * as FlowsJournal from "@postwright/core/flow/FlowsJournal"
import { JournalStore } from "@postwright/core/flow/JournalStore"
import { Connectors } from "@postwright/core/publishing/Connectors"
import { PublicationStore } from "@postwright/core/publishing/PublicationStore"
import { Publishing } from "@postwright/core/publishing/Publishing"
import { PublishingFlow, PublishingFlowPayload } from "@postwright/core/publishing/PublishingFlow"
import { SocialAccountStore } from "@postwright/core/publishing/SocialAccountStore"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { type CreateFailure } from "@postwright/core/testing/publishing/ConnectorContract"
import * as ScriptedNetwork from "@postwright/core/testing/publishing/ScriptedNetwork"
import { assert, describe, it } from "@effect/vitest"
import { Context, DateTime, Effect, Exit, Fiber, Layer, Redacted, Scope } from "effect"
import { TestClock } from "effect/testing"
import { content, request } from "./support.ts"

const { scriptedAccount, scriptedToken } = ScriptedNetwork

/** Where a process dies: at its `at`-th write, before or after that write reaches the disk. */
interface Death {
  readonly at: number
  readonly when: "before" | "after"
}

/** Counts the writes of a process, and makes it die: from then on nothing of it reaches the disk. */
const mortal = (death: Death | undefined) => {
  const state = { writes: 0, isDead: false }
  const dead = Effect.die(new Error("this process is dead"))
  const write = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.suspend(() => {
      if (state.isDead) return dead
      state.writes += 1
      if (state.writes !== death?.at) return effect
      state.isDead = true
      return death.when === "before" ? dead : Effect.andThen(effect, dead)
    })
  return { state, write }
}

/** What outlives a process: journals, stores, and the network. */
const makeWorld = Effect.gen(function* () {
  const disk = yield* Layer.build(
    Layer.mergeAll(
      JournalStore.layerMemory,
      PublicationStore.layerMemory,
      SocialAccountStore.layerMemory,
      AuditLog.layerMemory
    )
  )
  yield* Context.get(disk, SocialAccountStore).save(scriptedAccount)
  const { connector, lab } = ScriptedNetwork.make({ advance: TestClock.adjust })

  /** A process over the disk. */
  const boot = (death?: Death) => {
    const { state, write } = mortal(death)
    const journal = Context.get(disk, JournalStore)
    const store = Context.get(disk, PublicationStore)
    const layer = Flows.layer(PublishingFlow).pipe(
      Layer.provideMerge(Publishing.layer),
      Layer.provideMerge(
        Layer.mergeAll(
          FlowsJournal.layer.pipe(
            Layer.provide(
              Layer.succeed(
                JournalStore,
                JournalStore.of({ ...journal, append: (root, entries) => write(journal.append(root, entries)) })
              )
            )
          ),
          Layer.succeed(
            PublicationStore,
            PublicationStore.of({
              ...store,
              save: (publication) => write(store.save(publication)),
              claim: (claim) => write(store.claim(claim)),
              storeIntent: (publication, attempt) => write(store.storeIntent(publication, attempt)),
              saveAttempt: (attempt) => write(store.saveAttempt(attempt))
            })
          ),
          Layer.succeed(SocialAccountStore, Context.get(disk, SocialAccountStore)),
          Connectors.layerOf(connector),
          Credentials.layerFixed({ x: Redacted.make(scriptedToken) }),
          Audit.layer.pipe(Layer.provide(Layer.succeed(AuditLog, Context.get(disk, AuditLog)))),
          EventBus.layerMemory,
          Layer.succeed(CurrentActor, localOwner)
        )
      )
    )
    return { state, layer }
  }
  return { boot, lab, store: Context.get(disk, PublicationStore) }
})

const payload = (minutes: number) =>
  new PublishingFlowPayload({
    ...request("a", content("A post")),
    publishAt: DateTime.add(DateTime.makeUnsafe(0), { minutes })
  })

const runToEnd = Effect.gen(function* () {
  const flows = yield* Flows
  const fiber = yield* Effect.forkChild(flows.run(PublishingFlow, payload(10)))
  for (let minute = 0; minute < 26 * 60 && fiber.pollUnsafe() === undefined; minute++) {
    yield* TestClock.adjust("1 minute")
  }
  return yield* Fiber.join(fiber)
})

/** Runs the flow in a process that dies, and then in one that does not. */
const killAndResume = (death: Death, failures: ReadonlyArray<CreateFailure>) =>
  Effect.gen(function* () {
    const { boot, lab, store } = yield* makeWorld
    for (const failure of failures) yield* lab.failNextCreate(failure)

    const first = boot(death)
    const scope = yield* Scope.make()
    const context = yield* Layer.buildWithScope(first.layer, scope)
    const doomed = yield* Effect.forkChild(Effect.provide(runToEnd, context))
    for (let minute = 0; minute < 30 && !first.state.isDead; minute++) yield* TestClock.adjust("1 minute")
    yield* Fiber.interrupt(doomed)
    yield* Scope.close(scope, Exit.void)

    const second = boot()
    const result = yield* runToEnd.pipe(Effect.provide(second.layer))
    const attempts = yield* store.attempts(localOwner.organizationId, result.id)
    return { result, died: first.state.isDead, live: yield* lab.livePosts, creates: yield* lab.creates, attempts }
  }).pipe(Effect.scoped)

describe("PublishingFlow", () => {
  it.effect("waits for its time, publishes, and gives the same run for the same publication", () =>
    Effect.gen(function* () {
      const { boot, lab } = yield* makeWorld
      yield* Effect.gen(function* () {
        const flows = yield* Flows
        const runId = yield* flows.start(PublishingFlow, payload(10))
        yield* TestClock.adjust("9 minutes")
        assert.strictEqual((yield* flows.status(PublishingFlow, runId))._tag, "Running")
        assert.strictEqual(yield* lab.creates, 0)
        yield* TestClock.adjust("1 minute")
        const result = yield* flows.result(PublishingFlow, runId)
        assert.strictEqual(result.status, "published")
        assert.deepStrictEqual(result.parts, [{ index: 0, remoteId: "1" }])
        assert.deepStrictEqual(yield* flows.run(PublishingFlow, payload(10)), result)
        assert.strictEqual(yield* lab.creates, 1)
      }).pipe(Effect.provide(boot().layer))
    }).pipe(Effect.scoped)
  )

  it.effect("ends with the failure when the publication cannot be scheduled", () =>
    Effect.gen(function* () {
      const { boot } = yield* makeWorld
      const late = payload(60 * 24 * 40)
      const error = yield* Effect.flatMap(Flows, (flows) => flows.run(PublishingFlow, late)).pipe(
        Effect.flip,
        Effect.provide(boot().layer)
      )
      assert.strictEqual("code" in error ? error.code : "", "not-approved")
    }).pipe(Effect.scoped)
  )

  it.effect("waits its turn when a worker has the publication in hand", () =>
    Effect.gen(function* () {
      const { boot, lab } = yield* makeWorld
      yield* Effect.gen(function* () {
        const flows = yield* Flows
        const publishing = yield* Publishing
        const runId = yield* flows.start(PublishingFlow, payload(0))
        yield* Effect.all([publishing.publishDue, publishing.publishDue], { concurrency: "unbounded" })
        yield* TestClock.adjust("20 minutes")
        assert.strictEqual((yield* flows.result(PublishingFlow, runId)).status, "published")
        assert.strictEqual(yield* lab.creates, 1)
      }).pipe(Effect.provide(boot().layer))
    }).pipe(Effect.scoped)
  )

  for (const [name, failures, creates] of [
    ["all is well", [], 1],
    ["the answer is lost", ["taken-reset"], 1],
    ["the create is dropped", ["dropped-reset"], 2]
  ] as const) {
    it.effect(`killed at any write and resumed, it leaves exactly one live post (${name})`, () =>
      Effect.gen(function* () {
        let boundaries = 0
        for (let at = 1; ; at++) {
          const outcomes = yield* Effect.forEach(["before", "after"] as const, (when) =>
            killAndResume({ at, when }, failures)
          )
          for (const { result, live, died, creates: made, attempts } of outcomes) {
            const where = `write ${at}, ${died ? "died" : "lived"}`
            assert.strictEqual(result.status, "published", where)
            assert.lengthOf(live, 1, where)
            assert.isAtMost(made, creates, where)
            assert.strictEqual(result.parts[0]?.remoteId, live[0]?.remoteId, where)
            assert.lengthOf(
              attempts.filter((attempt) => attempt.isOpen),
              0,
              where
            )
          }
          if (outcomes.every(({ died }) => !died)) break
          boundaries += 1
        }
        assert.isAtLeast(boundaries, 9)
      })
    )
  }
})
