import { assert, describe, it } from "@effect/vitest"
import { readDocument, readSources } from "@postwright/core/knowledge/DocumentReader"
import { readTextOf, shareRead, type ReadingOptions } from "@postwright/core/knowledge/Excerpts"
import { itemLists } from "@postwright/core/knowledge/Passages"
import { passageContext, sentenceFeatures } from "@postwright/core/knowledge/SentenceFeatures"
import { type SentenceFeatures } from "@postwright/core/knowledge/Passage"
import { type SourceDocument } from "@postwright/core/knowledge/SourceDocument"
import { mediaTypeByName } from "@postwright/core/knowledge/SourceFormat"
import { SourceReaders } from "@postwright/core/knowledge/SourceReader"
import { Effect } from "effect"
import * as fc from "fast-check"

const read = (source: string, text: string, options?: ReadingOptions) =>
  readDocument({ source, mediaType: mediaTypeByName(source), bytes: new TextEncoder().encode(text) }, options)

const sentencesOf = (document: SourceDocument) =>
  document.blocks.flatMap(({ headings, kind, sentences, speaker }) =>
    sentences.map(({ end, start, text }) => ({ start, end, text, kind, speaker, headings }))
  )

const lengthRead = (document: SourceDocument) =>
  document.blocks.reduce((sum, block) => sum + block.end - block.start, 0)

const weather = (index: number) =>
  `In week ${index} the north wind blew for ${index % 7} days over the old harbour wall.`
const bikes = (index: number) => `Cargo bike ${index} carried ${index % 90} kilograms of flour up the hill.`
const paragraphs = (count: number, of: (index: number) => string = weather) =>
  Array.from({ length: count }, (_, index) => `${of(2 * index)} ${of(2 * index + 1)}`)

// One text of about as many paragraphs in each format.
const formats: Readonly<Record<string, (count: number) => string>> = {
  "long.txt": (count) => paragraphs(count).join("\n\n"),
  "long.md": (count) =>
    paragraphs(count)
      .map((text, index) => (index % 40 === 0 ? `## Chapter ${index}\n\n${text}` : text))
      .join("\n\n"),
  "long.html": (count) =>
    paragraphs(count)
      .map((text, index) => (index % 40 === 0 ? `<h2>Chapter ${index}</h2><p>${text}</p>` : `<p>${text}</p>`))
      .join("\n"),
  "long.csv": (count) =>
    ["name,review", ...paragraphs(count).map((text, index) => `Reader ${index},"${text}"`)].join("\n"),
  "long.vtt": (count) =>
    [
      "WEBVTT",
      ...paragraphs(count).map(
        (text, index) => `00:01.000 --> 00:02.000\n<v ${index % 3 === 0 ? "Ann" : "Bo"}>${text.replace(". ", ".\n")}`
      )
    ].join("\n\n"),
  "lines.txt": (count) => paragraphs(count).join(" "),
  "list.md": (count) => `Things to do:\n\n- ${paragraphs(count).join("\n- ")}`
}

