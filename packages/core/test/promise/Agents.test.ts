import { fromEffectSchema } from "@postwright/core/agents/Agent"
import { fromPromises } from "@postwright/core/models/PromiseModel"
import {
  type Agent,
  type AnswerElement,
  createPostwright,
  defineAgent,
  PostwrightError
} from "@postwright/core/promise"
import { adapterFromModel } from "@postwright/core/promise/AdapterLayer"
import {
  inOrder,
  make,
  type ScriptedOptions,
  text,
  type VendorAnswer,
  type VendorControl
} from "@postwright/core/testing/models/ScriptedLanguageModel"
import { Effect, Schema } from "effect"
import { assert, describe, expectTypeOf, it } from "vitest"
import { z } from "zod"

interface Note {
  readonly note: string
}

const contract = z.object({ headlines: z.array(z.string().max(60)).max(3) })

const headlines = defineAgent({
  name: "headlines",
  version: 1,
  task: "write",
  contract,
  system: "You write headlines. You never invent facts.",
  instructions: "Write at most {{count}} headlines for the note.",
  material: ({ note }: Note) => ({
    values: { count: 3 },
    rules: ["No exclamation marks."],
    brand: [{ label: "tone", text: "calm" }],
    evidence: [{ label: "note", text: note }]
  }),
  check: (answer, { note }) =>
    answer.headlines.flatMap((headline, index) =>
      note.includes(headline) ? [] : [{ path: ["headlines", index], message: "is not in the note" }]
    ),
  floor: ({ note }) => ({ headlines: [note.slice(0, 60)] })
})

const note = "Our sourdough rests for 36 hours."
const good = `{"headlines":["Our sourdough rests"]}`
const price = { checkedOn: "2026-11-21", source: "test" }

const scripted = (answers: ReadonlyArray<VendorAnswer>, options: ScriptedOptions = {}) => {
  const { control, model } = make({ ...options, answer: inOrder(answers[0]!, ...answers.slice(1)) })
  return { control, adapters: [adapterFromModel(model)] }
}

const asked = (control: VendorControl) => Effect.runSync(control.requests)

const rejection = async (promise: PromiseLike<unknown>): Promise<PostwrightError> => {
  try {
    await promise
  } catch (error) {
    assert.instanceOf(error, PostwrightError)
    return error
  }
  return assert.fail("it did not reject")
}

const thrown = (body: () => unknown): PostwrightError => {
  try {
    body()
  } catch (error) {
    assert.instanceOf(error, PostwrightError)
    return error
  }
  return assert.fail("it did not throw")
}

