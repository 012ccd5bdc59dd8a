import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { type RecordedAnswers } from "@postwright/core/testing/agents/RecordedAnswers"
import { Effect } from "effect"
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { brief as shortBrief, recordedFor } from "../../../core/test/campaign/modelCampaign.ts"
import { type Billed, chancesOf, type FaultyVendor, faultyVendor, serialOf } from "./faultyVendor.ts"
import { vendors } from "./faultyWires.ts"
import { makeFolder, type Run, run } from "./Program.ts"

// POSTWRIGHT_TEST_SEED repeats a run: it decides every fault and every kill.
const seed = Number(process.env["POSTWRIGHT_TEST_SEED"] ?? Math.floor(Math.random() * 1_000_000))
const budgetUsd = 5
/** Calls at once of one organization. */
const concurrency = 8
/** How often a person would start it again after a pause. */
const maxPauses = 12

const folder = makeFolder()
const brief = { ...shortBrief, plan: { ...shortBrief.plan, days: 4 } }
const file = join(folder.path, "brief.json")
let answers: RecordedAnswers
let posts: number

beforeAll(async () => {
  writeFileSync(file, JSON.stringify(brief))
  answers = await Effect.runPromise(recordedFor(brief))
  const whole = await run(["generate", file, "--out", join(folder.path, "whole"), "--model", "none", "--json"])
  assert.strictEqual(whole.code, 0, whole.err)
  posts = JSON.parse(whole.out).posts
  assert.isAbove(posts, 10)
}, 180_000)
afterAll(folder.remove)

describe.concurrent(`a campaign of models that fail often (seed ${seed})`, () => {
  it.each(vendors)("ends complete and within its budget, and tells what was billed: %s", async (name) => {
    const vendor = await faultyVendor(name, { answers, seed, maxMillis: 400 })
    const kit = join(folder.path, `faulty-${name}`)
    const { last, lost, pauses } = await untilDone(vendor, kit)
    await vendor.close()
    const told = sum(vendor.billed().map((one) => one.toldMicroUsd))
    const report = JSON.parse(readFileSync(join(kit, "report.json"), "utf8"))
    const result = JSON.parse(last.out)
    tell(name, vendor, { pauses: pauses.length, told, report: report.costMicroUsd, ledger: result.costMicroUsd })
    assert.strictEqual(result.posts, posts)
    // A pause waits for what is under way.
    assert.lengthOf(lost.flat(), 0)
    // The report has what the ledger has. What a call cost that broke off is not told, and estimated.
    assert.strictEqual(report.costMicroUsd, result.costMicroUsd)
    assert.isAtLeast(result.costMicroUsd, told)
    assert.isAtMost(result.costMicroUsd, budgetUsd * 1_000_000)
    assert.strictEqual(report.budgetMicroUsd, budgetUsd * 1_000_000)
  })

  it.each(vendors)("pays for no recorded answer again, wherever kill -9 strikes: %s", async (name) => {
    const vendor = await faultyVendor(name, { answers, seed: seed + 1, maxMillis: 400 })
    const kit = join(folder.path, `killed-${name}`)
    const { kept, kills, last, lost, pauses } = await untilDone(vendor, kit, 7)
    await vendor.close()
    const told = sum(vendor.billed().map((one) => one.toldMicroUsd))
    const { costMicroUsd, posts: made } = JSON.parse(last.out)
    tell(name, vendor, {
      kills,
      pauses: pauses.length,
      lost: lost.map((one) => one.length),
      told,
      ledger: costMicroUsd
    })
    assert.isAtLeast(kills, 6)
    assert.strictEqual(made, posts)
    for (const one of lost) assert.isAtMost(one.length, concurrency)
    // Every answer that was billed is on record, or was under way when the program was killed: none was paid again.
    const billed = vendor.billed().filter(({ isAnswer }) => isAnswer)
    assert.sameMembers(
      billed.map(({ serial }) => serial),
      [...kept, ...lost.flat().map(({ serial }) => serial)]
    )
    const lostMicroUsd = sum(lost.flat().map((one) => one.toldMicroUsd))
    assert.isAtLeast(costMicroUsd, told - lostMicroUsd)
    assert.isAtMost(costMicroUsd, budgetUsd * 1_000_000)
    assert.isAtMost(told - lostMicroUsd, budgetUsd * 1_000_000)
  })
})

