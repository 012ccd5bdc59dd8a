import { AuditLog } from "@postwright/core/audit/AuditLog"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { JournalStore } from "@postwright/core/flow/JournalStore"
import { type LanguageModel } from "@postwright/core/models/LanguageModel"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Ledger } from "@postwright/core/usage/Ledger"
import { Context, Deferred, Effect, Exit, Layer, Option, Scope } from "effect"

/** What outlives a process. */
export type World = Context.Context<Postwright.Stores>

/** An empty one. */
export const newWorld = Layer.build(Layer.fresh(Postwright.storesMemory))

/** What runs in a process. */
export interface Services {
  readonly campaigns: Campaigns["Service"]
  readonly review: PlanReview["Service"]
}

/** When a process is killed: with the object that would be stored after so many. @default never */
export interface Killed {
  readonly afterObjects: number
  /** Which objects count. @default all */
  readonly counts?: (key: string) => boolean
}

/** Runs in a process of its own on the world; none when it was killed. */
export const process = Effect.fnUntraced(function* <A>(
  world: World,
  model: LanguageModel,
  use: (services: Services) => Effect.Effect<A, unknown, CurrentActor>,
  killed?: Killed
) {
  const scope = yield* Scope.make()
  const died = yield* Deferred.make<void>()
  const stores = Layer.mergeAll(
    Layer.succeed(ObjectStore, dyingObjects(Context.get(world, ObjectStore), died, killed)),
    Layer.succeed(AuditLog, Context.get(world, AuditLog)),
    Layer.succeed(Ledger, Context.get(world, Ledger)),
    Layer.succeed(JournalStore, Context.get(world, JournalStore))
  )
  const work = Effect.gen(function* () {
    const registries = LanguageModels.layerEntry(Effect.succeed(model)).pipe(
      Layer.provideMerge(Layer.fresh(Postwright.registries))
    )
    const layer = Layer.fresh(Postwright.layer).pipe(Layer.provide(Layer.merge(stores, registries)))
    const services = yield* Layer.buildWithScope(layer, scope)
    return yield* use({ campaigns: Context.get(services, Campaigns), review: Context.get(services, PlanReview) })
  }).pipe(Effect.provideService(CurrentActor, localOwner))
  const ended = yield* Deferred.make<Option.Option<A>, unknown>()
  yield* Deferred.into(Effect.map(work, Option.some), ended).pipe(Effect.forkDetach)
  // A killed process ends nothing that it had begun.
  const killedAt = Effect.as(Deferred.await(died), Option.none<A>())
  const result = yield* Effect.raceFirst(Deferred.await(ended), killedAt)
  if (Option.isSome(result)) yield* Scope.close(scope, Exit.void)
  return result
})

// Nothing answers any more once the process is dead.
const dyingObjects = (
  inner: ObjectStore["Service"],
  died: Deferred.Deferred<void>,
  killed: Killed | undefined
): ObjectStore["Service"] => {
  if (killed === undefined) return inner
  let left = killed.afterObjects
  const alive = <A, E>(effect: Effect.Effect<A, E>): Effect.Effect<A, E> =>
    Effect.suspend(() => (left < 0 ? Effect.never : effect))
  const counted = <A, E>(key: string, effect: Effect.Effect<A, E>): Effect.Effect<A, E> =>
    Effect.suspend(() => {
      if (left < 0) return Effect.never
      if (killed.counts?.(key) === false) return effect
      left -= 1
      return left < 0 ? Effect.andThen(Deferred.succeed(died, undefined), Effect.never) : effect
    })
  return {
    put: (key, bytes) => counted(key, inner.put(key, bytes)),
    replace: (key, expected, bytes) => counted(key, inner.replace(key, expected, bytes)),
    get: (key) => alive(inner.get(key)),
    exists: (key) => alive(inner.exists(key)),
    list: (prefix) => alive(inner.list(prefix)),
    remove: (key) => alive(inner.remove(key))
  }
}
