import { type GenerateRequest, type ModelMessage } from "@postwright/core/models/LanguageModel"
import { type Effort, type KnownModel } from "../AnthropicCatalog.ts"
import { toNativeSchema } from "./schema.ts"

/** A model as it is asked. */
export interface AskedModel extends KnownModel {
  /** The vendor's name. */
  readonly model: string
}

/** The body of a request, and what of the question it leaves out. */
export interface Asked {
  readonly body: Body
  readonly warnings: ReadonlyArray<string>
  /** Whether the vendor holds the answer to the schema. */
  readonly isNative: boolean
}

type Body = Readonly<Record<string, unknown>> & { readonly model: string; readonly max_tokens: number }

/**
 * The question in the vendor's words. `withSchema` false: the schema stands in the prompt only.
 *
 * @see https://platform.claude.com/docs/en/api/messages/create
 */
export const toBody = (request: GenerateRequest, model: AskedModel, withSchema: boolean): Asked => {
  const warnings: Array<string> = []
  const warn = (text: string) => warnings.push(text)
  const system = request.system.trim() === "" ? [] : [request.system]
  const format = formatOf(request, model, withSchema, warn)
  if (request.answer !== undefined && model.capabilities.structuredOutput === "native" && format === undefined) {
    // The caller left the schema out of the prompt, because the vendor was to hold the answer to it.
    system.push(`The answer has to be valid against this JSON Schema:\n${JSON.stringify(request.answer.jsonSchema)}`)
  }
  const tools = (request.tools ?? []).map((tool) => ({
    name: tool.name,
    description: tool.description,
    input_schema: tool.jsonSchema
  }))
  const choice = tools.length === 0 ? undefined : choiceOf(request.toolChoice, model)
  if (choice?.words !== undefined) warn("The model cannot be forced to use a tool; it was asked to in words")
  if (request.seed !== undefined) warn("Anthropic takes no seed; it was left out")
  const config = {
    ...(model.effort === undefined ? {} : { effort: model.effort satisfies Effort }),
    ...(format === undefined ? {} : { format: { type: "json_schema", schema: format } })
  }
  const isShared = request.isPrefixShared === true
  const text = system.join("\n\n")
  const blocks = [
    ...(text === "" ? [] : [{ type: "text", text, ...(isShared ? cached : {}) }]),
    // After the mark: what differs between requests must not change the prefix that is cached.
    ...(choice?.words === undefined ? [] : [{ type: "text", text: choice.words }])
  ]
  const body: Body = {
    model: model.model,
    max_tokens: request.maxOutputTokens,
    messages: toMessages(request.messages),
    ...(blocks.length === 0 ? {} : { system: blocks }),
    ...(tools.length === 0 ? {} : { tools: isShared && text === "" ? markLast(tools) : tools }),
    ...(choice?.sent === undefined ? {} : { tool_choice: choice.sent }),
    ...(choice?.isForced === true && model.forcedTools === "without-thinking"
      ? { thinking: { type: "disabled" } }
      : {}),
    ...(Object.keys(config).length === 0 ? {} : { output_config: config }),
    ...temperatureOf(request, model, warn)
  }
  return { body, warnings, isNative: format !== undefined }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Five minutes. Tools come before the system prompt in what is cached, so a mark there covers both.
// https://platform.claude.com/docs/en/build-with-claude/prompt-caching
const cached = { cache_control: { type: "ephemeral" } }

const markLast = (tools: ReadonlyArray<object>): ReadonlyArray<object> =>
  tools.map((tool, index) => (index === tools.length - 1 ? { ...tool, ...cached } : tool))

const formatOf = (
  { answer }: GenerateRequest,
  { capabilities }: AskedModel,
  withSchema: boolean,
  warn: (text: string) => void
): unknown => {
  if (answer === undefined || capabilities.structuredOutput !== "native") return undefined
  const native = toNativeSchema(answer.jsonSchema)
  if (withSchema && native._tag === "Native") return native.schema
  const why = native._tag === "Native" ? "it is too complex" : native.why
  warn(`Anthropic cannot hold the answer to the schema "${answer.name}": ${why}. The schema stands in the prompt`)
  return undefined
}

const temperatureOf = (
  { temperature }: GenerateRequest,
  { capabilities }: AskedModel,
  warn: (text: string) => void
): { readonly temperature?: number } => {
  if (temperature === undefined) return {}
  if (!capabilities.supportsTemperature) {
    warn("The model takes no temperature; it was left out")
    return {}
  }
  if (temperature > 1) warn("Anthropic takes a temperature of 1 at most; 1 was sent")
  return { temperature: Math.min(temperature, 1) }
}

/** What is sent, and what is asked in words where sending it would be refused. */
const choiceOf = (
  choice: GenerateRequest["toolChoice"],
  { forcedTools }: AskedModel
): { readonly sent?: unknown; readonly words?: string; readonly isForced?: boolean } | undefined => {
  if (choice === undefined) return undefined
  if (choice === "auto" || choice === "none") return { sent: { type: choice } }
  const name = choice === "required" ? undefined : choice.tool
  if (forcedTools === "never") {
    const which = name === undefined ? "one of the tools" : `the tool "${name}"`
    return { sent: { type: "auto" }, words: `Use ${which} now, and say nothing instead of it.` }
  }
  return { sent: name === undefined ? { type: "any" } : { type: "tool", name }, isForced: true }
}

const toMessages = (messages: ReadonlyArray<ModelMessage>): ReadonlyArray<object> => {
  const turns: Array<{ readonly role: string; readonly content: Array<object> | string }> = []
  for (const message of messages) {
    if (message.role === "user") turns.push({ role: "user", content: message.content })
    else if (message.role === "tool") {
      const last = turns.at(-1)
      // All results of one turn go into one message.
      if (last?.role === "user" && Array.isArray(last.content)) last.content.push(resultOf(message))
      else turns.push({ role: "user", content: [resultOf(message)] })
    } else {
      const calls = (message.toolCalls ?? []).map((call) => ({
        type: "tool_use",
        id: wireId(call.id),
        name: call.name,
        input: isDictionary(call.arguments) ? call.arguments : { value: call.arguments }
      }))
      // A text without anything in it is refused.
      const text = message.content.trim() === "" ? [] : [{ type: "text", text: message.content }]
      if (calls.length === 0 && text.length > 0) turns.push({ role: "assistant", content: message.content })
      else if (calls.length > 0) turns.push({ role: "assistant", content: [...text, ...calls] })
    }
  }
  return turns
}

const resultOf = (message: Extract<ModelMessage, { readonly role: "tool" }>): object => ({
  type: "tool_result",
  tool_use_id: wireId(message.toolCallId),
  ...(message.content === "" ? {} : { content: message.content }),
  ...(message.isError === true ? { is_error: true } : {})
})

// Another vendor may have named the call, in letters that are refused here.
const wireId = (id: string): string => id.replace(/[^a-zA-Z0-9_-]/g, "_")

const isDictionary = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value)
