/**
 * How a campaign is going to be made: the mix of formats, the stages that run, and when a post goes back or to a person.
 * The order of stages is fixed, and what a campaign cannot be without is none of the choices.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { FormatShare } from "../content/FormatShare.ts"
import { FindingId } from "../knowledge/Finding.ts"

/** Stages that an orchestrator may choose, in the order in which they run. Research, plan, draft, compliance and policy always run. */
export const optionalStages = ["judge", "growth", "script", "visuals", "edit"] as const
export const OptionalStage = Schema.Literals(optionalStages)
export type OptionalStage = typeof OptionalStage.Type

const Share = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))

/** A stage that runs, and why. */
export class ChosenStage extends Schema.Class<ChosenStage>("@postwright/core/campaign/ChosenStage")({
  stage: OptionalStage,
  reason: Schema.NonEmptyString
}) {}

/** When a post is written again, and when a person has to look. */
export class Escalation extends Schema.Class<Escalation>("@postwright/core/campaign/Escalation")({
  /** A post whose best wording is appraised below this is written again. 0: never. */
  rewriteBelow: Share,
  /** A post that is still below this goes to a person. 0: never. */
  personBelow: Share,
  /** Rewritings in the whole campaign. */
  maxRewrites: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
}) {}

/** A finding whose posts a person has to look at, whatever they say. */
export class Attention extends Schema.Class<Attention>("@postwright/core/campaign/Attention")({
  findingId: FindingId,
  /** For that person, in one sentence. */
  reason: Schema.NonEmptyString
}) {}

/** The orchestrator's answer. */
export class Production extends Schema.Class<Production>("@postwright/core/campaign/Production")({
  /** For every network of the campaign. */
  mix: Schema.Array(FormatShare),
  /** In the order in which they run. */
  stages: Schema.Array(ChosenStage),
  escalation: Escalation,
  attention: Schema.Array(Attention),
  /** The decisions in a few sentences. */
  summary: Schema.NonEmptyString
}) {
  runs(stage: OptionalStage): boolean {
    return this.stages.some((one) => one.stage === stage)
  }
}
