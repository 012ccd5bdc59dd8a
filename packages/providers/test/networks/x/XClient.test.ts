import { type Exchange } from "@postwright/core/publishing/Attempt"
import * as XClient from "@postwright/providers/networks/x/XClient"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer, Redacted } from "effect"
import { FetchHttpClient, HttpClient, HttpClientResponse } from "effect/http"

const call = (record: (exchange: Exchange) => void = () => {}) => ({
  method: "POST" as const,
  path: "/2/tweets",
  body: { text: "Hi" },
  accessToken: Redacted.make("the-secret-token"),
  operation: "create",
  record
})

const answering = (answer: () => Response) =>
  Layer.succeed(
    HttpClient.HttpClient,
    HttpClient.make((request) => Effect.sync(() => HttpClientResponse.fromWeb(request, answer())))
  )

const awkwardToken = "tok+en/of=the account"

/** How an answer can repeat what it was sent. */
const forms: ReadonlyArray<readonly [string, (token: string) => string]> = [
  ["as it is", (token) => token],
  ["encoded for an address", encodeURIComponent],
  ["encoded for a form", (token) => new URLSearchParams({ token }).toString().slice("token=".length)],
  ["in base64", (token) => Buffer.from(token).toString("base64")],
  ["in base64 for addresses", (token) => Buffer.from(token).toString("base64url")]
]

/** `fetch` itself, answered by a function. */
const fetching = (answer: (url: string, init: RequestInit) => Response) =>
  FetchHttpClient.layer.pipe(
    Layer.provideMerge(
      Layer.succeed(FetchHttpClient.Fetch, (input, init) => Promise.resolve(answer(String(input), init ?? {})))
    )
  )

