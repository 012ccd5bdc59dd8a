/**
 * Starts a round of regeneration, or goes on with the one that was stopped.
 */
import { Effect, Option } from "effect"
import type { Flows } from "../../../flow/Flows.ts"
import { requirePermission } from "../../../tenancy/Actor.ts"
import { canonicalJson } from "../../../text/Digest.ts"
import type { CampaignId } from "../../Campaign.ts"
import { type CampaignStore, parts } from "../../CampaignStore.ts"
import type { SlotId } from "../../Plan.ts"
import { Regeneration, RegenerationEnd, RegenerationPayload } from "../../Regeneration.ts"
import { RegenerationFlow } from "../../RegenerationFlow.ts"
import { RegenerationStopped, ReviewConflict, ReviewError } from "../../ReviewError.ts"
import type { RegenerateOptions } from "../../ReviewInput.ts"
import type { OpenPlan, Records } from "../review/records.ts"
import type { StandingSlot } from "../review/reviewed.ts"
import { checkChange } from "../review/transitions.ts"
import { runToEnd, stoppedBy } from "../runToEnd.ts"

const followed = ({ post, slot }: StandingSlot) => ({ slotId: slot.id, follows: post?.version ?? 0 })

export const makeRegenerate = (records: Records, store: CampaignStore["Service"], flows: Flows["Service"]) => {
  /** The slots to be written anew, and those that are left because a person wrote them. */
  const chosen = Effect.fnUntraced(function* (opened: OpenPlan, named: ReadonlyArray<SlotId> | undefined) {
    const standing = yield* records.all(opened)
    if (named !== undefined) {
      for (const slotId of named) {
        const { review } = yield* records.load(opened, slotId)
        yield* Effect.fromResult(checkChange(review, "regenerate"))
      }
      return { slots: standing.filter(({ slot }) => named.includes(slot.id)).map(followed), byPerson: [] }
    }
    const open = standing.filter(({ slot }) => slot.status !== "approved" && slot.status !== "locked")
    const isByPerson = ({ post, slot }: (typeof open)[number]) =>
      slot.status === "proposed" && post?.generatedBy.kind === "person"
    return {
      slots: open.filter((one) => !isByPerson(one)).map(followed),
      byPerson: open.filter(isByPerson).map(({ slot }) => slot.id)
    }
  })

  const run = Effect.fnUntraced(function* (payload: RegenerationPayload) {
    yield* runToEnd(flows, RegenerationFlow, payload).pipe(
      Effect.catchTag("FlowStopped", (stopped) =>
        Effect.fail(
          new ReviewError({
            reason: new RegenerationStopped({
              campaignId: payload.campaignId,
              ...stoppedBy(stopped, "it was stopped")
            })
          })
        )
      )
    )
  })

  return Effect.fn("PlanReview.regenerate")(function* (campaignId: CampaignId, options: RegenerateOptions = {}) {
    const { memberId } = yield* requirePermission("campaign:write")
    const opened = yield* records.open(campaignId)
    const named = options.slots === undefined ? undefined : [...new Set(options.slots)]
    const request = canonicalJson({ slots: named?.toSorted() ?? null, seed: options.seed ?? null })
    const { stamp, value } = yield* store.findStamped(opened.key, parts.regeneration)
    const before = Option.getOrUndefined(value)

    let current = before
    let currentStamp = stamp
    let byPerson: ReadonlyArray<SlotId> = []
    if (before === undefined || before.isFinished || before.request !== request) {
      const round = (before?.payload.round ?? 0) + 1
      const { allowFloor, model, seed } = yield* store.get(opened.key, parts.request)
      const picked = yield* chosen(opened, named)
      byPerson = picked.byPerson
      const payload = new RegenerationPayload({
        campaignId,
        round,
        seed: options.seed ?? seed + round,
        model,
        allowFloor
      })
      if (before !== undefined && !before.isFinished) {
        yield* flows.interrupt(yield* flows.start(RegenerationFlow, before.payload))
      }
      current = new Regeneration({ payload, slots: picked.slots, request, by: memberId, isFinished: false })
      if (!(yield* store.replace(opened.key, parts.regeneration, currentStamp, current))) {
        return yield* new ReviewError({ reason: new ReviewConflict({ slotId: "the plan" }) })
      }
      currentStamp = (yield* store.findStamped(opened.key, parts.regeneration)).stamp
    }
    if (current === undefined) return yield* Effect.die(new Error("A regeneration that is not there cannot go on"))

    const { payload } = current
    yield* run(payload)
    yield* store.replace(
      opened.key,
      parts.regeneration,
      currentStamp,
      new Regeneration({ ...current, isFinished: true })
    )
    const end = yield* store.get(opened.key, parts.roundEnd(payload.round))
    yield* records.remember(opened, yield* records.shown(opened, end.regenerated))
    const left = byPerson.map((slotId) => ({ slotId, reason: "written-by-person" as const }))
    return new RegenerationEnd({ ...end, kept: [...end.kept, ...left] })
  })
}
