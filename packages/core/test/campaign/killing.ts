import { AuditLog } from "@postwright/core/audit/AuditLog"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { JournalStore } from "@postwright/core/flow/JournalStore"
import { type LanguageModel } from "@postwright/core/models/LanguageModel"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
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

/** When a process is killed. */
export type Killed =
  /** With the object that would be stored after so many. */
  | {
      readonly afterObjects: number
      /** Which objects count. @default all */
      readonly counts?: (key: string) => boolean
    }
  /** With the append to the journal after so many: it is lost, or it is stored and the answer is lost. */
  | { readonly afterAppends: number; readonly loses: "entries" | "answer" }

export interface ProcessOptions {
  /** @default none */
  readonly model?: LanguageModel | undefined
  /** @default never */
  readonly killed?: Killed
}

/** Runs in a process of its own on the world; none when it was killed. */
export const process = Effect.fnUntraced(function* <A>(
  world: World,
  use: (services: Services) => Effect.Effect<A, unknown, CurrentActor>,
  { killed, model }: ProcessOptions = {}
) {
  const scope = yield* Scope.make()
  const died = yield* Deferred.make<void>()
  const stores = killed === undefined ? world : dying(world, died, killed)
  const own = Layer.fresh(Postwright.registries)
  const registries =
    model === undefined ? own : LanguageModels.layerEntry(Effect.succeed(model)).pipe(Layer.provideMerge(own))
  const work = Effect.gen(function* () {
    const layer = Layer.fresh(Postwright.layer).pipe(
      Layer.provide(Layer.merge(Layer.succeedContext(stores), registries))
    )
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
const dying = (world: World, died: Deferred.Deferred<void>, killed: Killed): World => {
  const [objects, journal, audit] = [
    Context.get(world, ObjectStore),
    Context.get(world, JournalStore),
    Context.get(world, AuditLog)
  ]
  let isDead = false
  let left = "afterObjects" in killed ? killed.afterObjects : killed.afterAppends
  const die = Effect.suspend(() => {
    isDead = true
    return Effect.andThen(Deferred.succeed(died, undefined), Effect.never)
  })
  const alive = <A, E>(effect: Effect.Effect<A, E>): Effect.Effect<A, E> =>
    Effect.suspend(() => (isDead ? Effect.never : effect))
  const stored = <A, E>(key: string, effect: Effect.Effect<A, E>): Effect.Effect<A, E> =>
    Effect.suspend(() => {
      const counts = "afterObjects" in killed && killed.counts?.(key) !== false
      return alive(counts && left-- === 0 ? die : effect)
    })
  const appended = <A, E>(effect: Effect.Effect<A, E>): Effect.Effect<A, E> =>
    Effect.suspend(() => {
      if (!("afterAppends" in killed) || left-- > 0) return alive(effect)
      return alive(killed.loses === "answer" ? Effect.andThen(effect, die) : die)
    })
  return world.pipe(
    Context.add(ObjectStore, {
      put: (key, bytes) => stored(key, objects.put(key, bytes)),
      replace: (key, expected, bytes) => stored(key, objects.replace(key, expected, bytes)),
      get: (key) => alive(objects.get(key)),
      exists: (key) => alive(objects.exists(key)),
      list: (prefix) => alive(objects.list(prefix)),
      remove: (key) => alive(objects.remove(key))
    }),
    Context.add(JournalStore, {
      append: (root, entries) => appended(journal.append(root, entries)),
      replace: (root, entries) => alive(journal.replace(root, entries)),
      read: (root) => alive(journal.read(root)),
      list: alive(journal.list),
      remove: (root) => alive(journal.remove(root))
    }),
    Context.add(AuditLog, {
      append: (stream, record) => alive(audit.append(stream, record)),
      read: (stream) => alive(audit.read(stream))
    })
  )
}
