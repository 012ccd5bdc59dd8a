import { DateTime, Effect } from "effect"
import { CurrentActor } from "../../../tenancy/Actor.ts"
import type { Author } from "./transitions.ts"

/** Who acts, and the time by the Clock. */
export const authorNow: Effect.Effect<Author, never, CurrentActor> = Effect.gen(function* () {
  const { memberId } = yield* CurrentActor
  return { by: memberId, at: DateTime.formatIso(yield* DateTime.now) }
})
