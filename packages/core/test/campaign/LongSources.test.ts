import { assert, layer } from "@effect/vitest"
import { type BriefInput, briefLimits } from "@postwright/core/campaign/Brief"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { KitReport } from "@postwright/core/campaign/KitReport"
import { type SourceDocument } from "@postwright/core/knowledge/SourceDocument"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Effect, Layer, Schema } from "effect"
import { readingOf } from "../../src/campaign/internal/reading.ts"

const TestLayer = Postwright.layer.pipe(Layer.provide(Layer.merge(Postwright.storesMemory, Postwright.registries)))

const streets = ["Anchor", "Bell", "Candle", "Dove", "Elm", "Ferry", "Garden", "Harbour", "Ivy", "Juniper", "Kiln"]
const things = ["a ramp", "two racks", "a shelter", "a pump", "a bench", "three lamps", "a map"]
const verbs = ["built", "repaired", "painted", "opened", "moved", "measured"]
const at = <A>(items: ReadonlyArray<A>, index: number): A => items[index % items.length]!
const sentence = (index: number) =>
  `In ${1900 + (index % 120)} the cycling club ${at(verbs, index)} ${at(things, index * 3)} at ${at(streets, index * 7)} Street ${index} for ${index % 97} riders.`
const text = (from: number, paragraphs: number) =>
  Array.from(
    { length: paragraphs },
    (_, index) => `${sentence(from + 2 * index)} ${sentence(from + 2 * index + 1)}`
  ).join("\n\n")

const sources = [
  { name: "short.txt", text: text(0, 20) },
  { name: "long.txt", text: text(1_000, 4_000) },
  { name: "longer.txt", text: text(20_000, 8_000) }
]
const brief: BriefInput = {
  topic: "What the cycling club built",
  languages: ["en"],
  platforms: ["x"],
  plan: { days: 2, perDay: 2, start: "2027-03-01", timeZone: "Europe/London" },
  sources
}

const lengthRead = (documents: ReadonlyArray<SourceDocument>) =>
  documents.flatMap(({ blocks }) => blocks).reduce((sum, { end, start }) => sum + end - start, 0)

layer(TestLayer)("Campaigns from long sources", (it) => {
  it.effect("read no more than the limit, cite exactly, and name in the report what was read in part", () =>
    Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const { campaignId, documents, posts } = yield* campaigns.generate(brief)
      assert.isAbove(
        sources.reduce((sum, source) => sum + source.text.length, 0),
        2 * briefLimits.maxReadCharacters
      )
      assert.isAtMost(lengthRead(documents), briefLimits.maxReadCharacters)
      assert.isAtLeast(lengthRead(documents), 0.9 * briefLimits.maxReadCharacters)

      assert.isAbove(posts.length, 0)
      for (const { end, quote, source, start } of posts.flatMap(({ citations }) => citations)) {
        assert.strictEqual(sources.find(({ name }) => name === source)?.text.slice(start, end), quote)
      }

      const files = yield* campaigns.kit(campaignId, { generator: "test" })
      const json = new TextDecoder().decode(files.find(({ path }) => path === "report.json")?.bytes)
      const report = Schema.decodeUnknownSync(Schema.fromJsonString(KitReport))(json)
      assert.deepStrictEqual(
        report.warnings.map(({ code, source }) => [code, source]),
        [
          ["source-read-in-part", "long.txt"],
          ["source-read-in-part", "longer.txt"]
        ]
      )
      for (const { characters, charactersRead, source } of report.sources) {
        assert.strictEqual(characters, sources.find(({ name }) => name === source)?.text.length)
        assert.strictEqual(charactersRead === characters, source === "short.txt")
        const warning = report.warnings.find((item) => item.source === source)
        if (warning !== undefined)
          assert.include(warning.message.replaceAll(",", ""), `${charactersRead} of ${characters}`)
      }
    }).pipe(Effect.provideService(CurrentActor, localOwner))
  )

  it("read more for more slots, up to the most that a campaign may have", () => {
    const limitOf = (days: number, perDay: number) =>
      readingOf({ ...brief, plan: { ...brief.plan, days, perDay } }).maxCharacters
    assert.strictEqual(limitOf(30, 3), briefLimits.maxReadCharacters)
    assert.strictEqual(limitOf(366, 3), 366 * 3 * briefLimits.readCharactersPerSlot)
    assert.strictEqual(limitOf(366, 24), briefLimits.maxSlots * briefLimits.readCharactersPerSlot)
  })

  it.effect("are refused, before anything is read further, where they have too much together", () =>
    Effect.gen(function* () {
      const large = "a ".repeat(briefLimits.maxSourceBytes / 2)
      const error = yield* (yield* Campaigns)
        .prepare({ ...brief, sources: ["a.txt", "b.txt", "c.txt"].map((name) => ({ name, text: large })) })
        .pipe(Effect.flip)
      assert.strictEqual(error.code, "sources-too-large")
      assert.include(error.message, "50 MB")
    }).pipe(Effect.provideService(CurrentActor, localOwner))
  )
})
