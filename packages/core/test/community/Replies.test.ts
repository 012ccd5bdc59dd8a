import { assert, describe, it } from "@effect/vitest"
import { Audit } from "@postwright/core/audit/Audit"
import { type BriefInput } from "@postwright/core/campaign/Brief"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { AdvisedComment } from "@postwright/core/community/AdvisedComment"
import { Comment } from "@postwright/core/community/Comment"
import { type CommentClass } from "@postwright/core/community/ReplyAdvice"
import { maxCommentLength, maxComments, Replies, type ReplyRequest } from "@postwright/core/community/Replies"
import { platforms } from "@postwright/core/content/Platform"
import { type LanguageModel } from "@postwright/core/models/LanguageModel"
import { type ModelPricing } from "@postwright/core/models/ModelUsage"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import * as Postwright from "@postwright/core/Postwright"
import { Policies } from "@postwright/core/policy/Policies"
import { parseRulePack } from "@postwright/core/policy/RulePackParser"
import { Actor, CurrentActor, localOwner, MemberId } from "@postwright/core/tenancy/Actor"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { Effect, Fiber, Layer, Schema } from "effect"
import { TestClock } from "effect/testing"
import { attacks } from "../agents/injection/attacks.ts"

const guide =
  "A cargo bike carries two children and the shopping of a week. Its brakes stop it within four metres on a wet road. " +
  "The battery lasts for sixty kilometres when the load is light.\n\n" +
  "A test ride costs 10 € and takes half an hour. Every frame has a guarantee of ten years.\n"

const brief: BriefInput = {
  topic: "Cargo bikes",
  platforms: ["facebook"],
  languages: ["en"],
  sources: [{ name: "guide.txt", text: guide }]
}

const commentOf = (id: string, text: string, changes: Partial<ConstructorParameters<typeof Comment>[0]> = {}) => ({
  comment: new Comment({ id, text, author: "Anna", platform: "facebook", at: "2027-03-01T10:00:00Z", ...changes })
})

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

const advise = Effect.fnUntraced(function* (
  comments: ReplyRequest["comments"],
  options: Partial<ReplyRequest> & { readonly of?: BriefInput } = {}
) {
  const replies = yield* Replies
  const { of = brief, ...rest } = options
  const material = yield* replies.materialOf({ brief: of })
  return yield* replies.advise({ ...material, comments, ...rest })
})

const answer = (changes: Readonly<Record<string, unknown>> = {}) =>
  Scripted.text(
    JSON.stringify({
      class: "other",
      sentiment: 0,
      action: "escalate",
      reason: "A person should look.",
      urgency: "later",
      ...changes
    })
  )

const thanking = (text: string) =>
  answer({ class: "praise", action: "reply", reply: { text, language: "en", citations: [] } })

