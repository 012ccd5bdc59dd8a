/**
 * Running other programs from the scripts: with their output kept, and never through a shell.
 */
import { spawn } from "node:child_process"
import { closeSync, openSync } from "node:fs"
import { join } from "node:path"

/** The folder of the repository. */
export const root = join(import.meta.dirname, "..")

/** What a finished program left behind. */
export interface Finished {
  /** Exit code; 1 when a signal ended the program. */
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  readonly millis: number
}

/** Settings of one run. */
export interface RunOptions {
  /** @default the folder of the repository */
  readonly cwd?: string | undefined
  /** Added to this process's own environment; `undefined` removes a variable. */
  readonly env?: Record<string, string | undefined> | undefined
  /** Ends the program after so long. @default 10 minutes */
  readonly timeoutMillis?: number | undefined
  /** Hands the output through instead of keeping it. @default false */
  readonly show?: boolean | undefined
  /** Writes stdout there: for a tool that exits before a pipe is drained. `stdout` is empty then. */
  readonly stdoutFile?: string | undefined
}

/** Runs a program to its end. A non-zero exit is a result, not an error; a program that cannot start rejects. */
export const run = (file: string, args: ReadonlyArray<string>, options: RunOptions = {}): Promise<Finished> =>
  new Promise((resolve, reject) => {
    const startedAt = performance.now()
    const output = options.stdoutFile === undefined ? undefined : openSync(options.stdoutFile, "w")
    const child = spawn(file, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: [
        "ignore",
        output ?? (options.show === true ? "inherit" : "pipe"),
        options.show === true ? "inherit" : "pipe"
      ],
      timeout: options.timeoutMillis ?? 600_000,
      killSignal: "SIGKILL",
      // npm and the tools are .cmd files on Windows.
      shell: process.platform === "win32"
    })
    if (output !== undefined) closeSync(output)
    let stdout = ""
    let stderr = ""
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk))
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk))
    child.on("error", reject)
    child.on("close", (code, signal) => {
      const millis = performance.now() - startedAt
      if (signal !== null) stderr += `\nended by ${signal} after ${Math.round(millis / 1000)} s\n`
      resolve({ code: code ?? 1, stdout, stderr, millis })
    })
  })

/** Like `run`, and rejects with everything the program said when it does not exit with 0. */
export const runOrThrow = async (
  file: string,
  args: ReadonlyArray<string>,
  options: RunOptions = {}
): Promise<Finished> => {
  const finished = await run(file, args, options)
  if (finished.code !== 0) {
    throw new Error(
      `${file} ${args.join(" ")} exited with ${finished.code}\n${finished.stdout}${finished.stderr}`.trimEnd()
    )
  }
  return finished
}

/** The path of a tool that the repository installs. */
export const tool = (name: string): string => join(root, "node_modules", ".bin", name)