describe("readDocument with a limit", () => {
  it.effect("reads a document whole that is no longer than the limit", () =>
    Effect.gen(function* () {
      const text = paragraphs(40).join("\n\n")
      const whole = yield* read("a.txt", text)
      assert.deepStrictEqual(yield* read("a.txt", text, { maxCharacters: text.length }), whole)
      assert.isUndefined(whole.excerpts)
      assert.strictEqual(whole.charactersRead, text.length)
      assert.isUndefined(shareRead(whole))
      assert.strictEqual(readTextOf(whole).text, text)
    })
  )

  for (const [name, textOf] of Object.entries(formats)) {
    it.effect(`cuts no more sentences of a text ten times as long, and whole ones only (${name})`, () =>
      Effect.gen(function* () {
        const short = yield* read(name, textOf(300), { maxCharacters: 10_000 })
        const long = yield* read(name, textOf(3_000), { maxCharacters: 10_000 })
        for (const document of [short, long]) {
          assert.isAtMost(lengthRead(document), 10_000)
          assert.isAtMost(document.charactersRead, 1.1 * 10_000)
          assert.isAtLeast(lengthRead(document), 7_000)
        }
        assert.isBelow(Math.abs(sentencesOf(long).length - sentencesOf(short).length), 0.25 * sentencesOf(short).length)
        const whole = new Map(
          sentencesOf(yield* read(name, textOf(3_000))).map((sentence) => [sentence.start, sentence])
        )
        for (const sentence of sentencesOf(long)) {
          assert.strictEqual(long.text.slice(sentence.start, sentence.end), sentence.text)
          assert.deepStrictEqual(sentence, whole.get(sentence.start))
        }
      })
    )

    it.effect(`reads something of each tenth (${name})`, () =>
      Effect.gen(function* () {
        const document = yield* read(name, textOf(3_000), { maxCharacters: 40_000 })
        const tenths = new Set(
          sentencesOf(document).map(({ start }) => Math.floor((10 * start) / document.text.length))
        )
        assert.strictEqual(tenths.size, 10)
      })
    )
  }

  it.effect("reads what the campaign is about where it has the choice", () =>
    Effect.gen(function* () {
      // Every tenth page is about bikes.
      const text = paragraphs(3_000, (index) => (Math.floor(index / 20) % 10 === 3 ? bikes(index) : weather(index)))
      const options = { maxCharacters: 30_000, about: ["The cargo bikes of a bakery"] }
      const shareOf = (document: SourceDocument) => {
        const all = sentencesOf(document)
        return all.filter((sentence) => sentence.text.startsWith("Cargo")).length / all.length
      }
      assert.isAbove(shareOf(yield* read("a.txt", text.join("\n\n"), options)), 0.5)
      assert.isBelow(shareOf(yield* read("a.txt", text.join("\n\n"), { maxCharacters: 30_000 })), 0.2)
    })
  )

  it.effect("says how much it read, and gives the text of that", () =>
    Effect.gen(function* () {
      const document = yield* read("a.txt", paragraphs(3_000).join("\n\n"), { maxCharacters: 30_000 })
      assert.match(shareRead(document) ?? "", /^\d % \(\d{2},\d{3} of \d{3},\d{3} characters\)$/)
      const { text, toDocument } = readTextOf(document)
      assert.isBelow(text.length, 1.2 * document.charactersRead)
      for (const sentence of sentencesOf(document)) {
        const at = text.indexOf(sentence.text)
        assert.strictEqual(toDocument(at), sentence.start)
        assert.strictEqual(toDocument(at + sentence.text.length - 1), sentence.end - 1)
      }
    })
  )

  it.effect("reads at least something under any limit, of any text", () =>
    Effect.gen(function* () {
      for (const text of [
        "One sentence that is long enough to stand alone.",
        "x".repeat(20_000),
        "a ".repeat(20_000)
      ]) {
        const document = yield* read("a.txt", text, { maxCharacters: 1 })
        assert.isAtLeast(document.charactersRead, 1)
      }
      // Nothing tells where a sentence ends, so there is none to quote.
      assert.deepStrictEqual((yield* read("a.txt", "a ".repeat(20_000), { maxCharacters: 1_000 })).blocks, [])
    })
  )

  it.effect("gives the same excerpts for the same text, and slices that are exact, whatever the text", () =>
    Effect.gen(function* () {
      const piece = fc.constantFrom(
        "# Head\n\n",
        "- item one.\n",
        "- Item.\n",
        "> Said so.\n\n",
        "A sentence stands here. ",
        "Another one? ",
        "\n\n",
        "\n",
        "word ",
        "🚲",
        "<li>",
        "<p>",
        "ANN: ",
        '"',
        ","
      )
      const any = fc.tuple(
        fc.constantFrom(...Object.keys(formats)),
        fc.array(piece, { minLength: 20, maxLength: 400 }),
        fc.integer({ min: 1, max: 1_500 })
      )
      for (const [name, parts, maxCharacters] of fc.sample(any, { numRuns: 400, seed: 11 })) {
        const text = parts.join("")
        const results = yield* Effect.all([1, 2].map(() => Effect.result(read(name, text, { maxCharacters }))))
        assert.deepStrictEqual(results[0], results[1])
        const [result] = results
        if (result?._tag !== "Success") continue
        const document = result.success
        let last = 0
        for (const { end, start, text: sentence } of sentencesOf(document)) {
          assert.strictEqual(document.text.slice(start, end), sentence)
          assert.isAtLeast(start, last)
          last = end
        }
      }
    })
  )
})

