import { assert, layer } from "@effect/vitest"
import type { BriefInput } from "@postwright/core/campaign/Brief"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { findSimilar } from "@postwright/core/content/Similarity"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Effect, Layer } from "effect"
import { noteFiles, notes } from "../agents/notes.ts"

const TestLayer = Postwright.layer.pipe(Layer.provide(Layer.merge(Postwright.storesMemory, Postwright.registries)))

const briefOf = (sources: Readonly<Record<string, string>>, changes: Partial<BriefInput> = {}): BriefInput => ({
  topic: "Good coffee at home",
  languages: ["en"],
  platforms: ["x", "linkedin", "facebook"],
  plan: { days: 5, perDay: 3, start: "2027-03-01", timeZone: "Europe/London" },
  sources: Object.entries(sources).map(([name, text]) => ({ name, text })),
  ...changes
})

const generate = Effect.fnUntraced(
  function* (brief: BriefInput) {
    return yield* (yield* Campaigns).generate(brief, { seed: 3 })
  },
  Effect.provideService(CurrentActor, localOwner)
)

const gapsOf = (plan: {
  readonly slots: ReadonlyArray<{ readonly evidence: ReadonlyArray<{ kind: string; detail: string }> }>
}) =>
  plan.slots.flatMap(({ evidence }) => {
    const [obstacle, advice] = evidence.filter(({ kind }) => kind === "gap").map(({ detail }) => detail)
    return obstacle === undefined || advice === undefined ? [] : [{ obstacle, advice }]
  })

layer(TestLayer)("Campaigns from short sources", (it) => {
  it.effect("make nearly as many posts of many files as of one with the same text, none like another", () =>
    Effect.gen(function* () {
      const many = yield* generate(briefOf(noteFiles))
      const one = yield* generate(briefOf({ "notes.txt": notes.join("\n\n") }))
      assert.isAtLeast(many.posts.length, one.posts.length - 2)
      assert.isAtLeast(many.posts.filter(({ platform }) => platform !== "x").length, 3)
      const texts = many.posts.map(({ id, variants }) => ({ id, text: variants[0].text }))
      assert.isEmpty(findSimilar(texts))
    })
  )

  it.effect("cite each sentence from its own file, exactly", () =>
    Effect.gen(function* () {
      const { posts } = yield* generate(briefOf(noteFiles, { platforms: ["linkedin"] }))
      assert.isTrue(posts.some(({ citations }) => new Set(citations.map(({ source }) => source)).size > 1))
      for (const { citations, variants } of posts) {
        for (const { end, quote, source, start } of citations) {
          assert.strictEqual(noteFiles[source]?.slice(start, end), quote)
        }
        for (const { text } of variants) {
          for (const sentence of text.match(/[A-Z][^.\n]+\./g) ?? []) {
            assert.isTrue(
              citations.some(({ quote }) => quote.includes(sentence)),
              sentence
            )
          }
        }
      }
    })
  )

  it.effect("put no sentence of one file under the headline of another, and tell both where no headline stands", () =>
    Effect.gen(function* () {
      const titled = Object.entries(noteFiles).map(([name, text]) => ({
        name: name.replace(".txt", ".md"),
        headline: text.split(" ").slice(0, 4).join(" "),
        text
      }))
      const sources = Object.fromEntries(titled.map(({ headline, name, text }) => [name, `# ${headline}\n\n${text}`]))
      const { posts } = yield* generate(briefOf(sources, { platforms: ["linkedin"] }))
      const sourcesOf = (text: string) =>
        titled.filter((note) => note.text.split(". ").some((sentence) => text.includes(sentence.trim().slice(0, 40))))
      const texts = posts.flatMap(({ variants }) => variants.map(({ text }) => text))
      const headed = texts.filter((text) => titled.some(({ headline }) => text.startsWith(`${headline}\n`)))
      assert.isNotEmpty(headed)
      for (const text of headed) assert.strictEqual(sourcesOf(text).length, 1, text)
      assert.isTrue(texts.some((text) => !headed.includes(text) && sourcesOf(text).length > 1))
    })
  )

  it.effect("are told beforehand for how many slots they do, which is how many posts there are then", () =>
    Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const few = Object.fromEntries(Object.entries(noteFiles).slice(0, 4))
      for (const [sources, platforms, seed] of [
        [few, ["x", "linkedin"], 0],
        [noteFiles, ["x", "linkedin", "facebook"], 3],
        [noteFiles, ["tiktok", "instagram"], 5]
      ] as const) {
        const brief = briefOf(sources, { platforms: [...platforms] })
        const { material } = yield* campaigns.estimate(yield* campaigns.prepare(brief, { seed }))
        const { plan, posts } = yield* campaigns.generate(brief, { seed })
        assert.strictEqual(material?.slotsWithMaterial, posts.length)
        assert.strictEqual(material?.slots, plan.slots.length)
        assert.isBelow(posts.length, plan.slots.length)
        assert.isAtLeast(material?.statements ?? 0, posts.length)
      }
    }).pipe(Effect.provideService(CurrentActor, localOwner))
  )

  it.effect("say of each slot that stays empty what stood in its way, and ask for one aspect at a time", () =>
    Effect.gen(function* () {
      const { brief, plan } = yield* generate(briefOf(noteFiles, { platforms: ["linkedin"] }))
      const gaps = gapsOf(plan)
      assert.isAbove(gaps.length, 3)
      for (const { advice, obstacle } of gaps) {
        assert.match(obstacle, /statements of the sources are told in other posts/)
        assert.match(advice, /^Add about \d+ more words on “[^”]+” in English for a (?:post|carousel) on LinkedIn/)
        assert.notInclude(advice, brief.topic)
      }
      assert.isAbove(new Set(gaps.map(({ advice }) => advice)).size, 3)
    })
  )

  it.effect("ask of each empty slot for something else, and say in the report what to do before the reason", () =>
    Effect.gen(function* () {
      const { plan } = yield* generate(briefOf(noteFiles, { platforms: ["linkedin"] }))
      const advice = gapsOf(plan).map((gap) => gap.advice)
      assert.strictEqual(new Set(advice).size, advice.length)
      for (const one of advice) assert.match(one, /; for example \S+/)
    })
  )

  it.effect("name the real obstacle where there is no post at all", () =>
    Effect.gen(function* () {
      const cases: ReadonlyArray<readonly [RegExp, string, Partial<BriefInput>]> = [
        [
          /^The sources hold no full sentences/,
          "we roast coffee on mill lane every tuesday and sell it to cafes in the whole county with our own van",
          {}
        ],
        [
          /a banned word .* rules out$/,
          "Limescale ruins more espresso machines than age does. An espresso leaves the machine at nine bar.",
          { brand: { bannedWords: ["espresso"] } }
        ],
        [/each has more than 55 words$/, `We roast coffee ${"and sell it to the cafes ".repeat(12)}in town.`, {}]
      ]
      for (const [expected, text, changes] of cases) {
        const { plan, posts } = yield* generate(briefOf({ "a.txt": text }, changes))
        assert.isEmpty(posts)
        const gaps = gapsOf(plan)
        assert.strictEqual(gaps.length, plan.slots.length)
        for (const { obstacle } of gaps) assert.match(obstacle, expected)
      }
    })
  )
})
