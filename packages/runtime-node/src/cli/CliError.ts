/**
 * Failures of the command line itself; those of the capabilities pass through it as they are.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** The command was not called as it can be called. */
export class UsageInvalid extends Schema.TaggedError<UsageInvalid>("@postwright/runtime-node/cli/UsageInvalid")(
  "UsageInvalid",
  { detail: Schema.String, remedy: Schema.String }
) {
  readonly code = "usage-invalid"
  override get message(): string {
    return `${this.detail}. ${this.remedy}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** A setting of the environment cannot be used. Values are not shown: they may be secret. */
export class SettingInvalid extends Schema.TaggedError<SettingInvalid>("@postwright/runtime-node/cli/SettingInvalid")(
  "SettingInvalid",
  { name: Schema.String, expected: Schema.String }
) {
  readonly code = "setting-invalid"
  override get message(): string {
    return `The environment variable ${this.name} is not ${this.expected}. ${this.remedy}`
  }
  get remedy(): string {
    return `Set ${this.name} to ${this.expected}, or remove it`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Posts were judged, and some may not be sent as they are. */
export class PostsRefused extends Schema.TaggedError<PostsRefused>("@postwright/runtime-node/cli/PostsRefused")(
  "PostsRefused",
  { refused: Schema.Int, total: Schema.Int }
) {
  readonly code = "posts-refused"
  override get message(): string {
    const what =
      this.total === 1
        ? "The post may not be sent as it is"
        : `${this.refused} of ${this.total} posts may not be sent as they are`
    return `${what}. ${this.remedy}`
  }
  get remedy(): string {
    return "Mend what the findings name, or have somebody review it"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Media files were checked or mended, and networks refuse some of them as they are. */
export class MediaRefused extends Schema.TaggedError<MediaRefused>("@postwright/runtime-node/cli/MediaRefused")(
  "MediaRefused",
  {
    /** 0: each of them is taken, but not all of them in one post. */
    refused: Schema.Int,
    total: Schema.Int,
    /** Whether they were mended already, as far as that can be done. */
    isMended: Schema.Boolean
  }
) {
  readonly code = "media-refused"
  override get message(): string {
    return `${this.summary}. ${this.remedy}`
  }
  get summary(): string {
    if (this.isMended) {
      return this.total === 1
        ? "The network refuses the file even so"
        : `The network refuses ${this.refused} of ${this.total} files even so`
    }
    if (this.refused === 0) return "The files do not fit into one post"
    return this.total === 1
      ? "A network refuses the file as it is"
      : `Networks refuse ${this.refused} of ${this.total} files as they are`
  }
  get remedy(): string {
    if (this.isMended)
      return "See what remains above; what lasts too long is cut with --trim, the rest takes another file"
    return this.refused === 0
      ? "Share them out as it says above"
      : "Mend what can be mended with postwright media repair, or take another file"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Rules, or a person, stand in the way of one post that was to be sent. Nothing was sent. */
export class PostForbidden extends Schema.TaggedError<PostForbidden>("@postwright/runtime-node/cli/PostForbidden")(
  "PostForbidden",
  { problems: Schema.Array(Schema.String), remedy: Schema.String }
) {
  readonly code = "post-forbidden"
  override get message(): string {
    const problems = this.problems.map((problem) => problem.replace(/[.\s]+$/, ""))
    return `The post was not sent: ${problems.join("; ")}. ${this.remedy}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** A file that the command was given cannot be used. */
export class FileUnusable extends Schema.TaggedError<FileUnusable>("@postwright/runtime-node/cli/FileUnusable")(
  "FileUnusable",
  {
    path: Schema.String,
    reason: Schema.Literals(["not-found", "is-folder", "no-access", "not-utf8", "too-large", "invalid", "unreadable"]),
    detail: Schema.String,
    remedy: Schema.String
  }
) {
  get code(): string {
    return `file-${this.reason}`
  }
  override get message(): string {
    return `${this.path}: ${this.detail}. ${this.remedy}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The folder that was named for the output cannot be written. */
export class OutputUnusable extends Schema.TaggedError<OutputUnusable>("@postwright/runtime-node/cli/OutputUnusable")(
  "OutputUnusable",
  {
    path: Schema.String,
    reason: Schema.Literals(["is-file", "dangling-link", "no-access", "read-only", "disk-full", "occupied", "failed"]),
    detail: Schema.String,
    remedy: Schema.String
  }
) {
  get code(): string {
    return `output-${this.reason}`
  }
  override get message(): string {
    return `${this.path}: ${this.detail}. ${this.remedy}`
  }
  get isRetryable(): boolean {
    return this.reason === "disk-full"
  }
}

/** No server could be started on the port. */
export class PortUnusable extends Schema.TaggedError<PortUnusable>("@postwright/runtime-node/cli/PortUnusable")(
  "PortUnusable",
  { port: Schema.Int, detail: Schema.String }
) {
  readonly code = "port-unusable"
  override get message(): string {
    return `Port ${this.port} cannot be used: ${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Choose another one with --port; 0 takes any that is free"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The post is not live. What is known about it is told by its publication. */
export class NotLive extends Schema.TaggedError<NotLive>("@postwright/runtime-node/cli/NotLive")("NotLive", {
  /** `rejected`, `held`, `unknown`, … */
  status: Schema.String,
  /** Stable, such as `duplicate-content`. */
  problem: Schema.String,
  detail: Schema.String,
  remedy: Schema.String
}) {
  get code(): string {
    return `publication-${this.status}`
  }
  override get message(): string {
    return `The post is not live: ${this.detail.replace(/\.$/, "")}. ${this.remedy}`
  }
  get isRetryable(): boolean {
    return this.status === "unknown"
  }
}

/** The sources carry none of the posts. The kit is written all the same and says what each slot lacks. */
export class NoPosts extends Schema.TaggedError<NoPosts>("@postwright/runtime-node/cli/NoPosts")("NoPosts", {
  slots: Schema.Int,
  /** What stands in the way of most of them. */
  detail: Schema.String,
  remedy: Schema.String
}) {
  readonly code = "no-posts"
  override get message(): string {
    const slots = this.slots === 1 ? "the only slot" : `any of the ${this.slots} slots`
    return `No post could be written for ${slots}: ${this.detail}. ${this.remedy}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Pictures or videos that were asked for are not there. The kit is written all the same, without them. */
export class MediaUnmade extends Schema.TaggedError<MediaUnmade>("@postwright/runtime-node/cli/MediaUnmade")(
  "MediaUnmade",
  {
    /** Posts without their video. */
    videos: Schema.Int,
    /** Posts without their pictures. */
    posts: Schema.Int,
    /** Pictures and clips of models that are not in what was made. */
    pictures: Schema.Int,
    clips: Schema.Int,
    /** How many, and why, without a full stop. */
    detail: Schema.String,
    /** The same in German. */
    germanDetail: Schema.String,
    remedy: Schema.String
  }
) {
  readonly code = "media-unmade"
  override get message(): string {
    return `${this.detail}. ${this.remedy}`
  }
  get isRetryable(): boolean {
    return true
  }
}

/** Some of several files could not be measured or mended. */
export class FilesFailed extends Schema.TaggedError<FilesFailed>("@postwright/runtime-node/cli/FilesFailed")(
  "FilesFailed",
  {
    /** As they were named, in the order of the command. */
    files: Schema.Array(Schema.String),
    /** How many there were. */
    total: Schema.Int,
    /** Code of the first one's failure. */
    problemCode: Schema.String,
    /** What is the matter with each, with its name, and what to do. */
    detail: Schema.String,
    /** The same in German. */
    germanDetail: Schema.String,
    remedy: Schema.String
  }
) {
  get code(): string {
    return this.problemCode
  }
  override get message(): string {
    return this.detail
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The campaign waits: for money, or because a step met what it could not deal with. It goes on where it stopped. */
export class GenerationPaused extends Schema.TaggedError<GenerationPaused>(
  "@postwright/runtime-node/cli/GenerationPaused"
)("GenerationPaused", {
  campaignId: Schema.String,
  detail: Schema.String,
  remedy: Schema.String,
  /** Code of what stopped it, where it had one. */
  problemCode: Schema.optionalKey(Schema.String),
  /** What models have cost so far, in micro-USD. */
  usedMicroUsd: Schema.Int,
  /** Null: no limit. */
  budgetMicroUsd: Schema.NullOr(Schema.Int),
  /** The command that goes on. */
  command: Schema.String
}) {
  readonly code = "campaign-paused"
  override get message(): string {
    return `${this.detail}. ${this.remedy}`
  }
  get isRetryable(): boolean {
    return true
  }
}

/** What the command line fails with on its own account. */
export class CliError extends Schema.TaggedError<CliError>("@postwright/runtime-node/cli/CliError")("CliError", {
  reason: Schema.Union([
    UsageInvalid,
    SettingInvalid,
    FileUnusable,
    OutputUnusable,
    PortUnusable,
    NotLive,
    PostsRefused,
    PostForbidden,
    MediaRefused,
    NoPosts,
    MediaUnmade,
    FilesFailed,
    GenerationPaused
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
