/**
 * The connector on the runtime's own `fetch`, with the network beneath it taken over: every request that leaves is
 * seen, and one that nothing here answers is an error. The answers are X's documented ones; where the documentation
 * has none, the place where one was seen is named.
 */
import { type Exchange, PublicationId } from "@postwright/core/publishing/Attempt"
import { type PartRequest } from "@postwright/core/publishing/Connector"
import { type Outcome } from "@postwright/core/publishing/Outcome"
import { Disclosure, noDisclosure, PublicationContent } from "@postwright/core/publishing/PublicationContent"
import * as XConnector from "@postwright/providers/networks/x/XConnector"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, Redacted } from "effect"
import { FetchHttpClient } from "effect/http"
import { TestClock } from "effect/testing"
import { http, HttpResponse } from "msw"
import { setupServer } from "msw/node"
import { createServer } from "node:http"
import { afterAll, afterEach, beforeAll, vi } from "vitest"
import { account, start } from "./support.ts"

/** An answer as it comes over the wire. The body is text, for ids of 64 bits do not survive a parser. */
interface Answer {
  readonly status: number
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

/** @see https://docs.x.com/x-api/posts/manage-tweets/quickstart (documentation of 2026-08-22), with the field of API versions before 2.167 */
const createdBefore: Answer = {
  status: 201,
  body: `{"data":{"id":"1445880548472328192","text":"Hello world!","edit_history_tweet_ids":["1445880548472328192"]}}`
}

/** @see https://docs.x.com/x-api/posts/create-post, OpenAPI 2.167 (documentation of 2026-08-22) */
const createdNow: Answer = {
  status: 201,
  body: `{"data":{"id":"1445880548472328192","text":"Hello world!","edit_history_post_ids":["1445880548472328192"]}}`
}

const resourceNotFound = `{
  "resource_id": "456",
  "resource_type": "tweet",
  "title": "Not Found Error",
  "detail": "Could not find tweet with id: [456].",
  "type": "https://api.x.com/2/problems/resource-not-found"
}`

/** @see https://docs.x.com/x-api/fundamentals/response-codes-and-errors, "Partial errors" (documentation of 2026-08-22) */
const partial: Answer = {
  status: 200,
  body: `{"data":{"id":"1445880548472328192","text":"Hello world!"},"errors":[${resourceNotFound}]}`
}

/** @see https://docs.x.com/x-api/fundamentals/response-codes-and-errors, "Partial errors" (documentation of 2026-08-22) */
const onlyErrors: Answer = { status: 200, body: `{"errors":[${resourceNotFound}]}` }

/** @see https://docs.x.com/x-api/fundamentals/response-codes-and-errors, `about:blank` with 401 (documentation of 2026-08-22) */
const unauthorized: Answer = {
  status: 401,
  type: "application/problem+json",
  body: `{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}`
}

/**
 * The documentation says that an empty balance blocks requests, and shows no answer. This one was seen in 2026-06.
 * @see https://docs.x.com/x-api/getting-started/pricing (documentation of 2026-08-22)
 * @see https://github.com/tryethernal/ethernal/issues/1324
 */
const creditsDepleted: Answer = {
  status: 402,
  body: `{"account_id":1900000000000000001,"title":"CreditsDepleted","detail":"Your enrolled account [1900000000000000001] does not have any credits to fulfill this request.","type":"https://api.twitter.com/2/problems/credits"}`
}

/**
 * The other answer that open-source clients saw in 2026.
 * @see https://docs.x.com/x-api/getting-started/pricing (documentation of 2026-08-22)
 */
const paymentRequired: Answer = {
  status: 402,
  type: "application/problem+json",
  body: `{"detail":"credits depleted","status":402,"title":"Payment Required","type":"https://api.x.com/2/problems/credits-depleted"}`
}

/**
 * The form is documented; this detail was seen on 2026-02-12.
 * @see https://docs.x.com/x-api/fundamentals/response-codes-and-errors (documentation of 2026-08-22)
 * @see https://github.com/akrherz/iembot/issues/163
 */
const duplicate: Answer = {
  status: 403,
  type: "application/problem+json",
  body: `{"detail":"You are not allowed to create a Tweet with duplicate content.","type":"about:blank","title":"Forbidden","status":403}`
}

const startSeconds = DateTime.toEpochSeconds(DateTime.makeUnsafe(start))

/** @see https://docs.x.com/x-api/fundamentals/rate-limits, "Handling rate limits" (documentation of 2026-08-22) */
const rateLimited: Answer = {
  status: 429,
  headers: {
    "x-rate-limit-limit": "100",
    "x-rate-limit-remaining": "0",
    "x-rate-limit-reset": `${startSeconds + 420}`
  },
  body: `{"errors":[{"code":88,"message":"Rate limit exceeded"}]}`
}

/** @see https://docs.x.com/x-api/fundamentals/response-codes-and-errors, "X is overloaded" (documentation of 2026-08-22) */
const overloaded: Answer = {
  status: 503,
  type: "application/problem+json",
  body: `{"title":"Service Unavailable","type":"about:blank","status":503,"detail":"Service Unavailable"}`
}

/** A gateway between, which X's page names as 502 without a body. @see https://docs.x.com/x-api/fundamentals/response-codes-and-errors (documentation of 2026-08-22) */
const html = "<!DOCTYPE html><html><head><title>Bad gateway</title></head><body>error 502</body></html>"
const gatewayPage = (status: number): Answer => ({ status, type: "text/html", body: html })

/** @see https://docs.x.com/x-api/users/lookup/quickstart/authenticated-lookup (documentation of 2026-08-22) */
const me: Answer = {
  status: 200,
  body: `{"data":{"id":"${account.remoteUserId}","name":"Sandbox","username":"${account.handle}"}}`
}

/** @see https://docs.x.com/x-api/posts/timelines/integrate (documentation of 2026-08-22) */
const timeline: Answer = {
  status: 200,
  body: `{"data":[{"id":"1445880548472328100","text":"An older one"}],"meta":{"result_count":1,"newest_id":"1445880548472328100","oldest_id":"1445880548472328100"}}`
}

const api = "https://api.x.com/2"

const respond = ({ status, type = "application/json; charset=utf-8", headers, body }: Answer) =>
  new HttpResponse(body, { status, headers: { "content-type": type, ...headers } })

const server = setupServer(
  http.get(`${api}/users/me`, () => respond(me)),
  http.get(`${api}/users/${account.remoteUserId}/tweets`, () => respond(timeline))
)

/** Every request that reached `fetch`, in order. */
const seen: Array<Request> = []
server.events.on("request:start", ({ request }) => void seen.push(request.clone()))

beforeAll(() => server.listen({ onUnhandledFrame: "error" }))
afterEach(() => {
  server.resetHandlers()
  seen.length = 0
})
afterAll(() => server.close())

const secret = "the-access-token"

/** Publishes one post as the service does, with this answer to the create. */
const publish = (
  answer: Answer,
  options: {
    readonly disclosure?: Disclosure
    readonly previousRemoteId?: string
    readonly connector?: XConnector.Options
  } = {}
) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(startSeconds * 1_000)
    server.use(http.post(`${api}/tweets`, () => respond(answer)))
    const log: Array<Exchange> = []
    const connector = yield* XConnector.make(options.connector)
    const { disclosure = noDisclosure, previousRemoteId } = options
    const request: PartRequest = {
      account,
      credential: { accessToken: Redacted.make(secret) },
      content: new PublicationContent({ format: "post", text: "Hello world!", media: [], disclosure }),
      record: (exchange) => void log.push(exchange),
      publicationId: PublicationId.make("msw"),
      part: {
        index: 0,
        count: 1,
        text: "Hello world!",
        ...(previousRemoteId === undefined ? {} : { previousRemoteId })
      }
    }
    const profile = yield* connector.preflight(request)
    const checkpoint = yield* connector.transfer(request, yield* connector.begin(request))
    const outcome = yield* connector.commit(request, checkpoint)
    return { profile, checkpoint, outcome, log }
  }).pipe(Effect.provide(FetchHttpClient.layer))

