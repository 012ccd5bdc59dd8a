import { assert, layer } from "@effect/vitest"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Effect, Layer } from "effect"
import { readFileSync } from "node:fs"

const read = (name: string) =>
  readFileSync(new URL(`../../../../examples/larkfield/sources/${name}`, import.meta.url), "utf8")

const marks = [..."\u202e\u202a\u202c\u2066\u2067\u2069\u200b\u2060\ufeff\u200c\u200d\u200e\u200f\u00ad"]
const isMarked = (text: string) => marks.some((mark) => text.includes(mark))

/** The text with a mark within every longer word and every figure. */
const marked = (text: string): string => {
  let count = 0
  return text.replace(/(?<![\p{L}\p{N}<&/="-])[\p{L}\p{N}]{2}(?=[\p{L}\p{N},.]{2})/gu, (start) => {
    count += 1
    return start + marks[count % marks.length]
  })
}

layer(Postwright.layer.pipe(Layer.provide(Layer.merge(Postwright.storesMemory, Postwright.registries))))(
  "A campaign from sources with invisible marks",
  (it) => {
    it.effect("has none of them in its posts and its plan, and quotes the sources as they are", () =>
      Effect.gen(function* () {
        const campaigns = yield* Campaigns
        const names = ["guide-choosing-a-cargo-bike.md", "field-report-cargo-week-pilot.md", "reviews.csv"]
        const { campaignId, documents, plan, posts } = yield* campaigns.generate({
          topic: "Cargo bikes \u202efor a week",
          platforms: ["x", "linkedin", "instagram", "tiktok"],
          sources: names.map((name) => ({ name, text: marked(read(name)) })),
          plan: { days: 4, perDay: 3, start: "2027-03-01", timeZone: "Europe/London" }
        })
        assert.isAtLeast(posts.length, 10)
        for (const post of posts) {
          for (const { parts, text, title } of post.variants) {
            for (const written of [text, title ?? "", ...(parts ?? []), ...post.hashtags]) {
              assert.isFalse(isMarked(written), JSON.stringify(written))
            }
          }
          for (const { end, quote, source, start } of post.citations) {
            assert.strictEqual(quote, documents.find((one) => one.source === source)?.text.slice(start, end))
          }
        }
        assert.isTrue(posts.some(({ citations }) => citations.some(({ quote }) => isMarked(quote))))
        const kit = yield* campaigns.kit(campaignId, { generator: "test" })
        for (const { bytes, path } of kit) {
          if (path === "report.json") {
            assert.strictEqual(JSON.parse(new TextDecoder().decode(bytes)).topic, "Cargo bikes for a week")
          }
          if (!/\.(html|md)$/.test(path)) continue
          const turning = /[\u202a-\u202e\u2066-\u2069]/u.exec(new TextDecoder().decode(bytes))
          assert.isNull(turning, path)
        }
        for (const slot of plan.slots) {
          for (const written of [slot.angle, slot.rationale]) assert.isFalse(isMarked(written), written)
        }
      }).pipe(Effect.provideService(CurrentActor, localOwner))
    )
  }
)
