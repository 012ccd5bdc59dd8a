/**
 * A simulated Claude API: `POST /v1/messages`, whole and as a stream, with the documented checks of a request, its
 * errors, and faults on demand. What the model says is scripted. Test equipment; it shares no code with the adapter.
 *
 * `AnthropicSimulatorHttp` serves it.
 *
 * @see https://platform.claude.com/docs/en/api/messages (stored copies of 2026, read on 2026-11-21)
 * @since 0.1.0
 */
import { Context, Effect, Layer, Option, Schema } from "effect"
import {
  type AnthropicSimulatorOptions,
  Fault,
  type SeenMessagesRequest,
  type SimulatedAnswer,
  type SimulatedRequest,
  type SimulatedTurn,
  type SimulatorState
} from "./AnthropicSimulatorState.ts"
import { type ApiError, documentedTypes, errorBody, invalid, whole } from "./internal/answers.ts"
import { beginningOf, event, eventsOf, messageOf } from "./internal/events.ts"
import { documentedModels } from "./internal/models.ts"
import { isRecord } from "./internal/reading.ts"
import { problemOf } from "./internal/validate.ts"

/** What the model does with a request that the API has taken. */
export type Script = (request: SeenMessagesRequest) => SimulatedTurn | Fault

export class AnthropicSimulator extends Context.Service<
  AnthropicSimulator,
  {
    /** Answers one request. */
    readonly handle: (request: SimulatedRequest) => Effect.Effect<SimulatedAnswer>
    /** How every following request is answered. @default the text "Simulated answer" */
    readonly answerWith: (script: Script) => Effect.Effect<void>
    /** Faults for requests to come, in this order, one each. They come before the script. */
    readonly inject: (...faults: ReadonlyArray<Fault>) => Effect.Effect<void>
    readonly state: Effect.Effect<SimulatorState>
    /** Told by the server when a caller gave up. */
    readonly giveUp: Effect.Effect<void>
  }
