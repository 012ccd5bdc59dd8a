import { NodeHttpServer } from "@effect/platform-node"
import { XSimulator, sandboxUser } from "@postwright/providers/simulators/x/XSimulator"
import * as XSimulatorHttp from "@postwright/providers/simulators/x/XSimulatorHttp"
import { type SimulatedRequest, type XSimulatorOptions } from "@postwright/providers/simulators/x/XSimulatorState"
import { store, weightedLength } from "@postwright/providers/simulators/x/XSimulatorText"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer, Schema } from "effect"
import { FetchHttpClient, HttpClient, HttpClientRequest, HttpServer } from "effect/http"
import { TestClock } from "effect/testing"
import { createServer } from "node:http"

const token = { authorization: `Bearer ${sandboxUser.accessToken}` }

const request = (method: string, path: string, body: unknown = "", headers: Record<string, string> = token) => {
  const url = new URL(path, "http://simulator")
  return {
    method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers,
    body: typeof body === "string" ? body : JSON.stringify(body)
  } satisfies SimulatedRequest
}

const Body = Schema.fromJsonString(
  Schema.Struct({
    data: Schema.optionalKey(Schema.Unknown),
    errors: Schema.optionalKey(Schema.Array(Schema.Unknown)),
    meta: Schema.optionalKey(Schema.Record(Schema.String, Schema.Unknown)),
    detail: Schema.optionalKey(Schema.String),
    access_token: Schema.optionalKey(Schema.String),
    refresh_token: Schema.optionalKey(Schema.String)
  })
)

const call = Effect.fnUntraced(function* (sent: SimulatedRequest) {
  const answer = yield* (yield* XSimulator).handle(sent)
  if (answer._tag !== "Response") return assert.fail(`no answer: ${answer._tag}`)
  const body = answer.body === "" ? {} : yield* Schema.decodeUnknownEffect(Body)(answer.body)
  return { status: answer.status, headers: answer.headers, ...body }
})

const create = (text: string, more: object = {}) => call(request("POST", "/2/tweets", { text, ...more }))

const idOf = (data: unknown): string => Schema.decodeUnknownSync(Schema.Struct({ id: Schema.String }))(data).id

const idsOf = (data: unknown): ReadonlyArray<string> =>
  Schema.decodeUnknownSync(Schema.Array(Schema.Struct({ id: Schema.String })))(data ?? []).map((item) => item.id)

const simulator = (options?: XSimulatorOptions) => Effect.provide(XSimulator.layer(options))

