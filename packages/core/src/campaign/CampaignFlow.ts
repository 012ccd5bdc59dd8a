/**
 * The flow of a campaign: research, learn from results if there are any, orchestrate, plan, draft each slot, edit, compare, produce
 * what each post needs, schedule, review. Each step leaves its piece in the
 * `CampaignStore` and one entry in the audit log, both safe to repeat.
 *
 * Stages are only ever added, and stages know what to do where an earlier one left nothing: so a campaign that an older
 * version began is finished by this one under the same version of the flow, with the posts that it has.
 *
 * @see docs/decisions/2026-11-22-stages-are-added.md
 *
 * @since 0.1.0
 */
import { type DateTime, Effect, Schema } from "effect"
import { Durable } from "../flow/Durable.ts"
import type { Flow, StepOptions } from "../flow/Flow.ts"
import type { FlowStopped } from "../flow/FlowError.ts"
import { CampaignProgress, type CampaignStage } from "./CampaignProgress.ts"
import type { CurrentActor } from "../tenancy/Actor.ts"
import { CampaignOutcome, CampaignPayload, DraftPayload } from "./CampaignPayload.ts"
import { CampaignSteps } from "./CampaignSteps.ts"
import { SlotId } from "./Plan.ts"

/** Drafts the post of one slot; a child of the campaign's run. */
export const DraftFlow: Flow<DraftPayload, boolean, never, Durable | CurrentActor | CampaignSteps> = {
  name: "draft-post",
  version: 1,
  payload: DraftPayload,
  success: Schema.Boolean,
  error: Schema.Never,
  idempotencyKey: (payload) => payload.slotId,
  run: Effect.fnUntraced(function* (payload: DraftPayload) {
    const durable = yield* Durable
    const steps = yield* CampaignSteps
    return yield* durable.step("draft", { success: Schema.Boolean }, steps.draft(payload.campaign, payload.slotId))
  })
}

/** Makes what the post of one slot gets besides its text; a child of the campaign's run. */
export const ProduceFlow: Flow<DraftPayload, boolean, never, Durable | CurrentActor | CampaignSteps> = {
  name: "produce-post",
  version: 1,
  payload: DraftPayload,
  success: Schema.Boolean,
  error: Schema.Never,
  idempotencyKey: (payload) => payload.slotId,
  run: Effect.fnUntraced(function* (payload: DraftPayload) {
    const durable = yield* Durable
    const steps = yield* CampaignSteps
    return yield* durable.step("produce", { success: Schema.Boolean }, steps.produce(payload.campaign, payload.slotId))
  })
}

/** A campaign from its brief to its reviewed posts. Nothing in it fails for good: what goes wrong pauses the run. */
export const CampaignFlow: Flow<
  CampaignPayload,
  CampaignOutcome,
  never,
  Durable | CurrentActor | CampaignSteps | CampaignProgress
> = {
  name: "campaign",
  version: 1,
  payload: CampaignPayload,
  success: CampaignOutcome,
  error: Schema.Never,
  idempotencyKey: (payload) => payload.campaignId,
  run: Effect.fnUntraced(function* (payload: CampaignPayload) {
    const durable = yield* Durable
    const steps = yield* CampaignSteps
    const progress = yield* CampaignProgress

    const stage = Effect.fnUntraced(function* <A, R>(
      name: CampaignStage,
      options: StepOptions<A, never>,
      effect: Effect.Effect<NoInfer<A>, never, R>
    ) {
      yield* progress.report(payload.campaignId, { stage: name, done: 0, total: 1 })
      const value = yield* durable.step(name, options, effect)
      yield* progress.report(payload.campaignId, { stage: name, done: 1, total: 1 })
      return value
    })

    const startedAt: DateTime.Utc = yield* durable.now("started")
    yield* stage("brief", {}, steps.brief(payload, startedAt))
    yield* stage("research", {}, steps.research(payload))
    if (payload.results !== undefined) yield* stage("learn", {}, steps.learn(payload, startedAt))
    yield* stage("orchestrate", {}, steps.orchestrate(payload))
    const assigned = yield* stage("plan", { success: SlotIds }, steps.plan(payload))

    const eachSlot = Effect.fnUntraced(function* <R>(
      name: CampaignStage,
      flow: Flow<DraftPayload, boolean, never, R>,
      slotIds: ReadonlyArray<SlotId>
    ) {
      let done = 0
      const total = slotIds.length
      yield* progress.report(payload.campaignId, { stage: name, done, total })
      const ends = yield* Effect.forEach(
        slotIds,
        (slotId) =>
          durable.child(flow, new DraftPayload({ campaign: payload, slotId })).pipe(
            Effect.tap(() =>
              Effect.suspend(() => progress.report(payload.campaignId, { stage: name, done: ++done, total }))
            ),
            Effect.as(undefined),
            Effect.catch((stopped) => Effect.succeed({ slotId, stopped }))
          ),
        { concurrency: "unbounded" }
      )
      // Not before all have ended: what is under way when a run pauses is lost, and paid again.
      const first = ends.find((end) => end !== undefined)
      if (first !== undefined) return yield* Effect.die(ofSlot(first.slotId, first.stopped))
    })

    yield* eachSlot("draft", DraftFlow, assigned)
    yield* stage("edit", {}, steps.edit(payload, assigned))
    const rejected = yield* stage("compare", { success: SlotIds }, steps.compare(payload, assigned))
    const kept = assigned.filter((slotId) => !rejected.includes(slotId))
    yield* eachSlot("produce", ProduceFlow, kept)
    yield* stage("schedule", {}, steps.schedule(payload, rejected))
    return yield* stage("review", { success: CampaignOutcome }, steps.review(payload))
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const SlotIds = Schema.Array(SlotId)

/** What stopped the draft, as it said it: its code and remedy tell whoever waits for the campaign what to do. */
const ofSlot = (slotId: SlotId, stopped: FlowStopped): unknown =>
  stopped.problem === undefined
    ? stopped
    : Object.assign(new Error(`${slotId}: ${stopped.problem.message}`), {
        code: stopped.problem.code,
        remedy: stopped.problem.remedy
      })
