import { Effect } from "effect"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import { fromPromises } from "@postwright/core/models/PromiseModel"
import { adapterFromLayer } from "@postwright/core/promise/AdapterLayer"
import { type Brief, createPostwright, PostwrightError, type Progress } from "@postwright/core/promise"
import { checkRuntime } from "../../src/promise/internal/runtimeVersion.ts"
import { assert, describe, it } from "vitest"
import { readFile } from "node:fs/promises"
import { inspect } from "node:util"

const folder = new URL("../../../../examples/larkfield/sources/", import.meta.url)
const names = ["guide-choosing-a-cargo-bike.md", "faq.html", "reviews.csv"]
const sources = await Promise.all(
  names.map(async (name) => ({ name, text: await readFile(new URL(name, folder), "utf8") }))
)

const brief: Brief = {
  topic: "Cargo bikes for a week",
  platforms: ["x", "linkedin"],
  sources,
  plan: { days: 3, perDay: 2, start: "2027-03-01", timeZone: "Europe/London" }
}

const rejection = async (promise: PromiseLike<unknown>): Promise<PostwrightError> => {
  try {
    await promise
  } catch (error) {
    assert.instanceOf(error, PostwrightError)
    return error
  }
  return assert.fail("it did not reject")
}

describe("createPostwright", () => {
  it("rejects with an error whose cause is what went wrong, without a wrapper that tells it again", async () => {
    await using postwright = createPostwright()
    const error = await rejection(postwright.generate({ ...brief, plan: { days: 0 } }))
    assert.strictEqual(error.code, "brief-invalid")
    assert.instanceOf(error.cause, Error)
    const shown = inspect(error, { depth: 9 })
    assert.lengthOf(shown.match(/\bcause\]?:|\breason:/g) ?? [], 1, shown)
  })

  it("generates a campaign, tells its progress, and hands over a kit", async () => {
    await using postwright = createPostwright()
    const run = postwright.generate(brief)
    const seen: Array<Progress> = []
    for await (const progress of run) seen.push(progress)
    const campaign = await run
    assert.deepStrictEqual(
      [...new Set(seen.map(({ stage }) => stage))],
      ["brief", "research", "orchestrate", "plan", "draft", "edit", "compare", "produce", "schedule", "review"]
    )
    assert.strictEqual(campaign.plan.slots.length, 6)
    assert.strictEqual(campaign.posts.length, 6)
    for (const post of campaign.posts) assert.isAtLeast(post.variants.length, 2)
    const paths = (await campaign.kit()).map(({ path }) => path)
    for (const path of ["plan.json", "posts.json", "dossiers.json", "index.html"]) assert.include(paths, path)
  })

  it("gives every progress to an iteration that starts late", async () => {
    await using postwright = createPostwright()
    const run = postwright.generate(brief)
    await run
    const stages: Array<string> = []
    for await (const { stage } of run) stages.push(stage)
    assert.strictEqual(stages.at(-1), "review")
  })

  it("makes the same plan and posts of the same brief and seed", async () => {
    await using first = createPostwright()
    await using second = createPostwright()
    const [one, two] = [await first.generate(brief, { seed: 7 }), await second.generate(brief, { seed: 7 })]
    assert.deepStrictEqual(JSON.stringify([one.plan, one.posts]), JSON.stringify([two.plan, two.posts]))
  })

  it("cites exact slices of the texts that its kit keeps or that were given", async () => {
    await using postwright = createPostwright()
    const campaign = await postwright.generate(brief)
    const kit = await campaign.kit()
    const extracted = kit.find(({ path }) => path.startsWith("sources/faq"))
    const texts = new Map(sources.map(({ name, text }) => [name, text]))
    texts.set("faq.html", new TextDecoder().decode(extracted?.bytes))
    for (const citation of campaign.posts.flatMap((post) => post.citations)) {
      assert.strictEqual(texts.get(citation.source)?.slice(citation.start, citation.end), citation.quote)
    }
  })

  it("rejects a brief with every problem, its place and what to do", async () => {
    await using postwright = createPostwright()
    // As a caller without types would.
    const bad: Brief = JSON.parse('{ "topic": "t", "platforms": ["twitter"], "langauges": ["en"] }')
    const error = await rejection(postwright.generate(bad))
    assert.strictEqual(error.code, "brief-invalid")
    assert.include(error.message, "languages")
    assert.include(error.message, "platforms")
    assert.isFalse(error.isRetryable)
  })

  it("refuses a language that no source has", async () => {
    await using postwright = createPostwright()
    const error = await rejection(postwright.generate({ ...brief, languages: ["de"] }))
    assert.strictEqual(error.code, "language-without-source")
  })

  it("refuses a model that is not set up, before anything is written", async () => {
    await using postwright = createPostwright()
    const error = await rejection(postwright.generate(brief, { model: "openrouter/large" }))
    assert.strictEqual(error.code, "model-not-found")
    assert.isFalse(error.isRetryable)
  })

  it("tells what a campaign is going to cost, and asks no model for that", async () => {
    const model = fromPromises({
      id: "own/large",
      vendor: "own",
      model: "large",
      pricing: { inputMicroUsdPerMillion: 1e6, outputMicroUsdPerMillion: 4e6, checkedOn: "2026-11-21", source: "test" },
      generate: () => Promise.reject(new Error("asked"))
    })
    const adapter = adapterFromLayer("models/own", LanguageModels.layerEntry(Effect.succeed(model)))
    await using postwright = createPostwright({ adapters: [adapter] })
    const estimate = await postwright.estimate(brief, { model: { route: "best" }, budget: 2.5 })
    assert.deepStrictEqual(
      estimate.agents.map(({ agent, model }) => [agent, model]),
      [
        "research",
        "orchestrator",
        "director",
        "copywriter",
        "judge",
        "editor",
        "rewriter",
        "compliance",
        "growth",
        "designer"
      ].map((agent) => [agent, "own/large"])
    )
    assert.isAbove(estimate.mostMicroUsd ?? 0, estimate.costMicroUsd ?? 0)
    assert.deepStrictEqual(Object.getPrototypeOf(estimate.agents[0]), Object.prototype)
    const nothing = await postwright.estimate(brief)
    assert.deepStrictEqual([nothing.agents, nothing.costMicroUsd], [[], 0])
  })

  it("refuses a path where no adapter reads files", async () => {
    await using postwright = createPostwright()
    const error = await rejection(postwright.generate({ ...brief, sources: ["notes.md"] }))
    assert.strictEqual(error.code, "source-not-allowed")
    assert.include(error.remedy, "@postwright/storage/fs")
  })

  it("ends the iteration with the error that awaiting rejects with", async () => {
    await using postwright = createPostwright()
    const run = postwright.generate({ ...brief, languages: ["de"] })
    const iterate = async () => {
      for await (const _ of run) assert.fail("there is no progress")
    }
    assert.strictEqual((await rejection(iterate())).code, "language-without-source")
  })

  it("stops when aborted, and goes on with the same call", async () => {
    await using postwright = createPostwright()
    const controller = new AbortController()
    const run = postwright.generate(brief, { signal: controller.signal })
    const drafts = async () => {
      for await (const { stage } of run) if (stage === "draft") controller.abort()
    }
    const error = await rejection(Promise.all([drafts(), run]))
    assert.strictEqual(error.code, "aborted")
    const again = postwright.generate(brief)
    const stages: Array<string> = []
    for await (const { stage } of again) stages.push(stage)
    assert.strictEqual((await again).posts.length, 6)
    const audit = (await (await again).kit()).find(({ path }) => path === "audit.jsonl")
    const steps = new TextDecoder()
      .decode(audit?.bytes)
      .trim()
      .split("\n")
      .map((line): string => JSON.parse(line).step)
    assert.strictEqual(new Set(steps).size, steps.length)
  })

  it("rejects a call whose signal was aborted before", async () => {
    await using postwright = createPostwright()
    const error = await rejection(postwright.generate(brief, { signal: AbortSignal.abort() }))
    assert.strictEqual(error.code, "aborted")
  })

  it("stops running work when closed, and refuses what comes later", async () => {
    const postwright = createPostwright()
    const run = postwright.generate(brief)
    for await (const { stage } of run) if (stage === "draft") break
    await Promise.all([postwright.close(), postwright.close()])
    assert.strictEqual((await rejection(run)).code, "closed")
    assert.strictEqual((await rejection(postwright.generate(brief))).code, "closed")
    await createPostwright().close()
  })

  it.each([
    [{ seed: -1 }, "seed"],
    [{ seed: 2 ** 53 }, "seed"],
    [{ sead: 1 }, 'Did you mean "seed"'],
    [{ signal: {} }, "AbortSignal"],
    [{ model: [] }, "model"],
    [{ model: { route: "dearest" } }, "a route such as"],
    [{ model: { default: "a", byTask: { paint: "b" } } }, "model"],
    [{ budget: 0 }, "US dollars"],
    [{ budget: Number.NaN }, "budget"],
    [{ folder: 3 }, "folder"],
    [null, "the options of generate"]
  ])("refuses the options %j of generate", async (options, part) => {
    await using postwright = createPostwright()
    // As a caller without types would.
    const error = await rejection(Reflect.apply(postwright.generate, postwright, [brief, options]))
    assert.strictEqual(error.code, "options-invalid")
    assert.include(error.message, part)
  })

  it.each([[null], [{ adapters: {} }], [{ adapters: [{}] }], [{ adapters: [() => ({})] }], [{ adaptors: [] }]])(
    "refuses %j as its own options",
    (options) => {
      try {
        Reflect.apply(createPostwright, undefined, [options])
        assert.fail("it did not throw")
      } catch (error) {
        assert.instanceOf(error, PostwrightError)
        assert.strictEqual(error.code, "options-invalid")
      }
    }
  )

  it("names the version that an older Node lacks", () => {
    assert.throws(() => checkRuntime("20.20.2"), /needs Node 22\.12\.0 or newer; this is Node 20\.20\.2/)
    assert.doesNotThrow(() => checkRuntime("22.12.0"))
    assert.doesNotThrow(() => checkRuntime("24.7.0"))
    assert.doesNotThrow(() => checkRuntime(undefined))
  })
})
