/**
 * The folder that a kit is placed in. Files appear there complete or not at all; what is under `.postwright` belongs to
 * the program: the journal that a stopped run goes on from, and the list of files that it may replace.
 *
 * @since 0.1.0
 */
import { isKitPath, type KitFile, kitFileNames } from "@postwright/core/campaign/Kit"
import { Effect, FileSystem, Option, Path, type PlatformError } from "effect"
import { CliError, OutputUnusable } from "./CliError.ts"
import * as KitManifest from "./KitManifest.ts"
import { codeOf } from "./TextFile.ts"

/** A place for output that was looked at and found usable. Nothing is created yet. */
export interface OutputFolder {
  /** Absolute. */
  readonly path: string
  /** Absolute path of `.postwright`. */
  readonly state: string
  /** Deepest folder of the path that was there before. */
  readonly existing: string
  /** Whether there is something to go on from. */
  readonly hasState: boolean
}

type Needs = FileSystem.FileSystem | Path.Path

/** Name of the folder with the program's own files. */
export const stateName = ".postwright"

/**
 * Looks whether a kit can be placed there: that it is a folder or nothing yet, that it can be written, and that it
 * holds no files of a kit that the program did not write; pictures and videos among them where the kit is to have some.
 * Fails with `OutputUnusable`.
 */
export const open = Effect.fn("OutputFolder.open")(function* (
  out: string,
  { hasMedia = false }: { readonly hasMedia?: boolean } = {}
): Effect.fn.Return<OutputFolder, CliError, Needs> {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const path = paths.resolve(out)
  const state = paths.join(path, stateName)
  if (paths.dirname(path) === path) {
    return yield* fail(path, "occupied", "is the root of the file system", "Name a folder of its own with --out")
  }

  let existing = path
  while (!(yield* isThere(existing))) {
    const target = yield* Effect.option(fs.readLink(existing))
    if (Option.isSome(target)) {
      const detail = `is a link to ${target.value}, which does not exist`
      return yield* fail(existing, "dangling-link", detail, "Make that folder, or name another folder with --out")
    }
    existing = paths.dirname(existing)
  }
  const info = yield* Effect.mapError(fs.stat(existing), (error) => unusable(existing, error))
  if (info.type !== "Directory") {
    return yield* fail(existing, "is-file", "is a file, not a folder", "Name another folder with --out")
  }
  yield* fs.makeTempDirectory({ directory: existing, prefix: `${stateName}-` }).pipe(
    Effect.flatMap((probe) => fs.remove(probe, { recursive: true })),
    Effect.mapError((error) => unusable(existing, error))
  )
  const folder = { path, state, existing, hasState: existing === path && (yield* isThere(state)) }
  if ((yield* KitManifest.typeOf(state)) === "SymbolicLink") {
    return yield* occupied(path, [stateName], "is a link that this program did not make")
  }
  const placed = yield* KitManifest.read(state)
  const occupants = new Map<string, KitManifest.Occupant>()
  for (const name of kitFileNames) occupants.set(name, yield* KitManifest.occupantOf(path, name, placed))
  // They take minutes to make, and nobody waits for that to be told of a file that was there before.
  const inMedia = hasMedia ? yield* Effect.orElseSucceed(fs.readDirectory(paths.join(path, "media")), () => []) : []
  for (const name of inMedia.map((file) => `media/${file}`).filter(isKitPath)) {
    occupants.set(name, yield* KitManifest.occupantOf(path, name, placed))
  }
  for (const name of fixedFolders) {
    const type = yield* KitManifest.typeOf(paths.join(path, name))
    const isOwn = placed.some((file) => file.path.startsWith(`${name}/`))
    const isFree = type === "Directory" && (isOwn || (yield* isEmpty(paths.join(path, name))))
    if (type !== undefined && !isFree) occupants.set(name, "foreign")
  }
  yield* checkOccupants(path, occupants)
  return folder
})

/** Makes the folder, so that it has the usual rights; what keeps state in it is more careful. */
export const create = Effect.fn("OutputFolder.create")(function* (
  folder: OutputFolder
): Effect.fn.Return<void, CliError, Needs> {
  const fs = yield* FileSystem.FileSystem
  yield* Effect.mapError(fs.makeDirectory(folder.path, { recursive: true }), (error) => unusable(folder.path, error))
})

/**
 * Writes the files beside the old ones first, then moves all of them into place and removes files of an earlier kit
 * that are not part of this one. What was changed since is neither replaced nor removed. Once the moving has begun it
 * is not interrupted. Fails with `OutputUnusable`.
 */
