import { assert, layer } from "@effect/vitest"
import { PostResult } from "@postwright/core/analytics/PostResult"
import { resultsLimits } from "@postwright/core/analytics/ResultsFile"
import { Audit } from "@postwright/core/audit/Audit"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { confidence, rationale } from "@postwright/core/campaign/Evidence"
import * as Postwright from "@postwright/core/Postwright"
import { collisions } from "@postwright/core/schedule/Scheduling"
import { Actor, CurrentActor, MemberId, OrganizationId } from "@postwright/core/tenancy/Actor"
import { DateTime, Effect, Layer } from "effect"
import { readFileSync } from "node:fs"
import { TestClock } from "effect/testing"
import { attacks } from "../agents/injection/attacks.ts"
import { monthOfResults } from "../analytics/results.ts"
import { brief, evenings } from "./evenings.ts"

const as = (organization: string) =>
  Effect.provideService(
    CurrentActor,
    new Actor({ organizationId: OrganizationId.make(organization), memberId: MemberId.make("m"), role: "owner" })
  )

const TestLayer = Layer.merge(Postwright.layer, Audit.layer).pipe(
  Layer.provide(Layer.merge(Postwright.storesMemory, Postwright.registries))
)

const hourOf = (startsAt: string): number => Number(startsAt.slice(11, 13))
const kitFile = Effect.fnUntraced(function* (campaignId: Parameters<Campaigns["Service"]["kit"]>[0], path: string) {
  const files = yield* (yield* Campaigns).kit(campaignId, { generator: "test" })
  return new TextDecoder().decode(files.find((file) => file.path === path)?.bytes)
})

