/**
 * Failures of keeping and choosing wordings of prompts.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

const name = Schema.String

/** The wording cannot stand for the built-in one. */
export class WordingInvalid extends Schema.TaggedError<WordingInvalid>("@postwright/core/agents/WordingInvalid")(
  "WordingInvalid",
  { name, issues: Schema.NonEmptyArray(Schema.String) }
) {
  readonly code = "prompt-wording-invalid"
  override get message(): string {
    return `The wording of "${this.name}" cannot be used: ${this.issues.join("; ")}. ${this.remedy}`
  }
  get remedy(): string {
    return "Mend the named places; start from the built-in wording where in doubt"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** A version is there already with another wording. */
export class WordingChanged extends Schema.TaggedError<WordingChanged>("@postwright/core/agents/WordingChanged")(
  "WordingChanged",
  { name, version: Schema.Int }
) {
  readonly code = "prompt-wording-changed"
  override get message(): string {
    return `Version ${this.version} of the wording of "${this.name}" exists with other words. ${this.remedy}`
  }
  get remedy(): string {
    return "A version never changes, so that it stays known what a post was asked with: give it a higher version"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** No built-in prompt has that name. */
export class PromptUnknown extends Schema.TaggedError<PromptUnknown>("@postwright/core/agents/PromptUnknown")(
  "PromptUnknown",
  { name, known: Schema.Array(Schema.String) }
) {
  readonly code = "prompt-unknown"
  override get message(): string {
    return `No prompt is called "${this.name}". ${this.remedy}`
  }
  get remedy(): string {
    return `Name one of ${this.known.join(", ")}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The organization has no such version of its own. */
export class WordingUnknown extends Schema.TaggedError<WordingUnknown>("@postwright/core/agents/WordingUnknown")(
  "WordingUnknown",
  { name, version: Schema.Int }
) {
  readonly code = "prompt-wording-unknown"
  override get message(): string {
    return `There is no version ${this.version} of an own wording of "${this.name}". ${this.remedy}`
  }
  get remedy(): string {
    return "List the versions, or keep this one first"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The first choice is the built-in wording; nothing was in use before it. */
export class NothingBefore extends Schema.TaggedError<NothingBefore>("@postwright/core/agents/NothingBefore")(
  "NothingBefore",
  { name }
) {
  readonly code = "prompt-nothing-before"
  override get message(): string {
    return `Nothing was in use for "${this.name}" before the built-in wording. ${this.remedy}`
  }
  get remedy(): string {
    return "Pin the version that you want"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The pinned wording is not what was pinned, or no longer fits the prompt. Nothing is asked with another one instead. */
export class WordingUnusable extends Schema.TaggedError<WordingUnusable>("@postwright/core/agents/WordingUnusable")(
  "WordingUnusable",
  { name, version: Schema.Int, problem: Schema.String }
) {
  readonly code = "prompt-wording-unusable"
  override get message(): string {
    return `Version ${this.version} of the wording of "${this.name}" is pinned and cannot be used: ${this.problem}. ${this.remedy}`
  }
  get remedy(): string {
    return "Pin another version or the built-in wording, or roll back"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Somebody else changed which wordings are in use. */
export class PromptSettingsChanged extends Schema.TaggedError<PromptSettingsChanged>(
  "@postwright/core/agents/PromptSettingsChanged"
)("PromptSettingsChanged", { revision: Schema.Int }) {
  readonly code = "prompt-settings-changed"
  override get message(): string {
    return `The wordings in use are no longer those of revision ${this.revision}: somebody else changed them. ${this.remedy}`
  }
  get remedy(): string {
    return "Look at them as they are now, and make the change again"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** A stored wording or choice cannot be read. */
export class PromptUnreadable extends Schema.TaggedError<PromptUnreadable>("@postwright/core/agents/PromptUnreadable")(
  "PromptUnreadable",
  { key: Schema.String, cause: Schema.Defect() }
) {
  readonly code = "prompt-unreadable"
  override get message(): string {
    return `What is stored about prompts at "${this.key}" cannot be read. ${this.remedy}`
  }
  get remedy(): string {
    return "Restore it from a backup, or remove it and set it anew"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** What keeping and choosing wordings fails with. */
export class PromptError extends Schema.TaggedError<PromptError>("@postwright/core/agents/PromptError")("PromptError", {
  reason: Schema.Union([
    WordingInvalid,
    WordingChanged,
    PromptUnknown,
    WordingUnknown,
    NothingBefore,
    WordingUnusable,
    PromptSettingsChanged,
    PromptUnreadable
  ])
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
