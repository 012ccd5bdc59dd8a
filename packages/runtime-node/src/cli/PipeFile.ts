/**
 * Bytes of what is named like a file but is none: standard input, pipes, terminals and devices.
 *
 * A pipe may have no writer yet, and a thread that waits in the system for one cannot be called back: not even ctrl-C
 * would end the process. So pipes and terminals are opened without waiting, and read when they have something.
 *
 * @since 0.1.0
 */
import * as NodeStream from "@effect/platform-node/NodeStream"
import { Effect, type Path, PlatformError, Predicate, Stdio, Stream } from "effect"
import { closeSync, constants, createReadStream, openSync } from "node:fs"
import { Socket } from "node:net"
import { type Readable } from "node:stream"
import { isatty, ReadStream } from "node:tty"

/** Whether the path stands for standard input. */
export const isStandardInput = (path: string): boolean =>
  path === "-" || /^\/(?:dev\/stdin|dev\/fd\/0|proc\/self\/fd\/0)$/.test(path)

/**
 * Whether the path names a descriptor (`-`, `/dev/stdin`, `<(…)`) and so tells neither what the text is called nor
 * which folder it is from.
 */
export const isDescriptor = (path: string): boolean => path === "-" || /^\/(?:dev|proc)\//.test(path)

/** Absolute path of the folder that the text is from: the current one where its path names a descriptor. */
export const folderOf = (path: string, paths: Path.Path): string =>
  isDescriptor(path) ? paths.resolve() : paths.dirname(paths.resolve(path))

/** What is written to standard input, to its end. */
export const standardInput: Stream.Stream<Uint8Array, PlatformError.PlatformError, Stdio.Stdio> = Stream.unwrap(
  Effect.map(Stdio.Stdio, (stdio) => stdio.stdin)
)

/** What is written to a pipe, or typed into a terminal, or comes from a device, to its end. Interrupting it closes it. */
export const bytesOf = (
  path: string,
  kind: "pipe" | "device"
): Stream.Stream<Uint8Array, PlatformError.PlatformError> =>
  Stream.unwrap(
    Effect.try({
      try: () => {
        const readable = open(path, kind)
        return NodeStream.fromReadable<Uint8Array, PlatformError.PlatformError>({
          evaluate: () => readable,
          onError: (cause) => failure(path, cause)
        })
      },
      catch: (cause) => failure(path, cause)
    })
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const open = (path: string, kind: "pipe" | "device"): Readable => {
  const fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    if (kind === "pipe") return new Socket({ fd, readable: true, writable: false })
    return isatty(fd) ? new ReadStream(fd) : createReadStream(path, { fd })
  } catch (cause) {
    closeSync(fd)
    throw cause
  }
}

const failure = (path: string, cause: unknown): PlatformError.PlatformError => {
  const code = Predicate.hasProperty(cause, "code") ? cause.code : undefined
  return PlatformError.systemError({
    _tag: code === "ENOENT" ? "NotFound" : code === "EACCES" || code === "EPERM" ? "PermissionDenied" : "Unknown",
    module: "PipeFile",
    method: "open",
    pathOrDescriptor: path,
    cause
  })
}
