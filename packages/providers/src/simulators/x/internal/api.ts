/**
 * The operations of the simulated X: routing, faults, sign-in, limits, posts.
 *
 * @since 0.1.0
 */
import { Clock, Effect, Option, Schema } from "effect"
import {
  appCreateLimit,
  createPrice,
  maxWeightedLength,
  type Operation,
  requiredScopes,
  userLimits
} from "../XSimulatorLimits.ts"
import { type Fault, type SimulatedPost, type SimulatedRequest, type XSimulatorOptions } from "../XSimulatorState.ts"
import { hasLink, store, weightedLength } from "../XSimulatorText.ts"
import { answer, invalidRequest, problem, type Reply, usualBody } from "./answers.ts"
import { lookup, timeline } from "./reading.ts"
import { type State, type Token } from "./state.ts"
import { refreshToken } from "./tokens.ts"

/** The API: one function from a request to a reply. */
export const makeApi =
  (state: State, nextId: (nowMillis: number) => string, options: XSimulatorOptions) =>
  (request: SimulatedRequest): Effect.Effect<Reply> =>
    Effect.gen(function* () {
      const route = routeOf(request)
      if (route === undefined)
        return problem(404, `There is nothing at ${request.path}`, { type: "resource-not-found" })
      const { operation } = route
      const now = yield* Clock.currentTimeMillis
      state.requests.set(operation, (state.requests.get(operation) ?? 0) + 1)
      const fault = takeFault(state, operation)
      const early = yield* before(fault)
      if (early !== undefined) return early

      if (operation === "token") return after(fault, refreshToken(state, request, options.client ?? sandboxClient, now))
      const token = tokenOf(state, request, now)
      if (token === undefined) return problem(401, "Unauthorized")
      if (!requiredScopes[operation].every((scope) => token.scopes.includes(scope))) {
        return problem(403, "The token lacks a scope that this endpoint needs")
      }
      const limited = countRequest(state, operation, token, now)
      if (limited.isOver) {
        return answer(429, usualBody(429), limited.headers)
      }
      if (options.creditMicroUsd !== undefined && state.spentMicroUsd >= options.creditMicroUsd) {
        return answer(402, usualBody(402), limited.headers)
      }
      const reply = perform(state, nextId, options, { operation, request, token, now, id: route.id })
      return after(fault, withHeaders(reply, limited.headers))
    })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const sandboxClient = { id: "sandbox-client" }

const routeOf = (request: SimulatedRequest): { readonly operation: Operation; readonly id: string } | undefined => {
  const { method, path } = request
  if (method === "POST" && path === "/2/tweets") return { operation: "create", id: "" }
  if (method === "GET" && path === "/2/tweets") return { operation: "lookup", id: "" }
  if (method === "GET" && path === "/2/users/me") return { operation: "me", id: "" }
  if (method === "POST" && path === "/2/oauth2/token") return { operation: "token", id: "" }
  const post = /^\/2\/tweets\/([0-9]{1,19})$/.exec(path)?.[1]
  if (post !== undefined && method === "GET") return { operation: "lookup-one", id: post }
  if (post !== undefined && method === "DELETE") return { operation: "delete", id: post }
  const user = /^\/2\/users\/([0-9]{1,19})\/tweets$/.exec(path)?.[1]
  if (user !== undefined && method === "GET") return { operation: "timeline", id: user }
  return undefined
}

const takeFault = (state: State, operation: Operation): Fault | undefined => {
  const index = state.faults.findIndex(({ fault }) => (fault.operation ?? "create") === operation)
  const entry = state.faults[index]
  if (entry === undefined) return undefined
  entry.left -= 1
  if (entry.left <= 0) state.faults.splice(index, 1)
  return entry.fault
}

// What happens instead of doing what was asked.
const before = (fault: Fault | undefined): Effect.Effect<Reply | undefined> => {
  switch (fault?.kind) {
    case "reject-then-hang":
      return Effect.succeed({ _tag: "Hang" })
    case "reject-then-reset":
      return Effect.succeed({ _tag: "Reset" })
    case "status":
      return Effect.succeed(faulty(fault))
    case "malformed":
      return Effect.succeed(malformed)
    case "slow":
      return Effect.as(Effect.sleep(fault.millis ?? 5_000), undefined)
    default:
      return Effect.succeed(undefined)
  }
}

