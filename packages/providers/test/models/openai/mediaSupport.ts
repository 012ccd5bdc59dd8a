import { type NoAnswer, type VendorControl, type VendorFailure } from "@postwright/core/testing/models/VendorControl"
import { type MediaScript, type SeenMedia } from "@postwright/providers/simulators/openai/MediaScript"
import {
  makeMediaSimulator,
  type MediaSimulator,
  mediaSandboxKey
} from "@postwright/providers/simulators/openai/MediaSimulator"
import { serveMedia } from "@postwright/providers/simulators/openai/MediaSimulatorHttp"
import { Effect, type Scope } from "effect"
import { keyOf } from "../support.ts"
import { type Credentials } from "@postwright/core/credentials/Credentials"

/** The vendor's error objects, transcribed from https://developers.openai.com/api/docs/guides/error-codes (2026-11). */
const errors: Readonly<
  Record<Exclude<VendorFailure, "Unreachable">, { readonly status: number; readonly error: Record<string, unknown> }>
> = {
  Overloaded: {
    status: 503,
    error: { message: "The engine is currently overloaded", type: "server_error", code: null }
  },
  RateLimited: {
    status: 429,
    error: { message: "Rate limit reached for requests", type: "requests", code: "rate_limit_exceeded" }
  },
  Unauthorized: {
    status: 401,
    error: { message: "Incorrect API key provided", type: "invalid_request_error", code: "invalid_api_key" }
  },
  OutOfCredit: {
    status: 429,
    error: { message: "You exceeded your current quota", type: "insufficient_quota", code: "insufficient_quota" }
  },
  BadResponse: {
    status: 500,
    error: { message: "The server had an error while processing your request", type: "server_error", code: null }
  },
  ContextTooLong: {
    status: 400,
    error: {
      message: "This model's maximum context length is 8192 tokens",
      type: "invalid_request_error",
      param: null,
      code: "context_length_exceeded"
    }
  },
  RequestRejected: {
    status: 404,
    error: { message: "The model does not exist", type: "invalid_request_error", code: "model_not_found" }
  }
}

/** Scripts of the words that all suites share. A vendor that repeats the key that it was sent. */
const noAnswer = (answer: NoAnswer, seen: SeenMedia): MediaScript => {
  if (answer.kind === "silence") return { kind: "silence" }
  if (answer.reason === "Unreachable") return { kind: "reset" }
  const { error, status } = errors[answer.reason]
  return {
    kind: "error",
    status,
    error: { ...error, message: `${String(error["message"])} (${seen.headers["authorization"]})` },
    headers: answer.retryAfterSeconds === undefined ? {} : { "retry-after": String(answer.retryAfterSeconds) }
  }
}

const isNone = (answer: { readonly kind: string }): answer is NoAnswer =>
  answer.kind === "failure" || answer.kind === "silence"

/** How a suite's words go over this vendor's wire. */
export interface Wire<Asked, Answer extends { readonly kind: string }> {
  readonly toSeen: (seen: SeenMedia) => Asked
  readonly toScript: (answer: Exclude<Answer, NoAnswer>, seen: SeenMedia) => MediaScript
  /** Until a test says otherwise. */
  readonly first: (asked: Asked) => Answer
}

/** The simulator as a suite steers it. */
const controlOf = <Asked, Answer extends { readonly kind: string }>(
  simulator: MediaSimulator,
  { first, toScript, toSeen }: Wire<Asked, Answer>
): VendorControl<Asked, Answer> => {
  const answerWith = (answer: (asked: Asked) => Answer) =>
    simulator.answerWith((seen) => {
      const next = answer(toSeen(seen))
      // oxlint-disable-next-line typescript/consistent-type-assertions -- what is left is the suite's own
      return isNone(next) ? noAnswer(next, seen) : toScript(next as Exclude<Answer, NoAnswer>, seen)
    })
  answerWith(first)
  return {
    answerWith: (answer) => Effect.sync(() => answerWith(answer)),
    requests: Effect.sync(() => simulator.requests().map(toSeen)),
    cancelled: Effect.sync(simulator.cancelled)
  }
}

export const secret = mediaSandboxKey

/** A model against a simulator on a port of this machine, and its vendor's side. */
export const connected = <Model, E, Asked, Answer extends { readonly kind: string }>(
  make: (options: { readonly baseUrl: string }) => Effect.Effect<Model, E, Credentials>,
  wire: Wire<Asked, Answer>
): Effect.Effect<
  { readonly model: Model; readonly control: VendorControl<Asked, Answer>; readonly simulator: MediaSimulator },
  E,
  Scope.Scope
> =>
  Effect.gen(function* () {
    const simulator = makeMediaSimulator(() => ({ kind: "silence" }))
    const { origin } = yield* serveMedia(simulator)
    return {
      model: yield* make({ baseUrl: `${origin}/v1` }),
      control: controlOf(simulator, wire),
      simulator
    }
  }).pipe(Effect.provide(keyOf("openai", secret)))

export const textOf = (value: unknown): string => (typeof value === "string" ? value : "")

export const listOf = (value: unknown): ReadonlyArray<string> =>
  Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)]
