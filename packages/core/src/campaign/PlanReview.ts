/**
 * Use cases of the review of a plan: decide on posts, change them, look at what they were.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer } from "effect"
import { Audit } from "../audit/Audit.ts"
import type { AuditError } from "../audit/AuditError.ts"
import type { Post } from "../content/Post.ts"
import type { PostVersion } from "../content/PostVersion.ts"
import { EventBus } from "../events/EventBus.ts"
import type { FlowError } from "../flow/FlowError.ts"
import { Flows } from "../flow/Flows.ts"
import type { ObjectError } from "../objects/ObjectError.ts"
import { Policies } from "../policy/Policies.ts"
import type { PolicyError } from "../policy/PolicyError.ts"
import type { CurrentActor } from "../tenancy/Actor.ts"
import type { TenancyError } from "../tenancy/TenancyError.ts"
import type { CampaignId } from "./Campaign.ts"
import type { CampaignError } from "./CampaignError.ts"
import { CampaignProgress } from "./CampaignProgress.ts"
import { CampaignStore } from "./CampaignStore.ts"
import { makeRegenerate } from "./internal/regeneration/regenerate.ts"
import { makeChanges } from "./internal/review/changes.ts"
import { makeDecisions } from "./internal/review/decisions.ts"
import { makeHistory } from "./internal/review/history.ts"
import { makeRecheck } from "./internal/review/rechecking.ts"
import { makeRecords } from "./internal/review/records.ts"
import type { SlotId } from "./Plan.ts"
import type { PolicyRecheck } from "./PolicyRecheck.ts"
import type { RegenerationEnd } from "./Regeneration.ts"
import { RegenerationDraftFlow, RegenerationFlow, RegenerationProduceFlow } from "./RegenerationFlow.ts"
import { RegenerationSteps } from "./RegenerationSteps.ts"
import type { ReviewError } from "./ReviewError.ts"
import type {
  ApprovalOptions,
  DecisionOptions,
  EditInput,
  RecheckOptions,
  RegenerateOptions,
  ReviewedSlot,
  SlotChoice,
  VariantInput,
  VersionDiff
} from "./ReviewInput.ts"

/** What the operations fail with. */
export type PlanReviewError = ReviewError | CampaignError | ObjectError | PolicyError | TenancyError | AuditError

type Reviewing<A> = Effect.Effect<A, PlanReviewError, CurrentActor>

/**
 * Every change is in the audit log. The same call again changes nothing. Of two changes of one slot at the same moment
 * one is made, and the other fails with `ReviewConflict`. All fail with `ReviewerInvalid` for an actor whose id is no
 * `ReviewerName`.
 */
