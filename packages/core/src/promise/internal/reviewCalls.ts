/**
 * The review of a campaign behind the promise door: checks what programs without types pass, and calls the service.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { CampaignId } from "../../campaign/Campaign.ts"
import { PlanReview } from "../../campaign/PlanReview.ts"
import { Slot, SlotId } from "../../campaign/Plan.ts"
import { PolicyRecheck } from "../../campaign/PolicyRecheck.ts"
import type * as Reviewing from "../../campaign/ReviewInput.ts"
import { Post } from "../../content/Post.ts"
import { SocialAccountId } from "../../publishing/SocialAccount.ts"
import type { Actor, CurrentActor } from "../../tenancy/Actor.ts"
import { PostwrightError } from "../PostwrightError.ts"
import type { CampaignReview, ReviewedSlot, ReviewOptions } from "../Review.ts"
import { actorOf, As } from "./actorOf.ts"
import { verdictData } from "./plainData.ts"

/** Runs a use case as the actor. Rejects with `PostwrightError`. */
export type RunAs = <A, E>(
  effect: Effect.Effect<A, E, PlanReview | CurrentActor>,
  options: { readonly actor: Actor; readonly signal?: AbortSignal | undefined }
) => Promise<A>

/** The operations on one campaign. Throws `PostwrightError` for a caller that cannot be one. */
export const reviewCalls = (run: RunAs, campaign: string, options: ReviewOptions): CampaignReview => {
  const campaignId = check("campaignId", CampaignId, campaign)
  const actor = actorOf(check("the options of review", Options, options).as)

  const call = <A, E>(
    use: (review: PlanReview["Service"]) => Effect.Effect<A, E, CurrentActor>,
    signal?: AbortSignal
  ): Promise<A> => run(Effect.flatMap(PlanReview, use), { actor, signal })

  const decide =
    (name: "lock" | "unlock" | "reject"): CampaignReview["lock"] =>
    async (slots, given = {}) => {
      const { signal, ...rest } = check(`the options of ${name}`, Decision, given)
      const choices = check(`the slots of ${name}`, Choices, slots).map(choiceOf)
      return (await call((review) => review[name](campaignId, choices, rest), signal)).map(slotData)
    }

  return {
    slots: async () => (await call((review) => review.slots(campaignId))).map(slotData),
    approve: async (slots, given = {}) => {
      const { signal, ...rest } = check("the options of approve", Approval, given)
      const choices = check("the slots of approve", Choices, slots).map(choiceOf)
      return (await call((review) => review.approve(campaignId, choices, rest), signal)).map(slotData)
    },
    lock: decide("lock"),
    unlock: decide("unlock"),
    reject: decide("reject"),
    edit: async (slot, given) => {
      const { signal, ...input } = check("the input of edit", Edit, given)
      const slotId = check("slotId", SlotId, slot)
      return slotData(await call((review) => review.edit(campaignId, slotId, input), signal))
    },
    chooseVariant: async (slot, given) => {
      const { signal, ...input } = check("the input of chooseVariant", Variant, given)
      const slotId = check("slotId", SlotId, slot)
      return slotData(await call((review) => review.chooseVariant(campaignId, slotId, input), signal))
    },
    comment: async (slot, said) => {
      const [slotId, text] = [check("slotId", SlotId, slot), check("text", Schema.String, said)]
      return slotData(await call((review) => review.comment(campaignId, slotId, text)))
    },
    history: async (slot) => {
      const slotId = check("slotId", SlotId, slot)
      const versions = await call((review) => review.history(campaignId, slotId))
      return versions.map(({ at, by, change, contentHash, generatedBy, number, reason }) => ({
        number,
        change,
        ...(by === undefined ? {} : { by }),
        generatedBy,
        at,
        ...(reason === undefined ? {} : { reason }),
        contentHash
      }))
    },
    version: async (slot, wanted) => {
      const [slotId, number] = [check("slotId", SlotId, slot), check("number", Schema.Int, wanted)]
      return encodePost(await call((review) => review.version(campaignId, slotId, number)))
    },
    diff: async (slot, given = {}) => {
      const [slotId, versions] = [check("slotId", SlotId, slot), check("the versions of diff", Versions, given)]
      return call((review) => review.diff(campaignId, slotId, versions))
    },
    regenerate: async (given = {}) => {
      const { signal, ...rest } = check("the options of regenerate", Regenerate, given)
      const { kept, regenerated, round, seed } = await call((review) => review.regenerate(campaignId, rest), signal)
      return { round, seed, regenerated, kept }
    },
    recheck: async (given = {}) => {
      const { signal, ...rest } = check("the options of recheck", Recheck, given)
      return encodeRecheck(await call((review) => review.recheck(campaignId, rest), signal))
    }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const Signal = Schema.instanceOf(AbortSignal)
const Decision = Schema.Struct({
  reason: Schema.optional(Schema.String),
  signal: Schema.optional(Signal)
})
const Approval = Schema.Struct({
  ...Decision.fields,
  accounts: Schema.optional(Schema.Array(SocialAccountId)),
  window: Schema.optional(
    Schema.Struct({ notBefore: Schema.optionalKey(Schema.String), notAfter: Schema.optionalKey(Schema.String) })
  )
})
const Variant = Schema.Struct({
  ...Decision.fields,
  variant: Schema.String,
  expectedHash: Schema.optional(Schema.String)
})
const Edit = Schema.Struct({
  ...Decision.fields,
  text: Schema.optional(Schema.String),
  parts: Schema.optional(Schema.Array(Schema.String)),
  title: Schema.optional(Schema.String),
  variant: Schema.optional(Schema.String),
  expectedHash: Schema.optional(Schema.String)
})
const Recheck = Schema.Struct({ isDryRun: Schema.optional(Schema.Boolean), signal: Schema.optional(Signal) })
const Choices = Schema.Array(
  Schema.Union([
    SlotId,
    Schema.Struct({
      slotId: SlotId,
      expectedHash: Schema.optional(Schema.String),
      expectedRevision: Schema.optional(Schema.Int)
    })
  ])
)
const Versions = Schema.Struct({ from: Schema.optional(Schema.Int), to: Schema.optional(Schema.Int) })
const Regenerate = Schema.Struct({
  slots: Schema.optional(Schema.Array(SlotId)),
  seed: Schema.optional(Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))),
  signal: Schema.optional(Signal)
})
const Options = Schema.Struct({ as: Schema.optional(As) })

/** The value, if it is one. Programs without types pass anything. */
const check = <A>(what: string, schema: Schema.Codec<A, unknown>, value: unknown): A => {
  const result = Schema.decodeUnknownResult(schema, { onExcessProperty: "error" })(value)
  if (result._tag === "Success") return result.success
  const remedy = "Look at what the types of CampaignReview ask for"
  throw new PostwrightError({
    code: "options-invalid",
    message: `${what} cannot be taken: ${result.failure.message.replace(/\s+/g, " ").trim()}. ${remedy}`,
    remedy,
    isRetryable: false,
    details: { option: what }
  })
}

const choiceOf = (choice: (typeof Choices.Type)[number]): Reviewing.SlotChoice =>
  typeof choice === "string" ? { slotId: choice } : choice

const encodeSlot = Schema.encodeSync(Slot)
const encodePost = Schema.encodeSync(Post)
const encodeRecheck = Schema.encodeSync(PolicyRecheck)

const slotData = ({ post, slot, verdict }: Reviewing.ReviewedSlot): ReviewedSlot => ({
  slot: encodeSlot(slot),
  post: post === undefined ? null : encodePost(post),
  verdict: verdict === undefined ? null : verdictData(verdict)
})
