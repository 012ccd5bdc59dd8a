/**
 * The program's entry: parses the arguments, runs the command, and tells how it ended.
 *
 * @since 0.1.0
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Effect, Exit, Layer, type Runtime } from "effect"
import { CliConfig, CliOutput, Command, GlobalFlag } from "effect/cli"
import { writeSync } from "node:fs"
import * as Settings from "../config/Settings.ts"
import { postwright } from "./Cli.ts"
import { failureOf, messagesOf, outputFailure, renderFailure, traceOf } from "./Failure.ts"
import { Screen, wantsColor } from "./Screen.ts"
import { version } from "./Version.ts"

/** Runs the program on the arguments of this process. Exit codes: see `Failure.ts`. */
export const main = (): void => {
  const args = process.argv.slice(2)
  tellLostOutput(args)
  Command.runWith(postwright, { version })(args).pipe(
    Effect.provideService(CliOutput.Presenter, presenter),
    Effect.provideService(CliConfig.CliConfig, {
      builtIns: [GlobalFlag.Help, GlobalFlag.Version, GlobalFlag.Completions]
    }),
    Effect.provide(Layer.merge(Screen.layerProcess, NodeServices.layer)),
    NodeRuntime.runMain({ disableErrorReporting: true, teardown: teardown(args) })
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/**
 * An output that cannot be written is no reason to leave work undone. Of standard output it is told in the end, unless
 * the command failed anyway or its reader went away early (`| head`); of standard error nobody could be told.
 */
const tellLostOutput = (args: ReadonlyArray<string>): void => {
  let lost: NodeJS.ErrnoException | undefined
  process.stderr.on("error", () => undefined)
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") lost = error
  })
  process.on("exit", (code) => {
    if (lost === undefined || code !== 0) return
    process.exitCode = 2
    const [hasColor, messages] = [Effect.runSync(wantsColor), messagesOf(args)]
    const text = renderFailure(outputFailure(lost, messages), { json: args.includes("--json"), hasColor, messages })
    try {
      writeSync(process.stderr.fd, text)
    } catch {
      // The exit code tells it all the same.
    }
  })
}

/** Help on request, in full; for a mistake the message alone, which names the help. */
const presenter: CliOutput.Presenter = {
  present: (event) => (event._tag === "InvalidInvocation" ? Effect.void : CliOutput.defaultPresenter.present(event))
}

const teardown =
  (args: ReadonlyArray<string>): Runtime.Teardown =>
  (exit, onExit) => {
    if (Exit.isSuccess(exit)) return onExit(0)
    const messages = messagesOf(args)
    const { exitCode, failure } = failureOf(exit.cause, messages)
    // A simulator is meant to be stopped.
    const isMeant = exitCode === 130 && args.includes("simulate")
    if (failure === undefined || isMeant) return onExit(exitCode)
    const isDebug = Effect.runSync(Effect.orElseSucceed(Settings.isDebug, () => true))
    const text = renderFailure(failure, {
      json: args.includes("--json"),
      hasColor: Effect.runSync(wantsColor),
      messages,
      trace: isDebug ? traceOf(exit.cause, failure.message) : undefined
    })
    process.stderr.write(text, () => onExit(exitCode))
  }
