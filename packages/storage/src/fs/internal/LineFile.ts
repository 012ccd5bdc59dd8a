/**
 * A file of lines that only grows. An append is one write, durable on return; one that failed or was cut off by a crash
 * leaves nothing behind.
 *
 * @since 0.1.0
 */
import * as fs from "node:fs/promises"
import { dirname } from "node:path"
import { Effect } from "effect"
import { FileDamaged, type StorageError } from "../StorageError.ts"
import { attempt, fail, openFile, orMissing, sync, syncDirectory, writeAll } from "./io.ts"

/** What is in the file. */
export interface Lines {
  /** Without their line feeds. */
  readonly lines: ReadonlyArray<string>
  /** Where the last whole line ends, in bytes. */
  readonly end: number
}

/** The whole lines of the file; none for a file that is missing. A last line without its end was never acknowledged. */
export const readLines = (path: string): Effect.Effect<Lines, StorageError> =>
  Effect.gen(function* () {
    const bytes = yield* orMissing(
      Effect.scoped(Effect.flatMap(openFile(path, "read"), (handle) => attempt("read", path, () => handle.readFile())))
    )
    if (bytes === undefined) return { lines: [], end: 0 }
    const end = endOfWholeLines(bytes)
    if (end === 0) return { lines: [], end }
    const text = decode(bytes.subarray(0, end - 1))
    if (text === undefined) return yield* fail(damageOf(path, bytes.subarray(0, end)))
    return { lines: text.split("\n"), end }
  })

/** Adds the text, which ends with a line feed, after the byte `end`, and returns the new end. */
export const appendText = Effect.fnUntraced(function* (
  path: string,
  end: number,
  text: string
): Effect.fn.Return<number, StorageError> {
  const bytes = new TextEncoder().encode(text)
  const write = Effect.scoped(
    Effect.gen(function* () {
      const handle = yield* openFile(path, end === 0 ? "begin" : "update")
      // What a crash left after the last whole line goes first: a shorter write must not end in its rest.
      const { size } = yield* attempt("read", path, () => handle.stat())
      if (size < end) {
        return yield* fail(new FileDamaged({ path, line: 1, problem: "it became shorter while it was in use" }))
      }
      if (size > end) yield* attempt("write", path, () => handle.truncate(end))
      yield* writeAll(handle, path, bytes, end).pipe(
        Effect.andThen(sync(handle, path)),
        Effect.onError(() => Effect.promise(() => handle.truncate(end).catch(() => {})))
      )
    })
  )
  if (end > 0) {
    yield* write
  } else {
    yield* Effect.onError(write, () => Effect.promise(() => removeIfEmpty(path).catch(() => {})))
    yield* syncDirectory(dirname(path))
  }
  return end + bytes.length
}, Effect.uninterruptible)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const lineFeed = 0x0a

/** After the last line feed; before zeros that a power failure can leave where a line should have been. */
const endOfWholeLines = (bytes: Uint8Array): number => {
  const end = bytes.lastIndexOf(lineFeed) + 1
  if (end === 0) return 0
  const start = end === 1 ? 0 : bytes.lastIndexOf(lineFeed, end - 2) + 1
  return bytes.subarray(start, end).includes(0) ? start : end
}

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const damageOf = (path: string, bytes: Uint8Array): FileDamaged => {
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(lineFeed, start)
    if (decode(bytes.subarray(start, end)) === undefined) break
    start = end + 1
  }
  return new FileDamaged({ path, line, problem: "it is not UTF-8" })
}

const removeIfEmpty = async (path: string): Promise<void> => {
  const { size } = await fs.stat(path)
  if (size === 0) await fs.rm(path, { force: true })
}
