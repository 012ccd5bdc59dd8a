import { AgentRunner } from "@postwright/core/agents/AgentRunner"
import { TrendsAgent, type TrendsInput } from "@postwright/core/agents/trends/TrendsAgent"
import { shareFaults, usualShares } from "@postwright/core/content/FormatShare"
import { TrendSignal } from "@postwright/core/trends/TrendReport"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { layerRunner } from "../fixtures.ts"
import { attacks } from "../injection/attacks.ts"
import { briefOf, example, floorOf, research } from "../material.ts"
import { options } from "../running.ts"

const signalOf = (changes: Partial<ConstructorParameters<typeof TrendSignal>[0]> = {}) =>
  new TrendSignal({
    id: "signal-1",
    phrase: "cargo bikes in winter",
    language: "en",
    momentum: 0.8,
    observedOn: "2027-02-20",
    source: "Bike Watch",
    ...changes
  })

const guide = {
  "guide.md":
    "Cargo bikes ride through winter with spiked tyres and a warm battery. A cargo bike stops within four metres on a wet road.\n"
}

const inputOf = Effect.fnUntraced(function* (...signals: ReadonlyArray<TrendSignal>) {
  const { findings } = yield* research(guide)
  const brief = yield* briefOf({
    topic: "Cargo bikes",
    platforms: ["instagram", "x"],
    competitors: ["Velomax"],
    brand: { bannedWords: ["cheap"] }
  })
  return { brief, findings, signals, startsOn: "2027-03-01" } satisfies TrendsInput
})

const report = (input: TrendsInput) => TrendsAgent.toDomain(floorOf(TrendsAgent)(input), input)

const issuesOf = (wire: Parameters<typeof TrendsAgent.toDomain>[0], input: TrendsInput) =>
  TrendsAgent.toDomain(wire, input).pipe(
    Effect.flip,
    Effect.map(({ issues }) => issues.map(String).join("; "))
  )

describe("TrendsAgent floor", () => {
  it.effect("follows a signal that findings speak to, and names them", () =>
    Effect.gen(function* () {
      const input = yield* inputOf(signalOf(), signalOf({ id: "signal-2", phrase: "vegan baking" }))
      const { topics } = yield* report(input)
      assert.deepStrictEqual(
        topics.map(({ signalId, useBy }) => [signalId, useBy]),
        [["signal-1", "2027-03-22"]]
      )
      const [topic] = topics
      const finding = input.findings.find(({ id }) => id === topic?.findingIds[0])
      assert.include(finding?.citation.quote ?? "", "winter")
      assert.include(topic?.why ?? "", "Bike Watch")
    })
  )

  it.effect("finds German compounds by their parts", () =>
    Effect.gen(function* () {
      const { brief, findings } = yield* example("sonnenfach")
      const signal = signalOf({ phrase: "#SolarBalkon", language: "de" })
      const { topics } = yield* report({
        brief,
        findings: findings.findings,
        signals: [signal],
        startsOn: "2027-02-25"
      })
      assert.lengthOf(topics, 1)
      assert.include(topics[0]?.why ?? "", "Material")
    })
  )

  for (const [name, signal] of Object.entries({
    "is over": signalOf({ endsOn: "2027-02-28" }),
    "was observed long ago": signalOf({ observedOn: "2026-12-01" }),
    "is seen elsewhere": signalOf({ platform: "tiktok" }),
    "names a competitor": signalOf({ phrase: "Velomax cargo bikes" }),
    "holds a banned word": signalOf({ phrase: "cheap cargo bikes" }),
    "tells of harm": signalOf({ phrase: "cargo bikes crash victims" }),
    "tells of harm in German": signalOf({ phrase: "Unglück mit Cargo Bikes", language: "de" })
  })) {
    it.effect(`leaves out what ${name}, and refuses it of a model`, () =>
      Effect.gen(function* () {
        const input = yield* inputOf(signal)
        const answer = floorOf(TrendsAgent)(input)
        assert.isEmpty(answer.topics)
        const topic = { signalId: signal.id, findingIds: [String(input.findings[0]?.id)], fit: 1, why: "It fits." }
        assert.include(yield* issuesOf({ ...answer, topics: [topic] }, input), "topics.0")
      })
    )
  }

  it.effect("takes harmless words for harmless, in their own language", () =>
    Effect.gen(function* () {
      const german = signalOf({ id: "signal-2", phrase: "Was die Cargo Bikes können", language: "de" })
      const input = yield* inputOf(german)
      const answer = floorOf(TrendsAgent)(input)
      const topic = { signalId: german.id, findingIds: [String(input.findings[0]?.id)], fit: 1, why: "Es passt." }
      const { topics } = yield* TrendsAgent.toDomain({ ...answer, topics: [topic] }, input)
      assert.lengthOf(topics, 1)
    })
  )

  it.effect("moves shares towards the format that a signal shows, and never by more than a fifth", () =>
    Effect.gen(function* () {
      const input = yield* inputOf(signalOf({ format: "video", momentum: 1, platform: "instagram" }))
      const { formats } = yield* report(input)
      assert.isEmpty(shareFaults(formats, ["instagram", "x"]))
      const video = (shares: typeof formats) =>
        shares.find(({ format, platform }) => platform === "instagram" && format === "video")?.share ?? 0
      assert.approximately(video(formats), video(usualShares("instagram")) + 0.2, 0.002)
      assert.deepStrictEqual(
        formats.filter(({ platform }) => platform === "x").map(({ share }) => share),
        usualShares("x").map(({ share }) => share)
      )
    })
  )

  it.effect("gives the usual formats without signals, without findings, and with many signals", () =>
    Effect.gen(function* () {
      const usual = ["instagram", "x"].flatMap((platform) => usualShares(platform as "x"))
      const input = yield* inputOf()
      assert.deepStrictEqual((yield* report(input)).formats, usual)
      assert.deepStrictEqual((yield* report({ ...input, findings: [], signals: [signalOf()] })).topics, [])
      const many = Array.from({ length: 2_000 }, (_, index) => signalOf({ id: `signal-${index}` }))
      assert.isAtMost((yield* report({ ...input, signals: many })).topics.length, 12)
    })
  )
})

