import { type Context, Effect, type Layer } from "effect"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { type Case } from "../../Check.ts"

/** What a case does with the adapter and its vendor. */
export type Run<Subject> = (subject: Subject) => Effect.Effect<void, unknown, CurrentActor>

/** Makes cases, each of which builds the layer anew and runs as the owner of the local organization. */
export const defining =
  <I, Subject, E>(subject: Context.Key<I, Subject>, layer: Layer.Layer<I, E>) =>
  (title: string, run: Run<Subject>, skip?: string): Case => ({
    title,
    skip,
    run: Effect.gen(function* () {
      yield* run(yield* subject)
    }).pipe(Effect.provide(layer), Effect.provideService(CurrentActor, localOwner))
  })
