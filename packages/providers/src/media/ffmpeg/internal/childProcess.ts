/**
 * Runs small programs to their end and gives what they wrote. Interruption kills them.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { spawn } from "node:child_process"

/** What a program wrote, and how it ended. */
export interface Ended {
  readonly stdout: string
  readonly stderr: string
  /** -1 where a signal ended it. */
  readonly exitCode: number
}

/** Where it runs, and how much it may write. */
export interface Started {
  readonly folder?: string
  /** More bytes of output than this end it. @default 64,000,000 */
  readonly maxBytes?: number
}

/** Runs the program without a shell and without input. Fails with the system's error where it cannot be started. */
export const runProgram = (
  program: string,
  args: ReadonlyArray<string>,
  { folder, maxBytes = 64_000_000 }: Started = {}
): Effect.Effect<Ended, Error> =>
  Effect.callback((resume) => {
    const child = spawn(program, [...args], {
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      ...(folder === undefined ? {} : { cwd: folder })
    })
    const written = { stdout: [] as Array<Buffer>, stderr: [] as Array<Buffer> }
    let bytes = 0
    for (const name of ["stdout", "stderr"] as const) {
      child[name].on("data", (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > maxBytes) child.kill("SIGKILL")
        else written[name].push(chunk)
      })
    }
    child.on("error", (cause) => resume(Effect.fail(cause)))
    child.on("close", (code) =>
      resume(
        Effect.succeed({
          stdout: Buffer.concat(written.stdout).toString("utf8"),
          stderr: Buffer.concat(written.stderr).toString("utf8"),
          exitCode: code ?? -1
        })
      )
    )
    return Effect.sync(() => void child.kill("SIGKILL"))
  })
