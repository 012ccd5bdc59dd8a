import { assert, describe, it } from "@effect/vitest"
import { CampaignSpending } from "@postwright/core/campaign/CampaignBudget"
import { CampaignPaused } from "@postwright/core/campaign/CampaignError"
import { Cause, Option } from "effect"
import { CliError } from "../../src/cli/CliError.ts"
import { failureOf } from "../../src/cli/Failure.ts"
import { pausedBy, type PausedAt } from "../../src/cli/GeneratePause.ts"

const at = (changes: Partial<PausedAt> = {}): PausedAt => ({
  paused: new CampaignPaused({
    campaignId: "spring-1",
    detail: "slot-007: The agent got no usable answer. Try again later",
    problemCode: "agent-no-usable-answer",
    advice: "Try again later"
  }),
  spending: new CampaignSpending({
    usedMicroUsd: 142_786,
    usedTokens: 1,
    reservedMicroUsd: 0,
    budgetMicroUsd: 150_000
  }),
  posts: { done: 46, total: 90 },
  estimateMicroUsd: 280_000,
  args: {
    brief: "spring/our brief.yaml",
    out: "out",
    days: Option.some(30),
    perDay: Option.none(),
    platforms: ["x", "linkedin"],
    start: Option.none(),
    results: Option.none(),
    media: true,
    videos: 0,
    voice: Option.none(),
    music: Option.none(),
    images: Option.none(),
    cards: Option.none(),
    clips: Option.none(),
    recordings: Option.none(),
    watermark: Option.none(),
    fonts: Option.none(),
    model: Option.some("openai/gpt-5-mini"),
    budget: Option.some(0.15),
    dryRun: false,
    seed: 3,
    json: false,
    quiet: false,
    messages: "en"
  },
  ...changes
})

const forMoney = new CampaignPaused({ campaignId: "spring-1", detail: "?", problemCode: "agent-budget-reached" })

describe("a campaign that pauses", () => {
  it("says how far it is, why, what it has cost, and the command that goes on", () => {
    const { code, message } = pausedBy(at())
    assert.strictEqual(code, "campaign-paused")
    assert.strictEqual(
      message,
      `The campaign is paused, with 46 of 90 posts written: slot-007: The agent got no usable answer. Try again later. What is written is kept. Models have cost 0.14 USD so far. To go on:
  postwright generate 'spring/our brief.yaml' --out out --days 30 --platform x --platform linkedin --model openai/gpt-5-mini --budget 0.15 --seed 3`
    )
  })

  it("for want of money says how much of which budget was used, and a budget that will probably do", () => {
    const { message } = pausedBy(at({ paused: forMoney }))
    assert.strictEqual(
      message,
      `The budget is used up, with 46 of 90 posts written: models have cost 0.14 USD of 0.15 USD, and the rest does not carry another answer. What is written is kept. To go on with a higher budget:
  postwright generate 'spring/our brief.yaml' --out out --days 30 --platform x --platform linkedin --model openai/gpt-5-mini --budget 0.34 --seed 3`
    )
  })

  it("before its first post goes by the estimate for a budget", () => {
    const early = { paused: forMoney, posts: undefined }
    assert.match(pausedBy(at(early)).message, /^The budget is used up, before the first post: .*--budget 0\.34 /s)
    assert.match(pausedBy(at({ ...early, estimateMicroUsd: null })).message, /--budget 0\.36 /)
  })

  it("names the remedy where what happened does not", () => {
    const paused = new CampaignPaused({ campaignId: "spring-1", detail: "The disk is odd.", advice: "Look at it" })
    assert.match(
      pausedBy(at({ paused })).message,
      /posts written: The disk is odd\. Look at it\. What is written is kept\./
    )
  })

  it("quotes what a shell would read otherwise", () => {
    const { args } = at()
    assert.include(pausedBy(at({ args: { ...args, brief: "it's $mine.yaml" } })).message, `'it'\\''s $mine.yaml'`)
  })

  it("says the same in German", () => {
    const told = (paused: PausedAt) =>
      failureOf(Cause.fail(new CliError({ reason: pausedBy(paused) })), "de").failure?.message
    assert.match(
      told(at({ paused: forMoney })) ?? "",
      /^Das Budget ist aufgebraucht, 46 von 90 Posts sind geschrieben: Modelle haben 0\.14 USD von 0\.15 USD gekostet, .* Was geschrieben ist, bleibt\. Mit höherem Budget geht es weiter:\n {2}postwright generate /
    )
    assert.match(
      told(at({ paused: forMoney, posts: undefined })) ?? "",
      /^Das Budget ist aufgebraucht, vor dem ersten Post: /
    )
    const detail =
      'The agent "copywriter" got no usable answer (openai/a: Try again later). Try again later, or add a model to fall back to'
    const paused = new CampaignPaused({ campaignId: "spring-1", detail, problemCode: "agent-no-usable-answer" })
    assert.match(
      told(at({ paused })) ?? "",
      /^Die Kampagne steht still, 46 von 90 Posts sind geschrieben: Der Agent „copywriter“ bekam keine brauchbare Antwort .* Modelle haben bisher 0\.14 USD gekostet\. Weiter geht es mit:\n/
    )
  })
})
