import { assert, describe, it } from "@effect/vitest"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Effect } from "effect"
import { readFileSync } from "node:fs"
import { slotData, slotPage } from "../../src/cli/PlanText.ts"

const guide = new URL("../../../../examples/larkfield/sources/guide-choosing-a-cargo-bike.md", import.meta.url)

describe("a slot as the plan shows it", () => {
  it.effect("says which checks of its post were not made, in both languages, and which of a changed text", () =>
    Effect.gen(function* () {
      const [campaigns, review] = [yield* Campaigns, yield* PlanReview]
      const { campaignId } = yield* campaigns.generate({
        topic: "Cargo bikes for a week",
        platforms: ["linkedin"],
        sources: [{ name: "guide.md", text: readFileSync(guide, "utf8") }],
        plan: { days: 1, perDay: 1, start: "2027-03-01" }
      })
      const [one] = yield* review.slots(campaignId)
      if (one === undefined) return assert.fail("no slot")
      const page = slotPage(one, "en")
      assert.include(page, "Checks that were not made:")
      assert.match(page, /\(moderation\)/)
      assert.notInclude(page, "(appraisal)")
      assert.include(slotPage(one, "de"), "Nicht gemachte Prüfungen:")

      const edited = yield* review.edit(campaignId, one.slot.id, { text: "Ride along on a quiet road." })
      assert.include(slotPage(edited, "en"), "Nobody rated this text (appraisal)")
      assert.include(slotPage(edited, "de"), "Niemand hat diesen Text bewertet (appraisal)")
      const { checksMissing } = slotData(edited, "de")
      assert.deepInclude(checksMissing, {
        check: "appraisal",
        status: "absent",
        detail: "Niemand hat diesen Text bewertet"
      })
    }).pipe(Effect.provide(Postwright.layerMemory), Effect.provideService(CurrentActor, localOwner))
  )
})
