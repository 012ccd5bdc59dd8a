import { type SimulatedModel } from "../AnthropicSimulatorState.ts"
import { type ApiError, invalid } from "./answers.ts"
import { isRecord, listOf } from "./reading.ts"
import { schemaProblem } from "./schemaSubset.ts"

/** What the API says against a request; `undefined` when it takes it. */
export const problemOf = (
  body: unknown,
  models: Readonly<Record<string, SimulatedModel>>,
  version: string | undefined
): ApiError | undefined => {
  if (!isRecord(body)) return invalid("The request body is not valid JSON")
  for (const name of ["model", "messages", "max_tokens"]) {
    if (!(name in body)) return invalid(`${name}: Field required`)
  }
  // https://platform.claude.com/docs/en/api/versioning: from 2026-10-21 on there is no sampling, on any model.
  const isKnown = (name: string) => fields.has(name) || (version === "2023-06-01" && sampling.includes(name))
  const extra = Object.keys(body).find((name) => !isKnown(name))
  if (extra !== undefined) return invalid(`${extra}: Extra inputs are not permitted`)
  const model = typeof body["model"] === "string" ? models[body["model"]] : undefined
  if (model === undefined) {
    return { status: 404, type: "not_found_error", message: `model: ${String(body["model"])}` }
  }
  const message =
    limitProblem(body, model) ??
    systemProblem(body["system"]) ??
    messagesProblem(listOf(body["messages"])) ??
    toolsProblem(body, model) ??
    outputProblem(body, model) ??
    cacheProblem(body)
  return message === undefined ? undefined : invalid(message)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// https://platform.claude.com/docs/en/api/messages/create
const fields = new Set(
  (
    "cache_control container diagnostics inference_geo max_tokens messages metadata model output_config " +
    "service_tier speed stop_sequences stream system thinking tool_choice tools"
  ).split(" ")
)

const sampling = ["temperature", "top_k", "top_p"]

type Body = Readonly<Record<string, unknown>>

const limitProblem = (body: Body, model: SimulatedModel): string | undefined => {
  const { max_tokens: limit, temperature } = body
  if (typeof limit !== "number" || !Number.isInteger(limit)) return "max_tokens: Input should be a valid integer"
  if (limit < 0) return "max_tokens: Input should be greater than or equal to 0"
  if (limit > model.maxOutputTokens) {
    return `max_tokens: ${limit} > ${model.maxOutputTokens}, which is the maximum allowed number of output tokens for ${String(body["model"])}`
  }
  for (const name of sampling) {
    if (name in body && !model.takesSampling) return `\`${name}\` is deprecated for this model.`
  }
  if (temperature === undefined) return undefined
  return typeof temperature === "number" && temperature >= 0 && temperature <= 1
    ? undefined
    : "temperature: range: 0..1"
}

const systemProblem = (system: unknown): string | undefined => {
  if (system === undefined || typeof system === "string") return undefined
  return listOf(system).some((block) => isRecord(block) && block["type"] === "text" && block["text"] === "")
    ? "system: text content blocks must be non-empty"
    : undefined
}

const messagesProblem = (messages: ReadonlyArray<unknown>): string | undefined => {
  if (messages.length === 0) return "messages: at least one message is required"
  let waiting: ReadonlySet<string> = new Set()
  for (const [index, message] of messages.entries()) {
    if (!isRecord(message)) return `messages.${index}: Input should be a valid dictionary`
    const { role, content } = message
    if (role !== "user" && role !== "assistant") return `messages.${index}.role: Input should be 'user' or 'assistant'`
    if (content === "" || (Array.isArray(content) && content.length === 0)) {
      return `messages.${index}: all messages must have non-empty content except for the optional final assistant message`
    }
    const blocks = typeof content === "string" ? [{ type: "text", text: content }] : listOf(content)
    const problem = blocksProblem(blocks, `messages.${index}`) ?? resultsProblem(blocks, index, waiting)
    if (problem !== undefined) return problem
    waiting = idsOf(blocks, "tool_use", "id")
    if (waiting.size > 0 && role !== "assistant")
      return `messages.${index}: \`tool_use\` blocks can only be in assistant messages`
  }
  return waiting.size > 0
    ? `messages.${messages.length - 1}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${[...waiting].join(", ")}`
    : undefined
}

const blocksProblem = (blocks: ReadonlyArray<unknown>, path: string): string | undefined => {
  for (const [index, block] of blocks.entries()) {
    const place = `${path}.content.${index}`
    if (!isRecord(block)) return `${place}: Input should be a valid dictionary`
    switch (block["type"]) {
      case "text":
        if (typeof block["text"] !== "string") return `${place}.text.text: Field required`
        if (block["text"] === "") return "messages: text content blocks must be non-empty"
        if (block["text"].trim() === "") return "messages: text content blocks must contain non-whitespace text"
        break
      case "tool_use":
        if (typeof block["id"] !== "string" || !/^[a-zA-Z0-9_-]+$/.test(block["id"])) {
          return `${place}.tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'`
        }
        if (!isRecord(block["input"])) return `${place}.tool_use.input: Input should be a valid dictionary`
        break
      case "tool_result":
        break
      default:
        return `${place}: Input tag '${String(block["type"])}' found using 'type' does not match any of the expected tags`
    }
  }
  return undefined
}

// Every result answers a call of the turn before, and every call of that turn has its result, before anything else.
const resultsProblem = (
  blocks: ReadonlyArray<unknown>,
  index: number,
  waiting: ReadonlySet<string>
): string | undefined => {
  const results = idsOf(blocks, "tool_result", "tool_use_id")
  for (const id of results) {
    if (!waiting.has(id)) {
      return `messages.${index}.content: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${id}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`
    }
  }
  const missing = [...waiting].filter((id) => !results.has(id))
  if (missing.length > 0) {
    return `messages.${index - 1}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${missing.join(", ")}`
  }
  const isResult = blocks.map((block) => isRecord(block) && block["type"] === "tool_result")
  return isResult.lastIndexOf(true) >= results.size
    ? `messages.${index}: \`tool_result\` blocks must come before other content`
    : undefined
}

const idsOf = (blocks: ReadonlyArray<unknown>, type: string, name: string): ReadonlySet<string> =>
  new Set(blocks.flatMap((block) => (isRecord(block) && block["type"] === type ? [String(block[name])] : [])))

const toolsProblem = (body: Body, model: SimulatedModel): string | undefined => {
  const tools = listOf(body["tools"])
  const names: Array<string> = []
  for (const [index, tool] of tools.entries()) {
    if (!isRecord(tool) || typeof tool["name"] !== "string") return `tools.${index}.custom.name: Field required`
    if (!/^[a-zA-Z0-9_-]{1,128}$/.test(tool["name"])) {
      return `tools.${index}.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'`
    }
    if (!isRecord(tool["input_schema"])) return `tools.${index}.custom.input_schema: Field required`
    if (tool["input_schema"]["type"] !== "object") {
      return `tools.${index}.custom.input_schema.type: Input should be 'object'`
    }
    names.push(tool["name"])
  }
  if (new Set(names).size < names.length) return "tools: Tool names must be unique."
  const choice = body["tool_choice"]
  if (choice === undefined) return undefined
  if (!isRecord(choice)) return "tool_choice: Input should be a valid dictionary"
  if (tools.length === 0) return "tool_choice: may only be specified while providing tools"
  if (choice["type"] === "auto" || choice["type"] === "none") return undefined
  if (choice["type"] !== "any" && choice["type"] !== "tool") return "tool_choice: unknown type"
  const thinks = !(isRecord(body["thinking"]) && body["thinking"]["type"] === "disabled")
  if (model.takesForcedTools === "never") return "tool_choice: forced tool use is not supported for this model."
  if (model.takesForcedTools === "without-thinking" && thinks) {
    return "Thinking may not be enabled when tool_choice forces tool use."
  }
  return choice["type"] === "tool" && !names.includes(String(choice["name"]))
    ? `tool_choice: Tool '${String(choice["name"])}' not found in provided tools`
    : undefined
}

const outputProblem = (body: Body, model: SimulatedModel): string | undefined => {
  const { output_config: config, thinking } = body
  if (thinking !== undefined && isRecord(thinking) && thinking["type"] === "disabled") {
    if (model.takesForcedTools === "never") return `"thinking.type.disabled" is not supported for this model.`
  }
  if (config === undefined) return undefined
  if (!isRecord(config)) return "output_config: Input should be a valid dictionary"
  const { effort, format } = config
  if (effort !== undefined) {
    if (!model.takesEffort) return "This model does not support the effort parameter."
    if (!["low", "medium", "high", "xhigh", "max"].includes(String(effort))) return "output_config.effort: unknown"
  }
  if (format === undefined) return undefined
  if (!isRecord(format) || format["type"] !== "json_schema")
    return "output_config.format.type: Input should be 'json_schema'"
  return schemaProblem(format["schema"])
}

const cacheProblem = (body: Body): string | undefined => {
  const marks: Array<unknown> = []
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk)
    else if (isRecord(node)) {
      if (node["cache_control"] !== undefined) marks.push(node["cache_control"])
      Object.values(node).forEach(walk)
    }
  }
  walk([body["tools"], body["system"], body["messages"]])
  if (marks.length > 4) return `A maximum of 4 blocks with cache_control may be provided. Found ${marks.length}.`
  return marks.every((mark) => isRecord(mark) && mark["type"] === "ephemeral")
    ? undefined
    : "cache_control.type: Input should be 'ephemeral'"
}
