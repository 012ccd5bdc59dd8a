import { AgentRunner } from "@postwright/core/agents/AgentRunner"
import { type BriefInput } from "@postwright/core/campaign/Brief"
import { Campaigns, type GenerateOptions } from "@postwright/core/campaign/Campaigns"
import { EventBus } from "@postwright/core/events/EventBus"
import * as FlowsJournal from "@postwright/core/flow/FlowsJournal"
import { type LanguageModel } from "@postwright/core/models/LanguageModel"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import * as RecordedAnswers from "@postwright/core/testing/agents/RecordedAnswers"
import { Effect, Layer } from "effect"
import { readFileSync } from "node:fs"

const guide = new URL("../../../../examples/larkfield/sources/guide-choosing-a-cargo-bike.md", import.meta.url)

/** A campaign of six posts on two networks. */
export const brief: BriefInput = {
  topic: "Cargo bikes for a week",
  platforms: ["x", "linkedin"],
  sources: [{ name: "guide.md", text: readFileSync(guide, "utf8") }],
  plan: { days: 2, perDay: 3, start: "2027-03-01" }
}

/** The answers that models may give to everything that is asked for the brief. */
export const recordedFor = Effect.fnUntraced(function* (
  of: BriefInput = brief,
  options: Pick<GenerateOptions, "results"> = {}
) {
  const answers = RecordedAnswers.make()
  const runner = answers.recording.pipe(Layer.provide(AgentRunner.layer))
  yield* Effect.flatMap(Campaigns, (campaigns) => campaigns.generate(of, options)).pipe(
    Effect.provide(
      Campaigns.layer.pipe(
        Layer.provide([FlowsJournal.layer, runner]),
        Layer.provide(EventBus.layerMemory),
        Layer.provide(Layer.fresh(Layer.merge(Postwright.storesMemory, Postwright.registries))),
        Layer.fresh
      )
    ),
    Effect.provideService(CurrentActor, localOwner)
  )
  return answers
})

/** Campaigns in memory, with this model. */
export const layerWith = (model: LanguageModel) =>
  Layer.fresh(Postwright.layer).pipe(
    Layer.provide(Layer.fresh(Postwright.storesMemory)),
    Layer.provide(
      LanguageModels.layerEntry(Effect.succeed(model)).pipe(Layer.provideMerge(Layer.fresh(Postwright.registries)))
    ),
    Layer.provideMerge(Layer.succeed(CurrentActor, localOwner))
  )
