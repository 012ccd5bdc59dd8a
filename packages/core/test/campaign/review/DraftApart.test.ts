import { AgentCost } from "@postwright/core/agents/AgentCost"
import { assert, describe, it } from "@effect/vitest"
import { Angle, AngleId } from "@postwright/core/campaign/Angle"
import { resolveBrief } from "@postwright/core/campaign/BriefDefaults"
import type { Drafting, DraftOutcome, DraftRequest } from "@postwright/core/content/Drafting"
import { Post, PostId, ScoreParts, Scores, Variant, VariantId } from "@postwright/core/content/Post"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { DateTime, Effect } from "effect"
import { draftApart } from "../../../src/campaign/internal/regeneration/drafts.ts"

const cost = (costMicroUsd: number) =>
  new AgentCost({
    agent: "copywriter",
    model: "m",
    calls: 1,
    faulty: 0,
    inputTokens: 1,
    outputTokens: 1,
    costMicroUsd
  })

const angle = (id: string) =>
  new Angle({ id: AngleId.make(id), kind: "claim", title: id, keyphrases: [], findingIds: [] })

const post = (...texts: readonly [string, ...Array<string>]): Post => {
  const [first, ...rest] = texts.map(
    (text, index) =>
      new Variant({
        id: VariantId.make(`post-001-${index + 1}`),
        approach: `way-${index + 1}`,
        text,
        scores: new Scores({ brandFit: 1, risk: 0, readability: 1 }),
        scoreParts: new ScoreParts({ brandFit: [], risk: [], readability: [] })
      })
  )
  return new Post({
    id: PostId.make("post-001"),
    slotId: "slot-001",
    platform: "x",
    format: "post",
    language: "en",
    variants: [first!, ...rest],
    hashtags: [],
    links: [],
    media: [],
    citations: [],
    generatedBy: { kind: "floor", agent: "copywriter", agentVersion: 1 },
    contentHash: ""
  })
}

const run = Effect.fnUntraced(function* (
  write: (request: DraftRequest) => Post | undefined,
  options: { readonly earlier?: ReadonlyArray<string>; readonly reasons?: ReadonlyArray<string> } = {}
) {
  const requests: Array<DraftRequest> = []
  const drafting: Pick<Drafting["Service"], "draft"> = {
    draft: (request) =>
      Effect.sync((): DraftOutcome => {
        requests.push(request)
        const made = write(request)
        const gap = { platform: "x", format: "post", language: "en", words: 20, about: "it" } as const
        return made === undefined
          ? { _tag: "NeedsMaterial", reason: "", gap, costs: [cost(1)] }
          : { _tag: "Drafted", post: made, costs: [cost(10)] }
      })
  }
  const brief = yield* resolveBrief(
    { topic: "Bikes", platforms: ["x"], constraints: ["No prices"] },
    { now: DateTime.makeUnsafe("2027-01-01T00:00:00Z") }
  )
  const result = yield* draftApart({
    drafting,
    request: {
      brief,
      campaignId: "c",
      postId: PostId.make("post-001"),
      slotId: "slot-001",
      platform: "x",
      language: "en",
      seed: 5,
      model: "none",
      allowFloor: false,
      operationKey: "op"
    },
    candidates: ["new", "former"].map((id) => ({ angle: angle(id), findings: [], format: "post" as const })),
    earlier: options.earlier ?? [],
    reasons: options.reasons ?? []
  }).pipe(Effect.provideService(CurrentActor, localOwner))
  return { ...result, requests }
})

describe("a draft apart from earlier ones", () => {
  it.effect("is asked for with what was rejected, and why", () =>
    Effect.gen(function* () {
      const { made, requests } = yield* run(() => post("One.", "Two."), {
        earlier: ["We sell it cheap."],
        reasons: ["Sounds like a bargain bin"]
      })
      assert.strictEqual(made?.post.variants[0].text, "One.")
      assert.deepStrictEqual(requests[0]?.brief.constraints, [
        "No prices",
        "Write something else than this earlier post: We sell it cheap.",
        "A reviewer rejected an earlier post: Sounds like a bargain bin"
      ])
    })
  )

  it.effect("is written from other material first, then with other seeds, then from the former material", () =>
    Effect.gen(function* () {
      const { costs, made, requests } = yield* run(
        ({ angle, seed }) => (angle.title === "new" ? undefined : seed < 7 ? post("Said #Bike") : post("A.", "B.")),
        { earlier: ["Said"] }
      )
      assert.deepStrictEqual(
        requests.map(({ angle, seed }) => [angle.title, seed]),
        [
          ["new", 5],
          ["former", 5],
          ["former", 6],
          ["former", 7]
        ]
      )
      assert.strictEqual(new Set(requests.map(({ operationKey }) => operationKey)).size, 4)
      assert.strictEqual(made?.angle.title, "former")
      assert.deepStrictEqual(
        costs.map(({ calls, costMicroUsd }) => [calls, costMicroUsd]),
        [[4, 31]]
      )
    })
  )

  it.effect("puts what was said before last where there is only one other wording", () =>
    Effect.gen(function* () {
      const { made } = yield* run(() => post("Said.", "Other."), { earlier: ["Said"] })
      assert.deepStrictEqual(
        made?.post.variants.map(({ text }) => text),
        ["Other.", "Said."]
      )
    })
  )

  it.effect("is none where everything was said before", () =>
    Effect.gen(function* () {
      const { made, requests } = yield* run(() => post("Said. https://example.com #a"), { earlier: ["said"] })
      assert.isUndefined(made)
      assert.lengthOf(requests, 8)
    })
  )
})
