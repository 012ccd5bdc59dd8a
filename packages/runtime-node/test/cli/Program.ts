import { type ChildProcess, spawn } from "node:child_process"
import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** What a finished run left. */
export interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Options of Node.js itself. */
  readonly node?: ReadonlyArray<string>
  /** Written to standard input, which is empty otherwise. */
  readonly input?: string
  /** Standard output and standard error go into this file instead of being collected. */
  readonly outTo?: string
  readonly errTo?: string
  /** Called with the process once it is started. */
  readonly started?: (child: ChildProcess) => void
  /** Called with each piece of standard error or output. */
  readonly onText?: (text: string, child: ChildProcess) => void
}

/** Runs the program from its sources in a process of its own, without a terminal and without our environment. */
export const run = (args: ReadonlyArray<string>, options: RunOptions = {}): Promise<Run> =>
  new Promise((resolve, reject) => {
    const files = [options.outTo, options.errTo].map((path) => (path === undefined ? "pipe" : openSync(path, "a")))
    const child = spawn(
      process.execPath,
      ["--conditions=@postwright/source", ...(options.node ?? []), join(import.meta.dirname, "run.ts"), ...args],
      {
        cwd: options.cwd ?? tmpdir(),
        env: { PATH: process.env["PATH"] ?? "", ...options.env },
        stdio: ["pipe", ...files]
      }
    )
    for (const file of files) if (typeof file === "number") closeSync(file)
    // A program that ends before it read everything is no failure of the test.
    child.stdin?.on("error", () => undefined).end(options.input)
    let out = ""
    let err = ""
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      out += text
      options.onText?.(text, child)
    })
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      err += text
      options.onText?.(text, child)
    })
    child.on("error", reject)
    child.on("close", (code) => resolve({ code, out, err }))
    options.started?.(child)
  })

/** A new folder, removed at the end of the test run. */
export const makeFolder = (): { readonly path: string; readonly remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), "postwright-cli-"))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
