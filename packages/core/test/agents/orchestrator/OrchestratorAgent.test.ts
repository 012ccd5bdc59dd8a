import { AgentRunner } from "@postwright/core/agents/AgentRunner"
import { OrchestratorAgent, type OrchestratorInput } from "@postwright/core/agents/orchestrator/OrchestratorAgent"
import { optionalStages } from "@postwright/core/campaign/Production"
import { FormatShare, shareFaults } from "@postwright/core/content/FormatShare"
import { TrendReport } from "@postwright/core/trends/TrendReport"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { layerRunner } from "../fixtures.ts"
import { attacks } from "../injection/attacks.ts"
import { briefOf, example, floorOf } from "../material.ts"
import { options } from "../running.ts"

const produce = (input: OrchestratorInput) => OrchestratorAgent.toDomain(floorOf(OrchestratorAgent)(input), input)

const inputOf = Effect.fnUntraced(function* (name: "larkfield" | "sonnenfach", isWrittenByModel = true) {
  const { brief, findings } = yield* example(name)
  return { brief, findings: findings.findings, isWrittenByModel } satisfies OrchestratorInput
})

const issuesOf = (wire: Parameters<typeof OrchestratorAgent.toDomain>[0], input: OrchestratorInput) =>
  OrchestratorAgent.toDomain(wire, input).pipe(
    Effect.flip,
    Effect.map(({ issues }) => issues.map(String).join("; "))
  )

describe("OrchestratorAgent floor", () => {
  for (const name of ["larkfield", "sonnenfach"] as const) {
    it.effect(`decides for the campaign of ${name} in its language`, () =>
      Effect.gen(function* () {
        const input = yield* inputOf(name)
        const production = yield* produce(input)
        assert.isEmpty(shareFaults(production.mix, input.brief.platforms))
        assert.include(production.summary, name === "larkfield" ? "posts on" : "Posts auf")
        assert.isTrue(production.runs("judge") && production.runs("edit"))
        assert.isAbove(production.escalation.maxRewrites, 0)
      })
    )
  }

  it.effect("has no scenes written where no network takes videos", () =>
    Effect.gen(function* () {
      const brief = yield* briefOf({ topic: "Bikes", platforms: ["linkedin", "x"] })
      const production = yield* produce({ brief, findings: [], isWrittenByModel: true })
      assert.isFalse(production.runs("script"))
    })
  )

  it.effect("has nothing written again where nobody could write it better", () =>
    Effect.gen(function* () {
      const production = yield* produce(yield* inputOf("larkfield", false))
      assert.strictEqual(production.escalation.maxRewrites, 0)
    })
  )

  it.effect("takes the formats that trends speak for", () =>
    Effect.gen(function* () {
      const brief = yield* briefOf({ topic: "Bikes", platforms: ["x"] })
      const shares = [
        new FormatShare({ platform: "x", format: "post", share: 0.6 }),
        new FormatShare({ platform: "x", format: "thread", share: 0.4 })
      ]
      const trends = new TrendReport({ topics: [], formats: shares })
      assert.deepStrictEqual((yield* produce({ brief, findings: [], isWrittenByModel: false, trends })).mix, shares)
    })
  )
})

describe("OrchestratorAgent", () => {
  it.effect("puts the stages into their order, whatever order they are named in", () =>
    Effect.gen(function* () {
      const input = yield* inputOf("larkfield")
      const wire = floorOf(OrchestratorAgent)(input)
      const { stages } = yield* OrchestratorAgent.toDomain({ ...wire, stages: wire.stages.toReversed() }, input)
      assert.deepStrictEqual(
        stages.map(({ stage }) => stage),
        [...optionalStages]
      )
    })
  )

  it.effect("refuses wrong shares, unknown findings, stages twice, too many rewritings and thresholds that cross", () =>
    Effect.gen(function* () {
      const input = yield* inputOf("larkfield")
      const wire = floorOf(OrchestratorAgent)(input)
      const finding = { findingId: String(input.findings[0]?.id), reason: "It is about health." }
      const refused = yield* issuesOf(
        {
          ...wire,
          mix: wire.mix.slice(1),
          stages: [...wire.stages, wire.stages[0]!],
          escalation: { rewriteBelow: 0.2, personBelow: 0.5, maxRewrites: 1_000 },
          attention: [finding, finding, { ...finding, findingId: "finding-999" }]
        },
        input
      )
      for (const part of ["sum to", "chosen twice", "is more than", "is above rewriteBelow", "named twice", "999"]) {
        assert.include(refused, part)
      }
    })
  )

  it.effect("keeps what a brief and its sources say inside the fences", () =>
    Effect.gen(function* () {
      const rules = (system: string) => system.replace(/[0-9a-f]{8,}/g, "…")
      const { findings } = yield* inputOf("larkfield")
      const systemWith = Effect.fnUntraced(function* (text: string) {
        const brief = yield* briefOf({
          topic: text,
          audience: text,
          goals: [text],
          constraints: [text],
          platforms: ["x"]
        })
        return rules(OrchestratorAgent.prompt({ brief, findings, isWrittenByModel: true }).system)
      })
      const plain = yield* systemWith("Cargo bikes")
      for (const { text } of attacks) assert.strictEqual(yield* systemWith(text), plain)
    })
  )

  it.effect("has a summary in another language than the campaign's mended", () =>
    Effect.gen(function* () {
      const input = yield* inputOf("larkfield")
      const honest = floorOf(OrchestratorAgent)(input)
      const german = {
        ...honest,
        summary: "Wir schreiben neunzig Beiträge in den üblichen Formaten und lassen nur weg, was niemand braucht."
      }
      const { control, model } = Scripted.make({
        answer: Scripted.inOrder(Scripted.text(JSON.stringify(german)), Scripted.text(JSON.stringify(honest)))
      })
      const run = Effect.flatMap(AgentRunner, (runner) => runner.run(OrchestratorAgent, input, options()))
      const { value } = yield* run.pipe(Effect.provide(layerRunner(model)))
      assert.strictEqual(value.summary, honest.summary)
      assert.lengthOf(yield* control.requests, 2)
    })
  )
})
