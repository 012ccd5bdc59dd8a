/**
 * Who owns temporary folders, and what is left of owners that are dead: their folders, and ffmpeg that still works in them.
 *
 * @since 0.1.0
 */
import { Clock, Effect, Predicate } from "effect"
import { execFile } from "node:child_process"
import { readFileSync } from "node:fs"
import { lstat, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises"
import { tmpdir, userInfo } from "node:os"
import { join } from "node:path"

/** Folders of renderings begin with it. */
const folderPrefix = "postwright-media-"
/** Holds process id and start of the owner. */
const ownerFile = "owner.json"
/** Holds the process ids of its children. */
export const childrenFile = "children.json"

/**
 * When a process started, in ticks since the machine did; undefined where it does not run, or where the system does not
 * tell. With the id it names one process: ids are used again.
 */
const startOfProcess = (pid: number): string | undefined => {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "latin1")
    // The name before it stands in brackets and may hold anything.
    return line.slice(line.lastIndexOf(")") + 2).split(" ")[19]
  } catch {
    return undefined
  }
}

/** A new temporary folder of this process, which the next start removes if this one cannot. */
export const ownedFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(await realpath(tmpdir()), folderPrefix))
  const owner = { pid: process.pid, startedAt: startOfProcess(process.pid) ?? null }
  await writeFile(join(folder, ownerFile), JSON.stringify(owner))
  return folder
}

/**
 * Ends the ffmpeg of dead owners and removes their folders. Touches only folders of this user, and only processes whose
 * command line names such a folder. What cannot be removed stays for the next time: it never fails.
 */
export const sweep: Effect.Effect<void> = Effect.gen(function* () {
  const now = yield* Clock.currentTimeMillis
  const root = tmpdir()
  const names = yield* Effect.promise(() => readdir(root).catch(() => []))
  for (const name of names.filter((one) => one.startsWith(folderPrefix))) {
    yield* Effect.promise(() => sweepFolder(join(root, name), now).catch(() => undefined))
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A folder without an owner's file is being made, or its owner died at that. */
const unownedMillis = 10 * 60_000

const sweepFolder = async (folder: string, now: number): Promise<void> => {
  const stats = await lstat(folder)
  const user = userInfo().uid
  if (!stats.isDirectory() || (user >= 0 && stats.uid !== user)) return
  const owner = await readJson(join(folder, ownerFile))
  if (owner === undefined ? now - stats.mtimeMs < unownedMillis : isAlive(owner)) return
  for (const pid of await processesIn(folder)) kill(pid)
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

const readJson = async (path: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(path, "utf8"))
  } catch {
    return undefined
  }
}

const isAlive = (owner: unknown): boolean => {
  if (!Predicate.hasProperty(owner, "pid") || !Predicate.isNumber(owner.pid)) return false
  const startedAt = Predicate.hasProperty(owner, "startedAt") ? owner.startedAt : null
  const start = startOfProcess(owner.pid)
  if (start !== undefined && startedAt !== null) return start === startedAt
  return isRunning(owner.pid)
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return Predicate.hasProperty(cause, "code") && cause.code === "EPERM"
  }
}

const kill = (pid: number): void => {
  try {
    process.kill(pid, "SIGKILL")
  } catch {
    // It ended by itself.
  }
}

/** Ids of the processes whose command line names the folder. */
const processesIn = async (folder: string): Promise<ReadonlyArray<number>> => {
  const noted = await readJson(join(folder, childrenFile))
  const candidates =
    process.platform === "linux"
      ? (await readdir("/proc")).filter((name) => /^\d+$/u.test(name)).map(Number)
      : Array.isArray(noted)
        ? noted.filter(Predicate.isNumber)
        : []
  const found: Array<number> = []
  for (const pid of candidates) {
    const line = pid === process.pid ? "" : await commandLine(pid)
    // `-hide_banner` is what all of our calls begin with: an editor that has the folder open is nobody's orphan.
    if (line.includes(folder) && line.includes("-hide_banner")) found.push(pid)
  }
  return found
}

const commandLine = async (pid: number): Promise<string> => {
  if (process.platform === "linux") return readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")
  if (process.platform === "win32") return ""
  return new Promise((resolve) =>
    execFile("ps", ["-o", "command=", "-p", String(pid)], (error, stdout) => resolve(error === null ? stdout : ""))
  )
}
