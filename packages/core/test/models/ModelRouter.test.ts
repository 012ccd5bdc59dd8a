import { assert, describe, it } from "@effect/vitest"
import { type LanguageModel } from "@postwright/core/models/LanguageModel"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import { BadResponse, ModelError, OutOfCredit, Overloaded, RateLimited } from "@postwright/core/models/ModelError"
import { ModelRouter } from "@postwright/core/models/ModelRouter"
import {
  defaultRouterSettings,
  RouterSettings,
  type RouterSettingsOptions
} from "@postwright/core/models/RouterSettings"
import { Actor, CurrentActor, localOwner, OrganizationId } from "@postwright/core/tenancy/Actor"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { Deferred, Duration, Effect, Exit, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"

const priced = (dollars: number) => ({
  inputMicroUsdPerMillion: dollars * 1_000_000,
  outputMicroUsdPerMillion: dollars * 5_000_000,
  checkedOn: "2026-11-21",
  source: "https://example.com/prices"
})

const model = (id: string, dollars?: number, vendor = id.split("/")[0] ?? id): LanguageModel => ({
  ...Scripted.make({ id, ...(dollars === undefined ? {} : { pricing: priced(dollars) }) }).model,
  vendor
})

const large = model("acme/large", 10)
const small = model("acme/small", 1)
const other = model("zeta/one", 2)
const unpriced = model("zeta/free")

const layer = (settings: Partial<RouterSettingsOptions> = {}, models = [large, small, other, unpriced]) =>
  ModelRouter.layer.pipe(
    Layer.provide(LanguageModels.layerOf(...models)),
    Layer.provide(Layer.succeed(RouterSettings, { ...defaultRouterSettings, ...settings })),
    Layer.provideMerge(Layer.succeed(CurrentActor, localOwner))
  )

const ids = (models: ReadonlyArray<LanguageModel>): ReadonlyArray<string> => models.map(({ id }) => id)

const failing = (reason: ModelError["reason"]) => Effect.fail(new ModelError({ reason }))
const overloaded = failing(new Overloaded({ model: "acme/large" }))

/** As often as that, one after the other. */
const fail = Effect.fnUntraced(function* (times: number, subject = large, effect = overloaded) {
  const router = yield* ModelRouter
  for (let count = 0; count < times; count++) yield* Effect.exit(router.call(subject, "write", effect))
})

const codeOf = <A>(exit: Exit.Exit<A, ModelError>): string =>
  Exit.isFailure(exit)
    ? Exit.findErrorOption(exit).pipe((error) => (error._tag === "Some" ? error.value.code : "?"))
    : "ok"

const attempt = (subject = large) =>
  Effect.flatMap(ModelRouter, (router) => Effect.map(Effect.exit(router.call(subject, "write", Effect.void)), codeOf))

describe("ModelRouter", () => {
  it.effect("keeps the order of a chain, and knows no model for none", () =>
    Effect.gen(function* () {
      const router = yield* ModelRouter
      assert.deepStrictEqual(ids(yield* router.route(["zeta/one", "acme/small"], "write")), ["zeta/one", "acme/small"])
      assert.deepStrictEqual(yield* router.route("none", "write"), [])
      const missing = yield* Effect.flip(router.route(["acme/small", "acme/gone"], "write"))
      assert.match(missing.message, /"acme\/gone".*acme\/large, acme\/small/)
    }).pipe(Effect.provide(layer()))
  )

  it.effect("asks the cheapest first, and those without a known price last", () =>
    Effect.gen(function* () {
      const router = yield* ModelRouter
      assert.deepStrictEqual(ids(yield* router.route({ route: "cheapest" }, "write")), [
        "acme/small",
        "zeta/one",
        "acme/large",
        "zeta/free"
      ])
      const among = yield* router.route({ route: "cheapest", among: ["acme/large", "zeta/one"] }, "write")
      assert.deepStrictEqual(ids(among), ["zeta/one", "acme/large"])
    }).pipe(Effect.provide(layer()))
  )

  it.effect("counts what an answer costs until one can be used", () =>
    Effect.gen(function* () {
      const router = yield* ModelRouter
      // The cheap one needs three tries and more for each answer at this task.
      for (let count = 0; count < 20; count++) yield* router.judged(small, "judge", count % 4 === 0)
      const route = { route: "cheapest", among: ["acme/small", "zeta/one"] } as const
      assert.deepStrictEqual(ids(yield* router.route(route, "judge")), ["zeta/one", "acme/small"])
      assert.deepStrictEqual(ids(yield* router.route(route, "write")), ["acme/small", "zeta/one"])
    }).pipe(Effect.provide(layer()))
  )

  it.effect("asks the fastest first, by what is declared and then by what is measured", () =>
    Effect.gen(function* () {
      const router = yield* ModelRouter
      const route = { route: "fastest", among: ["zeta/free", "acme/large", "acme/small"] } as const
      assert.deepStrictEqual(ids(yield* router.route(route, "write")), ["acme/small", "acme/large", "zeta/free"])
      const slow = yield* Effect.forkChild(router.call(small, "write", Effect.sleep("9 seconds")))
      yield* TestClock.adjust("9 seconds")
      yield* Fiber.join(slow)
      assert.deepStrictEqual(ids(yield* router.route(route, "write")), ["acme/large", "acme/small", "zeta/free"])
      const [standing] = yield* router.standings
      assert.deepStrictEqual([standing?.model, standing?.task, standing?.latencyMillis], ["acme/small", "write", 9_000])
    }).pipe(
      Effect.provide(
        layer({ profiles: { "acme/small": { latency: "1 second" }, "acme/large": { latency: "3 seconds" } } })
      )
    )
  )

  it.effect("asks the best first, by the quality that is declared for the task, less what fails", () =>
    Effect.gen(function* () {
      const router = yield* ModelRouter
      const route = { route: "best" } as const
      assert.strictEqual(ids(yield* router.route(route, "write"))[0], "acme/large")
      assert.strictEqual(ids(yield* router.route(route, "translate"))[0], "zeta/one")
      yield* fail(4)
      assert.strictEqual(ids(yield* router.route(route, "write"))[0], "zeta/one")
    }).pipe(
      Effect.provide(
        layer({
          profiles: {
            "acme/large": { quality: 0.9 },
            "zeta/one": { quality: { default: 0.7, byTask: { translate: 0.95 } } }
          }
        })
      )
    )
  )

  it.effect("chooses by task", () =>
    Effect.gen(function* () {
      const router = yield* ModelRouter
      const choice = { default: "acme/large", byTask: { classify: { route: "cheapest" }, judge: "none" } } as const
      assert.deepStrictEqual(ids(yield* router.route(choice, "write")), ["acme/large"])
      assert.strictEqual(ids(yield* router.route(choice, "classify"))[0], "acme/small")
      assert.deepStrictEqual(ids(yield* router.route(choice, "judge")), [])
    }).pipe(Effect.provide(layer()))
  )

  it.effect("says that there is no model where a route has none to choose from", () =>
    Effect.gen(function* () {
      const router = yield* ModelRouter
      const error = yield* Effect.flip(router.route({ route: "best" }, "write"))
      assert.strictEqual(error.code, "model-not-found")
      assert.match(error.message, /Add an adapter for a model/)
    }).pipe(Effect.provide(layer({}, [])))
  )

  describe("the pause of a vendor", () => {
    it.effect("comes after failures in a row, moves its models to the end, and ends with a try that works", () =>
      Effect.gen(function* () {
        const router = yield* ModelRouter
        yield* fail(4)
        assert.strictEqual(yield* attempt(), "ok")
        yield* fail(5)
        const refused = yield* Effect.flip(router.call(large, "write", Effect.void))
        assert.strictEqual(refused.code, "model-vendor-paused")
        assert.isTrue(refused.isRetryable)
        assert.match(refused.message, /"acme".*model-overloaded.*Try again in 30s/)
        // Of another model of the vendor too, and not of others.
        assert.deepStrictEqual([yield* attempt(small), yield* attempt(other)], ["model-vendor-paused", "ok"])
        assert.deepStrictEqual(ids(yield* router.route(["acme/large", "zeta/one", "acme/small"], "write")), [
          "zeta/one",
          "acme/large",
          "acme/small"
        ])
        yield* TestClock.adjust("30 seconds")
        assert.strictEqual(yield* attempt(), "ok")
        assert.strictEqual(yield* attempt(small), "ok")
      }).pipe(Effect.provide(layer()))
    )

    it.effect("is tried by one call alone, and doubles when that fails", () =>
      Effect.gen(function* () {
        const router = yield* ModelRouter
        yield* fail(5)
        yield* TestClock.adjust("30 seconds")
        const gate = yield* Deferred.make<void>()
        const trying = router.call(large, "write", Effect.andThen(Deferred.await(gate), overloaded))
        const fiber = yield* Effect.forkChild(Effect.exit(trying), { startImmediately: true })
        assert.strictEqual(yield* attempt(), "model-vendor-paused")
        yield* Deferred.succeed(gate, undefined)
        yield* Fiber.join(fiber)
        yield* TestClock.adjust("59 seconds")
        assert.strictEqual(yield* attempt(), "model-vendor-paused")
        yield* TestClock.adjust("1 second")
        assert.strictEqual(yield* attempt(), "ok")
      }).pipe(Effect.provide(layer()))
    )

    it.effect("is not stuck when the call that tries is interrupted", () =>
      Effect.gen(function* () {
        const router = yield* ModelRouter
        yield* fail(5)
        yield* TestClock.adjust("30 seconds")
        const fiber = yield* Effect.forkChild(router.call(large, "write", Effect.never), { startImmediately: true })
        yield* Fiber.interrupt(fiber)
        assert.strictEqual(yield* attempt(), "ok")
      }).pipe(Effect.provide(layer()))
    )

    it.effect("never grows beyond its longest", () =>
      Effect.gen(function* () {
        yield* fail(5)
        for (let count = 0; count < 8; count++) {
          yield* TestClock.adjust("5 minutes")
          yield* fail(1)
        }
        yield* TestClock.adjust("5 minutes")
        assert.strictEqual(yield* attempt(), "ok")
      }).pipe(Effect.provide(layer()))
    )

    it.effect("is one organization's own", () =>
      Effect.gen(function* () {
        yield* fail(5)
        const neighbour = new Actor({ ...localOwner, organizationId: OrganizationId.make("neighbour") })
        assert.strictEqual(yield* attempt().pipe(Effect.provideService(CurrentActor, neighbour)), "ok")
      }).pipe(Effect.provide(layer()))
    )

    it.effect("is as long as a model with a limited rate asks, for that model alone", () =>
      Effect.gen(function* () {
        yield* fail(1, large, failing(new RateLimited({ model: "acme/large", retryAfter: Duration.seconds(7) })))
        assert.deepStrictEqual([yield* attempt(), yield* attempt(small)], ["model-vendor-paused", "ok"])
        yield* TestClock.adjust("7 seconds")
        assert.strictEqual(yield* attempt(), "ok")
      }).pipe(Effect.provide(layer()))
    )

    it.effect("comes neither from a question that is wrong nor from a lack of credit", () =>
      Effect.gen(function* () {
        yield* fail(9, large, failing(new OutOfCredit({ model: "acme/large" })))
        assert.strictEqual(yield* attempt(), "ok")
        yield* fail(5, large, failing(new BadResponse({ model: "acme/large", detail: "no JSON" })))
        assert.strictEqual(yield* attempt(), "model-vendor-paused")
      }).pipe(Effect.provide(layer()))
    )
  })

  it.effect("lets no more calls through at once than a vendor and an organization may have", () =>
    Effect.gen(function* () {
      const router = yield* ModelRouter
      const running = new Map<string, number>()
      const most = new Map<string, number>()
      const count = (key: string, by: number) => {
        running.set(key, (running.get(key) ?? 0) + by)
        most.set(key, Math.max(most.get(key) ?? 0, running.get(key) ?? 0))
      }
      const ask = (subject: LanguageModel, organization: string) =>
        router
          .withTurn(
            subject,
            Effect.acquireUseRelease(
              Effect.sync(() => [subject.vendor, organization].forEach((key) => count(key, 1))),
              () => Effect.sleep("1 second"),
              () => Effect.sync(() => [subject.vendor, organization].forEach((key) => count(key, -1)))
            )
          )
          .pipe(
            Effect.provideService(
              CurrentActor,
              new Actor({ ...localOwner, organizationId: OrganizationId.make(organization) })
            )
          )
      const calls = ["a", "b", "c"].flatMap((organization) =>
        Array.from({ length: 20 }, (_, index) => ask(index % 2 === 0 ? large : other, organization))
      )
      const all = yield* Effect.forkChild(Effect.all(calls, { concurrency: "unbounded" }), { startImmediately: true })
      // One that waits can be given up.
      const waiting = yield* Effect.forkChild(ask(large, "a"), { startImmediately: true })
      yield* Fiber.interrupt(waiting)
      yield* TestClock.adjust("1 minute")
      yield* Fiber.join(all)
      assert.deepStrictEqual(
        [most.get("acme"), most.get("zeta"), most.get("a"), most.get("b"), most.get("c")].map((value) => value ?? 0),
        [4, 4, 3, 3, 3]
      )
    }).pipe(Effect.provide(layer({ maxConcurrentPerVendor: 4, maxConcurrentPerOrganization: 3 })))
  )
})