describe("Replies without a model", () => {
  it.effect("answers what the sources answer, and sends what is sensitive to people", () =>
    Effect.gen(function* () {
      const asked: ReadonlyArray<readonly [string, CommentClass, string]> = [
        ["How long does the battery last?", "question", "reply"],
        ["What colours are there?", "question", "escalate"],
        ["My child was injured when the brakes failed", "crisis", "escalate"],
        ["You will hear from my lawyer", "legal", "escalate"],
        ["", "other", "ignore"]
      ]
      const { advised, costs } = yield* advise(asked.map(([text], index) => commentOf(`c-${index}`, text)))
      assert.deepStrictEqual(
        advised.map(({ advice }) => [advice.class, advice.action]),
        asked.map(([, kind, action]) => [kind, action])
      )
      assert.deepStrictEqual(costs, [])
      const [battery, colours] = advised
      assert.include(battery?.advice.reply?.text ?? "", "sixty kilometres")
      assert.isTrue(battery?.verdict?.isAllowed)
      assert.strictEqual(battery?.generatedBy?.kind, "floor")
      assert.strictEqual(colours?.escalatedBy, "agent")
      assert.strictEqual(advised[2]?.advice.urgency, "now")
    }).pipe(Effect.provide(layerWith()))
  )

  it.effect("has somebody look now where people got ill, whatever else they write", () =>
    Effect.gen(function* () {
      const asked = [
        "My child got ill from your bread, I call my lawyer",
        "Your soup made my whole family sick",
        "We had food poisoning after the buffet",
        "Unser Sohn ist von eurem Brot krank geworden, ich rufe meinen Anwalt an",
        "Nach dem Essen mussten wir uns übergeben"
      ]
      const { advised } = yield* advise(asked.map((text, index) => commentOf(`c-${index}`, text)))
      for (const { advice, comment } of advised) {
        assert.deepStrictEqual(
          [advice.class, advice.action, advice.urgency],
          ["crisis", "escalate", "now"],
          comment.text
        )
      }
      const calm = ["I am sick of waiting for the next one!", "That bike is sick!", "Mir wird nie langweilig damit"]
      const others = yield* advise(calm.map((text, index) => commentOf(`c-${index}`, text)))
      for (const { advice, comment } of others.advised) assert.notStrictEqual(advice.class, "crisis", comment.text)
    }).pipe(Effect.provide(layerWith()))
  )

  it.effect("tells of no check that replies do not have: they take the words of sources, and repeat each other", () =>
    Effect.gen(function* () {
      const { advised } = yield* advise([commentOf("c", "How long does the battery last?")])
      const checks = (advised[0]?.verdict?.checks ?? []).map(({ check }) => check)
      assert.include(checks, "claims")
      assert.notInclude(checks, "sources")
      assert.notInclude(checks, "earlier-posts")
    }).pipe(Effect.provide(layerWith()))
  )

  it.effect("says where it does not know the post that a comment names", () =>
    Effect.gen(function* () {
      const posts = [{ id: "p-1", text: "Rain is no reason to stay at home.", language: "en" }]
      const asked = [
        commentOf("known", "Love this!", { postId: "p-1" }),
        commentOf("unknown", "Love this!", { postId: "p-9" }),
        commentOf("none", "Love this!")
      ]
      const { advised } = yield* advise(asked, { posts })
      assert.deepStrictEqual(
        advised.map(({ isPostUnknown }) => isPostUnknown),
        [undefined, true, undefined]
      )
      const brief = yield* advise(asked)
      assert.isTrue(brief.advised.every(({ isPostUnknown }) => isPostUnknown === undefined))
    }).pipe(Effect.provide(layerWith()))
  )

  it.effect("asks no reply for what a post has: required words, media, titles", () =>
    Effect.gen(function* () {
      const of = { ...brief, brand: { name: "Larkfield", requiredWords: ["Larkfield"] } }
      const { advised } = yield* advise(
        platforms.map((platform) => commentOf(platform, "Love this!", { platform })),
        { of }
      )
      assert.deepStrictEqual(
        advised.map(({ advice }) => advice.action),
        platforms.map(() => "reply")
      )
    }).pipe(Effect.provide(layerWith()))
  )

  it.effect("asks once about the same words, and gives each comment its own id", () =>
    Effect.gen(function* () {
      const { advised } = yield* advise([
        commentOf("c-1", "How long does the battery last?"),
        commentOf("c-2", "How long  does the battery last? ", { author: "Ben" }),
        commentOf("c-3", "How long does the battery last?", { postId: "post-001" })
      ])
      assert.deepStrictEqual(
        advised.map(({ advice, sameAs }) => [advice.commentId, sameAs]),
        [
          ["c-1", undefined],
          ["c-2", "c-1"],
          ["c-3", undefined]
        ]
      )
    }).pipe(Effect.provide(layerWith()))
  )

  it.effect("takes no comments, hostile ones and a thousand, and refuses what nobody can have written", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual((yield* advise([])).advised, [])
      const many = Array.from({ length: maxComments }, (_, at) => commentOf(`c-${at}`, `Lovely ${at % 20}!`))
      assert.lengthOf((yield* advise(many)).advised, maxComments)
      const failure = (comments: ReplyRequest["comments"]) => Effect.map(Effect.flip(advise(comments)), String)
      assert.match(yield* failure([...many, commentOf("more", "!")]), /1001 comments are too many.*at most 1000/)
      assert.match(yield* failure([commentOf("long", "a".repeat(maxCommentLength + 1))]), /at most 50000 characters/)
      assert.match(yield* failure([commentOf("c", "One"), commentOf("c", "Two")]), /Two comments have the id "c"/)
      const longest = yield* advise([commentOf("long", "The bike. ".repeat(maxCommentLength / 10))])
      assert.strictEqual(longest.advised[0]?.advice.action, "escalate")
    }).pipe(Effect.provide(layerWith()))
  )

  it.effect("leaves languages that it does not write to people, and answers German in German", () =>
    Effect.gen(function* () {
      const { advised } = yield* advise([
        commentOf("pl", "Czy rower towarowy zmieści troje dzieci i zakupy na cały tydzień?", { language: "pl" }),
        commentOf("de", "Vielen Dank, das ist ein tolles Rad!", { language: "de" })
      ])
      assert.strictEqual(advised[0]?.advice.action, "escalate")
      assert.strictEqual(advised[1]?.advice.reply?.language, "de")
      assert.match(advised[1]?.advice.reply?.text ?? "", /Dank|freut/)
    }).pipe(Effect.provide(layerWith()))
  )

  it.effect("logs what was advised without the words of strangers, once", () =>
    Effect.gen(function* () {
      const asked = [commentOf("c-1", "Call me, Anna Kowalska, on 0151 23456789"), commentOf("c-2", "Love this!")]
      yield* advise(asked)
      yield* advise(asked)
      const entries = yield* (yield* Audit).read("community")
      assert.deepStrictEqual(
        entries.map(({ action, actor, subject }) => [action, actor, subject]),
        [
          ["reply-advised", "local", "c-1"],
          ["reply-advised", "local", "c-2"]
        ]
      )
      assert.notInclude(JSON.stringify(entries), "Kowalska")
    }).pipe(Effect.provide(layerWith()))
  )

  it.effect("does nothing for who may only read", () =>
    Effect.gen(function* () {
      const viewer = new Actor({ ...localOwner, memberId: MemberId.make("vera"), role: "viewer" })
      const error = yield* advise([commentOf("c", "Love this!")]).pipe(
        Effect.provideService(CurrentActor, viewer),
        Effect.flip
      )
      assert.strictEqual(error.code, "permission-denied")
      const material = yield* (yield* Replies).materialOf({ brief })
      const second = yield* (yield* Replies)
        .advise({ ...material, comments: [commentOf("c", "Love this!")] })
        .pipe(Effect.provideService(CurrentActor, viewer), Effect.flip)
      assert.strictEqual(second.code, "permission-denied")
      assert.deepStrictEqual(yield* (yield* Audit).read("community"), [])
    }).pipe(Effect.provide(layerWith()))
  )
})

