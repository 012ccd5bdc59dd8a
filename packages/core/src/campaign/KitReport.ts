/**
 * The report of a campaign kit: what was made, what is missing, and how the sources were used.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { AgentCost } from "../agents/AgentCost.ts"
import { Format, Platform } from "../content/Platform.ts"
import { SlotStatus } from "./Plan.ts"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const Counts = Schema.Record(Schema.String, Count)

/** A slot without a post, and what would fill it. */
export class MissingMaterial extends Schema.Class<MissingMaterial>("@postwright/core/campaign/MissingMaterial")({
  slot: Schema.String,
  startsAt: Schema.String,
  platform: Platform,
  format: Format,
  angle: Schema.String,
  /** Sentences for the author: which material to add, then what stands in the way, where it is known. */
  add: Schema.Array(Schema.String)
}) {}

/** How much of one source the posts use. */
export class SourceUse extends Schema.Class<SourceUse>("@postwright/core/campaign/SourceUse")({
  /** As written in the brief; what citations name. */
  source: Schema.String,
  title: Schema.String,
  mediaType: Schema.String,
  language: Schema.String,
  /** Of the bytes that were read. */
  sha256: Schema.String,
  /** Length of the text that offsets point into, in UTF-16 code units. */
  characters: Count,
  /** How many of them were read: fewer than `characters` where a source is so long that only excerpts are. */
  charactersRead: Count,
  /** File in the kit that holds this text; null when the source itself is the text. */
  textFile: Schema.NullOr(Schema.String),
  /** Different passages that posts cite. */
  citations: Count,
  /** Posts that cite it. */
  posts: Count,
  /** Share of the text that is cited, 0 to 1, rounded to three decimals. */
  coverage: Schema.Finite
}) {}

/** What a person should know about a campaign that was made all the same. */
export class KitWarning extends Schema.Class<KitWarning>("@postwright/core/campaign/KitWarning")({
  /**
   * `source-read-in-part`: posts can be about nothing but the excerpts that were read. `media-missing`: some posts cannot
   * be published before somebody makes their video, slides or picture. `look-needed`: some posts have a reason for a
   * person to look before they are approved; `looksNeeded` names them. `appraisal-missing`: nobody rated some posts,
   * though the campaign has its posts rated; `checksMissing` in `policy.json` names them. `no-trend-fits`: the
   * brief names trends, and no post follows one. `report-not-printed`: the kit has no `report.pdf`.
   * `report-printed-otherwise`: a font, sign or picture of it could not be printed as it was asked for.
   * `letters-without-font`: boxes stand for letters in media of posts or in `report.pdf`, because no font has them; one
   * for all of them. `brand-colors-pale`: the brand's leading colour is nearly that of its background.
   */
  code: Schema.String,
  /** The source it is about, as written in the brief; null: none. */
  source: Schema.NullOr(Schema.String),
  /** What is so, and what to do about it. */
  message: Schema.String
}) {}

/** A post that a person has to look at before it is approved, and why. */
export class LookNeeded extends Schema.Class<LookNeeded>("@postwright/core/campaign/LookNeeded")({
  slot: Schema.String,
  /** Who asks for it: `editor`, `judge`, `orchestrator`, or `compliance`. */
  by: Schema.String,
  reason: Schema.String
}) {}

/** `report.json`. */
export class KitReport extends Schema.Class<KitReport>("@postwright/core/campaign/KitReport")({
  schemaVersion: Schema.Literal("1"),
  campaignId: Schema.String,
  topic: Schema.String,
  /** Name and version of the program. */
  generator: Schema.String,
  /** RFC 3339. The only value that differs between two runs of one brief and seed. */
  generatedAt: Schema.String,
  /** `none`, or the models in the order in which they were tried. */
  model: Schema.String,
  seed: Schema.Int,
  /** Micro-USD that models cost. */
  costMicroUsd: Count,
  /** Micro-USD that they might have cost at most; null: no limit. */
  budgetMicroUsd: Schema.NullOr(Count),
  /** Where the cost went; absent where no model was asked. */
  costs: Schema.optionalKey(
    Schema.Struct({
      /** In the order of the work. */
      byAgent: Schema.Array(AgentCost),
      /** Micro-USD by the slot whose post it was for. */
      bySlot: Counts,
      /** Micro-USD of answers that nobody got, such as those of calls that were cut off; absent: none. */
      otherMicroUsd: Schema.optionalKey(Count)
    })
  ),
  /** Languages of the posts. */
  languages: Schema.Array(Schema.String),
  counts: Schema.Struct({
    slots: Count,
    posts: Count,
    variants: Count,
    citations: Count,
    byPlatform: Counts,
    byFormat: Counts,
    byStatus: Schema.Record(SlotStatus, Count),
    byLanguage: Counts
  }),
  /** In the order of the sources they are about, then what is about the posts. */
  warnings: Schema.Array(KitWarning),
  /** In the order of the plan; absent where nobody looked for such posts. */
  looksNeeded: Schema.optionalKey(Schema.Array(LookNeeded)),
  /** In the order of the plan. */
  needsMaterial: Schema.Array(MissingMaterial),
  /** In the order of the brief. */
  sources: Schema.Array(SourceUse)
}) {}