export const place = Effect.fn("OutputFolder.place")(function* (
  folder: OutputFolder,
  files: ReadonlyArray<KitFile>
): Effect.fn.Return<void, CliError, Needs> {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const staging = paths.join(folder.state, "staging")
  const before = yield* KitManifest.read(folder.state)
  const names = files.map((file) => file.path)
  const occupants = new Map<string, KitManifest.Occupant>()
  for (const name of names) occupants.set(name, yield* KitManifest.occupantOf(folder.path, name, before))
  yield* checkOccupants(folder.path, occupants)

  const placed = files.map(KitManifest.entryOf)
  const folders = Array.from(new Set(names.map((name) => paths.dirname(name)))).sort()
  const write = Effect.gen(function* () {
    yield* fs.remove(staging, { recursive: true, force: true })
    for (const name of folders) yield* fs.makeDirectory(paths.join(staging, name), { recursive: true })
    for (const file of files) yield* fs.writeFile(paths.join(staging, file.path), file.bytes)
    yield* KitManifest.write(folder.state, [...before, ...placed])
  })
  const move = Effect.gen(function* () {
    for (const name of folders) yield* fs.makeDirectory(paths.join(folder.path, name), { recursive: true })
    // What a person opens first comes last, so that it never shows a kit that is not there yet.
    const ordered = [...names.filter((name) => name !== "index.html"), ...names.filter((name) => name === "index.html")]
    for (const name of ordered) yield* fs.rename(paths.join(staging, name), paths.join(folder.path, name))
    const left: Array<KitManifest.PlacedFile> = []
    for (const file of before.filter((file) => !names.includes(file.path))) {
      const occupant = yield* KitManifest.occupantOf(folder.path, file.path, before)
      if (occupant === "own") yield* fs.remove(paths.join(folder.path, file.path), { force: true })
      if (occupant === "changed") left.push(file)
    }
    yield* KitManifest.write(folder.state, [...placed, ...left])
  })
  yield* write.pipe(
    Effect.andThen(Effect.uninterruptible(move)),
    Effect.ensuring(Effect.ignore(fs.remove(staging, { recursive: true, force: true }))),
    Effect.mapError((error) => unusable(folder.path, error))
  )
})

/** Takes back what a command left that failed before it made anything: its own files, and folders that it created. */
export const abandon = Effect.fn("OutputFolder.abandon")(function* (
  folder: OutputFolder
): Effect.fn.Return<void, never, Needs> {
  if (folder.hasState) return
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const clear = Effect.gen(function* () {
    // Another process that began at the same time holds it now.
    const left = yield* Effect.orElseSucceed(fs.readDirectory(folder.state), () => [])
    if (left.some((name) => name.startsWith(".lock-"))) return
    yield* fs.remove(folder.state, { recursive: true, force: true })
    for (let path = folder.path; path !== folder.existing; path = paths.dirname(path)) {
      if (!(yield* isThere(path))) continue
      if ((yield* fs.readDirectory(path)).length > 0) return
      yield* fs.remove(path, { recursive: true })
    }
  })
  yield* Effect.ignore(clear)
})

/** A failure of the file system, as one of the place for the output. */
export const unusable = (path: string, error: PlatformError.PlatformError): CliError => {
  const code = codeOf(error)
  if (code === "ENOSPC" || code === "EDQUOT") {
    return fail(path, "disk-full", "has no space left", "Make room on the disk, then run the same command again")
  }
  if (code === "EROFS") {
    return fail(path, "read-only", "is on a file system that can only be read", "Name another folder with --out")
  }
  if (error.reason._tag === "PermissionDenied") {
    return fail(
      path,
      "no-access",
      "may not be written",
      "Give yourself the right to write there, or name another folder with --out"
    )
  }
  if (code === "ENAMETOOLONG") {
    return fail(path, "failed", "has a name that is too long for the file system", "Name another folder with --out")
  }
  if (code === "ELOOP") {
    return fail(path, "dangling-link", "leads in a circle of links", "Mend the link, or name another folder with --out")
  }
  const seen = code ?? error.reason._tag
  return fail(path, "failed", `cannot be written (${seen})`, "Check the disk, or name another folder with --out")
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Folders that every kit can have. */
const fixedFolders = ["posts", "sources"]

const fail = (path: string, reason: OutputUnusable["reason"], detail: string, remedy: string): CliError =>
  new CliError({ reason: new OutputUnusable({ path, reason, detail, remedy }) })

/** Fails where something lies that the program did not write as it is. */
const checkOccupants = (
  path: string,
  occupants: ReadonlyMap<string, KitManifest.Occupant>
): Effect.Effect<void, CliError> => {
  const namesOf = (wanted: KitManifest.Occupant) =>
    Array.from(occupants).flatMap(([name, occupant]) => (occupant === wanted ? [name] : []))
  const [foreign, changed] = [namesOf("foreign"), namesOf("changed")]
  if (foreign.length > 0) return Effect.fail(occupied(path, foreign, "this program did not write"))
  if (changed.length === 0) return Effect.void
  const verb = changed.length === 1 ? "was" : "were"
  return Effect.fail(
    occupied(path, changed, `${verb} changed since this program wrote ${changed.length === 1 ? "it" : "them"}`)
  )
}

const occupied = (path: string, names: ReadonlyArray<string>, why: string): CliError => {
  const shown = names.slice(0, 3).join(", ")
  const more = names.length > 3 ? ` and ${names.length - 3} more` : ""
  return fail(
    path,
    "occupied",
    `already holds ${shown}${more}, which ${why}`,
    "Name another folder with --out, or move the files away"
  )
}

const isEmpty = Effect.fnUntraced(function* (path: string) {
  const fs = yield* FileSystem.FileSystem
  return yield* fs.readDirectory(path).pipe(
    Effect.map((names) => names.length === 0),
    Effect.orElseSucceed(() => false)
  )
})

const isThere = Effect.fnUntraced(function* (path: string) {
  const fs = yield* FileSystem.FileSystem
  // What cannot be looked at is there as far as writing is concerned; only "not found" means that it is not.
  return yield* fs.stat(path).pipe(
    Effect.as(true),
    Effect.catchTag("PlatformError", (error) =>
      Effect.succeed(error.reason._tag !== "NotFound" && codeOf(error) !== "ENOTDIR")
    )
  )
})
