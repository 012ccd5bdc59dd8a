import * as Vendors from "@postwright/core/testing/models/VendorControl"

/** The key that a stranger's library puts onto its errors. */
export const secret = "sk-secret"

const statuses: Record<Vendors.VendorFailure, number | undefined> = {
  Overloaded: 503,
  RateLimited: 429,
  Unauthorized: 401,
  OutOfCredit: 402,
  Unreachable: undefined,
  BadResponse: 500,
  ContextTooLong: 413,
  RequestRejected: 400
}

/** A vendor's error as a stranger's library throws it: an HTTP status, and the request with its key. */
export const thrown = (reason: Vendors.VendorFailure, retryAfterSeconds?: number): Error =>
  Object.assign(new Error(reason), {
    status: statuses[reason],
    request: { headers: { authorization: `Bearer ${secret}` } },
    ...(retryAfterSeconds === undefined ? {} : { retryAfterMillis: retryAfterSeconds * 1_000 })
  })

/** A vendor's library as a stranger would wrap it: HTTP statuses on rejections, an AbortSignal, plain values. */
export const promisedVendor = <Request, Answer extends { readonly kind: string }>(
  first: (request: Request) => Answer | Vendors.NoAnswer
) => {
  const vendor = Vendors.make<Request, Answer | Vendors.NoAnswer>(first)
  const ask = async <A>(
    request: Request,
    { signal }: { readonly signal: AbortSignal },
    show: (answer: Answer) => A
  ): Promise<A> => {
    const answer = vendor.arrive(request)
    if (isNone(answer)) {
      if (answer.kind === "failure") throw thrown(answer.reason, answer.retryAfterSeconds)
      return new Promise((_, reject) => {
        signal.addEventListener("abort", () => {
          vendor.giveUp()
          reject(signal.reason)
        })
      })
    }
    return show(answer)
  }
  return { control: vendor.control, ask }
}

const isNone = (answer: { readonly kind: string }): answer is Vendors.NoAnswer =>
  answer.kind === "failure" || answer.kind === "silence"
