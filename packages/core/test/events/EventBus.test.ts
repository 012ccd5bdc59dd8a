import { assert, describe, it } from "@effect/vitest"
import { Context, DateTime, Effect, Layer, PubSub, Schema, Stream } from "effect"
import { DomainEvent, makeEvent } from "@postwright/core/events/DomainEvent"
import { EventBus } from "@postwright/core/events/EventBus"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { failingTitles } from "@postwright/core/testing/Check"
import * as EventBusContract from "@postwright/core/testing/events/EventBusContract"
import { suite } from "@postwright/core/testing/vitest"

suite("EventBus (memory)", EventBusContract.cases(EventBus.layerMemory, { capacity: 1024 }))
suite("EventBus (memory, small)", EventBusContract.cases(EventBus.layerMemoryWith({ capacity: 4 }), { capacity: 4 }))

describe("the suite of EventBus catches an adapter", () => {
  it.effect("that hands everything to everybody", () =>
    Effect.gen(function* () {
      const one = OrganizationId.make("all")
      const shared = Layer.effect(
        EventBus,
        Effect.map(Layer.build(EventBus.layerMemory), (context) => {
          const inner = Context.get(context, EventBus)
          return EventBus.of({
            publish: (event) => inner.publish({ ...event, organizationId: one }),
            subscribe: () => inner.subscribe(one)
          })
        })
      )
      const titles = yield* failingTitles(EventBusContract.cases(shared, { capacity: 1024 }))
      assert.deepStrictEqual(titles, ["keeps the events of organizations apart"])
    })
  )

  it.effect("that drops what is new", () =>
    Effect.gen(function* () {
      const dropping = Layer.effect(
        EventBus,
        Effect.gen(function* () {
          const pubsub = yield* PubSub.dropping<DomainEvent>(4)
          return EventBus.of({
            publish: (event) => Effect.asVoid(PubSub.publish(pubsub, event)),
            subscribe: (organizationId) =>
              Effect.map(PubSub.subscribe(pubsub), (subscription) =>
                Stream.filter(Stream.fromSubscription(subscription), (event) => event.organizationId === organizationId)
              )
          })
        })
      )
      const cases = EventBusContract.cases(dropping, { capacity: 4 })
      const titles = yield* failingTitles(
        cases.filter((item) => item.title.startsWith("never makes the publisher wait"))
      )
      assert.strictEqual(titles.length, 1)
    })
  )
})

describe("DomainEvent", () => {
  const origin = { organizationId: OrganizationId.make("o"), at: DateTime.makeUnsafe(0), key: "spring/1" }
  const content = { _tag: "campaign-stage-changed", campaignId: "spring", from: "created", to: "researching" } as const

  it("has the same id whenever the same thing happens again, and another for everything else", () => {
    const id = makeEvent(origin, content).id
    assert.match(id, /^[0-9a-f]{64}$/)
    assert.strictEqual(makeEvent({ ...origin, at: DateTime.makeUnsafe(5) }, content).id, id)
    assert.notStrictEqual(makeEvent({ ...origin, key: "spring/2" }, content).id, id)
    assert.notStrictEqual(makeEvent({ ...origin, organizationId: OrganizationId.make("p") }, content).id, id)
    const other = { _tag: "campaign-exported", campaignId: "spring", location: "out" } as const
    assert.notStrictEqual(makeEvent(origin, other).id, id)
  })

  it.effect("crosses JSON unchanged", () =>
    Effect.gen(function* () {
      const event: DomainEvent = makeEvent(origin, content)
      const codec = Schema.fromJsonString(Schema.toCodecJson(DomainEvent))
      const json = yield* Schema.encodeEffect(codec)(event)
      assert.deepStrictEqual(yield* Schema.decodeEffect(codec)(json), event)
      assert.include(json, '"at":"1970-01-01T00:00:00.000Z"')
    })
  )
})
