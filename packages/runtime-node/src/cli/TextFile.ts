/**
 * Reads a text file that a person named, with messages that name it.
 *
 * @since 0.1.0
 */
import { Effect, FileSystem, type PlatformError, Predicate, type Stdio, Stream } from "effect"
import { CliError, FileUnusable } from "./CliError.ts"
import * as PipeFile from "./PipeFile.ts"

/**
 * The file as text: UTF-8, at most `maxBytes`. `-` and `/dev/stdin` are standard input. Of a pipe no more is read than
 * the limit, and waiting for its writer can be interrupted.
 * Fails with `FileUnusable`.
 */
export const readTextFile = Effect.fn("readTextFile")(function* (
  path: string,
  options: { /** What it is, for messages: `the brief`. */ readonly what: string; readonly maxBytes: number }
): Effect.fn.Return<string, CliError, FileSystem.FileSystem | Stdio.Stdio> {
  const fail = (reason: FileUnusable["reason"], detail: string, remedy: string) =>
    new CliError({
      reason: new FileUnusable({ path: path === "-" ? "standard input" : path, reason, detail, remedy })
    })
  const translate = (error: PlatformError.PlatformError): CliError => {
    const tag = error.reason._tag
    if (tag === "NotFound") {
      return fail("not-found", `${options.what} does not exist`, "Check the path; it is relative to the current folder")
    }
    if (tag === "PermissionDenied") {
      return fail("no-access", `${options.what} may not be read`, "Give yourself the right to read it")
    }
    if (codeOf(error) === "ENOTDIR") {
      return fail("not-found", `${options.what} does not exist: a part of the path is no folder`, "Check the path")
    }
    return fail("unreadable", `${options.what} cannot be read (${codeOf(error) ?? tag})`, "Check the file and the disk")
  }

  const type = yield* Effect.mapError(typeOf(path), translate)
  if (type === "Directory") {
    return yield* fail("is-folder", `${options.what} is a folder`, "Name the file in it")
  }
  let length = 0
  const chunks = yield* contentOf(path, type, options.maxBytes).pipe(
    Stream.takeUntil((chunk) => (length += chunk.length) > options.maxBytes),
    Stream.runCollect,
    Effect.mapError(translate)
  )
  if (length > options.maxBytes) {
    return yield* fail("too-large", `${options.what} is larger than ${options.maxBytes} bytes`, "Shorten it")
  }
  const bytes = Buffer.concat(chunks)
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const text = isUtf16 ? undefined : decode(bytes)
  if (text === undefined) {
    const seen = isUtf16 ? "is UTF-16" : bytes.includes(0) ? "is a binary file" : "is not UTF-8"
    return yield* fail("not-utf8", `${options.what} ${seen}`, "Save it as UTF-8 text")
  }
  return text
})

/** The system's own name of a failure, such as `ENOSPC`. */
export const codeOf = (error: PlatformError.PlatformError): string | undefined => {
  const cause: unknown = error.reason.cause
  return Predicate.hasProperty(cause, "code") && Predicate.isString(cause.code) ? cause.code : undefined
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const typeOf = Effect.fnUntraced(function* (path: string) {
  if (PipeFile.isStandardInput(path)) return "StandardInput" as const
  const fs = yield* FileSystem.FileSystem
  return (yield* fs.stat(path)).type
})

const contentOf = (
  path: string,
  type: FileSystem.File.Type | "StandardInput",
  maxBytes: number
): Stream.Stream<Uint8Array, PlatformError.PlatformError, FileSystem.FileSystem | Stdio.Stdio> => {
  if (type === "StandardInput") return PipeFile.standardInput
  if (type === "FIFO") return PipeFile.bytesOf(path, "pipe")
  if (type === "CharacterDevice") return PipeFile.bytesOf(path, "device")
  return Stream.unwrap(Effect.map(FileSystem.FileSystem, (fs) => fs.stream(path, { bytesToRead: maxBytes + 1 })))
}

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
