import { type UnitPricing } from "@postwright/core/models/UnitUsage"

/** What a model costs by its name, where one price of a unit says it; nothing for others. Each was read on that day. */
export const pricingOf = (model: string): UnitPricing | undefined =>
  prices.get(model) ?? prices.get(model.replace(/-\d{4}-\d{2}-\d{2}$/, ""))

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
  // Of images that go in no price was to be had, so what such a call costs is not known.
  [
    "gpt-image-2",
    {
      microUsdPerMillion: { inputTokens: 5_000_000, outputTokens: 30_000_000 },
      checkedOn: "2026-11-22",
      source: "https://vercel.com/ai-gateway/models/gpt-image-2.md"
    }
  ],
  ["gpt-image-2.6-sunburst", ofImages("gpt-image-2.6-sunburst", { text: 5, image: 8, output: 30 })],
  ["gpt-image-1-mini", ofImages("gpt-image-1-mini", { text: 2, image: 2.5, output: 8 })],
  // `gpt-4o-mini-tts` costs by tokens that its answer does not tell.
  ["tts-1", page("tts-1", { characters: 15_000_000 })],
  ["tts-1-hd", page("tts-1", { characters: 30_000_000 })],
  // 0.0045 dollars a minute.
  ["gpt-transcribe", page("gpt-transcribe", { seconds: 75_000_000 })],
  ["gpt-4o-transcribe", page("gpt-4o-transcribe", { inputTokens: 2_500_000, outputTokens: 10_000_000 })],
  [
    "gpt-4o-mini-transcribe",
    page("compare?model=gpt-4o-mini-transcribe", { inputTokens: 1_250_000, outputTokens: 5_000_000 })
  ],
  // 0.006 dollars a minute.
  [
    "whisper-1",
    { microUsdPerMillion: { seconds: 100_000_000 }, checkedOn, source: "https://openrouter.ai/openai/whisper-1/api" }
  ]
])

// As the page of the model had it, in millionths of a dollar for a million units.
function page(path: string, microUsdPerMillion: UnitPricing["microUsdPerMillion"]): UnitPricing {
  return {
    microUsdPerMillion,
    checkedOn: "2026-11-22",
    source: `https://developers.openai.com/api/docs/models/${path}`
  }
}

// In dollars for a million tokens.
function ofImages(
  path: string,
  dollars: { readonly text: number; readonly image: number; readonly output: number }
): UnitPricing {
  const micro = (amount: number): number => Math.round(amount * 1_000_000)
  return page(path, {
    inputTokens: micro(dollars.text),
    inputImageTokens: micro(dollars.image),
    outputTokens: micro(dollars.output)
  })
}
