/**
 * A file that a command writes beside others of the user: complete or not there at all, and never in the place of something
 * else that nobody wanted replaced.
 *
 * @since 0.1.0
 */
import { Effect, FileSystem, Option, Path, type PlatformError } from "effect"
import { CliError, OutputUnusable, UsageInvalid } from "./CliError.ts"
import { type MediaFileInput } from "./MediaInputs.ts"
import { codeOf } from "./TextFile.ts"

/** A place that was looked at and found usable. Nothing is created yet. */
export interface MediaOutput {
  /** Absolute. */
  readonly path: string
  /** Whether what is there may be replaced. */
  readonly force: boolean
}

type Needs = FileSystem.FileSystem | Path.Path

/** Fails with `OutputUnusable` or, where it is the input, with `UsageInvalid`. */
export const open = Effect.fn("MediaOutput.open")(function* (
  out: string,
  options: { /** Absolute. */ readonly input: string; readonly force: boolean }
): Effect.fn.Return<MediaOutput, CliError, Needs> {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const path = paths.resolve(out)
  const there = yield* Effect.option(fs.stat(path))
  if (Option.isSome(there)) {
    if (there.value.type === "Directory") {
      return yield* fail(path, "occupied", "is a folder", "Name a file in it with --out")
    }
    const [input, target] = yield* Effect.mapError(
      Effect.all([fs.stat(options.input), Effect.succeed(there.value)]),
      (error) => unusable(path, error)
    )
    const isSame =
      input.dev === target.dev &&
      Option.isSome(input.ino) &&
      Option.getOrNull(input.ino) === Option.getOrNull(target.ino)
    if (isSame) {
      return yield* new CliError({
        reason: new UsageInvalid({
          detail: "--out is the input, which stays as it is",
          remedy: "Name another file with --out"
        })
      })
    }
    if (there.value.type !== "File") {
      return yield* fail(path, "occupied", "is no regular file", "Name another file with --out")
    }
    if (!options.force) return yield* occupied(path)
  } else if (Option.isSome(yield* Effect.option(fs.readLink(path)))) {
    return yield* fail(path, "dangling-link", "is a link to what does not exist", "Name another file with --out")
  }
  const folder = paths.dirname(path)
  const info = yield* Effect.option(fs.stat(folder))
  if (Option.isNone(info) || info.value.type !== "Directory") {
    return yield* fail(
      path,
      "failed",
      "is in a folder that does not exist",
      "Make the folder, or name another file with --out"
    )
  }
  // Whether it can be written is known before the work begins.
  yield* fs.makeTempDirectory({ directory: folder, prefix: ".postwright-" }).pipe(
    Effect.flatMap((probe) => fs.remove(probe, { recursive: true })),
    Effect.mapError((error) => unusable(path, error))
  )
  return { path, force: options.force }
})

/** A folder for several results. Its names are kept apart, also where the file system takes `A.jpg` for `a.jpg`. */
export interface MediaFolder {
  /** Absolute. */
  readonly path: string
  readonly force: boolean
  /** Names that were given away, in lower case, with the input that each is for, as it was named. */
  readonly names: Map<string, string>
}

/** Whether it is a folder, or written like one. */
export const isFolder = Effect.fn("MediaOutput.isFolder")(function* (
  out: string
): Effect.fn.Return<boolean, never, Needs> {
  const fs = yield* FileSystem.FileSystem
  const info = yield* Effect.option(fs.stat((yield* Path.Path).resolve(out)))
  return Option.isSome(info) ? info.value.type === "Directory" : /[/\\]$/.test(out)
})

