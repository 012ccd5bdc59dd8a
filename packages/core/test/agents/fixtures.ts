import { defineAgent, fromEffectSchema, type Prompt } from "@postwright/core/agents/Agent"
import { checkIssues } from "@postwright/core/agents/AgentIssue"
import { AgentRunner } from "@postwright/core/agents/AgentRunner"
import { PromptStore } from "@postwright/core/agents/PromptStore"
import { GenerationStore } from "@postwright/core/models/GenerationStore"
import { type LanguageModel } from "@postwright/core/models/LanguageModel"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import { ModelRouter } from "@postwright/core/models/ModelRouter"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Ledger } from "@postwright/core/usage/Ledger"
import { Effect, Layer, Schema } from "effect"
import { z } from "zod"

export interface Topic {
  readonly topic: string
  readonly language?: string
}

const toDomain = (wire: { readonly title: string }, input: Topic) =>
  checkIssues(
    wire.title.includes(input.topic) ? [] : [{ path: ["title"], message: `has to name the topic "${input.topic}"` }]
  ).pipe(Effect.as({ headline: wire.title.toUpperCase() }))

const rest = {
  version: 3,
  task: "write",
  prompt: (input: Topic): Prompt => ({
    system: "You write titles",
    messages: [{ role: "user", content: `A title about ${input.topic}` }],
    promptVersion: "title@7#abc"
  }),
  floor: (input: Topic) => ({ title: `All about ${input.topic}` }),
  floorLanguages: ["en", "de"],
  language: (input: Topic) => input.language ?? "en",
  prose: (wire: { readonly title: string }) => [wire.title]
} as const

/** An agent on a zod contract. */
export const zodTitles = defineAgent({
  ...rest,
  name: "zod-titles",
  contract: z.object({ title: z.string().min(3) }),
  toDomain
})

/** The same on an Effect Schema contract. */
export const effectTitles = defineAgent({
  ...rest,
  name: "effect-titles",
  contract: fromEffectSchema(Schema.Struct({ title: Schema.String.check(Schema.isMinLength(3)) })),
  toDomain
})

/** A runner over these models, with answers and ledger in memory. */
export const layerRunner = (...models: ReadonlyArray<LanguageModel>) =>
  AgentRunner.layerNoDeps.pipe(
    Layer.provide(ModelRouter.layer),
    Layer.provide(LanguageModels.layerOf(...models)),
    Layer.provideMerge(
      Layer.fresh(Layer.mergeAll(GenerationStore.layerMemory, Ledger.layerMemory, PromptStore.layerMemory))
    ),
    Layer.provideMerge(Layer.succeed(CurrentActor, localOwner))
  )
