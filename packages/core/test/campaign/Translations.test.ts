import { assert, describe, it } from "@effect/vitest"
import { Audit } from "@postwright/core/audit/Audit"
import { type BriefInput } from "@postwright/core/campaign/Brief"
import { CampaignId } from "@postwright/core/campaign/Campaign"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { SlotId } from "@postwright/core/campaign/Plan"
import { type TranslatedCampaign, type TranslateOptions, Translations } from "@postwright/core/campaign/Translations"
import { type Post } from "@postwright/core/content/Post"
import { type LanguageModel } from "@postwright/core/models/LanguageModel"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import { type ModelPricing } from "@postwright/core/models/ModelUsage"
import * as Postwright from "@postwright/core/Postwright"
import { Actor, CurrentActor, localOwner, MemberId } from "@postwright/core/tenancy/Actor"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { attacks } from "../agents/injection/attacks.ts"

const sources = [
  {
    name: "guide.txt",
    text:
      "A cargo bike carries two children and the shopping of a week. Its brakes stop it within four metres on a wet road.\n\n" +
      "The battery lasts for sixty kilometres when the load is light. Rain is no reason to leave the cargo bike at home.\n\n" +
      "Every frame of the cargo bike has a guarantee of ten years. A test ride takes half an hour and begins at the gate.\n"
  }
]
const brief: BriefInput = {
  topic: "Cargo bikes",
  platforms: ["x"],
  languages: ["en"],
  sources,
  plan: { days: 1, perDay: 2, start: "2027-03-01" }
}

const layerWith = (...models: ReadonlyArray<LanguageModel>) =>
  Layer.merge(Layer.fresh(Postwright.layer), Audit.layer).pipe(
    Layer.provide(Layer.fresh(Postwright.storesMemory)),
    Layer.provide(
      Layer.mergeAll(Layer.empty, ...models.map((model) => LanguageModels.layerEntry(Effect.succeed(model)))).pipe(
        Layer.provideMerge(Layer.fresh(Postwright.registries))
      )
    ),
    Layer.provideMerge(Layer.succeed(CurrentActor, localOwner))
  )

/** What a translator makes of a text: German words around whatever has to stay. */
type Translate = (text: string, id: string) => string | null

const pricing: ModelPricing = {
  inputMicroUsdPerMillion: 1_000_000,
  outputMicroUsdPerMillion: 4_000_000,
  checkedOn: "2026-11-21",
  source: "https://example.com/prices"
}

const numbers: Readonly<Record<string, string>> = {
  two: "zwei",
  four: "vier",
  sixty: "sechzig",
  ten: "zehn",
  half: "halbe"
}

