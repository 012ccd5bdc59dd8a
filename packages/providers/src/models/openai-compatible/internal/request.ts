/** A request of the port as the body of Chat Completions. */
import { type GenerateRequest, type ModelMessage } from "@postwright/core/models/LanguageModel"
import { type ChatDialect } from "../ChatModel.ts"
import { type JsonSchema } from "./jsonSchema.ts"
import { type StrictSchema, toStrictSchema } from "./strictSchema.ts"

export interface ChatRequest {
  readonly body: Readonly<Record<string, unknown>>
  /** What the vendor does not know and was left out, or done otherwise. */
  readonly warnings: ReadonlyArray<string>
  /** Whether the wanted answer stands in an object that is none of the caller's. */
  readonly isWrapped: boolean
}

export const toChatRequest = (dialect: ChatDialect, request: GenerateRequest): ChatRequest => {
  const { capabilities } = dialect
  const warnings: Array<string> = []
  const format = responseFormat(dialect, request.answer)
  if (format.warning !== undefined) warnings.push(format.warning)
  const own = dialect.fields?.(request)
  if (own?.warnings !== undefined) warnings.push(...own.warnings)

  const option = (name: "temperature" | "seed", isSupported: boolean) => {
    const value = request[name]
    if (value === undefined) return {}
    if (!isSupported) warnings.push(`The model takes no ${name}; it was left out`)
    return isSupported ? { [name]: value } : {}
  }

  return {
    body: {
      model: dialect.model,
      messages: [...systemMessage(dialect, request), ...request.messages.map(toMessage)],
      [dialect.limitParameter]: request.maxOutputTokens,
      ...option("temperature", capabilities.supportsTemperature),
      ...option("seed", capabilities.supportsSeed),
      ...format.field,
      ...toolFields(request),
      ...own?.body
    },
    warnings,
    isWrapped: format.isWrapped
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const responseFormat = (
  { capabilities, keepsConstraints }: ChatDialect,
  answer: GenerateRequest["answer"]
): { readonly field: object; readonly isWrapped: boolean; readonly warning?: string } => {
  if (answer === undefined || capabilities.structuredOutput === "none") return { field: {}, isWrapped: false }
  const strict = strictOf(answer.jsonSchema, keepsConstraints)
  if (capabilities.structuredOutput === "json") {
    // The mode gives objects only; a list is asked for in words.
    return { field: strict.isWrapped ? {} : { response_format: { type: "json_object" } }, isWrapped: false }
  }
  const isStrict = strict.kind === "strict"
  return {
    field: {
      response_format: {
        type: "json_schema",
        json_schema: { name: answer.name, strict: isStrict, schema: strict.schema }
      }
    },
    isWrapped: strict.isWrapped,
    ...(isStrict ? {} : { warning: `The answer is not held to its schema strictly: ${strict.why}` })
  }
}

// Agents ask again and again with the very same schema.
const known = { kept: new WeakMap<JsonSchema, StrictSchema>(), told: new WeakMap<JsonSchema, StrictSchema>() }

const strictOf = (schema: JsonSchema, keepsConstraints: boolean): StrictSchema => {
  const made = keepsConstraints ? known.kept : known.told
  const strict = made.get(schema) ?? toStrictSchema(schema, { keepsConstraints })
  made.set(schema, strict)
  return strict
}

// Anthropic and Google cache what is marked, others from the first token that differs.
const systemMessage = (dialect: ChatDialect, { isPrefixShared, system }: GenerateRequest): ReadonlyArray<object> => {
  if (system === "") return []
  const isMarked = isPrefixShared === true && dialect.marksPrefix === true
  const content = isMarked ? [{ type: "text", text: system, cache_control: { type: "ephemeral" } }] : system
  return [{ role: "system", content }]
}

const toMessage = (message: ModelMessage): object => {
  switch (message.role) {
    case "user":
      return { role: "user", content: message.content }
    case "assistant": {
      const calls = message.toolCalls ?? []
      if (calls.length === 0) return { role: "assistant", content: message.content }
      return {
        role: "assistant",
        content: message.content === "" ? null : message.content,
        tool_calls: calls.map((call) => ({
          id: call.id,
          type: "function",
          function: { name: call.name, arguments: argumentsOf(call.arguments) }
        }))
      }
    }
    case "tool":
      // The wire has no word for a tool that failed.
      return {
        role: "tool",
        tool_call_id: message.toolCallId,
        content: message.isError === true ? `The tool failed: ${message.content}` : message.content
      }
  }
}

const argumentsOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value ?? {}))

const toolFields = ({ toolChoice, tools }: GenerateRequest): object => {
  if (tools === undefined || tools.length === 0) return {}
  return {
    tools: tools.map(({ description, jsonSchema, name }) => ({
      type: "function",
      function: { name, description, parameters: jsonSchema }
    })),
    ...(toolChoice === undefined
      ? {}
      : {
          tool_choice:
            typeof toolChoice === "string" ? toolChoice : { type: "function", function: { name: toolChoice.tool } }
        })
  }
}
