/**
 * Finds ffmpeg and ffprobe, and learns once what they can do.
 *
 * @since 0.1.0
 */
import { type MediaError } from "@postwright/core/media/MediaError"
import { Effect, Predicate, Semaphore } from "effect"
import { constants, rmSync } from "node:fs"
import { access, chmod, copyFile, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { basename, delimiter, join, resolve } from "node:path"
import { runProgram, variable } from "../../shared/Program.ts"
import { missing } from "./failures.ts"
import { ownedFolder } from "./owners.ts"

/** Where the programs are, where that is known. */
export interface ProgramPaths {
  /** Absolute. @default `ffmpeg` of the PATH, else that of the npm package `@ffmpeg-installer/ffmpeg` */
  readonly ffmpegPath?: string
  /** Absolute. @default `ffprobe` of the PATH, else that of the npm package `@ffprobe-installer/ffprobe` */
  readonly ffprobePath?: string
}

/** A program that was found and can do what is needed of it. */
export interface Program {
  readonly path: string
  /** As it names itself: `7.1`, `N-47683-g0e8eb07980-static`. */
  readonly version: string
  readonly filters: ReadonlySet<string>
  readonly encoders: ReadonlySet<string>
}

/** ffmpeg, with all that rendering needs. Fails with `MediaToolMissing`, which names what was tried. */
export const findFfmpeg = (paths: ProgramPaths): Effect.Effect<Program, MediaError> =>
  find("ffmpeg", paths.ffmpegPath, () => import("@ffmpeg-installer/ffmpeg"))

/** ffprobe. Fails with `MediaToolMissing`, which names what was tried. */
export const findFfprobe = (paths: ProgramPaths): Effect.Effect<Program, MediaError> =>
  find("ffprobe", paths.ffprobePath, () => import("@ffprobe-installer/ffprobe"))

/**
 * The path of a program that may be run: npm leaves binaries without the right to it where scripts are not run at installing,
 * and where that cannot be given, a copy gets it. The copy goes with this process.
 */
export const runnable = async (path: string): Promise<string> => {
  const may = () =>
    access(path, constants.X_OK).then(
      () => true,
      () => false
    )
  if (await may()) return path
  await chmod(path, 0o755).catch(() => undefined)
  if (await may()) return path
  const copy = copies.get(path) ?? copied(path)
  copies.set(path, copy)
  // Without a copy the program says by itself that it may not be run.
  return copy.catch(() => path)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Name = "ffmpeg" | "ffprobe"

const neededFilters = [
  "acompressor",
  "adelay",
  "afade",
  "aformat",
  "alimiter",
  "amix",
  "anull",
  "anullsrc",
  "apad",
  "aresample",
  "asetpts",
  "asplit",
  "ass",
  "atrim",
  "boxblur",
  "color",
  "concat",
  "crop",
  "ebur128",
  "fade",
  "format",
  "fps",
  "hflip",
  "highpass",
  "loop",
  "null",
  "overlay",
  "pad",
  "perspective",
  "scale",
  "setpts",
  "setsar",
  "settb",
  "sidechaincompress",
  "sidedata",
  "split",
  "tpad",
  "transpose",
  "trim",
  "vflip",
  "volume"
]
const neededEncoders = ["libx264", "aac", "mjpeg", "png"]

const find = Effect.fnUntraced(function* (name: Name, configured: string | undefined, npm: () => Promise<unknown>) {
  if (configured !== undefined) {
    const found = yield* look(name, resolve(configured))
    if (!Predicate.isString(found)) return found
    return yield* missing(name, `The configured path ${configured} ${found}. Set it to a complete ${name} 4 or later`)
  }
  const tried: Array<string> = []
  for (const path of yield* pathsOf(name)) {
    const found = yield* look(name, path)
    if (!Predicate.isString(found)) return found
    tried.push(`${path} ${found}`)
  }
  const packaged = yield* Effect.promise(() => packagedPath(npm))
  if (packaged !== undefined) {
    const found = yield* look(name, yield* Effect.promise(() => runnable(packaged)))
    if (!Predicate.isString(found)) return found
    tried.push(`that of npm ${found}`)
  }
  return yield* missing(
    name,
    `${tried.length === 0 ? `There is no ${name} on the PATH and none from npm` : `Of what was found, ${tried.join("; ")}`}. Install it with npm i @${name}-installer/${name}, or ffmpeg 4 or later by the system's packages, or configure its path`
  )
})

/** All of that name on the PATH, in its order. */
const pathsOf = Effect.fnUntraced(function* (name: Name) {
  const file = process.platform === "win32" ? `${name}.exe` : name
  const found: Array<string> = []
  for (const folder of ((yield* variable("PATH")) ?? "").split(delimiter)) {
    if (folder === "") continue
    const path = join(folder, file)
    const isThere = yield* Effect.promise(() =>
      access(path, constants.X_OK).then(
        () => true,
        () => false
      )
    )
    if (isThere && !found.includes(path)) found.push(path)
  }
  return found
})

/** The path that an installer's package names; it throws where it has no binary for this machine. */
const packagedPath = async (npm: () => Promise<unknown>): Promise<string | undefined> => {
  try {
    const module = await npm()
    const named = Predicate.hasProperty(module, "default") ? module.default : module
    return Predicate.hasProperty(named, "path") && Predicate.isString(named.path) ? named.path : undefined
  } catch {
    return undefined
  }
}

const copies = new Map<string, Promise<string>>()

const copied = async (path: string): Promise<string> => {
  const folder = await ownedFolder()
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }))
  const copy = join(folder, basename(path))
  await copyFile(path, copy)
  await chmod(copy, 0o755)
  return copy
}

