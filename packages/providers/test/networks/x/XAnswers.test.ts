/**
 * Answers of X, transcribed from its documentation (read 2026-08-22) and, where marked, from reports of users.
 *
 * @see https://docs.x.com/x-api/fundamentals/response-codes-and-errors
 */
import { errorOfRead, outcomeOfCreate, rateReadingsOf } from "@postwright/providers/networks/x/XAnswers"
import { assert, describe, it } from "@effect/vitest"
import { DateTime } from "effect"

const now = DateTime.makeUnsafe("2027-03-01T09:00:00Z")
const seconds = DateTime.toEpochSeconds(now)

const limits = (remaining: number, resetIn: number, prefix = "x-rate-limit") => ({
  [`${prefix}-limit`]: "100",
  [`${prefix}-remaining`]: `${remaining}`,
  [`${prefix}-reset`]: `${seconds + resetIn}`
})

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  status,
  headers,
  body: typeof body === "string" ? body : JSON.stringify(body)
})

const problem = (status: number, detail: string, more: object = {}) =>
  answer(status, { title: "Error", type: "about:blank", status, detail, ...more })

const outcome = (given: ReturnType<typeof answer> | { status: number; headers: object; body?: string }) =>
  outcomeOfCreate({ ...given, headers: { ...given.headers } }, { now, checkpoint: "mark", index: 0, handle: "ada" })

describe("an answer to a create", () => {
  it("with the new id is a post, by the names of today and of before", () => {
    for (const history of ["edit_history_post_ids", "edit_history_tweet_ids"]) {
      assert.deepStrictEqual(
        outcome(answer(201, { data: { id: "1445880548472328192", text: "Hi", [history]: ["1445880548472328192"] } })),
        {
          _tag: "Published",
          remoteId: "1445880548472328192",
          url: "https://x.com/ada/status/1445880548472328192",
          parts: [
            {
              index: 0,
              remoteId: "1445880548472328192",
              url: "https://x.com/ada/status/1445880548472328192"
            }
          ]
        }
      )
    }
  })

  it("with an id and partial errors is a post all the same", () => {
    const errors = [{ title: "Field error", detail: "x", type: "https://api.x.com/2/problems/field-hydration-failure" }]
    assert.strictEqual(outcome(answer(200, { data: { id: "7", text: "Hi" }, errors }))._tag, "Published")
  })

  it.each([
    [
      "200 with errors and no data",
      answer(200, { errors: [{ title: "Forbidden", detail: "x", type: "about:blank" }] })
    ],
    ["201 with broken JSON", answer(201, '{"data":{"id":')],
    ["201 with an empty body", answer(201, "")],
    ["201 whose body broke off", { status: 201, headers: {} }],
    ["201 with a number for an id", answer(201, { data: { id: 1445880548472328192 } })],
    ["204", answer(204, "")],
    ["a redirect", answer(307, "", { location: "https://evil.example/2/tweets" })],
    ["408", problem(408, "Request Timeout")],
    ["500", problem(500, "Internal Server Error", { type: "https://api.x.com/2/problems/internal-error" })],
    ["502 as HTML", answer(502, "<html>Bad Gateway</html>")],
    ["503", problem(503, "Service Unavailable")],
    ["504", problem(504, "Gateway Timeout")],
    ["520 of a proxy", answer(520, "")]
  ])("%s leaves it unknown", (_, given) => {
    const seen = outcome(given)
    assert.strictEqual(seen._tag, "Unknown")
    assert.strictEqual(seen._tag === "Unknown" ? seen.checkpoint : "", "mark")
  })

  it.each([
    // https://github.com/sferik/x-ruby/issues/24 and others, 2024 to 2026
    [
      "duplicate",
      problem(403, "You are not allowed to create a Tweet with duplicate content."),
      "duplicate-content",
      "author"
    ],
    [
      "duplicate, by the old code",
      answer(403, { errors: [{ code: 187, message: "Status is a duplicate." }] }),
      "duplicate-content",
      "author"
    ],
    // Both bodies were seen in clients.
    [
      "no credit",
      answer(402, {
        title: "CreditsDepleted",
        type: "https://api.x.com/2/problems/credits",
        detail: "Your enrolled account does not have any credits"
      }),
      "credits-depleted",
      "account-owner"
    ],
    [
      "no credit, other body",
      answer(402, {
        title: "Payment Required",
        type: "https://api.x.com/2/problems/credits-depleted",
        detail: "credits depleted"
      }),
      "credits-depleted",
      "account-owner"
    ],
    ["no credit, no body", answer(402, ""), "credits-depleted", "account-owner"],
    [
      "usage cap",
      problem(429, "Usage cap exceeded: Monthly product cap", {
        title: "UsageCapExceeded",
        type: "https://api.twitter.com/2/problems/usage-capped"
      }),
      "credits-depleted",
      "account-owner"
    ],
    ["bad token", problem(401, "Unauthorized"), "credential-rejected", "account-owner"],
    [
      "bad token, old body",
      answer(401, { errors: [{ code: 89, message: "Invalid or expired token." }] }),
      "credential-rejected",
      "account-owner"
    ],
    [
      "401 that is not about the token",
      answer(401, {
        title: "Unsupported Authentication",
        type: "https://api.x.com/2/problems/unsupported-authentication",
        detail: "Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint."
      }),
      "permission-missing",
      "account-owner"
    ],
    [
      "client not enrolled",
      answer(403, {
        title: "Client Forbidden",
        type: "https://api.x.com/2/problems/client-forbidden",
        reason: "client-not-enrolled",
        detail:
          "When authenticating requests to the X API v2 endpoints, you must use keys and tokens from an App that is attached to a Project."
      }),
      "permission-missing",
      "account-owner"
    ],
    [
      "read-only app",
      problem(403, "Your client app is not configured with the appropriate oauth1 app permissions for this endpoint."),
      "permission-missing",
      "account-owner"
    ],
    [
      "suspended",
      answer(403, { errors: [{ code: 64, message: "Your account is suspended" }] }),
      "permission-missing",
      "account-owner"
    ],
    [
      "too long",
      answer(403, { errors: [{ code: 186, message: "Tweet needs to be a bit shorter." }] }),
      "content-too-long",
      "author"
    ],
    [
      "invalid",
      answer(400, {
        title: "Invalid Request",
        type: "https://api.x.com/2/problems/invalid-request",
        detail: "One or more parameters to your request was invalid."
      }),
      "content-refused",
      "author"
    ],
    ["not summoned", problem(403, "Reply to this conversation is not allowed."), "refused", "author"],
    ["not permitted", problem(403, "You are not permitted to perform this action."), "refused", "author"],
    ["an unknown 4xx", answer(418, "I'm a teapot"), "refused", "author"]
  ] as const)("%s is a rejection", (_, given, reason, owner) => {
    const seen = outcome(given)
    assert.strictEqual(seen._tag, "Rejected")
    if (seen._tag !== "Rejected") return
    assert.strictEqual(seen.reason, reason)
    assert.strictEqual(seen.owner, owner)
    assert.isNotEmpty(seen.remedy)
  })

  it.each([
    ["the window's end", limits(0, 300), 300],
    [
      "the end of the longest window that is used up",
      { ...limits(0, 300), ...limits(0, 5_000, "x-user-limit-24hour") },
      5_000
    ],
    ["not the end of a window with room", { ...limits(0, 300), ...limits(9, 5_000, "x-app-limit-24hour") }, 300],
    ["15 minutes without headers", {}, 900],
    ["15 minutes with a reset in the past", limits(0, -60), 900],
    [
      "15 minutes with nonsense in the headers",
      { "x-rate-limit-limit": "many", "x-rate-limit-remaining": "-1", "x-rate-limit-reset": "soon" },
      900
    ]
  ])("429 waits for %s", (_, headers, expected) => {
    for (const body of [
      { errors: [{ code: 88, message: "Rate limit exceeded" }] },
      { title: "Too Many Requests", type: "about:blank", status: 429, detail: "Too Many Requests" },
      "Too Many Requests"
    ]) {
      const seen = outcome(answer(429, body, headers))
      assert.strictEqual(seen._tag, "Rejected")
      if (seen._tag !== "Rejected") return
      assert.strictEqual(seen.reason, "rate-limited")
      assert.deepStrictEqual(seen.retryAt, DateTime.add(now, { seconds: expected }))
    }
  })
})

