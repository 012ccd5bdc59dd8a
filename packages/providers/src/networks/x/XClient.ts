/**
 * One request to X and its answer: no retry, no redirect, bounded in size, and recorded without the token.
 *
 * @since 0.1.0
 */
import { withoutSecrets } from "@postwright/core/credentials/Redaction"
import { Exchange } from "@postwright/core/publishing/Attempt"
import { ConnectorMisconfigured, PublishingError } from "@postwright/core/publishing/PublishingError"
import { Data, DateTime, Duration, Effect, type Redacted, Result, Stream } from "effect"
import {
  FetchHttpClient,
  HttpClient,
  type HttpClientError,
  HttpClientRequest,
  type HttpClientResponse
} from "effect/http"
import { platform, rateReadingsOf, type XAnswer } from "./XAnswers.ts"

/** What is asked. */
export interface XCall {
  readonly method: "GET" | "POST"
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
  readonly accessToken: Redacted.Redacted<string>
  /** Name for rate limits; `create` for what makes posts. */
  readonly operation: string
  readonly record: (exchange: Exchange) => void
}

/** No answer came. The request may have been carried out or not. */
export class NoAnswer extends Data.TaggedError("NoAnswer")<{ readonly detail: string }> {}

export interface XClient {
  /**
   * Interruption drops the connection. The token is in nothing that is recorded, nor in the body of an answer that
   * does not say yes, which errors quote. Fails with `NoAnswer`.
   */
  readonly send: (call: XCall) => Effect.Effect<XAnswer, NoAnswer>
}

/** A client of the API under this origin. Fails with `ConnectorMisconfigured` for an address that is not safe. */
export const make = Effect.fnUntraced(function* (
  baseUrl: string
): Effect.fn.Return<XClient, PublishingError, HttpClient.HttpClient> {
  const origin = yield* safeOrigin(baseUrl)
  const client = yield* HttpClient.HttpClient

  const send = Effect.fn("XClient.send")(function* (call: XCall) {
    const startedAt = yield* DateTime.now
    const url = `${origin}${call.path}`
    const body = call.body === undefined ? undefined : JSON.stringify(call.body)
    const clean = withoutSecrets([call.accessToken])
    const record = (seen: Partial<XAnswer> & { readonly note?: string }, now: DateTime.Utc) =>
      call.record(
        new Exchange({
          at: startedAt,
          method: call.method,
          url: clean(call.query === undefined ? url : `${url}?${new URLSearchParams(call.query).toString()}`),
          durationMillis: Duration.toMillis(DateTime.distance(startedAt, now)),
          rateReadings: rateReadingsOf(seen.headers ?? {}, call.operation),
          ...(body === undefined ? {} : { requestBody: cut(clean(body)) }),
          ...(seen.status === undefined ? {} : { status: seen.status }),
          ...(seen.body === undefined ? {} : { responseBody: cut(clean(seen.body)) }),
          ...(seen.note === undefined ? {} : { note: seen.note })
        })
      )

    const request = HttpClientRequest.make(call.method)(url).pipe(
      HttpClientRequest.setUrlParams(call.query ?? {}),
      HttpClientRequest.acceptJson,
      HttpClientRequest.bearerToken(call.accessToken),
      (made) => (body === undefined ? made : HttpClientRequest.bodyText(made, body, "application/json"))
    )
    const exchanged = client.execute(request).pipe(
      Effect.flatMap((response) => Effect.map(Effect.result(readText(response)), (text) => ({ response, text }))),
      // A redirect would send the post, and the token, a second time and elsewhere.
      Effect.provideService(FetchHttpClient.RequestInit, { redirect: "manual" }),
      // Our trace ids are none of the network's business.
      Effect.provideService(HttpClient.TracerPropagationEnabled, false),
      Effect.result,
      Effect.onInterrupt(() =>
        Effect.map(DateTime.now, (now) => record({ note: "given up before an answer came" }, now))
      )
    )
    const result = yield* exchanged
    const now = yield* DateTime.now
    if (Result.isFailure(result)) {
      const detail = reasonOf(result.failure)
      record({ note: detail }, now)
      return yield* new NoAnswer({ detail })
    }
    const { response, text } = result.success
    const isYes = response.status >= 200 && response.status < 300
    const answer: XAnswer = {
      status: response.status,
      headers: response.headers,
      ...(Result.isSuccess(text) ? { body: isYes ? text.success : clean(text.success) } : {})
    }
    record({ ...answer, ...(Result.isFailure(text) ? { note: text.failure } : {}) }, now)
    return answer
  })

  return { send }
})

/**
 * The origin without a final slash. Tokens go over https only, except to this machine (a simulator).
 */
export const safeOrigin = Effect.fnUntraced(function* (baseUrl: string): Effect.fn.Return<string, PublishingError> {
  const url = URL.parse(baseUrl)
  const isLoopback =
    url !== null &&
    (/^127(\.\d{1,3}){3}$/.test(url.hostname) || url.hostname === "localhost" || url.hostname === "[::1]")
  const isSafe = url !== null && (url.protocol === "https:" || (url.protocol === "http:" && isLoopback))
  if (!isSafe || url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    return yield* new PublishingError({
      reason: new ConnectorMisconfigured({
        platform,
        detail: "its base URL is not a plain https address, nor an http address of this machine",
        advice: "Leave the base URL out for the real X, or give the loopback address of a simulator"
      })
    })
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "")
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// A hundred long posts with their entities stay well below.
const maxAnswerBytes = 4 * 1024 * 1024
const maxLoggedLength = 4_000

const cut = (text: string): string =>
  text.length <= maxLoggedLength ? text : `${text.slice(0, maxLoggedLength)}… (${text.length} characters)`

const readText = (response: HttpClientResponse.HttpClientResponse): Effect.Effect<string, string> =>
  Effect.gen(function* () {
    const decoder = new TextDecoder()
    let text = ""
    let size = 0
    yield* Stream.runForEach(response.stream, (bytes) => {
      size += bytes.byteLength
      if (size > maxAnswerBytes) return Effect.fail("the answer is too large")
      text += decoder.decode(bytes, { stream: true })
      return Effect.void
    }).pipe(Effect.mapError((cause) => (typeof cause === "string" ? cause : "the connection broke within the answer")))
    return text + decoder.decode()
  }).pipe(
    // An answer without a body is an empty one.
    Effect.catch((detail) => (response.status === 204 ? Effect.succeed("") : Effect.fail(detail)))
  )

const reasonOf = (error: HttpClientError.HttpClientError): string =>
  error.reason._tag === "TransportError"
    ? "the connection broke before an answer came"
    : `the request could not be made (${error.reason._tag})`
