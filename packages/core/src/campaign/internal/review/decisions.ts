/**
 * Decisions on posts: approve, lock, unlock, reject.
 */
import { DateTime, Effect, Result } from "effect"
import { makeEvent } from "../../../events/DomainEvent.ts"
import type { EventBus } from "../../../events/EventBus.ts"
import { verdictOf } from "../../../policy/Verdict.ts"
import { type Actor, type CurrentActor, requirePermission, type Role } from "../../../tenancy/Actor.ts"
import type { CampaignId } from "../../Campaign.ts"
import type { SlotReview } from "../../Review.ts"
import { ReviewConflict, ReviewError, type ReviewOperation, RoleNeeded } from "../../ReviewError.ts"
import type { ApprovalOptions, DecisionOptions, SlotChoice } from "../../ReviewInput.ts"
import { authorNow } from "./author.ts"
import type { JudgingError, OpenPlan, Records, SlotRecord } from "./records.ts"
import * as transitions from "./transitions.ts"

type Decided = Result.Result<SlotReview, ReviewError>

type Deciding = (record: SlotRecord, choice: SlotChoice, author: transitions.Author) => Decided

/** Who may lift a quarantine. */
const releasers: ReadonlyArray<Role> = ["owner", "admin", "reviewer"]

/** Who may take a lock off. */
const unlockers: ReadonlyArray<Role> = ["owner", "admin"]

export const makeDecisions = (records: Records, bus: EventBus["Service"]) => {
  /** All are decided before the first is written, so that one that cannot be leaves the others as they were. */
  const decide = Effect.fnUntraced(function* (
    campaignId: CampaignId,
    choices: ReadonlyArray<SlotChoice>,
    prepare: (
      opened: OpenPlan,
      chosen: ReadonlyArray<SlotRecord>
    ) => Effect.Effect<Deciding, JudgingError, CurrentActor>
  ) {
    const opened = yield* records.open(campaignId)
    const author = yield* authorNow
    const distinct = [...new Map(choices.map((choice) => [choice.slotId, choice])).values()]
    const loaded = yield* Effect.forEach(distinct, ({ slotId }) => records.load(opened, slotId))
    const decideOne = yield* prepare(opened, loaded)
    const decided = yield* Effect.forEach(
      distinct,
      Effect.fnUntraced(function* (choice, index) {
        const record = loaded[index]!
        const next = yield* Effect.fromResult(decideOne(record, choice, author))
        const { revision } = record.review
        if (next !== record.review && revision !== (choice.expectedRevision ?? revision)) {
          return yield* new ReviewError({ reason: new ReviewConflict({ slotId: choice.slotId }) })
        }
        return { record, next }
      })
    )
    yield* Effect.forEach(decided, ({ next, record }) => records.save(opened, record, next), { discard: true })
    const slotIds = distinct.map(({ slotId }) => slotId)
    return { decided, shown: yield* records.shown(opened, slotIds) }
  })

  const approve = Effect.fn("PlanReview.approve")(function* (
    campaignId: CampaignId,
    choices: ReadonlyArray<SlotChoice>,
    options: ApprovalOptions = {}
  ) {
    const actor = yield* requirePermission("post:approve")
    const { decided, shown } = yield* decide(
      campaignId,
      choices,
      Effect.fnUntraced(function* (opened, chosen) {
        const posts = chosen.flatMap(({ content }) => content?.post ?? [])
        const verdicts = new Map((yield* opened.judge(posts)).map((verdict, at) => [posts[at], verdict]))
        return ({ content, review, slot }, choice, author) => {
          const verdict = verdicts.get(content?.post) ?? verdictOf([])
          return verdict.decision === "quarantine" && !releasers.includes(actor.role)
            ? lacksRole("approve", actor, releasers)
            : transitions.approve(review, {
                ...author,
                ...options,
                platform: slot.platform,
                verdict,
                usualWindow: transitions.usualWindowOf(slot),
                expectedHash: choice.expectedHash
              })
        }
      })
    )
    for (const { next, record } of decided) {
      const approval = next.decisions.at(-1)
      if (next === record.review || approval === undefined || record.content === undefined) continue
      const { revision, slotId } = next
      const origin = {
        organizationId: actor.organizationId,
        at: DateTime.makeUnsafe(approval.at),
        key: `${campaignId}/${slotId}/${revision}`
      }
      const { contentHash } = approval
      yield* bus.publish(makeEvent(origin, { _tag: "post-approved", postId: record.content.post.id, contentHash }))
    }
    return shown
  })

  const deciding = (
    operation: "lock" | "unlock" | "reject",
    decideOne: (review: SlotReview, input: transitions.DecisionInput) => Decided,
    roles?: ReadonlyArray<Role>
  ) =>
    Effect.fn(`PlanReview.${operation}`)(function* (
      campaignId: CampaignId,
      choices: ReadonlyArray<SlotChoice>,
      options: DecisionOptions = {}
    ) {
      const actor = yield* requirePermission("post:approve")
      if (roles?.includes(actor.role) === false) return yield* Effect.fromResult(lacksRole(operation, actor, roles))
      const { shown } = yield* decide(campaignId, choices, () =>
        Effect.succeed(({ review }, { expectedHash }, author) =>
          decideOne(review, { ...author, ...options, expectedHash })
        )
      )
      return shown
    })

  return {
    approve,
    lock: deciding("lock", transitions.lock),
    unlock: deciding("unlock", transitions.unlock, unlockers),
    reject: deciding("reject", transitions.reject)
  }
}

const lacksRole = (
  operation: ReviewOperation,
  { role }: Actor,
  roles: ReadonlyArray<Role>
): Result.Result<never, ReviewError> =>
  Result.fail(new ReviewError({ reason: new RoleNeeded({ operation, role, roles }) }))