describe("an answer to a read", () => {
  it.each([
    [answer(429, "", limits(0, 300)), "NetworkBusy", true],
    [problem(401, "Unauthorized"), "CredentialRejected", false],
    [problem(402, "credits depleted"), "AccessRefused", false],
    [problem(403, "Forbidden"), "AccessRefused", false],
    [problem(404, "Could not find user with id: [1]."), "AccessRefused", false],
    [problem(429, "Usage cap exceeded", { title: "UsageCapExceeded" }), "AccessRefused", false],
    [problem(500, "x"), "NetworkUnavailable", true],
    [problem(503, "x"), "NetworkUnavailable", true],
    [answer(302, ""), "AnswerNotUnderstood", true]
  ] as const)("%j is %s", (given, tag, isRetryable) => {
    const error = errorOfRead(given, now)
    assert.strictEqual(error.reason._tag, tag)
    assert.strictEqual(error.isRetryable, isRetryable)
    assert.include(error.message, error.remedy)
  })
})

describe("rateReadingsOf", () => {
  it("reads every window, in epoch seconds, for account and app", () => {
    const headers = {
      ...limits(99, 900),
      ...limits(5, 86_400, "x-app-limit-24hour"),
      ...limits(0, 60, "x-user-limit-24hour")
    }
    assert.deepStrictEqual(
      rateReadingsOf(headers, "create").map(({ scope, remaining, resetAt }) => [
        scope,
        remaining,
        DateTime.toEpochSeconds(resetAt) - seconds
      ]),
      [
        ["account", 99, 900],
        ["account", 0, 60],
        ["app", 5, 86_400]
      ]
    )
  })
})
