/**
 * Reads and writes the reviews of slots. A change is written only over what was read, and is in the audit log with it;
 * a change whose entry a crash took away is logged before the next one.
 */
import { Effect, Option } from "effect"
import { Audit } from "../../../audit/Audit.ts"
import type { AuditEntry } from "../../../audit/AuditEntry.ts"
import type { AuditError } from "../../../audit/AuditError.ts"
import { AuditLog } from "../../../audit/AuditLog.ts"
import type { Post } from "../../../content/Post.ts"
import { PostVersion } from "../../../content/PostVersion.ts"
import type { ObjectError } from "../../../objects/ObjectError.ts"
import { Policies } from "../../../policy/Policies.ts"
import type { PolicyError } from "../../../policy/PolicyError.ts"
import type { Verdict } from "../../../policy/Verdict.ts"
import { Actor, CurrentActor } from "../../../tenancy/Actor.ts"
import type { TenancyError } from "../../../tenancy/TenancyError.ts"
import { sha256Json } from "../../../text/Digest.ts"
import type { Assignment } from "../../Angle.ts"
import type { Brief } from "../../Brief.ts"
import { type CampaignId, campaignStates } from "../../Campaign.ts"
import { campaignContext } from "../../CampaignContext.ts"
import type { CampaignError } from "../../CampaignError.ts"
import { type CampaignKey, CampaignStore, parts, type VersionContent } from "../../CampaignStore.ts"
import type { Plan, Slot, SlotId } from "../../Plan.ts"
import { type SlotReview, untouched } from "../../Review.ts"
import { PlanUnfinished, ReviewConflict, ReviewerInvalid, ReviewError, SlotNotFound } from "../../ReviewError.ts"
import { isReviewerName } from "../../ReviewerName.ts"
import type { ReviewedSlot } from "../../ReviewInput.ts"
import { readDossiers } from "../dossiers.ts"
import { policyScopeOf, postJudgement, questionOf, withAppraisal } from "../judging.ts"
import { registered } from "../registered.ts"
import { latestEntry } from "./entries.ts"
import { ideaOf, type StandingSlot, standingSlot } from "./reviewed.ts"

/** A campaign that can be reviewed. */
export interface OpenPlan {
  readonly key: CampaignKey
  /** As the campaign generated it. */
  readonly plan: Plan
  readonly brief: Brief
  /** What each slot was written from. */
  readonly assignments: ReadonlyMap<SlotId, Assignment>
  readonly log: ReadonlyArray<AuditEntry>
  /** What the rules say of posts as they would be sent, beside the others that stand there and the sources. */
  readonly judge: (posts: ReadonlyArray<Post>) => Effect.Effect<ReadonlyArray<Verdict>, JudgingError, CurrentActor>
}

/** One slot, ready to be changed. */
export interface SlotRecord {
  /** As it stands. */
  readonly slot: Slot
  readonly review: SlotReview
  /** Of the latest version. */
  readonly content: VersionContent | undefined
  readonly stamp: string | null
}

type Failure = ReviewError | CampaignError | ObjectError | PolicyError

/** What judging fails with. */
export type JudgingError = Failure | TenancyError

export interface Records {
  readonly open: (campaignId: CampaignId) => Effect.Effect<OpenPlan, Failure | AuditError | TenancyError, CurrentActor>
  /** Every slot of the plan, as it stands. */
  readonly all: (opened: OpenPlan) => Effect.Effect<ReadonlyArray<StandingSlot>, Failure>
  readonly load: (opened: OpenPlan, slotId: SlotId) => Effect.Effect<SlotRecord, Failure>
  /** Slots as they stand now, with the verdicts on them. */
  readonly shown: (
    opened: OpenPlan,
    slotIds: ReadonlyArray<SlotId>
  ) => Effect.Effect<ReadonlyArray<ReviewedSlot>, JudgingError, CurrentActor>
  /** Keeps how posts that were changed are judged, for the next re-check. */
  readonly remember: (opened: OpenPlan, slots: ReadonlyArray<ReviewedSlot>) => Effect.Effect<void, Failure>
  /** Whether something changed. `content`: of a new version. Fails with `ReviewConflict`. */
  readonly save: (
    opened: OpenPlan,
    record: SlotRecord,
    next: SlotReview,
    content?: VersionContent
  ) => Effect.Effect<boolean, Failure | AuditError, CurrentActor>
}

