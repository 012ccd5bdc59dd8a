/**
 * Port: the durable home of journals. A journal holds everything about one top-level run and its children, in order.
 * Adapters: `packages/storage`.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, Schema } from "effect"
import { MemberId, OrganizationId, Role } from "../tenancy/Actor.ts"
import { RunId, RunProblem } from "./Flow.ts"
import { type FlowError } from "./FlowError.ts"

const fields = {
  /** The run that the entry belongs to: the top-level run or one of its children. */
  runId: RunId,
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  at: Schema.Int
}

/** Wire format: fields are only ever added, and only as optional ones. */
export const JournalEntry = Schema.Union([
  Schema.TaggedStruct("start", {
    ...fields,
    /** Name and version: `campaign.v1`. */
    flow: Schema.NonEmptyString,
    payload: Schema.Json,
    /** SHA-256 of the canonical payload. */
    digest: Schema.String,
    actor: Schema.Struct({ organizationId: OrganizationId, memberId: MemberId, role: Role })
  }),
  /** The recorded outcome of a step, a clock reading, a passed deadline or a stopped child. */
  Schema.TaggedStruct("memo", { ...fields, name: Schema.String, value: Schema.Json }),
  /** When a sleep ends, in milliseconds as above. */
  Schema.TaggedStruct("timer", { ...fields, name: Schema.String, until: Schema.Int }),
  Schema.TaggedStruct("signal", { ...fields, name: Schema.String, value: Schema.Json }),
  Schema.TaggedStruct("pause", { ...fields, problem: RunProblem }),
  Schema.TaggedStruct("resume", fields),
  /** `value` is the encoded result or error; null when interrupted. */
  Schema.TaggedStruct("end", {
    ...fields,
    outcome: Schema.Literals(["succeeded", "failed", "interrupted"]),
    value: Schema.Json
  })
])
export type JournalEntry = typeof JournalEntry.Type

/** One writer per store: adapters whose place can be reached by several processes lock it. */
export class JournalStore extends Context.Service<
  JournalStore,
  {
    /**
     * Adds the entries at the end of the journal of `root`, in order, creating it where it is new. Atomic and durable
     * on return: after a crash either all of them are read, or none. A failed append leaves nothing behind.
     * Never called twice at once for one root. Fails with `JournalUnavailable`.
     */
    readonly append: (root: RunId, entries: ReadonlyArray<JournalEntry>) => Effect.Effect<void, FlowError>

    /** All entries in the order of their appends; none for an unknown root. Fails with `JournalUnavailable`. */
    readonly read: (root: RunId) => Effect.Effect<ReadonlyArray<JournalEntry>, FlowError>

    /** The roots that have a journal, in code-unit order. */
    readonly list: Effect.Effect<ReadonlyArray<RunId>, FlowError>

    /** Replaces all entries at once: for compaction. After a crash either the old or the new ones are read. */
    readonly replace: (root: RunId, entries: ReadonlyArray<JournalEntry>) => Effect.Effect<void, FlowError>

    /** Deletes the journal. An unknown root changes nothing. */
    readonly remove: (root: RunId) => Effect.Effect<void, FlowError>
  }
>()("@postwright/core/flow/JournalStore") {
  /** In this process only; lost on restart. For tests, and for runs that need not survive. */
  static readonly layerMemory = Layer.sync(JournalStore, () => {
    const journals = new Map<RunId, ReadonlyArray<JournalEntry>>()
    return JournalStore.of({
      append: (root, entries) =>
        Effect.sync(() => {
          journals.set(root, [...(journals.get(root) ?? []), ...entries])
        }),
      read: (root) => Effect.sync(() => journals.get(root) ?? []),
      list: Effect.sync(() => [...journals.keys()].sort()),
      replace: (root, entries) =>
        Effect.sync(() => {
          journals.set(root, [...entries])
        }),
      remove: (root) =>
        Effect.sync(() => {
          journals.delete(root)
        })
    })
  })
}