describe("Replies with a model", () => {
  it.effect("holds back what a rule of the organization forbids, and shows it to whoever looks", () => {
    const text = "Thank you so much, dear friend!"
    const { model } = Scripted.make({ answer: () => thanking(text) })
    return Effect.gen(function* () {
      yield* (yield* Policies).usePack(yield* parseRulePack(houseRules, "house.yaml"))
      const { advised } = yield* advise([commentOf("c", "Love this!")], { model: "scripted" })
      const [first] = advised
      assert.strictEqual(first?.advice.action, "escalate")
      assert.strictEqual(first?.escalatedBy, "policy")
      assert.match(first?.advice.reason ?? "", /rules hold the proposed reply back: .*friend/)
      assert.strictEqual(first?.heldBack?.text, text)
      assert.isUndefined(first?.advice.reply)
      assert.strictEqual(first?.verdict?.decision, "block")
      assert.strictEqual(first?.advice.urgency, "today")
      assert.strictEqual(Schema.encodeSync(AdvisedComment)(first!).comment.id, "c")
      const german: BriefInput = { ...brief, languages: ["de"], topic: "Lastenräder" }
      const [other] = (yield* advise([commentOf("d", "Love this!", { language: "en" })], {
        of: german,
        model: "scripted"
      })).advised
      assert.match(other?.advice.reason ?? "", /Die Regeln halten die vorgeschlagene Antwort zurück: /)
    }).pipe(Effect.provide(layerWith(model)))
  })

  it.effect("has the rules read the sources where the budget does not reach or no answer can be used", () =>
    Effect.gen(function* () {
      const replies = yield* Replies
      const { findings: byRules } = yield* replies.materialOf({ brief })
      assert.isNotEmpty(byRules)
      const poor = { model: "scripted", budgetMicroUsd: 1 } as const
      const material = yield* replies.materialOf({ brief, ...poor })
      assert.deepStrictEqual(material.findings, byRules)
      const { advised } = yield* replies.advise({ ...material, ...poor, comments: [commentOf("c", "Love this!")] })
      assert.strictEqual(advised[0]?.advice.action, "escalate")
      assert.deepStrictEqual((yield* replies.materialOf({ brief, model: "scripted" })).findings, byRules)
      const missing = yield* Effect.flip(replies.materialOf({ brief, model: "nobody" }))
      assert.strictEqual(missing.code, "agent-no-usable-answer")
    }).pipe(
      Effect.provide(
        layerWith(
          Scripted.make({
            pricing: {
              inputMicroUsdPerMillion: 1_000_000,
              outputMicroUsdPerMillion: 4_000_000,
              checkedOn: "2026-11-21",
              source: "https://example.com/prices"
            },
            answer: () => Scripted.text("{}")
          }).model
        )
      )
    )
  )

  it.effect("keeps one budget for reading the sources and for advising", () => {
    const { control, model } = Scripted.make({
      pricing: {
        inputMicroUsdPerMillion: 1_000_000,
        outputMicroUsdPerMillion: 4_000_000,
        checkedOn: "2026-11-21",
        source: "https://example.com/prices"
      },
      answer: () => ({ ...Scripted.text("{}"), usage: { inputTokens: 100_000, outputTokens: 0 } })
    })
    return Effect.gen(function* () {
      const replies = yield* Replies
      const options = { model: "scripted", budgetMicroUsd: 400_000, operation: "one" } as const
      const material = yield* replies.materialOf({ brief, ...options })
      yield* replies.advise({ ...material, ...options, comments: [commentOf("c", "Love this!")] })
      // At a tenth of a dollar each.
      assert.lengthOf(yield* control.requests, 4)
    }).pipe(Effect.provide(layerWith(model)))
  })

  it.effect("pays once for the same comments, and sends what the budget does not reach to people", () => {
    const pricing: ModelPricing = {
      inputMicroUsdPerMillion: 1_000_000,
      outputMicroUsdPerMillion: 4_000_000,
      checkedOn: "2026-11-21",
      source: "https://example.com/prices"
    }
    const { control, model } = Scripted.make({
      pricing,
      answer: () => ({ ...thanking("Thank you, we are glad!"), usage: { inputTokens: 2_000, outputTokens: 100 } })
    })
    return Effect.gen(function* () {
      const asked = [
        commentOf("c-1", "Love this!"),
        commentOf("c-2", "Great bikes, thank you!"),
        commentOf("c-3", "There was an accident, my child was injured by your bike")
      ]
      const poor = yield* advise(asked, { model: "scripted", budgetMicroUsd: 1 })
      assert.deepStrictEqual(
        poor.advised.map(({ advice, escalatedBy, failure }) => [advice.action, escalatedBy, failure?.code]),
        Array.from({ length: 3 }, () => ["escalate", "failure", "agent-budget-reached"])
      )
      assert.match(poor.advised[0]?.advice.reason ?? "", /budget for models is used up/)
      // How soon somebody should look is told all the same.
      assert.strictEqual(poor.advised[2]?.advice.urgency, "now")
      assert.lengthOf(yield* control.requests, 0)
      const [first, second] = asked
      const rich = yield* advise([first!, second!], { model: "scripted", budgetMicroUsd: 1_000_000 })
      assert.deepStrictEqual(
        rich.advised.map(({ advice }) => advice.action),
        ["reply", "reply"]
      )
      assert.strictEqual(rich.costs[0]?.costMicroUsd, 2 * 2_400)
      yield* advise([first!, second!], { model: "scripted", budgetMicroUsd: 1_000_000 })
      assert.lengthOf(yield* control.requests, 2)
    }).pipe(Effect.provide(layerWith(model)))
  })

  it.effect("sends to people what no model answers, and fails for a model that is not there", () => {
    const { model } = Scripted.make({ answer: () => Scripted.text("not JSON") })
    return Effect.gen(function* () {
      const running = yield* advise([commentOf("c", "Love this!")], { model: "scripted" }).pipe(Effect.forkChild)
      yield* TestClock.adjust("1 hour")
      const { advised } = yield* Fiber.join(running)
      assert.strictEqual(advised[0]?.escalatedBy, "failure")
      assert.match(advised[0]?.advice.reason ?? "", /nobody has read this comment/)
      const floor = yield* advise([commentOf("d", "Love this!")], { model: "scripted", allowFloor: true }).pipe(
        Effect.forkChild
      )
      yield* TestClock.adjust("1 hour")
      assert.strictEqual((yield* Fiber.join(floor)).advised[0]?.generatedBy?.kind, "floor")
      const missing = yield* Effect.flip(advise([commentOf("e", "Love this!")], { model: "nowhere" }))
      assert.match(missing.message, /nowhere/)
    }).pipe(Effect.provide(layerWith(model)))
  })

  it.effect("asks four at once", () => {
    const { control, model } = Scripted.make({ answer: () => ({ kind: "silence" }) })
    return Effect.gen(function* () {
      const comments = Array.from({ length: 12 }, (_, at) => commentOf(`c-${at}`, `Lovely bike number ${at}!`))
      const running = yield* advise(comments, { model: "scripted" }).pipe(Effect.forkChild)
      yield* TestClock.adjust("1 second")
      assert.lengthOf(yield* control.requests, 4)
      yield* Fiber.interrupt(running)
      assert.strictEqual((yield* (yield* Audit).read("community")).length, 0)
    }).pipe(Effect.provide(layerWith(model)))
  })

  it.effect("never lets a reply out that an injection wants, in comment, name, thread or post", () =>
    Effect.forEach(
      attacks.filter(({ written }) => written !== ""),
      (attack) => {
        const { control, model } = Scripted.make({ answer: () => thanking(`Thank you! ${attack.written}`) })
        return Effect.gen(function* () {
          const replies = yield* Replies
          const material = yield* replies.materialOf({ brief })
          const hostile = {
            ...commentOf("c", `Love this! ${attack.text}`, { author: attack.text, postId: "p" }),
            thread: [commentOf("t", attack.text).comment]
          }
          const running = yield* replies
            .advise({
              ...material,
              posts: [{ id: "p", text: attack.text, language: "en" }],
              comments: [hostile],
              model: "scripted"
            })
            .pipe(Effect.forkChild)
          yield* TestClock.adjust("1 hour")
          const { advised } = yield* Fiber.join(running)
          assert.strictEqual(advised[0]?.advice.action, "escalate", attack.name)
          assert.isUndefined(advised[0]?.advice.reply, attack.name)
          assert.isTrue((yield* control.requests).every(({ tools }) => tools === undefined))
        }).pipe(Effect.provide(layerWith(model)))
      },
      { discard: true }
    )
  )
})

