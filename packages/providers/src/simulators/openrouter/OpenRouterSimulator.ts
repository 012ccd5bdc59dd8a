/**
 * A simulated OpenRouter: chat completions with routing by parameters and fallbacks, the list of models with prices,
 * what a call cost, errors within answers of status 200, and faults on demand. It shares no code with the model
 * adapters.
 *
 * `ChatSimulatorHttp` serves it.
 *
 * @see https://openrouter.ai/docs/api/reference/overview (read 2026-11)
 * @see https://openrouter.ai/docs/api/reference/errors-and-debugging (read 2026-11)
 * @see https://openrouter.ai/docs/api/reference/streaming (read 2026-11)
 * @since 0.1.0
 */
import { Option, Schema } from "effect"
import { replyWith } from "../openai/ChatReplies.ts"
import {
  type ChatScript,
  type SeenChat,
  type SimulatedUsage,
  type WireReply,
  type WireRequest
} from "../openai/ChatScript.ts"
import { type ChatSimulator } from "../openai/OpenAiSimulator.ts"

/** A model in the list of OpenRouter, with the fields that are served. */
export interface ListedModel {
  readonly id: string
  readonly contextLength: number
  readonly maxCompletionTokens: number | null
  /** US dollars per token, as decimal text; `-1` is for routers that choose. */
  readonly pricing: Readonly<Record<string, string>>
  readonly supportedParameters: ReadonlyArray<string>
  /** Whether its providers are down, so that a fallback answers. @default false */
  readonly isDown?: boolean
}

export interface OpenRouterSimulatorOptions {
  /** @default "sk-or-v1-sandbox" */
  readonly apiKeys?: ReadonlyArray<string>
  /** @default three that differ in what they can do */
  readonly models?: ReadonlyArray<ListedModel>
  /** Whether the list of models answers. @default true */
  readonly hasModelList?: boolean
}

export interface OpenRouterSimulator extends ChatSimulator {
  /** How often the list of models was asked for. */
  readonly modelLists: () => number
}

/** The key that is accepted unless others are given. */
export const sandboxKey = "sk-or-v1-sandbox"

const everything = [
  "max_tokens",
  "temperature",
  "seed",
  "tools",
  "tool_choice",
  "response_format",
  "structured_outputs",
  "reasoning",
  "include_reasoning"
]

/** The models that there are unless others are given. */
export const sandboxModels: ReadonlyArray<ListedModel> = [
  {
    id: "sandbox/large",
    contextLength: 200_000,
    maxCompletionTokens: 16_000,
    pricing: {
      prompt: "0.000003",
      completion: "0.000015",
      input_cache_read: "0.0000003",
      input_cache_write: "0.00000375",
      request: "0",
      image: "0"
    },
    supportedParameters: everything
  },
  {
    id: "sandbox/plain",
    contextLength: 8_192,
    maxCompletionTokens: null,
    pricing: { prompt: "0.00000025", completion: "0.000002", request: "0.0005" },
    supportedParameters: ["max_tokens", "temperature"]
  },
  {
    id: "openrouter/auto",
    contextLength: 2_000_000,
    maxCompletionTokens: null,
    pricing: { prompt: "-1", completion: "-1" },
    supportedParameters: everything
  }
]

export const makeOpenRouterSimulator = (options: OpenRouterSimulatorOptions = {}): OpenRouterSimulator => {
  const apiKeys = options.apiKeys ?? [sandboxKey]
  const models = options.models ?? sandboxModels
  const seen: Array<SeenChat> = []
  let cancelled = 0
  let modelLists = 0
  let script: (request: SeenChat) => ChatScript = () => ({ kind: "message", content: "" })

  const chat = (request: WireRequest): WireReply => {
    const key = /^Bearer (.+)$/.exec(request.headers["authorization"] ?? "")?.[1]
    if (key === undefined) return refusal(401, "No auth credentials found")
    if (!apiKeys.includes(key)) return refusal(401, "User not found.")
    const body = parse(request.body)
    if (body === undefined) return refusal(400, "Invalid JSON body")
    if (!Array.isArray(body["messages"]) || body["messages"].length === 0) {
      return refusal(400, 'Input required: specify "prompt" or "messages"')
    }
    const route = routeOf(body, models)
    if (route._tag === "None") return refusal(route.status, route.message)
    const kept: SeenChat = { headers: request.headers, body }
    seen.push(kept)
    const style = {
      id: `gen-sandbox-${seen.length}`,
      model: route.model.id,
      headers: { "x-generation-id": `gen-sandbox-${seen.length}` },
      extra: { provider: "Sandbox" },
      usage: (usage: SimulatedUsage) => usageOf(usage, route.model),
      errorEvents: (error: unknown) => [
        {
          id: `gen-sandbox-${seen.length}`,
          object: "chat.completion.chunk",
          created: 1_790_000_000,
          model: route.model.id,
          provider: "Sandbox",
          error,
          choices: [{ index: 0, delta: { content: "" }, finish_reason: "error" }]
        }
      ],
      comment: "OPENROUTER PROCESSING"
    }
    return replyWith(script(kept), style, body["stream"] === true, true)
  }

  const handle = (request: WireRequest): WireReply => {
    switch (`${request.method} ${request.path}`) {
      case "POST /api/v1/chat/completions":
        return chat(request)
      case "GET /api/v1/models":
        modelLists++
        return options.hasModelList === false
          ? refusal(503, "The list of models is not available")
          : json(200, { data: models.map(listed) })
      default:
        return {
          _tag: "Body",
          status: 404,
          headers: { "content-type": "text/html" },
          body: "<!DOCTYPE html><h1>404</h1>"
        }
    }
  }

  return {
    handle,
    answerWith: (next) => {
      script = next
    },
    requests: () => [...seen],
    cancelled: () => cancelled,
    noteCancelled: () => {
      cancelled++
    },
    modelLists: () => modelLists
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Body = Readonly<Record<string, unknown>>

const json = (status: number, body: unknown): WireReply => ({
  _tag: "Body",
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body)
})

const refusal = (code: number, message: string): WireReply => json(code, { error: { code, message } })

const decodeObject = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Record(Schema.String, Schema.Unknown)))

