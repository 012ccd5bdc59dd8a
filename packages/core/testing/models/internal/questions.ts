/** What the suite of language models asks. */
import { type GenerateRequest, type ToolCall } from "@postwright/core/models/LanguageModel"

/** A question without anything special. */
export const request: GenerateRequest = {
  system: "You write headlines",
  messages: [{ role: "user", content: "A headline about tea" }],
  maxOutputTokens: 200
}

/** The JSON that is wanted. */
export const answer: NonNullable<GenerateRequest["answer"]> = {
  name: "headline",
  jsonSchema: {
    type: "object",
    properties: { headline: { type: "string" } },
    required: ["headline"],
    additionalProperties: false
  }
}

/** What the model may ask for. */
export const tools: NonNullable<GenerateRequest["tools"]> = [
  {
    name: "weather",
    description: "The weather at a place",
    jsonSchema: {
      type: "object",
      properties: { place: { type: "string" } },
      required: ["place"],
      additionalProperties: false
    }
  }
]

/** What it asks for. */
export const call: ToolCall = { id: "call_1", name: "weather", arguments: { place: "Zürich" } }

/** Tokens with parts that are special. */
export const usage = { inputTokens: 1_000, cachedTokens: 400, outputTokens: 60, reasoningTokens: 20 }
