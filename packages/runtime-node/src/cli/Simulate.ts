/**
 * `postwright simulate x`: a simulated X on this machine, until it is stopped.
 *
 * @since 0.1.0
 */
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import { sandboxUser, XSimulator } from "@postwright/providers/simulators/x/XSimulator"
import * as XSimulatorHttp from "@postwright/providers/simulators/x/XSimulatorHttp"
import { Fault } from "@postwright/providers/simulators/x/XSimulatorState"
import { Effect, Layer, Option, Predicate, Schema } from "effect"
import { HttpServer } from "effect/http"
import { createServer } from "node:http"
import { CliError, PortUnusable, UsageInvalid } from "./CliError.ts"
import { Screen } from "./Screen.ts"

/** The command's arguments as they were parsed. */
export interface SimulateXArguments {
  /** 0: any that is free. */
  readonly port: number
  /** `KIND` or `KIND,name=value,…` */
  readonly faults: ReadonlyArray<string>
  readonly tier: "self-serve" | "enterprise"
  readonly json: boolean
}

/** Serves until it is interrupted. Fails with `PortUnusable`, or with `UsageInvalid` for a fault there is not. */
export const simulateX = Effect.fn("simulateX")(function* (args: SimulateXArguments) {
  const faults = yield* Effect.forEach(args.faults, parseFault)
  const server = NodeHttpServer.layer(() => createServer(), { port: args.port, host: "127.0.0.1" }).pipe(
    Layer.catch((error) =>
      Layer.effect(HttpServer.HttpServer, Effect.fail(new CliError({ reason: portProblem(args.port, error) })))
    )
  )
  const serve = Effect.gen(function* () {
    const simulator = yield* XSimulator
    const { address } = yield* HttpServer.HttpServer
    yield* simulator.inject(...faults)
    const port = "port" in address ? address.port : args.port
    yield* announce(args, `http://127.0.0.1:${port}`, faults)
    return yield* Effect.never
  })
  return yield* serve.pipe(
    Effect.provide(
      XSimulatorHttp.layer.pipe(Layer.provideMerge(XSimulator.layer({ tier: args.tier })), Layer.provideMerge(server))
    )
  )
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const announce = Effect.fnUntraced(function* (args: SimulateXArguments, url: string, faults: ReadonlyArray<Fault>) {
  const screen = yield* Screen
  if (args.json) {
    const ready = { type: "ready", url, username: sandboxUser.username, accessToken: sandboxUser.accessToken, faults }
    return yield* screen.out(`${JSON.stringify(ready)}\n`)
  }
  yield* screen.out(
    [
      `A simulated X answers at ${url} until you press ctrl-C. Nothing of it reaches the real one.`,
      "",
      "Publish to it from another terminal:",
      `  POSTWRIGHT_X_ACCESS_TOKEN=${sandboxUser.accessToken} postwright publish post.json --account ${sandboxUser.username} --base-url ${url}`,
      "",
      `Its posts: ${url}/_simulator/state`,
      ...(faults.length === 0 ? [] : [`Faults to come: ${faults.map((fault) => fault.kind).join(", ")}`]),
      ""
    ].join("\n")
  )
})

const decodeFault = Schema.decodeUnknownOption(Fault, { onExcessProperty: "error" })

/** `accept-then-hang`, or `status,status=429,times=2,operation=create`. */
const parseFault = (text: string): Effect.Effect<Fault, CliError> => {
  const [kind, ...settings] = text.split(",").map((part) => part.trim())
  const entries = settings.map((setting): [string, string | number] => {
    const at = setting.indexOf("=")
    const value = setting.slice(at + 1)
    return [setting.slice(0, Math.max(0, at)), /^\d+$/.test(value) ? Number(value) : value]
  })
  return Option.match(decodeFault({ kind, ...Object.fromEntries(entries) }), {
    onSome: (fault) => Effect.succeed(fault),
    onNone: () =>
      Effect.fail(
        new CliError({
          reason: new UsageInvalid({
            detail: `--fault "${text.slice(0, 80)}" is no fault that the simulator has`,
            remedy: `Write one of ${kinds.join(", ")}, with settings such as status,status=429,times=2`
          })
        })
      )
  })
}

const kinds: ReadonlyArray<Fault["kind"]> = [
  "accept-then-hang",
  "accept-then-reset",
  "accept-then-status",
  "accept-then-malformed",
  "reject-then-hang",
  "reject-then-reset",
  "status",
  "malformed",
  "slow"
]

const portProblem = (port: number, error: { readonly cause?: unknown }): PortUnusable => {
  const cause = error.cause
  const code = Predicate.hasProperty(cause, "code") ? String(cause.code) : "unknown"
  const detail =
    code === "EADDRINUSE"
      ? "another program uses it"
      : code === "EACCES"
        ? "it needs more rights"
        : `it failed (${code})`
  return new PortUnusable({ port, detail })
}