export class PlanReview extends Context.Service<
  PlanReview,
  {
    /** All slots in the order of the plan. Needs `campaign:read`. */
    readonly slots: (campaignId: CampaignId) => Reviewing<ReadonlyArray<ReviewedSlot>>

    /**
     * Approves the posts as they are: exactly this content, for these targets, in this window of time. All of them or,
     * when one cannot be approved, none. A blocking finding cannot be approved, a quarantine only with a reason and as
     * owner, admin or reviewer. Needs `post:approve`. Fails with `SlotWithoutPost`, `ReviewOutdated`,
     * `TransitionRefused`, `PostBlocked`, `ReasonNeeded`, `RoleNeeded`, `ReviewInputInvalid`.
     */
    readonly approve: (
      campaignId: CampaignId,
      slots: ReadonlyArray<SlotChoice>,
      options?: ApprovalOptions
    ) => Reviewing<ReadonlyArray<ReviewedSlot>>

    /** Locks approved posts: they are not changed any more, by nobody. Needs `post:approve`. */
    readonly lock: (
      campaignId: CampaignId,
      slots: ReadonlyArray<SlotChoice>,
      options?: DecisionOptions
    ) => Reviewing<ReadonlyArray<ReviewedSlot>>

    /** Takes the lock off; the posts stay approved. Needs `post:approve`, and the role owner or admin. */
    readonly unlock: (
      campaignId: CampaignId,
      slots: ReadonlyArray<SlotChoice>,
      options?: DecisionOptions
    ) => Reviewing<ReadonlyArray<ReviewedSlot>>

    /** Rejects the posts, which needs a reason: the next drafts are written by it. Needs `post:approve`. */
    readonly reject: (
      campaignId: CampaignId,
      slots: ReadonlyArray<SlotChoice>,
      options: DecisionOptions
    ) => Reviewing<ReadonlyArray<ReviewedSlot>>

    /**
     * Gives the post another text, in the first place. Scores, hashtags, links, citations and the hash are derived anew,
     * and an approval no longer holds. A slot without a post gets its first one. A text that breaks rules is kept: the
     * verdict tells. Needs `campaign:write`. Fails with `TransitionRefused` when the slot is locked.
     */
    readonly edit: (campaignId: CampaignId, slotId: SlotId, input: EditInput) => Reviewing<ReviewedSlot>

    /** Puts another variant in the first place, which is the one that is sent. Needs `campaign:write`. */
    readonly chooseVariant: (campaignId: CampaignId, slotId: SlotId, input: VariantInput) => Reviewing<ReviewedSlot>

    /** Says something about the slot. Needs `campaign:write` or `post:approve`. */
    readonly comment: (campaignId: CampaignId, slotId: SlotId, text: string) => Reviewing<ReviewedSlot>

    /**
     * Writes other posts, from material that no staying post uses, in other words than before, and never again what was
     * rejected. Slots keep their ids and times; approved and locked ones are left alone, and what is decided meanwhile
     * stays. A slot that the sources carry no other post for keeps the one it has. The same call goes on with a round
     * that was stopped; otherwise it begins another one. Needs `campaign:write`. Fails with `TransitionRefused` for an
     * approved or locked slot that is named, and with `RegenerationStopped`.
     */
    readonly regenerate: (
      campaignId: CampaignId,
      options?: RegenerateOptions
    ) => Effect.Effect<RegenerationEnd, PlanReviewError | FlowError, CurrentActor>

    /**
     * Judges every post by the rules as they are now, and tells what changed since the plan was judged last: when it was
     * generated, or by the last re-check. An approval is taken back where the rules forbid the post now, and nowhere
     * else. Needs `post:approve`, for a dry run `campaign:read`.
     */
    readonly recheck: (campaignId: CampaignId, options?: RecheckOptions) => Reviewing<PolicyRecheck>

    /** The versions of the post, oldest first; none while it has no post. Needs `campaign:read`. */
    readonly history: (campaignId: CampaignId, slotId: SlotId) => Reviewing<ReadonlyArray<PostVersion>>

    /** The post as it was in a version. Needs `campaign:read`. Fails with `ChoiceNotFound`. */
    readonly version: (campaignId: CampaignId, slotId: SlotId, number: number) => Reviewing<Post>

    /** What changed between two versions, word by word. Needs `campaign:read`. Fails with `ChoiceNotFound`. */
    readonly diff: (
      campaignId: CampaignId,
      slotId: SlotId,
      versions?: {
        /** @default the one before `to` */
        readonly from?: number | undefined
        /** @default the latest */
        readonly to?: number | undefined
      }
    ) => Reviewing<VersionDiff>
  }
>()("@postwright/core/campaign/PlanReview") {
  /** Registers the flows of a regeneration with `Flows` for as long as the layer lives. */
  static readonly layerNoDeps = Layer.effect(
    PlanReview,
    Effect.gen(function* () {
      const store = yield* CampaignStore
      const bus = yield* EventBus
      const records = yield* makeRecords
      return PlanReview.of({
        ...makeHistory(records, store),
        ...makeDecisions(records, bus),
        ...makeChanges(records, store),
        recheck: makeRecheck(records, store, bus),
        regenerate: makeRegenerate(records, store, yield* Flows)
      })
    })
  ).pipe(
    Layer.provideMerge(
      Layer.mergeAll(
        Flows.layer(RegenerationFlow),
        Flows.layer(RegenerationDraftFlow),
        Flows.layer(RegenerationProduceFlow)
      )
    )
  )

  /** With the steps and stores of the campaign capability. */
  static readonly layer = this.layerNoDeps.pipe(
    Layer.provide(RegenerationSteps.layer),
    Layer.provide(Layer.mergeAll(CampaignProgress.layer, CampaignStore.layer, Audit.layer, Policies.layer))
  )
}
