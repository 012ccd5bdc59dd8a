import { Credentials } from "@postwright/core/credentials/Credentials"
import { type LanguageModel, type ModelMessage, type ModelTool } from "@postwright/core/models/LanguageModel"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { ModelUnderTest } from "@postwright/core/testing/models/LanguageModelContract"
import {
  type SeenRequest,
  type VendorAnswer,
  type VendorControl,
  type VendorFailure
} from "@postwright/core/testing/models/ScriptedLanguageModel"
import { type ChatScript, type SeenChat } from "@postwright/providers/simulators/openai/ChatScript"
import { serve } from "@postwright/providers/simulators/openai/ChatSimulatorHttp"
import { type ChatSimulator } from "@postwright/providers/simulators/openai/OpenAiSimulator"
import { Effect, Layer, Redacted, type Scope } from "effect"

/** How a vendor says each failure: status, and the error object. */
export type VendorErrors = Readonly<
  Record<Exclude<VendorFailure, "Unreachable">, { readonly status: number; readonly error: Record<string, unknown> }>
>

/** Runs a call as the owner of the local organization. */
export const asOwner = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.provideService(effect, CurrentActor, localOwner)

/** One key for the vendor. */
export const keyOf = (vendor: string, key: string) => Credentials.layerFixed({ [vendor]: Redacted.make(key) })

/** A model against the simulator on a port of this machine. */
export const connected = <S extends ChatSimulator, E>(
  simulator: S,
  make: (origin: string) => Effect.Effect<LanguageModel, E, Credentials>,
  credentials: Layer.Layer<Credentials>
): Effect.Effect<LanguageModel, E, Scope.Scope> =>
  Effect.flatMap(serve(simulator), ({ origin }) => make(origin)).pipe(Effect.provide(credentials))

/** The same as the conformance suite wants it. */
export const underTest = <E>(
  simulator: () => ChatSimulator,
  make: (origin: string) => Effect.Effect<LanguageModel, E, Credentials>,
  credentials: Layer.Layer<Credentials>,
  errors: VendorErrors
) =>
  Layer.effect(
    ModelUnderTest,
    Effect.gen(function* () {
      const vendor = simulator()
      return ModelUnderTest.of({
        model: yield* connected(vendor, make, credentials),
        control: controlOf(vendor, errors)
      })
    })
  )

/** The simulator as the suite steers it. */
export const controlOf = (simulator: ChatSimulator, errors: VendorErrors): VendorControl => ({
  answerWith: (answer) =>
    Effect.sync(() => simulator.answerWith((seen) => toScript(answer(toSeen(seen)), errors, seen))),
  requests: Effect.sync(() => simulator.requests().map(toSeen)),
  cancelled: Effect.sync(() => simulator.cancelled())
})

// A vendor that repeats what it was sent: the key, and the whole request.
const toScript = (answer: VendorAnswer, errors: VendorErrors, seen: SeenChat): ChatScript => {
  switch (answer.kind) {
    case "text":
      return { kind: "message", content: answer.text, ...usageOf(answer) }
    case "tool-calls":
      return {
        kind: "message",
        ...(answer.text === undefined ? {} : { content: answer.text }),
        toolCalls: answer.calls.map(({ arguments: given, ...call }) => ({ ...call, arguments: JSON.stringify(given) })),
        ...usageOf(answer)
      }
    case "refusal":
      return { kind: "message", refusal: answer.explanation, ...usageOf(answer) }
    case "truncated":
      return { kind: "message", content: answer.text, finishReason: "length", ...usageOf(answer) }
    case "broken-off":
      return { kind: "broken-off", text: answer.text }
    case "silence":
      return { kind: "silence" }
    case "failure": {
      if (answer.reason === "Unreachable") return { kind: "reset" }
      const { error, status } = errors[answer.reason]
      const echo = `${String(error["message"])} (${String(seen.headers["authorization"])}, ${JSON.stringify(seen.body)})`
      return {
        kind: "error",
        status,
        error: { ...error, message: echo },
        ...(answer.after === undefined ? {} : { after: answer.after }),
        headers: answer.retryAfterSeconds === undefined ? {} : { "retry-after": String(answer.retryAfterSeconds) }
      }
    }
  }
}

const usageOf = (answer: { readonly usage?: NonNullable<Extract<ChatScript, { kind: "message" }>["usage"]> }) =>
  answer.usage === undefined ? {} : { usage: answer.usage }

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {}

const list = (value: unknown): ReadonlyArray<Readonly<Record<string, unknown>>> =>
  Array.isArray(value) ? value.map(record) : []

const text = (content: unknown): string =>
  typeof content === "string"
    ? content
    : list(content)
        .map((part) => String(part["text"]))
        .join("")

/** The body in the words of the port. */
export const toSeen = ({ body }: SeenChat): SeenRequest => {
  const [system, ...turns] = list(body["messages"])
  const schema = record(record(body["response_format"])["json_schema"])["schema"]
  const choice = body["tool_choice"]
  const limit = body["max_completion_tokens"] ?? body["max_tokens"]
  return {
    system: text(system?.["content"]),
    messages: turns.map(toMessage),
    ...(schema === undefined ? {} : { jsonSchema: schema }),
    ...(body["tools"] === undefined ? {} : { tools: list(body["tools"]).map(toTool) }),
    ...(choice === "auto" || choice === "none" || choice === "required" ? { toolChoice: choice } : {}),
    maxOutputTokens: typeof limit === "number" ? limit : undefined,
    temperature: typeof body["temperature"] === "number" ? body["temperature"] : undefined,
    seed: typeof body["seed"] === "number" ? body["seed"] : undefined
  }
}

const toTool = (tool: Readonly<Record<string, unknown>>): ModelTool => {
  const { description, name, parameters } = record(tool["function"])
  return { name: String(name), description: String(description), jsonSchema: record(parameters) }
}

const toMessage = (message: Readonly<Record<string, unknown>>): ModelMessage => {
  const content = text(message["content"])
  if (message["role"] === "tool") return { role: "tool", toolCallId: String(message["tool_call_id"]), content }
  if (message["role"] === "user") return { role: "user", content }
  const calls = list(message["tool_calls"]).map((call) => {
    const { arguments: given, name } = record(call["function"])
    return { id: String(call["id"]), name: String(name), arguments: JSON.parse(String(given)) }
  })
  return { role: "assistant", content, ...(calls.length === 0 ? {} : { toolCalls: calls }) }
}
