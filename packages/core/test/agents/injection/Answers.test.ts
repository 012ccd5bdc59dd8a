import { AgentRunner } from "@postwright/core/agents/AgentRunner"
import { CopywriterAgent, type CopywriterInput } from "@postwright/core/agents/copywriter/CopywriterAgent"
import { Angle, AngleId } from "@postwright/core/campaign/Angle"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { layerRunner } from "../fixtures.ts"
import { briefOf, floorOf, research } from "../material.ts"
import { options } from "../running.ts"
import { attacks } from "./attacks.ts"
import { obeying } from "./obeying.ts"

const guide =
  "A cargo bike carries two children and the shopping of a week. Its brakes stop it within four metres on a wet road. " +
  "The battery lasts for sixty kilometres when the load is light.\n\n" +
  "Most families ride it to school before breakfast is over. Rain covers keep children dry on the way home. " +
  "A test ride shows whether the bike fits through the door of the cellar.\n"

const inputWith = Effect.fnUntraced(function* (guidelines: string) {
  const { findings } = yield* research({ "guide.txt": guide })
  const [first, ...rest] = findings
  if (first === undefined) return yield* Effect.die("The guide gives no finding")
  const input: CopywriterInput = {
    slotId: "slot-001",
    platform: "linkedin",
    format: "post",
    language: "en",
    angle: new Angle({
      id: AngleId.make("angle-1"),
      kind: first.kind,
      title: "Cargo bikes",
      keyphrases: ["cargo bike"],
      findingIds: findings.map(({ id }) => id)
    }),
    findings: [first, ...rest],
    brief: yield* briefOf({
      topic: "Cargo bikes",
      platforms: ["linkedin"],
      goals: ["Rides at https://larkfield.example/ride by @larkfield"],
      brand: { name: "Larkfield", guidelines }
    }),
    seed: 1
  }
  return input
})

/** What comes of these answers of a model, each to one question. */
const outcomeOf = Effect.fnUntraced(function* (
  input: CopywriterInput,
  ...answers: [Scripted.VendorAnswer, ...Array<Scripted.VendorAnswer>]
) {
  const { control, model } = Scripted.make({ answer: Scripted.inOrder(...answers) })
  const running = yield* Effect.flatMap(AgentRunner, (runner) => runner.run(CopywriterAgent, input, options())).pipe(
    Effect.provide(layerRunner(model)),
    Effect.result,
    Effect.forkChild
  )
  // A call of a tool that nobody offered is a failure of the vendor, after which the question is asked again.
  yield* TestClock.adjust("1 hour")
  const result = yield* Fiber.join(running)
  return { result, requests: yield* control.requests }
})

describe("an answer that obeys an injection", () => {
  for (const attack of attacks) {
    it.effect(`is repaired, or of no use: ${attack.name}`, () =>
      Effect.gen(function* () {
        const input = yield* inputWith(attack.text)
        const honest = JSON.stringify(floorOf(CopywriterAgent)(input))
        const draft = yield* CopywriterAgent.toDomain(JSON.parse(honest), input)
        const bad = obeying(honest, attack)
        const { requests, result } = yield* outcomeOf(input, bad, bad, Scripted.text(honest))
        assert.strictEqual(result._tag, "Success")
        if (result._tag === "Failure") return
        const { value } = result.success
        // Nothing but what a draft has, and of that the honest text.
        assert.deepStrictEqual(value.variants, draft.variants)
        assert.isTrue(requests.every(({ system, tools }) => tools === undefined && !system.includes(attack.text)))
        const isHarmless = attack.written === "" && attack.demand !== "language"
        if (!isHarmless) {
          assert.lengthOf(requests, 3)
          const refused = yield* outcomeOf(input, bad)
          assert.strictEqual(refused.result._tag, "Failure")
        }
      })
    )
  }

  it.effect("may hold the links and mentions that the brief itself names", () =>
    Effect.gen(function* () {
      const input = yield* inputWith("warm")
      const { hashtags, variants } = floorOf(CopywriterAgent)(input)
      for (const own of ["https://larkfield.example/ride", "https://larkfield.example/", "@larkfield", "@Larkfield"]) {
        const changed = variants.map((variant) => ({ ...variant, body: `${variant.body} See ${own}.` }))
        const { variants: drafted } = yield* CopywriterAgent.toDomain({ hashtags, variants: changed }, input)
        assert.isTrue(drafted.every(({ body }) => body.includes(own)))
      }
    })
  )
})
