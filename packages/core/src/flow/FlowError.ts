/**
 * Failures of starting and steering flows, and the one that says that a run stands still.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { RunId, RunProblem } from "./Flow.ts"

/** No run of the caller's organization has this id. */
export class RunNotFound extends Schema.TaggedError<RunNotFound>("@postwright/core/flow/RunNotFound")("RunNotFound", {
  runId: RunId
}) {
  readonly code = "run-not-found"
  override get message(): string {
    return `No run has the id "${this.runId}". ${this.remedy}`
  }
  get remedy(): string {
    return "Check the id, and that its flow's version is the one that was started"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The flow's body is not known to this process. */
export class FlowNotRegistered extends Schema.TaggedError<FlowNotRegistered>("@postwright/core/flow/FlowNotRegistered")(
  "FlowNotRegistered",
  { flow: Schema.String }
) {
  readonly code = "flow-not-registered"
  override get message(): string {
    return `No flow "${this.flow}" is registered. ${this.remedy}`
  }
  get remedy(): string {
    return "Add its layer (`Flows.layer(flow)`) to the application; keep the layers of old versions until their runs have ended"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Another flow has this name and version. */
export class FlowAlreadyRegistered extends Schema.TaggedError<FlowAlreadyRegistered>(
  "@postwright/core/flow/FlowAlreadyRegistered"
)("FlowAlreadyRegistered", { flow: Schema.String }) {
  readonly code = "flow-already-registered"
  override get message(): string {
    return `Another flow "${this.flow}" is registered. ${this.remedy}`
  }
  get remedy(): string {
    return "Give the flow a name of its own, or a new version"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The flow's name or version, or the key of the payload, cannot make a run id. */
export class InvalidRunKey extends Schema.TaggedError<InvalidRunKey>("@postwright/core/flow/InvalidRunKey")(
  "InvalidRunKey",
  { flow: Schema.String, problem: Schema.String }
) {
  readonly code = "run-key-invalid"
  override get message(): string {
    return `The flow "${this.flow}" cannot start: ${this.problem}. ${this.remedy}`
  }
  get remedy(): string {
    return "Use a name of lower-case letters, digits and dashes, a version from 1, and a short idempotency key that is not empty"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** A payload or signal value does not fit its schema. */
export class InvalidPayload extends Schema.TaggedError<InvalidPayload>("@postwright/core/flow/InvalidPayload")(
  "InvalidPayload",
  { name: Schema.String, problem: Schema.String }
) {
  readonly code = "run-payload-invalid"
  override get message(): string {
    return `The value for "${this.name}" does not fit its schema: ${this.problem}. ${this.remedy}`
  }
  get remedy(): string {
    return "Send a value that fits the schema"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The key already names a run with another payload. */
export class PayloadChanged extends Schema.TaggedError<PayloadChanged>("@postwright/core/flow/PayloadChanged")(
  "PayloadChanged",
  { runId: RunId }
) {
  readonly code = "run-payload-changed"
  override get message(): string {
    return `The run "${this.runId}" was started with another input. ${this.remedy}`
  }
  get remedy(): string {
    return "Use the same input to go on with it, or start a new run under another key"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** A value is too large for the journal. */
export class RecordTooLarge extends Schema.TaggedError<RecordTooLarge>("@postwright/core/flow/RecordTooLarge")(
  "RecordTooLarge",
  { name: Schema.String, bytes: Schema.Int, limitBytes: Schema.Int }
) {
  readonly code = "run-record-too-large"
  override get message(): string {
    return `The record of "${this.name}" has ${this.bytes} bytes; the limit is ${this.limitBytes}. ${this.remedy}`
  }
  get remedy(): string {
    return "Put the bytes into the object store and record their key"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The signal was already sent with another value. */
export class SignalConflict extends Schema.TaggedError<SignalConflict>("@postwright/core/flow/SignalConflict")(
  "SignalConflict",
  { runId: RunId, signal: Schema.String }
) {
  readonly code = "signal-conflict"
  override get message(): string {
    return `The run "${this.runId}" already got another value for "${this.signal}". ${this.remedy}`
  }
  get remedy(): string {
    return "Read the run again and decide on what it says now"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The run has ended and takes no more signals. */
export class RunEnded extends Schema.TaggedError<RunEnded>("@postwright/core/flow/RunEnded")("RunEnded", {
  runId: RunId
}) {
  readonly code = "run-ended"
  override get message(): string {
    return `The run "${this.runId}" has ended. ${this.remedy}`
  }
  get remedy(): string {
    return "Read its result; what it did not do needs a new run"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The journal could not be read or written. The cause's own code and remedy say why. */
export class JournalUnavailable extends Schema.TaggedError<JournalUnavailable>(
  "@postwright/core/flow/JournalUnavailable"
)("JournalUnavailable", {
  operation: Schema.Literals(["append", "read", "list", "replace", "remove"]),
  /** What the adapter says. */
  problem: Schema.String,
  /** What the adapter says to do. */
  remedy: Schema.String,
  isRetryable: Schema.Boolean,
  cause: Schema.Defect()
}) {
  readonly code = "journal-unavailable"
  override get message(): string {
    return `The journal failed on ${this.operation}: ${this.problem}. ${this.remedy}`
  }
}

/** What `Flows` and `JournalStore` fail with. */
export class FlowError extends Schema.TaggedError<FlowError>("@postwright/core/flow/FlowError")("FlowError", {
  reason: Schema.Union([
    RunNotFound,
    FlowNotRegistered,
    FlowAlreadyRegistered,
    InvalidRunKey,
    InvalidPayload,
    PayloadChanged,
    RecordTooLarge,
    SignalConflict,
    RunEnded,
    JournalUnavailable
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

/** A run gives no result because it was interrupted, or stands still after a defect. */
export class FlowStopped extends Schema.TaggedError<FlowStopped>("@postwright/core/flow/FlowStopped")("FlowStopped", {
  runId: RunId,
  status: Schema.Literals(["Interrupted", "Paused"]),
  /** Why it is paused. */
  problem: Schema.optionalKey(RunProblem)
}) {
  /** `run-interrupted`, or `run-paused`; `problem.code` tells what paused it. */
  get code(): string {
    return this.status === "Interrupted" ? "run-interrupted" : "run-paused"
  }
  override get message(): string {
    if (this.status === "Interrupted") return `The run "${this.runId}" was interrupted. ${this.remedy}`
    const why = this.problem?.message ?? "it met a defect"
    // Messages of our errors end with what to do.
    return `The run "${this.runId}" is paused: ${why.endsWith(this.remedy) ? why : `${why}. ${this.remedy}`}`
  }
  get remedy(): string {
    return this.status === "Interrupted"
      ? "Start a new run under another key"
      : (this.problem?.remedy ?? "Mend what stopped it, then resume the run; its finished steps are kept")
  }
  get isRetryable(): boolean {
    return this.status === "Paused"
  }
}
