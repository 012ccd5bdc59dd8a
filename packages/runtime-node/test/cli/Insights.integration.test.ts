import { assert, describe, it } from "@effect/vitest"
import { serve } from "@postwright/providers/simulators/openai/ChatSimulatorHttp"
import { makeOpenAiSimulator, sandboxKey } from "@postwright/providers/simulators/openai/OpenAiSimulator"
import { Effect } from "effect"
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll } from "vitest"
import { runHere } from "./runHere.ts"

const larkfield = fileURLToPath(new URL("../../../../examples/larkfield/", import.meta.url))
const example = join(larkfield, "results.csv")

let folder = ""
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postwright-results-"))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const written = async (name: string, text: string): Promise<string> => {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

const header = "postId,platform,format,language,publishedAt,timeZone,length,hashtags,hasLink,impressions,likes"
const row = "p-1,linkedin,post,en,2027-01-01T09:00:00Z,Europe/London,400,2,true,1000,30"

describe("postwright insights", () => {
  it("says what the example's results say, in English and German", async () => {
    const english = await runHere(["insights", example])
    assert.strictEqual(english.code, 0)
    assert.include(english.out, "216 posts read, 216 with a known engagement rate")
    assert.include(english.out, "Carousels on LinkedIn (29 posts) have a median engagement rate of 4.2% by impressions")
    assert.include(english.out, "need not be its cause")
    const german = await runHere(["insights", example, "--messages", "de", "--brief", join(larkfield, "brief.yaml")])
    assert.include(german.out, "Karussells auf LinkedIn")
    assert.notInclude(german.out, "Carousels")
  })

  it("gives the same as JSON, with what it cost", async () => {
    const { code, out } = await runHere(["insights", example, "--json"])
    const result = JSON.parse(out)
    assert.strictEqual(code, 0)
    assert.deepInclude(result, { type: "result", schemaVersion: "1", results: 216, posts: 216, costMicroUsd: 0 })
    assert.deepInclude(result.insights[0], { dimension: "hour", platform: "instagram" })
    assert.deepStrictEqual(result.generatedBy, { kind: "floor", agent: "insight", agentVersion: 1 })
  })

  it("says what unusable answers cost", () =>
    Effect.gen(function* () {
      const simulator = makeOpenAiSimulator()
      simulator.answerWith(() => ({ kind: "message", content: "{}", usage: { inputTokens: 2_000, outputTokens: 500 } }))
      const { origin } = yield* serve(simulator)
      const env = { OPENAI_API_KEY: sandboxKey, POSTWRIGHT_OPENAI_BASE_URL: `${origin}/v1` }
      const args = ["insights", example, "--model", "openai/gpt-5-mini"]
      const failed = yield* Effect.promise(() => runHere(args, { env }))
      assert.match(failed.err, /got no usable answer[^]*\nModels cost: 0\.0\d+ USD\n/)
      const json = yield* Effect.promise(() => runHere([...args, "--json", "--messages", "de"], { env }))
      assert.isAbove(JSON.parse(json.err).details.costMicroUsd, 0)
    }).pipe(Effect.scoped, Effect.runPromise))

  it("says honestly that too few results say nothing, and is no failure", async () => {
    const file = await written("few.csv", `${header}\n${row}\n`)
    const english = await runHere(["insights", file])
    assert.strictEqual(english.code, 0)
    assert.include(english.out, "1 post is too few")
    assert.include((await runHere(["insights", file, "--messages", "de"])).out, "zu wenig")
  })

  it("names file, row and column of everything that is wrong, in German too", async () => {
    const file = await written(
      "bad.csv",
      `${header}\n${row.replace("linkedin", "linkdin")}\n${row.replace("1000,30", "1.000,30")}\n${row.replace("p-1", "p-2").replace("2027-01-01T09:00:00Z", "1.1.2027")}\n`
    )
    const english = await runHere(["insights", file])
    assert.notStrictEqual(english.code, 0)
    assert.strictEqual(english.out, "")
    assert.include(english.err, `bad.csv, row 2, platform: is "linkdin"`)
    assert.include(english.err, `bad.csv, row 3, impressions: is "1.000", but must be a whole number from 0`)
    const german = await runHere(["insights", file, "--messages", "de"])
    assert.include(german.err, `bad.csv, Zeile 2, platform: ist „linkdin“, muss aber eines von`)
    assert.include(german.err, `bad.csv, Zeile 4, publishedAt: ist „1.1.2027“, muss aber ein Zeitpunkt mit Abstand wie`)
    assert.notInclude(german.err, "auf Englisch")
    const json = await runHere(["insights", file, "--json"])
    const failure = JSON.parse(json.err)
    assert.strictEqual(failure.code, "results-unusable")
    assert.deepInclude(failure.details.problems[1], { row: 3, column: "impressions" })
  })

  it("has German words for everything that can be wrong with results", async () => {
    const cells = (changes: string) => `${header}\n${changes}\n`
    const bad: ReadonlyArray<readonly [name: string, text: string]> = [
      ["empty.csv", ""],
      ["unknown.csv", `${header},Campaign,likess,,likes\n${row}\n`],
      ["missing.csv", "postId,platform\na,x\n"],
      ["quote.csv", `${header}\n"${row}\n`],
      ["cells.csv", cells(`${row},1`)],
      ["twice.csv", `${header}\n${row}\n${row}\n`],
      ["format.csv", cells(row.replace("linkedin,post", "x,carousel"))],
      ["values.csv", cells(",linkedin,pots,e,2027-01-01,Mars,-1,2.5,perhaps,1k,x")],
      ["bare.csv", cells("p,x,post,en,2027-01-01T09:00:00Z,UTC,,,,1,1")],
      ["broken.json", "[{"],
      ["other.json", '{"posts":[]}'],
      ["version.json", '{"schemaVersion":"2","results":[]}'],
      ["none.json", "[]"],
      ["items.json", '[1,{"metrics":[],"kind":"joke","text":"","angleId":"","approach":"","hasMedia":1}]']
    ]
    for (const [name, text] of bad) {
      const { code, err } = await runHere(["insights", await written(name, text), "--messages", "de"])
      assert.notStrictEqual(code, 0, name)
      assert.notInclude(err, "auf Englisch", name)
    }
    const both = await runHere(["insights", "-", "--brief", "-", "--messages", "de"])
    assert.include(both.err, "können nicht beide aus der Standardeingabe kommen")
    const lost = await runHere(["insights", join(folder, "lost.csv"), "--messages", "de"])
    assert.notInclude(lost.err, "auf Englisch")
  })
})