describe("a campaign of two vendors", () => {
  const both = "openai/gpt-5-mini,anthropic/claude-haiku-4-5"
  it.each([
    { what: "goes by the second where the first is down", choice: both, isDown: true, by: "anthropic" },
    { what: "goes by the cheapest one", choice: `cheapest:${both}`, isDown: false, by: "openai" },
    { what: "goes by the one that is left of a route", choice: `cheapest:${both}`, isDown: true, by: "anthropic" }
  ])("$what: $choice", async ({ by, choice, isDown, what }) => {
    const [openAi, anthropic] = await Promise.all([
      faultyVendor("openai", { answers, seed, share: 0 }),
      faultyVendor("anthropic", { answers, seed, share: 0 })
    ])
    if (isDown) openAi.goDown()
    const kit = join(folder.path, what.replaceAll(" ", "-"))
    const { code, err, out } = await run(
      ["generate", file, "--out", kit, "--model", choice, "--budget", "5", "--json"],
      {
        env: { ...openAi.env, ...anthropic.env }
      }
    )
    await Promise.all([openAi.close(), anthropic.close()])
    assert.strictEqual(code, 0, err)
    assert.strictEqual(JSON.parse(out).posts, posts)
    const written: ReadonlyArray<{ readonly generatedBy: { readonly vendor: string } }> = JSON.parse(
      readFileSync(join(kit, "posts.json"), "utf8")
    ).posts
    assert.deepStrictEqual([...new Set(written.map(({ generatedBy }) => generatedBy.vendor))], [by])
    // Who fails again and again is not asked for every post.
    assert.isAtMost((isDown ? openAi : anthropic).billed().length, isDown ? 10 : 0)
    assert.lengthOf((isDown ? anthropic : openAi).billed(), answers.count())
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Ended {
  readonly last: Run
  readonly kills: number
  /** What each pause said. */
  readonly pauses: ReadonlyArray<string>
  /** After each start but the last: answers that were billed and not recorded. */
  readonly lost: ReadonlyArray<ReadonlyArray<Billed>>
  /** Answers on record at the end. */
  readonly kept: ReadonlySet<number>
}

/** The same command again and again until the campaign is done; the first starts are killed after some questions. */
const untilDone = async (vendor: FaultyVendor, kit: string, maxKills = 0): Promise<Ended> => {
  const args = ["generate", file, "--out", kit, "--model", vendor.model, "--budget", String(budgetUsd), "--json"]
  const chance = chancesOf(`${seed}/${kit.slice(folder.path.length)}`)
  const pauses: Array<string> = []
  const lost: Array<ReadonlyArray<Billed>> = []
  let recorded = new Set<number>()
  let used = 0
  let kills = 0
  for (;;) {
    let openAtKill: ReadonlyArray<Billed> = []
    let timer: NodeJS.Timeout | undefined
    const last = await run(args, {
      env: vendor.env,
      started: (child) => {
        if (kills >= maxKills) return
        let left = 1 + Math.floor(chance() * 4)
        const millis = chance() * 300
        vendor.onAsked(() => {
          if (--left !== 0) return
          timer = setTimeout(() => {
            openAtKill = vendor.billed().filter(({ state }) => state === "open")
            child.kill("SIGKILL")
          }, millis)
        })
      }
    })
    clearTimeout(timer)
    vendor.onAsked(() => undefined)
    await vendor.settled()
    const now = recordedIn(kit)
    // Nothing that is on record is ever replaced by another answer.
    for (const serial of recorded) assert.isTrue(now.has(serial), `the answer ${serial} was on record`)
    recorded = now
    const before = new Set(lost.flat())
    const gone = vendor.billed().filter((one) => one.isAnswer && !now.has(one.serial) && !before.has(one))
    lost.push(gone)
    const usedNow = usedIn(kit)
    assert.isAtLeast(usedNow, used)
    used = usedNow
    if (last.code === 0) return { last, kills, pauses, lost, kept: recorded }
    if (last.code === null) {
      kills++
      // What was open cannot have been recorded; what went out a moment before may not have been either.
      assert.isAtMost(openAtKill.length, concurrency)
      assert.includeMembers(
        [...gone],
        openAtKill.filter(({ isAnswer }) => isAnswer)
      )
      continue
    }
    assert.strictEqual(last.code, 1, last.err)
    const error = JSON.parse(last.err.trimEnd().split("\n").at(-1) ?? "{}")
    assert.strictEqual(error.code, "campaign-paused", last.err)
    pauses.push(error.message)
    assert.isAtMost(pauses.length, maxPauses, `it paused again and again:\n${pauses.join("\n")}`)
  }
}

/** The answers on record in the kit's state, by what each was billed for. */
const recordedIn = (kit: string): Set<number> =>
  new Set(
    globSync(join(kit, ".postwright/objects/paid-answers/*/*.json")).map((path) =>
      serialOf(Number(/"outputTokens":(\d+)/.exec(readFileSync(path, "utf8"))?.[1]))
    )
  )

/** What the ledger's file says is settled. */
const usedIn = (kit: string): number => {
  const settled = new Map<string, number>()
  for (const path of globSync(join(kit, ".postwright/objects/ledger/*/*.jsonl"))) {
    if (!existsSync(path)) continue
    for (const line of readFileSync(path, "utf8").split("\n")) {
      if (!line.includes(`"kind":"settled"`)) continue
      const { actual, operationKey } = JSON.parse(line)
      settled.set(operationKey, actual.microUsd ?? 0)
    }
  }
  return sum([...settled.values()])
}

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((all, one) => all + one, 0)

const tell = (name: string, vendor: FaultyVendor, facts: object): void => {
  const billed = vendor.billed()
  const faulty = billed.filter(({ fault }) => fault !== undefined).length
  console.info(JSON.stringify({ name, seed, asked: billed.length, faulty, ...facts }))
}