describe("what stands on both sides of something that was not read", () => {
  // Each paragraph or turn is a portion of its own under this limit.
  const maxCharacters = 10_000
  const filler = (index: number) => Array.from({ length: 16 }, (_, at) => weather(20 * index + at)).join(" ")
  const featuresOf = (document: SourceDocument) =>
    sentenceFeatures(document, passageContext([document])).filter(({ sentenceIndex }) => sentenceIndex === 0)
  const followsInText = (document: SourceDocument, before: number, start: number) =>
    document.text.slice(before, start).trim().length < 10

  it.effect("takes nothing for known that was named before it in the excerpts only", () =>
    Effect.gen(function* () {
      const text = Array.from(
        { length: 200 },
        (_, index) => `The kiln was warm in week ${index}. ${filler(index)} Then they built a kiln.`
      ).join("\n\n")
      const knows = ({ dependencies }: SentenceFeatures) => dependencies.some((detail) => detail.includes("The kiln"))
      assert.isAbove(featuresOf(yield* read("a.txt", text)).filter(knows).length, 190)
      const document = yield* read("a.txt", text, { maxCharacters })
      const openers = featuresOf(document)
      assert.isAbove(openers.length, 5)
      for (const [index, feature] of openers.entries()) {
        const before = openers[index - 1]?.block.end
        if (knows(feature)) assert.isTrue(before !== undefined && followsInText(document, before, feature.block.start))
      }
    })
  )

  it.effect("takes nothing for the answer to a question that was asked elsewhere", () =>
    Effect.gen(function* () {
      const cue = (speaker: string, text: string) => `00:01.000 --> 00:02.000\n<v ${speaker}>${text}`
      const text = [
        "WEBVTT",
        // What is looked for stands now in questions, now in answers.
        ...Array.from({ length: 100 }, (_, index) => {
          const [asked, told] = Math.floor(index / 11) % 2 === 0 ? ["Masons. ", ""] : ["", "Masons. "]
          return [
            cue("Ann", `${asked}${filler(2 * index)} How did you repair the harbour wall in year ${index}?`),
            cue("Bo", `Someone repaired the harbour wall for ${index} pounds. ${told}${filler(2 * index + 1)}`)
          ].join("\n\n")
        })
      ].join("\n\n")
      const answers = ({ dependencies }: SentenceFeatures) => dependencies.includes("answers a question")
      assert.isAbove(featuresOf(yield* read("a.vtt", text)).filter(answers).length, 95)
      const document = yield* read("a.vtt", text, { maxCharacters, about: ["masons"] })
      const turns = featuresOf(document).filter(({ block }) => block.speaker === "Bo")
      assert.isAbove(turns.length, 3)
      for (const feature of turns) {
        const before = document.blocks[feature.blockIndex - 1]?.end ?? 0
        assert.strictEqual(answers(feature), followsInText(document, before, feature.block.start - "Bo: ".length))
      }
    })
  )

  it.effect("makes no list of items that follow each other in the excerpts only, nor announces a part of one", () =>
    Effect.gen(function* () {
      const text = Array.from({ length: 100 }, (_, week) => {
        const items = Array.from({ length: 40 }, (_, item) => `- ${weather(100 * week + item)}`)
        return `Things that were seen in week ${week}:\n\n${items.join("\n")}`
      }).join("\n\n")
      const document = yield* read("a.md", text, { maxCharacters })
      const lists = itemLists(document)
      assert.isAbove(lists.length, 5)
      for (const { introduction, items } of lists) {
        const [first] = items[0] ?? []
        const last = items.at(-1)?.at(-1)
        const span = document.text.slice(first?.sentence.start, last?.sentence.end)
        assert.strictEqual(span.match(/^- /gm)?.length, items.length - 1)
        if (introduction !== undefined) assert.lengthOf(items, 40)
      }
    })
  )
})

describe("readSources", () => {
  const named = (texts: Readonly<Record<string, string>>) => Effect.provide(SourceReaders.layerMemory(texts))

  it.effect("reads short sources whole and gives long ones equal shares of the rest", () =>
    Effect.gen(function* () {
      const [short, long, longer] = yield* readSources(
        ["short.txt", "long.txt", "longer.txt"],
        {},
        {
          maxCharacters: 50_000
        }
      )
      assert.isUndefined(short?.excerpts)
      const [one = 0, two = 0] = [long, longer].map((document) => lengthRead(document!))
      assert.isAbove(one, 15_000)
      assert.isBelow(Math.abs(one - two), 2_000)
      assert.isAtMost(one + two + short!.text.length, 50_000)
    }).pipe(
      named({
        "short.txt": paragraphs(60).join("\n\n"),
        "long.txt": paragraphs(400).join("\n\n"),
        "longer.txt": paragraphs(4_000).join("\n\n")
      })
    )
  )

  it.effect("cuts as many sentences of two hundred sources as of one", () =>
    Effect.gen(function* () {
      const text = paragraphs(500).join("\n\n")
      const names = Array.from({ length: 200 }, (_, index) => ({ name: `${index}.txt`, text }))
      const documents = yield* readSources(names, {}, { maxCharacters: 100_000 })
      assert.isAtMost(
        documents.reduce((sum, document) => sum + lengthRead(document), 0),
        100_000
      )
      assert.isTrue(documents.every((document) => document.blocks.length > 0))
    }).pipe(named({}))
  )

  it.effect("refuses sources that have too much together, and reads no further", () => {
    let opened = 0
    const texts = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}.txt`, "Ten bytes."]))
    const counting = SourceReaders.layerOf({
      name: "counting",
      accepts: () => true,
      read: (reference) =>
        Effect.sync(() => {
          opened++
          return { bytes: new TextEncoder().encode(texts[reference]), mediaType: "text/plain", resolvedName: reference }
        })
    })
    return Effect.gen(function* () {
      const error = yield* Effect.flip(readSources(Object.keys(texts), {}, { maxBytes: 95 }))
      assert.strictEqual(error.code, "sources-too-large")
      assert.include(error.message, "The 50 sources have more than 95 bytes together")
      assert.include(error.message, error.remedy)
      assert.isBelow(opened, 20)
      assert.lengthOf(yield* readSources(Object.keys(texts).slice(0, 9), {}, { maxBytes: 95 }), 9)
    }).pipe(Effect.provide(counting))
  })
})
