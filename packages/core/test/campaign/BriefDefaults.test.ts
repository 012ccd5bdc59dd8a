import { assert, describe, it } from "@effect/vitest"
import { type BriefInput } from "@postwright/core/campaign/Brief"
import { resolveBrief } from "@postwright/core/campaign/BriefDefaults"
import { DateTime, Effect } from "effect"
import { regionName, regionZone } from "../../src/campaign/internal/RegionZones.ts"

const now = DateTime.makeUnsafe("2026-12-31T12:30:00Z")
const minimal: BriefInput = { topic: "  T ", platforms: ["x"] }

const start = (timeZone: string) =>
  resolveBrief({ ...minimal, plan: { timeZone } }, { now }).pipe(Effect.map((brief) => brief.plan.start))

const zone = (regions: ReadonlyArray<string>) =>
  resolveBrief({ ...minimal, regions }, { now }).pipe(Effect.map((brief) => brief.plan.timeZone))

describe("resolveBrief", () => {
  it.effect("fills every field that a minimal brief leaves open", () =>
    Effect.gen(function* () {
      const brief = yield* resolveBrief(minimal, { now })
      assert.deepStrictEqual(
        { ...brief },
        {
          topic: "T",
          audience: "Everyone who is interested in the topic",
          goals: [],
          tone: "Clear, factual and friendly",
          languages: ["en"],
          platforms: ["x"],
          regions: [],
          competitors: [],
          constraints: [],
          sources: [],
          trends: [],
          brand: {},
          disclosure: { paidPartnership: false, ownBrand: false },
          plan: { days: 30, perDay: 3, start: "2027-01-01", timeZone: "UTC" }
        }
      )
      assert.strictEqual(brief.slotCount, 90)
    })
  )

  it.effect("starts tomorrow where the audience is, not where UTC is", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* start("Pacific/Auckland"), "2027-01-02")
      assert.strictEqual(yield* start("America/Los_Angeles"), "2027-01-01")
      assert.strictEqual(yield* start("Pacific/Pago_Pago"), "2027-01-01")
    })
  )

  it.effect("takes the zone from the first region", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* zone(["DE", "US"]), "Europe/Berlin")
      assert.strictEqual(yield* zone(["US"]), "America/New_York")
      assert.strictEqual(yield* zone(["GB"]), "Europe/London")
    })
  )

  it.effect("takes the language that most text of the sources is in", () =>
    Effect.gen(function* () {
      const brief = yield* resolveBrief(minimal, { now, detectedLanguages: ["de", "en", "de"] })
      assert.deepStrictEqual(brief.languages, ["de"])
      assert.include(brief.tone, "sachlich")
      const named = yield* resolveBrief({ ...minimal, languages: ["en-GB"] }, { now, detectedLanguages: ["de"] })
      assert.deepStrictEqual(named.languages, ["en-GB"])
    })
  )

  it.effect("turns dollars into whole micro-dollars", () =>
    Effect.gen(function* () {
      for (const [dollars, micro] of [
        [5, 5_000_000],
        [0.1, 100_000],
        [0.000001, 1],
        [1.0000014, 1_000_001]
      ] as const) {
        assert.strictEqual((yield* resolveBrief({ ...minimal, budget: dollars }, { now })).budgetMicroUsd, micro)
      }
    })
  )

  it.effect("keeps values that come twice once", () =>
    Effect.gen(function* () {
      const brief = yield* resolveBrief(
        { topic: "T", platforms: ["x", "linkedin", "x", "linkedin"], regions: ["GB", "GB"], goals: ["a", "a"] },
        { now }
      )
      assert.deepStrictEqual(brief.platforms, ["x", "linkedin"])
      assert.deepStrictEqual(brief.regions, ["GB"])
      assert.deepStrictEqual(brief.goals, ["a"])
    })
  )

  it.effect("refuses what contradicts the limits or the calendar, by field", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(
        resolveBrief(
          { ...minimal, plan: { days: 366, perDay: 24, start: "2027-04-31", timeZone: "Mars/Base" } },
          { now, name: "brief.yaml" }
        )
      )
      assert.strictEqual(error.code, "brief-invalid")
      assert.deepStrictEqual(
        error.reason.problems.map((problem) => problem.path),
        ["plan.days", "plan.timeZone", "plan.start"]
      )
    })
  )

  it("knows a zone of this runtime for every region", () => {
    for (const region of ["GB", "DE", "AT", "CH", "US", "JP", "IN", "BR", "ZA", "AU"]) {
      const zone = regionZone(region)
      assert.doesNotThrow(() => new Intl.DateTimeFormat("en", { timeZone: zone! }), region)
    }
    assert.strictEqual(regionName("DE"), "Germany")
    assert.strictEqual(regionZone("XK"), "Europe/Belgrade")
    assert.isUndefined(regionName("UK"))
  })

  it.effect("gives trends their ids, the first language and a middling momentum", () =>
    Effect.gen(function* () {
      const trend = { phrase: "car-free Sunday", source: "City newsletter", observedOn: "2027-02-20" }
      const [first, second] = (yield* resolveBrief(
        {
          ...minimal,
          languages: ["de"],
          trends: [trend, { ...trend, momentum: 1, language: "en", endsOn: "2027-03-01" }]
        },
        { now: DateTime.makeUnsafe("2027-02-21T12:00:00Z") }
      )).trends
      assert.deepStrictEqual({ ...first }, { ...trend, id: "trend-01", language: "de", momentum: 0.5 })
      assert.strictEqual(first?.lastDay, "2027-03-22")
      assert.deepStrictEqual(
        [second?.id, second?.language, second?.momentum, second?.lastDay],
        ["trend-02", "en", 1, "2027-03-01"]
      )
    })
  )

  it.effect("refuses trends of days that are none, or that end before they were seen", () =>
    Effect.gen(function* () {
      const trend = { phrase: "car-free Sunday", source: "City newsletter", observedOn: "2027-02-30" }
      const error = yield* Effect.flip(
        resolveBrief(
          { ...minimal, trends: [trend, { ...trend, observedOn: "2027-02-20", endsOn: "2027-02-19" }] },
          { now }
        )
      )
      assert.include(error.message, "trends[0].observedOn")
      assert.include(error.message, "trends[1].endsOn")
    })
  )
})
