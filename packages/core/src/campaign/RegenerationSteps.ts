/**
 * What each step of a regeneration does. A step reads its input from the `CampaignStore`, writes its piece there and logs
 * it; all of that gives the same when it runs again. What goes wrong is a defect, which pauses the run.
 *
 * @since 0.1.0
 */
import { Context, DateTime, Effect, Layer, Option } from "effect"
import { costsOf } from "../agents/AgentCost.ts"
import { AgentRunner } from "../agents/AgentRunner.ts"
import { DirectorAgent } from "../agents/director/DirectorAgent.ts"
import { Audit } from "../audit/Audit.ts"
import { Drafting } from "../content/Drafting.ts"
import { type DraftMaterial } from "../content/DraftMaterial.ts"
import { type Post, PostId } from "../content/Post.ts"
import { asVersion } from "../content/PostEdit.ts"
import { PostVersion } from "../content/PostVersion.ts"
import { Findings } from "../knowledge/Finding.ts"
import { choosesModel } from "../models/ModelChoice.ts"
import { CurrentActor } from "../tenancy/Actor.ts"
import { Ledger } from "../usage/Ledger.ts"
import { Direction } from "./Angle.ts"
import { Brief } from "./Brief.ts"
import { campaignBudgets, openCampaignBudget } from "./CampaignBudget.ts"
import { type CampaignId } from "./Campaign.ts"
import { type CampaignKey, CampaignStore, parts } from "./CampaignStore.ts"
import { costDetail } from "./internal/costDetail.ts"
import { confidence, passageEvidence, rationale } from "./Evidence.ts"
import { renamed } from "./internal/regeneration/directions.ts"
import { draftApart } from "./internal/regeneration/drafts.ts"
import { makeEquipping, type RoundPost } from "./internal/regeneration/equipping.ts"
import { rejectedIn, takenFindings } from "./internal/regeneration/free.ts"
import { makeRoundMaterial, type RoundMaterial } from "./internal/regeneration/material.ts"
import { makeRoundLog } from "./internal/regeneration/roundLog.ts"
import { settle } from "./internal/regeneration/settle.ts"
import { digestOf, makeRecords, type SlotRecord } from "./internal/review/records.ts"
import { slotTitle } from "./internal/slotTitle.ts"
import { type SlotId, SlotIdea } from "./Plan.ts"
import {
  type RegeneratedSlot,
  type RegenerationPayload,
  type KeptReason,
  RegenerationEnd,
  RegenerationOutcome
} from "./Regeneration.ts"

/** The work of one step for the current actor. It cannot fail: failures are defects, which keep their code and remedy. */
type Step<A> = Effect.Effect<A, never, CurrentActor>

export class RegenerationSteps extends Context.Service<
  RegenerationSteps,
  {
    /** Gives the slots ideas from material that nobody else uses. Returns the slots that are to be drafted. */
    readonly ideas: (payload: RegenerationPayload) => Step<ReadonlyArray<SlotId>>
    /** Writes another post for the slot, and rates its wordings; false when its material carries no other one. */
    readonly draft: (payload: RegenerationPayload, slotId: SlotId) => Step<boolean>
    /** The slots whose new post repeats none that stays and none before it. */
    readonly compare: (payload: RegenerationPayload) => Step<ReadonlyArray<SlotId>>
    /** Makes what the new post of the slot gets besides its text; false when nobody waits for it any more. */
    readonly produce: (payload: RegenerationPayload, slotId: SlotId) => Step<boolean>
    /** Makes the new posts the latest versions of their slots, apart from slots that were decided on meanwhile. */
    readonly apply: (payload: RegenerationPayload, admitted: ReadonlyArray<SlotId>) => Step<RegenerationOutcome>
  }
