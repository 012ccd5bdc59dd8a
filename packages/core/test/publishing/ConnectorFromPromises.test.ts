import {
  fromPromises,
  type PromiseConnectorOptions,
  type PromisePartRequest
} from "@postwright/core/publishing/ConnectorFromPromises"
import { AccessRefused, ConnectorError } from "@postwright/core/publishing/ConnectorError"
import { type Exchange, PublicationId } from "@postwright/core/publishing/Attempt"
import { type PartRequest } from "@postwright/core/publishing/Connector"
import { Outcome, Reconciliation } from "@postwright/core/publishing/Outcome"
import { PublicationContent } from "@postwright/core/publishing/PublicationContent"
import { Publishing } from "@postwright/core/publishing/Publishing"
import { failingTitles } from "@postwright/core/testing/Check"
import * as ConnectorContract from "@postwright/core/testing/publishing/ConnectorContract"
import * as ScriptedNetwork from "@postwright/core/testing/publishing/ScriptedNetwork"
import { suite } from "@postwright/core/testing/vitest"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration, Effect, Exit, Fiber, Layer, Redacted, Schema } from "effect"
import { TestClock } from "effect/testing"
import { content, idOf, publishing, request } from "./support.ts"

const settle = Duration.minutes(5)
const { scriptedAccount } = ScriptedNetwork

/** Looks different in addresses and in JSON. */
const scriptedToken = 'scripted/token+"1"='
const titleOfStopping = "stops when it is given up: drops the request, sends nothing more and records nothing more"

/** A vendor's library as a stranger would wrap it: promises, plain data, rejections with a status. */
const overPromises = Effect.fnUntraced(function* (
  change: (options: PromiseConnectorOptions) => Partial<PromiseConnectorOptions> = () => ({})
) {
  const { connector: real, lab } = ScriptedNetwork.make({
    settle,
    tokens: [scriptedToken],
    advance: TestClock.adjust
  })
  const context = yield* Effect.context<never>()
  const run = Effect.runPromiseWith(context)
  const back = (plain: PromisePartRequest, exchanges: Array<Exchange>): PartRequest => ({
    account: scriptedAccount,
    credential: { accessToken: Redacted.make(plain.accessToken) },
    content: new PublicationContent({ ...content(plain.content.text) }),
    record: (exchange) => void exchanges.push(exchange),
    publicationId: PublicationId.make(plain.publicationId),
    part: plain.part
  })
  const logged = (plain: PromisePartRequest) => {
    plain.record({ method: "GET", url: "https://example.com/api", status: 200, durationMillis: 3 })
    return back(plain, [])
  }
  const options: PromiseConnectorOptions = {
    platform: "x",
    capabilities: real.capabilities,
    preflight: async () => ({ remoteUserId: scriptedAccount.remoteUserId ?? "", handle: scriptedAccount.handle }),
    begin: (plain, { signal }) => run(real.begin(logged(plain)), { signal }),
    commit: async (plain, checkpoint, { signal }) => {
      const outcome = await run(real.commit(logged(plain), Schema.decodeUnknownSync(Schema.Json)(checkpoint)), {
        signal
      })
      if (outcome._tag === "Rejected" && outcome.reason !== "duplicate-content") {
        const statuses: Record<string, number> = {
          "credential-rejected": 401,
          "credits-depleted": 402,
          "rate-limited": 429
        }
        throw Object.assign(new Error(`${outcome.message} (${addressOf(plain)})`), { status: statuses[outcome.reason] })
      }
      if (outcome._tag === "Unknown") throw new Error(`socket hang up (${addressOf(plain)})`)
      return Schema.encodeSync(Outcome)(outcome)
    },
    reconcile: async (plain, checkpoint, { signal }) => {
      const seen = await run(
        real.reconcile(
          {
            ...logged(plain),
            attempt: { intendedAt: DateTime.makeUnsafe(plain.attempt.intendedAt) },
            now: DateTime.makeUnsafe(plain.now),
            knownRemoteIds: new Set(plain.knownRemoteIds)
          },
          Schema.decodeUnknownSync(Schema.Json)(checkpoint)
        ),
        { signal }
      ).catch((error: unknown) => {
        throw new Error(`${String(error)} (${addressOf(plain)})`)
      })
      return Schema.encodeSync(Reconciliation)(seen)
    }
  }
  return { connector: fromPromises({ ...options, ...change(options) }), lab }
})

// As careless libraries name a request in their errors.
const addressOf = ({ accessToken }: PromisePartRequest): string =>
  `https://example.com/?access_token=${encodeURIComponent(accessToken)}&raw=${accessToken}`