export const makeRecords: Effect.Effect<Records, never, CampaignStore | Audit | AuditLog | Policies> = Effect.gen(
  function* () {
    const store = yield* CampaignStore
    const policies = yield* Policies
    const audit = yield* Audit
    const auditLog = yield* AuditLog

    const open: Records["open"] = Effect.fnUntraced(function* (campaignId) {
      const { memberId, organizationId } = yield* CurrentActor
      if (!isReviewerName(memberId)) return yield* new ReviewError({ reason: new ReviewerInvalid({ memberId }) })
      const key = { organizationId, campaignId }
      const { state } = yield* registered(store, key)
      if (state === "failed" || campaignStates.indexOf(state) < campaignStates.indexOf("reviewing")) {
        return yield* new ReviewError({ reason: new PlanUnfinished({ campaignId, state }) })
      }
      const direction = yield* store.get(key, parts.direction)
      const brief = yield* store.get(key, parts.brief)
      const plan = yield* store.get(key, parts.plan)
      const context = yield* Effect.cached(contextOf({ key, plan }, brief))
      return {
        key,
        plan,
        brief,
        judge: Effect.fnUntraced(function* (posts) {
          if (posts.length === 0) return []
          const beside = yield* context
          const dossiers = yield* readDossiers(store, key, posts)
          const production = Option.getOrUndefined(yield* store.find(key, parts.production))
          const verdicts = yield* policies.check(
            posts.map((post) => questionOf(post, beside, dossiers.get(post.contentHash))),
            policyScopeOf(brief)
          )
          return posts.map((post, at) => withAppraisal(verdicts[at]!, post, dossiers.get(post.contentHash), production))
        }),
        assignments: new Map(direction.assignments.map((assignment) => [assignment.slotId, assignment])),
        log: yield* auditLog.read({ organizationId, stream: campaignId })
      }
    })

    const all = ({ key, plan }: Pick<OpenPlan, "key" | "plan">) =>
      Effect.forEach(plan.slots, (slot) => standingSlot(store, key, slot), { concurrency: 8 })

    const contextOf = Effect.fnUntraced(function* (opened: Pick<OpenPlan, "key" | "plan">, brief: Brief) {
      const posts = (yield* all(opened)).flatMap(({ post }) => post ?? [])
      return campaignContext({ brief, posts, documents: yield* store.documents(opened.key, brief.sources.length) })
    })

    const load: Records["load"] = Effect.fnUntraced(function* (opened, slotId) {
      const { slots } = opened.plan
      const generated = slots.find(({ id }) => id === slotId)
      if (generated === undefined) {
        const [first, last] = [slots[0]?.id ?? "slot-001", slots.at(-1)?.id ?? "slot-001"]
        return yield* new ReviewError({ reason: new SlotNotFound({ slotId, first, last }) })
      }
      const { content, review, slot, stamp } = yield* standingSlot(store, opened.key, generated)
      return { slot, content, stamp, review: review ?? untouched(slotId, firstVersion(opened, generated, content)) }
    })

    const shown: Records["shown"] = Effect.fnUntraced(function* (opened, slotIds) {
      const loaded = yield* Effect.forEach(slotIds, (slotId) => load(opened, slotId))
      return yield* reviewedSlots(
        opened,
        loaded.map(({ content, slot }) => ({ slot, post: content?.post }))
      )
    })

    const remember: Records["remember"] = (opened, slots) =>
      Effect.forEach(
        slots,
        ({ post, slot, verdict }) =>
          post === undefined || verdict === undefined
            ? Effect.void
            : store.put(opened.key, parts.postJudgement(slot.id), postJudgement(post, verdict)),
        { discard: true }
      )

    const logLatest = Effect.fnUntraced(function* (opened: OpenPlan, review: SlotReview) {
      const latest = latestEntry(review)
      if (latest === undefined) return
      const actor = yield* CurrentActor
      yield* audit
        .log(opened.key.campaignId, latest.entry)
        .pipe(Effect.provideService(CurrentActor, new Actor({ ...actor, memberId: latest.by })))
    })

    const save: Records["save"] = Effect.fnUntraced(function* (opened, record, next, content) {
      const slotId = record.slot.id
      yield* logLatest(opened, record.review)
      if (next === record.review) return false
      for (const made of [record.stamp === null ? record.content : undefined, content]) {
        if (made !== undefined) yield* store.put(opened.key, parts.version(slotId, digestOf(made)), made)
      }
      const write = Effect.gen(function* () {
        const isWritten = yield* store.replace(opened.key, parts.review(slotId), record.stamp, next)
        if (!isWritten) return yield* new ReviewError({ reason: new ReviewConflict({ slotId }) })
        yield* logLatest(opened, next)
      })
      yield* Effect.uninterruptible(write)
      return true
    })

    return { open, all, load, shown, remember, save }
  }
)

/** The slots with the verdicts on their posts. */
export const reviewedSlots = Effect.fnUntraced(function* (
  { judge }: OpenPlan,
  slots: ReadonlyArray<{ readonly slot: Slot; readonly post: Post | undefined }>
) {
  const posts = slots.flatMap(({ post }) => post ?? [])
  const verdicts = new Map((yield* judge(posts)).map((verdict, at) => [posts[at], verdict]))
  return slots.map(({ post, slot }): ReviewedSlot => ({ slot, post, verdict: verdicts.get(post) }))
})

/** Names the content of a version. */
export const digestOf = ({ idea, post }: VersionContent): string => sha256Json({ post, idea })

// What the campaign itself made, with the time from its log.
const firstVersion = (
  opened: OpenPlan,
  generated: Slot,
  content: VersionContent | undefined
): PostVersion | undefined => {
  if (content === undefined) return undefined
  const { post } = content
  const drafted = opened.log.findLast(
    ({ detail, subject }) => subject === generated.id && detail["contentHash"] === post.contentHash
  )
  return new PostVersion({
    number: post.version,
    change: post.translatedFrom === undefined ? "generated" : "translated",
    revision: 0,
    generatedBy: post.generatedBy,
    at: drafted?.at ?? opened.log.at(-1)?.at ?? generated.startsAt,
    contentHash: post.contentHash,
    findingIds: [...(opened.assignments.get(generated.id)?.findingIds ?? [])],
    digest: digestOf({ post, idea: ideaOf(generated) })
  })
}
