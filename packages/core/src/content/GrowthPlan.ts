/**
 * How a post is found and what is learnt from it: hashtags from broad to niche, experiments, and what readers are asked
 * to do.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { LanguageTag } from "../text/Language.ts"
import { VariantId } from "./Post.ts"

/** Limits of one plan. Lengths in user-perceived characters. */
export const growthLimits = {
  maxExperiments: 5,
  maxArms: 4,
  maxCallsToAction: 6,
  maxCallLength: 160,
  maxTextLength: 300
} as const

/** What an experiment can be decided by; each is a share, so that posts of different reach compare. */
export const growthMetrics = {
  "comment-rate": { en: "Comments and replies per impression", de: "Kommentare und Antworten je Einblendung" },
  "save-rate": { en: "Saves and bookmarks per impression", de: "Gespeichert je Einblendung" },
  "share-rate": { en: "Shares, reposts and sends per impression", de: "Geteilt oder weitergeschickt je Einblendung" },
  "click-rate": { en: "Clicks on the post’s link per impression", de: "Klicks auf den Link je Einblendung" },
  "follow-rate": {
    en: "New followers from the post per impression",
    de: "Neue Abonnenten durch den Post je Einblendung"
  },
  "watch-through-rate": { en: "Views to the end per view begun", de: "Bis zum Ende gesehen je begonnene Wiedergabe" },
  "engagement-rate": {
    en: "Reactions, comments, shares and saves per impression",
    de: "Reaktionen, Kommentare, geteilt und gespeichert je Einblendung"
  },
  "reach-rate": {
    en: "Accounts reached that do not follow, per account reached",
    de: "Erreichte Konten, die nicht folgen, je erreichtem Konto"
  }
} as const
export type GrowthMetric = keyof typeof growthMetrics
export const growthMetricNames = [
  "comment-rate",
  "save-rate",
  "share-rate",
  "click-rate",
  "follow-rate",
  "watch-through-rate",
  "engagement-rate",
  "reach-rate"
] as const satisfies ReadonlyArray<GrowthMetric>

/** What the arms of an experiment differ in. */
export const experimentVariables = ["opening", "approach", "hashtags", "call-to-action", "time"] as const
export type ExperimentVariable = (typeof experimentVariables)[number]

/** What a reader is asked for. */
export const callIntents = ["comment", "save", "share", "follow", "visit", "reply", "book"] as const
export type CallIntent = (typeof callIntents)[number]

/** Hashtags without `#`: many look for the broad ones, few but the right ones for the niche ones. A rung may be empty. */
export class HashtagLadder extends Schema.Class<HashtagLadder>("@postwright/core/content/HashtagLadder")({
  broad: Schema.Array(Schema.NonEmptyString),
  medium: Schema.Array(Schema.NonEmptyString),
  niche: Schema.Array(Schema.NonEmptyString)
}) {}

/** One side of an experiment. */
export class ExperimentArm extends Schema.Class<ExperimentArm>("@postwright/core/content/ExperimentArm")({
  variantId: VariantId,
  /** What is different here, for people. */
  change: Schema.NonEmptyString
}) {}

/** Two or more ways to send a post, and what decides between them. */
export class GrowthExperiment extends Schema.Class<GrowthExperiment>("@postwright/core/content/GrowthExperiment")({
  name: Schema.NonEmptyString,
  variable: Schema.Literals(experimentVariables),
  /** What is expected, so that it can turn out to be wrong. */
  hypothesis: Schema.NonEmptyString,
  metric: Schema.Literals(growthMetricNames),
  /** At least two, each of another variant, so that their numbers can be told apart. */
  arms: Schema.NonEmptyArray(ExperimentArm)
}) {}

/** A line that asks readers for something. */
export class CallToAction extends Schema.Class<CallToAction>("@postwright/core/content/CallToAction")({
  text: Schema.NonEmptyString,
  intent: Schema.Literals(callIntents)
}) {}

/** What the growth agent proposes for one post. */
export class GrowthPlan extends Schema.Class<GrowthPlan>("@postwright/core/content/GrowthPlan")({
  language: LanguageTag,
  ladder: HashtagLadder,
  experiments: Schema.Array(GrowthExperiment),
  /** The one that serves the goals best first. */
  callsToAction: Schema.NonEmptyArray(CallToAction)
}) {}