describe("XSimulator", () => {
  it.effect("creates a post, shows it, and deletes it", () =>
    Effect.gen(function* () {
      const created = yield* create("Hello & welcome, see https://example.com/a?b=1.")
      assert.strictEqual(created.status, 201)
      const id = idOf(created.data)
      const shown = yield* call(request("GET", `/2/tweets/${id}?tweet.fields=author_id,created_at,entities`))
      assert.deepStrictEqual(shown.data, {
        id,
        text: `Hello &amp; welcome, see ${store("https://example.com/a?b=1").text}.`,
        edit_history_tweet_ids: [id],
        author_id: sandboxUser.id,
        created_at: "1970-01-01T00:00:00.000Z",
        entities: {
          urls: [
            {
              start: 25,
              end: 48,
              url: "https://t.co/" + store("https://example.com/a?b=1").text.slice(-10),
              expanded_url: "https://example.com/a?b=1",
              display_url: "example.com/a?b=1"
            }
          ]
        }
      })
      assert.deepStrictEqual((yield* call(request("DELETE", `/2/tweets/${id}`))).data, { deleted: true })
      const gone = yield* call(request("GET", `/2/tweets?ids=${id}`))
      assert.strictEqual(gone.status, 200)
      assert.lengthOf(gone.errors ?? [], 1)
    }).pipe(simulator())
  )

  it.effect("says on every answer that it is a simulator", () =>
    Effect.gen(function* () {
      const answers = [
        yield* create("One"),
        yield* call(request("GET", "/2/nowhere")),
        yield* call(request("GET", "/_simulator/state"))
      ]
      assert.deepStrictEqual(
        answers.map((answer) => answer.headers["x-postwright-simulator"]),
        ["1", "1", "1"]
      )
    }).pipe(simulator())
  )

  it.effect("refuses what the documentation says it refuses", () =>
    Effect.gen(function* () {
      yield* create("The same words")
      const refused = {
        "no token": yield* call(request("POST", "/2/tweets", { text: "x" }, {})),
        duplicate: yield* create(" The same words "),
        "too long": yield* create("a".repeat(281)),
        empty: yield* create("  "),
        "unknown field": yield* create("x", { schedule_at: "tomorrow" }),
        "two cashtags": yield* create("$AB and $CD"),
        "reply to a stranger": yield* create("x", { reply: { in_reply_to_tweet_id: "1" } }),
        "broken JSON": yield* call(request("POST", "/2/tweets", "{"))
      }
      assert.deepStrictEqual(
        Object.fromEntries(Object.entries(refused).map(([name, answer]) => [name, answer.status])),
        {
          "no token": 401,
          duplicate: 403,
          "too long": 403,
          empty: 400,
          "unknown field": 400,
          "two cashtags": 403,
          "reply to a stranger": 403,
          "broken JSON": 400
        }
      )
      assert.strictEqual(refused.duplicate.detail, "You are not allowed to create a Tweet with duplicate content.")
      assert.lengthOf((yield* (yield* XSimulator).state).posts, 1)
    }).pipe(simulator())
  )

  it.effect("lets a token do only what its scopes say", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* create("x")).status, 403)
      assert.strictEqual((yield* call(request("GET", "/2/users/me"))).status, 200)
    }).pipe(simulator({ users: [{ ...sandboxUser, scopes: ["tweet.read", "users.read"] }] }))
  )

  it.effect("refuses a reply in one's own thread on the self-serve tier and takes it on enterprise", () => {
    const reply = Effect.gen(function* () {
      const first = yield* create("First")
      return (yield* create("Second", { reply: { in_reply_to_tweet_id: idOf(first.data) } })).status
    })
    return Effect.gen(function* () {
      assert.strictEqual(yield* reply.pipe(simulator()), 403)
      assert.strictEqual(yield* reply.pipe(simulator({ tier: "enterprise" })), 201)
    })
  })

  it.effect("counts 100 creates in 15 minutes, then answers 429 until the window ends", () =>
    Effect.gen(function* () {
      const first = yield* create("Post 0")
      assert.strictEqual(first.headers["x-rate-limit-remaining"], "99")
      assert.strictEqual(first.headers["x-rate-limit-reset"], "900")
      assert.strictEqual(first.headers["x-app-limit-24hour-remaining"], "9999")
      yield* Effect.forEach(Array.from({ length: 99 }), (_, index) => create(`Post ${index + 1}`))
      assert.strictEqual((yield* create("Too many")).status, 429)
      yield* TestClock.adjust("15 minutes")
      assert.strictEqual((yield* create("Enough")).status, 201)
    }).pipe(simulator())
  )

  it.effect("answers 402 when the credit is spent, a link costing more", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* create("Plain")).status, 201)
      assert.strictEqual((yield* create("Linked https://example.com")).status, 201)
      assert.strictEqual((yield* create("Nothing left")).status, 402)
      assert.strictEqual((yield* (yield* XSimulator).state).spentMicroUsd, 215_000)
    }).pipe(simulator({ creditMicroUsd: 215_000 }))
  )

  it.effect("gives a timeline newest first, by pages, after an id, and only once it is indexed", () =>
    Effect.gen(function* () {
      const ids: Array<string> = []
      for (const index of Array.from({ length: 12 }).keys()) {
        ids.push(idOf((yield* create(`Post ${index}`)).data))
        yield* TestClock.adjust("1 second")
      }
      const path = `/2/users/${sandboxUser.id}/tweets`
      assert.isUndefined((yield* call(request("GET", path))).data)
      yield* TestClock.adjust("1 minute")
      const page = yield* call(request("GET", `${path}?max_results=5`))
      assert.deepStrictEqual(idsOf(page.data), ids.slice(7).toReversed())
      const next = yield* call(
        request("GET", `${path}?max_results=5&pagination_token=${String(page.meta?.["next_token"])}`)
      )
      assert.deepStrictEqual(idsOf(next.data), ids.slice(2, 7).toReversed())
      const after = yield* call(request("GET", `${path}?since_id=${ids[9]}`))
      assert.deepStrictEqual(idsOf(after.data), ids.slice(10).toReversed())
      assert.strictEqual((yield* call(request("GET", `${path}?max_results=4`))).status, 400)
    }).pipe(simulator({ timelineLagMillis: 30_000 }))
  )

  it.effect("rotates refresh tokens, and ends the connection when one comes twice", () =>
    Effect.gen(function* () {
      const refresh = (value: string) =>
        call(
          request(
            "POST",
            "/2/oauth2/token",
            `grant_type=refresh_token&client_id=sandbox-client&refresh_token=${value}`,
            {
              "content-type": "application/x-www-form-urlencoded"
            }
          )
        )
      const first = yield* refresh("sandbox-refresh-token")
      assert.strictEqual(first.status, 200)
      assert.strictEqual((yield* create("x")).status, 401)
      const fresh = { authorization: `Bearer ${first.access_token}` }
      assert.strictEqual((yield* call(request("POST", "/2/tweets", { text: "x" }, fresh))).status, 201)
      yield* TestClock.adjust("2 hours")
      assert.strictEqual((yield* call(request("GET", "/2/users/me", "", fresh))).status, 401)
      assert.strictEqual((yield* refresh("sandbox-refresh-token")).status, 400)
      assert.strictEqual((yield* refresh(first.refresh_token ?? "")).status, 400)
    }).pipe(simulator())
  )

  it.effect("has faults as often as it is told, and only on the operation they are for", () =>
    Effect.gen(function* () {
      const simulator = yield* XSimulator
      yield* call(
        request("POST", "/_simulator/faults", [
          { kind: "status", status: 503, times: 2 },
          { kind: "accept-then-status" }
        ])
      )
      assert.strictEqual((yield* call(request("GET", "/2/users/me"))).status, 200)
      assert.strictEqual((yield* create("A")).status, 503)
      assert.strictEqual((yield* create("A")).status, 503)
      assert.strictEqual((yield* create("A")).status, 503)
      const state = yield* simulator.state
      assert.deepStrictEqual([state.posts.length, state.requests["create"], state.faults.length], [1, 3, 0])
      assert.strictEqual((yield* create("B")).status, 201)
      assert.strictEqual((yield* call(request("POST", "/_simulator/faults", { kind: "explode" }))).status, 400)
    }).pipe(simulator())
  )

  it.effect("answers late when told to be slow", () =>
    Effect.gen(function* () {
      yield* (yield* XSimulator).inject({ kind: "slow", millis: 20_000 })
      const late = yield* Effect.forkChild(create("Late"))
      yield* TestClock.adjust("19 seconds")
      assert.isUndefined(late.pollUnsafe())
      yield* TestClock.adjust("1 second")
      assert.strictEqual((yield* Fiber.join(late)).status, 201)
    }).pipe(simulator())
  )
})

