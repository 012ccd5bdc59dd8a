import { assert, describe, it } from "@effect/vitest"
import { builtInAgents } from "@postwright/core/agents/Prompts"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { type LanguageModel } from "@postwright/core/models/LanguageModel"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { Effect } from "effect"
import { brief, layerWith, recordedFor } from "./modelCampaign.ts"

type Wire = Record<string, unknown>

interface Draft {
  readonly variants: ReadonlyArray<{
    readonly body?: string
    readonly parts?: ReadonlyArray<string>
    readonly approach: string
  }>
}

/** A vendor that answers as the floors do, but for these agents; `undefined` leaves the answer as it is. */
const vendor = Effect.fnUntraced(function* (
  change: (agent: string, answer: Wire, asked: string, drafts: ReadonlyArray<Draft>) => unknown
) {
  const answers = yield* recordedFor()
  const asked: Array<string> = []
  const drafts: Array<Draft> = []
  const { model } = Scripted.make({
    answer: ({ messages, system }) => {
      const agent = builtInAgents.find(({ wording }) => system.startsWith(wording?.system ?? "?"))?.name ?? ""
      asked.push(agent)
      const honest = JSON.parse(answers.answerTo(messages) ?? "{}")
      if (agent === "copywriter") drafts.push(honest)
      const changed = change(agent, honest, messages[0]?.content ?? "", drafts)
      return Scripted.text(typeof changed === "string" ? changed : JSON.stringify(changed ?? honest))
    }
  })
  return { model, asked }
})

const made = <A, E>(
  model: LanguageModel,
  look: (campaign: {
    readonly report: { readonly looksNeeded: ReadonlyArray<{ readonly slot: string; readonly by: string }> }
    readonly dossiers: ReadonlyArray<Record<string, unknown>>
    readonly texts: ReadonlyMap<string, string>
    readonly posts: ReadonlyArray<{ readonly variants: ReadonlyArray<{ readonly text: string }> }>
    readonly actions: ReadonlyArray<string>
  }) => Effect.Effect<A, E>
) =>
  Effect.gen(function* () {
    const campaigns = yield* Campaigns
    const { campaignId, posts } = yield* campaigns.generate(brief, { model: "scripted" })
    const kit = yield* campaigns.kit(campaignId, { generator: "test" })
    const texts = new Map(kit.map(({ bytes, path }) => [path, new TextDecoder().decode(bytes)]))
    const actions = (texts.get("audit.jsonl") ?? "")
      .trim()
      .split("\n")
      .map((line) => String(JSON.parse(line).action))
    return yield* look({
      report: JSON.parse(texts.get("report.json") ?? ""),
      dossiers: JSON.parse(texts.get("dossiers.json") ?? "").dossiers,
      texts,
      posts,
      actions
    })
  }).pipe(Effect.provide(layerWith(model)))

const count = (asked: ReadonlyArray<string>, agent: string) => asked.filter((one) => one === agent).length