describe("XClient", () => {
  it.effect.each([
    "http://api.x.com",
    "http://127.0.0.1.evil.example",
    "http://localhost.evil.example",
    "http://10.0.0.1",
    "ftp://127.0.0.1",
    "https://user:password@api.x.com",
    "https://api.x.com/?a=b",
    "file:///etc/passwd",
    "not a url",
    ""
  ])("refuses to send tokens to %s", (baseUrl) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(XClient.make(baseUrl))
      assert.strictEqual(error.code, "connector-misconfigured")
    }).pipe(Effect.provide(answering(() => new Response())))
  )

  it.effect.each([
    "https://api.x.com",
    "https://api.x.com/",
    "http://127.0.0.1:4010",
    "http://localhost:1",
    "http://[::1]:1"
  ])("sends to %s", (baseUrl) =>
    Effect.gen(function* () {
      const client = yield* XClient.make(baseUrl)
      assert.strictEqual((yield* client.send(call())).status, 200)
    }).pipe(Effect.provide(answering(() => new Response("{}"))))
  )

  it.effect("sends once, follows no redirect, and adds no trace headers", () => {
    const seen: Array<readonly [string, RequestInit]> = []
    return Effect.gen(function* () {
      const client = yield* XClient.make("https://api.x.com")
      const answer = yield* client.send(call()).pipe(Effect.withSpan("outer"))
      assert.strictEqual(answer.status, 307)
      assert.lengthOf(seen, 1)
      const [url, init] = seen[0] ?? ["", {}]
      assert.strictEqual(url, "https://api.x.com/2/tweets")
      assert.strictEqual(init.redirect, "manual")
      const headers = new Headers(init.headers)
      assert.strictEqual(headers.get("authorization"), "Bearer the-secret-token")
      assert.isNull(headers.get("traceparent"))
      assert.isNull(headers.get("b3"))
    }).pipe(
      Effect.provide(
        fetching((url, init) => {
          seen.push([url, init])
          return new Response("", { status: 307, headers: { location: "https://evil.example/" } })
        })
      )
    )
  })

  it.effect("records each request and its answer without the token, and cuts long bodies", () => {
    const log: Array<Exchange> = []
    return Effect.gen(function* () {
      const client = yield* XClient.make("https://api.x.com")
      yield* client.send(call((exchange) => log.push(exchange)))
      assert.strictEqual(log[0]?.requestBody, '{"text":"Hi"}')
      assert.isAtMost(log[0]?.responseBody?.length ?? 0, 5_000)
      assert.notInclude(JSON.stringify(log), "the-secret-token")
      assert.strictEqual(log[0]?.rateReadings[0]?.remaining, 7)
    }).pipe(
      Effect.provide(
        answering(
          () =>
            new Response(`the-secret-token ${"x".repeat(100_000)}`, {
              headers: { "x-rate-limit-limit": "100", "x-rate-limit-remaining": "7", "x-rate-limit-reset": "1" }
            })
        )
      )
    )
  })

  it.effect.each(forms)("keeps a token that X repeats %s out of records and of refusals", ([, form]) => {
    const log: Array<Exchange> = []
    const said = `You sent ${form(awkwardToken)} to us`
    return Effect.gen(function* () {
      const client = yield* XClient.make("https://api.x.com")
      const answer = yield* client.send({
        ...call((exchange) => log.push(exchange)),
        accessToken: Redacted.make(awkwardToken),
        path: `/2/${encodeURIComponent(form(awkwardToken))}`,
        body: { text: said }
      })
      for (const text of [answer.body, log[0]?.responseBody]) {
        assert.strictEqual(text, JSON.stringify({ detail: "You sent [redacted] to us" }))
      }
      assert.notInclude(JSON.stringify(log), form(awkwardToken))
      assert.strictEqual(log[0]?.requestBody, JSON.stringify({ text: "You sent [redacted] to us" }))
    }).pipe(Effect.provide(answering(() => new Response(JSON.stringify({ detail: said }), { status: 403 }))))
  })

  it.effect("keeps the token out of the address that it records", () => {
    const log: Array<Exchange> = []
    return Effect.gen(function* () {
      const client = yield* XClient.make("https://api.x.com")
      const accessToken = Redacted.make(awkwardToken)
      yield* client.send({ ...call((exchange) => log.push(exchange)), accessToken, query: { token: awkwardToken } })
      assert.strictEqual(log[0]?.url, "https://api.x.com/2/tweets?token=[redacted]")
    }).pipe(Effect.provide(answering(() => new Response("{}"))))
  })

  it.effect("gives what X took as it is, to be compared to the letter", () => {
    const log: Array<Exchange> = []
    const body = JSON.stringify({ data: [{ id: "1", text: "the-secret-token" }] })
    return Effect.gen(function* () {
      const client = yield* XClient.make("https://api.x.com")
      assert.strictEqual((yield* client.send(call((exchange) => log.push(exchange)))).body, body)
      assert.notInclude(log[0]?.responseBody, "the-secret-token")
    }).pipe(Effect.provide(answering(() => new Response(body))))
  })

  it.effect("records that it was given up, when it is", () => {
    const log: Array<Exchange> = []
    return Effect.gen(function* () {
      const client = yield* XClient.make("https://api.x.com")
      const fiber = yield* Effect.forkChild(client.send(call((exchange) => log.push(exchange))))
      yield* Effect.yieldNow
      yield* Fiber.interrupt(fiber)
      assert.strictEqual(log[0]?.note, "given up before an answer came")
    }).pipe(
      Effect.provide(
        Layer.succeed(
          HttpClient.HttpClient,
          HttpClient.make(() => Effect.never)
        )
      )
    )
  })

  it.effect("keeps status and headers of an answer that is too large, without its body", () =>
    Effect.gen(function* () {
      const client = yield* XClient.make("https://api.x.com")
      const answer = yield* client.send(call())
      assert.strictEqual(answer.status, 201)
      assert.isUndefined(answer.body)
    }).pipe(Effect.provide(answering(() => new Response(new Uint8Array(5 * 1024 * 1024).fill(65), { status: 201 }))))
  )
})
