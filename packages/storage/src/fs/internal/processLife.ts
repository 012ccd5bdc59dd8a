/**
 * Whether a process of this machine lives, told apart from a later one with the same id.
 *
 * @since 0.1.0
 */
import * as fs from "node:fs/promises"
import { Effect, Predicate } from "effect"

/**
 * When the process started, in a form that never comes twice on this machine: boot and clock ticks. Null where the
 * system does not tell (only Linux does, by /proc).
 *
 * @see {@link https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html | proc_pid_stat(5)}
 */
export const startOf = (pid: number): Effect.Effect<string | null> => Effect.map(statOf(pid), (stat) => stat.started)

/** Whether the process that started then lives. Where start times are unknown, any process with the id counts. */
export const isAlive = Effect.fnUntraced(function* (pid: number, started: string | null): Effect.fn.Return<boolean> {
  if (!exists(pid)) return false
  const now = yield* statOf(pid)
  // One that has ended keeps its id until its parent asks for it.
  if (now.state === "Z" || now.state === "X") return false
  return started === null || now.started === null || now.started === started
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const exists = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // It lives, but belongs to somebody else.
    return Predicate.hasProperty(error, "code") && error.code === "EPERM"
  }
}

const statOf = (pid: number): Effect.Effect<{ readonly state: string; readonly started: string | null }> =>
  Effect.promise(async () => {
    try {
      const [boot, stat] = await Promise.all([
        fs.readFile("/proc/sys/kernel/random/boot_id", "utf8"),
        fs.readFile(`/proc/${pid}/stat`, "utf8")
      ])
      // The name, in parentheses, may hold anything. After it come the state and, 19 fields later, the start time.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
      const ticks = fields[19]
      return { state: fields[0] ?? "", started: ticks === undefined ? null : `${boot.trim()}:${ticks}` }
    } catch {
      return { state: "", started: null }
    }
  })
