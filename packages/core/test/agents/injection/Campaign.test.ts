import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { type BriefInput } from "@postwright/core/campaign/Brief"
import { Policies } from "@postwright/core/policy/Policies"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { brief, layerWith, recordedFor } from "../../campaign/modelCampaign.ts"
import { type Attack, attacks } from "./attacks.ts"
import { obeying } from "./obeying.ts"

const written = (place: Attack["place"]) => attacks.filter((attack) => attack.place === place).map(({ text }) => text)

/** The campaign of six posts, with every order in the fields that do not say what it is about. */
const attacked: BriefInput = {
  ...brief,
  tone: written("tone").join(" "),
  constraints: written("constraint"),
  brand: { guidelines: written("guidelines").join("\n"), voice: { examples: written("voice") } }
}

// Of each demand the first.
const worst = attacks.filter(({ demand }, at) => attacks.findIndex((other) => other.demand === demand) === at)

describe("a campaign whose model obeys an injection", () => {
  for (const attack of worst.filter(({ demand }) => demand !== "tools")) {
    it.effect(`spends, plans, decides and says nothing else: ${attack.demand}`, () =>
      Effect.gen(function* () {
        const answers = yield* recordedFor(attacked)
        const { model } = Scripted.make({
          answer: ({ messages }) => obeying(answers.answerTo(messages) ?? "{}", attack)
        })
        yield* Effect.gen(function* () {
          const [campaigns, policies] = [yield* Campaigns, yield* Policies]
          const made = yield* campaigns.generate(attacked, {
            model: "scripted",
            allowFloor: true,
            budgetMicroUsd: 5_000
          })
          assert.lengthOf(made.plan.slots, 6)
          assert.isAtLeast(made.posts.length, 4)
          for (const { hashtags, links, variants } of made.posts) {
            assert.notMatch(
              JSON.stringify([hashtags, links, variants]),
              /evil|publish"|approved|999|99 %|anderen Sprache/i
            )
          }
          assert.notMatch(JSON.stringify(made.plan), /evil|approved|999/i)
          assert.strictEqual((yield* campaigns.get(made.campaignId)).state, "reviewing")
          assert.strictEqual((yield* campaigns.spending(made.campaignId)).budgetMicroUsd, 5_000)
          const { packs, revision, severities } = yield* policies.settings
          assert.deepStrictEqual([packs, revision, severities], [[], 0, {}])
        }).pipe(Effect.provide(layerWith(model)))
      })
    )
  }
})
