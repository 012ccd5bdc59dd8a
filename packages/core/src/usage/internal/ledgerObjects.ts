/**
 * The ledger on an object store: the lines of an organization's books, in segments that are only ever added to. A line
 * is added only where nobody else added one since the books were read, so that every decision holds.
 */
import { Clock, Effect, Result, Schema, Semaphore } from "effect"
import { type ObjectError } from "../../objects/ObjectError.ts"
import { type ObjectStore } from "../../objects/ObjectStore.ts"
import { type OrganizationId } from "../../tenancy/Actor.ts"
import { sha256, sha256Json } from "../../text/Digest.ts"
import { type BudgetId } from "../Budget.ts"
import { type Ledger } from "../Ledger.ts"
import { BudgetNotFound, LedgerUnavailable, UsageError } from "../UsageError.ts"
import { Book } from "./book.ts"
import { BookLine } from "./bookLine.ts"
import { type Change, commandsOf } from "./commands.ts"

/** Over these objects. */
export const makeObjectLedger = (objects: ObjectStore["Service"]): Ledger["Service"] => {
  const shelves = new Map<string, Shelf>()

  /** One at a time in this process, and to the end: what is written is entered too. */
  const alone = <A>(folder: string, work: (shelf: Shelf) => Effect.Effect<A, Failure>): Effect.Effect<A, UsageError> =>
    Effect.suspend(() => {
      const shelf = shelves.get(folder) ?? newShelf(folder)
      shelves.set(folder, shelf)
      return shelf.turn.withPermit(Effect.uninterruptible(work(shelf)))
    }).pipe(Effect.mapError(toUsageError))

  /** Reads what was written since the last look. */
  const refresh = Effect.fnUntraced(function* (shelf: Shelf) {
    do {
      if (shelf.lines >= linesInSegment) nextSegment(shelf)
      const bytes = yield* objects
        .get(keyOf(shelf))
        .pipe(Effect.catchReason("ObjectError", "ObjectNotFound", () => Effect.succeed(undefined)))
      if (bytes === undefined) break
      const text = new TextDecoder().decode(bytes)
      const lines = text.split("\n").slice(0, -1)
      for (const line of lines.slice(shelf.lines)) shelf.book.enter(yield* decode(line))
      Object.assign(shelf, { lines: lines.length, text, digest: sha256(bytes) })
    } while (shelf.lines >= linesInSegment)
    shelf.isRead = true
  })

  /** Adds the lines; false when another process was quicker. */
  const append = Effect.fnUntraced(function* (shelf: Shelf, added: ReadonlyArray<BookLine>) {
    if (shelf.lines >= linesInSegment) nextSegment(shelf)
    const written = yield* Effect.forEach(added, (line) => encode(line))
    const text = shelf.text + written.map((line) => `${line}\n`).join("")
    const bytes = new TextEncoder().encode(text)
    if (!(yield* objects.replace(keyOf(shelf), shelf.digest, bytes))) return false
    for (const line of added) shelf.book.enter(line)
    Object.assign(shelf, { lines: shelf.lines + added.length, text, digest: sha256(bytes) })
    return true
  })

  /** Decides by the books as they were read last; where nothing is to be written, by the newest. Returns the lines. */
  const write = Effect.fnUntraced(function* (
    shelf: Shelf,
    decide: (book: Book, now: number) => Result.Result<ReadonlyArray<BookLine>, UsageError["reason"]>
  ) {
    let isNewest = !shelf.isRead
    if (isNewest) yield* refresh(shelf)
    for (;;) {
      const decision = decide(shelf.book, yield* Clock.currentTimeMillis)
      if (Result.isSuccess(decision) && decision.success.length > 0) {
        if (yield* append(shelf, decision.success)) return decision.success
      } else if (isNewest) {
        return yield* Effect.fromResult(Result.mapError(decision, (reason) => new UsageError({ reason })))
      }
      yield* refresh(shelf)
      isNewest = true
    }
  })

  const change: Change = (organizationId, operationKey, decide) =>
    alone(folderOf(organizationId), (shelf) =>
      write(shelf, (book, now) => Result.map(decide(book, now), (line) => (line === undefined ? [] : [line]))).pipe(
        Effect.map((lines) => ({ ...shelf.book.reservation(operationKey)!, isStanding: lines.length === 0 }))
      )
    )

  const look = <A>(
    organizationId: OrganizationId,
    budgetId: BudgetId,
    at: (book: Book, now: number) => A | undefined
  ): Effect.Effect<A, UsageError> =>
    alone(
      folderOf(organizationId),
      Effect.fnUntraced(function* (shelf) {
        yield* refresh(shelf)
        const value = at(shelf.book, yield* Clock.currentTimeMillis)
        return value ?? (yield* new UsageError({ reason: new BudgetNotFound({ budgetId }) }))
      })
    )

  return {
    setBudget: (organizationId, budget) =>
      alone(folderOf(organizationId), (shelf) =>
        Effect.asVoid(write(shelf, (book, now) => Result.succeed([book.decideBudget(budget, now)])))
      ),
    ...commandsOf(change),
    balance: (organizationId, budgetId) => look(organizationId, budgetId, (book, now) => book.balance(budgetId, now)),
    entries: (organizationId, budgetId) => look(organizationId, budgetId, (book) => book.entries(budgetId)),
    sweep: Effect.gen(function* () {
      const keys = yield* Effect.mapError(objects.list(root), toUsageError)
      const folders = [...new Set(keys.map((key) => key.slice(0, key.lastIndexOf("/") + 1)))]
      const swept = yield* Effect.forEach(folders, (folder) =>
        alone(folder, (shelf) => write(shelf, (book, now) => Result.succeed(book.decideSweep(now))))
      )
      return swept.reduce((sum, lines) => sum + lines.length, 0)
    })
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Failure = UsageError | ObjectError | Schema.SchemaError

/** The books of one organization, and how far they were read. */
interface Shelf {
  /** With a slash at its end. */
  readonly folder: string
  readonly turn: Semaphore.Semaphore
  readonly book: Book
  isRead: boolean
  segment: number
  lines: number
  text: string
  /** Of the segment as it was read; null where there is none. */
  digest: string | null
}

const root = "ledger/"

/** So many that few objects are written, and so few that one is written quickly. */
const linesInSegment = 256

const newShelf = (folder: string): Shelf => ({
  folder,
  turn: Semaphore.makeUnsafe(1),
  book: new Book(),
  isRead: false,
  segment: 1,
  lines: 0,
  text: "",
  digest: null
})

const nextSegment = (shelf: Shelf): void => {
  Object.assign(shelf, { segment: shelf.segment + 1, lines: 0, text: "", digest: null })
}

// An organization is a folder of its own, so that it can be erased as one.
const folderOf = (organizationId: OrganizationId): string => `${root}${sha256Json(organizationId).slice(0, 32)}/`

const keyOf = ({ folder, segment }: Shelf): string => `${folder}${String(segment).padStart(8, "0")}.jsonl`

const Line = Schema.fromJsonString(Schema.toCodecJson(BookLine))
const decode = Schema.decodeEffect(Line)
const encode = Schema.encodeEffect(Line)

const toUsageError = (error: Failure): UsageError => {
  if (error._tag === "UsageError") return error
  const isObjects = error._tag === "ObjectError"
  return new UsageError({
    reason: new LedgerUnavailable({
      detail: isObjects ? `The ledger cannot be used: ${error.message}` : "A line of the ledger cannot be read",
      advice: isObjects ? error.remedy : "Restore it from a copy, or use the release that wrote it",
      isTransient: isObjects && error.isRetryable,
      cause: error
    })
  })
}
