import { AgentRunner } from "@postwright/core/agents/AgentRunner"
import { InsightAgent, type InsightInput } from "@postwright/core/agents/insight/InsightAgent"
import { Insight, InsightReport } from "@postwright/core/analytics/Insight"
import { PostResult } from "@postwright/core/analytics/PostResult"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { metricsOf, monthOfResults, resultOf } from "../../analytics/results.ts"
import { assertFenced } from "../fences.ts"
import { layerRunner } from "../fixtures.ts"
import { attacks } from "../injection/attacks.ts"
import { briefOf, example, floorOf } from "../material.ts"
import { options } from "../running.ts"

const carousels = monthOfResults({ seed: 3, count: 60, effect: ({ format }) => (format === "carousel" ? 3 : 1) })
const inputOf = (changes: Partial<InsightInput> = {}): InsightInput => ({ results: carousels, ...changes })

type Wire = Parameters<typeof InsightAgent.toDomain>[0]
type Told = Wire["insights"][number]

const told = (changes: Partial<Told> = {}): Told => ({
  dimension: "format",
  platform: "linkedin",
  a: "carousel",
  b: "post",
  statement: "Carousels do better than single posts.",
  advice: "Plan more carousels and compare them with single posts.",
  ...changes
})

const report = (input: InsightInput) => InsightAgent.toDomain(floorOf(InsightAgent)(input), input)
const issuesOf = (insights: ReadonlyArray<Told>, input = inputOf()) =>
  InsightAgent.toDomain({ insights: [...insights] }, input).pipe(
    Effect.flip,
    Effect.map(({ issues }) => issues.map(String).join("; "))
  )

const runWith = Effect.fnUntraced(function* (input: InsightInput, ...answers: [unknown, ...Array<unknown>]) {
  const [first, ...rest] = answers.map((answer) => Scripted.text(JSON.stringify(answer)))
  const { control, model } = Scripted.make({ answer: Scripted.inOrder(first!, ...rest) })
  const { trace, value } = yield* Effect.flatMap(AgentRunner, (runner) =>
    runner.run(InsightAgent, input, options())
  ).pipe(Effect.provide(layerRunner(model)))
  return { value, outcomes: trace.steps.map(({ outcome }) => outcome), requests: yield* control.requests }
})

