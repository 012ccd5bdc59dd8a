/**
 * The vendor's side of a model under test, for all kinds of models: a test says how requests are answered, and sees which
 * ones arrived.
 *
 * @since 0.1.0
 */
import { Duration, Effect } from "effect"
import {
  BadResponse,
  ContextTooLong,
  ModelError,
  OutOfCredit,
  Overloaded,
  RateLimited,
  RequestRejected,
  Unauthorized,
  Unreachable
} from "@postwright/core/models/ModelError"

/** What a test does with a vendor. */
export interface VendorControl<Request, Answer> {
  /** How every following request is answered. */
  readonly answerWith: (answer: (request: Request) => Answer) => Effect.Effect<void>
  /** Oldest first. */
  readonly requests: Effect.Effect<ReadonlyArray<Request>>
  /** How many requests were given up by the caller. */
  readonly cancelled: Effect.Effect<number>
}

/** Failures that a vendor can be made to give. */
export const vendorFailures = [
  "Overloaded",
  "RateLimited",
  "Unauthorized",
  "OutOfCredit",
  "Unreachable",
  "BadResponse",
  "ContextTooLong",
  "RequestRejected"
] as const
export type VendorFailure = (typeof vendorFailures)[number]

/** Failures that may be gone when the same is asked again. */
export const retryableFailures: ReadonlySet<VendorFailure> = new Set([
  "Overloaded",
  "RateLimited",
  "Unreachable",
  "BadResponse"
])

/** What every vendor can do instead of an answer. */
export type NoAnswer =
  | { readonly kind: "failure"; readonly reason: VendorFailure; readonly retryAfterSeconds?: number }
  | { readonly kind: "silence" }

/** What a model fails with when its vendor fails so. */
export const reasonOf = (model: string, failure: VendorFailure, seconds?: number): ModelError["reason"] => {
  const wait = seconds === undefined ? {} : { retryAfter: Duration.seconds(seconds) }
  switch (failure) {
    case "Overloaded":
      return new Overloaded({ model, ...wait })
    case "RateLimited":
      return new RateLimited({ model, ...wait })
    case "Unauthorized":
      return new Unauthorized({ model })
    case "OutOfCredit":
      return new OutOfCredit({ model })
    case "Unreachable":
      return new Unreachable({ model, cause: new Error("connection refused") })
    case "BadResponse":
      return new BadResponse({ model, detail: "the body is not JSON" })
    case "ContextTooLong":
      return new ContextTooLong({ model })
    case "RequestRejected":
      return new RequestRejected({ model, detail: "unknown model" })
  }
}

/** A vendor's failure or silence, as the model shows it. */
export const giveNone = (model: string, answer: NoAnswer): Effect.Effect<never, ModelError> =>
  answer.kind === "silence"
    ? Effect.never
    : Effect.fail(new ModelError({ reason: reasonOf(model, answer.reason, answer.retryAfterSeconds) }))

/** A vendor in this process. */
export interface Vendor<Request, Answer> {
  readonly control: VendorControl<Request, Answer>
  /** A request arrives: it is kept, and this is its answer. */
  readonly arrive: (request: Request) => Answer
  /** The caller of a request gave up. */
  readonly giveUp: () => void
}

/** A vendor that answers so until it is told otherwise. `index` counts requests from 0. */
export const make = <Request, Answer>(first: (request: Request, index: number) => Answer): Vendor<Request, Answer> => {
  const requests: Array<Request> = []
  let cancelled = 0
  let answer = first
  return {
    control: {
      answerWith: (next) =>
        Effect.sync(() => {
          answer = next
        }),
      requests: Effect.sync(() => [...requests]),
      cancelled: Effect.sync(() => cancelled)
    },
    arrive: (request) => {
      requests.push(request)
      return answer(request, requests.length - 1)
    },
    giveUp: () => {
      cancelled++
    }
  }
}

/** One call of a scripted model: the request arrives, and its answer is shown; an interruption counts as given up. */
export const ask = <Request, Answer, A, E>(
  vendor: Vendor<Request, Answer>,
  request: Request,
  show: (answer: Answer) => Effect.Effect<A, E>
): Effect.Effect<A, E> =>
  Effect.suspend(() => show(vendor.arrive(request))).pipe(Effect.onInterrupt(() => Effect.sync(vendor.giveUp)))
