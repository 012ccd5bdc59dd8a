/**
 * Decisions on posts: approve, lock, unlock, reject.
 */
import { DateTime, Effect, Result } from "effect"
import { makeEvent } from "../../../events/DomainEvent.ts"
import type { EventBus } from "../../../events/EventBus.ts"
import { verdictOf } from "../../../policy/Verdict.ts"
import { type Actor, requirePermission, type Role } from "../../../tenancy/Actor.ts"
import type { CampaignId } from "../../Campaign.ts"
import type { SlotReview } from "../../Review.ts"
import { ReviewConflict, ReviewError, type ReviewOperation, RoleNeeded } from "../../ReviewError.ts"
import type { ApprovalOptions, DecisionOptions, SlotChoice } from "../../ReviewInput.ts"
import { authorNow } from "./author.ts"
import type { OpenPlan, Records, SlotRecord } from "./records.ts"
import * as transitions from "./transitions.ts"

type Decided = Result.Result<SlotReview, ReviewError>

/** Who may lift a quarantine. */
const releasers: ReadonlyArray<Role> = ["owner", "admin", "reviewer"]

/** Who may take a lock off. */
const unlockers: ReadonlyArray<Role> = ["owner", "admin"]

export const makeDecisions = (records: Records, bus: EventBus["Service"]) => {
  /** All are decided before the first is written, so that one that cannot be leaves the others as they were. */
  const decide = Effect.fnUntraced(function* (
    campaignId: CampaignId,
    choices: ReadonlyArray<SlotChoice>,
    decideOne: (record: SlotRecord, choice: SlotChoice, author: transitions.Author, opened: OpenPlan) => Decided
  ) {
    const opened = yield* records.open(campaignId)
    const author = yield* authorNow
    const distinct = [...new Map(choices.map((choice) => [choice.slotId, choice])).values()]
    const decided = yield* Effect.forEach(distinct, (choice) =>
      Effect.gen(function* () {
        const record = yield* records.load(opened, choice.slotId)
        const next = yield* Effect.fromResult(decideOne(record, choice, author, opened))
        const { revision } = record.review
        if (next !== record.review && revision !== (choice.expectedRevision ?? revision)) {
          return yield* new ReviewError({ reason: new ReviewConflict({ slotId: choice.slotId }) })
        }
        return { record, next }
      })
    )
    yield* Effect.forEach(decided, ({ next, record }) => records.save(opened, record, next), { discard: true })
    return { opened, decided, shown: yield* Effect.forEach(distinct, ({ slotId }) => records.shown(opened, slotId)) }
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
      ({ content, review, slot }, choice, author, opened) => {
        const verdict = content === undefined ? verdictOf([]) : opened.judge(content.post)
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
      const { shown } = yield* decide(campaignId, choices, ({ review }, { expectedHash }, author) =>
        decideOne(review, { ...author, ...options, expectedHash })
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
