/**
 * Tells displays how far a campaign is. Reports are events, not records: after a restart some come again.
 *
 * @since 0.1.0
 */
import { Context, DateTime, Effect, Layer, type Scope } from "effect"
import { type WordingInMaking } from "../content/Drafting.ts"
import { makeEvent } from "../events/DomainEvent.ts"
import { EventBus } from "../events/EventBus.ts"
import { CurrentActor } from "../tenancy/Actor.ts"
import type { CampaignId } from "./Campaign.ts"

/** Stages of a campaign in their order. Only one that was given results learns; media are made for the finished one. */
export const campaignStages = [
  "brief",
  "research",
  "learn",
  "orchestrate",
  "plan",
  "draft",
  "edit",
  "compare",
  "produce",
  "schedule",
  "review",
  "media"
] as const
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

    /** Until the scope closes, wordings of this campaign are told while models write them. */
    readonly watchWordings: (campaignId: CampaignId) => Effect.Effect<void, never, Scope.Scope | CurrentActor>

    /** Whether somebody watches. */
    readonly isWatched: (campaignId: CampaignId) => Effect.Effect<boolean, never, CurrentActor>

    /** Publishes a `wording-written` event. */
    readonly wording: (
      campaignId: CampaignId,
      slotId: string,
      wording: WordingInMaking
    ) => Effect.Effect<void, never, CurrentActor>

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

      const watchers = new Map<string, number>()
      const keyOf = (campaignId: CampaignId) =>
        Effect.map(CurrentActor, ({ organizationId }) => JSON.stringify([organizationId, campaignId]))
      const watch = (key: string, by: number) =>
        Effect.sync(() => void watchers.set(key, (watchers.get(key) ?? 0) + by))

      const wording = Effect.fnUntraced(function* (campaignId: CampaignId, slotId: string, made: WordingInMaking) {
        const { organizationId } = yield* CurrentActor
        const at = yield* DateTime.now
        const key = `${campaignId}/${slotId}/${made.answer}/${made.index}/${made.isWhole ? "whole" : made.text.length}`
        yield* bus.publish(
          makeEvent({ organizationId, at, key }, { _tag: "wording-written", campaignId, slotId, ...made })
        )
      })

      return CampaignProgress.of({
        report,
        finished,
        wording,
        isWatched: (campaignId) => Effect.map(keyOf(campaignId), (key) => (watchers.get(key) ?? 0) > 0),
        watchWordings: (campaignId) =>
          Effect.flatMap(keyOf(campaignId), (key) => Effect.acquireRelease(watch(key, 1), () => watch(key, -1)))
      })
    })
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const messages: Record<CampaignStage, string> = {
  brief: "Filling in the brief",
  research: "Collecting what the sources say",
  learn: "Reading the results of earlier posts",
  orchestrate: "Deciding how the campaign is made",
  plan: "Choosing ideas and times",
  draft: "Writing posts",
  edit: "Reading the month as a whole",
  compare: "Comparing posts with each other",
  produce: "Making scripts, pictures' prompts and growth plans",
  schedule: "Finishing the plan",
  review: "Checking the networks' rules",
  media: "Making pictures and videos"
}
