/**
 * Why media could not be probed, drawn, rendered or kept.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** A program or library that the work needs is not there. */
export class MediaToolMissing extends Schema.TaggedError<MediaToolMissing>("@postwright/core/media/MediaToolMissing")(
  "MediaToolMissing",
  {
    /** Such as `ffmpeg`. */
    tool: Schema.NonEmptyString,
    /** What was tried and what to install or configure, in one or two sentences. */
    remedy: Schema.NonEmptyString
  }
) {
  readonly code = "media-tool-missing"
  override get message(): string {
    return `${this.summary}. ${this.remedy}`
  }
  get summary(): string {
    return `"${this.tool}" is not there`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Two adapters bring the same tool. */
export class MediaToolTaken extends Schema.TaggedError<MediaToolTaken>("@postwright/core/media/MediaToolTaken")(
  "MediaToolTaken",
  {
    /** What both do, such as `cards`. */
    kind: Schema.NonEmptyString
  }
) {
  readonly code = "media-tool-taken"
  override get message(): string {
    return `${this.summary}. ${this.remedy}`
  }
  get summary(): string {
    return `Two adapters bring "${this.kind}"`
  }
  get remedy(): string {
    return "Leave one of them out"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** A file is no media file, is broken, or is of a kind that the work does not take. */
export class MediaUnreadable extends Schema.TaggedError<MediaUnreadable>("@postwright/core/media/MediaUnreadable")(
  "MediaUnreadable",
  {
    /** The file as the caller knows it. */
    name: Schema.NonEmptyString,
    /** One clause without a full stop. */
    detail: Schema.NonEmptyString,
    /** What to do about it. @default save it anew, or take another */
    advice: Schema.optionalKey(Schema.NonEmptyString)
  }
) {
  readonly code = "media-unreadable"
  override get message(): string {
    return `${this.summary}. ${this.remedy}`
  }
  get summary(): string {
    return `"${this.name}" cannot be used: ${this.detail}`
  }
  get remedy(): string {
    return this.advice ?? "Save it anew from the program that made it, or take another file"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** What was asked for cannot be made: too long, too large, without scenes. */
export class MediaRejected extends Schema.TaggedError<MediaRejected>("@postwright/core/media/MediaRejected")(
  "MediaRejected",
  {
    /** What is wrong, without a full stop. */
    summary: Schema.NonEmptyString,
    /** What to change. */
    remedy: Schema.NonEmptyString
  }
) {
  readonly code = "media-rejected"
  override get message(): string {
    return `${this.summary}. ${this.remedy}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The program or library failed at something that it should be able to do. */
export class RenderFailed extends Schema.TaggedError<RenderFailed>("@postwright/core/media/RenderFailed")(
  "RenderFailed",
  {
    tool: Schema.NonEmptyString,
    /** What it said last, shortened and without paths of the machine. */
    detail: Schema.String,
    cause: Schema.optionalKey(Schema.Defect())
  }
) {
  readonly code = "render-failed"
  override get message(): string {
    return `${this.summary}. ${this.remedy}`
  }
  get summary(): string {
    return `"${this.tool}" failed: ${this.detail}`
  }
  get remedy(): string {
    return "Try again; if it fails again, report it with this message"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** The work took longer than it may. */
export class RenderTimedOut extends Schema.TaggedError<RenderTimedOut>("@postwright/core/media/RenderTimedOut")(
  "RenderTimedOut",
  { tool: Schema.NonEmptyString, seconds: Schema.Finite }
) {
  readonly code = "render-timed-out"
  override get message(): string {
    return `${this.summary}. ${this.remedy}`
  }
  get summary(): string {
    return `"${this.tool}" did not finish within ${this.seconds} seconds and was stopped`
  }
  get remedy(): string {
    return "Allow more time, or make it shorter"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** Every failure of media. */
export class MediaError extends Schema.TaggedError<MediaError>("@postwright/core/media/MediaError")("MediaError", {
  reason: Schema.Union([MediaToolMissing, MediaToolTaken, MediaUnreadable, MediaRejected, RenderFailed, RenderTimedOut])
}) {
  override readonly cause = this.reason
  get code(): string {
    return this.reason.code
  }
  override get message(): string {
    return this.reason.message
  }
  get summary(): string {
    return this.reason.summary
  }
  get remedy(): string {
    return this.reason.remedy
  }
  get isRetryable(): boolean {
    return this.reason.isRetryable
  }
}
