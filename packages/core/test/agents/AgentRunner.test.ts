import { type Contract, defineAgent } from "@postwright/core/agents/Agent"
import { AgentError } from "@postwright/core/agents/AgentError"
import { checkIssues } from "@postwright/core/agents/AgentIssue"
import { type AgentResult, AgentRunner, type RunOptions } from "@postwright/core/agents/AgentRunner"
import { AgentTrace } from "@postwright/core/agents/AgentTrace"
import { type LanguageModel } from "@postwright/core/models/LanguageModel"
import { Actor, CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Fiber, References, Schema } from "effect"
import { TestClock } from "effect/testing"
import * as fc from "fast-check"
import { z } from "zod"
import { effectTitles, layerRunner, type Topic, zodTitles } from "./fixtures.ts"

const good = `{"title":"Tea for everyone"}`
const tea = { topic: "Tea" }

const options = (changes: Partial<RunOptions> = {}): RunOptions => ({
  model: "scripted",
  allowFloor: false,
  operationKey: "op",
  ...changes
})

const run = Effect.fnUntraced(function* (changes: Partial<RunOptions> = {}, input: Topic = tea) {
  const runner = yield* AgentRunner
  return yield* runner.run(zodTitles, input, options(changes))
})

const outcomes = (trace: AgentTrace) => trace.steps.map((step) => `${step.purpose} ${step.outcome}`)

/** A scripted model that gives these answers in order, and its vendor's side. */
const scripted = (...answers: [Scripted.VendorAnswer, ...Array<Scripted.VendorAnswer>]) =>
  Scripted.make({ answer: Scripted.inOrder(...answers) })

