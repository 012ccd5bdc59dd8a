/**
 * Runs programs of the machine safely: arguments as a list, never by a shell; a small environment; a time-out; no more
 * output than asked for; and the program with all that it started ends when nobody waits any longer.
 *
 * @since 0.1.0
 */
import { Effect, type Scope } from "effect"
import { type ChildProcess, spawn } from "node:child_process"
import { access, constants, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { delimiter, isAbsolute, join } from "node:path"

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
export const runProgram = ({
  args,
  file,
  folder,
  maxOutputBytes,
  timeoutMillis
}: ProgramRun): Effect.Effect<ProgramEnd> =>
  Effect.callback<ProgramEnd>((resume) => {
    const child = spawn(file, [...args], {
      cwd: folder,
      env: environment(folder),
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
  }).pipe(
    Effect.timeoutOrElse({
      duration: timeoutMillis,
      orElse: () => Effect.succeed<ProgramEnd>({ kind: "timed-out" })
    })
  )

/** A folder of its own below the system's temporary one, removed with the scope. */
export const temporaryFolder = (name: string): Effect.Effect<string, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.promise(() => mkdtemp(join(tmpdir(), `postwright-${name}-`))),
    (folder) => Effect.promise(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined))
  )

/** The first of these that can be run: a path, or a name that is looked for on the PATH. */
export const findProgram = (candidates: ReadonlyArray<string | undefined>): Effect.Effect<string | undefined> =>
  Effect.promise(async () => {
    for (const candidate of candidates) {
      if (candidate === undefined || candidate === "") continue
      const paths =
        isAbsolute(candidate) || candidate.includes("/")
          ? [candidate]
          : (process.env["PATH"] ?? "")
              .split(delimiter)
              .flatMap((folder) => (folder === "" ? [] : endings.map((ending) => join(folder, candidate + ending))))
      for (const path of paths) if (await isRunnable(path)) return path
    }
    return undefined
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

/** What programs need of ours, and no key. */
const passedOn = [
  "PATH",
  "SYSTEMROOT",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
  "http_proxy",
  "https_proxy",
  "no_proxy"
]

const environment = (folder: string): Record<string, string> => {
  const env: Record<string, string> = {
    HOME: folder,
    TMPDIR: folder,
    TMP: folder,
    TEMP: folder,
    LANG: "C.UTF-8",
    LC_ALL: "C.UTF-8"
  }
  for (const name of passedOn) {
    const value = process.env[name]
    if (value !== undefined) env[name] = value
  }
  return env
}

const endings = process.platform === "win32" ? [".exe", ".cmd", ""] : [""]

const isRunnable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false
  )

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