const parse = (text: string): Readonly<Record<string, unknown>> | undefined => Option.getOrUndefined(decodeObject(text))

type Route =
  | { readonly _tag: "Some"; readonly model: ListedModel }
  | { readonly _tag: "None"; readonly status: number; readonly message: string }

// The first model of the list that is up and, where that is required, knows every parameter.
const routeOf = (body: Body, models: ReadonlyArray<ListedModel>): Route => {
  const fallbacks = Array.isArray(body["models"]) ? body["models"].map(String) : []
  const wanted = [...(typeof body["model"] === "string" ? [body["model"]] : []), ...fallbacks]
  const known = wanted.flatMap((id) => models.filter((model) => model.id === id))
  if (known.length === 0) return { _tag: "None", status: 400, message: `${wanted.join(", ")} is not a valid model ID` }
  const provider = body["provider"]
  const isRequired =
    typeof provider === "object" &&
    provider !== null &&
    "require_parameters" in provider &&
    provider.require_parameters === true
  const able = known.filter(
    (model) => !isRequired || parametersOf(body).every((name) => model.supportedParameters.includes(name))
  )
  if (able.length === 0) {
    return {
      _tag: "None",
      status: 404,
      message:
        "No endpoints found that can handle the requested parameters. To learn more about provider routing, visit: https://openrouter.ai/docs/provider-routing"
    }
  }
  const up = able.find((model) => model.isDown !== true)
  return up === undefined
    ? {
        _tag: "None",
        status: 503,
        message: "There is no available model provider that meets your routing requirements"
      }
    : { _tag: "Some", model: up }
}

const routed = [
  "max_tokens",
  "max_completion_tokens",
  "temperature",
  "seed",
  "tools",
  "tool_choice",
  "response_format",
  "reasoning"
]

const parametersOf = (body: Body): ReadonlyArray<string> => {
  const format = body["response_format"]
  const isSchema = typeof format === "object" && format !== null && "type" in format && format.type === "json_schema"
  return [...routed.filter((name) => body[name] !== undefined), ...(isSchema ? ["structured_outputs"] : [])]
}

const usageOf = (usage: SimulatedUsage, model: ListedModel) => {
  const price = (name: string): number => Math.max(0, Number(model.pricing[name] ?? "0"))
  const [input, output, cached] = [usage.inputTokens ?? 0, usage.outputTokens ?? 0, usage.cachedTokens ?? 0]
  const cost =
    (input - cached) * price("prompt") +
    cached * price("input_cache_read") +
    output * price("completion") +
    price("request")
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    cost,
    is_byok: false,
    cost_details: {
      upstream_inference_cost: null,
      upstream_inference_prompt_cost: 0,
      upstream_inference_completions_cost: 0
    },
    prompt_tokens_details: { cached_tokens: cached, cache_write_tokens: usage.cacheWriteTokens ?? 0, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: usage.reasoningTokens ?? 0, image_tokens: 0 }
  }
}

const listed = (model: ListedModel) => ({
  id: model.id,
  canonical_slug: model.id,
  name: model.id,
  created: 1_780_000_000,
  description: "A model of the sandbox",
  context_length: model.contextLength,
  architecture: { modality: "text->text", input_modalities: ["text"], output_modalities: ["text"], tokenizer: "Other" },
  pricing: model.pricing,
  top_provider: {
    context_length: model.contextLength,
    max_completion_tokens: model.maxCompletionTokens,
    is_moderated: false
  },
  per_request_limits: null,
  supported_parameters: model.supportedParameters
})