describe("run", () => {
  it("answers on the floor where no model was chosen, and says so", async () => {
    await using postwright = createPostwright()
    const result = await postwright.run(headlines, { note })
    assert.deepStrictEqual(result.value, { headlines: [note] })
    assert.deepStrictEqual(result.generatedBy, { kind: "floor", agent: "headlines", agentVersion: 1 })
    assert.strictEqual(result.costMicroUsd, 0)
    assert.deepStrictEqual(
      result.steps.map(({ by, detail, outcome }) => [by, outcome, detail]),
      [["floor", "accepted", "No model was chosen"]]
    )
    assert.deepStrictEqual(JSON.parse(JSON.stringify(result)), result)
    expectTypeOf(result.value).toEqualTypeOf<{ headlines: Array<string> }>()
  })

  it("takes contracts and inputs at their types, and the floor's answer as the contract takes it", async () => {
    const counted = defineAgent({
      name: "counted",
      version: 1,
      contract: fromEffectSchema(Schema.Struct({ words: Schema.FiniteFromString })),
      system: "You count.",
      instructions: "Count the words.",
      material: (note: string) => ({ evidence: [{ label: "note", text: note }] }),
      check: ({ words }) => (words > 0 ? [] : [{ path: ["words"], message: "is not above 0" }]),
      floor: (note) => ({ words: String(note.split(" ").length) })
    })
    await using postwright = createPostwright()
    const { value } = await postwright.run(counted, note)
    assert.deepStrictEqual(value, { words: 6 })
    expectTypeOf(value.words).toEqualTypeOf<number>()
    expectTypeOf(counted).toExtend<Agent<string, { readonly words: number }>>()
    // @ts-expect-error the input is a text
    const wrong = () => postwright.run(counted, 3)
    assert.isFunction(wrong)
  })

  it("asks a model with the material fenced, and has an answer mended that breaks the check", async () => {
    const { adapters, control } = scripted([text(`{"headlines":["Best bread!"]}`), text(good)], {
      pricing: { inputMicroUsdPerMillion: 1e6, outputMicroUsdPerMillion: 1e6, ...price }
    })
    await using postwright = createPostwright({ adapters })
    const result = await postwright.run(headlines, { note }, { model: "scripted" })
    assert.deepStrictEqual(result.value, { headlines: ["Our sourdough rests"] })
    assert.deepInclude(result.generatedBy, { kind: "model", agent: "headlines", vendor: "scripted" })
    assert.deepStrictEqual(
      result.steps.map(({ outcome, purpose }) => [purpose, outcome]),
      [
        ["ask", "contract-violation"],
        ["repair", "accepted"]
      ]
    )
    assert.deepStrictEqual(result.steps[0]?.issues, [{ path: ["headlines", 0], message: "is not in the note" }])
    assert.strictEqual(
      result.costMicroUsd,
      result.steps.reduce((sum, step) => sum + (step.costMicroUsd ?? Number.NaN), 0)
    )
    assert.strictEqual(Object.getPrototypeOf(result.steps[0]), Object.prototype)
    assert.deepStrictEqual(JSON.parse(JSON.stringify(result)), result)
    const [first, second] = asked(control)
    assert.include(first?.system, "- No exclamation marks.")
    assert.notInclude(first?.system, note)
    assert.match(
      first?.messages[0]?.content ?? "",
      /Write at most 3 headlines[^]*<<<untrusted-\w+ "note">>>\nOur sourdough/
    )
    assert.include(second?.messages.at(-1)?.content, "headlines.0: is not in the note")
  })

  it("waits for a check that is a promise", async () => {
    const slow = defineAgent({ ...headlines, check: async (answer) => headlines.check?.(answer, { note }) ?? [] })
    const { adapters } = scripted([text(`{"headlines":["Best bread!"]}`), text(good)])
    await using postwright = createPostwright({ adapters })
    assert.lengthOf((await postwright.run(slow, { note }, { model: "scripted" })).steps, 2)
  })

  it("has prose in another language mended", async () => {
    const english = "We bake our bread in the old oven behind the house, and you are welcome to come and see it."
    const german = "Wir backen unser Brot in dem alten Ofen hinter dem Haus, und ihr dürft gern kommen und schauen."
    const agent = defineAgent({
      name: "intro",
      version: 1,
      contract: z.object({ text: z.string() }),
      system: "You write introductions.",
      instructions: "Write one.",
      material: ({ language }: { readonly language: string }) => ({ values: { language } }),
      language: ({ language }) => language,
      prose: (answer) => [answer.text],
      floor: () => ({ text: english }),
      floorLanguages: ["en"]
    })
    const { adapters } = scripted([text(JSON.stringify({ text: english })), text(JSON.stringify({ text: german }))])
    await using postwright = createPostwright({ adapters })
    const { steps, value } = await postwright.run(agent, { language: "de" }, { model: "scripted" })
    assert.strictEqual(value.text, german)
    assert.strictEqual(steps[0]?.outcome, "wrong-language")
    const error = await rejection(postwright.run(agent, { language: "de" }))
    assert.strictEqual(error.code, "agent-floor-language-unsupported")
    assert.strictEqual((await postwright.run(agent, { language: "en-GB" })).value.text, english)
  })

  it("falls back to the floor only where that is allowed, and else rejects with the trace", async () => {
    const { adapters } = scripted(Array.from({ length: 6 }, () => text("not JSON")))
    await using postwright = createPostwright({ adapters })
    const error = await rejection(postwright.run(headlines, { note }, { model: "scripted" }))
    assert.strictEqual(error.code, "agent-no-usable-answer")
    const { details } = error
    assert.deepNestedInclude(details, {
      agent: "headlines",
      "trace.conclusion": "failed",
      "trace.steps[0].outcome": "not-json",
      "trace.steps[2].purpose": "repair",
      "failures[0].model": "scripted"
    })
    assert.deepStrictEqual(JSON.parse(JSON.stringify(details)), details)
    const { generatedBy, steps } = await postwright.run(headlines, { note }, { model: "scripted", allowFloor: true })
    assert.strictEqual(generatedBy.kind, "floor")
    assert.lengthOf(steps, 4)
  })

  it("stops at the budget before it is passed, tells what was spent, and goes on with a higher one", async () => {
    const { adapters, control } = scripted([text(`{"headlines":["Best bread!"]}`), text(good)], {
      pricing: { inputMicroUsdPerMillion: 0, outputMicroUsdPerMillion: 0, microUsdPerCall: 600, ...price }
    })
    await using postwright = createPostwright({ adapters })
    const options = { model: "scripted", operation: "spring/intro" }
    const error = await rejection(postwright.run(headlines, { note }, { ...options, budget: 0.001 }))
    assert.strictEqual(error.code, "agent-budget-reached")
    assert.deepNestedInclude(error.details, { costMicroUsd: 600, "trace.steps[1].outcome": "limit-reached" })
    assert.lengthOf(asked(control), 1)
    const { costMicroUsd, steps } = await postwright.run(headlines, { note }, { ...options, budget: 0.002 })
    assert.deepStrictEqual([costMicroUsd, steps[0]?.isReplayed], [600, true])
    assert.lengthOf(asked(control), 2)
  })

  it("refuses to ask within a budget where nobody knows the price, and tells no price that it does not know", async () => {
    const { adapters, control } = scripted([text(good)])
    await using postwright = createPostwright({ adapters })
    const error = await rejection(postwright.run(headlines, { note }, { model: "scripted", budget: 1 }))
    assert.isEmpty(asked(control))
    assert.include(error.message, "price")
    assert.isNull((await postwright.run(headlines, { note }, { model: "scripted" })).costMicroUsd)
  })

  it("pays an operation once, and calls without a name each", async () => {
    const { adapters, control } = scripted(Array.from({ length: 4 }, () => text(good)))
    await using postwright = createPostwright({ adapters })
    const ask = (operation?: string) =>
      postwright.run(headlines, { note }, { model: "scripted", ...(operation === undefined ? {} : { operation }) })
    await ask("a")
    const again = await ask("a")
    assert.deepStrictEqual([asked(control).length, again.steps[0]?.isReplayed, again.costMicroUsd], [1, true, 0])
    await ask("b")
    await ask()
    await ask()
    assert.lengthOf(asked(control), 4)
  })

  it("tells the elements of an answer as they are whole, those of a repair again", async () => {
    const answers = [text(`{"headlines":["Our sourdough","Best bread!"]}`), text(good)]
    const { adapters } = scripted(answers)
    await using postwright = createPostwright({ adapters })
    const seen: Array<readonly [number, number, unknown]> = []
    await postwright.run(
      headlines,
      { note },
      {
        model: "scripted",
        watch: { field: "headlines", onElement: ({ answer, index, value }) => void seen.push([answer, index, value]) }
      }
    )
    assert.deepStrictEqual(seen, [
      [1, 0, "Our sourdough"],
      [1, 1, "Best bread!"],
      [2, 0, "Our sourdough rests"]
    ])
  })

  it("tells no element that is still being written", async () => {
    const posts = [1, 2].map((id) => ({ title: `Post ${id}`, text: "We bake our bread in an old oven. ".repeat(9) }))
    const writer = defineAgent({
      name: "writer",
      version: 1,
      contract: z.object({ posts: z.array(z.object({ title: z.string(), text: z.string() })) }),
      system: "You write posts.",
      instructions: "Write two.",
      material: (topic: string) => ({ request: [{ label: "topic", text: topic }] })
    })
    const { adapters } = scripted([text(JSON.stringify({ posts }))])
    await using postwright = createPostwright({ adapters })
    const seen: Array<unknown> = []
    const watch = { field: "posts", onElement: ({ value }: AnswerElement) => void seen.push(value) }
    await postwright.run(writer, "Bread", { model: "scripted", watch })
    assert.deepStrictEqual(seen, posts)
  })

  it("reads the answer to its end where the function that looks fails, and then says so", async () => {
    const { adapters, control } = scripted([text(`{"headlines":["Our","sourdough"]}`)])
    await using postwright = createPostwright({ adapters })
    let calls = 0
    const options = { model: "scripted", operation: "a" }
    const onElement = async () => {
      calls++
      throw new Error("The page is gone")
    }
    const watch = { field: "headlines", onElement }
    const error = await rejection(postwright.run(headlines, { note }, { ...options, watch }))
    assert.deepStrictEqual([error.code, calls], ["agent-function-failed", 1])
    assert.include(error.message, 'onElement of the agent "headlines" threw: The page is gone')
    assert.deepNestedInclude(error.details, { "trace.conclusion": "accepted" })
    assert.deepStrictEqual((await postwright.run(headlines, { note }, options)).value.headlines, ["Our", "sourdough"])
    assert.lengthOf(asked(control), 1)
  })

  it("stops when aborted, at the model too", async () => {
    const controller = new AbortController()
    let isStopped = false
    const model = fromPromises({
      id: "own/slow",
      vendor: "own",
      model: "slow",
      generate: (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => {
            isStopped = true
            reject(signal.reason)
          })
          controller.abort()
        })
    })
    await using postwright = createPostwright({ adapters: [adapterFromModel(model)] })
    const options = { model: "own/slow", signal: controller.signal }
    assert.strictEqual((await rejection(postwright.run(headlines, { note }, options))).code, "aborted")
    assert.isTrue(isStopped)
    assert.strictEqual((await rejection(postwright.run(headlines, { note }, options))).code, "aborted")
  })

  it("gives a model up that takes too long", async () => {
    const controller = new AbortController()
    const givenUp: Array<boolean> = []
    const model = fromPromises({
      id: "own/slow",
      vendor: "own",
      model: "slow",
      generate: (_, { signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener("abort", () => {
            givenUp.push(!controller.signal.aborted)
            // It would be asked again in a second.
            controller.abort()
            reject(signal.reason)
          })
        )
    })
    await using postwright = createPostwright({ adapters: [adapterFromModel(model)] })
    const options = { model: "own/slow", timeoutMillis: 1, signal: controller.signal }
    await rejection(postwright.run(headlines, { note }, options))
    assert.deepStrictEqual(givenUp, [true])
  })

  it("names models that are not there as such", async () => {
    await using postwright = createPostwright()
    const error = await rejection(postwright.run(headlines, { note }, { model: "own/large" }))
    assert.strictEqual(error.code, "model-not-found")
    assert.include(error.message, "own/large")
  })

  it("refuses the names of built-in agents, and two agents of one name and version", async () => {
    await using postwright = createPostwright()
    const copywriter = defineAgent({ ...headlines, name: "copywriter" })
    assert.strictEqual((await rejection(postwright.run(copywriter, { note }))).code, "agent-name-taken")
    await postwright.run(headlines, { note })
    await postwright.run(defineAgent({ ...headlines }), { note })
    const other = defineAgent({ ...headlines, system: "You write other headlines." })
    const error = await rejection(postwright.run(other, { note }))
    assert.strictEqual(error.code, "agent-name-taken")
    assert.include(error.remedy, "Raise the version")
    await postwright.run(defineAgent({ ...other, version: 2 }), { note })
    assert.strictEqual(thrown(() => createPostwright({ agents: [headlines, other] })).code, "agent-name-taken")
    await using taken = createPostwright({ agents: [copywriter] })
    assert.strictEqual((await rejection(taken.prompts.names())).code, "agent-name-taken")
  })

  it.each([
    [{ material: () => ({}) }, "agent-material-invalid", "{{count}}"],
    [{ material: () => ({ values: { count: "a\nb" } }) }, "agent-material-invalid", "free text"],
    [{ material: () => ({ values: { count: 1 }, evidnce: [] }) }, "agent-material-invalid", "evidnce"],
    [{ material: () => ({ values: { count: 1 }, request: ["a"] }) }, "agent-material-invalid", "request[0]"],
    [{ material: () => undefined }, "agent-material-invalid", 'material of "headlines"'],
    [{ material: async () => ({ values: { count: 1 } }) }, "agent-function-failed", "promise"],
    [{ floor: async () => ({ headlines: [] }) }, "agent-function-failed", "floor"],
    [{ floor: () => JSON.parse("{") }, "agent-function-failed", "threw"],
    [{ floor: () => ({ headlines: [1] }) }, "agent-floor-rejected", "headlines.0"],
    [{ floor: undefined }, "agent-model-needed", "Configure a model"],
    [{ check: () => undefined }, "agent-function-failed", 'check of "headlines"'],
    [{ check: () => Promise.reject(new Error("No connection")) }, "agent-function-failed", "No connection"],
    [{ language: () => "klingon!" }, "agent-function-failed", "BCP 47"]
  ])("says which function of an agent is wrong: %o", async (part, code, words) => {
    await using postwright = createPostwright()
    // As a caller without types would.
    const error = await rejection(Reflect.apply(postwright.run, undefined, [{ ...headlines, ...part }, { note }]))
    assert.strictEqual(error.code, code)
    assert.include(error.message, words)
  })

  it.each([
    [{ modle: "a" }, 'Did you mean "model"'],
    [{ model: 3 }, "model"],
    [{ operation: "" }, "operation"],
    [{ timeoutMillis: 0 }, "timeoutMillis"],
    [{ budget: -1 }, "US dollars"],
    [{ signal: "now" }, "AbortSignal"],
    [{ watch: { field: "headlines" } }, "watch"],
    [{ watch: { field: "headline", onElement: () => undefined } }, 'Did you mean "headlines"']
  ])("refuses the options %j", async (options, part) => {
    await using postwright = createPostwright()
    // As a caller without types would.
    const error = await rejection(Reflect.apply(postwright.run, undefined, [headlines, { note }, options]))
    assert.strictEqual(error.code, "options-invalid")
    assert.include(error.message, part)
  })

  it("refuses every call after the end", async () => {
    const postwright = createPostwright()
    await postwright.close()
    assert.strictEqual((await rejection(postwright.run(headlines, { note }))).code, "closed")
  })
})