describe("XSimulatorHttp", () => {
  const served = XSimulatorHttp.layer.pipe(
    Layer.provideMerge(XSimulator.layer()),
    Layer.provideMerge(NodeHttpServer.layer(createServer, { port: 0, host: "127.0.0.1", gracefulShutdownTimeout: 0 })),
    Layer.provideMerge(FetchHttpClient.layer)
  )

  it.effect("serves the API and resets connections over real sockets", () =>
    HttpServer.addressFormattedWith((address) =>
      Effect.gen(function* () {
        const client = yield* HttpClient.HttpClient
        const send = (text: string) =>
          HttpClientRequest.post(`${address}/2/tweets`).pipe(
            HttpClientRequest.bearerToken(sandboxUser.accessToken),
            HttpClientRequest.bodyJsonUnsafe({ text }),
            client.execute
          )
        const created = yield* send("Over a socket")
        assert.strictEqual(created.status, 201)
        assert.strictEqual(created.headers["x-postwright-simulator"], "1")
        const simulator = yield* XSimulator
        yield* simulator.inject({ kind: "accept-then-reset" }, { kind: "reject-then-reset" })
        assert.strictEqual((yield* Effect.flip(send("Taken"))).reason._tag, "TransportError")
        assert.strictEqual((yield* Effect.flip(send("Not taken"))).reason._tag, "TransportError")
        assert.deepStrictEqual(
          (yield* simulator.state).posts.map((post) => post.sentText),
          ["Over a socket", "Taken"]
        )
      })
    ).pipe(Effect.provide(served))
  )
})

describe("weightedLength", () => {
  it.each([
    ["plain letters", "Hello, world!", 13],
    ["an emoji of many code points", "👨‍👩‍👧‍👦", 2],
    ["Chinese", "你好", 4],
    ["a decomposed letter", "cafe\u0301", 4],
    ["a link of any length", `See https://example.com/${"a".repeat(90)}`, 27],
    ["a bare domain", "postwright.dev rocks", 29],
    ["a keycap", "1️⃣", 2]
  ])("counts %s", (_, text, expected) => {
    assert.strictEqual(weightedLength(text), expected)
  })
})