describe("the cast of a campaign", () => {
  it.effect("has a post that is rated low written again, once, and sends the better wording", () =>
    Effect.gen(function* () {
      let weak: string | undefined
      const { asked, model } = yield* vendor((agent, answer, question, drafts) => {
        if (agent === "orchestrator") {
          return { ...answer, escalation: { rewriteBelow: 0.5, personBelow: 0.2, maxRewrites: 1 } }
        }
        if (agent === "judge") {
          const ids = [...question.matchAll(/wording (post-\d+-\d+) /g)].map(([, id]) => id ?? "")
          weak ??= ids[0]
          const isWeak = ids[0]?.slice(0, 8) === weak?.slice(0, 8)
          const value = (id: string) => (!isWeak || id.endsWith("-3") ? 0.8 : 0.3)
          return {
            appraisals: ids.map((variantId) => ({
              variantId,
              criteria: Object.fromEntries(
                ["hook", "clarity", "grounding", "voice", "fit"].map((name) => [name, value(variantId)])
              ),
              note: "Open with the figure that surprises the most."
            })),
            best: ids.find((id) => value(id) === 0.8) ?? ids[0]
          }
        }
        if (agent !== "rewriter") return undefined
        const draft = drafts.find(({ variants }) => question.includes(variants[0]?.body?.slice(0, 40) ?? "?"))
        return draft?.variants[1]
      })
      yield* made(model, ({ actions, dossiers, posts }) =>
        Effect.sync(() => {
          assert.deepStrictEqual([count(asked, "rewriter"), count(asked, "judge")], [1, 7])
          assert.strictEqual(actions.filter((action) => action === "post-rewritten").length, 1)
          const post = posts.find(({ variants }) => JSON.stringify(variants).includes(`${weak?.slice(0, 8)}-3`))
          assert.match(JSON.stringify(post?.variants[0]), /"id":"post-\d+-3"/)
          assert.isAtLeast(post?.variants.length ?? 0, 2)
          assert.lengthOf(dossiers, 6)
          assert.isTrue(dossiers.every((dossier) => dossier["appraisal"] !== undefined))
        })
      )
    })
  )

  it.effect("sends no rewriting that nobody could rate, and keeps what was said of the first draft", () =>
    Effect.gen(function* () {
      const { asked, model } = yield* vendor((agent, answer, question, drafts) => {
        if (agent === "orchestrator") {
          return { ...answer, escalation: { rewriteBelow: 1, personBelow: 0, maxRewrites: 1 } }
        }
        if (agent === "judge" && asked.includes("rewriter")) return "no rating"
        if (agent !== "rewriter") return undefined
        const opening = ({ body, parts }: Draft["variants"][number]) => (body ?? parts?.[0] ?? "?").slice(0, 40)
        return drafts.find(({ variants: [first] }) => first !== undefined && question.includes(opening(first)))
          ?.variants[1]
      })
      yield* made(model, ({ actions, dossiers }) =>
        Effect.sync(() => {
          // What was written again was rated, as often as that is tried.
          assert.strictEqual(count(asked, "rewriter"), 1)
          assert.strictEqual(count(asked, "judge"), 6 + 3)
          assert.include(actions, "rewriting-missed")
          assert.notInclude(actions, "post-rewritten")
          assert.isTrue(dossiers.every((dossier) => dossier["appraisal"] !== undefined))
        })
      )
    })
  )

  it.effect("tells a person what the editor in chief, the judge and the orchestrator want looked at", () =>
    Effect.gen(function* () {
      const { model } = yield* vendor((agent, answer) => {
        if (agent === "editor") {
          const note = "Somebody should ask the shop whether the offer still stands."
          return { ...answer, decisions: [{ slotId: "slot-002", decision: "escalate", note }] }
        }
        if (agent === "orchestrator") {
          const attention = [{ findingId: "finding-001", reason: "It promises a price." }]
          return { ...answer, attention, escalation: { rewriteBelow: 0, personBelow: 0, maxRewrites: 0 } }
        }
        return undefined
      })
      yield* made(model, ({ report, texts }) =>
        Effect.sync(() => {
          const asking = new Set(report.looksNeeded.map(({ by }) => by))
          assert.isTrue(asking.has("editor"))
          assert.include(
            report.looksNeeded.map(({ by, slot }) => `${by} ${slot}`),
            "editor slot-002"
          )
          const file = [...texts].find(([path]) => path.startsWith("posts/slot-002"))
          assert.include(file?.[1] ?? "", "whether the offer still stands")
          assert.include(texts.get("index.html") ?? "", "whether the offer still stands")
        })
      )
    })
  )

  it.effect("quarantines a post that the compliance agent has a concern about, at its words", () =>
    Effect.gen(function* () {
      const { model } = yield* vendor((agent, _answer, question, drafts) => {
        if (agent !== "compliance") return undefined
        const bodies = drafts.flatMap(({ variants }) => variants.map(({ body = "" }) => body.slice(0, 20)))
        const quote = bodies.find((body) => body !== "" && question.includes(body))
        const concern = {
          topic: "safety",
          quote,
          severity: "quarantine",
          reason: "It says how much a bike carries without the limit of its maker."
        }
        return { isRead: true, concerns: quote === undefined ? [] : [concern] }
      })
      yield* made(model, ({ report, texts }) =>
        Effect.sync(() => {
          const { verdicts } = JSON.parse(texts.get("policy.json") ?? "")
          const found = verdicts.flatMap(
            ({ decision, findings }: { decision: string; findings: ReadonlyArray<{ ruleId: string }> }) =>
              findings.some(({ ruleId }) => ruleId === "compliance/safety") ? [decision] : []
          )
          assert.isNotEmpty(found)
          assert.deepStrictEqual([...new Set(found)], ["quarantine"])
          assert.isTrue(report.looksNeeded.some(({ by }) => by === "compliance"))
        })
      )
    })
  )

  it.effect("keeps a concern while its words stand in the text, whatever else somebody changes", () =>
    Effect.gen(function* () {
      const { model } = yield* vendor((agent, _answer, question, drafts) => {
        if (agent !== "compliance") return undefined
        const bodies = drafts.flatMap(({ variants }) => variants.map(({ body = "" }) => body.slice(0, 20)))
        const quote = bodies.find((body) => body !== "" && question.includes(body))
        const concern = { topic: "safety", quote, severity: "quarantine", reason: "It says how much a bike carries." }
        return { isRead: true, concerns: quote === undefined ? [] : [concern] }
      })
      yield* Effect.gen(function* () {
        const [campaigns, review] = [yield* Campaigns, yield* PlanReview]
        const { campaignId } = yield* campaigns.generate(brief, { model: "scripted" })
        const kitText = Effect.map(campaigns.kit(campaignId, { generator: "test" }), (kit) =>
          kit.map(({ bytes }) => new TextDecoder().decode(bytes)).join("\n")
        )
        assert.notInclude(yield* kitText, "Nobody of the cast has looked at this text")
        const one = (yield* review.slots(campaignId)).find(
          ({ post, verdict }) => verdict?.decision === "quarantine" && post?.format !== "thread"
        )
        assert.isDefined(one)
        if (one?.post === undefined) return
        const text = `${one.post.variants[0].text} Yes.`
        const edited = yield* review.edit(campaignId, one.slot.id, { text })
        assert.strictEqual(edited.verdict?.decision, "quarantine")
        const refused = yield* Effect.flip(review.approve(campaignId, [{ slotId: one.slot.id }]))
        assert.strictEqual(refused.code, "reason-needed")
        assert.include(yield* kitText, "Nobody of the cast has looked at this text")
        const other = yield* review.edit(campaignId, one.slot.id, { text: "Ride along with us on a quiet road." })
        assert.notStrictEqual(other.verdict?.decision, "quarantine")
      }).pipe(Effect.provide(layerWith(model)))
    })
  )

  it.effect("says that compliance was looked for where every post was reviewed", () =>
    Effect.gen(function* () {
      const { model } = yield* vendor(() => undefined)
      yield* made(model, ({ texts }) =>
        Effect.sync(() => {
          const { checks } = JSON.parse(texts.get("policy.json") ?? "")
          const compliance = checks.find(({ check }: { check: string }) => check === "compliance")
          assert.strictEqual(compliance?.status, "done")
        })
      )
    })
  )

  it.effect("leaves a part out that nobody could make, says why, and finishes the campaign", () =>
    Effect.gen(function* () {
      const { model } = yield* vendor((agent) => (agent === "growth" ? "not JSON at all" : undefined))
      yield* made(model, ({ dossiers, posts, texts }) =>
        Effect.sync(() => {
          assert.lengthOf(posts, 6)
          assert.isTrue(dossiers.every((dossier) => dossier["growth"] === undefined && "visuals" in dossier))
          assert.match(texts.get("audit.jsonl") ?? "", /"missing":\[\{"part":"growth"/)
        })
      )
    })
  )

  it.effect("runs only the stages that the orchestrator chose, and never without compliance", () =>
    Effect.gen(function* () {
      const { asked, model } = yield* vendor((agent, answer) =>
        agent === "orchestrator" ? { ...answer, stages: [] } : undefined
      )
      yield* made(model, ({ dossiers }) =>
        Effect.sync(() => {
          assert.deepStrictEqual(
            ["judge", "editor", "growth", "designer", "script", "compliance"].map((agent) => count(asked, agent)),
            [0, 0, 0, 0, 0, 6]
          )
          assert.isTrue(dossiers.every((dossier) => dossier["compliance"] !== undefined))
        })
      )
    })
  )
})