/** Exactly one create left, with this body and the token, and nothing else but the two reads before it. */
const assertOneCreate = Effect.fnUntraced(function* (body: object) {
  assert.deepStrictEqual(
    seen.map(({ method, url }) => `${method} ${new URL(url).origin}${new URL(url).pathname}`),
    [`GET ${api}/users/me`, `GET ${api}/users/${account.remoteUserId}/tweets`, `POST ${api}/tweets`]
  )
  const [create] = seen.filter(({ method }) => method !== "GET")
  assert.isDefined(create)
  const { headers, url } = create!
  const sent: unknown = yield* Effect.promise(() => create!.json())
  assert.deepStrictEqual(sent, body)
  assert.strictEqual(new URL(url).search, "")
  assert.strictEqual(headers.get("authorization"), `Bearer ${secret}`)
  assert.strictEqual(headers.get("content-type"), "application/json")
  // Nothing of ours is added for the network to see.
  for (const name of ["traceparent", "b3", "cookie"]) assert.isNull(headers.get(name))
  for (const request of seen) assert.strictEqual(request.headers.get("authorization"), `Bearer ${secret}`)
})

const live = {
  remoteId: "1445880548472328192",
  url: `https://x.com/${account.handle}/status/1445880548472328192`
}

const published: Outcome = { _tag: "Published", ...live, parts: [{ index: 0, ...live }] }

