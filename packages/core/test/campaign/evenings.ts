import { type PostResult } from "@postwright/core/analytics/PostResult"
import { type BriefInput } from "@postwright/core/campaign/Brief"
import { DateTime } from "effect"
import { readFileSync } from "node:fs"
import { chance, metricsOf, normal, resultOf } from "../analytics/results.ts"

const guide = new URL("../../../../examples/larkfield/sources/guide-choosing-a-cargo-bike.md", import.meta.url)

/** A campaign of six posts on two networks, from a short source. */
export const brief: BriefInput = {
  topic: "Cargo bikes for a week",
  platforms: ["x", "linkedin"],
  sources: [{ name: "guide.md", text: readFileSync(guide, "utf8").slice(0, 5_000) }],
  plan: { days: 3, perDay: 2, start: "2027-03-01", timeZone: "Europe/London" }
}

/** Posts of two months at six hours of London, those at eight in the evening more than twice as good. */
export const evenings: ReadonlyArray<PostResult> = (() => {
  const random = chance(3)
  return Array.from({ length: 480 }, (_, index) => {
    const hour = [8, 9, 10, 11, 12, 20][index % 6] ?? 8
    const at = DateTime.makeUnsafe({ year: 2027, month: 1, day: 1 + (index % 58), hour })
    return resultOf({
      postId: `p-${index}`,
      platform: index % 12 < 6 ? "linkedin" : "x",
      publishedAt: DateTime.formatIso(at),
      timeZone: "Europe/London",
      metrics: metricsOf(0.03 * Math.exp(0.3 * normal(random)) * (hour === 20 ? 2.5 : 1))
    })
  })
})()
