/**
 * Behaviour that adapters of all kinds of models share: how they show what their vendor fails with, and that they stop
 * when nobody waits any longer.
 *
 * @since 0.1.0
 */
import { Duration, Effect, Exit, Fiber, Option, Redacted, Schema } from "effect"
import { ModelError } from "@postwright/core/models/ModelError"
import { type CurrentActor } from "@postwright/core/tenancy/Actor"
import { type Case, check, checkEqual, eventually } from "../Check.ts"
import { checkHidden } from "../credentials/Secrecy.ts"
import {
  type NoAnswer,
  retryableFailures,
  type VendorControl,
  type VendorFailure,
  vendorFailures
} from "./VendorControl.ts"

/** What the cases need to know of an adapter and its suite. */
export interface VendorCasesOptions<Subject, Request, Answer> {
  /** Adds a case. */
  readonly define: (
    title: string,
    run: (subject: Subject) => Effect.Effect<void, unknown, CurrentActor>,
    skip?: string
  ) => Case
  /** One plain call that the vendor answers. */
  readonly call: (subject: Subject) => Effect.Effect<unknown, ModelError, CurrentActor>
  readonly control: (subject: Subject) => VendorControl<Request, Answer | NoAnswer>
  /** The key that the adapter sends; no failure may show it. @default the model has none */
  readonly secret?: string | undefined
  /** Failures that this vendor never gives, each with the reason. */
  readonly impossible?: { readonly [failure in VendorFailure]?: string } | undefined
  /** In front of the titles, where an adapter has several calls: `poll: `. @default "" */
  readonly prefix?: string
}

/** The cases. */
export const vendorCases = <Subject, Request, Answer>({
  call,
  control,
  define,
  impossible = {},
  prefix = "",
  secret
}: VendorCasesOptions<Subject, Request, Answer>): ReadonlyArray<Case> => [
  ...vendorFailures.map((failure) =>
    define(
      `${prefix}fails with ${failure} when the vendor says so`,
      (subject) =>
        Effect.gen(function* () {
          yield* control(subject).answerWith(() => ({ kind: "failure", reason: failure }))
          const error = yield* failureOf(() => call(subject))
          checkEqual(error.reason._tag, failure, "reason")
          checkEqual(error.isRetryable, retryableFailures.has(failure), "isRetryable")
        }),
      impossible[failure]
    )
  ),

  define(
    `${prefix}passes on how long the vendor asks to wait`,
    (subject) =>
      Effect.gen(function* () {
        const { answerWith } = control(subject)
        yield* answerWith(() => ({ kind: "failure", reason: "RateLimited", retryAfterSeconds: 7 }))
        const { reason } = yield* failureOf(() => call(subject))
        const wait = reason._tag === "RateLimited" ? reason.retryAfter : undefined
        checkEqual(wait === undefined ? undefined : Duration.toSeconds(wait), 7, "seconds of retryAfter")
      }),
    impossible.RateLimited
  ),

  define(
    `${prefix}asks once and leaves the next try to the caller`,
    (subject) =>
      Effect.gen(function* () {
        const { answerWith, requests } = control(subject)
        const before = (yield* requests).length
        yield* answerWith(() => ({ kind: "failure", reason: "Overloaded" }))
        yield* failureOf(() => call(subject))
        checkEqual((yield* requests).length - before, 1, "requests")
      }),
    impossible.Overloaded
  ),

  define(
    `${prefix}shows no key in a failure`,
    (subject) =>
      Effect.gen(function* () {
        for (const reason of vendorFailures) {
          if (impossible[reason] !== undefined) continue
          yield* control(subject).answerWith(() => ({ kind: "failure", reason }))
          const error = yield* failureOf(() => call(subject))
          checkHidden(error, [Redacted.make(secret ?? "")], reason)
        }
      }),
    secret === undefined ? "the model needs no key" : undefined
  ),

  define(`${prefix}ends at once when it is interrupted, and cancels the vendor's request`, (subject) =>
    Effect.gen(function* () {
      const { answerWith, cancelled, requests } = control(subject)
      const before = (yield* requests).length
      yield* answerWith(() => ({ kind: "silence" }))
      // Detached, so that one that cannot be interrupted does not hold up the suite.
      const fiber = yield* Effect.forkDetach(call(subject))
      yield* eventually(
        "the request arrives",
        Effect.map(requests, (seen) => seen.length === before + 1)
      )
      yield* Effect.forkDetach(Fiber.interrupt(fiber))
      yield* eventually(
        "it ends",
        Effect.sync(() => fiber.pollUnsafe() !== undefined)
      )
      yield* eventually(
        "the request is cancelled",
        Effect.map(cancelled, (count) => count === 1)
      )
    })
  )
]

/** What a call fails with. Dies when it does not fail, throws, or fails with what the port does not know. */
export const failureOf = Effect.fnUntraced(function* <R>(
  call: () => Effect.Effect<unknown, ModelError, R>
): Effect.fn.Return<ModelError, never, R> {
  const exit = yield* Effect.exit(Effect.suspend(call))
  const error = Exit.findErrorOption(exit)
  check(Option.isSome(error) && isModelError(error.value), "It must fail with a ModelError, and never throw")
  return error.value
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const isModelError = Schema.is(ModelError)
