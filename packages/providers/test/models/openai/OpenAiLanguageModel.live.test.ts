import * as OpenAiLanguageModel from "@postwright/providers/models/openai/OpenAiLanguageModel"
import { live } from "../live.ts"

live({
  vendor: OpenAiLanguageModel.vendor,
  key: "OPENAI_API_KEY",
  modelVariable: "POSTWRIGHT_LIVE_OPENAI_MODEL",
  model: "gpt-6-luna",
  make: (model) => OpenAiLanguageModel.make({ model, reasoningEffort: "none" })
})