describe("postwright generate --results", () => {
  it("moves slots by the results, and tells what is wrong with them before anything is written", async () => {
    const brief = await written(
      "brief.yaml",
      `topic: "Cargo bikes"\nplatforms: [instagram]\nsources: [guide.md]\nplan: { days: 4, perDay: 1, start: "2027-03-01", timeZone: Europe/London }\n`
    )
    await copyFile(join(larkfield, "sources/guide-choosing-a-cargo-bike.md"), join(folder, "guide.md"))
    const bad = await runHere(["generate", brief, "--out", join(folder, "kit"), "--results", brief])
    assert.include(bad.err, "brief.yaml")
    assert.notStrictEqual(bad.code, 0)
    const done = await runHere(["generate", brief, "--out", join(folder, "kit"), "--results", example, "--json"])
    assert.strictEqual(done.code, 0, done.err)
    assert.include(done.err, '"stage":"learn"')
    const { learned } = JSON.parse(await readFile(join(folder, "kit/dossiers.json"), "utf8"))
    assert.isAbove(learned.advice.moves.length, 0)
    const { slots } = JSON.parse(await readFile(join(folder, "kit/plan.json"), "utf8"))
    const moved = slots.find(({ id }: { id: string }) => id === learned.advice.moves[0].slotId)
    assert.strictEqual(moved.startsAt, learned.advice.moves[0].to)
    assert.include(moved.rationale, "do better")
    const dry = await runHere(["generate", brief, "--out", join(folder, "none"), "--results", example, "--dry-run"])
    assert.include(dry.out, "it costs nothing")
  })
})
