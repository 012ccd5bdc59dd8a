/**
 * What OpenAI refuses about a request to Chat Completions.
 *
 * @see https://developers.openai.com/api/reference/resources/chat (document of 2026-08-21)
 * @see https://developers.openai.com/api/docs/guides/latest-model (tools and reasoning, read 2026-11)
 */
import { type SimulatedModel } from "../OpenAiSimulator.ts"
import { complaintAbout } from "./strictRules.ts"

/** The body of OpenAI's errors, and the status that it comes with. */
export interface Complaint {
  readonly status: number
  readonly message: string
  readonly param: string | null
  readonly code: string | null
}

type Body = Readonly<Record<string, unknown>>

export const complaintOf = (body: Body, model: SimulatedModel): Complaint | undefined => {
  const unknown = Object.keys(body).find((name) => !parameters.has(name))
  if (unknown !== undefined) return refuse(`Unknown parameter: '${unknown}'.`, unknown, "unknown_parameter")
  return (
    complaintOfSampling(body, model) ??
    complaintOfMessages(body["messages"]) ??
    complaintOfFormat(body) ??
    complaintOfTools(body, model)
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const parameters: ReadonlySet<string> = new Set([
  "audio",
  "frequency_penalty",
  "function_call",
  "functions",
  "logit_bias",
  "logprobs",
  "max_completion_tokens",
  "max_tokens",
  "messages",
  "metadata",
  "modalities",
  "model",
  "n",
  "parallel_tool_calls",
  "prediction",
  "presence_penalty",
  "prompt_cache_key",
  "prompt_cache_options",
  "prompt_cache_retention",
  "reasoning_effort",
  "response_format",
  "safety_identifier",
  "seed",
  "service_tier",
  "stop",
  "store",
  "stream",
  "stream_options",
  "temperature",
  "tool_choice",
  "tools",
  "top_logprobs",
  "top_p",
  "user",
  "verbosity",
  "web_search_options"
])

const refuse = (message: string, param: string | null, code: string | null, status = 400): Complaint => ({
  status,
  message,
  param,
  code
})

const isObject = (value: unknown): value is Body => typeof value === "object" && value !== null && !Array.isArray(value)

const complaintOfSampling = (body: Body, model: SimulatedModel): Complaint | undefined => {
  if (body["stream_options"] !== undefined && body["stream"] !== true) {
    return refuse("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options", null)
  }
  if (!model.isReasoning) {
    return body["reasoning_effort"] === undefined
      ? undefined
      : refuse("Unrecognized request argument supplied: reasoning_effort", "reasoning_effort", null)
  }
  if (body["max_tokens"] !== undefined) {
    return refuse(
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      "max_tokens",
      "unsupported_parameter"
    )
  }
  if (body["temperature"] !== undefined && body["temperature"] !== 1) {
    return refuse(
      `Unsupported value: 'temperature' does not support ${String(body["temperature"])} with this model. Only the default (1) value is supported.`,
      "temperature",
      "unsupported_value"
    )
  }
  return undefined
}

const complaintOfMessages = (messages: unknown): Complaint | undefined => {
  if (!Array.isArray(messages) || messages.length === 0) {
    return refuse(
      "Invalid 'messages': empty array. Expected an array with minimum length 1.",
      "messages",
      "empty_array"
    )
  }
  let open: ReadonlyArray<unknown> = []
  for (const [index, message] of messages.entries()) {
    const at = `messages.[${index}]`
    if (!isObject(message)) return refuse("Invalid message", at, "invalid_type")
    if (message["role"] === "tool") {
      if (!open.includes(message["tool_call_id"])) {
        return refuse(
          "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
          `${at}.role`,
          null
        )
      }
      open = open.filter((id) => id !== message["tool_call_id"])
      continue
    }
    if (open.length > 0) {
      return refuse("An assistant message with 'tool_calls' must be followed by tool messages.", at, null)
    }
    if (!["developer", "system", "user", "assistant"].includes(String(message["role"]))) {
      return refuse(`Invalid value: '${String(message["role"])}'.`, `${at}.role`, "invalid_value")
    }
    const calls = Array.isArray(message["tool_calls"]) ? message["tool_calls"].filter(isObject) : []
    if (typeof message["content"] !== "string" && !Array.isArray(message["content"]) && calls.length === 0) {
      return refuse(`Invalid value for 'content': expected a string, got null.`, `${at}.content`, null)
    }
    open = calls.map((call) => call["id"])
  }
  return undefined
}

const complaintOfFormat = (body: Body): Complaint | undefined => {
  const format = body["response_format"]
  if (!isObject(format)) return undefined
  if (format["type"] === "json_object") {
    const isNamed = JSON.stringify(body["messages"]).toLowerCase().includes("json")
    return isNamed
      ? undefined
      : refuse(
          "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
          "messages",
          null
        )
  }
  const wanted = format["json_schema"]
  if (format["type"] !== "json_schema" || !isObject(wanted)) {
    return refuse(
      "Missing required parameter: 'response_format.json_schema'.",
      "response_format",
      "missing_required_parameter"
    )
  }
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(String(wanted["name"]))) {
    return refuse(
      "Invalid 'response_format.json_schema.name': string does not match pattern.",
      "response_format.json_schema.name",
      "invalid_value"
    )
  }
  const complaint = wanted["strict"] === true ? complaintAbout(wanted["schema"]) : undefined
  return complaint === undefined
    ? undefined
    : refuse(
        `Invalid schema for response_format '${String(wanted["name"])}': ${complaint}`,
        "response_format",
        "invalid_json_schema"
      )
}

const complaintOfTools = (body: Body, model: SimulatedModel): Complaint | undefined => {
  const tools = body["tools"]
  if (tools === undefined) {
    return body["tool_choice"] === undefined
      ? undefined
      : refuse(
          "Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.",
          "tool_choice",
          null
        )
  }
  if (!Array.isArray(tools) || tools.length === 0) {
    return refuse("Invalid 'tools': empty array. Expected an array with minimum length 1.", "tools", "empty_array")
  }
  const needsResponses =
    model.toolsOverChat === "never" ||
    (model.toolsOverChat === "without-reasoning" && body["reasoning_effort"] !== "none")
  return needsResponses
    ? refuse(
        `Function tools with reasoning_effort are not supported for ${model.name} in /v1/chat/completions. To use function tools, use /v1/responses or set reasoning_effort to 'none'.`,
        "reasoning_effort",
        null
      )
    : undefined
}
