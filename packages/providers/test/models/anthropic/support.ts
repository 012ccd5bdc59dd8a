import { NodeHttpServer } from "@effect/platform-node"
import { type GenerateRequest, type LanguageModel } from "@postwright/core/models/LanguageModel"
import { Credentials } from "@postwright/core/credentials/Credentials"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { ModelUnderTest } from "@postwright/core/testing/models/LanguageModelContract"
import {
  type SeenRequest,
  type VendorAnswer,
  type VendorControl,
  type VendorUsage
} from "@postwright/core/testing/models/ScriptedLanguageModel"
import * as AnthropicLanguageModel from "@postwright/providers/models/anthropic/AnthropicLanguageModel"
import { AnthropicSimulator } from "@postwright/providers/simulators/anthropic/AnthropicSimulator"
import * as AnthropicSimulatorHttp from "@postwright/providers/simulators/anthropic/AnthropicSimulatorHttp"
import {
  type AnthropicSimulatorOptions,
  type Fault,
  type SeenMessagesRequest,
  type SimulatedTurn,
  type SimulatedUsage
} from "@postwright/providers/simulators/anthropic/AnthropicSimulatorState"
import { Effect, Layer, Redacted } from "effect"
import { HttpServer } from "effect/http"
import { createServer } from "node:http"

export const secret = "sk-ant-api03-contract-secret"

/** The simulated API on a port of this machine. */
export const served = (options: AnthropicSimulatorOptions = { keys: [secret] }) =>
  AnthropicSimulatorHttp.layer.pipe(
    Layer.provideMerge(AnthropicSimulator.layer(options)),
    Layer.provideMerge(NodeHttpServer.layer(createServer, { port: 0, host: "127.0.0.1", gracefulShutdownTimeout: 0 })),
    Layer.orDie
  )

export const withKey = (key = secret) => Credentials.layerFixed({ anthropic: Redacted.make(key) })

/** A model that talks to the simulated API. */
export const makeModel = (
  options: Partial<AnthropicLanguageModel.ModelOptions> = {},
  connection: AnthropicLanguageModel.ConnectionOptions = {}
) =>
  HttpServer.addressFormattedWith((baseUrl) =>
    AnthropicLanguageModel.make({ model: "claude-haiku-4-5", ...options }, { baseUrl, ...connection })
  ).pipe(Effect.catchTag("SdkUnavailable", Effect.die))

/** Runs a test with a simulated API, a key and an actor. */
export const run = <A, E>(
  effect: Effect.Effect<A, E, AnthropicSimulator | HttpServer.HttpServer | Credentials | CurrentActor>,
  options?: AnthropicSimulatorOptions
) =>
  effect.pipe(Effect.provide(Layer.merge(served(options), withKey())), Effect.provideService(CurrentActor, localOwner))

export const question: GenerateRequest = {
  system: "You write headlines",
  messages: [{ role: "user", content: "A headline about tea" }],
  maxOutputTokens: 200
}

/** The body of the last request that arrived. */
export const lastBody = Effect.gen(function* () {
  const { requests } = yield* (yield* AnthropicSimulator).state
  return record(requests.at(-1)?.body)
})

/** Asks after these faults, and gives the failure. */
export const failureAfter = (...faults: ReadonlyArray<Fault>) =>
  run(
    Effect.gen(function* () {
      yield* (yield* AnthropicSimulator).inject(...faults)
      const model: LanguageModel = yield* makeModel()
      return yield* Effect.flip(model.generate(question))
    })
  )

/** The adapter and the simulated API under the control of the conformance suite. */
export const subject = (options: Partial<AnthropicLanguageModel.ModelOptions> = {}) =>
  Layer.effect(
    ModelUnderTest,
    Effect.gen(function* () {
      const simulator = yield* AnthropicSimulator
      const control: VendorControl = {
        answerWith: (answer) => simulator.answerWith((seen) => toTurn(answer(toSeen(seen)))),
        requests: Effect.map(simulator.state, ({ requests }) => requests.map(toSeen)),
        cancelled: Effect.map(simulator.state, ({ cancelled }) => cancelled)
      }
      return ModelUnderTest.of({ model: yield* makeModel(options), control })
    })
  ).pipe(Layer.provide(Layer.merge(served(), withKey())))

export const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const list = (value: unknown): ReadonlyArray<Readonly<Record<string, unknown>>> =>
  Array.isArray(value) ? value.map(record) : []

const textOf = (content: unknown): string =>
  typeof content === "string"
    ? content
    : list(content)
        .flatMap((block) => (block["type"] === "text" ? [String(block["text"])] : []))
        .join("\n")

