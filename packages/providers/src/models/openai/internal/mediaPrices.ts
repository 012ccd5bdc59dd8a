import { type UnitPricing } from "@postwright/core/models/UnitUsage"

/** What a model costs by its name, where one price of a unit says it; nothing for others. Each was read on that day. */
export const pricingOf = (model: string): UnitPricing | undefined => prices.get(model)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const checkedOn = "2026-11-21"

const prices = new Map<string, UnitPricing>([
  [
    "text-embedding-3-small",
    {
      microUsdPerMillion: { inputTokens: 20_000 },
      checkedOn,
      source: "https://tokenprice.fyi/models/text-embedding-3-small"
    }
  ],
  [
    "text-embedding-3-large",
    {
      microUsdPerMillion: { inputTokens: 130_000 },
      checkedOn,
      source: "https://aicost.tools/llm-cost/openai/text-embedding-3-small/"
    }
  ],
  // 0.006 dollars a minute.
  [
    "whisper-1",
    { microUsdPerMillion: { seconds: 100_000_000 }, checkedOn, source: "https://openrouter.ai/openai/whisper-1/api" }
  ]
])
