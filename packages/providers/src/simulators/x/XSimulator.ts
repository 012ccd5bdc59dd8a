/**
 * A simulated X: the part of API v2 that publishing text posts needs, with its documented limits and errors, and with
 * faults on demand. Test equipment and a labelled sandbox; it shares no code with the connector.
 *
 * `XSimulatorHttp` serves it. Time is Effect's `Clock`.
 *
 * @see https://docs.x.com/x-api (documentation of 2026-08-22)
 * @since 0.1.0
 */
import { Clock, Context, DateTime, Effect, Layer, Option, Schema } from "effect"
import { answer, empty, problem, type Reply } from "./internal/answers.ts"
import { makeApi } from "./internal/api.ts"
import { makeIds, makeState } from "./internal/state.ts"
import {
  Fault,
  type SimulatedAnswer,
  type SimulatedPost,
  type SimulatedRequest,
  type SimulatedUser,
  type SimulatorState,
  type XSimulatorOptions
} from "./XSimulatorState.ts"
import { store } from "./XSimulatorText.ts"

/** The user there is unless others are given. */
export const sandboxUser: SimulatedUser = {
  id: "1000001",
  username: "postwright_sandbox",
  name: "Postwright Sandbox",
  accessToken: "sandbox-access-token",
  refreshToken: "sandbox-refresh-token"
}

export class XSimulator extends Context.Service<
  XSimulator,
  {
    /** Answers one request. */
    readonly handle: (request: SimulatedRequest) => Effect.Effect<SimulatedAnswer>
    /** Faults for requests to come, in this order. */
    readonly inject: (...faults: ReadonlyArray<Fault>) => Effect.Effect<void>
    readonly clearFaults: Effect.Effect<void>
    readonly state: Effect.Effect<SimulatorState>
    /** From now on posts show up in timelines only after this long. */
    readonly lagTimelines: (millis: number) => Effect.Effect<void>
    /** A person writes a post on the site, past the API. Dies for an unknown user name. */
    readonly writeByHand: (username: string, text: string) => Effect.Effect<SimulatedPost>
  }
>()("@postwright/providers/simulators/x/XSimulator") {
  static readonly layer = (options: XSimulatorOptions = {}): Layer.Layer<XSimulator> =>
    Layer.sync(XSimulator, () => {
      const state = makeState({ ...options, users: options.users ?? [sandboxUser] })
      const nextId = makeIds()
      const api = makeApi(state, nextId, options)

      const inject = (...faults: ReadonlyArray<Fault>) =>
        Effect.sync(() => {
          for (const fault of faults) state.faults.push({ fault, left: fault.times ?? 1 })
        })

      const clearFaults = Effect.sync(() => {
        state.faults.length = 0
      })

      const snapshot = Effect.sync(() => ({
        posts: [...state.posts],
        requests: Object.fromEntries(state.requests),
        faults: state.faults.map(({ fault, left }) => ({ ...fault, times: left })),
        spentMicroUsd: state.spentMicroUsd
      }))

      const writeByHand = Effect.fn("XSimulator.writeByHand")(function* (username: string, text: string) {
        const now = yield* Clock.currentTimeMillis
        const user = state.users.find((item) => item.username === username)
        if (user === undefined) return yield* Effect.die(new Error(`The simulated X has no user "${username}"`))
        const id = nextId(now)
        const post: SimulatedPost = {
          id,
          authorId: user.id,
          sentText: text,
          ...store(text),
          createdAtMillis: now,
          conversationId: id,
          madeWithAi: false,
          paidPartnership: false,
          by: "hand"
        }
        state.posts.push(post)
        return post
      })

      const control = Effect.fnUntraced(function* (request: SimulatedRequest) {
        switch (`${request.method} ${request.path}`) {
          case "GET /_simulator/state":
            return answer(200, yield* snapshot)
          case "DELETE /_simulator/faults":
            yield* clearFaults
            return empty(204)
          case "POST /_simulator/faults": {
            const faults = decodeFaults(request.body)
            if (Option.isNone(faults)) return problem(400, "The body is not a fault, or a list of faults")
            yield* inject(...[faults.value].flat())
            return empty(204)
          }
          case "POST /_simulator/posts": {
            const hand = decodeHand(request.body)
            if (Option.isNone(hand) || !state.users.some((user) => user.username === hand.value.username)) {
              return problem(400, "The body is not { username, text } of a known user")
            }
            const post = yield* writeByHand(hand.value.username, hand.value.text)
            return answer(201, { data: { id: post.id, text: post.text } })
          }
          default:
            return problem(404, "The simulator has no such control")
        }
      })

      const handle = Effect.fn("XSimulator.handle")(function* (request: SimulatedRequest) {
        const reply: Reply = yield* request.path.startsWith("/_simulator/") ? control(request) : api(request)
        if (reply._tag !== "Response") return reply
        const date = DateTime.toDateUtc(yield* DateTime.now).toUTCString()
        // So that nobody takes it for the real one.
        return { ...reply, headers: { date, ...reply.headers, "x-postwright-simulator": "1" } }
      })

      const lagTimelines = (millis: number) =>
        Effect.sync(() => {
          state.timelineLagMillis = millis
        })

      return XSimulator.of({ handle, inject, clearFaults, state: snapshot, lagTimelines, writeByHand })
    })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decodeFaults = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Union([Fault, Schema.Array(Fault)])))

const decodeHand = Schema.decodeUnknownOption(
  Schema.fromJsonString(Schema.Struct({ username: Schema.String, text: Schema.NonEmptyString }))
)
