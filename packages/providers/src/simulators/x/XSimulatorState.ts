/**
 * What the simulated X knows: its users, tokens and posts, and the faults it is told to have.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { operations } from "./XSimulatorLimits.ts"
import { type UrlEntity } from "./XSimulatorText.ts"

/** How the simulated X is set up. */
export interface XSimulatorOptions {
  /** @default one user, `postwright_sandbox`, with the token `sandbox-access-token` */
  readonly users?: ReadonlyArray<SimulatedUser>
  /** OAuth 2.0 client that may refresh tokens. @default `sandbox-client` without a secret */
  readonly client?: { readonly id: string; readonly secret?: string }
  /**
   * `self-serve` refuses replies to posts whose author has not summoned the replier, as documented since 2026-02-23;
   * the documentation makes no exception for one's own thread. @default self-serve
   */
  readonly tier?: "self-serve" | "enterprise"
  /** How long a post takes to show up in timelines. @default 0 */
  readonly timelineLagMillis?: number
  /** Prepaid credit in micro-USD; at 0 every request answers 402. @default unlimited */
  readonly creditMicroUsd?: number
}

/** A profile with one connected app. */
export interface SimulatedUser {
  /** Decimal digits. */
  readonly id: string
  readonly username: string
  readonly name: string
  /** Weighted characters of the user's longest post. @default 280 */
  readonly maxWeightedLength?: number
  readonly accessToken: string
  /** Lasts for ever when absent. */
  readonly accessTokenExpiresInSeconds?: number
  readonly refreshToken?: string
  /** @default all that publishing needs */
  readonly scopes?: ReadonlyArray<string>
}

/** A post as the simulator keeps it. */
export interface SimulatedPost {
  readonly id: string
  readonly authorId: string
  /** As it was sent. */
  readonly sentText: string
  /** As readers of the API get it. */
  readonly text: string
  readonly urls: ReadonlyArray<UrlEntity>
  readonly createdAtMillis: number
  readonly inReplyToId?: string
  readonly conversationId: string
  readonly madeWithAi: boolean
  readonly paidPartnership: boolean
  /** Whether it came through the API or a person wrote it on the site. */
  readonly by: "api" | "hand"
}

/**
 * What goes wrong with the next requests of one operation. `accept-then-…`: X does what it was asked and the answer is
 * lost, broken or an error. `reject-then-…` and `status`: X does nothing. `slow`: all is well, only late.
 */
export const Fault = Schema.Struct({
  /** @default create */
  operation: Schema.optionalKey(Schema.Literals(operations)),
  kind: Schema.Literals([
    "accept-then-hang",
    "accept-then-reset",
    "accept-then-status",
    "accept-then-malformed",
    "reject-then-hang",
    "reject-then-reset",
    "status",
    "malformed",
    "slow"
  ]),
  /** How many requests have it. @default 1 */
  times: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000 }))),
  /** For the kinds with a status. @default 503 */
  status: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 200, maximum: 599 }))),
  /** Body of the answer. @default what X answers with this status */
  body: Schema.optionalKey(Schema.Json),
  headers: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  /** For `slow`. @default 5000 */
  millis: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 3_600_000 })))
})
export type Fault = typeof Fault.Type

/** What `GET /_simulator/state` answers. */
export interface SimulatorState {
  /** Oldest first, deleted ones left out. */
  readonly posts: ReadonlyArray<SimulatedPost>
  /** Requests that reached an operation, by operation, also those that failed. */
  readonly requests: Readonly<Record<string, number>>
  /** Faults that are still to come. */
  readonly faults: ReadonlyArray<Fault>
  /** Spent, in micro-USD. */
  readonly spentMicroUsd: number
}

/** A request as the simulator sees it, whatever carried it. Header names are in lower case. */
export interface SimulatedRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** An answer, or what happens to the connection instead. */
export type SimulatedAnswer =
  | {
      readonly _tag: "Response"
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
    }
  | { readonly _tag: "Hang" }
  | { readonly _tag: "Reset" }
