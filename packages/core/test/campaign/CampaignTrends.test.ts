import { assert, describe, it } from "@effect/vitest"
import type { BriefInput, TrendBrief } from "@postwright/core/campaign/Brief"
import { resolveBrief } from "@postwright/core/campaign/BriefDefaults"
import { decodeBrief } from "@postwright/core/campaign/BriefParser"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { DateTime, Effect } from "effect"
import { TestClock } from "effect/testing"
import { brief } from "./modelCampaign.ts"

const now = DateTime.makeUnsafe("2027-02-25T12:00:00Z")

const cargo = {
  phrase: "#CargoBikeCommute",
  source: "Bike Watch",
  observedOn: "2027-02-20",
  url: "https://example.com/bike-watch"
}
const baking = { phrase: "vegan baking", source: "Food Watch", observedOn: "2027-02-20" }

const kitOf = (trends: ReadonlyArray<TrendBrief>) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(DateTime.toEpochMillis(now))
    const campaigns = yield* Campaigns
    const { campaignId, posts } = yield* campaigns.generate({ ...brief, trends } as BriefInput)
    const kit = yield* campaigns.kit(campaignId, { generator: "test" })
    const texts = new Map(kit.map(({ bytes, path }) => [path, new TextDecoder().decode(bytes)]))
    return {
      posts,
      texts,
      dossiers: JSON.parse(texts.get("dossiers.json") ?? ""),
      warnings: JSON.parse(texts.get("report.json") ?? "").warnings.map(({ code }: { readonly code: string }) => code)
    }
  }).pipe(Effect.provide(Postwright.layerMemory), Effect.provideService(CurrentActor, localOwner))

const resolved = (trends: ReadonlyArray<typeof TrendBrief.Encoded>, start?: string) =>
  resolveBrief(
    { topic: "Bikes", platforms: ["x"], trends, ...(start === undefined ? {} : { plan: { start } }) },
    { now }
  )

describe("trends of a campaign", () => {
  it.effect("are told for the posts that follow them, with their source and their day", () =>
    Effect.gen(function* () {
      const { dossiers, texts, warnings } = yield* kitOf([cargo, baking])
      assert.lengthOf(dossiers.trends, 1)
      const [used] = dossiers.trends
      const { observedOn, phrase, source, url } = used
      assert.deepStrictEqual({ observedOn, phrase, source, url }, cargo)
      assert.isNotEmpty(used.slots)
      assert.notInclude(warnings, "no-trend-fits")
      const [slotId] = used.slots
      const post = [...texts].find(([path]) => path.startsWith(`posts/${slotId}`))?.[1] ?? ""
      assert.include(post, "#CargoBikeCommute")
      assert.match(post, /Bike Watch.*2027-02-20/)
      const page = texts.get("index.html") ?? ""
      assert.match(page, /Follows.*#CargoBikeCommute/s)
      assert.include(page, "Bike Watch")
      assert.notInclude(page, "vegan baking")
    })
  )

  it.effect("are warned of where none of them fits", () =>
    Effect.gen(function* () {
      const { dossiers, warnings } = yield* kitOf([baking])
      assert.deepStrictEqual(dossiers.trends, [])
      assert.include(warnings, "no-trend-fits")
      const without = yield* kitOf([])
      assert.isUndefined(without.dossiers.trends)
      assert.notInclude(without.warnings, "no-trend-fits")
    })
  )

  it.effect("are refused where they were seen after the campaign begins, or on a day to come", () =>
    Effect.gen(function* () {
      const late = yield* Effect.flip(resolved([{ ...cargo, observedOn: "2027-02-22" }], "2027-02-21"))
      assert.match(
        late.message,
        /trends\[0\]\.observedOn is "2027-02-22", after the campaign begins \(2027-02-21\)\. Write the day on which it was seen/
      )
      const future = yield* Effect.flip(resolved([{ ...cargo, observedOn: "2027-03-01" }], "2027-05-01"))
      assert.match(future.message, /trends\[0\]\.observedOn is "2027-03-01", a day to come\. Write the day/)
      const parsed = yield* Effect.flip(
        decodeBrief({ topic: "Bikes", platforms: ["x"], trends: [cargo], plan: { start: "2027-02-01" } })
      )
      assert.include(parsed.message, "after the campaign begins")
      // Where it is tomorrow already, the day has come.
      yield* resolved([{ ...cargo, observedOn: "2027-02-26" }], "2027-05-01")
    })
  )

  it.effect("are one where they differ in case and white space alone, on one network and in one language", () =>
    Effect.gen(function* () {
      const { trends } = yield* resolved([
        cargo,
        { ...cargo, phrase: "  #cargobikecommute " },
        { ...cargo, platform: "x" },
        baking,
        { ...baking, phrase: "Vegan\n  Baking" }
      ])
      assert.deepStrictEqual(
        trends.map(({ id, phrase, platform }) => [id, phrase, platform]),
        [
          ["trend-01", "#CargoBikeCommute", undefined],
          ["trend-02", "#CargoBikeCommute", "x"],
          ["trend-03", "vegan baking", undefined]
        ]
      )
    })
  )
})
