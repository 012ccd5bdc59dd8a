import { defineAgent, fromEffectSchema } from "@postwright/core/agents/Agent"
import { checkIssues } from "@postwright/core/agents/AgentIssue"
import { AgentRunner } from "@postwright/core/agents/AgentRunner"
import { definePrompt, renderPrompt } from "@postwright/core/agents/PromptLibrary"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Console, Effect, Layer, Schema } from "effect"
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { wordCounter } from "./model.ts"
import { best, sentencesOf, sharedWords } from "./sentences.ts"

const wording = definePrompt({
  name: "quote-finder",
  version: 1,
  system: "You find what a text says. You never add to it.",
  task: "Quote at most {{count}} sentences of the source that answer the question, to the letter."
})

const quoteFinder = defineAgent({
  name: "quote-finder",
  version: 1,
  task: "extract",
  contract: fromEffectSchema(
    Schema.Struct({ quotes: Schema.Array(Schema.NonEmptyString).check(Schema.isMinLength(1), Schema.isMaxLength(5)) })
  ),
  wording,
  prompt: ({ question, source }: { question: string; source: string }, chosen = wording) =>
    renderPrompt(chosen, {
      values: { count: 2 },
      request: [{ label: "question", text: question }],
      evidence: [{ label: "source", text: source }]
    }),
  toDomain: ({ quotes }, { source }) =>
    checkIssues(
      quotes.flatMap((quote, index) =>
        source.includes(quote)
          ? []
          : [{ path: ["quotes", index], message: "is not in the source; quote to the letter" }]
      )
    ).pipe(Effect.as(quotes)),
  floor: ({ question, source }) => ({
    quotes: best(sentencesOf(source), 2, (sentence) => sharedWords(question, sentence).length)
  })
})

const guide = new URL("../larkfield/sources/guide-choosing-a-cargo-bike.md", import.meta.url)
const input = { question: "Does a Heron fit through a narrow side passage?", source: readFileSync(guide, "utf8") }

const program = Effect.gen(function* () {
  const runner = yield* AgentRunner
  const run = (model: string) =>
    runner.run(quoteFinder, input, { model, allowFloor: false, operationKey: `example/${model}` })
  const [floor, model] = [yield* run("none"), yield* run("own/word-counter")]

  for (const { generatedBy, value } of [floor, model]) {
    yield* Console.log(`\nEffect, by ${generatedBy.kind === "model" ? generatedBy.model : generatedBy.kind}`)
    for (const quote of value) yield* Console.log(`- ${quote}`)
  }

  const narrow = "A Heron needs only 66 cm, yet an L-shaped side passage can defeat its length of 2.48 m."
  const cane = "A garden cane cut to 2.5 m is the cheapest way to check a side passage for a front-loader."
  const parents = "Parents on a longtail hear less, but they thread through narrow gaps that a box cannot pass."
  assert.deepEqual(floor.value, [narrow, cane])
  assert.deepEqual(model.value, [narrow, parents])
  assert.equal(floor.generatedBy.kind, "floor")
  assert.equal(model.generatedBy.kind, "model")
})

const layer = Postwright.layer.pipe(
  Layer.provide(Postwright.storesMemory),
  Layer.provide(LanguageModels.layerEntry(Effect.succeed(wordCounter))),
  Layer.provide(Postwright.registries)
)

program.pipe(Effect.provide(layer), Effect.provideService(CurrentActor, localOwner), Effect.runPromise)
