import * as AnthropicLanguageModel from "@postwright/providers/models/anthropic/AnthropicLanguageModel"
import { live } from "../live.ts"

live({
  vendor: "anthropic",
  key: "ANTHROPIC_API_KEY",
  modelVariable: "POSTWRIGHT_LIVE_ANTHROPIC_MODEL",
  model: "claude-haiku-4-5",
  make: (model) => AnthropicLanguageModel.make({ model })
})