describe("TrendsAgent", () => {
  it.effect("refuses unknown signals and findings, the same signal twice, and shares that do not sum to 1", () =>
    Effect.gen(function* () {
      const input = yield* inputOf(signalOf())
      const answer = floorOf(TrendsAgent)(input)
      const [topic] = answer.topics
      assert.isDefined(topic)
      if (topic === undefined) return
      const [first] = answer.formats
      const refused = yield* issuesOf(
        {
          topics: [topic, topic, { ...topic, signalId: "signal-9" }, { ...topic, findingIds: ["finding-999"] }],
          formats: answer.formats.map((one) => (one === first ? { ...one, share: 0.9 } : one))
        },
        input
      )
      for (const part of ["chosen twice", 'no signal "signal-9"', 'no finding "finding-999"', "sum to 1.4"]) {
        assert.include(refused, part)
      }
      assert.include(yield* issuesOf({ topics: [], formats: [] }, input), "the shares of x sum to 0")
    })
  )

  it.effect("keeps what signals say inside the fences", () =>
    Effect.gen(function* () {
      const plain = TrendsAgent.prompt(yield* inputOf(signalOf()))
      for (const { text } of attacks) {
        const input = yield* inputOf(signalOf({ phrase: text.slice(0, 200), source: text.slice(0, 60) }))
        const prompt = TrendsAgent.prompt(input)
        const rules = (system: string) => system.replace(/[0-9a-f]{8,}/g, "…")
        assert.strictEqual(rules(prompt.system), rules(plain.system))
      }
    })
  )

  it.effect("has an answer that names nothing known mended", () =>
    Effect.gen(function* () {
      const input = yield* inputOf(signalOf())
      const honest = floorOf(TrendsAgent)(input)
      const wrong = { ...honest, topics: [{ ...honest.topics[0]!, signalId: "made up" }] }
      const { control, model } = Scripted.make({
        answer: Scripted.inOrder(Scripted.text(JSON.stringify(wrong)), Scripted.text(JSON.stringify(honest)))
      })
      const runner = Effect.flatMap(AgentRunner, (one) => one.run(TrendsAgent, input, options()))
      const { value } = yield* runner.pipe(Effect.provide(layerRunner(model)))
      assert.lengthOf(value.topics, 1)
      assert.lengthOf(yield* control.requests, 2)
    })
  )
})
