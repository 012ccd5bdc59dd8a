/**
 * What the commands on media are given: files, networks and formats.
 *
 * @since 0.1.0
 */
import { type Format, formatsByPlatform, type Platform, platforms } from "@postwright/core/content/Platform"
import { type MediaUse, mediaUsesFor } from "@postwright/core/media/MediaRules"
import { maxMarkedBytes } from "@postwright/core/media/ContentMark"
import { ByteSize, Effect, FileSystem, Option, Path, type PlatformError } from "effect"
import { CliError, FileUnusable, UsageInvalid } from "./CliError.ts"
import { codeOf } from "./TextFile.ts"

/** A file that is there and can be read. */
export interface MediaFileInput {
  /** As it was named. */
  readonly name: string
  /** Absolute. */
  readonly path: string
}

/** Looks whether it is a file that can be read. Fails with `FileUnusable`. */
export const fileOf = Effect.fn("MediaInputs.fileOf")(function* (
  name: string
): Effect.fn.Return<MediaFileInput, CliError, FileSystem.FileSystem | Path.Path> {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const path = paths.resolve(name)
  const fail = (reason: FileUnusable["reason"], detail: string, remedy: string) =>
    new CliError({ reason: new FileUnusable({ path: name.trim() === "" ? "FILE" : name, reason, detail, remedy }) })
  if (name.trim() === "") return yield* fail("not-found", "no file is named", "Name a picture, a video or sound")
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(name)) {
    return yield* fail("not-found", "addresses are not read", "Save the file on this machine and name that")
  }
  if (name === "-") {
    return yield* fail("unreadable", "standard input is no media file", "Save it into a file and name that")
  }
  const translate = (error: PlatformError.PlatformError): CliError => {
    if (error.reason._tag === "NotFound" || codeOf(error) === "ENOTDIR") {
      return fail("not-found", "the file does not exist", "Check the path; it is relative to the current folder")
    }
    if (error.reason._tag === "PermissionDenied") {
      return fail("no-access", "the file may not be read", "Give yourself the right to read it")
    }
    const seen = codeOf(error) ?? error.reason._tag
    return fail("unreadable", `the file cannot be read (${seen})`, "Check the file and the disk")
  }
  const { type } = yield* Effect.mapError(fs.stat(path), translate)
  if (type === "Directory") return yield* fail("is-folder", "the file is a folder", "Name the file in it")
  if (type !== "File") {
    return yield* fail("unreadable", "a pipe or device is no media file", "Save it into a file and name that")
  }
  yield* fs.open(path, { flag: "r" }).pipe(Effect.scoped, Effect.mapError(translate))
  return { name, path }
})

/** The bytes of a file that may carry a mark, which can stand anywhere in it; none of one too large to be looked through. */
export const markedBytes = Effect.fn("MediaInputs.markedBytes")(function* (
  path: string
): Effect.fn.Return<Option.Option<Uint8Array>, never, FileSystem.FileSystem> {
  const fs = yield* FileSystem.FileSystem
  const info = yield* Effect.option(fs.stat(path))
  if (Option.isNone(info) || ByteSize.toBigInt(info.value.size) > maxMarkedBytes) return Option.none()
  return yield* Effect.option(fs.readFile(path))
})

/** The networks of `--platform`, each once. Fails with `UsageInvalid`. */
export const platformsOf = (given: ReadonlyArray<string>): Effect.Effect<ReadonlyArray<Platform>, CliError> =>
  Effect.map(
    Effect.forEach(
      given.flatMap((names) => names.split(",")).map((name) => name.trim().toLowerCase()),
      (name) => {
        const platform = platforms.find((known) => known === name)
        return platform === undefined ? Effect.fail(unknownNetwork(name)) : Effect.succeed(platform)
      }
    ),
    (found) => [...new Set(found)]
  )

/** The one network of `--platform`. Fails with `UsageInvalid`. */
export const platformOf = (given: string): Effect.Effect<Platform, CliError> =>
  Effect.flatMap(platformsOf([given]), ([first, ...more]) =>
    first === undefined || more.length > 0 ? Effect.fail(unknownNetwork(given)) : Effect.succeed(first)
  )

/** Fails with `UsageInvalid` where the network has no such format. */
export const checkFormat = (platform: Platform, format: Format | undefined): Effect.Effect<void, CliError> => {
  if (format === undefined || mediaUsesFor(platform, format).length > 0) return Effect.void
  const known = formatsByPlatform[platform].join(", ")
  return Effect.fail(
    new CliError({
      reason: new UsageInvalid({
        detail: `--format ${format} is no format of ${platform}`,
        remedy: `Name one of its own: ${known}`
      })
    })
  )
}

/** The format that a network makes of such a file; its usual one where it makes none of it. */
export const formatFor = (platform: Platform, use: MediaUse): Format =>
  formatOrder.find((format) => offers(platform, format) && mediaUsesFor(platform, format).includes(use)) ??
  formatsByPlatform[platform][0]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const formatOrder: ReadonlyArray<Format> = ["post", "video", "carousel"]

const offers = (platform: Platform, format: Format): boolean =>
  formatsByPlatform[platform].some((offered) => offered === format)

const unknownNetwork = (name: string): CliError =>
  new CliError({
    reason: new UsageInvalid({
      detail: `--platform "${name.slice(0, 40)}" is no network`,
      remedy: `Name one of ${platforms.join(", ")}`
    })
  })
