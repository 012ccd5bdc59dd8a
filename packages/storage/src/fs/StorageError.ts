/**
 * Failures of keeping data in files. Every reason names the path.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** The place cannot be written or read: a read-only file system or missing rights (EROFS, EACCES, EPERM). */
export class PathForbidden extends Schema.TaggedError<PathForbidden>("@postwright/storage/fs/PathForbidden")(
  "PathForbidden",
  { path: Schema.String, operation: Schema.String }
) {
  readonly code = "path-forbidden"
  get detail(): string {
    return `Not allowed to ${this.operation} ${this.path}`
  }
  override get message(): string {
    return `${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Make the directory writable for the user that runs this, or choose another one"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** No room is left for the file (ENOSPC, EDQUOT, EFBIG). What was there before is unchanged. */
export class DiskFull extends Schema.TaggedError<DiskFull>("@postwright/storage/fs/DiskFull")("DiskFull", {
  path: Schema.String
}) {
  readonly code = "disk-full"
  get detail(): string {
    return `No space is left to write ${this.path}`
  }
  override get message(): string {
    return `${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Free some space or raise the quota, then run the same again: what is finished is kept"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** Something else is where a file or directory should be (ENOTDIR, EISDIR). */
export class PathWrongKind extends Schema.TaggedError<PathWrongKind>("@postwright/storage/fs/PathWrongKind")(
  "PathWrongKind",
  { path: Schema.String, expected: Schema.Literals(["file", "directory"]) }
) {
  readonly code = "path-wrong-kind"
  get detail(): string {
    return `${this.path} is not a ${this.expected}, or lies below something that is not a directory`
  }
  override get message(): string {
    return `${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Move away what is there, or choose another path"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The file system does not take a name of this length (ENAMETOOLONG). */
export class PathTooLong extends Schema.TaggedError<PathTooLong>("@postwright/storage/fs/PathTooLong")("PathTooLong", {
  path: Schema.String
}) {
  readonly code = "path-too-long"
  get detail(): string {
    return `The path ${this.path.slice(0, 120)}… is too long`
  }
  override get message(): string {
    return `${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Use a shorter name, or a directory nearer to the root"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The file or directory is not there (ENOENT). */
export class PathMissing extends Schema.TaggedError<PathMissing>("@postwright/storage/fs/PathMissing")("PathMissing", {
  path: Schema.String
}) {
  readonly code = "path-missing"
  get detail(): string {
    return `${this.path} does not exist`
  }
  override get message(): string {
    return `${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Check the path, and that nothing else moves or deletes files there"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** A symbolic link leads, or could be made to lead, out of the directory that holds the data. */
export class PathLeavesDirectory extends Schema.TaggedError<PathLeavesDirectory>(
  "@postwright/storage/fs/PathLeavesDirectory"
)("PathLeavesDirectory", { path: Schema.String, directory: Schema.String }) {
  readonly code = "path-leaves-directory"
  get detail(): string {
    return `${this.path} is a symbolic link, or is reached through one that leads out of ${this.directory}`
  }
  override get message(): string {
    return `${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Remove the link; to keep the data elsewhere, name that place as the directory"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The file's content is not what was written to it. */
export class FileDamaged extends Schema.TaggedError<FileDamaged>("@postwright/storage/fs/FileDamaged")("FileDamaged", {
  path: Schema.String,
  /** From 1. */
  line: Schema.Int,
  problem: Schema.String
}) {
  readonly code = "file-damaged"
  get detail(): string {
    return `${this.path} is damaged in line ${this.line}: ${this.problem}`
  }
  override get message(): string {
    return `${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Restore the file from a backup, or move it away to begin anew"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The file was written by a newer release. */
export class FormatUnsupported extends Schema.TaggedError<FormatUnsupported>(
  "@postwright/storage/fs/FormatUnsupported"
)("FormatUnsupported", { path: Schema.String, found: Schema.Int, supported: Schema.Int }) {
  readonly code = "format-unsupported"
  get detail(): string {
    return `${this.path} has format ${this.found}; this release reads up to ${this.supported}`
  }
  override get message(): string {
    return `${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Use the release that wrote it, or a newer one"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Another process uses the directory. */
export class DirectoryLocked extends Schema.TaggedError<DirectoryLocked>("@postwright/storage/fs/DirectoryLocked")(
  "DirectoryLocked",
  {
    directory: Schema.String,
    pid: Schema.Int,
    host: Schema.String,
    /** When it took the directory: RFC 3339. */
    since: Schema.String,
    /** The lock file. */
    path: Schema.String,
    /** Whether it runs on this machine, so that it is known to be alive. */
    isLocal: Schema.Boolean
  }
) {
  readonly code = "directory-locked"
  get detail(): string {
    const where = this.isLocal ? "" : ` on ${this.host}`
    return `${this.directory} is in use by process ${this.pid}${where} since ${this.since}`
  }
  override get message(): string {
    return `${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return this.isLocal
      ? "Wait until it ends or stop it, or choose another directory"
      : `Stop it, or choose another directory; if it no longer runs, delete ${this.path}`
  }
  get isRetryable(): boolean {
    return true
  }
}

/** The file system failed in another way (EIO, EMFILE, …). */
export class IoFailed extends Schema.TaggedError<IoFailed>("@postwright/storage/fs/IoFailed")("IoFailed", {
  path: Schema.String,
  operation: Schema.String,
  /** The system's name for it. */
  errno: Schema.String,
  cause: Schema.Defect()
}) {
  readonly code = "io-failed"
  get detail(): string {
    return `Could not ${this.operation} ${this.path} (${this.errno})`
  }
  override get message(): string {
    return `${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return this.isRetryable ? "Try again" : "Check the disk and the file system's log"
  }
  get isRetryable(): boolean {
    return ["EMFILE", "ENFILE", "EAGAIN", "EBUSY", "EINTR", "ETIMEDOUT"].includes(this.errno)
  }
}

/** What keeping data in files fails with. Match on `reason` with `Effect.catchReason`. */
export class StorageError extends Schema.TaggedError<StorageError>("@postwright/storage/fs/StorageError")(
  "StorageError",
  {
    reason: Schema.Union([
      PathForbidden,
      DiskFull,
      PathWrongKind,
      PathTooLong,
      PathMissing,
      PathLeavesDirectory,
      FileDamaged,
      FormatUnsupported,
      DirectoryLocked,
      IoFailed
    ])
  }
) {
  override readonly cause = this.reason
  get code(): string {
    return this.reason.code
  }
  /** What happened, without what to do. */
  get detail(): string {
    return this.reason.detail
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
