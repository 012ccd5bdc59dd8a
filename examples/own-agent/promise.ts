import { createPostwright, defineAgent } from "@postwright/core/promise"
import { adapterFromModel } from "@postwright/core/promise/AdapterLayer"
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { z } from "zod"
import { wordCounter } from "./model.ts"
import { best, sentencesOf, sharedWords } from "./sentences.ts"

const quoteFinder = defineAgent({
  name: "quote-finder",
  version: 1,
  task: "extract",
  contract: z.object({ quotes: z.array(z.string().min(1)).min(1).max(5) }),
  system: "You find what a text says. You never add to it.",
  instructions: "Quote at most {{count}} sentences of the source that answer the question, to the letter.",
  material: ({ question, source }: { question: string; source: string }) => ({
    values: { count: 2 },
    request: [{ label: "question", text: question }],
    evidence: [{ label: "source", text: source }]
  }),
  check: ({ quotes }, { source }) =>
    quotes.flatMap((quote, index) =>
      source.includes(quote) ? [] : [{ path: ["quotes", index], message: "is not in the source; quote to the letter" }]
    ),
  floor: ({ question, source }) => ({
    quotes: [...best(sentencesOf(source), 2, (sentence) => sharedWords(question, sentence).length)]
  })
})

const guide = new URL("../larkfield/sources/guide-choosing-a-cargo-bike.md", import.meta.url)
const input = { question: "Does a Heron fit through a narrow side passage?", source: readFileSync(guide, "utf8") }

await using postwright = createPostwright({ adapters: [adapterFromModel(wordCounter)] })
const floor = await postwright.run(quoteFinder, input)
const model = await postwright.run(quoteFinder, input, { model: "own/word-counter", budget: 0.01 })

for (const { generatedBy, value } of [floor, model]) {
  console.log(`\nPromise, by ${generatedBy.kind === "model" ? generatedBy.model : generatedBy.kind}`)
  for (const quote of value.quotes) console.log(`- ${quote}`)
}

const narrow = "A Heron needs only 66 cm, yet an L-shaped side passage can defeat its length of 2.48 m."
const cane = "A garden cane cut to 2.5 m is the cheapest way to check a side passage for a front-loader."
const parents = "Parents on a longtail hear less, but they thread through narrow gaps that a box cannot pass."
assert.deepEqual(floor.value.quotes, [narrow, cane])
assert.deepEqual(model.value.quotes, [narrow, parents])
assert.equal(floor.generatedBy.kind, "floor")
assert.equal(model.generatedBy.kind, "model")
