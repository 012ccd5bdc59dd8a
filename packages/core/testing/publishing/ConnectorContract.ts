/**
 * Behaviour every `Connector` must have, above all when answers are lost. A test gives the connector with the network
 * under its control: a simulator for a real connector, `ScriptedNetwork` in this process.
 *
 * @since 0.1.0
 */
import { type Credential } from "@postwright/core/credentials/Credential"
import { type Connector } from "@postwright/core/publishing/Connector"
import { type SocialAccount } from "@postwright/core/publishing/SocialAccount"
import { Context, type Duration, Effect, type Layer } from "effect"
import { type Case, check, checkEqual } from "../Check.ts"
import { commitCases } from "./internal/connector/commitCases.ts"
import { reconcileCases } from "./internal/connector/reconcileCases.ts"
import { scenarioOn } from "./internal/connector/scenario.ts"
import { secrecyCases } from "./internal/connector/secrecyCases.ts"

/**
 * What goes wrong with the next create (`well`: nothing). `taken-…`: the post is made, and the answer is lost, broken or an error.
 * `dropped-…`: nothing is made, and no answer comes. The others are answers that say no.
 */
export const createFailures = [
  "well",
  "taken-silence",
  "taken-reset",
  "taken-garbled",
  "taken-overloaded",
  "dropped-silence",
  "dropped-reset",
  "overloaded",
  "unauthorized",
  "no-credit",
  "rate-limited",
  "slow"
] as const
export type CreateFailure = (typeof createFailures)[number]

/**
 * The network as a test controls it. Where its error answers can repeat the token of the request, they should: the
 * suite looks for it in all that the connector says.
 */
export interface NetworkLab {
  readonly failNextCreate: (failure: CreateFailure) => Effect.Effect<void>
  /** The next read fails as when the network is overloaded. */
  readonly failNextRead: Effect.Effect<void>
  /** From now on what is posted shows up in lists only after this long. */
  readonly lagLists: (lag: Duration.Duration) => Effect.Effect<void>
  /** Posts of the account that are live, oldest first. */
  readonly livePosts: Effect.Effect<ReadonlyArray<{ readonly remoteId: string; readonly text: string }>>
  /** Create requests that have reached the network. */
  readonly creates: Effect.Effect<number>
  /** Create requests whose sender still waits for the answer. Absent where the network cannot see it. */
  readonly waiting?: Effect.Effect<number>
  /** Waits until that many have reached it. */
  readonly arrived: (creates: number) => Effect.Effect<void>
  /** Somebody writes a post on the profile past the connector. */
  readonly writeByHand: (text: string) => Effect.Effect<{ readonly remoteId: string }>
  /** Lets time pass for connector and network. */
  readonly advance: (duration: Duration.Duration) => Effect.Effect<void>
}

/** The connector, an account it can publish on, and the network. Each case builds the layer anew. */
export class ConnectorUnderTest extends Context.Service<
  ConnectorUnderTest,
  {
    readonly connector: Connector
    /** Connected, with its `remoteUserId`. */
    readonly account: SocialAccount
    readonly credential: Pick<Credential, "accessToken">
    readonly lab: NetworkLab
  }
>()("@postwright/core/testing/publishing/ConnectorUnderTest") {}

export interface ContractOptions {
  readonly canProveAbsence: boolean
  /** After this long absence can be proven. */
  readonly settle: Duration.Duration
  /** Failures that this network never has, each with the reason. */
  readonly impossible?: { readonly [failure in CreateFailure]?: string }
  /** @default two short English texts */
  readonly texts?: readonly [string, string]
}

/** The suite. */
export const cases = <E>(layer: Layer.Layer<ConnectorUnderTest, E>, options: ContractOptions): ReadonlyArray<Case> => {
  const scenario = scenarioOn((run) => Effect.flatMap(ConnectorUnderTest, run).pipe(Effect.provide(layer)), options)
  return [
    ...commitCases(scenario),
    ...reconcileCases(scenario),
    ...secrecyCases(scenario),

    scenario.define("declares limits with their sources, and times that fit together", ({ connector }) =>
      Effect.sync(() => {
        const { capabilities } = connector
        check(
          capabilities.rateLimits.every((limit) => URL.canParse(limit.source)),
          "each limit names its page"
        )
        check(
          capabilities.rateLimits.every((limit) => /^\d{4}-\d\d-\d\d$/.test(limit.checkedOn)),
          "and the day"
        )
        check(capabilities.commitTimeoutMillis > 0 && capabilities.commitTimeoutMillis <= 600_000, "commit time-out")
        checkEqual(capabilities.canProveAbsence, options.canProveAbsence, "canProveAbsence")
      })
    )
  ]
}