/** Makes the folder where it is not there. Fails with `OutputUnusable`. */
export const openFolder = Effect.fn("MediaOutput.openFolder")(function* (
  out: string,
  force: boolean
): Effect.fn.Return<MediaFolder, CliError, Needs> {
  const fs = yield* FileSystem.FileSystem
  const path = (yield* Path.Path).resolve(out)
  const there = yield* Effect.option(fs.stat(path))
  if (Option.isSome(there) && there.value.type !== "Directory") {
    return yield* fail(path, "is-file", "is a file, and several results need a folder", "Name a folder with --out")
  }
  yield* Effect.mapError(fs.makeDirectory(path, { recursive: true }), (error) => unusable(path, error))
  return { path, force, names: new Map() }
})

/** A place in the folder. Fails as `open`, and with `UsageInvalid` where another result has the name. */
export const openIn = Effect.fn("MediaOutput.openIn")(function* (
  { force, names, path }: MediaFolder,
  name: string,
  input: MediaFileInput
): Effect.fn.Return<MediaOutput, CliError, Needs> {
  const key = name.normalize("NFC").toLowerCase()
  const other = names.get(key)
  if (other !== undefined) {
    return yield* new CliError({
      reason: new UsageInvalid({
        detail: `"${other}" and "${input.name}" would both become "${name}"`,
        remedy: "Mend one of them by itself, with another name at --out"
      })
    })
  }
  names.set(key, input.name)
  return yield* open((yield* Path.Path).join(path, name), { input: input.path, force })
})

/**
 * Writes beside the place first and moves it there in the end. Without `force` it never replaces what appeared there
 * meanwhile. Fails with `OutputUnusable`.
 */
export const place = Effect.fn("MediaOutput.place")(function* (
  { force, path }: MediaOutput,
  content: { readonly bytes: Uint8Array } | { /** Absolute. */ readonly from: string }
): Effect.fn.Return<void, CliError, Needs> {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const work = Effect.gen(function* () {
    const staging = yield* fs.makeTempDirectoryScoped({ directory: paths.dirname(path), prefix: ".postwright-" })
    const made = paths.join(staging, "file")
    yield* "bytes" in content ? fs.writeFile(made, content.bytes) : fs.copyFile(content.from, made)
    yield* Effect.uninterruptible(force ? fs.rename(made, path) : linked(made, path))
  })
  yield* Effect.scoped(work).pipe(
    Effect.catchTag("PlatformError", (error) =>
      Effect.fail(codeOf(error) === "EEXIST" ? occupied(path) : unusable(path, error))
    )
  )
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const fail = (path: string, reason: OutputUnusable["reason"], detail: string, remedy: string): CliError =>
  new CliError({ reason: new OutputUnusable({ path, reason, detail, remedy }) })

/** The system refuses a link where something is already. Some file systems know no links. */
const linked = (made: string, path: string) =>
  Effect.flatMap(FileSystem.FileSystem, (fs) =>
    fs.link(made, path).pipe(
      Effect.catchIf(
        (error) => codeOf(error) !== "EEXIST",
        (error) => Effect.flatMap(fs.exists(path), (isThere) => (isThere ? Effect.fail(error) : fs.rename(made, path)))
      )
    )
  )

const occupied = (path: string): CliError =>
  fail(path, "occupied", "is there already", "Name another file with --out, or replace it with --force")

const unusable = (path: string, error: PlatformError.PlatformError): CliError => {
  const code = codeOf(error)
  if (code === "ENOSPC" || code === "EDQUOT") {
    return fail(path, "disk-full", "has no space left", "Make room on the disk, then run the same command again")
  }
  if (code === "EROFS") {
    return fail(path, "read-only", "is on a file system that can only be read", "Name another file with --out")
  }
  if (error.reason._tag === "PermissionDenied") {
    const remedy = "Give yourself the right to write there, or name another file with --out"
    return fail(path, "no-access", "may not be written", remedy)
  }
  if (code === "ENAMETOOLONG") {
    return fail(path, "failed", "has a name that is too long for the file system", "Name another file with --out")
  }
  const seen = code ?? error.reason._tag
  return fail(path, "failed", `cannot be written (${seen})`, "Check the disk, or name another file with --out")
}
