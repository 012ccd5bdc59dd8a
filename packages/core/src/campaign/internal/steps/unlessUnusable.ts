import { Effect, Option } from "effect"
import { type AgentCost, costsOf } from "../../../agents/AgentCost.ts"
import type { AgentError } from "../../../agents/AgentError.ts"
import { sha256Json } from "../../../text/Digest.ts"
import type { CampaignError } from "../../CampaignError.ts"
import { type CampaignKey, CampaignStore, parts } from "../../CampaignStore.ts"
import { MissingPart } from "../../MissingPart.ts"
import type { ObjectError } from "../../../objects/ObjectError.ts"
import type { StepOptions } from "./StepTools.ts"

/** What a part of the work that a post can do without came to. */
export type MadePart<A> =
  | { readonly value: A; readonly missing?: undefined }
  /** Nobody could make it. */
  | { readonly value?: undefined; readonly missing: Missing }

/** Why there is no such part, and what it cost to find out. */
export interface Missing {
  readonly reason: string
  readonly costs: ReadonlyArray<AgentCost>
}

/** One part to be made. */
export interface PartToMake {
  readonly key: CampaignKey
  readonly options: StepOptions
  /** What it is made from: of something else another part is made. JSON. */
  readonly of: unknown
}

/**
 * A post can do without this part: where answers came and none can be used, or the floor has nothing to say, it is left
 * out, for good: a run that goes on later neither asks nor pays for it again. Where the vendor is out of reach or the
 * budget is used up the campaign waits, as for everything else.
 */
export const makeUnlessUnusable = Effect.map(
  CampaignStore,
  (store) =>
    <A, E, R>(
      { key, of, options }: PartToMake,
      run: (options: StepOptions) => Effect.Effect<A, E | AgentError, R>
    ): Effect.Effect<MadePart<A>, E | AgentError | CampaignError | ObjectError, R> =>
      Effect.gen(function* (): Effect.fn.Return<MadePart<A>, E | AgentError | CampaignError | ObjectError, R> {
        const part = parts.missing(sha256Json([options.operationKey, of]))
        const known = Option.getOrUndefined(yield* store.find(key, part))
        if (known !== undefined) return { missing: known }
        // A run that was killed before it could note down what is missing finds the answers that it was given up for.
        return yield* run({ ...options, asksAnew: false }).pipe(
          Effect.map((value): MadePart<A> => ({ value })),
          Effect.catch((error): Effect.Effect<MadePart<A>, E | AgentError | ObjectError> => {
            if (!isUnusable(error)) return Effect.fail(error)
            const { message: reason, trace } = error
            const missing = new MissingPart({ operation: options.operationKey, reason, costs: costsOf(trace) })
            return Effect.as(store.put(key, part, missing), { missing })
          })
        )
      })
)

/** Makes parts that posts can do without. */
export type UnlessUnusable = Effect.Success<typeof makeUnlessUnusable>

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const isUnusable = (error: unknown): error is AgentError => {
  if (!isAgentError(error) || error.isRetryable) return false
  const { _tag } = error.reason
  return _tag === "NoUsableAnswer" || _tag === "FloorRejected" || _tag === "FloorLanguageUnsupported"
}

const isAgentError = (error: unknown): error is AgentError =>
  typeof error === "object" && error !== null && "_tag" in error && error._tag === "AgentError"