/** The same under an id of its own. */
const named = (id: string, ...answers: [Scripted.VendorAnswer, ...Array<Scripted.VendorAnswer>]) =>
  Scripted.make({ id, answer: Scripted.inOrder(...answers) })

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

  describe("a model's failure", () => {
    it.effect("that is a refusal leads to the next model without a repair", () => {
      const first = named("first", { kind: "refusal", explanation: "no" })
      const second = named("second", Scripted.text(good))
      return Effect.gen(function* () {
        const { generatedBy, trace } = yield* run({ model: ["first", "second"] })
        assert.strictEqual(generatedBy.kind === "model" && generatedBy.model, "second-1")
        assert.deepStrictEqual(
          trace.steps.map((step) => [step.model, step.outcome, step.code]),
          [
            ["first", "refused", "model-refused"],
            ["second", "accepted", undefined]
          ]
        )
      }).pipe(Effect.provide(layerRunner(first.model, second.model)))
    })

    it.effect("that passes is waited out as long as the vendor asks", () => {
      const overloaded = { kind: "failure", reason: "RateLimited", retryAfterSeconds: 30 } as const
      const { model, control } = scripted(overloaded, Scripted.text(good))
      return Effect.gen(function* () {
        const fiber = yield* Effect.forkChild(run())
        yield* TestClock.adjust("29 seconds")
        assert.lengthOf(yield* control.requests, 1)
        yield* TestClock.adjust("8 seconds")
        assert.deepStrictEqual(outcomes((yield* Fiber.join(fiber)).trace), ["ask failed", "retry accepted"])
      }).pipe(Effect.provide(layerRunner(model)))
    })

    it.effect("that asks to wait for an hour leads to the next model at once", () => {
      const first = named("first", { kind: "failure", reason: "RateLimited", retryAfterSeconds: 3_600 })
      const second = named("second", Scripted.text(good))
      return Effect.gen(function* () {
        assert.deepStrictEqual(outcomes((yield* run({ model: ["first", "second"] })).trace), [
          "ask failed",
          "ask accepted"
        ])
      }).pipe(Effect.provide(layerRunner(first.model, second.model)))
    })

    it.effect("that stays is given up after two more tries, and may be tried again later", () => {
      const { model, control } = scripted({ kind: "failure", reason: "Overloaded" })
      return Effect.gen(function* () {
        const fiber = yield* Effect.forkChild(Effect.flip(run()))
        yield* TestClock.adjust("1 minute")
        const error = yield* Fiber.join(fiber)
        assert.strictEqual(error.code, "agent-no-usable-answer")
        assert.isTrue(error.isRetryable)
        assert.lengthOf(yield* control.requests, 3)
      }).pipe(Effect.provide(layerRunner(model)))
    })

    it.effect("that is silence ends by the time limit and is cancelled", () => {
      const { model, control } = scripted({ kind: "silence" })
      return Effect.gen(function* () {
        const fiber = yield* Effect.forkChild(Effect.flip(run({ timeout: "10 seconds" })))
        yield* TestClock.adjust("9 seconds")
        assert.strictEqual(yield* control.cancelled, 0)
        yield* TestClock.adjust("1 second")
        assert.strictEqual(yield* control.cancelled, 1)
        yield* TestClock.adjust("1 minute")
        const error = yield* Fiber.join(fiber)
        assert.include(error.message, "did not answer within 10s")
        assert.strictEqual(yield* control.cancelled, 3)
      }).pipe(Effect.provide(layerRunner(model)))
    })

    it.effect("that is a bug in its adapter is a failure of that model only", () => {
      const broken: LanguageModel = {
        ...Scripted.make({ id: "first" }).model,
        generate: () => Effect.die(new Error("bug"))
      }
      const second = named("second", Scripted.text(good))
      return Effect.gen(function* () {
        const fiber = yield* Effect.forkChild(run({ model: ["first", "second"] }))
        yield* TestClock.adjust("1 minute")
        assert.strictEqual((yield* Fiber.join(fiber)).value.headline, "TEA FOR EVERYONE")
      }).pipe(Effect.provide(layerRunner(broken, second.model)))
    })
  })

  it.effect("cancels the vendor's request when it is interrupted", () => {
    const { model, control } = scripted({ kind: "silence" })
    return Effect.gen(function* () {
      const fiber = yield* Effect.forkChild(run(), { startImmediately: true })
      yield* TestClock.adjust("1 second")
      assert.lengthOf(yield* control.requests, 1)
      yield* Fiber.interrupt(fiber)
      assert.strictEqual(yield* control.cancelled, 1)
    }).pipe(Effect.provide(layerRunner(model)))
  })

  it.effect("refuses a model that is not configured before it asks any other, whatever may fall back", () => {
    const { model, control } = scripted(Scripted.text(good))
    return Effect.gen(function* () {
      const error = yield* Effect.flip(run({ model: ["scripted", "scriptde"], allowFloor: true }))
      assert.include(error.message, `No model has the id "scriptde". Choose one of: scripted, none`)
      assert.lengthOf(yield* control.requests, 0)
    }).pipe(Effect.provide(layerRunner(model)))
  })

  it.effect("routes by the kind of task", () => {
    const { model } = scripted(Scripted.text(good))
    return Effect.gen(function* () {
      const written = yield* run({ model: { default: "none", byTask: { write: "scripted" } } })
      assert.strictEqual(written.generatedBy.kind, "model")
      const judged = yield* run({ model: { default: "none", byTask: { judge: "scripted" } } })
      assert.strictEqual(judged.generatedBy.kind, "floor")
    }).pipe(Effect.provide(layerRunner(model)))
  })

  describe("the floor", () => {
    const failing = scripted({ kind: "refusal", explanation: "no" }).model

    it.effect("answers when no model was chosen, and says so", () =>
      Effect.gen(function* () {
        const { value, generatedBy, trace } = yield* run({ model: "none" })
        assert.deepStrictEqual(value, { headline: "ALL ABOUT TEA" })
        assert.deepStrictEqual(generatedBy, { kind: "floor", agent: "zod-titles", agentVersion: 3 })
        assert.strictEqual(trace.conclusion, "floor")
        assert.strictEqual(trace.reason, "No model was chosen")
      }).pipe(Effect.provide(layerRunner()))
    )

    it.effect("does not answer for a failed model where it is not allowed", () =>
      Effect.gen(function* () {
        assert.strictEqual((yield* Effect.flip(run())).code, "agent-no-usable-answer")
      }).pipe(Effect.provide(layerRunner(failing)))
    )

    it.effect("answers for a failed model where it is allowed, with the failure as its reason", () =>
      Effect.gen(function* () {
        const { trace } = yield* run({ allowFloor: true })
        assert.deepStrictEqual(
          trace.steps.map((step) => [step.by, step.outcome]),
          [
            ["model", "refused"],
            ["floor", "accepted"]
          ]
        )
        assert.include(trace.reason, "declined to answer: no")
      }).pipe(Effect.provide(layerRunner(failing)))
    )

    it.effect("refuses a language that it cannot write", () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(run({ model: "none" }, { topic: "Thé", language: "fr" }))
        assert.strictEqual(error.code, "agent-floor-language-unsupported")
        assert.include(error.message, "Choose a model, or one of the languages en, de")
      }).pipe(Effect.provide(layerRunner()))
    )

    it.effect("has to meet the contract like a model", () => {
      const thin = defineAgent({ ...zodTitles, floor: () => ({ title: "?" }) })
      return Effect.gen(function* () {
        const runner = yield* AgentRunner
        const error = yield* Effect.flip(runner.run(thin, tea, options({ model: "none" })))
        assert.strictEqual(error.code, "agent-floor-rejected")
      }).pipe(Effect.provide(layerRunner()))
    })

    it.effect("is missed by an agent that has none", () => {
      const { floor: _floor, ...modelOnly } = zodTitles
      return Effect.gen(function* () {
        const runner = yield* AgentRunner
        const error = yield* Effect.flip(runner.run(modelOnly, tea, options({ model: "none" })))
        assert.strictEqual(error.code, "agent-model-needed")
      }).pipe(Effect.provide(layerRunner()))
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
