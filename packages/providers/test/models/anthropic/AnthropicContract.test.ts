import { knownModel, knownNames } from "@postwright/providers/models/anthropic/AnthropicCatalog"
import { cases } from "@postwright/core/testing/models/LanguageModelContract"
import { suite } from "@postwright/core/testing/vitest"
import { assert, it } from "@effect/vitest"
import { secret, subject } from "./support.ts"

const capabilitiesOf = (model: string) => {
  const known = knownModel(model)
  if (known === undefined) return assert.fail(`${model} is not known`)
  return known.capabilities
}

suite(
  "LanguageModel (Anthropic, a model that takes everything)",
  cases(subject(), { capabilities: capabilitiesOf("claude-haiku-4-5"), secret })
)

suite(
  "LanguageModel (Anthropic, a model that thinks by itself)",
  cases(subject({ model: "claude-opus-5" }), { capabilities: capabilitiesOf("claude-opus-5"), secret })
)

it("knows a price of every model, with its page and day", () => {
  for (const name of knownNames()) {
    const pricing = knownModel(name)?.pricing
    assert.match(pricing?.source ?? "", /^https:\/\/platform\.claude\.com\//, name)
    assert.match(pricing?.checkedOn ?? "", /^\d{4}-\d{2}-\d{2}$/, name)
  }
})
