/**
 * What the flow cases share: flows with counted steps, processes that stop and start, and waiting without sleeping.
 *
 * @since 0.1.0
 */
import { Context, Effect, Exit, Layer, Schema, Scope } from "effect"
import { Durable } from "@postwright/core/flow/Durable"
import { type Flow, type RunId } from "@postwright/core/flow/Flow"
import { type FlowEvent, FlowObserver } from "@postwright/core/flow/FlowObserver"
import { Flows } from "@postwright/core/flow/Flows"
import { Actor, CurrentActor, MemberId, OrganizationId } from "@postwright/core/tenancy/Actor"

/** An owner of an organization that no other case uses. */
export const actorOf = (organization: string): Actor =>
  new Actor({ organizationId: OrganizationId.make(organization), memberId: MemberId.make("ada"), role: "owner" })

/** The payload of the flows here. */
export const Item = Schema.Struct({ id: Schema.String, amount: Schema.Int })
export type Item = typeof Item.Type

export class Refused extends Schema.TaggedError<Refused>("@postwright/core/testing/flow/Refused")("Refused", {
  why: Schema.String
}) {
  override get message(): string {
    return this.why
  }
}

/** A flow over `Item` that returns a number and may be `Refused`. */
export const flowOf = <R>(
  name: string,
  run: (item: Item) => Effect.Effect<number, Refused, R>,
  version = 1
): Flow<Item, number, Refused, R> => ({
  name,
  version,
  payload: Item,
  success: Schema.Int,
  error: Refused,
  idempotencyKey: (item) => item.id,
  run
})

/** Signal with a text. */
export const approval = { name: "approval", schema: Schema.String }

/** Counts how often each name was reached. */
export class Counter {
  readonly #counts = new Map<string, number>()
  add(name: string): number {
    const count = this.of(name) + 1
    this.#counts.set(name, count)
    return count
  }
  of(name: string): number {
    return this.#counts.get(name) ?? 0
  }
}

/** A step that counts itself and returns the value. */
export const counted = (counter: Counter, name: string, value: number) =>
  Effect.flatMap(Durable, (durable) =>
    durable.step(
      name,
      { success: Schema.Int },
      Effect.sync(() => {
        counter.add(name)
        return value
      })
    )
  )

/** Collects what the engine tells about runs. */
export class Events {
  readonly seen: Array<FlowEvent> = []
  readonly layer: Layer.Layer<never>

  constructor(also: (event: FlowEvent) => void = () => {}) {
    this.layer = Layer.succeed(FlowObserver, (event: FlowEvent) =>
      Effect.sync(() => {
        this.seen.push(event)
        also(event)
      })
    )
  }

  /** Returns once the run waits for this. */
  waiting(runId: RunId, name: string): Effect.Effect<void> {
    return until(() =>
      this.seen.some((event) => event._tag === "Waiting" && event.runId === runId && event.name === name)
    )
  }

  /** Returns once the end of the run was told. */
  ended(runId: RunId): Effect.Effect<void> {
    return until(() => this.seen.some((event) => event._tag === "RunEnded" && event.runId === runId))
  }
}

/** A process of the model: an engine on the durable state, with flows. */
export interface Process {
  readonly flows: Flows["Service"]
  /** Ends it as a crash would: nothing more is recorded. */
  readonly stop: Effect.Effect<void>
}

/** Starts a process with these flows. */
export const boot = <E, FE>(
  engine: Layer.Layer<Flows, E>,
  flowLayers: Layer.Layer<never, FE, Flows>
): Effect.Effect<Process, E | FE> =>
  Effect.gen(function* () {
    const scope = yield* Scope.make()
    const context = yield* Layer.buildWithScope(
      Layer.fresh(Layer.provideMerge(Layer.fresh(flowLayers), engine)),
      scope
    ).pipe(Effect.onError(() => Scope.close(scope, Exit.void)))
    return { flows: Context.get(context, Flows), stop: Scope.close(scope, Exit.void) }
  })

/** Runs as the actor. */
export const as =
  (actor: Actor) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, Exclude<R, CurrentActor>> =>
    Effect.provideService(effect, CurrentActor, actor)

/** Returns once the condition holds: real turns of the event loop, whatever the Clock. Dies after about 5 seconds. */
export const until = (condition: () => boolean): Effect.Effect<void> => {
  let turns = 0
  const again: Effect.Effect<void> = Effect.suspend(() => {
    if (condition()) return Effect.void
    turns += 1
    if (turns > 5000) return Effect.die(new Error("What the case waits for never came"))
    return Effect.andThen(turn, again)
  })
  return again
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const turn = Effect.callback<void>((resume) => {
  setTimeout(() => resume(Effect.void), 1)
})
