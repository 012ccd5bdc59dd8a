import * as OpenRouterLanguageModel from "@postwright/providers/models/openrouter/OpenRouterLanguageModel"
import { live } from "../live.ts"

live({
  vendor: OpenRouterLanguageModel.vendor,
  key: "OPENROUTER_API_KEY",
  modelVariable: "POSTWRIGHT_LIVE_OPENROUTER_MODEL",
  model: "openai/gpt-5.6-luna",
  // Without the list of models nothing is known of the shape that this one is held to.
  make: (model) => OpenRouterLanguageModel.make({ model, capabilities: { structuredOutput: "native" } })
})
