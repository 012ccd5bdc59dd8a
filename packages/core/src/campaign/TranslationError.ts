/**
 * Failures of translating a campaign.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** There is no translation without a model. */
export class TranslationNeedsModel extends Schema.TaggedError<TranslationNeedsModel>(
  "@postwright/core/campaign/TranslationNeedsModel"
)("TranslationNeedsModel", { to: Schema.String }) {
  readonly code = "translation-needs-model"
  override get message(): string {
    return `Nothing can be translated into "${this.to}" without a language model, and none was chosen. ${this.remedy}`
  }
  get remedy(): string {
    return "Configure a model and choose it"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** What is asked for makes no translation. */
export class TranslationRefused extends Schema.TaggedError<TranslationRefused>(
  "@postwright/core/campaign/TranslationRefused"
)("TranslationRefused", { problem: Schema.String, remedy: Schema.String }) {
  readonly code = "translation-refused"
  override get message(): string {
    return `${this.problem}. ${this.remedy}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Not one post could be translated. Nothing was stored. */
export class NothingTranslated extends Schema.TaggedError<NothingTranslated>(
  "@postwright/core/campaign/NothingTranslated"
)("NothingTranslated", {
  to: Schema.String,
  posts: Schema.Int,
  /** Why, each reason once. */
  reasons: Schema.Array(Schema.String),
  /** What models cost all the same, in millionths of a US dollar: what this call paid. */
  costMicroUsd: Schema.Int
}) {
  readonly code = "nothing-translated"
  override get message(): string {
    const posts = this.posts === 1 ? "The post was not" : `None of the ${this.posts} posts was`
    const why = this.reasons.slice(0, 3).map((reason) => reason.replace(/[.\s]+$/u, ""))
    return `${posts} translated into "${this.to}": ${why.join("; ")}. ${this.remedy}`
  }
  get remedy(): string {
    return "Choose another model, or mend what the reasons name"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** It goes on where it stopped: what was paid for is not paid again. */
export class TranslationPaused extends Schema.TaggedError<TranslationPaused>(
  "@postwright/core/campaign/TranslationPaused"
)("TranslationPaused", {
  to: Schema.String,
  /** Posts that were translated before. */
  done: Schema.Int,
  total: Schema.Int,
  /** Code of what stopped it. */
  problemCode: Schema.String,
  detail: Schema.String
}) {
  readonly code = "translation-paused"
  override get message(): string {
    const progress = `${this.done} of ${this.total} posts are translated into "${this.to}"`
    return `The translation waits, ${progress}: ${this.detail.replace(/[.\s]+$/u, "")}. ${this.remedy}`
  }
  get remedy(): string {
    return this.problemCode === "agent-budget-reached"
      ? "Run the same with a higher budget: what was paid for is not paid again"
      : "Run the same again: what was paid for is not paid again"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** What translating a campaign fails with. */
export class TranslationError extends Schema.TaggedError<TranslationError>(
  "@postwright/core/campaign/TranslationError"
)("TranslationError", {
  reason: Schema.Union([TranslationNeedsModel, TranslationRefused, NothingTranslated, TranslationPaused])
}) {
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
