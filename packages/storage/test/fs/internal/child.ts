import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { Effect } from "effect"

/** A process of this Node that runs a script beside this file on the sources. Killed with the scope. */
export const startChild = (script: string, ...parameters: ReadonlyArray<string>) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const child = spawn(
        process.execPath,
        ["--conditions=@postwright/source", join(import.meta.dirname, script), ...parameters],
        { stdio: ["pipe", "pipe", "pipe"], env: { ...process.env, NODE_OPTIONS: "" } }
      )
      const errors: Array<string> = []
      child.stderr.on("data", (chunk) => errors.push(String(chunk)))
      return { child, errors, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() }
    }),
    ({ child }) => killed(child)
  )

/** The next line of its output; undefined when there are no more. */
export const nextLine = ({ lines }: { readonly lines: AsyncIterator<string> }) =>
  Effect.promise(async () => {
    const next = await lines.next()
    return next.done === true ? undefined : next.value
  })

/** Kills it as nothing can be caught, and returns once it is gone. */
export const killed = (child: ChildProcessWithoutNullStreams) =>
  Effect.promise(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, "exit")
    child.kill("SIGKILL")
    await exit
  })

/** Ends its input, and returns once it has ended by itself. */
export const ended = (child: ChildProcessWithoutNullStreams) =>
  Effect.promise(async () => {
    const exit = once(child, "exit")
    child.stdin.end()
    if (child.exitCode === null) await exit
  })
