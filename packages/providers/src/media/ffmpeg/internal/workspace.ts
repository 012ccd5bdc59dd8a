/**
 * The temporary folder of one rendering. All that ffmpeg sees lies in it, under names that we make.
 *
 * @since 0.1.0
 */
import { type MediaError } from "@postwright/core/media/MediaError"
import { type MadeFile, type MediaInput } from "@postwright/core/media/MediaFile"
import { unreadPicture, unreadPictureOf } from "@postwright/core/media/UnreadPictures"
import { Effect, type Scope } from "effect"
import { rmSync, writeFileSync } from "node:fs"
import { copyFile, mkdir, open, readFile, realpath, rm, stat, symlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { smallEnvironment } from "../../shared/Program.ts"
import { failedFiles, unreadable } from "./failures.ts"
import { type FileKind, headBytes, sniff } from "./fileKinds.ts"
import { childrenFile, ownedFolder } from "./owners.ts"

/** A file of the caller, as it lies in the workspace. */
export interface Adopted {
  /** Name within the workspace. */
  readonly file: string
  readonly kind: FileKind
  readonly bytes: number
  /** As the caller knows it, for errors. */
  readonly name: string
}

/** The folder, and ways into and out of it. */
export interface Workspace {
  readonly folder: string
  /** Of the processes that work in it. */
  readonly environment: NodeJS.ProcessEnv
  /** The whole path of a name in it. */
  readonly path: (file: string) => string
  /** Brings a file in, by what its first bytes say that it is. Fails with `MediaUnreadable`. */
  readonly adopt: (input: MediaInput, name: string) => Effect.Effect<Adopted, MediaError>
  readonly write: (file: string, content: string) => Effect.Effect<void, MediaError>
  /** Links or copies a file that is ours, such as a font. */
  readonly link: (path: string, file: string) => Effect.Effect<void, MediaError>
  /** Size and first bytes of a file that was made in it. */
  readonly look: (file: string) => Effect.Effect<{ readonly bytes: number; readonly head: Uint8Array }, MediaError>
  /** A file that was made in it, for whoever asked for it. */
  readonly made: (file: string) => MadeFile
  readonly rememberChild: (pid: number) => void
  readonly forgetChild: (pid: number) => void
}

/** Makes the folder; it goes with the scope, whatever lies in it. */
export const makeWorkspace: Effect.Effect<Workspace, MediaError, Scope.Scope> = Effect.gen(function* () {
  const folder = yield* Effect.acquireRelease(
    Effect.tryPromise({ try: create, catch: (cause) => failedFiles("making a temporary folder", cause) }),
    (made) => Effect.promise(() => rm(made, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined))
  )
  const environment = yield* smallEnvironment(folder)
  const path = (file: string) => join(folder, file)
  const children = new Set<number>()
  const noteChildren = () => writeFileSync(path(childrenFile), JSON.stringify([...children]))
  let adopted = 0

  const adopt = Effect.fnUntraced(function* (input: MediaInput, name: string) {
    const number = String((adopted += 1)).padStart(3, "0")
    const source = yield* "bytes" in input ? Effect.succeed(undefined) : locate(input.path, name)
    const head = source === undefined && "bytes" in input ? input.bytes.subarray(0, headBytes) : source?.head
    const bytes = source?.bytes ?? ("bytes" in input ? input.bytes.length : 0)
    if (bytes === 0) return yield* unreadable(name, "there is nothing in it")
    const kind = sniff(head ?? new Uint8Array())
    if (kind === undefined) {
      const picture = unreadPictureOf(head ?? new Uint8Array())
      if (picture !== undefined) return yield* unreadPicture(name, picture)
      return yield* unreadable(name, "it is neither a picture nor a video nor sound that can be worked with")
    }
    const file = `given-${number}.${kind.extension}`
    if (source !== undefined) yield* link(source.path, file)
    else if ("bytes" in input) yield* attempt("writing a file", () => writeFile(path(file), input.bytes))
    return { file, kind, bytes, name }
  })

  const link = (from: string, file: string) =>
    attempt("bringing in a file", () => symlink(from, path(file)).catch(() => copyFile(from, path(file))))

  return {
    folder,
    environment: { ...environment, FONTCONFIG_FILE: path("fonts.conf"), AV_LOG_FORCE_NOCOLOR: "1" },
    path,
    adopt,
    write: (file, content) => attempt("writing a file", () => writeFile(path(file), content)),
    link,
    look: (file) =>
      Effect.flatMap(
        attempt("reading what was made", () => read(path(file))),
        (found) => (typeof found === "string" ? Effect.fail(unreadable(file, found)) : Effect.succeed(found))
      ),
    made: (file) => ({
      path: path(file),
      bytes: Effect.tryPromise({
        try: async () => new Uint8Array(await readFile(path(file))),
        catch: () => unreadable(file, "it is gone: read it before the scope closes that it was made in")
      })
    }),
    rememberChild: (pid) => {
      children.add(pid)
      noteChildren()
    },
    forgetChild: (pid) => {
      children.delete(pid)
      if (children.size === 0) rmSync(path(childrenFile), { force: true })
      else noteChildren()
    }
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const attempt = <A>(doing: string, run: () => Promise<A>): Effect.Effect<A, MediaError> =>
  Effect.tryPromise({ try: run, catch: (cause) => failedFiles(doing, cause) })

const create = async (): Promise<string> => {
  const folder = await ownedFolder()
  await mkdir(join(folder, "fonts"))
  return folder
}

/** The file behind a path, with its first bytes. */
const read = async (path: string) => {
  const found = await realpath(path)
  const stats = await stat(found)
  if (!stats.isFile()) return "it is not a file"
  const file = await open(found, "r")
  try {
    const head = new Uint8Array(headBytes)
    const { bytesRead } = await file.read(head, 0, headBytes, 0)
    return { path: found, bytes: stats.size, head: head.subarray(0, bytesRead) }
  } finally {
    await file.close()
  }
}

const locate = (path: string, name: string) =>
  Effect.tryPromise({
    try: () => read(path),
    catch: () => unreadable(name, "there is no such file, or it may not be read")
  }).pipe(
    Effect.flatMap((found) =>
      typeof found === "string" ? Effect.fail(unreadable(name, found)) : Effect.succeed(found)
    )
  )
