import { BadResponse, ModelError } from "@postwright/core/models/ModelError"
import { type CurrentActor } from "@postwright/core/tenancy/Actor"
import { vendorFailures } from "@postwright/core/testing/models/VendorControl"
import { Effect, Fiber } from "effect"
import { secret } from "./promisedVendor.ts"

/** What an adapter does in one of its calls. */
export type Call<Request, A> = (request: Request) => Effect.Effect<A, ModelError, CurrentActor>

/** A fault, and the titles of the cases that have to find it. */
export type Fault<Request, A> = readonly [
  name: string,
  change: (call: Call<Request, A>) => Call<Request, A>,
  titles: ReadonlyArray<string>
]

/** Titles that all suites of models share. */
export const failures = vendorFailures.map((failure) => `fails with ${failure} when the vendor says so`)
export const waits = "passes on how long the vendor asks to wait"
export const asksOnce = "asks once and leaves the next try to the caller"
export const noKey = "shows no key in a failure"
export const interruption = "ends at once when it is interrupted, and cancels the vendor's request"
export const apart = "keeps concurrent answers apart"

/** Faults that any adapter can have. `badResponses`: titles of cases of one suite that expect a `BadResponse`. */
export const commonFaults = <Request, A>(...badResponses: ReadonlyArray<string>): ReadonlyArray<Fault<Request, A>> => [
  ["retries by itself", (call) => (request) => Effect.retry(call(request), { times: 1 }), [asksOnce]],
  [
    "throws instead of failing",
    (call) => (request) =>
      Effect.catch(call(request), (error) => {
        throw error
      }),
    [...badResponses, ...failures, waits, asksOnce, noKey]
  ],
  [
    "fails with an error of its own",
    // What untyped code can do to the port.
    (call) => (request) => Effect.mapError(call(request), () => JSON.parse('"it broke"')),
    [...badResponses, ...failures, waits, asksOnce, noKey]
  ],
  [
    "goes on after it was interrupted",
    (call) => (request) => Effect.forkDetach(call(request)).pipe(Effect.flatMap(Fiber.join)),
    [interruption]
  ],
  ["hangs past the signal", (call) => (request) => Effect.uninterruptible(call(request)), [interruption]],
  [
    "shows its key in a failure",
    (call) => (request) =>
      Effect.catchReason(call(request), "ModelError", "BadResponse", () =>
        Effect.fail(new ModelError({ reason: new BadResponse({ model: "m", detail: `with header Bearer ${secret}` }) }))
      ),
    [noKey]
  ]
]

/** Answers with what another request was answered that came at the same time. */
export const mixesUp: Fault<never, never>[0] = "mixes concurrent answers up"
export const mixingUp = <Request, A>(call: Call<Request, A>): Call<Request, A> => {
  let latest: A | undefined
  return (request) =>
    call(request).pipe(
      Effect.tap((answer) =>
        Effect.sync(() => {
          latest = answer
        })
      ),
      Effect.tap(Effect.yieldNow),
      Effect.map((answer) => latest ?? answer)
    )
}
