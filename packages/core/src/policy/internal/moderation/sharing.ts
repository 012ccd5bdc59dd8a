/**
 * One effect for all that want the same at the same time.
 */
import { Deferred, Effect, Exit, Option } from "effect"

/**
 * Runs the effect of the first caller of a key, and gives what comes of it to those who come meanwhile. Where the first
 * is interrupted, the next one runs its own.
 */
export const makeSharing = <A>() => {
  const running = new Map<string, Deferred.Deferred<Option.Option<A>>>()

  const shared = <R>(key: string, effect: Effect.Effect<A, never, R>): Effect.Effect<A, never, R> =>
    Effect.uninterruptibleMask((restore) =>
      Effect.suspend((): Effect.Effect<A, never, R> => {
        const first = running.get(key)
        if (first !== undefined) {
          return restore(Deferred.await(first)).pipe(
            Effect.flatMap(
              Option.match({ onNone: () => restore(shared(key, effect)), onSome: (value) => Effect.succeed(value) })
            )
          )
        }
        const mine = Deferred.makeUnsafe<Option.Option<A>>()
        running.set(key, mine)
        return restore(effect).pipe(
          Effect.onExit((exit) =>
            Effect.suspend(() => {
              running.delete(key)
              return Deferred.succeed(mine, Exit.getSuccess(exit))
            })
          )
        )
      })
    )

  return shared
}
