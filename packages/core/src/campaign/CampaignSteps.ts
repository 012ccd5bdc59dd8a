/**
 * What each step of the campaign flow does. A step reads its input from the `CampaignStore`, writes its piece there and
 * logs one audit entry; all of that gives the same when it runs again. What goes wrong is a defect, which pauses the run.
 *
 * @since 0.1.0
 */
import { Context, DateTime, Effect, Layer, Option } from "effect"
import { costsOf } from "../agents/AgentCost.ts"
import { AgentRunner } from "../agents/AgentRunner.ts"
import { DirectorAgent } from "../agents/director/DirectorAgent.ts"
import { ResearchAgent, researchInput } from "../agents/research/ResearchAgent.ts"
import { Audit } from "../audit/Audit.ts"
import { Drafting, type WordingInMaking } from "../content/Drafting.ts"
import { type DraftMaterial } from "../content/DraftMaterial.ts"
import { type Post } from "../content/Post.ts"
import { choosesModel } from "../models/ModelChoice.ts"
import { Policies } from "../policy/Policies.ts"
import { collisions } from "../schedule/Scheduling.ts"
import { type Actor, CurrentActor } from "../tenancy/Actor.ts"
import { sha256Json } from "../text/Digest.ts"
import { Ledger } from "../usage/Ledger.ts"
import { resolveBrief } from "./BriefDefaults.ts"
import type { CampaignId, CampaignState } from "./Campaign.ts"
import { CampaignOutcome, type CampaignPayload } from "./CampaignPayload.ts"
import { CampaignProgress } from "./CampaignProgress.ts"
import { campaignBudgets, openCampaignBudget } from "./CampaignBudget.ts"
import { FirstDraft } from "./Editorial.ts"
import { costDetail } from "./internal/costDetail.ts"
import { type CampaignKey, CampaignStore, parts } from "./CampaignStore.ts"
import { readDossiers } from "./internal/dossiers.ts"
import { judgementOf, policyScopeOf, questionsOf } from "./internal/judging.ts"
import { repeating } from "./internal/repeating.ts"
import { planSlots } from "./internal/planSlots.ts"
import { sourceLanguages } from "./internal/sourceLanguages.ts"
import { slotTimes } from "./internal/slotTimes.ts"
import { makeStepLog } from "./internal/stepLog.ts"
import { makeAppraising } from "./internal/steps/appraising.ts"
import { makeEditing } from "./internal/steps/editing.ts"
import { makeLearning } from "./internal/steps/learning.ts"
import { makeSlotMaterial } from "./internal/steps/material.ts"
import { makeOrchestrating } from "./internal/steps/orchestrating.ts"
import { dossierEntry, makeProducing } from "./internal/steps/producing.ts"
import { Plan, type SlotId } from "./Plan.ts"

/** The work of one step for the current actor. It cannot fail: failures are defects, which keep their code and remedy. */
type Step<A> = Effect.Effect<A, never, CurrentActor>

export class CampaignSteps extends Context.Service<
  CampaignSteps,
  {
    /** Fills in the brief's defaults; `startedAt` decides what tomorrow is. */
    readonly brief: (payload: CampaignPayload, startedAt: DateTime.Utc) => Step<void>
    /** Collects findings from the documents. */
    readonly research: (payload: CampaignPayload) => Step<void>
    /** Looks at the results of earlier posts, and places the slots in time by them. Only where the campaign has some. */
    readonly learn: (payload: CampaignPayload, startedAt: DateTime.Utc) => Step<void>
    /** Chooses trends, and decides mix, stages and escalation. */
    readonly orchestrate: (payload: CampaignPayload) => Step<void>
    /** Places the slots in time and gives them ideas and material. Returns the slots that have some. */
    readonly plan: (payload: CampaignPayload) => Step<ReadonlyArray<SlotId>>
    /** Writes the post of one slot, and rates its wordings; false when its material does not carry one. */
    readonly draft: (payload: CampaignPayload, slotId: SlotId) => Step<boolean>
    /** Reads the month as a whole, and has what is weak written again. */
    readonly edit: (payload: CampaignPayload, drafted: ReadonlyArray<SlotId>) => Step<void>
    /** Makes what the post of one slot gets besides its text; false when the slot has no post. */
    readonly produce: (payload: CampaignPayload, slotId: SlotId) => Step<boolean>
    /** The slots whose posts repeat more than half of an earlier one. */
    readonly compare: (payload: CampaignPayload, drafted: ReadonlyArray<SlotId>) => Step<ReadonlyArray<SlotId>>
    /** Makes the plan of everything: instants, evidence, posts and gaps. */
    readonly schedule: (payload: CampaignPayload, rejected: ReadonlyArray<SlotId>) => Step<void>
    /** Checks every post by the rules and ends the campaign's making. */
    readonly review: (payload: CampaignPayload) => Step<CampaignOutcome>
  }
