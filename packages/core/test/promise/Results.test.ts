import { assert, describe, it } from "@effect/vitest"
import { type InsightReport } from "@postwright/core/analytics/Insight"
import { type ResultInput } from "@postwright/core/analytics/ResultsFile"
import { createPostwright, type PostResult } from "@postwright/core/promise"
import type * as Plain from "@postwright/core/promise/Results"
import { PostwrightError } from "@postwright/core/promise/PostwrightError"
import { evenings } from "../campaign/evenings.ts"

type Readonlyish<A> =
  A extends ReadonlyArray<unknown>
    ? { readonly [key in keyof A]: Readonlyish<A[key]> }
    : A extends object
      ? { readonly [key in keyof A]: Readonlyish<A[key]> }
      : A
type Same<A, B> = [Readonlyish<A>, Readonlyish<B>] extends [Readonlyish<B>, Readonlyish<A>] ? true : false

const results: ReadonlyArray<PostResult> = evenings.map((result) => ({ ...result, metrics: { ...result.metrics } }))

const brief = {
  topic: "Our bakery's sourdough",
  platforms: ["x"] as const,
  sources: [
    { name: "notes.txt", text: "Our sourdough rests for 36 hours in a cold room before it is baked at 250 degrees." }
  ],
  plan: { days: 1, perDay: 1, start: "2027-03-01", timeZone: "Europe/London" }
}

const failing = async (promise: PromiseLike<unknown>): Promise<PostwrightError> => {
  try {
    await promise
  } catch (error) {
    if (error instanceof PostwrightError) return error
  }
  throw new Error("It did not reject with a PostwrightError")
}

describe("results at the promise door", () => {
  it("keep the plain types equal to the domain's schemas", () => {
    const result: Same<Plain.PostResult, ResultInput> = true
    const report: Same<Omit<Plain.InsightReport, "generatedBy" | "costMicroUsd">, typeof InsightReport.Encoded> = true
    assert.deepStrictEqual([result, report], [true, true])
  })

  it("become insights as plain data, and an honest answer where there are none", async () => {
    await using postwright = createPostwright()
    const found = await postwright.insights({ results, brief, language: "de" })
    assert.include(found.insights[0]?.statement, "Posts von 18:00–21:00 Uhr")
    assert.deepStrictEqual(JSON.parse(JSON.stringify(found)), found)
    assert.deepStrictEqual(found.generatedBy, { kind: "floor", agent: "insight", agentVersion: 1 })
    const none = await postwright.insights({ results: [] })
    assert.deepInclude(none, { insights: [], posts: 0, tooLittle: "There are no results yet.", costMicroUsd: 0 })
  })

  it("move a campaign's slot to the hour that did better, and change nothing where there are none", async () => {
    await using postwright = createPostwright()
    const plain = await postwright.generate(brief)
    const same = await postwright.generate(brief, { results: [] })
    const learned = await postwright.generate(brief, { results })
    assert.strictEqual(same.campaignId, plain.campaignId)
    assert.notStrictEqual(learned.campaignId, plain.campaignId)
    assert.notInclude(plain.plan.slots[0]?.startsAt, "T20:")
    assert.include(learned.plan.slots[0]?.startsAt, "T20:")
    assert.include(learned.plan.slots[0]?.rationale, "do better")
  })

  it("are refused with every place that is wrong, by both operations", async () => {
    await using postwright = createPostwright()
    const wrong = [{ ...results[0]!, platform: "linkdin", metrics: { likes: 1.5 } }, results[1]!, results[1]!]
    const attempts = [
      // @ts-expect-error: programs without types pass anything
      postwright.insights({ results: wrong }),
      // @ts-expect-error: programs without types pass anything
      postwright.generate(brief, { results: wrong })
    ]
    for (const attempt of attempts) {
      const error = await failing(attempt)
      assert.strictEqual(error.code, "results-unusable")
      assert.include(error.message, 'results[0].platform: is "linkdin"')
      assert.include(error.message, 'Did you mean "linkedin"?')
      assert.include(error.message, "results[0].metrics.likes: is 1.5, but must be a whole number from 0")
      assert.include(error.message, "results[2].postId: is the post of results[1]")
    }
    // @ts-expect-error: programs without types pass anything
    assert.strictEqual((await failing(postwright.insights({}))).code, "results-unusable")
    // @ts-expect-error: programs without types pass anything
    const unknown = await failing(postwright.insights({ results, langauge: "de" }))
    assert.include(unknown.message, 'Did you mean "language"?')
    const language = await failing(postwright.insights({ results, language: "german!" }))
    assert.strictEqual(language.code, "options-invalid")
  })
})