>()("@postwright/core/campaign/RegenerationSteps") {
  static readonly layerNoDeps = Layer.effect(
    RegenerationSteps,
    Effect.gen(function* () {
      const store = yield* CampaignStore
      const runner = yield* AgentRunner
      const ledger = yield* Ledger
      const drafting = yield* Drafting
      const records = yield* makeRecords
      const log = yield* makeRoundLog
      const material = yield* makeRoundMaterial
      const equipping = yield* makeEquipping

      // A ledger in memory has forgotten it after a restart.
      const openBudget = (campaignId: CampaignId) =>
        openCampaignBudget(campaignId, undefined).pipe(Effect.provideService(Ledger, ledger))

      const options = ({ allowFloor, campaignId, model, round, seed }: RegenerationPayload, step: string) => ({
        model,
        allowFloor,
        seed,
        budgets: campaignBudgets(campaignId, model),
        operationKey: `${campaignId}/regeneration/${round}/${step}`
      })

      const ideas = Effect.fn("RegenerationSteps.ideas")(function* (payload: RegenerationPayload) {
        if (choosesModel(payload.model)) yield* openBudget(payload.campaignId)
        const { campaignId, round } = payload
        const opened = yield* records.open(campaignId)
        const { asked } = yield* material.open(opened, payload)
        const standing = yield* records.all(opened)
        const wanted = standing.filter(({ slot }) => asked.has(slot.id) && isOpen(slot.status))
        const slots = new Set(wanted.map(({ slot }) => slot.id))
        const findings = yield* store.get(opened.key, parts.findings)
        const taken = takenFindings(standing, slots, opened.assignments)
        const free = findings.findings.filter(({ id }) => !taken.has(id))
        const times = (yield* store.get(opened.key, parts.times)).filter(({ id }) => slots.has(id))
        const known = (yield* store.get(opened.key, parts.direction)).angles
        const rejected = wanted.flatMap(({ review, slot }) =>
          rejectedIn(review).length > 0 ? [`${slot.id} gets another idea than “${slot.angle}”, which was rejected`] : []
        )
        if (free.length === 0 || times.length === 0) {
          yield* store.put(opened.key, parts.roundDirection(round), new Direction({ angles: [], assignments: [] }))
          return [...slots]
        }
        const { generatedBy, trace, value } = yield* runner.run(
          DirectorAgent,
          {
            brief: new Brief({ ...opened.brief, constraints: [...opened.brief.constraints, ...rejected] }),
            findings: new Findings({ findings: free, keyphrases: findings.keyphrases }),
            slots: times.map(({ id, language, platform, startsAt }) => ({ slotId: id, platform, startsAt, language })),
            seed: payload.seed
          },
          options(payload, "ideas")
        )
        yield* store.put(opened.key, parts.roundDirection(round), renamed(value, known))
        yield* log(payload, {
          step: "ideas",
          action: "ideas-assigned",
          detail: {
            slots: slots.size,
            assigned: value.assignments.length,
            generatedBy: { ...generatedBy },
            ...costDetail(costsOf(trace))
          }
        })
        return [...slots]
      }, Effect.orDie)

      const draft = Effect.fn("RegenerationSteps.draft")(function* (payload: RegenerationPayload, slotId: SlotId) {
        const opened = yield* records.open(payload.campaignId)
        const record = yield* records.load(opened, slotId)
        const known = yield* material.open(opened, payload)
        if (!isAsAsked(record, known)) return false
        const time = known.times.get(slotId)
        if (time === undefined) return yield* Effect.die(new Error(`The slot "${slotId}" has no time`))
        const earlier = yield* Effect.forEach(record.review.versions, (version) =>
          version === record.review.latest && record.content !== undefined
            ? Effect.succeed(record.content.post)
            : Effect.map(store.get(opened.key, parts.version(slotId, version.digest)), ({ post }) => post)
        )
        const said = earlier.map(({ variants: [sent] }) => sent.text)
        const place = placeOf(payload, { ...time, slotId }, known)
        const { costs, made } = yield* draftApart({
          drafting,
          request: { ...place, ...options(payload, `draft/${slotId}`) },
          candidates: candidatesOf(record, known),
          earlier: said,
          reasons: record.review.decisions.flatMap(({ kind, reason }) => (kind === "rejected" ? (reason ?? []) : []))
        })
        yield* log(payload, {
          step: `draft/${slotId}`,
          subject: slotId,
          ...(made === undefined
            ? { action: "material-missed", detail: costDetail(costs) }
            : {
                action: "post-drafted",
                detail: {
                  contentHash: made.post.contentHash,
                  variants: made.post.variants.length,
                  generatedBy: { ...made.post.generatedBy },
                  ...costDetail(costs)
                }
              })
        })
        if (made === undefined) return false
        const findings = made.findingIds.flatMap((id) => known.findings.get(id) ?? [])
        const written = { ...place, format: made.post.format, angle: made.angle, findings }
        const fresh = yield* equipping.judged(roundPost(payload, opened.key, slotId, written), made, said)
        yield* store.put(opened.key, parts.roundDraft(payload.round, slotId), fresh)
        return true
      }, Effect.orDie)

      const roundPost = (
        payload: RegenerationPayload,
        key: CampaignKey,
        slotId: SlotId,
        written: DraftMaterial
      ): RoundPost => ({
        payload,
        key,
        slotId,
        material: written,
        optionsOf: (step) => options(payload, step)
      })

      const produce = Effect.fn("RegenerationSteps.produce")(function* (payload: RegenerationPayload, slotId: SlotId) {
        const opened = yield* records.open(payload.campaignId)
        const record = yield* records.load(opened, slotId)
        const known = yield* material.open(opened, payload)
        const made = Option.getOrUndefined(yield* store.find(opened.key, parts.roundDraft(payload.round, slotId)))
        // Also where it was applied already, by a process that was killed then.
        const isWanted = isAsAsked(record, known) || record.content?.post.contentHash === made?.post.contentHash
        if (made === undefined || !isWanted) return false
        const findings = made.findingIds.flatMap((id) => known.findings.get(id) ?? [])
        const written = { ...placeOf(payload, made.post, known), format: made.post.format, angle: made.angle, findings }
        yield* equipping.equip(roundPost(payload, opened.key, slotId, written), made)
        return true
      }, Effect.orDie)

      const readDrafts = Effect.fnUntraced(function* (payload: RegenerationPayload) {
        const opened = yield* records.open(payload.campaignId)
        const { asked } = yield* material.open(opened, payload)
        const drafts = new Map<SlotId, RegeneratedSlot>()
        for (const slotId of asked.keys()) {
          const found = yield* store.find(opened.key, parts.roundDraft(payload.round, slotId))
          if (Option.isSome(found)) drafts.set(slotId, found.value)
        }
        return { opened, asked, drafts }
      })

      const compare = Effect.fn("RegenerationSteps.compare")(function* (payload: RegenerationPayload) {
        const { drafts, opened } = yield* readDrafts(payload)
        const standing = yield* records.all(opened)
        const staying = new Map<SlotId, Post>()
        const former = new Map<SlotId, Post>()
        for (const { post, slot } of standing) {
          // What was rejected is not sent, so it can be repeated by nobody.
          if (post === undefined || slot.status === "rejected") continue
          ;(drafts.has(slot.id) ? former : staying).set(slot.id, post)
        }
        const fresh = new Map([...drafts].map(([slotId, { post }]) => [slotId, post]))
        const admitted = settle(staying, fresh, former)
        yield* log(payload, {
          step: "compare",
          action: "posts-compared",
          detail: { posts: fresh.size, rejected: [...fresh.keys()].filter((slotId) => !admitted.includes(slotId)) }
        })
        return admitted
      }, Effect.orDie)

      const apply = Effect.fn("RegenerationSteps.apply")(function* (
        payload: RegenerationPayload,
        admitted: ReadonlyArray<SlotId>
      ) {
        const { asked, drafts, opened } = yield* readDrafts(payload)
        const known = yield* material.open(opened, payload)
        const { memberId } = yield* CurrentActor

        /** What became of the slot: nothing to say when it has its new version. */
        const applyOne = Effect.fnUntraced(function* (slotId: SlotId) {
          const record = yield* records.load(opened, slotId)
          const { review } = record
          if (review.versions.some(({ round }) => round === payload.round)) return undefined
          if (!isAsAsked(record, known)) return "changed-meanwhile"
          const made = drafts.get(slotId)
          if (made === undefined) return "no-other-material"
          if (!admitted.includes(slotId)) return "repeats-another"
          const number = (review.latest?.number ?? 0) + 1
          const content = { post: asVersion(made.post, number), idea: ideaOfDraft(made, slotId, known) }
          const version = new PostVersion({
            number,
            change: "regenerated",
            revision: review.revision + 1,
            by: memberId,
            generatedBy: made.post.generatedBy,
            at: DateTime.formatIso(yield* DateTime.now),
            round: payload.round,
            contentHash: made.post.contentHash,
            findingIds: made.findingIds,
            digest: digestOf(content)
          })
          yield* records.save(opened, record, review.changed(version), content)
          return undefined
        })

        const regenerated: Array<SlotId> = []
        const kept: Array<{ readonly slotId: SlotId; readonly reason: KeptReason }> = []
        for (const slotId of asked.keys()) {
          // Somebody who decides at the same moment comes first; then the slot is looked at again.
          const reason = yield* Effect.retry(applyOne(slotId), {
            times: 20,
            while: (error) => error._tag === "ReviewError" && error.reason._tag === "ReviewConflict"
          })
          if (reason === undefined) regenerated.push(slotId)
          else kept.push({ slotId, reason })
        }
        const { round, seed } = payload
        yield* store.put(opened.key, parts.roundEnd(round), new RegenerationEnd({ round, seed, regenerated, kept }))
        yield* log(payload, {
          step: "end",
          action: "posts-regenerated",
          detail: { seed, regenerated: [...regenerated], kept: kept.length }
        })
        return new RegenerationOutcome({ round, regenerated: regenerated.length, kept: kept.length })
      }, Effect.orDie)

      return RegenerationSteps.of({ ideas, draft, compare, produce, apply })
    })
  )

  static readonly layer = this.layerNoDeps.pipe(Layer.provide(Layer.merge(Audit.layer, Drafting.layer)))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Whether nobody decided on the slot or changed its post since the round began. */
const isAsAsked = ({ review, slot }: SlotRecord, { asked }: RoundMaterial): boolean =>
  isOpen(slot.status) && (review.latest?.number ?? 0) === asked.get(slot.id)

/** Where a new post is going to stand, and what it shares with the others. */
const placeOf = (
  { campaignId }: RegenerationPayload,
  { language, platform, slotId }: Pick<Post, "slotId" | "platform" | "language">,
  { brief, vocabulary }: RoundMaterial
) => ({
  brief,
  vocabulary,
  campaignId,
  postId: PostId.make(slotId.replace(/^slot-/, "post-")),
  slotId,
  platform,
  language
})

const isOpen = (status: SlotRecord["slot"]["status"]): boolean => status !== "approved" && status !== "locked"

/** What the slot's post may be written from, in the order in which it is tried. */
const candidatesOf = ({ review, slot }: SlotRecord, known: RoundMaterial) => {
  const assigned = known.direction.assignments.find(({ slotId }) => slotId === slot.id)
  const former = review.latest?.findingIds ?? []
  return [
    ...(assigned === undefined
      ? []
      : [{ findingIds: assigned.findingIds, format: assigned.format, angleId: assigned.angleId }]),
    ...(former.length === 0 ? [] : [{ findingIds: former, format: slot.format, angleId: slot.angleId }])
  ].flatMap(({ angleId, findingIds, format }) => {
    const findings = findingIds.flatMap((id) => known.findings.get(id) ?? [])
    const angle = known.angleOf(angleId, slot.angle, findings)
    return angle === undefined ? [] : [{ angle, findings, format }]
  })
}

const ideaOfDraft = ({ angle, findingIds, post }: RegeneratedSlot, slotId: SlotId, known: RoundMaterial): SlotIdea => {
  const time = known.times.get(slotId)
  const findings = findingIds.flatMap((id) => known.findings.get(id) ?? [])
  const evidence = [...passageEvidence(findings), ...(time === undefined ? [] : [time.timing])]
  return new SlotIdea({
    format: post.format,
    angleId: angle.id,
    angle: slotTitle({ angle, post, findings, brief: known.brief }),
    confidence: confidence(evidence),
    evidence,
    rationale: rationale(evidence)
  })
}
