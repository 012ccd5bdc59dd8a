import { Deferred, Effect, Exit } from "effect"

type Restore = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>

/** One effect at a time for each key. It cannot be interrupted but where it restores that. */
export const makeKeyedLock = () => {
  const holders = new Map<string, Deferred.Deferred<void>>()
  return <A, E, R>(key: string, body: (restore: Restore) => Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.uninterruptibleMask((restore) =>
      Effect.gen(function* () {
        for (let holder = holders.get(key); holder !== undefined; holder = holders.get(key)) {
          yield* restore(Deferred.await(holder))
        }
        const mine = Deferred.makeUnsafe<void>()
        holders.set(key, mine)
        const free = Effect.sync(() => {
          holders.delete(key)
          Deferred.doneUnsafe(mine, Exit.void)
        })
        return yield* body(restore).pipe(Effect.ensuring(free))
      })
    )
}
