import { assert, describe, it, layer } from "@effect/vitest"
import { Audit } from "@postwright/core/audit/Audit"
import type { BriefInput } from "@postwright/core/campaign/Brief"
import { Campaign, CampaignId } from "@postwright/core/campaign/Campaign"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { confidence, rationale } from "@postwright/core/campaign/Evidence"
import * as Postwright from "@postwright/core/Postwright"
import { collisions } from "@postwright/core/schedule/Scheduling"
import { Actor, CurrentActor, localOwner, MemberId, OrganizationId, type Role } from "@postwright/core/tenancy/Actor"
import { overlap } from "@postwright/core/text/Ngrams"
import { TestClock } from "effect/testing"
import { Effect, Layer } from "effect"
import { readFileSync } from "node:fs"

const read = (path: string) => readFileSync(new URL(`../../../../examples/${path}`, import.meta.url), "utf8")
const english = ["guide-choosing-a-cargo-bike.md", "field-report-cargo-week-pilot.md", "faq.html", "reviews.csv"].map(
  (name) => ({ name, text: read(`larkfield/sources/${name}`) })
)
const german = ["ratgeber.md", "kundenstimmen.csv"].map((name) => ({ name, text: read(`sonnenfach/sources/${name}`) }))

const brief: BriefInput = {
  topic: "Cargo bikes for a week",
  platforms: ["x", "linkedin", "instagram"],
  sources: english,
  plan: { days: 5, perDay: 3, start: "2027-03-01", timeZone: "Europe/London" }
}

const actor = (organization: string, role: Role) =>
  new Actor({ organizationId: OrganizationId.make(organization), memberId: MemberId.make("m"), role })
const as = (who: Actor) => Effect.provideService(CurrentActor, who)

const TestLayer = Layer.merge(Postwright.layer, Audit.layer).pipe(
  Layer.provide(Layer.merge(Postwright.storesMemory, Postwright.registries))
)