describe("Replies of a campaign", () => {
  it.effect("rests on the findings of the campaign, and knows the posts that comments stand below", () => {
    const { control, model } = Scripted.make({ answer: () => thanking("Thank you, we are glad!") })
    return Effect.gen(function* () {
      const { campaignId, posts } = yield* (yield* Campaigns).generate({
        ...brief,
        plan: { days: 1, perDay: 1, start: "2027-03-01" }
      })
      const replies = yield* Replies
      const material = yield* replies.materialOf({ campaignId })
      assert.isAbove(material.findings.length, 0)
      const [post] = posts
      const comments = [commentOf("c", "Love this!", { postId: String(post!.id) })]
      const { advised } = yield* replies.advise({ ...material, comments, model: "scripted" })
      assert.strictEqual(advised[0]?.advice.action, "reply")
      const [request] = yield* control.requests
      assert.include(
        JSON.stringify(request?.messages),
        JSON.stringify(post!.variants[0].text.slice(0, 40)).slice(1, -1)
      )
    }).pipe(Effect.provide(layerWith(model)))
  })
})

const houseRules = `
schemaVersion: "1"
id: house
version: 1
title: { en: House rules, de: Hausregeln }
sources: []
rules:
  - kind: terms
    id: house/friend
    version: 1
    severity: block
    title: { en: No friends, de: Keine Freunde }
    source: null
    category: tone
    terms: [{ text: friend }]
`
