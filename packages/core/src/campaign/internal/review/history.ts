/**
 * Looking at slots and at what their posts were.
 */
import { Effect } from "effect"
import { requirePermission } from "../../../tenancy/Actor.ts"
import { wordDiff } from "../../../text/WordDiff.ts"
import type { CampaignId } from "../../Campaign.ts"
import { type CampaignStore, parts } from "../../CampaignStore.ts"
import type { SlotId } from "../../Plan.ts"
import { ChoiceNotFound, ReviewError } from "../../ReviewError.ts"
import type { VersionDiff } from "../../ReviewInput.ts"
import { type OpenPlan, type Records, reviewedSlots, type SlotRecord } from "./records.ts"

export const makeHistory = (records: Records, store: CampaignStore["Service"]) => {
  const slots = Effect.fn("PlanReview.slots")(function* (campaignId: CampaignId) {
    yield* requirePermission("campaign:read")
    const opened = yield* records.open(campaignId)
    return yield* reviewedSlots(opened, yield* records.all(opened))
  })

  const recordOf = Effect.fnUntraced(function* (campaignId: CampaignId, slotId: SlotId) {
    yield* requirePermission("campaign:read")
    const opened = yield* records.open(campaignId)
    return { opened, record: yield* records.load(opened, slotId) }
  })

  const postAt = Effect.fnUntraced(function* (opened: OpenPlan, record: SlotRecord, number: number) {
    const { content, review, slot } = record
    const found = review.versions.find((version) => version.number === number)
    if (found === undefined) {
      const known = review.versions.map((version) => String(version.number))
      return yield* new ReviewError({
        reason: new ChoiceNotFound({ slotId: slot.id, kind: "version", wanted: String(number), known })
      })
    }
    if (found === review.latest && content !== undefined) return content.post
    return (yield* store.get(opened.key, parts.version(slot.id, found.digest))).post
  })

  const history = Effect.fn("PlanReview.history")(function* (campaignId: CampaignId, slotId: SlotId) {
    return (yield* recordOf(campaignId, slotId)).record.review.versions
  })

  const version = Effect.fn("PlanReview.version")(function* (campaignId: CampaignId, slotId: SlotId, number: number) {
    const { opened, record } = yield* recordOf(campaignId, slotId)
    return yield* postAt(opened, record, number)
  })

  const diff = Effect.fn("PlanReview.diff")(function* (
    campaignId: CampaignId,
    slotId: SlotId,
    versions: { readonly from?: number | undefined; readonly to?: number | undefined } = {}
  ) {
    const { opened, record } = yield* recordOf(campaignId, slotId)
    const to = versions.to ?? record.review.latest?.number ?? 1
    const from = versions.from ?? Math.max(1, to - 1)
    const after = yield* postAt(opened, record, to)
    const before = yield* postAt(opened, record, from)
    const [[old], [fresh]] = [before.variants, after.variants]
    const made: VersionDiff = {
      from,
      to,
      title: wordDiff(old.title ?? "", fresh.title ?? "", after.language),
      text: wordDiff(old.text, fresh.text, after.language)
    }
    return made
  })

  return { slots, history, version, diff }
}
