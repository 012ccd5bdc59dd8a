/**
 * Tells displays how far a campaign is. Reports are events, not records: after a restart some come again.
 *
 * @since 0.1.0
 */
import { Context, DateTime, Effect, Layer } from "effect"
import { makeEvent } from "../events/DomainEvent.ts"
import { EventBus } from "../events/EventBus.ts"
import { CurrentActor } from "../tenancy/Actor.ts"
import type { CampaignId } from "./Campaign.ts"

/** Stages of the campaign flow in their order. */
export const campaignStages = ["brief", "research", "plan", "draft", "compare", "schedule", "review"] as const
export type CampaignStage = (typeof campaignStages)[number]

/** `done` of `total` pieces of a stage. */
export interface StageReport {
  readonly stage: CampaignStage
  readonly done: number
  readonly total: number
  /** Of a regeneration; absent while the campaign is made. */
  readonly round?: number
}

export class CampaignProgress extends Context.Service<
  CampaignProgress,
  {
    /** Publishes a `campaign-progress` event. */
    readonly report: (campaignId: CampaignId, report: StageReport) => Effect.Effect<void, never, CurrentActor>

    /** Publishes that the campaign waits for its reviewers: the last event of its making, also of one that was made before. */
    readonly finished: (campaignId: CampaignId) => Effect.Effect<void, never, CurrentActor>
  }
>()("@postwright/core/campaign/CampaignProgress") {
  static readonly layer: Layer.Layer<CampaignProgress, never, EventBus> = Layer.effect(
    CampaignProgress,
    Effect.gen(function* () {
      const bus = yield* EventBus
      const report = Effect.fnUntraced(function* (campaignId: CampaignId, { done, round, stage, total }: StageReport) {
        const { organizationId } = yield* CurrentActor
        const at = yield* DateTime.now
        const key = `${campaignId}/${round === undefined ? "" : `${round}/`}${stage}/${done}`
        yield* bus.publish(
          makeEvent(
            { organizationId, at, key },
            { _tag: "campaign-progress", campaignId, stage, done, total, message: messages[stage] }
          )
        )
      })

      const finished = Effect.fnUntraced(function* (campaignId: CampaignId) {
        const { organizationId } = yield* CurrentActor
        const at = yield* DateTime.now
        yield* bus.publish(
          makeEvent(
            { organizationId, at, key: `${campaignId}/finished` },
            { _tag: "campaign-stage-changed", campaignId, from: "scheduling", to: "reviewing" }
          )
        )
      })

      return CampaignProgress.of({ report, finished })
    })
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const messages: Record<CampaignStage, string> = {
  brief: "Filling in the brief",
  research: "Collecting what the sources say",
  plan: "Choosing ideas and times",
  draft: "Writing posts",
  compare: "Comparing posts with each other",
  schedule: "Finishing the plan",
  review: "Checking the networks' rules"
}
