import * as NodeServices from "@effect/platform-node/NodeServices"
import { ConfigProvider, Effect, Exit } from "effect"
import { Command } from "effect/cli"
import { postwright } from "../../src/cli/Cli.ts"
import { failureOf, messagesOf, renderFailure } from "../../src/cli/Failure.ts"
import { Screen } from "../../src/cli/Screen.ts"
import type { Run, RunOptions } from "./Program.ts"

export interface HereOptions extends Pick<RunOptions, "cwd" | "env"> {
  /** Called with each piece of output. */
  readonly onText?: (text: string) => void
  /** Stops the command, as ctrl-C does. */
  readonly signal?: AbortSignal
}

/**
 * Runs the program's command in this process, which is quicker than to start one: for what a process of its own adds
 * nothing to. One at a time, where it runs in another folder or environment.
 */
export const runHere = async (args: ReadonlyArray<string>, options: HereOptions = {}): Promise<Run> => {
  const [cwd, { env }] = [process.cwd(), process]
  if (options.cwd !== undefined) process.chdir(options.cwd)
  if (options.env !== undefined) process.env = { PATH: env["PATH"], ...options.env }
  try {
    return await ran(args, options)
  } finally {
    process.chdir(cwd)
    process.env = env
  }
}

const ran = async (args: ReadonlyArray<string>, { onText, signal }: HereOptions): Promise<Run> => {
  let [out, err] = ["", ""]
  const screen = Screen.of({
    out: (text) =>
      Effect.sync(() => {
        out += text
        onText?.(text)
      }),
    err: (text) => Effect.sync(() => void (err += text)),
    canRedraw: false,
    hasColor: false,
    columns: () => 80
  })
  const set = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  const exit = await Effect.runPromiseExit(
    Command.runWith(postwright, { version: "0.0.0" })(args).pipe(
      Effect.provideService(Screen, screen),
      Effect.provideService(ConfigProvider.ConfigProvider, ConfigProvider.fromEnv({ env: Object.fromEntries(set) })),
      Effect.provide(NodeServices.layer)
    ),
    { signal }
  )
  if (Exit.isSuccess(exit)) return { code: 0, out, err }
  const messages = messagesOf(args)
  const { exitCode, failure } = failureOf(exit.cause, messages)
  const told =
    failure === undefined ? "" : renderFailure(failure, { json: args.includes("--json"), hasColor: false, messages })
  return { code: exitCode, out, err: err + told }
}
