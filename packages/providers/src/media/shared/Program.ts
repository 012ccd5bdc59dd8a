/**
 * Runs programs of the machine safely: arguments as a list, never by a shell; a small environment; a time-out; no more
 * output than asked for; and the program with all that it started ends when nobody waits any longer.
 *
 * @since 0.1.0
 */
import { Config, Effect, Option, type Scope } from "effect"
import { type ChildProcess, spawn } from "node:child_process"
import { access, constants, mkdtemp, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { delimiter, isAbsolute, join, resolve } from "node:path"

/** One run. */
export interface ProgramRun {
  /** Absolute path of the program. */
  readonly file: string
  readonly args: ReadonlyArray<string>
  /** Its folder, and its home. */
  readonly folder: string
  readonly timeoutMillis: number
  /** Of standard output, and of standard error apart. What goes beyond ends the run (output) or is dropped (error). */
  readonly maxOutputBytes: number
}

/** How it ended. */
export type ProgramEnd =
  | { readonly kind: "ended"; readonly code: number; readonly output: Uint8Array; readonly error: string }
  | { readonly kind: "timed-out" }
  | { readonly kind: "too-much-output" }
  /** It could not be started, or was killed by somebody else. */
  | { readonly kind: "failed"; readonly detail: string }

/** Runs a program. Interruption kills it and what it started. Never fails. */
export const runProgram = (run: ProgramRun): Effect.Effect<ProgramEnd> =>
  Effect.flatMap(smallEnvironment(run.folder), (env) => started(run, env)).pipe(
    Effect.timeoutOrElse({
      duration: run.timeoutMillis,
      orElse: () => Effect.succeed<ProgramEnd>({ kind: "timed-out" })
    })
  )

/**
 * What programs get of our environment: where to look for programs and libraries, and proxies, but no key. They work on files
 * of strangers, and what takes them over shall find nothing. Home and temporary files are in the folder.
 */
export const smallEnvironment = Effect.fnUntraced(function* (folder: string) {
  const own = { HOME: folder, TMPDIR: folder, TMP: folder, TEMP: folder, LANG: "C.UTF-8", LC_ALL: "C.UTF-8" }
  const env: Record<string, string> = { ...own }
  for (const name of passedOn) {
    const value = yield* variable(name)
    if (value !== undefined) env[name] = value
  }
  return env
})

/** A folder of its own below the system's temporary one, removed with the scope. */
export const temporaryFolder = (name: string): Effect.Effect<string, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.promise(() => mkdtemp(join(tmpdir(), `postwright-${name}-`))),
    (folder) => Effect.promise(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined))
  )

/** The first of these that can be run: a path, or a name that is looked for on the PATH. */
export const findProgram = Effect.fnUntraced(function* (candidates: ReadonlyArray<string | undefined>) {
  const folders = ((yield* variable("PATH")) ?? "").split(delimiter).filter(isAbsolute)
  const paths = candidates.flatMap((candidate) => {
    if (candidate === undefined || candidate === "") return []
    if (isAbsolute(candidate) || candidate.includes("/")) return [resolve(candidate)]
    return folders.flatMap((folder) => endings.map((ending) => join(folder, candidate + ending)))
  })
  return yield* Effect.promise(async () => {
    for (const path of paths) if (await isRunnable(path)) return path
    return undefined
  })
})

/** The end of what a program said of its failure, on one line, without folders of this machine. */
export const lastLineOf = (error: string): string => {
  const lines = error
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
  const told = lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1) ?? "it did not say why"
  return told
    .replace(/(?:\/[^\s/:'"]+){2,}\/?/g, (path) => path.split("/").findLast((part) => part !== "") ?? "")
    .slice(0, 300)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxErrorLength = 8_000

const passedOn = [
  "PATH",
  "SYSTEMROOT",
  "LD_LIBRARY_PATH",
  "DYLD_LIBRARY_PATH",
  "DYLD_FALLBACK_LIBRARY_PATH",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
  "http_proxy",
  "https_proxy",
  "no_proxy"
]

/** A variable of the environment, by the configuration of the caller. */
export const variable = (name: string): Effect.Effect<string | undefined> =>
  Config.option(Config.String(name)).pipe(
    Effect.map(Option.getOrUndefined),
    Effect.orElseSucceed(() => undefined)
  )

const started = (
  { args, file, folder, maxOutputBytes }: ProgramRun,
  env: Record<string, string>
): Effect.Effect<ProgramEnd> =>
  Effect.callback<ProgramEnd>((resume) => {
    const child = spawn(file, [...args], {
      cwd: folder,
      env,
      shell: false,
      windowsHide: true,
      // A group of its own, so that what it starts ends with it.
      detached: process.platform !== "win32",
      stdio: ["ignore", "pipe", "pipe"]
    })
    const chunks: Array<Buffer> = []
    let length = 0
    let error = ""
    let cut: ProgramEnd | undefined
    const stop = (end: ProgramEnd) => {
      cut ??= end
      killGroup(child)
    }
    child.stdout.on("data", (chunk: Buffer) => {
      length += chunk.length
      if (length > maxOutputBytes) stop({ kind: "too-much-output" })
      else chunks.push(chunk)
    })
    child.stderr.on("data", (chunk: Buffer) => {
      // The end tells what went wrong.
      error = (error + chunk.toString("utf8")).slice(-maxErrorLength)
    })
    child.on("error", (cause) => resume(Effect.succeed({ kind: "failed", detail: codeOf(cause) })))
    child.on("close", (code, signal) => {
      const end: ProgramEnd =
        cut ??
        (code === null
          ? { kind: "failed", detail: `it was ended by ${signal}` }
          : { kind: "ended", code, output: new Uint8Array(Buffer.concat(chunks)), error })
      resume(Effect.succeed(end))
    })
    return Effect.sync(() => killGroup(child))
  })

const endings = process.platform === "win32" ? [".exe", ".cmd", ""] : [""]

const isRunnable = async (path: string): Promise<boolean> => {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

const killGroup = (child: ChildProcess): void => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    if (process.platform === "win32") child.kill("SIGKILL")
    else process.kill(-child.pid, "SIGKILL")
  } catch {
    child.kill("SIGKILL")
  }
}

const codeOf = (cause: Error): string => ("code" in cause ? String(cause.code) : cause.message)