/** What was learned of programs, by path and time of change: a process asks each once. */
const known = new Map<string, Program | string>()

/** Whoever comes while a program is asked waits for its answer, and does not ask it too. */
const oneAtATime = Semaphore.makeUnsafe(1)

/** The program, or in one clause why it is none. */
const look = (name: Name, path: string) => oneAtATime.withPermits(1)(learned(name, path))

const learned = Effect.fnUntraced(function* (name: Name, path: string) {
  const changed = yield* Effect.promise(() =>
    stat(path).then(
      ({ mtimeMs, size }) => `${mtimeMs}/${size}`,
      () => ""
    )
  )
  const key = `${path}|${changed}`
  const remembered = known.get(key)
  if (remembered !== undefined) return remembered
  const found = yield* ask(name, path)
  known.set(key, found)
  return found
})

const ask = Effect.fnUntraced(function* (name: Name, path: string) {
  const said = yield* answerOf(path, "-version")
  if (said === undefined) return "does not start"
  const version = new RegExp(`^${name} version (\\S+)`, "u").exec(said)?.[1]
  if (version === undefined) return `is no ${name}`
  const libavfilter = Number(/libavfilter\s+(\d+)\./u.exec(said)?.[1] ?? 7)
  if (libavfilter < oldestLibavfilter) return `is older than ffmpeg 4 (${version})`
  if (name === "ffprobe") return { path, version, filters: new Set<string>(), encoders: new Set<string>() }
  const [filters, encoders] = yield* Effect.all([listed(path, "-filters"), listed(path, "-encoders")], {
    concurrency: 2
  })
  const lacks = [
    ...neededFilters.filter((filter) => !filters.has(filter)).map((filter) => `the filter ${filter}`),
    ...neededEncoders.filter((encoder) => !encoders.has(encoder)).map((encoder) => `the encoder ${encoder}`)
  ]
  return lacks.length === 0 ? { path, version, filters, encoders } : `lacks ${lacks.join(", ")}`
})

/** ffmpeg 4.0. */
const oldestLibavfilter = 7

/** The second word of each line that begins with flags. */
const listed = (path: string, what: "-filters" | "-encoders"): Effect.Effect<ReadonlySet<string>> =>
  Effect.map(
    answerOf(path, what),
    (said = "") =>
      new Set(
        said.split("\n").flatMap((line) => {
          const name = /^ [A-Z.|]{2,6} +([A-Za-z0-9_]+) /u.exec(line)?.[1]
          return name === undefined ? [] : [name]
        })
      )
  )

/** What the program says to a question about itself; nothing where it does not answer. */
const answerOf = (path: string, question: string): Effect.Effect<string | undefined> =>
  Effect.map(
    runProgram({
      file: path,
      args: ["-hide_banner", question],
      folder: tmpdir(),
      timeoutMillis: 30_000,
      maxOutputBytes: 4_000_000
    }),
    (end) => (end.kind === "ended" && end.code === 0 ? new TextDecoder().decode(end.output) : undefined)
  )
