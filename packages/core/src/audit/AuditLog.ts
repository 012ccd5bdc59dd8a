/**
 * Port: the append-only, hash-chained log of who did what. Adapters: `packages/storage`.
 *
 * @since 0.1.0
 */
import { Context, DateTime, Effect, Layer } from "effect"
import { type AuditEntry, type AuditRecord, type AuditStream, chain } from "./AuditEntry.ts"
import { AuditConflict, AuditError } from "./AuditError.ts"

export class AuditLog extends Context.Service<
  AuditLog,
  {
    /**
     * Adds the record at the end of its stream with the time of the Clock, durably, and returns the entry. The same
     * step with equal content is already there: returns that entry, with its first time, and adds nothing. With other
     * content it fails with `AuditConflict`. Concurrent callers get one chain.
     * Fails with `AuditConflict`, `AuditChainBroken`, `AuditUnavailable`.
     */
    readonly append: (stream: AuditStream, record: AuditRecord) => Effect.Effect<AuditEntry, AuditError>

    /** All entries in the order of the chain; none for an unknown stream. Does not verify. Fails with `AuditUnavailable`. */
    readonly read: (stream: AuditStream) => Effect.Effect<ReadonlyArray<AuditEntry>, AuditError>
  }
>()("@postwright/core/audit/AuditLog") {
  /** In this process only; lost on restart. */
  static readonly layerMemory = Layer.sync(AuditLog, () => {
    const streams = new Map<string, Map<string, AuditEntry>>()
    const heads = new Map<string, AuditEntry>()

    const append = Effect.fnUntraced(function* (stream: AuditStream, record: AuditRecord) {
      const at = DateTime.formatIso(yield* DateTime.now)
      const key = keyOf(stream)
      const steps = streams.get(key) ?? new Map<string, AuditEntry>()
      const known = steps.get(record.step)
      if (known !== undefined) return yield* sameOrConflict(stream, known, record)
      const entry = chain(heads.get(key), record, at)
      heads.set(key, entry)
      streams.set(key, steps.set(record.step, entry))
      return entry
    })

    const read = (stream: AuditStream) => Effect.sync(() => [...(streams.get(keyOf(stream))?.values() ?? [])])

    return AuditLog.of({ append, read })
  })
}

/** The logged entry, when the record says the same; else `AuditConflict`. For adapters. */
export const sameOrConflict = (
  { stream }: AuditStream,
  known: AuditEntry,
  record: AuditRecord
): Effect.Effect<AuditEntry, AuditError> =>
  known.says(record)
    ? Effect.succeed(known)
    : Effect.fail(new AuditError({ reason: new AuditConflict({ stream, step: record.step }) }))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const keyOf = ({ organizationId, stream }: AuditStream): string => JSON.stringify([organizationId, stream])
