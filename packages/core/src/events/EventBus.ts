/**
 * Hands domain events to whoever listens in this process.
 *
 * Publishing never waits and never fails: each subscriber has a buffer, and one that is too slow loses the oldest
 * events. What must not be missed is written by the step that does it, not by a subscriber.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, PubSub, type Scope, Stream } from "effect"
import { type OrganizationId } from "../tenancy/Actor.ts"
import { type DomainEvent } from "./DomainEvent.ts"

export class EventBus extends Context.Service<
  EventBus,
  {
    /** Hands the event to all present subscribers of its organization. Without one it is gone. */
    readonly publish: (event: DomainEvent) => Effect.Effect<void>

    /**
     * Subscribes now, until the scope closes: the stream has every later event of the organization, in the order of
     * publishing, also those published before the stream is run. It ends when the bus shuts down.
     */
    readonly subscribe: (
      organizationId: OrganizationId
    ) => Effect.Effect<Stream.Stream<DomainEvent>, never, Scope.Scope>
  }
>()("@postwright/core/events/EventBus") {
  /** In this process. `capacity`: how many events a subscriber may lag behind. @default 1024 */
  static readonly layerMemoryWith = (options: { readonly capacity?: number }): Layer.Layer<EventBus> =>
    Layer.effect(
      EventBus,
      Effect.gen(function* () {
        const capacity = options.capacity ?? 1024
        const subscribers = new Map<OrganizationId, Set<PubSub.PubSub<DomainEvent>>>()
        yield* Effect.addFinalizer(() =>
          Effect.forEach(
            [...subscribers.values()].flatMap((set) => [...set]),
            PubSub.shutdown,
            { discard: true }
          )
        )

        const publish = (event: DomainEvent) =>
          Effect.forEach(subscribers.get(event.organizationId) ?? [], (pubsub) => PubSub.publish(pubsub, event), {
            discard: true
          })

        // One per subscriber: a slow one loses its own events only.
        const subscribe = Effect.fnUntraced(function* (organizationId: OrganizationId) {
          const pubsub = yield* PubSub.sliding<DomainEvent>(capacity)
          const subscription = yield* PubSub.subscribe(pubsub)
          const set = subscribers.get(organizationId) ?? new Set()
          subscribers.set(organizationId, set.add(pubsub))
          yield* Effect.addFinalizer(() =>
            Effect.suspend(() => {
              set.delete(pubsub)
              if (set.size === 0) subscribers.delete(organizationId)
              return PubSub.shutdown(pubsub)
            })
          )
          return Stream.fromSubscription(subscription)
        })

        return EventBus.of({ publish, subscribe })
      })
    )

  /** In this process, with the default capacity. */
  static readonly layerMemory: Layer.Layer<EventBus> = this.layerMemoryWith({})
}
