/**
 * Behaviour that every `EventBus` adapter must have.
 *
 * @since 0.1.0
 */
import { DateTime, Effect, Fiber, type Layer, type Scope, Stream } from "effect"
import { type DomainEvent, makeEvent } from "@postwright/core/events/DomainEvent"
import { EventBus } from "@postwright/core/events/EventBus"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { sha256 } from "@postwright/core/text/Digest"
import { type Case, checkEqual } from "../Check.ts"

/** The suite. `capacity` is how many events a subscriber may lag behind. */
export const cases = (
  layer: Layer.Layer<EventBus, unknown>,
  options: { readonly capacity: number }
): ReadonlyArray<Case> => {
  const scenario = (
    title: string,
    body: (stage: {
      readonly bus: EventBus["Service"]
      readonly organizationId: OrganizationId
    }) => Effect.Effect<void, unknown, Scope.Scope>
  ): Case => ({
    title,
    run: Effect.gen(function* () {
      const organizationId = OrganizationId.make(`organization-${sha256(title).slice(0, 12)}`)
      yield* body({ bus: yield* EventBus, organizationId })
    }).pipe(Effect.scoped, Effect.provide(layer))
  })

  return [
    scenario("hands every later event to every subscriber, in order", ({ bus, organizationId }) =>
      Effect.gen(function* () {
        yield* bus.publish(progress(organizationId, 0))
        const streams = [yield* bus.subscribe(organizationId), yield* bus.subscribe(organizationId)]
        for (const done of [1, 2, 3]) yield* bus.publish(progress(organizationId, done))
        for (const stream of streams) checkEqual(yield* doneOf(stream, 3), [1, 2, 3], "the events")
      })
    ),

    scenario("hands events to a stream that is already running", ({ bus, organizationId }) =>
      Effect.gen(function* () {
        const stream = yield* bus.subscribe(organizationId)
        const fiber = yield* Effect.forkChild(doneOf(stream, 2), { startImmediately: true })
        yield* bus.publish(progress(organizationId, 1))
        yield* bus.publish(progress(organizationId, 2))
        checkEqual(yield* Fiber.join(fiber), [1, 2], "the events")
      })
    ),

    scenario("keeps the events of organizations apart", ({ bus, organizationId }) =>
      Effect.gen(function* () {
        const other = OrganizationId.make(`${organizationId}-other`)
        const stream = yield* bus.subscribe(organizationId)
        yield* bus.publish(progress(other, 1))
        yield* bus.publish(progress(organizationId, 2))
        checkEqual(yield* doneOf(stream, 1), [2], "the events")
      })
    ),

    scenario("never makes the publisher wait: a slow subscriber loses the oldest events", ({ bus, organizationId }) =>
      Effect.gen(function* () {
        const count = options.capacity * 2 + 10
        const slow = yield* bus.subscribe(organizationId)
        for (let done = 1; done <= count; done++) yield* bus.publish(progress(organizationId, done))
        const first = (yield* doneOf(slow, options.capacity))[0]
        checkEqual(first, count - options.capacity + 1, "the oldest event that is left")
      })
    ),

    scenario("does not let a slow subscriber cost another one events", ({ bus, organizationId }) =>
      Effect.gen(function* () {
        yield* Effect.asVoid(bus.subscribe(organizationId))
        const quick = yield* bus.subscribe(organizationId)
        const count = options.capacity + 5
        const seen: Array<number> = []
        const pull = yield* Stream.toPull(quick)
        for (let done = 1; done <= count; done++) {
          yield* bus.publish(progress(organizationId, done))
          for (const event of yield* pull) if (event._tag === "campaign-progress") seen.push(event.done)
        }
        checkEqual(seen.length, count, "how many events the quick one saw")
      })
    ),

    scenario("publishes into the void without failing", ({ bus, organizationId }) =>
      Effect.gen(function* () {
        yield* Effect.scoped(Effect.asVoid(bus.subscribe(organizationId)))
        yield* bus.publish(progress(organizationId, 1))
      })
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const progress = (organizationId: OrganizationId, done: number): DomainEvent =>
  makeEvent(
    { organizationId, at: DateTime.makeUnsafe(0), key: String(done) },
    { _tag: "campaign-progress", campaignId: "spring", stage: "drafting", done, total: 0, message: "" }
  )

const doneOf = (stream: Stream.Stream<DomainEvent>, count: number) =>
  stream.pipe(
    Stream.take(count),
    Stream.map((event) => (event._tag === "campaign-progress" ? event.done : -1)),
    Stream.runCollect
  )
