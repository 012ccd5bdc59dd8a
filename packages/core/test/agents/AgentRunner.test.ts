import { type Contract, defineAgent } from "@postwright/core/agents/Agent"
import { AgentError } from "@postwright/core/agents/AgentError"
import { checkIssues } from "@postwright/core/agents/AgentIssue"
import { type AgentResult, AgentRunner } from "@postwright/core/agents/AgentRunner"
import { AgentTrace } from "@postwright/core/agents/AgentTrace"
import { Actor, CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, References, Schema } from "effect"
import * as fc from "fast-check"
import { z } from "zod"
import { effectTitles, layerRunner, zodTitles } from "./fixtures.ts"
import { good, options, outcomes, run, scripted, tea } from "./running.ts"

describe("AgentRunner", () => {
  for (const agent of [zodTitles, effectTitles]) {
    it.effect(`runs the same agent on another kind of contract (${agent.name})`, () => {
      const { model } = scripted(Scripted.text(`{"title":1}`), Scripted.text(good))
      return Effect.gen(function* () {
        const runner = yield* AgentRunner
        const result: AgentResult<{ headline: string }> = yield* runner.run(agent, tea, options())
        assert.deepStrictEqual(result.value, { headline: "TEA FOR EVERYONE" })
        assert.deepStrictEqual(outcomes(result.trace), ["ask wrong-shape", "repair accepted"])
        assert.deepStrictEqual(
          result.trace.steps[0]?.issues.map((issue) => issue.path),
          [["title"]]
        )
      }).pipe(Effect.provide(layerRunner(model)))
    })
  }

  it.effect("says which model and which wording made the value", () =>
    Effect.gen(function* () {
      const { generatedBy, trace } = yield* run()
      assert.deepStrictEqual(generatedBy, {
        kind: "model",
        agent: "zod-titles",
        agentVersion: 3,
        vendor: "scripted",
        model: "scripted-1",
        promptVersion: "title@7#abc"
      })
      assert.strictEqual(trace.promptVersion, "title@7#abc")
      assert.strictEqual(trace.conclusion, "accepted")
    }).pipe(Effect.provide(layerRunner(scripted(Scripted.text(good)).model)))
  )

  describe("the answer", () => {
    const accepted = [
      ["plain JSON", good],
      ["a fenced block", "```json\n" + good + "\n```"],
      ["JSON with sentences around it", `Sure! Use {this} here: ${good} Hope it helps :}`],
      ["JSON after an example in brackets", `As in [1] you asked for: ${good}`],
      ["JSON behind a byte order mark", `\uFEFF${good}`]
    ] as const
    for (const [what, text] of accepted) {
      it.effect(`is accepted from ${what}`, () =>
        Effect.gen(function* () {
          assert.deepStrictEqual((yield* run()).value, { headline: "TEA FOR EVERYONE" })
        }).pipe(Effect.provide(layerRunner(scripted(Scripted.text(text)).model)))
      )
    }

    const repaired = [
      ["is empty", Scripted.text("  \n"), "empty"],
      ["holds no JSON", Scripted.text("I would call it Tea"), "not-json"],
      ["ends in the middle", Scripted.text(`{"title":"Tea for`), "not-json"],
      ["has another shape", Scripted.text(`{"headline":"Tea"}`), "wrong-shape"],
      ["breaks what a shape cannot say", Scripted.text(`{"title":"Coffee"}`), "contract-violation"],
      ["was cut off by the vendor", { kind: "truncated", text: `{"title":` }, "truncated"],
      [
        "is in another language",
        Scripted.text(
          `{"title":"Das ist ein Titel über Tea, der wirklich nicht auf Englisch ist und sich auch nicht so liest"}`
        ),
        "wrong-language"
      ]
    ] as const
    for (const [what, answer, outcome] of repaired) {
      it.effect(`is asked for again when it ${what}`, () =>
        Effect.gen(function* () {
          const { trace } = yield* run()
          assert.deepStrictEqual(outcomes(trace), [`ask ${outcome}`, "repair accepted"])
        }).pipe(Effect.provide(layerRunner(scripted(answer, Scripted.text(good)).model)))
      )
    }

    it.effect("is asked for again with itself and what is wrong with it", () => {
      const { model, control } = scripted(Scripted.text(`{"title":"Coffee"}`), Scripted.text(good))
      return Effect.gen(function* () {
        yield* run()
        const [first, second] = yield* control.requests
        assert.strictEqual(second?.system, first?.system)
        assert.deepStrictEqual(second?.messages.slice(0, -1), [
          ...(first?.messages ?? []),
          { role: "assistant", content: `{"title":"Coffee"}` }
        ])
        assert.include(second?.messages.at(-1)?.content, `- title: has to name the topic "Tea"`)
      }).pipe(Effect.provide(layerRunner(model)))
    })

    it.effect("gets more room, and no empty turn, after it was cut off", () => {
      const { model, control } = scripted({ kind: "truncated", text: "{" }, Scripted.text(good))
      return Effect.gen(function* () {
        yield* run()
        const [first, second] = yield* control.requests
        assert.deepStrictEqual([first?.maxOutputTokens, second?.maxOutputTokens], [4_096, 8_000])
        assert.deepStrictEqual(
          second?.messages.map((message) => message.role),
          ["user"]
        )
      }).pipe(Effect.provide(layerRunner(model)))
    })

    it.effect("is given up after the bounded number of repairs, with every issue in the trace", () => {
      const { model, control } = scripted(Scripted.text(`{"title":"Coffee"}`))
      return Effect.gen(function* () {
        const error = yield* Effect.flip(run())
        assert.strictEqual(error._tag, "AgentError")
        assert.strictEqual(error.code, "agent-no-usable-answer")
        assert.include(error.message, "has to name the topic")
        assert.lengthOf(yield* control.requests, 3)
        if (error._tag === "AgentError") assert.lengthOf(error.trace.steps, 3)
      }).pipe(Effect.provide(layerRunner(model)))
    })

    it.effect("comes with the schema in the prompt where a model cannot be held to it", () => {
      const { model, control } = Scripted.make({
        capabilities: { structuredOutput: "none" },
        answer: () => Scripted.text(good)
      })
      return Effect.gen(function* () {
        yield* run()
        assert.include((yield* control.requests)[0]?.system, `"title":{"type":"string","minLength":3}`)
      }).pipe(Effect.provide(layerRunner(model)))
    })

    const odd: ReadonlyArray<readonly [string, () => never | Promise<never>]> = [
      [
        "throws",
        () => {
          throw new Error("unexpected")
        }
      ],
      ["rejects", () => Promise.reject(new Error("unexpected"))]
    ]
    for (const [what, validate] of odd) {
      it.effect(`is an issue, not a crash, when the contract ${what}`, () => {
        const contract: Contract<{ title: string }> = {
          "~standard": { ...zodTitles.contract["~standard"], validate }
        }
        return Effect.gen(function* () {
          const runner = yield* AgentRunner
          const error = yield* Effect.flip(runner.run({ ...zodTitles, contract }, tea, options()))
          assert.include(error.message, "The contract cannot read the answer (unexpected)")
        }).pipe(Effect.provide(layerRunner(scripted(Scripted.text(good)).model)))
      })
    }

    it.effect("may be checked by a contract that takes its time", () => {
      const contract = z.object({ title: z.string().refine((title) => Promise.resolve(title.startsWith("Tea"))) })
      return Effect.gen(function* () {
        const runner = yield* AgentRunner
        const { trace } = yield* runner.run({ ...zodTitles, contract }, tea, options())
        assert.deepStrictEqual(outcomes(trace), ["ask wrong-shape", "repair accepted"])
      }).pipe(Effect.provide(layerRunner(scripted(Scripted.text(`{"title":"Coffee"}`), Scripted.text(good)).model)))
    })
  })

  it.effect("needs the permission to write campaigns", () =>
    Effect.gen(function* () {
      const viewer = new Actor({ ...localOwner, role: "viewer" })
      const error = yield* run().pipe(Effect.provideService(CurrentActor, viewer), Effect.flip)
      assert.strictEqual(error.code, "permission-denied")
    }).pipe(Effect.provide(layerRunner(scripted(Scripted.text(good)).model)))
  )

  it.effect("traces in a form that survives JSON", () => {
    const answers = [Scripted.text("?", { inputTokens: 10, outputTokens: 5 }), Scripted.text(good)] as const
    return Effect.gen(function* () {
      const { trace } = yield* run()
      const codec = Schema.toCodecJson(AgentTrace)
      const json = JSON.stringify(yield* Schema.encodeEffect(codec)(trace))
      assert.deepStrictEqual(yield* Schema.decodeUnknownEffect(codec)(JSON.parse(json)), trace)
      assert.strictEqual(trace.steps[0]?.usage?.outputTokens, 5)
    }).pipe(Effect.provide(layerRunner(scripted(...answers).model)))
  })

  it.effect("fails in a form that survives JSON, with no more issues than a reader needs", () => {
    const flooded = defineAgent({
      ...zodTitles,
      toDomain: () =>
        checkIssues(Array.from({ length: 1_000 }, (_, index) => ({ path: [index], message: "x".repeat(1_000) })))
    })
    return Effect.gen(function* () {
      const runner = yield* AgentRunner
      const error = yield* Effect.flip(runner.run(flooded, tea, options()))
      const codec = Schema.toCodecJson(AgentError)
      assert.strictEqual(error._tag, "AgentError")
      if (error._tag !== "AgentError") return
      const json = JSON.stringify(yield* Schema.encodeEffect(codec)(error))
      assert.isBelow(json.length, 100_000)
      const decoded = yield* Schema.decodeUnknownEffect(codec)(JSON.parse(json))
      assert.strictEqual(decoded.message, error.message)
      assert.deepStrictEqual(decoded.trace, error.trace)
    }).pipe(Effect.provide(layerRunner(scripted(Scripted.text(good)).model)))
  })

  it.effect("ends in a typed error or a floor, whatever a model says", () =>
    Effect.promise(() => {
      const bits = fc.constantFrom(
        "{",
        "}",
        "[",
        "]",
        '"',
        ":",
        ",",
        "\\",
        "```json\n",
        "title",
        "1e999",
        "null",
        "\u0000"
      )
      const garbage = fc.oneof(
        fc.string({ unit: "binary" }),
        fc.json(),
        fc.array(bits, { maxLength: 200 }).map((parts) => parts.join("")),
        fc.nat(20_000).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
        fc.object().map((value) => `Here: ${JSON.stringify(value)}`)
      )
      return fc.assert(
        fc.asyncProperty(garbage, fc.boolean(), async (text, allowFloor) => {
          const program = run({ allowFloor }).pipe(
            Effect.map(({ generatedBy }) => generatedBy.kind),
            Effect.catchTag("AgentError", (error) => Effect.succeed(error.code)),
            Effect.timeout(Duration.seconds(5)),
            Effect.provideService(References.MinimumLogLevel, "None"),
            Effect.provide(layerRunner(Scripted.make({ answer: () => Scripted.text(text) }).model))
          )
          const end = await Effect.runPromise(program)
          return end === (allowFloor ? "floor" : "agent-no-usable-answer")
        }),
        { numRuns: 300 }
      )
    })
  )
})
