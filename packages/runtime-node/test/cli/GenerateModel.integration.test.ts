import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { type RecordedAnswers } from "@postwright/core/testing/agents/RecordedAnswers"
import { serve } from "@postwright/providers/simulators/openai/ChatSimulatorHttp"
import { makeOpenAiSimulator, sandboxKey } from "@postwright/providers/simulators/openai/OpenAiSimulator"
import { Effect, Exit, Scope } from "effect"
import { mkdtempDisposableSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { brief, recordedFor } from "../../../core/test/campaign/modelCampaign.ts"
import { runHere } from "./runHere.ts"

const folder = mkdtempDisposableSync(join(tmpdir(), "postwright-model-"))
const scope = Effect.runSync(Scope.make())
const file = join(folder.path, "brief.json")
let answers: RecordedAnswers

beforeAll(async () => {
  writeFileSync(file, JSON.stringify(brief))
  answers = await Effect.runPromise(recordedFor())
}, 60_000)

afterAll(async () => {
  await Effect.runPromise(Scope.close(scope, Exit.void))
  folder.remove()
})

/** OpenAI on this machine: it gives the recorded answers, and bills as many tokens as that. */
const openAi = async (usage = { inputTokens: 2_000, outputTokens: 500 }) => {
  const simulator = makeOpenAiSimulator()
  simulator.answerWith(({ body }) => {
    const messages = body["messages"]
    const turns = Array.isArray(messages) ? messages.slice(1) : []
    return { kind: "message", content: answers.answerTo(turns) ?? "nobody asked that", usage }
  })
  const { origin } = await Effect.runPromise(serve(simulator).pipe(Scope.provide(scope)))
  return { simulator, env: { OPENAI_API_KEY: sandboxKey, POSTWRIGHT_OPENAI_BASE_URL: `${origin}/v1` } }
}

const report = (kit: string) => JSON.parse(readFileSync(join(kit, "report.json"), "utf8"))

describe("generate with a model", () => {
  it("tells what it will cost, writes the posts, and tells what it has cost", async () => {
    const { env, simulator } = await openAi()
    const kit = join(folder.path, "kit")
    const args = ["generate", file, "--out", kit, "--model", "openai/gpt-5-mini"]
    const dry = await runHere([...args, "--dry-run"], { env })
    assert.strictEqual(dry.code, 0, dry.err)
    assert.match(
      dry.out,
      /^The sources give \d+ statements, enough for all 6 slots\nAbout 0\.\d+ USD for 34 questions to openai\/gpt-5-mini, at most \d+\.\d+ USD; no budget is set\n/
    )
    assert.match(dry.out, /\n {2}agent +calls +tokens in +tokens out +micro-USD +at most\n {2}research +1 /)
    assert.match(dry.out, /\n {2}all +34 +\d+ +\d+ +\d+ +\d+\n$/)
    assert.lengthOf(simulator.requests(), 0)
    assert.notInclude(readdirSync(folder.path), "kit")
    const nowhere = args.filter((arg) => arg !== "--out" && arg !== kit)
    assert.strictEqual((await runHere([...nowhere, "--dry-run"], { env })).out, dry.out)
    const missing = await runHere(nowhere, { env })
    assert.strictEqual(missing.code, 2)
    assert.include(missing.err, "Missing required flag: --out. See: postwright generate --help")

    const made = await runHere(args, { env })
    assert.strictEqual(made.code, 0, made.err)
    assert.match(made.err, /About 0\.\d+ USD for 34 questions to openai\/gpt-5-mini/)
    assert.match(made.out, /6 posts for 6 slots/)
    // 34 answers of 2,000 tokens at 0.25 and 500 at 2 dollars a million.
    assert.match(made.out, /Models cost: {3}0\.051 USD/)
    assert.strictEqual(report(kit).model, "openai/gpt-5-mini")
    assert.strictEqual(report(kit).costMicroUsd, 51_000)
    const posts = JSON.parse(readFileSync(join(kit, "posts.json"), "utf8")).posts
    assert.deepStrictEqual(
      [...new Set(posts.map((post: { generatedBy: { vendor: string } }) => post.generatedBy.vendor))],
      ["openai"]
    )
    const files = readdirSync(kit, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    for (const entry of files) {
      assert.notInclude(readFileSync(join(entry.parentPath, entry.name), "utf8"), sandboxKey)
    }

    // The same again is finished, and regenerating asks the same model.
    const again = await runHere(args, { env })
    assert.strictEqual(again.code, 0, again.err)
    assert.lengthOf(simulator.requests(), 34)
    const anew = await runHere(["plan", "regenerate", kit, "slot-001"], { env })
    assert.isAbove(simulator.requests().length, 34, anew.err)
  }, 60_000)

  it("stops when the budget is used up, and goes on with a higher one without paying anything twice", async () => {
    // Ten times what was estimated.
    const { env, simulator } = await openAi({ inputTokens: 40_000, outputTokens: 20_000 })
    const kit = join(folder.path, "budget")
    const args = ["generate", file, "--out", kit, "--model", "openai/gpt-5-mini"]
    const stopped = await runHere([...args, "--budget", "0.12"], { env })
    assert.notStrictEqual(stopped.code, 0)
    assert.match(
      stopped.err,
      /The budget is used up, (before the first post|with \d of 6 posts written): models have cost 0\.\d\d USD of 0\.12 USD/
    )
    assert.match(
      stopped.err,
      /\n {2}postwright generate .*brief\.json --out .*budget --model openai\/gpt-5-mini --budget /
    )
    const asked = simulator.requests().length
    assert.isBelow(asked, answers.count())
    const same = await runHere([...args, "--budget", "0.12"], { env })
    assert.notStrictEqual(same.code, 0)
    assert.lengthOf(simulator.requests(), asked)
    const more = await runHere([...args, "--budget", "2.50"], { env })
    assert.strictEqual(more.code, 0, more.err)
    assert.lengthOf(simulator.requests(), answers.count())
    assert.strictEqual(report(kit).budgetMicroUsd, 2_500_000)
    assert.strictEqual(report(kit).costMicroUsd, answers.count() * 50_000)
  }, 60_000)

  it.each([
    [
      "a vendor without a key",
      ["--model", "anthropic/claude-x"],
      "No key is set for the models of anthropic. Set ANTHROPIC_API_KEY"
    ],
    [
      "a model without a vendor",
      ["--model", "gpt-5"],
      'The model "gpt-5" names no vendor that is known. Write the vendor in front'
    ],
    ["a choice that cannot be read", ["--model", "a,,b"], 'cannot be read: "a,,b" lacks the id of a model'],
    ["a server that is not named", ["--model", "compatible/llama"], "Set POSTWRIGHT_COMPATIBLE_BASE_URL"],
    ["a goal without any key", ["--model", "best"], "No key of a model's vendor is set"],
    ["a budget that is no amount", ["--budget", "-1"], "an amount of US dollars such as 2.50"]
  ])("refuses %s with one message, and leaves nothing behind", async (_title, args, message) => {
    const before = readdirSync(folder.path)
    const { code, err } = await runHere(["generate", file, "--out", join(folder.path, "none"), ...args])
    assert.strictEqual(code, 2)
    assert.include(err, message)
    assert.deepStrictEqual(readdirSync(folder.path), before)
  })

  it("says that the vendor does not take the key, and shows no key", async () => {
    const { env } = await openAi()
    const key = "sk-wrong-0123456789abcdef"
    const { code, err } = await runHere(
      ["generate", file, "--out", join(folder.path, "denied"), "--model", "openai/gpt-5-mini"],
      { env: { ...env, OPENAI_API_KEY: key } }
    )
    assert.notStrictEqual(code, 0)
    assert.match(err, /does not accept the key/)
    assert.notInclude(err, key)
  }, 30_000)
})