/** A translation without wit that the contract takes: the numbers of the text, in German sentences. */
const german: Translate = (text) => {
  const tags = text.match(/#[\p{L}\p{N}]+/gu) ?? []
  const said = Object.entries(numbers).flatMap(([word, figure]) =>
    new RegExp(`\\b${word}\\b`, "u").test(text) ? [figure] : []
  )
  const days = said.length === 0 ? "" : ` Dabei geht es um ${said.join(" und ")}.`
  return `Das Lastenrad fährt auch bei Regen sicher durch die Stadt und nach Hause.${days}${tags.length === 0 ? "" : `\n\n${tags.join(" ")}`}`
}

const modelOf = (translate: Translate = german) =>
  Scripted.make({
    pricing,
    answer: ({ messages, system }) => {
      const asked = JSON.stringify(messages)
      const usage = { inputTokens: 1_000, outputTokens: 100 }
      if (!system.includes("You translate")) return { ...Scripted.text(`{"isRead":true,"concerns":[]}`), usage }
      const texts = textsIn(messages.map(({ content }) => String(content)).join("\n"))
      assert.isAbove(texts.length, 0, asked)
      const answer = texts.map(({ id, text }) => {
        const made = translate(text, id)
        return { id, text: made, ...(made === null ? { note: "A pun that German does not have." } : {}) }
      })
      return { ...Scripted.text(JSON.stringify({ texts: answer })), usage }
    }
  })

// The texts of a question: `<<<fence "text body (body)">>>` and what follows.
const textsIn = (content: string) =>
  [...content.matchAll(/"text ([\w-]+) \([\w-]+\)"[^\n]*\n([\s\S]*?)\n<<</gu)].map(([, id = "", text = ""]) => ({
    id,
    text
  }))

const generated = Effect.gen(function* () {
  const campaign = yield* (yield* Campaigns).generate(brief)
  assert.lengthOf(campaign.posts, 2)
  return campaign
})

const translate = Effect.fnUntraced(function* (id: CampaignId, options: Partial<TranslateOptions> = {}) {
  const translations = yield* Translations
  const running = yield* Effect.forkChild(
    Effect.flatMap(translations.source(id), (source) =>
      translations.translate(source, { to: "de-DE", model: "scripted", ...options })
    )
  )
  yield* TestClock.adjust("1 hour")
  return yield* Fiber.join(running)
})

const slot = (id: string) => SlotId.make(id)

describe("Translations", () => {
  it.effect("makes a campaign of its own that says of each post what it is a translation of", () => {
    const { model } = modelOf()
    return Effect.gen(function* () {
      const source = yield* generated
      const made = yield* translate(source.campaignId)
      assert.strictEqual(made.campaignId, `${source.campaignId}-de-de`)
      assert.deepStrictEqual(
        made.slots.map(({ outcome }) => outcome),
        ["translated", "translated"]
      )
      for (const [index, post] of made.posts.entries()) {
        const from = source.posts[index]!
        assert.strictEqual(post.language, "de-DE")
        assert.strictEqual(post.slotId, from.slotId)
        assert.match(post.variants[0].text, /Lastenrad/)
        assert.deepStrictEqual(post.translatedFrom, {
          campaignId: source.campaignId,
          language: "en",
          version: 1,
          contentHash: from.contentHash
        })
        assert.strictEqual(post.generatedBy.kind, "model")
        assert.isAbove(post.citations.length, 0)
      }
      assert.deepStrictEqual(
        made.plan.slots.map(({ id, startsAt }) => [id, startsAt]),
        source.plan.slots.map(({ id, startsAt }) => [id, startsAt])
      )
      const files = yield* (yield* Campaigns).kit(made.campaignId, { generator: "test" })
      const text = (path: string) => new TextDecoder().decode(files.find((file) => file.path === path)?.bytes)
      assert.include(text("posts.json"), `"translatedFrom"`)
      // Translations are appraised by nobody, so none lacks it.
      assert.notInclude(text("report.json"), "appraisal")
      assert.notInclude(text("policy.json"), "appraisal")
      assert.include(
        text("report.json"),
        `"costMicroUsd": ${made.costs.reduce((sum, cost) => sum + cost.costMicroUsd, 0)}`
      )
      const entries = yield* (yield* Audit).read(made.campaignId)
      assert.deepStrictEqual(
        entries.map(({ action, subject }) => `${action} ${subject}`),
        ["translation-made slot-001", "translation-made slot-002"]
      )
      // The campaign that was translated is as it was.
      assert.deepStrictEqual((yield* (yield* Campaigns).result(source.campaignId)).posts, source.posts)
    }).pipe(Effect.provide(layerWith(model)))
  })

  it.effect("carries no approval over, and has versions that say what led to them", () => {
    const { model } = modelOf()
    return Effect.gen(function* () {
      const { campaignId, posts } = yield* generated
      const review = yield* PlanReview
      yield* review.approve(campaignId, [{ slotId: slot("slot-001"), expectedHash: posts[0]!.contentHash }])
      yield* review.lock(campaignId, [{ slotId: slot("slot-001") }])
      const made = yield* translate(campaignId)
      assert.deepStrictEqual(
        made.plan.slots.map(({ review: shown, status }) => [status, shown]),
        [
          ["proposed", undefined],
          ["proposed", undefined]
        ]
      )
      const [first] = yield* review.history(made.campaignId, slot("slot-001"))
      assert.deepStrictEqual([first?.number, first?.change], [1, "translated"])
      yield* review.approve(made.campaignId, [{ slotId: slot("slot-001") }])
      const standing = yield* review.slots(made.campaignId)
      assert.strictEqual(standing[0]?.slot.status, "approved")
      assert.isTrue(standing[0]?.verdict?.isAllowed)
    }).pipe(Effect.provide(layerWith(model)))
  })

  it.effect("translates again what changed, as another version, and leaves what people decided or wrote", () => {
    let word = "sicher"
    const { control, model } = modelOf((text, id) => german(text, id)?.replace("sicher", word) ?? null)
    return Effect.gen(function* () {
      const { campaignId } = yield* generated
      const review = yield* PlanReview
      const id = (yield* translate(campaignId)).campaignId
      const asked = (yield* control.requests).length
      const again = yield* translate(campaignId)
      assert.deepStrictEqual(
        again.slots.map(({ outcome }) => outcome),
        ["unchanged", "unchanged"]
      )
      assert.lengthOf(yield* control.requests, asked)

      yield* review.edit(campaignId, slot("slot-001"), { text: "Rain is no reason to leave your bike at home." })
      word = "ruhig"
      const changed = yield* translate(campaignId)
      assert.deepStrictEqual(
        changed.slots.map(({ outcome }) => outcome),
        ["translated", "unchanged"]
      )
      assert.match(changed.posts[0]!.variants[0].text, /ruhig/)
      assert.deepStrictEqual(
        (yield* review.history(id, slot("slot-001"))).map(({ by, change }) => [change, by]),
        [
          ["translated", undefined],
          ["translated", "local"]
        ]
      )
      assert.isAbove((yield* review.diff(id, slot("slot-001"))).text.length, 0)

      yield* review.approve(id, [{ slotId: slot("slot-001") }])
      yield* review.edit(id, slot("slot-002"), { text: "Ein eigener Text über das Rad." })
      yield* review.edit(campaignId, slot("slot-001"), { text: "Another text about rain and bikes and gates." })
      yield* review.edit(campaignId, slot("slot-002"), { text: "One more text about rain and bikes and gates." })
      const kept = yield* translate(campaignId)
      assert.deepStrictEqual(
        kept.slots.map(({ outcome }) => outcome),
        ["kept", "kept"]
      )
      assert.strictEqual(kept.plan.slots[0]?.status, "approved")
      assert.strictEqual(kept.posts[1]?.variants[0].text, "Ein eigener Text über das Rad.")
    }).pipe(Effect.provide(layerWith(model)))
  })

  it.effect("leaves out what nobody wants or may send, and tells what could not be translated", () => {
    let isHelpful = false
    const { model } = modelOf((text, id) => (isHelpful || /battery|sixty/u.test(text) ? german(text, id) : null))
    return Effect.gen(function* () {
      const { campaignId, posts } = yield* generated
      const review = yield* PlanReview
      const told = posts.map(({ variants: [{ text }] }: Post) => /battery|sixty/u.test(text))
      if (!told.includes(true)) {
        yield* review.edit(campaignId, slot("slot-001"), { text: "The battery lasts for sixty kilometres." })
      }
      const made = yield* translate(campaignId)
      const missed = made.slots.find(({ outcome }) => outcome === "untranslated")
      assert.strictEqual(missed?.reason, "A pun that German does not have.")
      const open = made.plan.slots.find(({ id }) => id === missed?.slotId)
      assert.deepStrictEqual([open?.status, open?.postId, open?.confidence], ["needs-material", null, 0])
      assert.include(open?.rationale ?? "", "A pun that German does not have.")
      isHelpful = true
      const helped = yield* translate(campaignId, { notes: "Puns may go." })
      assert.strictEqual(helped.slots.find(({ slotId }) => slotId === missed?.slotId)?.outcome, "translated")
      assert.lengthOf(helped.posts, 2)

      yield* review.reject(campaignId, [{ slotId: slot("slot-001") }], { reason: "Not now" })
      const french = yield* Effect.flip(translate(campaignId, { to: "en" }))
      assert.match(french.message, /in "en" already/)
      const again = yield* translate(campaignId)
      assert.deepStrictEqual(
        again.slots.map(({ leftOut, outcome }) => [outcome, leftOut]),
        [
          ["left-out", "rejected"],
          ["unchanged", undefined]
        ]
      )
    }).pipe(Effect.provide(layerWith(model)))
  })

  it.effect("tells of the translation of a post that was rejected since, which is still there", () => {
    const { model } = modelOf()
    return Effect.gen(function* () {
      const { campaignId } = yield* generated
      const review = yield* PlanReview
      const id = (yield* translate(campaignId)).campaignId
      yield* review.approve(id, [{ slotId: slot("slot-002") }], { reason: "Fine" })
      yield* review.reject(campaignId, [{ slotId: slot("slot-001") }, { slotId: slot("slot-002") }], { reason: "No" })
      const standing = (made: TranslatedCampaign) => made.slots.map(({ leftOut, standing }) => [leftOut, standing])
      assert.deepStrictEqual(standing(yield* translate(campaignId)), [
        ["rejected", "proposed"],
        ["rejected", "approved"]
      ])
      yield* review.reject(id, [{ slotId: slot("slot-001") }], { reason: "Nor here" })
      assert.deepStrictEqual(standing(yield* translate(campaignId)), [
        ["rejected", undefined],
        ["rejected", "approved"]
      ])
      yield* review.reject(id, [{ slotId: slot("slot-002") }], { reason: "Nor here" })
      assert.match((yield* Effect.flip(translate(campaignId))).message, /no post that can be translated/)
      const other = yield* Effect.flip(translate(campaignId, { to: "fr" }))
      assert.match(other.message, /no post that can be translated/)
    }).pipe(Effect.provide(layerWith(model)))
  })

  it.effect("translates nothing without a model, and stores nothing where nothing could be translated", () => {
    const { model } = modelOf(() => null)
    return Effect.gen(function* () {
      const { campaignId } = yield* generated
      const none = yield* Effect.flip(translate(campaignId, { model: "none" }))
      assert.match(none.message, /without a language model/)
      const unable = yield* Effect.flip(translate(campaignId))
      assert.match(unable.message, /None of the 2 posts was translated into "de-DE": A pun that German does not have\./)
      const missing = yield* Effect.flip(translate(campaignId, { model: "nowhere" }))
      assert.match(missing.message, /nowhere/)
      const odd = yield* Effect.flip(translate(campaignId, { to: "../x" }))
      assert.match(odd.message, /is no language.*de-AT/)
      const id = CampaignId.make(`${campaignId}-de-de`)
      assert.strictEqual((yield* Effect.flip((yield* Campaigns).get(id))).code, "campaign-not-found")
    }).pipe(Effect.provide(layerWith(model)))
  })

  it.effect("waits when the budget is used up, and goes on without paying twice", () => {
    const { control, model } = modelOf()
    return Effect.gen(function* () {
      const { campaignId } = yield* generated
      const poor = yield* Effect.flip(translate(campaignId, { budgetMicroUsd: 1 }))
      assert.match(poor.message, /The translation waits, 0 of 2 posts .* higher budget/)
      assert.strictEqual(poor.isRetryable, true)
      assert.lengthOf(yield* control.requests, 0)
      const rich = yield* translate(campaignId, { budgetMicroUsd: 1_000_000 })
      assert.lengthOf(rich.posts, 2)
      assert.lengthOf(yield* control.requests, 4)
    }).pipe(Effect.provide(layerWith(model)))
  })

  it.effect("leaves no half campaign when it is stopped, and goes on from its paid answers", () => {
    const { control, model } = modelOf()
    return Effect.gen(function* () {
      const { campaignId } = yield* generated
      const translations = yield* Translations
      const source = yield* translations.source(campaignId)
      const reached: Array<number> = []
      const running = yield* translations
        .translate(source, {
          to: "de",
          address: "sie",
          model: "scripted",
          onProgress: (done) =>
            Effect.andThen(
              Effect.sync(() => reached.push(done)),
              Effect.never
            )
        })
        .pipe(Effect.forkChild)
      yield* TestClock.adjust("1 minute")
      assert.isAbove(reached.length, 0)
      yield* Fiber.interrupt(running)
      const id = CampaignId.make(`${campaignId}-de`)
      assert.strictEqual((yield* Effect.flip((yield* Campaigns).get(id))).code, "campaign-not-found")
      const before = (yield* control.requests).length
      assert.lengthOf((yield* translate(campaignId, { to: "de", address: "sie" })).posts, 2)
      assert.lengthOf(yield* control.requests, Math.max(before, 4))
    }).pipe(Effect.provide(layerWith(model)))
  })

  it.effect("speaks to German readers in the form of the first translation, or as it is told", () => {
    const { control, model } = modelOf(
      (text, id) => `${german(text, id)?.replace(/\n\n[\s\S]*/u, "")} Du kannst dein Rad gern testen.`
    )
    return Effect.gen(function* () {
      const { campaignId } = yield* generated
      yield* translate(campaignId, { to: "de-AT" })
      const asked = (yield* control.requests).filter(({ system }) => system.includes("You translate"))
      assert.lengthOf(asked, 2)
      assert.notMatch(JSON.stringify(asked[0]?.messages), /form of address/)
      assert.match(JSON.stringify(asked[1]?.messages), /form of address[^<]*\\ndu\\n/)
      const formal = yield* Effect.flip(translate(campaignId, { to: "de-CH", address: "sie" }))
      assert.match(formal.message, /readers are “Sie” throughout/)
    }).pipe(Effect.provide(layerWith(model)))
  })

  it.effect("does nothing for who may only read or review", () => {
    const { control, model } = modelOf()
    return Effect.gen(function* () {
      const { campaignId } = yield* generated
      for (const role of ["viewer", "reviewer", "publisher"] as const) {
        const actor = new Actor({ ...localOwner, memberId: MemberId.make("vera"), role })
        const error = yield* Effect.flip(translate(campaignId).pipe(Effect.provideService(CurrentActor, actor)))
        assert.strictEqual(error.code, "permission-denied")
      }
      assert.lengthOf(yield* control.requests, 0)
    }).pipe(Effect.provide(layerWith(model)))
  })

  it.effect("keeps links, mentions, figures and names of injections out", () => {
    let written = ""
    const { model } = modelOf((text, id) => `${german(text, id)} ${written}`)
    return Effect.gen(function* () {
      const { campaignId } = yield* generated
      for (const attack of attacks.filter((one) => one.written !== "")) {
        written = attack.written
        const error = yield* Effect.flip(translate(campaignId, { notes: attack.text }))
        assert.strictEqual(error.code, "nothing-translated", attack.name)
      }
    }).pipe(Effect.provide(layerWith(model)))
  })
})
