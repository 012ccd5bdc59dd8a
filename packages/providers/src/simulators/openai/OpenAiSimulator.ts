/**
 * A simulated OpenAI: its Chat Completions API with keys, models, the refusals that its documentation names, and
 * faults on demand. What its models say is told by the caller. It shares no code with the model adapters.
 *
 * `ChatSimulatorHttp` serves it.
 *
 * @see https://developers.openai.com/api/reference/resources/chat (document of 2026-08-21)
 * @see https://developers.openai.com/api/docs/guides/error-codes (read 2026-11)
 * @since 0.1.0
 */
import { Option, Schema } from "effect"
import { replyWith } from "./ChatReplies.ts"
import { type ChatScript, type SeenChat, type SimulatedUsage, type WireReply, type WireRequest } from "./ChatScript.ts"
import { complaintOf } from "./internal/requestRules.ts"

/** A model that the simulated OpenAI has. */
export interface SimulatedModel {
  readonly name: string
  readonly isReasoning: boolean
  /** Whether Chat Completions lets it call tools. */
  readonly toolsOverChat: "always" | "without-reasoning" | "never"
}

export interface OpenAiSimulatorOptions {
  /** Keys that are accepted. @default "sk-sandbox-openai" */
  readonly apiKeys?: ReadonlyArray<string>
  /** @default one of each kind */
  readonly models?: ReadonlyArray<SimulatedModel>
}

/** A simulated vendor of chat models, as its server and its tests see it. */
export interface ChatSimulator {
  readonly handle: (request: WireRequest) => WireReply
  /** What happens with every following valid request. */
  readonly answerWith: (script: (seen: SeenChat) => ChatScript) => void
  /** Valid requests, oldest first. */
  readonly requests: () => ReadonlyArray<SeenChat>
  /** How many requests were given up by whoever made them. */
  readonly cancelled: () => number
  /** For the server. */
  readonly noteCancelled: () => void
}

/** The key that is accepted unless others are given. */
export const sandboxKey = "sk-sandbox-openai"

/** The models that there are unless others are given. */
export const sandboxModels: ReadonlyArray<SimulatedModel> = [
  { name: "gpt-4.1-mini", isReasoning: false, toolsOverChat: "always" },
  { name: "gpt-5-mini", isReasoning: true, toolsOverChat: "always" },
  { name: "gpt-5.6-luna", isReasoning: true, toolsOverChat: "without-reasoning" },
  { name: "gpt-6.1-terra", isReasoning: true, toolsOverChat: "never" }
]

export const makeOpenAiSimulator = (options: OpenAiSimulatorOptions = {}): ChatSimulator => {
  const apiKeys = options.apiKeys ?? [sandboxKey]
  const models = options.models ?? sandboxModels
  const seen: Array<SeenChat> = []
  let cancelled = 0
  let script: (request: SeenChat) => ChatScript = () => ({ kind: "message", content: "" })

  const handle = (request: WireRequest): WireReply => {
    const key = /^Bearer (.+)$/.exec(request.headers["authorization"] ?? "")?.[1]
    if (key === undefined) {
      return refusal(
        401,
        "You didn't provide an API key. You need to provide your API key in an Authorization header.",
        null,
        null
      )
    }
    if (!apiKeys.includes(key)) {
      const shown = `${key.slice(0, 8)}${"*".repeat(8)}${key.slice(-4)}`
      return refusal(
        401,
        `Incorrect API key provided: ${shown}. You can find your API key at https://platform.openai.com/account/api-keys.`,
        null,
        "invalid_api_key"
      )
    }
    if (request.method !== "POST" || request.path !== "/v1/chat/completions") {
      return refusal(404, `Invalid URL (${request.method} ${request.path})`, null, null)
    }
    const body = parse(request.body)
    if (body === undefined) return refusal(400, "We could not parse the JSON body of your request.", null, null)
    const model = models.find(({ name }) => name === body["model"])
    if (model === undefined) {
      return refusal(
        404,
        `The model \`${String(body["model"])}\` does not exist or you do not have access to it.`,
        null,
        "model_not_found"
      )
    }
    const complaint = complaintOf(body, model)
    if (complaint !== undefined) {
      return refusal(complaint.status, complaint.message, complaint.param, complaint.code)
    }
    const chat: SeenChat = { headers: request.headers, body }
    seen.push(chat)
    const style = {
      id: `chatcmpl-sandbox${seen.length}`,
      model: `${model.name}-2026-01-01`,
      headers: { "x-request-id": `req_sandbox${seen.length}`, "openai-processing-ms": "12" },
      extra: { service_tier: "default", system_fingerprint: "fp_sandbox" },
      usage: usageOf,
      errorEvents: (error: unknown) => [{ error }]
    }
    return replyWith(script(chat), style, body["stream"] === true, wantsUsage(body))
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
    }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const refusal = (status: number, message: string, param: string | null, code: string | null): WireReply => ({
  _tag: "Body",
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ error: { message, type: "invalid_request_error", param, code } })
})

const decodeObject = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Record(Schema.String, Schema.Unknown)))

const parse = (text: string): Readonly<Record<string, unknown>> | undefined => Option.getOrUndefined(decodeObject(text))

const wantsUsage = (body: Readonly<Record<string, unknown>>): boolean => {
  const options = body["stream_options"]
  return typeof options === "object" && options !== null && "include_usage" in options && options.include_usage === true
}

const usageOf = (usage: SimulatedUsage) => ({
  prompt_tokens: usage.inputTokens ?? 0,
  completion_tokens: usage.outputTokens ?? 0,
  total_tokens: (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0),
  prompt_tokens_details: {
    cached_tokens: usage.cachedTokens ?? 0,
    cache_write_tokens: usage.cacheWriteTokens ?? 0,
    audio_tokens: 0
  },
  completion_tokens_details: {
    reasoning_tokens: usage.reasoningTokens ?? 0,
    audio_tokens: 0,
    accepted_prediction_tokens: 0,
    rejected_prediction_tokens: 0
  }
})