>()("@postwright/core/campaign/CampaignSteps") {
  static readonly layerNoDeps = Layer.effect(
    CampaignSteps,
    Effect.gen(function* () {
      const store = yield* CampaignStore
      const log = yield* makeStepLog
      const runner = yield* AgentRunner
      const ledger = yield* Ledger
      const progress = yield* CampaignProgress
      const drafting = yield* Drafting
      const policies = yield* Policies

      const keyOf = ({ organizationId }: Actor, payload: CampaignPayload): CampaignKey => ({
        organizationId,
        campaignId: payload.campaignId
      })

      const advance = Effect.fnUntraced(function* (key: CampaignKey, state: Exclude<CampaignState, "failed">) {
        const campaign = yield* store.get(key, parts.campaign)
        yield* store.put(key, parts.campaign, campaign.advancedTo(state))
      })

      // A ledger in memory has forgotten it after a restart.
      const openBudget = (campaignId: CampaignId) =>
        openCampaignBudget(campaignId, undefined).pipe(Effect.provideService(Ledger, ledger))

      const options = (payload: CampaignPayload, step: string) => ({
        model: payload.model,
        allowFloor: payload.allowFloor,
        operationKey: `${payload.campaignId}/${step}`,
        budgets: campaignBudgets(payload.campaignId, payload.model),
        seed: payload.seed
      })

      const materialOf = yield* makeSlotMaterial
      const tools = { log, materialOf, optionsOf: options }
      const orchestrating = yield* makeOrchestrating(tools)
      const learning = yield* makeLearning(tools)
      const appraise = yield* makeAppraising
      const editing = yield* makeEditing(tools)
      const producing = yield* makeProducing

      const brief = Effect.fn("CampaignSteps.brief")(function* (payload: CampaignPayload, startedAt: DateTime.Utc) {
        const key = keyOf(yield* CurrentActor, payload)
        const input = yield* store.get(key, parts.briefInput)
        const documents = yield* readDocuments(key, payload)
        const resolved = yield* resolveBrief(input, { now: startedAt, detectedLanguages: sourceLanguages(documents) })
        yield* store.put(key, parts.brief, resolved)
        yield* advance(key, "researching")
        yield* log(payload.campaignId, {
          step: "brief",
          action: "brief-accepted",
          detail: { sha256: sha256Json(input), slots: resolved.slotCount, languages: [...resolved.languages] }
        })
      }, Effect.orDie)

      const readDocuments = (key: CampaignKey, payload: CampaignPayload) => store.documents(key, payload.documents)

      const research = Effect.fn("CampaignSteps.research")(function* (payload: CampaignPayload) {
        if (choosesModel(payload.model)) yield* openBudget(payload.campaignId)
        const key = keyOf(yield* CurrentActor, payload)
        const brief = yield* store.get(key, parts.brief)
        const documents = yield* readDocuments(key, payload)
        const { value, generatedBy, trace } = yield* runner.run(
          ResearchAgent,
          researchInput(brief, documents),
          options(payload, "research")
        )
        yield* store.put(key, parts.findings, value)
        yield* log(payload.campaignId, {
          step: "research",
          action: "findings-collected",
          detail: {
            documents: documents.length,
            findings: value.findings.length,
            generatedBy: { ...generatedBy },
            ...costDetail(costsOf(trace))
          }
        })
      }, Effect.orDie)

      const learn = Effect.fn("CampaignSteps.learn")(function* (payload: CampaignPayload, startedAt: DateTime.Utc) {
        yield* learning({ payload, key: keyOf(yield* CurrentActor, payload) }, startedAt)
      }, Effect.orDie)

      const orchestrate = Effect.fn("CampaignSteps.orchestrate")(function* (payload: CampaignPayload) {
        yield* orchestrating({ payload, key: keyOf(yield* CurrentActor, payload) })
      }, Effect.orDie)

      const plan = Effect.fn("CampaignSteps.plan")(function* (payload: CampaignPayload) {
        const key = keyOf(yield* CurrentActor, payload)
        const brief = yield* store.get(key, parts.brief)
        const findings = yield* store.get(key, parts.findings)
        const { mix } = yield* store.get(key, parts.production)
        const times =
          payload.results === undefined
            ? yield* Effect.fromResult(slotTimes(brief, payload.seed))
            : yield* store.get(key, parts.times)
        const { value, generatedBy, trace } = yield* runner.run(
          DirectorAgent,
          {
            brief,
            findings,
            slots: times.map(({ id, platform, startsAt, language }) => ({ slotId: id, platform, startsAt, language })),
            mix,
            seed: payload.seed
          },
          options(payload, "plan")
        )
        yield* store.put(key, parts.times, times)
        yield* store.put(key, parts.direction, value)
        yield* advance(key, "drafting")
        yield* log(payload.campaignId, {
          step: "plan",
          action: "ideas-assigned",
          detail: {
            slots: times.length,
            angles: value.angles.length,
            assigned: value.assignments.length,
            generatedBy: { ...generatedBy },
            ...costDetail(costsOf(trace))
          }
        })
        return value.assignments.map(({ slotId }) => slotId)
      }, Effect.orDie)

      const draft = Effect.fn("CampaignSteps.draft")(function* (payload: CampaignPayload, slotId: SlotId) {
        const key = keyOf(yield* CurrentActor, payload)
        const material = yield* materialOf(key, slotId)
        const actor = yield* CurrentActor
        const onWording = (wording: WordingInMaking) =>
          progress.wording(payload.campaignId, slotId, wording).pipe(Effect.provideService(CurrentActor, actor))
        const outcome = yield* drafting.draft({
          ...((yield* progress.isWatched(payload.campaignId)) ? { onWording } : {}),
          ...material,
          ...options(payload, `draft/${slotId}`)
        })
        yield* log(payload.campaignId, {
          step: `draft/${slotId}`,
          subject: slotId,
          ...(outcome._tag === "Drafted"
            ? {
                action: "post-drafted",
                detail: {
                  postId: outcome.post.id,
                  contentHash: outcome.post.contentHash,
                  variants: outcome.post.variants.length,
                  generatedBy: { ...outcome.post.generatedBy },
                  ...costDetail(outcome.costs)
                }
              }
            : { action: "material-missed", detail: { reason: outcome.reason, ...costDetail(outcome.costs) } })
        })
        if (outcome._tag !== "Drafted") return false
        const first = yield* appraised(payload, key, outcome.post, material)
        yield* store.put(key, parts.firstDraft(slotId), first)
        yield* store.put(key, parts.post(slotId), first.post)
        return true
      }, Effect.orDie)

      const appraised = Effect.fnUntraced(function* (
        payload: CampaignPayload,
        key: CampaignKey,
        post: Post,
        material: DraftMaterial
      ) {
        if (!(yield* store.get(key, parts.production)).runs("judge")) return new FirstDraft({ post })
        const step = `judge/${post.slotId}`
        const { costs, reason, ...judged } = yield* appraise(key, post, material, options(payload, step))
        yield* log(payload.campaignId, {
          step,
          subject: post.slotId,
          action: judged.appraisal === undefined ? "appraisal-missed" : "post-appraised",
          detail: {
            contentHash: judged.post.contentHash,
            ...(judged.appraisal === undefined ? { reason: reason ?? "" } : { overall: judged.appraisal.best.overall }),
            ...costDetail(costs)
          }
        })
        return new FirstDraft(judged)
      })

      const edit = Effect.fn("CampaignSteps.edit")(function* (
        payload: CampaignPayload,
        drafted: ReadonlyArray<SlotId>
      ) {
        yield* editing({ payload, key: keyOf(yield* CurrentActor, payload) }, drafted)
      }, Effect.orDie)

      const produce = Effect.fn("CampaignSteps.produce")(function* (payload: CampaignPayload, slotId: SlotId) {
        const key = keyOf(yield* CurrentActor, payload)
        const post = Option.getOrUndefined(yield* store.find(key, parts.post(slotId)))
        if (post === undefined) return false
        const editorial = yield* store.get(key, parts.editorial)
        const { costs, dossier, missing } = yield* producing({
          key,
          post,
          material: yield* materialOf(key, slotId),
          production: yield* store.get(key, parts.production),
          edited: editorial.slots.find((one) => one.slotId === slotId),
          optionsOf: (part) => options(payload, `produce/${slotId}/${part}`)
        })
        yield* store.put(key, parts.dossier(slotId, post.contentHash), dossier)
        yield* log(payload.campaignId, dossierEntry(dossier, missing, costs))
        return true
      }, Effect.orDie)

      const readPosts = Effect.fnUntraced(function* (key: CampaignKey, slotIds: ReadonlyArray<SlotId>) {
        const found = yield* Effect.forEach(slotIds, (slotId) => store.find(key, parts.post(slotId)))
        const posts = new Map<SlotId, Post>()
        for (const [index, post] of found.entries()) {
          if (Option.isSome(post)) posts.set(slotIds[index]!, post.value)
        }
        return posts
      })

      const compare = Effect.fn("CampaignSteps.compare")(function* (
        payload: CampaignPayload,
        drafted: ReadonlyArray<SlotId>
      ) {
        const key = keyOf(yield* CurrentActor, payload)
        const posts = yield* readPosts(key, drafted)
        const rejected = repeating(posts)
        yield* advance(key, "assembling")
        yield* log(payload.campaignId, {
          step: "compare",
          action: "posts-compared",
          detail: { posts: posts.size, rejected: [...rejected] }
        })
        return rejected
      }, Effect.orDie)

      const schedule = Effect.fn("CampaignSteps.schedule")(function* (
        payload: CampaignPayload,
        rejected: ReadonlyArray<SlotId>
      ) {
        const key = keyOf(yield* CurrentActor, payload)
        const times = yield* store.get(key, parts.times)
        const posts = yield* readPosts(
          key,
          times.map((time) => time.id).filter((slotId) => !rejected.includes(slotId))
        )
        const material = {
          brief: yield* store.get(key, parts.brief),
          times,
          direction: yield* store.get(key, parts.direction),
          findings: yield* store.get(key, parts.findings),
          posts
        }
        const slots = planSlots(material, posts.size < times.length ? yield* readDocuments(key, payload) : [])
        const [collision] = collisions(slots)
        if (collision !== undefined) {
          return yield* Effect.die(new Error(`"${collision.first}" and "${collision.second}" are too close in time`))
        }
        yield* store.put(key, parts.plan, new Plan({ schemaVersion: "1", campaignId: payload.campaignId, slots }))
        yield* advance(key, "scheduling")
        yield* log(payload.campaignId, {
          step: "schedule",
          action: "plan-made",
          detail: { slots: slots.length, posts: posts.size, sha256: sha256Json(slots) }
        })
      }, Effect.orDie)

      const review = Effect.fn("CampaignSteps.review")(function* (payload: CampaignPayload) {
        const key = keyOf(yield* CurrentActor, payload)
        const plan = yield* store.get(key, parts.plan)
        const brief = yield* store.get(key, parts.brief)
        const withPost = plan.slots.filter((slot) => slot.postId !== null)
        const posts = yield* readPosts(
          key,
          withPost.map((slot) => slot.id)
        )
        const documents = yield* readDocuments(key, payload)
        const dossiers = yield* readDossiers(store, key, [...posts.values()])
        const sent = questionsOf({ brief, documents, dossiers, posts: [...posts.values()] }).filter(
          ({ post, variant }) => post.variants[0].id === variant.id
        )
        const verdicts = yield* policies.check(sent, policyScopeOf(brief))
        const decisions: Record<string, number> = {}
        for (const { decision } of verdicts) decisions[decision] = (decisions[decision] ?? 0) + 1
        const judged = sent.map(({ post }) => post)
        const at = DateTime.formatIso(yield* DateTime.now)
        yield* store.put(key, parts.judgement, judgementOf(at, judged, verdicts))
        yield* advance(key, "reviewing")
        yield* log(payload.campaignId, {
          step: "review",
          action: "posts-reviewed",
          detail: { posts: posts.size, decisions }
        })
        return new CampaignOutcome({
          campaignId: payload.campaignId,
          slots: plan.slots.length,
          posts: posts.size,
          needsMaterial: plan.slots.length - posts.size
        })
      }, Effect.orDie)

      return CampaignSteps.of({
        brief,
        research,
        learn,
        orchestrate,
        plan,
        draft,
        edit,
        compare,
        produce,
        schedule,
        review
      })
    })
  )

  static readonly layer = this.layerNoDeps.pipe(
    Layer.provide([CampaignStore.layer, CampaignProgress.layer]),
    Layer.provide(Audit.layer),
    Layer.provide(Drafting.layer),
    Layer.provide(Policies.layer)
  )
}
