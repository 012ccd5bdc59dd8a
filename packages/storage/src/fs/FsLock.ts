/**
 * Keeps a directory to one process at a time.
 *
 * Each process announces itself by a file of its own and then looks for others: whoever finds a living one steps back.
 * So no two hold the directory, and files of dead processes are simply deleted. Life is told by process id and start
 * time; a process on another host counts as alive.
 *
 * @since 0.1.0
 */
import { randomUUID } from "node:crypto"
import * as fs from "node:fs/promises"
import { hostname } from "node:os"
import { join, resolve } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import { DateTime, Effect, Layer, Schema, type Scope } from "effect"
import { atomicWrite } from "./AtomicWrite.ts"
import { attempt, fail, makeDirectory, orMissing } from "./internal/io.ts"
import { isAlive, startOf } from "./internal/processLife.ts"
import { DirectoryLocked, type StorageError } from "./StorageError.ts"

/**
 * Holds the directory until the scope closes, creating it where it is missing. Fails with `DirectoryLocked`, which
 * names the process and the file, when another process holds it, or this one already does.
 */
export const acquire = (directory: string): Effect.Effect<void, StorageError, Scope.Scope> =>
  Effect.acquireRelease(tryToHold(resolve(directory)), (path) =>
    Effect.promise(() => fs.rm(path, { force: true }).catch(() => {}))
  ).pipe(Effect.asVoid)

/** Holds the directory for as long as the layer lives. */
export const layer = (directory: string): Layer.Layer<never, StorageError> => Layer.effectDiscard(acquire(directory))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Wire format: read by other releases that meet it.
const Claim = Schema.fromJsonString(
  Schema.Struct({
    pid: Schema.Int,
    /** When the process started, in the system's own terms; null where the system does not tell. */
    started: Schema.NullOr(Schema.String),
    host: Schema.String,
    since: Schema.String
  })
)
const decodeClaim = Schema.decodeUnknownEffect(Claim)
const encodeClaim = Schema.encodeEffect(Claim)

const filePattern = /^\.lock-(\d+)-[0-9a-f-]+$/

const tryToHold = Effect.fnUntraced(function* (directory: string): Effect.fn.Return<string, StorageError> {
  yield* makeDirectory(directory)
  const token = randomUUID()
  const path = join(directory, `.lock-${process.pid}-${token}`)
  const claim = {
    pid: process.pid,
    started: yield* startOf(process.pid),
    host: hostname(),
    since: DateTime.formatIso(yield* DateTime.now)
  }
  const announce = atomicWrite(path, yield* Effect.orDie(encodeClaim(claim)))
  const withdraw = Effect.promise(() => fs.rm(path, { force: true }).catch(() => {}))
  const attemptOnce = Effect.gen(function* () {
    const before = yield* otherHolder(directory, path)
    if (before !== undefined) return yield* fail(before)
    yield* announce
    const after = yield* otherHolder(directory, path)
    if (after !== undefined) return yield* fail(after)
  }).pipe(Effect.onError(() => withdraw))
  // Those that come at the same moment all step back; their tokens make them come again at different ones.
  const retry = (left: number): Effect.Effect<void, StorageError> =>
    Effect.catch(attemptOnce, (error) =>
      left === 0 || error.reason._tag !== "DirectoryLocked"
        ? Effect.fail(error)
        : Effect.andThen(pause(10 + parseInt(token.slice(2 * left, 2 * left + 2), 16)), retry(left - 1))
    )
  yield* retry(3)
  return path
})

/** Real time, whatever the Clock: another process does not know ours. */
const pause = (millis: number) => Effect.promise(() => delay(millis))

/** A living process that has announced itself; files of dead ones are deleted on the way. */
const otherHolder = Effect.fnUntraced(function* (
  directory: string,
  own: string
): Effect.fn.Return<DirectoryLocked | undefined, StorageError> {
  for (const name of yield* attempt("list", directory, () => fs.readdir(directory), "directory")) {
    const pidOfName = Number(filePattern.exec(name)?.[1])
    const path = join(directory, name)
    if (Number.isNaN(pidOfName) || path === own) continue
    const text = yield* orMissing(attempt("read", path, () => fs.readFile(path, "utf8")))
    if (text === undefined) continue
    const claim = yield* decodeClaim(text).pipe(
      // A power failure can leave an empty file: its name still tells the process.
      Effect.catch(() => Effect.succeed({ pid: pidOfName, started: null, host: hostname(), since: "an unknown time" }))
    )
    const isLocal = claim.host === hostname()
    if (isLocal && !(yield* isAlive(claim.pid, claim.started))) {
      yield* attempt("delete", path, () => fs.rm(path, { force: true }))
      continue
    }
    return new DirectoryLocked({ directory, path, pid: claim.pid, host: claim.host, since: claim.since, isLocal })
  }
  return undefined
})