layer(TestLayer)("a campaign with results of earlier posts", (it) => {
  it.effect("moves slots to the hours that did better, each for a reason that its slot names", () =>
    Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const plain = yield* campaigns.generate(brief)
      const { campaignId, plan, posts } = yield* campaigns.generate(brief, { results: evenings })
      assert.notStrictEqual(campaignId, plain.campaignId)
      assert.isAbove(posts.length, 0)
      const moved = plan.slots.filter(({ startsAt }) => hourOf(startsAt) === 20)
      assert.isAtLeast(moved.length, 3)
      assert.lengthOf(
        plain.plan.slots.filter(({ startsAt }) => hourOf(startsAt) === 20),
        0
      )
      for (const slot of moved) {
        const [timing, ...rest] = slot.evidence.filter(({ kind }) => kind === "timing")
        assert.lengthOf(rest, 0)
        assert.match(timing?.detail ?? "", /^On (X|LinkedIn), posts .* at 20:00–21:00 do better/)
        assert.isUndefined(timing?.url)
        assert.strictEqual(slot.confidence, confidence(slot.evidence))
        assert.strictEqual(slot.rationale, rationale(slot.evidence))
      }
    }).pipe(as("moves"))
  )

  it.effect("keeps the plan in order, its days and networks even, and its distances", () =>
    Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const of = { ...brief, languages: ["en", "en-GB"] as const, plan: { ...brief.plan, days: 2, perDay: 6 } }
      const plain = yield* campaigns.generate(of)
      const { plan } = yield* campaigns.generate(of, { results: evenings })
      assert.deepStrictEqual(
        plan.slots.map(({ id }) => id),
        plain.plan.slots.map(({ id }) => id)
      )
      const instants = plan.slots.map(({ startsAt }) => DateTime.toEpochMillis(DateTime.makeUnsafe(startsAt)))
      assert.deepStrictEqual(
        instants,
        [...instants].sort((x, y) => x - y)
      )
      assert.deepStrictEqual(collisions(plan.slots), [])
      const count = ({ slots }: typeof plan) =>
        slots.map(({ platform, startsAt }) => `${startsAt.slice(0, 10)} ${platform}`).toSorted()
      assert.deepStrictEqual(count(plan), count(plain.plan))
      for (const { startsAt } of plan.slots) assert.isTrue(hourOf(startsAt) >= 7 && hourOf(startsAt) < 22, startsAt)
    }).pipe(as("order"))
  )

  it.effect("tells in the kit what the results say and which slots moved, under the ids of the plan", () =>
    Effect.gen(function* () {
      const { campaignId, plan } = yield* (yield* Campaigns).generate(brief, { results: evenings })
      const { learned } = JSON.parse(yield* kitFile(campaignId, "dossiers.json"))
      assert.strictEqual(learned.results, 480)
      assert.isAbove(learned.insights.insights.length, 0)
      assert.isAbove(learned.advice.moves.length, 0)
      for (const { slotId, to } of learned.advice.moves) {
        assert.strictEqual(plan.slots.find(({ id }) => id === slotId)?.startsAt, to)
      }
      assert.deepStrictEqual(Object.keys(learned.generatedBy).toSorted(), ["insight", "scheduler"])
      const entry = (yield* (yield* Audit).read(campaignId)).find(({ action }) => action === "results-read")
      assert.deepInclude(entry?.detail, { results: 480, moves: learned.advice.moves.length, costMicroUsd: 0 })
      assert.strictEqual((yield* (yield* Audit).check(campaignId))._tag, "Intact")
    }).pipe(as("kit"))
  )

  it.effect("says what it learned on the page, in the language of the campaign", () =>
    Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const german = yield* campaigns.generate(
        {
          ...brief,
          languages: ["de"],
          sources: [
            {
              name: "ratgeber.md",
              text: readFileSync(
                new URL("../../../../examples/sonnenfach/sources/ratgeber.md", import.meta.url),
                "utf8"
              )
            }
          ]
        },
        { results: evenings }
      )
      const page = yield* kitFile(german.campaignId, "index.html")
      assert.include(page, "Aus früheren Ergebnissen")
      assert.match(page, /etwa \d+ % mehr Engagement ist zu erwarten/)
      const english = yield* campaigns.generate(brief, { results: evenings })
      assert.include(yield* kitFile(english.campaignId, "index.html"), "Learned from earlier results")
    }).pipe(as("page"))
  )

  it.effect("stays as it is to the byte without results, and with none", () =>
    Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const plain = yield* campaigns.prepare(brief)
      const none = yield* campaigns.prepare(brief, { results: [] })
      assert.deepStrictEqual(none.payload, plain.payload)
      assert.notProperty(plain.payload, "results")
      const { campaignId } = yield* campaigns.generate(brief)
      assert.notProperty(JSON.parse(yield* kitFile(campaignId, "dossiers.json")), "learned")
      const actions = (yield* (yield* Audit).read(campaignId)).map(({ action }) => action)
      assert.notInclude(actions, "results-read")
    }).pipe(as("none"))
  )

  it.effect("says honestly that nothing can be said of too few results, and leaves the times alone", () =>
    Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const plain = yield* campaigns.generate(brief)
      for (const results of [evenings.slice(0, 4), monthOfResults({ seed: 1, count: 60 })]) {
        const { campaignId, plan } = yield* campaigns.generate(brief, { results })
        assert.deepStrictEqual(
          plan.slots.map(({ id, startsAt, platform }) => ({ id, startsAt, platform })),
          plain.plan.slots.map(({ id, startsAt, platform }) => ({ id, startsAt, platform }))
        )
        const { learned } = JSON.parse(yield* kitFile(campaignId, "dossiers.json"))
        assert.isString(learned.insights.tooLittle)
        assert.isString(learned.advice.tooLittle)
        assert.include(yield* kitFile(campaignId, "index.html"), learned.insights.tooLittle)
      }
    }).pipe(as("few"))
  )

  it.effect("moves nothing before its start, or into the past", () =>
    Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const mornings = evenings.map(
        (result) => new PostResult({ ...result, publishedAt: result.publishedAt.replace("T20:", "T07:") })
      )
      const late = { ...brief, plan: { ...brief.plan, days: 1, start: "2027-03-01T12:00" } }
      const { plan } = yield* campaigns.generate(late, { results: mornings })
      for (const { startsAt } of plan.slots) assert.isAtLeast(hourOf(startsAt), 12)
      yield* TestClock.setTime(DateTime.toEpochMillis(DateTime.makeUnsafe("2027-03-01T13:00:00Z")))
      const today = { ...brief, topic: "Cargo bikes today", plan: { ...brief.plan, days: 1, start: "2027-03-01" } }
      const before = yield* campaigns.generate(today)
      const after = yield* campaigns.generate(today, { results: mornings })
      assert.deepStrictEqual(
        after.plan.slots.map(({ startsAt }) => startsAt),
        before.plan.slots.map(({ startsAt }) => startsAt)
      )
    }).pipe(as("start"))
  )

  it.effect("refuses more results than it may have", () =>
    Effect.gen(function* () {
      const results = Array.from({ length: resultsLimits.maxResults + 1 }, () => evenings[0]!)
      const error = yield* Effect.flip((yield* Campaigns).prepare(brief, { results }))
      assert.strictEqual(error.code, "results-unusable")
    }).pipe(as("many"))
  )

  it.effect("keeps its results from other organizations", () =>
    Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const { campaignId } = yield* campaigns.generate(brief, { results: evenings }).pipe(as("mine"))
      const error = yield* Effect.flip(campaigns.kit(campaignId, { generator: "test" }).pipe(as("theirs")))
      assert.strictEqual(error.code, "campaign-not-found")
    })
  )

  it.effect("is not steered by hostile names in results", () =>
    Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const hostile = evenings.map(
        (result, index) =>
          new PostResult({
            ...result,
            approach: (attacks[index % attacks.length]?.text ?? "x").slice(0, 100),
            angleId: attacks[index % attacks.length]?.text ?? "x"
          })
      )
      const { campaignId, plan } = yield* campaigns.generate(brief, { results: hostile })
      const told = JSON.stringify(JSON.parse(yield* kitFile(campaignId, "dossiers.json")).learned)
      for (const { written } of attacks) if (written !== "") assert.notInclude(told, written)
      assert.notInclude(told, "evil")
      const calm = yield* campaigns.generate(brief, { results: evenings })
      assert.deepStrictEqual(
        plan.slots.map(({ startsAt }) => startsAt),
        calm.plan.slots.map(({ startsAt }) => startsAt)
      )
    }).pipe(as("hostile"))
  )
})
