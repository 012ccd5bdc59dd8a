import { Effect } from "effect"
import { CurrentActor } from "../../tenancy/Actor.ts"
import { type ModelId } from "../ModelChoice.ts"
import { type ModelError } from "../ModelError.ts"
import { toModelError } from "../PromiseModel.ts"

/** What a plain function is told beside its request. */
export interface PromiseContext {
  /** Aborts when nobody waits any longer. */
  readonly signal: AbortSignal
  readonly organizationId: string
}

/** Calls a plain function once, for the current actor, and reads its rejection as a failure of the model. */
export const askPromise = <A>(
  id: ModelId,
  call: (context: PromiseContext) => Promise<A>
): Effect.Effect<A, ModelError, CurrentActor> =>
  Effect.flatMap(CurrentActor, ({ organizationId }) =>
    Effect.tryPromise({
      try: (signal) => call({ signal, organizationId }),
      catch: (cause) => toModelError(id, cause)
    })
  )
