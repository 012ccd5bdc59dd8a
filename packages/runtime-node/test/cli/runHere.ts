import * as NodeServices from "@effect/platform-node/NodeServices"
import { Effect, Exit } from "effect"
import { Command } from "effect/cli"
import { postwright } from "../../src/cli/Cli.ts"
import { failureOf, renderFailure } from "../../src/cli/Failure.ts"
import { Screen } from "../../src/cli/Screen.ts"
import type { Run } from "./Program.ts"

/** Runs the program's command in this process, which is quicker than to start one: for what a process of its own adds nothing to. */
export const runHere = async (args: ReadonlyArray<string>): Promise<Run> => {
  let [out, err] = ["", ""]
  const screen = Screen.of({
    out: (text) => Effect.sync(() => void (out += text)),
    err: (text) => Effect.sync(() => void (err += text)),
    canRedraw: false,
    hasColor: false,
    columns: () => 80
  })
  const exit = await Effect.runPromiseExit(
    Command.runWith(postwright, { version: "0.0.0" })(args).pipe(
      Effect.provideService(Screen, screen),
      Effect.provide(NodeServices.layer)
    )
  )
  if (Exit.isSuccess(exit)) return { code: 0, out, err }
  const { exitCode, failure } = failureOf(exit.cause)
  const told = failure === undefined ? "" : renderFailure(failure, { json: args.includes("--json"), hasColor: false })
  return { code: exitCode, out, err: err + told }
}