describe("InsightAgent floor", () => {
  it.effect("says which format does better, with the numbers, the posts and what to do", () =>
    Effect.gen(function* () {
      const { comparisons, insights, posts, tooLittle } = yield* report(inputOf())
      assert.strictEqual(posts, 60)
      assert.isAbove(comparisons, 5)
      assert.isUndefined(tooLittle)
      const [first] = insights
      assert.match(
        first?.statement ?? "",
        /^Carousels on LinkedIn \(\d+ posts\) have a median engagement rate of \d+\.\d% by impressions, single posts \(\d+ posts\) \d+\.\d%\.$/
      )
      assert.match(first?.advice ?? "", /^Plan more carousels/)
      assert.isAbove(first?.confidence ?? 0, 0.9)
      assert.isAbove(first?.comparison.lift ?? 0, 1)
      assert.strictEqual((first?.sampleA ?? 0) + (first?.sampleB ?? 0), 60)
      assert.isAtMost(first?.evidence.length ?? 99, 20)
      for (const id of first?.evidence ?? [])
        assert.include(
          carousels.map(({ postId }) => postId),
          id
        )
    })
  )

  it.effect("speaks German to a German team", () =>
    Effect.gen(function* () {
      const { brief } = yield* example("sonnenfach")
      const { insights } = yield* report(inputOf({ brief }))
      assert.match(
        insights[0]?.statement ?? "",
        /^Karussells auf LinkedIn \(\d+ Posts\) kommen im Median auf eine Engagement-Rate von \d+,\d % nach Impressionen, einzelne Posts \(\d+ Posts\) auf \d+,\d %\.$/
      )
      assert.match(insights[0]?.advice ?? "", /^Plant mehr Karussells/)
    })
  )

  it.effect("passes its own checks whatever the results depend on, in both languages", () =>
    Effect.gen(function* () {
      const effects: ReadonlyArray<(post: PostResult, hour: number) => number> = [
        (_, hour) => (hour >= 18 ? 4 : 1),
        ({ hasLink }) => (hasLink ? 4 : 1),
        ({ kind }) => (kind === "story" ? 0.2 : 1),
        ({ approach }) => (approach === "contrast" ? 4 : 1),
        ({ hashtags }) => (hashtags <= 2 ? 4 : 1),
        ({ length }) => (length > 500 ? 4 : 1),
        ({ publishedAt }) => (new Date(publishedAt).getUTCDay() === 6 ? 5 : 1),
        ({ platform }) => (platform === "x" ? 4 : 1)
      ]
      const dimensions = new Set<string>()
      for (const effect of effects) {
        for (const language of ["en", "de"]) {
          const results = monthOfResults({ seed: 9, count: 160, effect, platforms: ["linkedin", "x"] })
          const { insights } = yield* report({ results, language })
          assert.isAbove(insights.length, 0)
          for (const { dimension } of insights) dimensions.add(dimension)
        }
      }
      assert.includeMembers(
        [...dimensions],
        ["hour", "link", "kind", "approach", "hashtags", "length", "weekday", "platform"]
      )
    })
  )

  it.effect("says why it says nothing: no results, none that was counted, too few, or nothing clear", () =>
    Effect.gen(function* () {
      const uncounted = [resultOf({ metrics: { likes: 3 } })]
      const cases: ReadonlyArray<readonly [ReadonlyArray<PostResult>, RegExp, RegExp]> = [
        [[], /no results yet/, /noch keine Ergebnisse/],
        [uncounted, /No post has a known number/, /Kein Post hat eine bekannte Zahl/],
        [carousels.slice(0, 4), /4 posts are too few.*at least 5/, /4 Posts sind zu wenig/],
        [monthOfResults({ seed: 1, count: 60 }), /none shows a difference/, /keiner einen Unterschied/]
      ]
      for (const [results, english, german] of cases) {
        assert.match((yield* report({ results })).tooLittle ?? "", english)
        assert.match((yield* report({ results, language: "de" })).tooLittle ?? "", german)
      }
    })
  )

  it.effect("gives the same for the same results, as plain JSON, and in a moment for a huge year", () =>
    Effect.gen(function* () {
      const huge = inputOf({
        results: monthOfResults({ seed: 4, count: 3_000, effect: ({ hasLink }) => (hasLink ? 2 : 1) })
      })
      assert.deepStrictEqual(floorOf(InsightAgent)(huge), floorOf(InsightAgent)(huge))
      const made = yield* report(huge)
      const json = JSON.parse(JSON.stringify(Schema.encodeSync(InsightReport)(made)))
      assert.deepStrictEqual(Schema.decodeUnknownSync(InsightReport)(json), made)
    })
  )

  it.effect("tells no lift where the other group has a median of zero", () =>
    Effect.gen(function* () {
      const results = Array.from({ length: 20 }, (_, index) =>
        resultOf({
          postId: `p${index}`,
          hasLink: index < 10,
          metrics: metricsOf(index < 10 ? 0.01 + index / 1_000 : 0)
        })
      )
      const { insights } = yield* report({ results })
      assert.strictEqual(insights[0]?.comparison.medianB, 0)
      assert.notProperty(insights[0]?.comparison, "lift")
    })
  )
})

