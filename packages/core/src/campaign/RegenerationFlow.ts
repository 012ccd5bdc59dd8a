/**
 * The flow of a regeneration: ideas from material that is free, a draft for each slot, comparison with what stays, what
 * the new posts need besides their texts, and at last the new versions. Each step is safe to repeat; what somebody approves meanwhile is left alone.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { Durable } from "../flow/Durable.ts"
import type { Flow } from "../flow/Flow.ts"
import type { CurrentActor } from "../tenancy/Actor.ts"
import { CampaignProgress, type CampaignStage } from "./CampaignProgress.ts"
import { SlotId } from "./Plan.ts"
import { RegenerationDraftPayload, RegenerationOutcome, RegenerationPayload } from "./Regeneration.ts"
import { RegenerationSteps } from "./RegenerationSteps.ts"

/** Drafts the new post of one slot; a child of the regeneration's run. */
export const RegenerationDraftFlow: Flow<
  RegenerationDraftPayload,
  boolean,
  never,
  Durable | CurrentActor | RegenerationSteps
> = {
  name: "regenerate-post",
  version: 1,
  payload: RegenerationDraftPayload,
  success: Schema.Boolean,
  error: Schema.Never,
  idempotencyKey: ({ slotId }) => slotId,
  run: Effect.fnUntraced(function* ({ regeneration, slotId }: RegenerationDraftPayload) {
    const durable = yield* Durable
    const steps = yield* RegenerationSteps
    return yield* durable.step("draft", { success: Schema.Boolean }, steps.draft(regeneration, slotId))
  })
}

/** Makes what the new post of one slot gets besides its text; a child of the regeneration's run. */
export const RegenerationProduceFlow: Flow<
  RegenerationDraftPayload,
  boolean,
  never,
  Durable | CurrentActor | RegenerationSteps
> = {
  name: "produce-regenerated",
  version: 1,
  payload: RegenerationDraftPayload,
  success: Schema.Boolean,
  error: Schema.Never,
  idempotencyKey: ({ slotId }) => slotId,
  run: Effect.fnUntraced(function* ({ regeneration, slotId }: RegenerationDraftPayload) {
    const durable = yield* Durable
    const steps = yield* RegenerationSteps
    return yield* durable.step("produce", { success: Schema.Boolean }, steps.produce(regeneration, slotId))
  })
}

/** One round of a regeneration. Nothing in it fails for good: what goes wrong pauses the run. */
export const RegenerationFlow: Flow<
  RegenerationPayload,
  RegenerationOutcome,
  never,
  Durable | CurrentActor | RegenerationSteps | CampaignProgress
> = {
  name: "regeneration",
  version: 1,
  payload: RegenerationPayload,
  success: RegenerationOutcome,
  error: Schema.Never,
  idempotencyKey: ({ campaignId, round }) => `${campaignId}/${round}`,
  run: Effect.fnUntraced(function* (payload: RegenerationPayload) {
    const durable = yield* Durable
    const steps = yield* RegenerationSteps
    const progress = yield* CampaignProgress
    const { campaignId, round } = payload

    yield* progress.report(campaignId, { stage: "plan", done: 0, total: 1, round })
    const slots = yield* durable.step("ideas", { success: SlotIds }, steps.ideas(payload))

    const eachSlot = Effect.fnUntraced(function* <R>(
      stage: CampaignStage,
      flow: Flow<RegenerationDraftPayload, boolean, never, R>,
      slotIds: ReadonlyArray<SlotId>
    ) {
      let done = 0
      const total = slotIds.length
      yield* progress.report(campaignId, { stage, done, total, round })
      yield* Effect.forEach(
        slotIds,
        (slotId) =>
          Effect.andThen(
            Effect.orDie(durable.child(flow, new RegenerationDraftPayload({ regeneration: payload, slotId }))),
            Effect.suspend(() => progress.report(campaignId, { stage, done: ++done, total, round }))
          ),
        { concurrency: "unbounded", discard: true }
      )
    })

    yield* eachSlot("draft", RegenerationDraftFlow, slots)
    yield* progress.report(campaignId, { stage: "compare", done: 0, total: 1, round })
    const admitted = yield* durable.step("compare", { success: SlotIds }, steps.compare(payload))
    yield* eachSlot("produce", RegenerationProduceFlow, admitted)
    const outcome = yield* durable.step("apply", { success: RegenerationOutcome }, steps.apply(payload, admitted))
    yield* progress.report(campaignId, { stage: "review", done: 1, total: 1, round })
    return outcome
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const SlotIds = Schema.Array(SlotId)