const toSeen = ({ body }: SeenMessagesRequest): SeenRequest => {
  const sent = record(body)
  const choice = record(sent["tool_choice"])
  const format = record(record(sent["output_config"])["format"])
  const tools = list(sent["tools"]).map((tool) => ({
    name: String(tool["name"]),
    description: String(tool["description"]),
    jsonSchema: record(tool["input_schema"])
  }))
  const number = (name: string) => (typeof sent[name] === "number" ? sent[name] : undefined)
  const choices = {
    auto: "auto" as const,
    none: "none" as const,
    any: "required" as const,
    tool: { tool: String(choice["name"]) }
  }
  const chosen = Object.entries(choices).find(([type]) => type === choice["type"])?.[1]
  return {
    system: textOf(sent["system"]),
    messages: list(sent["messages"]).flatMap(toMessages),
    ...("schema" in format ? { jsonSchema: format["schema"] } : {}),
    ...(tools.length === 0 ? {} : { tools }),
    ...(chosen === undefined ? {} : { toolChoice: chosen }),
    maxOutputTokens: number("max_tokens"),
    temperature: number("temperature"),
    seed: number("seed")
  }
}

const toMessages = ({ role, content }: Readonly<Record<string, unknown>>): SeenRequest["messages"] => {
  const blocks = list(content)
  const results = blocks.flatMap((block) =>
    block["type"] === "tool_result"
      ? [
          {
            role: "tool" as const,
            toolCallId: String(block["tool_use_id"]),
            content: String(block["content"] ?? ""),
            ...(block["is_error"] === true ? { isError: true } : {})
          }
        ]
      : []
  )
  if (results.length > 0) return results
  const toolCalls = blocks.flatMap((block) =>
    block["type"] === "tool_use"
      ? [{ id: String(block["id"]), name: String(block["name"]), arguments: block["input"] }]
      : []
  )
  if (role === "user") return [{ role, content: textOf(content) }]
  return [{ role: "assistant", content: textOf(content), ...(toolCalls.length === 0 ? {} : { toolCalls }) }]
}

const toUsage = (usage: VendorUsage = {}): SimulatedUsage => ({
  input_tokens: (usage.inputTokens ?? 0) - (usage.cachedTokens ?? 0) - (usage.cacheWriteTokens ?? 0),
  cache_read_input_tokens: usage.cachedTokens ?? 0,
  cache_creation_input_tokens: usage.cacheWriteTokens ?? 0,
  output_tokens: usage.outputTokens ?? 0,
  thinking_tokens: usage.reasoningTokens ?? 0
})

const blocksOf = (text: string | undefined): SimulatedTurn["content"] =>
  text === undefined || text === "" ? [] : [{ type: "text", text }]

const toTurn = (answer: VendorAnswer): SimulatedTurn | Fault => {
  switch (answer.kind) {
    case "text":
      return { content: blocksOf(answer.text), usage: toUsage(answer.usage) }
    case "tool-calls":
      return {
        content: [
          ...blocksOf(answer.text),
          ...answer.calls.map(({ id, name, arguments: input }) => ({ type: "tool_use" as const, id, name, input }))
        ],
        usage: toUsage(answer.usage)
      }
    case "refusal":
      return {
        content: [],
        stopReason: "refusal",
        stopDetails: { category: null, explanation: answer.explanation },
        usage: toUsage(answer.usage)
      }
    case "truncated":
      return { content: blocksOf(answer.text), stopReason: "max_tokens", usage: toUsage(answer.usage) }
    case "broken-off":
      return { kind: "break-off", text: answer.text }
    case "silence":
      return { kind: "hang" }
    case "failure":
      return toFault(answer)
  }
}

const toFault = ({ reason, retryAfterSeconds, after }: Extract<VendorAnswer, { kind: "failure" }>): Fault => {
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) }
  switch (reason) {
    case "Overloaded":
      return after === undefined
        ? { kind: "status", status: 529, message: "Overloaded", headers }
        : { kind: "error-event", type: "overloaded_error", message: "Overloaded", after }
    case "RateLimited":
      return { kind: "status", status: 429, headers }
    case "Unauthorized":
      // A vendor that repeats the key is the worst case.
      return { kind: "status", status: 401, message: `invalid x-api-key: ${secret}` }
    case "OutOfCredit":
      return { kind: "status", status: 402 }
    case "Unreachable":
      return { kind: "reset" }
    case "BadResponse":
      return { kind: "status", status: 200, body: `<html>${secret}</html>` }
    case "ContextTooLong":
      return { kind: "status", status: 400, message: "prompt is too long: 1000001 tokens > 1000000 maximum" }
    case "RequestRejected":
      return { kind: "status", status: 400, message: `tools.0: bad value ${secret}` }
  }
}
