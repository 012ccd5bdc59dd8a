/**
 * Failures of the campaign capability.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { isFloorLanguage } from "../text/Language.ts"
import { singleLine, visibleText } from "../text/Normalisation.ts"

/** A language was asked for that no source is in, and no model was chosen that could write it. */
export class LanguageWithoutSource extends Schema.TaggedError<LanguageWithoutSource>(
  "@postwright/core/campaign/LanguageWithoutSource"
)("LanguageWithoutSource", { language: Schema.String, sourceLanguages: Schema.Array(Schema.String) }) {
  readonly code = "language-without-source"
  override get message(): string {
    const found =
      this.sourceLanguages.length === 0
        ? "no source holds enough full sentences to tell its language (headings, list items and lines without a full stop are none)"
        : `the sources are in ${this.sourceLanguages.join(", ")}`
    return `No post can be written in "${this.language}" without a model: ${found}. ${this.remedy}`
  }
  get remedy(): string {
    return isFloorLanguage(this.language)
      ? `Add a source with sentences in "${this.language}", name the language of the sources under "languages", or choose a model`
      : 'Without a model posts can be written in English ("en") and German ("de"): add a source in one of them and name it under "languages", or choose a model'
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The brief names no source that says anything, so nothing can be written without a model. */
export class NoMaterial extends Schema.TaggedError<NoMaterial>("@postwright/core/campaign/NoMaterial")("NoMaterial", {
  detail: Schema.String
}) {
  readonly code = "no-material"
  override get message(): string {
    return `${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return 'List at least one document with full sentences about the topic under "sources", or choose a model'
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The campaign was stopped by its caller. What was finished is kept. */
export class CampaignInterrupted extends Schema.TaggedError<CampaignInterrupted>(
  "@postwright/core/campaign/CampaignInterrupted"
)("CampaignInterrupted", { campaignId: Schema.String }) {
  readonly code = "campaign-interrupted"
  override get message(): string {
    return `Campaign "${this.campaignId}" was stopped. ${this.remedy}`
  }
  get remedy(): string {
    return "Start it again with the same brief: it goes on after the last finished step"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** A step failed in a way that nobody foresaw; the campaign waits where it stood. */
export class CampaignPaused extends Schema.TaggedError<CampaignPaused>("@postwright/core/campaign/CampaignPaused")(
  "CampaignPaused",
  {
    campaignId: Schema.String,
    detail: Schema.String,
    /** Code and remedy of what stopped it, where it had them. */
    problemCode: Schema.optionalKey(Schema.String),
    advice: Schema.optionalKey(Schema.String)
  }
) {
  readonly code = "campaign-paused"
  override get message(): string {
    const detail = this.detail.replace(/[.\s]+$/, "")
    const isAdvised = this.advice !== undefined && detail.includes(this.advice)
    return `Campaign "${this.campaignId}" is paused: ${detail}. ${isAdvised ? goOn : this.remedy}`
  }
  get remedy(): string {
    return `${this.advice ?? "Mend the cause"}. ${goOn}`
  }
  get isRetryable(): boolean {
    return true
  }
}

/** What was stored for the campaign can no longer be read. */
export class CampaignUnreadable extends Schema.TaggedError<CampaignUnreadable>(
  "@postwright/core/campaign/CampaignUnreadable"
)("CampaignUnreadable", { key: Schema.String, cause: Schema.Defect() }) {
  readonly code = "campaign-unreadable"
  override get message(): string {
    return `"${this.key}" of the campaign cannot be read. ${this.remedy}`
  }
  get remedy(): string {
    return "Restore it from a copy, or remove the campaign's state and generate it again"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** No campaign of the organization has this id. */
export class CampaignNotFound extends Schema.TaggedError<CampaignNotFound>(
  "@postwright/core/campaign/CampaignNotFound"
)("CampaignNotFound", { campaignId: Schema.String }) {
  readonly code = "campaign-not-found"
  override get message(): string {
    return `There is no campaign "${shownId(this.campaignId)}". ${this.remedy}`
  }
  get remedy(): string {
    return "Use the campaignId that generate gave, with the same adapters; what is kept in memory ends with its process"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The campaign is there, and has no plan yet. */
export class CampaignUnfinished extends Schema.TaggedError<CampaignUnfinished>(
  "@postwright/core/campaign/CampaignUnfinished"
)("CampaignUnfinished", { campaignId: Schema.String, state: Schema.String }) {
  readonly code = "campaign-unfinished"
  override get message(): string {
    return `Campaign "${shownId(this.campaignId)}" is not finished: it is ${this.state}. ${this.remedy}`
  }
  get remedy(): string {
    return "Start it again with the same brief: it goes on after the last finished step"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** What campaign operations fail with. Match on `reason` with `Effect.catchReason`. */
export class CampaignError extends Schema.TaggedError<CampaignError>("@postwright/core/campaign/CampaignError")(
  "CampaignError",
  {
    reason: Schema.Union([
      LanguageWithoutSource,
      NoMaterial,
      CampaignInterrupted,
      CampaignPaused,
      CampaignUnreadable,
      CampaignNotFound,
      CampaignUnfinished
    ])
  }
) {
  override readonly cause = this.reason
  get code(): string {
    return this.reason.code
  }
  override get message(): string {
    return this.reason.message
  }
  get remedy(): string {
    return this.reason.remedy
  }
  get isRetryable(): boolean {
    return this.reason.isRetryable
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const goOn = "Then start it again with the same brief: it goes on after the last finished step"

/** A caller's id may be anything; nobody reads the end of a long one. */
const shownId = (id: string): string => visibleText(singleLine(id)).slice(0, 100)
