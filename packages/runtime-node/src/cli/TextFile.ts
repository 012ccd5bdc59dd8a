/**
 * Reads a text file that a person named, with messages that name it.
 *
 * @since 0.1.0
 */
import { Effect, FileSystem, Predicate, type PlatformError, Stream } from "effect"
import { CliError, FileUnusable } from "./CliError.ts"

/**
 * The file as text: UTF-8, at most `maxBytes`. Pipes and `/dev/stdin` can be read too.
 * Fails with `FileUnusable`.
 */
export const readTextFile = Effect.fn("readTextFile")(function* (
  path: string,
  options: { /** What it is, for messages: `the brief`. */ readonly what: string; readonly maxBytes: number }
): Effect.fn.Return<string, CliError, FileSystem.FileSystem> {
  const fs = yield* FileSystem.FileSystem
  const fail = (reason: FileUnusable["reason"], detail: string, remedy: string) =>
    new CliError({ reason: new FileUnusable({ path, reason, detail, remedy }) })
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

  const info = yield* Effect.mapError(fs.stat(path), translate)
  if (info.type === "Directory") {
    return yield* fail("is-folder", `${options.what} is a folder`, "Name the file in it")
  }
  const chunks = yield* fs
    .stream(path, { bytesToRead: options.maxBytes + 1 })
    .pipe(Stream.runCollect, Effect.mapError(translate))
  const bytes = Buffer.concat(chunks)
  if (bytes.length > options.maxBytes) {
    return yield* fail("too-large", `${options.what} is larger than ${options.maxBytes} bytes`, "Shorten it")
  }
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

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