layer(TestLayer)("Campaigns", (it) => {
  it.effect("gives every slot a post whose confidence and rationale follow from the evidence", () =>
    Effect.gen(function* () {
      const { plan, posts } = yield* (yield* Campaigns).generate(brief)
      assert.strictEqual(plan.slots.length, 15)
      assert.strictEqual(posts.length, 15)
      for (const slot of plan.slots) {
        assert.strictEqual(slot.status, "proposed")
        assert.strictEqual(slot.confidence, confidence(slot.evidence))
        assert.strictEqual(slot.rationale, rationale(slot.evidence))
        assert.isTrue(slot.evidence.some(({ kind }) => kind === "passage"))
      }
      assert.deepStrictEqual(collisions(plan.slots), [])
    }).pipe(as(localOwner))
  )

  it.effect("never lets two posts share more than half of their word 5-grams", () =>
    Effect.gen(function* () {
      const { posts } = yield* (yield* Campaigns).generate(brief)
      for (const [index, post] of posts.entries()) {
        for (const other of posts.slice(index + 1)) {
          for (const one of post.variants) {
            for (const two of other.variants) assert.isAtMost(overlap(one.text, two.text), 0.5)
          }
        }
      }
    }).pipe(as(localOwner))
  )

  it.effect("uses each language in turn when the brief names several", () =>
    Effect.gen(function* () {
      const { posts } = yield* (yield* Campaigns).generate({
        ...brief,
        languages: ["en", "de"],
        sources: [...english, ...german]
      })
      const languages = posts.map((post) => post.language)
      assert.isAbove(languages.filter((language) => language === "en").length, 4)
      assert.isAbove(languages.filter((language) => language === "de").length, 4)
      for (const post of posts) {
        const isGerman = post.citations.every(({ source }) => german.some(({ name }) => name === source))
        assert.strictEqual(isGerman, post.language === "de")
      }
    }).pipe(as(localOwner))
  )

  it.effect("leaves slots that the sources cannot carry open, and says what to add", () =>
    Effect.gen(function* () {
      const text = read("larkfield/sources/press-briefing.md").slice(0, 1500)
      const { plan, posts } = yield* (yield* Campaigns).generate({ ...brief, sources: [{ name: "short.md", text }] })
      const open = plan.slots.filter(({ status }) => status === "needs-material")
      assert.strictEqual(open.length + posts.length, 15)
      assert.isAbove(open.length, 5)
      for (const slot of open) {
        assert.isNull(slot.postId)
        assert.strictEqual(slot.confidence, 0)
        assert.match(slot.rationale, /Add about \d+ more words on .+ in English/)
      }
    }).pipe(as(localOwner))
  )

  it.effect("follows a trend that the sources speak to, and says so in the audit log", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.UTC(2027, 1, 25))
      const trends = [
        { phrase: "#CargoBikeCommute", source: "Bike Watch", observedOn: "2027-02-20", format: "thread" as const },
        { phrase: "vegan baking", source: "Food Watch", observedOn: "2027-02-20" }
      ]
      const { campaignId, plan } = yield* (yield* Campaigns).generate({ ...brief, trends })
      assert.strictEqual(plan.slots.length, 15)
      const entries = yield* (yield* Audit).read(campaignId)
      const entry = entries.find(({ action }) => action === "trends-chosen")
      assert.deepInclude(entry?.detail, { signals: 2, chosen: 1 })
    }).pipe(as(localOwner))
  )

  it.effect("logs each step once in a chain that verifies", () =>
    Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const { campaignId } = yield* campaigns.generate(brief)
      yield* campaigns.generate(brief)
      assert.strictEqual((yield* (yield* Audit).check(campaignId))._tag, "Intact")
      const steps = (yield* (yield* Audit).read(campaignId)).map(({ step }) => step)
      // Drafted, rated and equipped, each post; eight steps are about all of them.
      assert.strictEqual(steps.length, 8 + 3 * 15)
    }).pipe(as(localOwner))
  )

  it.effect("refuses a brief without sources when no model was chosen", () =>
    Effect.gen(function* () {
      const error = yield* (yield* Campaigns).generate({ ...brief, sources: [] }).pipe(Effect.flip)
      assert.strictEqual(error.code, "no-material")
    }).pipe(as(localOwner))
  )

  it.effect("refuses more posts a day than a network's gap allows, before anything is written", () =>
    Effect.gen(function* () {
      const error = yield* (yield* Campaigns)
        .generate({ ...brief, platforms: ["x"], plan: { ...brief.plan, perDay: 17 } })
        .pipe(Effect.flip)
      assert.strictEqual(error.code, "day-too-full")
    }).pipe(as(localOwner))
  )

  it.effect("lets only who may write generate, and only who belongs there read", () =>
    Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const denied = yield* campaigns.generate(brief).pipe(as(actor("a", "viewer")), Effect.flip)
      assert.strictEqual(denied.code, "permission-denied")
      const { campaignId } = yield* campaigns.generate(brief).pipe(as(actor("a", "editor")))
      assert.strictEqual((yield* campaigns.get(campaignId).pipe(as(actor("a", "viewer")))).state, "reviewing")
      const foreign = yield* campaigns.get(campaignId).pipe(as(actor("b", "owner")), Effect.flip)
      assert.strictEqual(foreign.code, "campaign-not-found")
    })
  )
})

describe("Campaign", () => {
  const campaign = new Campaign({ id: CampaignId.make("c"), topic: "t", state: "created" })

  it("never goes back to a state that it has passed", () => {
    assert.strictEqual(campaign.advancedTo("drafting").advancedTo("researching").state, "drafting")
  })

  it("goes on from where it failed", () => {
    const failed = campaign.advancedTo("drafting").failed("the disk is full")
    assert.deepStrictEqual([failed.state, failed.failure, failed.resumesAt], ["failed", "the disk is full", "drafting"])
    assert.strictEqual(failed.advancedTo("scheduling").state, "scheduling")
  })
})
