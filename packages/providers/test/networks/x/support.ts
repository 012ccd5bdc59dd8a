import { NodeHttpServer } from "@effect/platform-node"
import { Connectors } from "@postwright/core/publishing/Connectors"
import { SocialAccount, SocialAccountId } from "@postwright/core/publishing/SocialAccount"
import { localOwner } from "@postwright/core/tenancy/Actor"
import {
  ConnectorUnderTest,
  type CreateFailure,
  type NetworkLab
} from "@postwright/core/testing/publishing/ConnectorContract"
import * as XConnector from "@postwright/providers/networks/x/XConnector"
import { sandboxUser, XSimulator } from "@postwright/providers/simulators/x/XSimulator"
import * as XSimulatorHttp from "@postwright/providers/simulators/x/XSimulatorHttp"
import { type Fault, type XSimulatorOptions } from "@postwright/providers/simulators/x/XSimulatorState"
import { Context, Duration, Effect, Layer, Redacted } from "effect"
import { FetchHttpClient, HttpServer } from "effect/http"
import { TestClock } from "effect/testing"
import { createServer } from "node:http"

/** When the tests begin, by their own clock. */
export const start = "2027-03-01T09:00:00Z"
const startMillis = Date.parse(start)

export const settle = Duration.minutes(10)

/** The sandbox user's account, connected. */
export const account = new SocialAccount({
  id: SocialAccountId.make("x-account"),
  organizationId: localOwner.organizationId,
  platform: "x",
  handle: sandboxUser.username,
  remoteUserId: sandboxUser.id,
  status: "connected",
  overrides: {},
  version: 0
})

/** A simulated X on a port of this machine, and its address. */
export class SimulatedX extends Context.Service<SimulatedX, { readonly baseUrl: string }>()("test/SimulatedX") {}

export const simulatedX = (options?: XSimulatorOptions) =>
  Layer.effect(
    SimulatedX,
    HttpServer.addressFormattedWith((baseUrl) => Effect.as(TestClock.setTime(startMillis), SimulatedX.of({ baseUrl })))
  ).pipe(
    Layer.provideMerge(XSimulatorHttp.layer),
    Layer.provideMerge(XSimulator.layer(options)),
    Layer.provideMerge(NodeHttpServer.layer(createServer, { port: 0, host: "127.0.0.1", gracefulShutdownTimeout: 0 })),
    Layer.provideMerge(FetchHttpClient.layer)
  )

/** The connector against the simulated X over real sockets. */
export const connected = (options: XConnector.Options = {}) =>
  Layer.unwrap(Effect.map(SimulatedX, ({ baseUrl }) => XConnector.layer({ settle, ...options, baseUrl }))).pipe(
    Layer.provideMerge(Connectors.layer)
  )

/** An answer that repeats the request, token and all. */
const echoing = (status: number): Fault => {
  const { accessToken } = sandboxUser
  const detail = `Bearer ${accessToken}, ${btoa(accessToken)}, ${btoa(`1:${accessToken}`)}, ${btoa(`123:${accessToken}`)}`
  return { kind: "status", status, body: { title: "No", detail, type: "about:blank", status } }
}

const faults: Record<CreateFailure, Fault | undefined> = {
  well: undefined,
  "taken-silence": { kind: "accept-then-hang" },
  "taken-reset": { kind: "accept-then-reset" },
  "taken-garbled": { kind: "accept-then-malformed" },
  "taken-overloaded": { kind: "accept-then-status", status: 503 },
  "dropped-silence": { kind: "reject-then-hang" },
  "dropped-reset": { kind: "reject-then-reset" },
  overloaded: echoing(503),
  unauthorized: echoing(401),
  "no-credit": echoing(402),
  "rate-limited": {
    ...echoing(429),
    headers: {
      "x-rate-limit-limit": "100",
      "x-rate-limit-remaining": "0",
      "x-rate-limit-reset": `${startMillis / 1000 + 900}`
    }
  },
  slow: { kind: "slow", millis: 5_000 }
}

/** Waits for real sockets, which the test's clock does not move. */
export const until = <E, R>(condition: Effect.Effect<boolean, E, R>): Effect.Effect<void, E, R> =>
  Effect.gen(function* () {
    while (!(yield* condition)) yield* Effect.promise(() => new Promise<void>((resolve) => setImmediate(resolve)))
  })

export const labOf = (simulator: XSimulator["Service"]): NetworkLab => {
  const creates = Effect.map(simulator.state, ({ requests }) => requests["create"] ?? 0)
  return {
    failNextCreate: (failure) => {
      const fault = faults[failure]
      return fault === undefined ? Effect.void : simulator.inject(fault)
    },
    failNextRead: simulator.inject({ ...echoing(503), operation: "timeline" }),
    lagLists: (lag) => simulator.lagTimelines(Duration.toMillis(lag)),
    livePosts: Effect.map(simulator.state, ({ posts }) =>
      posts.map(({ id, sentText }) => ({ remoteId: id, text: sentText }))
    ),
    creates,
    arrived: (count) => until(Effect.map(creates, (seen) => seen >= count)),
    writeByHand: (text) =>
      Effect.map(simulator.writeByHand(sandboxUser.username, text), ({ id }) => ({ remoteId: id })),
    advance: TestClock.adjust
  }
}

/** The connector as the conformance suite wants it. */
export const underTest = (options: XSimulatorOptions = {}) =>
  Layer.effect(
    ConnectorUnderTest,
    Effect.gen(function* () {
      const simulator = yield* XSimulator
      return ConnectorUnderTest.of({
        connector: yield* (yield* Connectors).get("x"),
        account,
        credential: { accessToken: Redacted.make(sandboxUser.accessToken) },
        lab: labOf(simulator)
      })
    })
  ).pipe(Layer.provide(connected()), Layer.provide(simulatedX(options)))