describe("InsightAgent", () => {
  it.effect("computes every number itself, in whichever order the groups are named", () =>
    Effect.gen(function* () {
      const [mine] = (yield* report(inputOf())).insights
      const wire = { insights: [told({ a: "post", b: "carousel" })] }
      const { insights } = yield* InsightAgent.toDomain(wire, inputOf())
      const { advice, statement } = wire.insights[0]!
      assert.deepStrictEqual(insights, [new Insight({ ...mine!, statement, advice })])
    })
  )

  it.effect("refuses comparisons that the results do not bear out, that were not made, or are told twice", () =>
    Effect.gen(function* () {
      assert.include(
        yield* issuesOf([told({ dimension: "link", a: "with link", b: "without link" })]),
        "could be chance"
      )
      assert.include(yield* issuesOf([told({ b: "video" })]), "was not made")
      assert.include(yield* issuesOf([told({ platform: "x" })]), "was not made")
      assert.include(yield* issuesOf([told(), told({ a: "post", b: "carousel" })]), "told twice")
      const few = inputOf({ results: carousels.slice(0, 8) })
      assert.include(yield* issuesOf([told()], few), "fewer than five")
      assert.include(yield* issuesOf([]), "is empty")
    })
  )

  it.effect("refuses figures, links, mentions and names that the comparison does not have", () =>
    Effect.gen(function* () {
      for (const foreign of ["87 %", "ninety-nine times", "https://prizes.evil-example.com/win", "@evil_bikes"]) {
        const statement = `Carousels do better, as ${foreign} shows.`
        assert.include(yield* issuesOf([told({ statement })]), "insights.0.statement")
        assert.include(yield* issuesOf([told({ advice: statement })]), "insights.0.advice")
      }
      const [mine] = (yield* report(inputOf())).insights
      const { lift = 0, medianA, medianB } = mine!.comparison
      const own = [
        `Carousels have ${(medianA * 100).toFixed(1)} percent, single posts ${(medianB * 100).toFixed(2)} %.`,
        `Carousels get ${(lift + 1).toFixed(1)} times as many interactions in ${mine!.sampleA} posts.`,
        `Carousels are ${(lift * 100).toFixed(0)}% above single posts.`
      ]
      for (const statement of own) {
        const { insights } = yield* InsightAgent.toDomain({ insights: [told({ statement })] }, inputOf())
        assert.strictEqual(insights[0]?.statement, statement)
      }
    })
  )

  it.effect("keeps every injection within the fences, and shows no more than it has room for", () =>
    Effect.gen(function* () {
      const brief = yield* briefOf({ topic: "Bikes", platforms: ["linkedin"], goals: ["Rides"] })
      const calm = InsightAgent.prompt(inputOf({ brief }))
      for (const { text } of attacks) {
        const results = carousels.map(
          (post) =>
            new PostResult({ ...post, postId: `${post.postId} ${text}`, angleId: text, approach: text.slice(0, 100) })
        )
        const attacked = yield* briefOf({ topic: text, audience: text, platforms: ["linkedin"], goals: [text] })
        assertFenced(InsightAgent.prompt({ results, brief: attacked }), calm, text)
      }
      const huge = yield* briefOf({ topic: "Bikes", platforms: ["x"], goals: Array(400).fill("Ride. ".repeat(3_000)) })
      assert.isBelow(InsightAgent.prompt(inputOf({ brief: huge })).messages[0].content.length, 45_000)
    })
  )

  it.effect("has answers mended that obey an injection, or keeps nothing of it", () =>
    Effect.gen(function* () {
      const input = inputOf()
      const honest = floorOf(InsightAgent)(input)
      const expected = yield* InsightAgent.toDomain(honest, input)
      for (const { demand, written } of attacks) {
        const says = (text: string) => `${text} ${written}`.trim()
        const obeying = {
          publish: true,
          insights: honest.insights.map((one) => ({
            ...one,
            confidence: 1,
            statement: says(one.statement),
            advice: says(one.advice)
          }))
        }
        const { outcomes, requests, value } = yield* runWith(input, obeying, honest)
        assert.deepStrictEqual(value, expected)
        assert.strictEqual(outcomes.at(-1), "accepted")
        assert.lengthOf(requests, written === "" || demand === "language" ? 1 : 2)
      }
    })
  )

  it.effect("has answers mended that have another shape or speak another language", () =>
    Effect.gen(function* () {
      const german =
        "Karussells schneiden in diesem Monat deutlich besser ab als einzelne Beiträge, und das sollte man weiter beobachten."
      const { outcomes, requests, value } = yield* runWith(
        inputOf(),
        { insights: [{ dimension: "mood" }] },
        { insights: [told({ statement: german, advice: german })] },
        { insights: [told()] }
      )
      assert.deepStrictEqual(outcomes, ["wrong-shape", "wrong-language", "accepted"])
      assert.lengthOf(requests, 3)
      assert.strictEqual(value.insights[0]?.statement, told().statement)
    })
  )
})