// What happens to the answer once it was done.
const after = (fault: Fault | undefined, reply: Reply): Reply => {
  switch (fault?.kind) {
    case "accept-then-hang":
      return { _tag: "Hang" }
    case "accept-then-reset":
      return { _tag: "Reset" }
    case "accept-then-status":
      return faulty(fault)
    case "accept-then-malformed":
      return malformed
    default:
      return reply
  }
}

const faulty = (fault: Fault): Reply => {
  const status = fault.status ?? 503
  return answer(status, fault.body ?? usualBody(status), fault.headers)
}

const malformed: Reply = {
  _tag: "Response",
  status: 200,
  headers: { "content-type": "application/json; charset=utf-8" },
  body: '{"data":{"id":'
}

const tokenOf = (state: State, request: SimulatedRequest, now: number): Token | undefined => {
  const value = /^Bearer (.+)$/i.exec(request.headers["authorization"] ?? "")?.[1]
  const token = value === undefined ? undefined : state.accessTokens.get(value)
  if (token === undefined) return undefined
  if (token.expiresInSeconds !== undefined) token.expiresAtMillis ??= now + token.expiresInSeconds * 1000
  return token.expiresAtMillis !== undefined && token.expiresAtMillis <= now ? undefined : token
}

const countRequest = (
  state: State,
  operation: Exclude<Operation, "token">,
  token: Token,
  now: number
): { readonly isOver: boolean; readonly headers: Record<string, string> } => {
  const user = count(state, `${operation} ${token.userId}`, userLimits[operation], now)
  const headers: Record<string, string> = {
    "x-rate-limit-limit": `${userLimits[operation].limit}`,
    "x-rate-limit-remaining": `${user.remaining}`,
    "x-rate-limit-reset": `${user.resetSeconds}`
  }
  if (operation !== "create") return { isOver: user.isOver, headers }
  const app = count(state, "create app", appCreateLimit, now)
  return {
    isOver: user.isOver || app.isOver,
    headers: {
      ...headers,
      "x-app-limit-24hour-limit": `${appCreateLimit.limit}`,
      "x-app-limit-24hour-remaining": `${app.remaining}`,
      "x-app-limit-24hour-reset": `${app.resetSeconds}`
    }
  }
}

const count = (
  state: State,
  key: string,
  limit: { readonly limit: number; readonly windowSeconds: number },
  now: number
): { readonly isOver: boolean; readonly remaining: number; readonly resetSeconds: number } => {
  const current = state.windows.get(key)
  const window =
    current === undefined || current.startedAtMillis + limit.windowSeconds * 1000 <= now
      ? { startedAtMillis: now, count: 0 }
      : current
  window.count += 1
  state.windows.set(key, window)
  return {
    isOver: window.count > limit.limit,
    remaining: Math.max(0, limit.limit - window.count),
    resetSeconds: Math.ceil((window.startedAtMillis + limit.windowSeconds * 1000) / 1000)
  }
}

const withHeaders = (reply: Reply, headers: Readonly<Record<string, string>>): Reply =>
  reply._tag === "Response" ? { ...reply, headers: { ...reply.headers, ...headers } } : reply

interface Call {
  readonly operation: Exclude<Operation, "token">
  readonly request: SimulatedRequest
  readonly token: Token
  readonly now: number
  readonly id: string
}

const perform = (
  state: State,
  nextId: (nowMillis: number) => string,
  options: XSimulatorOptions,
  call: Call
): Reply => {
  switch (call.operation) {
    case "create":
      return create(state, nextId, options, call)
    case "delete":
      return remove(state, call)
    case "lookup":
      return lookup(state, call.request.query)
    case "lookup-one":
      return lookup(state, call.request.query, call.id)
    case "timeline":
      return timeline(state, call.request.query, call.id, call.now - state.timelineLagMillis)
    case "me": {
      const user = state.users.find((item) => item.id === call.token.userId)
      return answer(200, { data: { id: user?.id, name: user?.name, username: user?.username } })
    }
  }
}

