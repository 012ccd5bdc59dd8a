/**
 * Audit logs in files: one file per stream, one entry per line, in the form of `audit.jsonl`.
 *
 * A chain is verified when it is first used, and nothing is added to one that does not hold. A last line that a crash
 * tore is cut. Use it under `FsLock`, or through `FsStorage`.
 *
 * @since 0.1.0
 */
import { join } from "node:path"
import { DateTime, Deferred, Effect, Exit, Layer, Schema, Semaphore } from "effect"
import { AuditEntry, type AuditRecord, type AuditStream, chain, verify } from "@postwright/core/audit/AuditEntry"
import { AuditChainBroken, AuditError, AuditUnavailable } from "@postwright/core/audit/AuditError"
import { AuditLog, sameOrConflict } from "@postwright/core/audit/AuditLog"
import { fail } from "./internal/io.ts"
import { appendText, readLines } from "./internal/LineFile.ts"
import { fileNameOf, openFolder } from "./internal/place.ts"
import { FileDamaged, type StorageError } from "./StorageError.ts"

/** Where the logs lie. */
export interface Options {
  /** The data directory; logs go to `audit` in it. Created where it is missing, for its owner alone. */
  readonly directory: string
}

/** Audit logs in the directory. */
export const make = Effect.fnUntraced(function* ({
  directory
}: Options): Effect.fn.Return<AuditLog["Service"], StorageError> {
  const folder = yield* openFolder(directory, "audit")
  const chains = new Map<string, Chain>()
  const pathOf = (stream: AuditStream) => join(folder, fileNameOf(idOf(stream), ".jsonl"))

  const chainOf = (stream: AuditStream): Chain => {
    const known = chains.get(idOf(stream))
    const made = known ?? { turn: Semaphore.makeUnsafe(1), waiting: [], loaded: undefined }
    if (known === undefined) chains.set(idOf(stream), made)
    return made
  }

  /** The chain as the file has it, verified. */
  const load = Effect.fnUntraced(function* (stream: AuditStream): Effect.fn.Return<Loaded, AuditError> {
    const { entries, end } = yield* readEntries(pathOf(stream)).pipe(Effect.mapError(unavailable))
    const verification = verify(entries)
    if (verification._tag === "Broken") {
      const { index, step, problem } = verification
      return yield* new AuditError({
        reason: new AuditChainBroken({ stream: stream.stream, index, step, problem })
      })
    }
    return { steps: new Map(entries.map((entry) => [entry.step, entry])), last: entries.at(-1), end }
  })

  /** Writes everything that waits, chained in order, at once. */
  const write = Effect.fnUntraced(function* (stream: AuditStream, chained: Chain): Effect.fn.Return<void, AuditError> {
    chained.loaded ??= yield* load(stream)
    const { steps, last, end } = chained.loaded
    const batch = chained.waiting.splice(0)
    const added = new Map<string, AuditEntry>()
    let head = last
    for (const { record, at } of batch) {
      if (steps.has(record.step) || added.has(record.step)) continue
      head = chain(head, record, at)
      added.set(record.step, head)
    }
    const text = (yield* Effect.forEach([...added.values()], encodeEntry)).map((line) => `${line}\n`).join("")
    const exit =
      text === ""
        ? Exit.succeed(end)
        : yield* Effect.exit(appendText(pathOf(stream), end, text).pipe(Effect.mapError(unavailable)))
    if (Exit.isSuccess(exit)) {
      for (const [step, entry] of added) steps.set(step, entry)
      chained.loaded = { steps, last: head, end: exit.value }
    } else {
      // What is there now is found out by the next append.
      chained.loaded = undefined
    }
    for (const { record, written } of batch) {
      Deferred.doneUnsafe(
        written,
        Exit.map(exit, () => steps.get(record.step)!)
      )
    }
  }, Effect.uninterruptible)

  const append = Effect.fn("FsAuditLog.append")(function* (stream: AuditStream, record: AuditRecord) {
    const chained = chainOf(stream)
    const at = DateTime.formatIso(yield* DateTime.now)
    const written = Deferred.makeUnsafe<AuditEntry, AuditError>()
    const item = { record, at, written }
    chained.waiting.push(item)
    // Whoever gets the turn writes for all that wait; the others find their work done.
    yield* chained.turn
      .withPermit(Effect.suspend(() => (chained.waiting.length === 0 ? Effect.void : write(stream, chained))))
      .pipe(
        Effect.ensuring(
          Effect.sync(() => {
            chained.waiting = chained.waiting.filter((other) => other !== item)
          })
        )
      )
    return yield* sameOrConflict(stream, yield* Deferred.await(written), record)
  })

  const read = (stream: AuditStream) =>
    readEntries(pathOf(stream)).pipe(
      Effect.map(({ entries }) => entries),
      Effect.mapError(unavailable)
    )

  return AuditLog.of({ append, read })
})

/** `AuditLog` in files of the directory. */
export const layer = (options: Options): Layer.Layer<AuditLog, StorageError> => Layer.effect(AuditLog, make(options))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Loaded {
  readonly steps: Map<string, AuditEntry>
  readonly last: AuditEntry | undefined
  readonly end: number
}

interface Chain {
  readonly turn: Semaphore.Semaphore
  waiting: Array<{
    readonly record: AuditRecord
    readonly at: string
    readonly written: Deferred.Deferred<AuditEntry, AuditError>
  }>
  loaded: Loaded | undefined
}

const idOf = ({ organizationId, stream }: AuditStream): string => JSON.stringify([organizationId, stream])

const Line = Schema.fromJsonString(AuditEntry)
const decodeEntry = Schema.decodeUnknownEffect(Line)
const encodeEntry = (entry: AuditEntry) => Effect.orDie(Schema.encodeEffect(Line)(entry))

const readEntries = Effect.fnUntraced(function* (path: string) {
  const { lines, end } = yield* readLines(path)
  const entries = yield* Effect.forEach(lines, (line, index) =>
    decodeEntry(line).pipe(
      Effect.catch(() =>
        fail(new FileDamaged({ path, line: index + 1, problem: "it is not an entry of an audit log" }))
      )
    )
  )
  return { entries, end }
})

const unavailable = (error: StorageError) =>
  new AuditError({
    reason: new AuditUnavailable({
      detail: error.detail,
      advice: error.remedy,
      isTransient: error.isRetryable,
      cause: error
    })
  })