const casesOf = (...change: Parameters<typeof overPromises>) =>
  ConnectorContract.cases(
    Layer.effect(
      ConnectorContract.ConnectorUnderTest,
      Effect.map(overPromises(...change), ({ connector, lab }) => ({
        connector,
        lab,
        account: scriptedAccount,
        credential: { accessToken: Redacted.make(scriptedToken) }
      }))
    ),
    { canProveAbsence: true, settle }
  )

suite("Connector (from promises)", casesOf())

const part: PartRequest = {
  account: scriptedAccount,
  credential: { accessToken: Redacted.make("secret") },
  content: content("Hi"),
  record: () => {},
  publicationId: idOf("a"),
  part: { index: 0, count: 1, text: "Hi" }
}

const commitOf = (commit: PromiseConnectorOptions["commit"]) =>
  fromPromises({ platform: "x", commit }).commit(part, "mark")

describe("fromPromises", () => {
  it.effect("takes one function and does with that: publishes, and leaves doubts to people", () => {
    let posted = 0
    const connector = fromPromises({
      platform: "x",
      commit: async ({ part }) => {
        posted += 1
        if (part.text === "Post lost") throw new Error("socket hang up")
        return { _tag: "Published", remoteId: `${posted}` }
      }
    })
    return Effect.gen(function* () {
      const service = yield* Publishing
      const live = yield* service.publish(request("a"))
      assert.deepStrictEqual([live.status, live.parts], ["published", [{ index: 0, remoteId: "1" }]])
      yield* service.publish(request("lost"))
      for (let hour = 0; hour < 26; hour++) {
        yield* TestClock.adjust("1 hour")
        yield* service.publishDue
      }
      assert.strictEqual((yield* service.get(idOf("lost"))).status, "held")
      assert.strictEqual(posted, 2)
      assert.isFalse(connector.capabilities.canProveAbsence)
    }).pipe(Effect.provide(publishing({ connector: () => connector })))
  })

  it.effect("counts every strange ending of a commit as unknown", () =>
    Effect.gen(function* () {
      const endings: ReadonlyArray<PromiseConnectorOptions["commit"]> = [
        () => Promise.reject(new Error("reset")),
        () => Promise.reject(undefined),
        () => Promise.reject(Object.assign(new Error("bad gateway"), { status: 502 })),
        () => Promise.reject(Object.assign(new Error("time-out"), { status: 408 })),
        () => Promise.reject(Object.assign(new Error("odd"), { status: "403" })),
        () => {
          throw new Error("thrown at once")
        },
        async () => JSON.parse('{"_tag":"Done"}'),
        async () => JSON.parse("null"),
        async () => JSON.parse('{"_tag":"Published","remoteId":""}')
      ]
      for (const ending of endings) {
        const outcome = yield* commitOf(ending)
        assert.strictEqual(outcome._tag, "Unknown")
        assert.strictEqual(outcome._tag === "Unknown" ? outcome.checkpoint : "", "mark")
      }
    })
  )

  it.effect("takes a status of 400 to 499 for the network's no", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(0)
      const refusal = (status: number) =>
        commitOf(() => Promise.reject(Object.assign(new Error("no"), { status, retryAfterMillis: 60_000 })))
      for (const [status, reason] of [
        [400, "content-refused"],
        [401, "credential-rejected"],
        [402, "credits-depleted"],
        [403, "refused"],
        [413, "content-too-long"],
        [429, "rate-limited"]
      ] as const) {
        const outcome = yield* refusal(status)
        assert.strictEqual(outcome._tag === "Rejected" ? outcome.reason : outcome._tag, reason)
        if (outcome._tag === "Rejected" && status === 429) {
          assert.deepStrictEqual(outcome.retryAt, DateTime.makeUnsafe(60_000))
        }
      }
    })
  )

  it.effect("is caught by the suite when its commit does not look at the signal", () =>
    Effect.gen(function* () {
      const deaf = casesOf(({ commit }) => ({
        commit: (plain, checkpoint) => commit(plain, checkpoint, { signal: new AbortController().signal })
      }))
      assert.deepStrictEqual(yield* failingTitles(deaf), [titleOfStopping])
    })
  )

  it.effect("aborts the signal when the commit is given up", () => {
    let aborted = false
    return Effect.gen(function* () {
      const fiber = yield* Effect.forkChild(
        commitOf(
          (_request, _checkpoint, { signal }) =>
            new Promise(() => {
              signal.addEventListener("abort", () => {
                aborted = true
              })
            })
        )
      )
      yield* Effect.yieldNow
      yield* Fiber.interrupt(fiber)
      assert.isTrue(aborted)
    })
  })

  it.effect("fails a reading step by what it was rejected with", () =>
    Effect.gen(function* () {
      for (const [rejection, tag] of [
        [{ status: 401 }, "CredentialRejected"],
        [{ status: 403 }, "AccessRefused"],
        [{ status: 429 }, "NetworkBusy"],
        [{ status: 503 }, "NetworkUnavailable"],
        [new Error("reset"), "NetworkUnavailable"]
      ] as const) {
        const connector = fromPromises({
          platform: "x",
          commit: async () => ({ _tag: "Published" }),
          preflight: () => Promise.reject(rejection)
        })
        assert.strictEqual((yield* Effect.flip(connector.preflight(part))).reason._tag, tag)
      }
      const odd = fromPromises({
        platform: "x",
        commit: async () => ({ _tag: "Published" }),
        begin: async () => new Map(),
        reconcile: async () => JSON.parse('{"_tag":"Perhaps"}')
      })
      assert.isTrue(Exit.isFailure(yield* Effect.exit(odd.begin(part))))
      const seen = odd.reconcile(
        { ...part, attempt: { intendedAt: yield* DateTime.now }, now: yield* DateTime.now, knownRemoteIds: new Set() },
        null
      )
      assert.strictEqual((yield* Effect.flip(seen)).reason._tag, "AnswerNotUnderstood")
    })
  )

  it.effect("keeps the token out of whatever the functions answer, record or throw", () =>
    Effect.gen(function* () {
      const token = 'tok/en+"1"=ä'
      const log: Array<Exchange> = []
      const asked: PartRequest = {
        ...part,
        credential: { accessToken: Redacted.make(token) },
        record: (exchange) => void log.push(exchange)
      }
      const forms = [
        token,
        encodeURIComponent(token),
        encodeURIComponent(token).toLowerCase(),
        new URLSearchParams({ token }).toString().slice("token=".length),
        JSON.stringify(token).slice(1, -1),
        Buffer.from(token).toString("base64"),
        Buffer.from(token).toString("base64url")
      ]
      const said: Array<unknown> = []
      for (const form of forms) {
        const words = `POST https://g.example/?access_token=${form} -> 403`
        const broken = Object.assign(new Error(words), { status: 403 })
        const thrown: ReadonlyArray<unknown> = [
          broken,
          new Error(words),
          words,
          // Its first characters must not be left over where the text is cut.
          new Error("-".repeat(500 - 4) + form),
          Object.assign(new Error(words), { status: 401 }),
          new ConnectorError({ reason: new AccessRefused({ platform: "x", detail: words, advice: words }) })
        ]
        for (const cause of thrown) {
          const reject = () => Promise.reject(cause)
          const connector = fromPromises({
            platform: "x",
            commit: reject,
            preflight: reject,
            begin: reject,
            transfer: reject,
            observe: reject,
            reconcile: reject
          })
          const now = yield* DateTime.now
          const lost = { ...asked, attempt: { intendedAt: now }, now, knownRemoteIds: new Set<string>() }
          const errors = [
            yield* Effect.flip(connector.preflight(asked)),
            yield* Effect.flip(connector.begin(asked)),
            yield* Effect.flip(connector.transfer(asked, null)),
            yield* Effect.flip(connector.observe(asked, null)),
            yield* Effect.flip(connector.reconcile(lost, null))
          ]
          said.push(yield* connector.commit(asked, "mark"), errors)
          said.push(errors.map(({ message, stack }) => [message, stack]))
        }
        const answers = fromPromises({
          platform: "x",
          preflight: async () => ({ remoteUserId: words, handle: words }),
          begin: async ({ record }) => {
            record({ method: "GET", url: words, requestBody: words, responseBody: words, note: words })
            return { [words]: [words] }
          },
          commit: async () => ({ _tag: "Unknown", checkpoint: { deep: [words] }, why: words })
        })
        said.push(yield* answers.preflight(asked), yield* answers.begin(asked), yield* answers.commit(asked, null))
      }
      const text = JSON.stringify([said, log])
      assert.strictEqual(log.length, forms.length)
      assert.include(text, "access_token=[redacted] -> 403")
      for (const form of forms) {
        for (const end of [form.length, 8]) assert.notInclude(text, JSON.stringify(form.slice(0, end)).slice(1, -1))
      }
      assert.notInclude(text, `----${token.slice(0, 4)}`)
    })
  )

  it.effect("keeps what is recorded, without the token, and ignores what does not fit", () =>
    Effect.gen(function* () {
      const service = yield* Publishing
      yield* service.publish(request("a"))
      const [attempt] = yield* service.attempts(idOf("a"))
      assert.deepStrictEqual(
        attempt?.log.map(({ method, url, status }) => [method, url, status]),
        [["POST", "https://example.com/?token=[redacted]", 201]]
      )
    }).pipe(
      Effect.provide(
        publishing({
          connector: () =>
            fromPromises({
              platform: "x",
              commit: async ({ record, accessToken }) => {
                record({ method: "POST", url: `https://example.com/?token=${accessToken}`, status: 201 })
                record(JSON.parse('{"method":1}'))
                return { _tag: "Published", remoteId: "1" }
              }
            })
        })
      )
    )
  )
})