// The fields a text post can have; any other is refused, as `additionalProperties: false` says.
const CreateBody = Schema.fromJsonString(
  Schema.Struct({
    text: Schema.optionalKey(Schema.String),
    reply: Schema.optionalKey(
      Schema.Struct({
        in_reply_to_tweet_id: Schema.String.check(Schema.isPattern(/^[0-9]{1,19}$/)),
        auto_populate_reply_metadata: Schema.optionalKey(Schema.Boolean),
        exclude_reply_user_ids: Schema.optionalKey(Schema.Array(Schema.String))
      })
    ),
    reply_settings: Schema.optionalKey(Schema.Literals(["following", "mentionedUsers", "subscribers", "verified"])),
    made_with_ai: Schema.optionalKey(Schema.Boolean),
    paid_partnership: Schema.optionalKey(Schema.Boolean)
  })
)
const decodeCreate = Schema.decodeUnknownOption(CreateBody, { onExcessProperty: "error" })

const create = (state: State, nextId: (nowMillis: number) => string, options: XSimulatorOptions, call: Call): Reply => {
  const decoded = decodeCreate(call.request.body)
  if (Option.isNone(decoded)) return invalidRequest("One or more parameters to your request was invalid.")
  const body = decoded.value
  const text = (body.text ?? "").normalize("NFC").trim()
  if (text === "") return invalidRequest("The text is needed unless there are media.")
  const author = state.users.find((user) => user.id === call.token.userId)
  // The documentation names no status for a text that is too long; users report this one.
  if (weightedLength(text) > (author?.maxWeightedLength ?? maxWeightedLength)) {
    return problem(403, "You are not permitted to perform this action.")
  }
  const cashtags = text.match(/(?<![\w$])\$[A-Za-z]{1,6}(?!\w)/g) ?? []
  if (cashtags.length > 1 && options.tier !== "enterprise") {
    return problem(403, "A post may have one cashtag.")
  }
  if (
    state.posts.some((post) => post.authorId === call.token.userId && post.sentText.normalize("NFC").trim() === text)
  ) {
    return problem(403, "You are not allowed to create a Tweet with duplicate content.")
  }
  const repliedTo = body.reply?.in_reply_to_tweet_id
  const parent = state.posts.find((post) => post.id === repliedTo)
  if (repliedTo !== undefined && parent === undefined) {
    return problem(403, "The post that you reply to is deleted or not visible to you.")
  }
  if (parent !== undefined && options.tier !== "enterprise" && !isSummoned(parent, author?.username)) {
    return problem(403, "You may reply only where the author has mentioned or quoted you.")
  }
  const id = nextId(call.now)
  const stored = store(text)
  state.posts.push({
    id,
    authorId: call.token.userId,
    sentText: text,
    ...stored,
    createdAtMillis: call.now,
    ...(repliedTo === undefined ? {} : { inReplyToId: repliedTo }),
    conversationId: parent?.conversationId ?? id,
    madeWithAi: body.made_with_ai ?? false,
    paidPartnership: body.paid_partnership ?? false,
    by: "api"
  })
  state.spentMicroUsd += hasLink(text) ? createPrice.withLink : createPrice.plain
  return answer(201, { data: { id, text: stored.text, edit_history_tweet_ids: [id] } })
}

const isSummoned = (parent: SimulatedPost, username: string | undefined): boolean =>
  username !== undefined && parent.sentText.toLowerCase().includes(`@${username.toLowerCase()}`)

const remove = (state: State, call: Call): Reply => {
  const index = state.posts.findIndex((post) => post.id === call.id)
  const post = state.posts[index]
  if (post !== undefined && post.authorId !== call.token.userId) {
    return problem(403, "You are not authorized to delete this post.")
  }
  if (post !== undefined) state.posts.splice(index, 1)
  return answer(200, { data: { deleted: post !== undefined } })
}