describe("defineAgent", () => {
  it.each([
    [{ name: "Head Lines" }, "lower-case words"],
    [{ name: "own-headlines" }, "begins with own-"],
    [{ version: 0 }, "whole number from 1"],
    [{ task: "paint" }, "extract, plan"],
    [{ contract: undefined }, "contract is missing"],
    [{ contract: {} }, "contract is no schema"],
    [{ contract: Schema.Struct({}) }, "fromEffectSchema"],
    [{ contract: { "~standard": { version: 1, vendor: "old", validate: () => ({ value: 1 }) } } }, "JSON Schema"],
    [{ contract: z.object({ at: z.date() }) }, "cannot be told as JSON Schema"],
    [{ system: " " }, "system"],
    [{ system: "You are {{name}}" }, "instructions alone"],
    [{ instructions: "Write {{ count }}" }, "without blanks"],
    [{ instruction: "x" }, 'did you mean "instructions"'],
    [{ toDomain: () => [] }, 'did you mean "check"'],
    [{ material: {} }, "material is not a function"],
    [{ prose: () => [] }, "nothing without language"],
    [{ language: "klingon!" }, "BCP 47"],
    [{ language: "en", floorLanguages: ["English"] }, '["en", "de"]'],
    [{ maxRepairs: 1.5 }, "maxRepairs"],
    [{ temperature: 3 }, "temperature"]
  ])("names what is wrong and what to do: %o", async (part, words) => {
    // As a caller without types would.
    const error = thrown(() => Reflect.apply(defineAgent, undefined, [{ ...headlines, ...part }]))
    assert.strictEqual(error.code, "agent-invalid")
    assert.include(error.message, words)
    await using postwright = createPostwright()
    const run = rejection(Reflect.apply(postwright.run, undefined, [{ ...headlines, ...part }, { note }]))
    assert.strictEqual((await run).code, "agent-invalid")
  })

  it("names every fault at once, and takes no agent for none", () => {
    const both = thrown(() => Reflect.apply(defineAgent, undefined, [{ ...headlines, version: "1", system: "" }]))
    assert.lengthOf(both.details["issues"] as ReadonlyArray<string>, 2)
    for (const agent of [undefined, null, "headlines", []]) {
      assert.strictEqual(thrown(() => Reflect.apply(defineAgent, undefined, [agent])).code, "agent-invalid")
    }
  })

  it("keeps the agent as it was checked", () => {
    const given = { ...headlines, version: 3 }
    const agent = defineAgent(given)
    given.version = 0
    assert.strictEqual(agent.version, 3)
    assert.isFrozen(agent)
  })
})