>()("@postwright/providers/simulators/anthropic/AnthropicSimulator") {
  static readonly layer = (options: AnthropicSimulatorOptions = {}): Layer.Layer<AnthropicSimulator> =>
    Layer.sync(AnthropicSimulator, () => {
      const models = { ...documentedModels, ...options.models }
      const requests: Array<SeenMessagesRequest> = []
      const faults: Array<Fault> = []
      let script: Script = () => ({ content: [{ type: "text", text: "Simulated answer" }] })
      let cancelled = 0
      let count = 0

      const snapshot = Effect.sync(() => ({ requests: [...requests], cancelled, faults: faults.length }))

      const inject = (...more: ReadonlyArray<Fault>) =>
        Effect.sync(() => {
          faults.push(...more)
        })

      const answerWith = (next: Script) =>
        Effect.sync(() => {
          script = next
        })

      const api = (request: SimulatedRequest, headers: Readonly<Record<string, string>>): SimulatedAnswer => {
        const refuse = ({ status, ...error }: ApiError): SimulatedAnswer =>
          whole(status, errorBody(error, headers["request-id"] ?? ""), headers)
        if (request.method !== "POST" || request.path !== "/v1/messages") {
          return refuse({ status: 404, type: "not_found_error", message: "Not found" })
        }
        const body = Option.getOrUndefined(decodeJson(request.body))
        const key = keyOf(request.headers)
        const seen: SeenMessagesRequest = { key, body }
        requests.push(seen)
        const problem =
          headerProblem(request.headers, options.keys) ?? problemOf(body, models, request.headers["anthropic-version"])
        if (problem !== undefined) return refuse(problem)
        const given = faults.shift() ?? script(seen)
        const asked = isRecord(body) ? body : {}
        const envelope = { id: `msg_simulated_${count}`, model: String(asked["model"]) }
        const isStream = asked["stream"] === true
        const respond = (chunks: ReadonlyArray<string>, end: "complete" | "reset"): SimulatedAnswer => ({
          _tag: "Response",
          status: 200,
          headers: { "content-type": isStream ? "text/event-stream; charset=utf-8" : "application/json", ...headers },
          chunks,
          end
        })
        if (!("kind" in given)) {
          return respond(
            isStream ? eventsOf(envelope, given) : [JSON.stringify(messageOf(envelope, given))],
            "complete"
          )
        }
        switch (given.kind) {
          case "hang":
            return { _tag: "Hang" }
          case "reset":
            return { _tag: "Reset" }
          case "break-off": {
            if (isStream) return respond(beginningOf(envelope, given.text), "reset")
            const text = JSON.stringify(messageOf(envelope, { content: [{ type: "text", text: given.text }] }))
            return respond([text.slice(0, text.length / 2)], "reset")
          }
          case "error-event": {
            const { type, message = "Simulated error", after = "" } = given
            // Without a stream there is no event: the same error has its own status.
            if (!isStream) return refuse({ status: statusOf(type), type, message })
            const error = event({ type: "error", error: { type, message } })
            return respond([...beginningOf(envelope, after), error], "complete")
          }
          case "status": {
            const { status, errorCode, message = "Simulated error" } = given
            const type = given.type ?? documentedTypes[status] ?? "api_error"
            const sent = { ...headers, ...given.headers }
            if (given.body !== undefined) return whole(status, given.body, sent, "text/html")
            return whole(status, errorBody({ type, message, errorCode }, headers["request-id"] ?? ""), sent)
          }
        }
      }

      const control = (request: SimulatedRequest) =>
        Effect.gen(function* () {
          if (request.method === "GET" && request.path === "/_simulator/state") {
            const { requests, ...rest } = yield* snapshot
            return whole(200, JSON.stringify({ ...rest, requests: requests.map(({ body }) => ({ body })) }), {})
          }
          if (request.method !== "POST" || request.path !== "/_simulator/faults") return whole(404, "{}", {})
          const decoded = decodeFaults(request.body)
          if (Option.isNone(decoded)) return whole(400, "{}", {})
          yield* inject(...decoded.value)
          return whole(200, "{}", {})
        })

      const handle = Effect.fn("AnthropicSimulator.handle")(function* (request: SimulatedRequest) {
        if (request.path.startsWith("/_simulator/")) return yield* control(request)
        count++
        // So that nobody takes it for the real one.
        return api(request, { "request-id": `req_simulated_${count}`, "x-postwright-simulator": "1" })
      })

      const giveUp = Effect.sync(() => {
        cancelled++
      })

      return AnthropicSimulator.of({ handle, answerWith, inject, state: snapshot, giveUp })
    })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// The vendor's library sends `Authorization: Bearer` since its version 1; plain requests send `x-api-key`.
// https://platform.claude.com/docs/en/api/overview#authentication
const keyOf = (headers: Readonly<Record<string, string>>): string | undefined =>
  headers["x-api-key"] ?? /^Bearer (.+)$/.exec(headers["authorization"] ?? "")?.[1]

// https://platform.claude.com/docs/en/api/versioning
const versions = ["2023-06-01", "2026-10-21"]

const headerProblem = (
  headers: Readonly<Record<string, string>>,
  keys: ReadonlyArray<string> | undefined
): ApiError | undefined => {
  const key = keyOf(headers)
  const refuse = (message: string): ApiError => ({ status: 401, type: "authentication_error", message })
  if (key === undefined || key === "") return refuse("x-api-key header is required")
  if (keys !== undefined && !keys.includes(key)) return refuse("invalid x-api-key")
  const version = headers["anthropic-version"]
  if (version === undefined) return invalid("anthropic-version: header is required")
  return versions.includes(version) ? undefined : invalid(`anthropic-version: "${version}" is not a valid version`)
}

const statusOf = (type: string): number =>
  Number(Object.entries(documentedTypes).find(([, name]) => name === type)?.[0] ?? 500)

const decodeJson = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))

const decodeFaults = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Array(Fault)))
