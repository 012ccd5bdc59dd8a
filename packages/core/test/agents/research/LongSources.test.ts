import { assert, describe, it } from "@effect/vitest"
import { ResearchAgent, type ResearchInput } from "@postwright/core/agents/research/ResearchAgent"
import { readSources } from "@postwright/core/knowledge/DocumentReader"
import { SourceReaders } from "@postwright/core/knowledge/SourceReader"
import { Effect } from "effect"
import { analyse } from "../../../src/agents/research/internal/analysis.ts"
import { floorOf, isSlice } from "../material.ts"

const things = ["ramp", "rack", "shelter", "pump", "bench", "lamp", "map", "kiosk", "fence", "gate", "hoist"]
const sentence = (index: number) =>
  `The club of street ${index} built a ${things[index % 11]} for ${index % 89} riders and a ${things[(index * 7) % 11]} for ${index % 13} visitors.`
const paragraphs = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `${sentence(from + 2 * index)} ${sentence(from + 2 * index + 1)}`)

const inputOf = Effect.fnUntraced(function* (sources: number, maxCharacters: number) {
  const documents = yield* readSources(
    Array.from({ length: sources }, (_, index) => ({
      name: `${index}.txt`,
      text: paragraphs(1_000 * index, 400).join("\n\n")
    })),
    {},
    { maxCharacters }
  ).pipe(Effect.provide(SourceReaders.layerMemory({})))
  const input: ResearchInput = {
    topic: "What cycling clubs built",
    audience: "Riders",
    goals: [],
    constraints: [],
    languages: [],
    documents
  }
  return input
})

const countsOf = (input: ResearchInput) => {
  const { features, ranked } = analyse(input)
  return {
    sentences: [...features.values()].reduce((sum, sentences) => sum + sentences.length, 0),
    ranked: ranked.length
  }
}

describe("ResearchAgent with long sources", () => {
  it.effect("looks at no more sentences, ranks no more statements and asks for no more, however many sources", () =>
    Effect.gen(function* () {
      const few = yield* inputOf(2, 40_000)
      const many = yield* inputOf(20, 40_000)
      const most = 40_000 / sentence(10).length
      for (const input of [few, many]) {
        const { ranked, sentences } = countsOf(input)
        assert.isAtMost(sentences, most)
        assert.isAtLeast(sentences, 0.7 * most)
        assert.isAtMost(ranked, sentences)
        const [{ content }] = ResearchAgent.prompt(input).messages
        assert.isAtMost(content.length, 1.3 * 40_000)
      }
    })
  )

  it.effect("measures documents once, whatever is asked of them", () =>
    Effect.gen(function* () {
      const input = yield* inputOf(2, 10_000)
      const { features, ranked } = analyse(input)
      const other = analyse({ ...input, topic: "Pumps and lamps" })
      assert.strictEqual(other.features, features)
      assert.notDeepEqual(
        other.ranked.map(({ salience }) => salience),
        ranked.map(({ salience }) => salience)
      )
      assert.notStrictEqual(analyse({ ...input, documents: [...input.documents] }).features, features)
    })
  )

  it.effect("cites the whole text exactly, and nothing that was not read", () =>
    Effect.gen(function* () {
      const input = yield* inputOf(2, 20_000)
      const { findings } = yield* ResearchAgent.toDomain(floorOf(ResearchAgent)(input), input)
      assert.isAbove(findings.length, 5)
      for (const { citation, sentences } of findings) {
        for (const one of [citation, ...sentences]) assert.isTrue(isSlice(input.documents, one))
      }
      const document = input.documents[0]!
      const isRead = (quote: string) =>
        document.blocks.some((block) => block.sentences.some(({ text }) => text === quote))
      const all = paragraphs(0, 400).flatMap((text) => text.split(/(?<=\.) /))
      const asked = [all.find(isRead)!, all.find((quote) => !isRead(quote))!].map((quote) => ({
        source: document.source,
        quote,
        kind: "claim" as const
      }))
      assert.lengthOf(asked, 2)
      const read = yield* ResearchAgent.toDomain({ findings: asked.slice(0, 1), keyphrases: [] }, input)
      assert.strictEqual(read.findings[0]?.citation.quote, asked[0]?.quote)
      const error = yield* Effect.flip(ResearchAgent.toDomain({ findings: asked.slice(1), keyphrases: [] }, input))
      assert.include(JSON.stringify(error), `does not stand in`)
    })
  )

  it.effect("tells no part of a list as the list, and no answer to a question that was asked elsewhere", () =>
    Effect.gen(function* () {
      const filler = (index: number) => paragraphs(40 * index, 6).join(" ")
      const weeks = Array.from({ length: 60 }, (_, week) => {
        const items = Array.from({ length: 30 }, (_, item) => `- ${sentence(1_000 * week + item)}`)
        return `${filler(week)}\n\nTen things for week ${week}:\n\n${items.join("\n")}`
      })
      const cue = (speaker: string, text: string) => `00:01.000 --> 00:02.000\n<v ${speaker}>${text}`
      // What is looked for stands now in questions, now in answers.
      const turns = Array.from({ length: 60 }, (_, index) => {
        const [asked, told] = Math.floor(index / 7) % 2 === 0 ? [" Masons?", ""] : ["", " Masons."]
        return [
          cue(
            "Ann",
            `Is it raining?${asked} ${filler(100 + index).replaceAll(".", "?")} How did club ${index} pay for the harbour?`
          ),
          cue("Bo", `Club ${index} of Birch Lane paid for the harbour with bonds.${told} ${filler(200 + index)}`)
        ]
      })
      const documents = yield* readSources(
        [
          { name: "weeks.md", text: weeks.join("\n\n") },
          { name: "talk.vtt", text: ["WEBVTT", ...turns.flat()].join("\n\n") }
        ],
        {},
        { maxCharacters: 20_000, about: ["masons"] }
      ).pipe(Effect.provide(SourceReaders.layerMemory({})))
      const input = { ...(yield* inputOf(0, 1)), documents }
      const { ranked } = analyse(input)
      assert.isEmpty(ranked.filter(({ candidate }) => candidate.kind === "list"))
      const talk = ranked.filter(({ candidate }) => candidate.document.source === "talk.vtt")
      assert.isAbove(talk.length, 2)
      for (const { candidate } of talk) {
        const { document, opener, parts } = candidate
        // The question right before an answer opens it, no other one.
        if (opener === undefined) continue
        assert.strictEqual(document.text.slice(opener.citation.end, parts[0].start), "\n\nBo: ")
      }
    })
  )
})