describe("the X connector on fetch", () => {
  it.effect.each([
    ["201, with the field names of before", createdBefore],
    ["201, with the field names of today", createdNow],
    ["200, with errors beside the data", partial]
  ] as const)("takes %s for a post", ([, answer]) =>
    Effect.gen(function* () {
      const { outcome, profile, log } = yield* publish(answer)
      assert.deepStrictEqual(outcome, published)
      assert.deepStrictEqual([profile.remoteUserId, profile.handle], [account.remoteUserId, account.handle])
      assert.deepStrictEqual(
        log.map((exchange) => [exchange.method, exchange.status]),
        [
          ["GET", 200],
          ["GET", 200],
          ["POST", answer.status]
        ]
      )
      yield* assertOneCreate({ text: "Hello world!" })
    })
  )

  it.effect.each([
    ["200 with errors alone", onlyErrors, "X answered 200 without the id of a post"],
    ["503", overloaded, "X answered 503"],
    ["201 with a page instead of JSON", gatewayPage(201), "X answered 201 without the id of a post"],
    ["502 with a page", gatewayPage(502), "X answered 502"],
    ["an empty 201", { status: 201, body: "" }, "X answered 201 without the id of a post"]
  ] as const)("does not know after %s", ([, answer, why]) =>
    Effect.gen(function* () {
      const { outcome, checkpoint } = yield* publish(answer)
      // The marker that reconciliation looks by.
      assert.deepStrictEqual(outcome, { _tag: "Unknown", checkpoint, why })
      yield* assertOneCreate({ text: "Hello world!" })
    })
  )

  it.effect.each([
    ["401", unauthorized, "credential-rejected", "account-owner", "Unauthorized", "Connect the account again"],
    [
      "402 CreditsDepleted",
      creditsDepleted,
      "credits-depleted",
      "account-owner",
      "does not have any credits",
      "console.x.com"
    ],
    ["402 Payment Required", paymentRequired, "credits-depleted", "account-owner", "credits depleted", "console.x.com"],
    ["403 for duplicate content", duplicate, "duplicate-content", "author", "duplicate content", "Change the wording"],
    ["403 with a page", gatewayPage(403), "refused", "author", "status 403", "log of the attempt"]
  ] as const)("takes %s for a refusal", ([, answer, reason, owner, message, remedy]) =>
    Effect.gen(function* () {
      const { outcome, log } = yield* publish(answer)
      assert.strictEqual(outcome._tag, "Rejected")
      if (outcome._tag !== "Rejected") return
      assert.deepStrictEqual([outcome.reason, outcome.owner], [reason, owner])
      assert.include(outcome.message, message)
      assert.include(outcome.remedy, remedy)
      assert.isUndefined(outcome.retryAt)
      assert.strictEqual(log.at(-1)?.responseBody, answer.body)
      yield* assertOneCreate({ text: "Hello world!" })
    })
  )

  it.effect("waits after 429 for the reset that the headers name, in epoch seconds, and tells the budget", () =>
    Effect.gen(function* () {
      const { outcome, log } = yield* publish(rateLimited)
      const resetAt = DateTime.makeUnsafe((startSeconds + 420) * 1_000)
      assert.strictEqual(outcome._tag, "Rejected")
      if (outcome._tag !== "Rejected") return
      assert.deepStrictEqual([outcome.reason, outcome.owner], ["rate-limited", "worker"])
      assert.deepStrictEqual(outcome.retryAt, resetAt)
      assert.deepStrictEqual(log.at(-1)?.rateReadings, [
        { operation: "create", scope: "account", limit: 100, remaining: 0, resetAt }
      ])
      yield* assertOneCreate({ text: "Hello world!" })
    })
  )

  it.effect("sends the labels and the reply that a post has, and no property besides", () =>
    Effect.gen(function* () {
      const disclosure = new Disclosure({ paidPartnership: true, sponsor: "Acme", ownBrand: true, hasAiMedia: true })
      yield* publish(createdNow, { disclosure, previousRemoteId: "1445880548472328100", connector: { threads: true } })
      yield* assertOneCreate({
        text: "Hello world!",
        made_with_ai: true,
        paid_partnership: true,
        reply: { in_reply_to_tweet_id: "1445880548472328100" }
      })
    })
  )

  it.effect("keeps the token out of the log, also when X repeats it", () =>
    Effect.gen(function* () {
      const { log } = yield* publish({ ...unauthorized, body: `{"title":"Unauthorized","detail":"Bearer ${secret}"}` })
      assert.lengthOf(log, 3)
      assert.notInclude(JSON.stringify(log), secret)
    })
  )

  it.effect("follows no redirect, which would send post and token a second time", () =>
    Effect.gen(function* () {
      server.use(http.post(`${api}/elsewhere`, () => respond(createdNow)))
      const { outcome } = yield* publish({ status: 307, headers: { location: `${api}/elsewhere` }, body: "" })
      assert.strictEqual(outcome._tag, "Unknown")
      yield* assertOneCreate({ text: "Hello world!" })
    })
  )

  it.effect("does not know when the connection breaks", () =>
    Effect.gen(function* () {
      server.use(http.post(`${api}/tweets`, () => HttpResponse.error()))
      const connector = yield* XConnector.make()
      const content = new PublicationContent({ format: "post", text: "Hi", media: [], disclosure: noDisclosure })
      const outcome = yield* connector.commit(
        {
          account,
          credential: { accessToken: Redacted.make(secret) },
          content,
          record: () => {},
          publicationId: PublicationId.make("msw"),
          part: { index: 0, count: 1, text: "Hi" }
        },
        "mark"
      )
      assert.deepStrictEqual(outcome, {
        _tag: "Unknown",
        checkpoint: "mark",
        why: "the connection broke before an answer came"
      })
      assert.lengthOf(seen, 1)
    }).pipe(Effect.provide(FetchHttpClient.layer))
  )

  it.effect("lets no request through that nothing here answers", () =>
    Effect.gen(function* () {
      // The interceptor tells what it refuses on the console.
      const told = vi.spyOn(console, "error").mockImplementation(() => {})
      let arrived = 0
      const real = yield* Effect.acquireRelease(
        Effect.promise(
          () =>
            new Promise<ReturnType<typeof createServer>>((resolve) => {
              const listening = createServer((_, response) => {
                arrived += 1
                response.end("{}")
              }).listen(0, "127.0.0.1", () => resolve(listening))
            })
        ),
        (listening) => Effect.promise(() => new Promise((resolve) => listening.close(resolve)))
      )
      const address = real.address()
      const port = typeof address === "object" && address !== null ? address.port : 0
      const error = yield* publish(createdNow, { connector: { baseUrl: `http://127.0.0.1:${port}` } }).pipe(Effect.flip)
      assert.strictEqual(error.code, "network-unavailable")
      assert.strictEqual(arrived, 0)
      assert.isAtLeast(told.mock.calls.length, 1)
      told.mockRestore()
    })
  )
})
