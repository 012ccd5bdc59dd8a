/**
 * The stage between drafts and their check: the editor in chief reads the month, what is weak is written again, and what
 * a person has to look at is noted. It reads first drafts and writes posts, so that it gives the same when it runs again.
 */
import { Effect, Option } from "effect"
import { type AgentCost, costsOf, sumCosts } from "../../../agents/AgentCost.ts"
import { AgentRunner } from "../../../agents/AgentRunner.ts"
import { EditorAgent } from "../../../agents/editor/EditorAgent.ts"
import { needsRewrite } from "../../../content/Appraisal.ts"
import { Drafting } from "../../../content/Drafting.ts"
import { type CampaignKey, CampaignStore, parts } from "../../CampaignStore.ts"
import { PersonNeeded } from "../../Dossier.ts"
import { EditedPost, Editorial, type FirstDraft } from "../../Editorial.ts"
import type { EditorialReview } from "../../EditorialReview.ts"
import type { SlotId } from "../../Plan.ts"
import type { Production } from "../../Production.ts"
import { costDetail } from "../costDetail.ts"
import { makeAppraising } from "./appraising.ts"
import { attentionTo } from "./attention.ts"
import type { StepCampaign, StepTools } from "./StepTools.ts"
import { makeUnlessUnusable } from "./unlessUnusable.ts"

/** Edits the drafts of these slots. */
export const makeEditing = Effect.fnUntraced(function* ({ log, materialOf, optionsOf }: StepTools) {
  const store = yield* CampaignStore
  const runner = yield* AgentRunner
  const drafting = yield* Drafting
  const appraise = yield* makeAppraising
  const unlessUnusable = yield* makeUnlessUnusable

  const readDrafts = Effect.fnUntraced(function* (key: CampaignKey, slotIds: ReadonlyArray<SlotId>) {
    const found = yield* Effect.forEach(slotIds, (slotId) => store.find(key, parts.firstDraft(slotId)))
    return new Map(
      slotIds.flatMap((slotId, index) => {
        const draft = Option.getOrUndefined(found[index] ?? Option.none())
        return draft === undefined ? [] : [[slotId, draft] as const]
      })
    )
  })

  /** The editor in chief's word on the whole. */
  const readMonth = Effect.fnUntraced(function* (
    { key, payload }: StepCampaign,
    drafts: ReadonlyMap<SlotId, FirstDraft>,
    production: Production
  ) {
    if (!production.runs("edit") || drafts.size === 0) return undefined
    const times = new Map((yield* store.get(key, parts.times)).map((time) => [time.id, time]))
    const slots = yield* Effect.forEach(drafts, ([slotId, { appraisal, post }]) =>
      Effect.map(materialOf(key, slotId), ({ angle, findings, format, language, platform }) => ({
        slotId,
        startsAt: times.get(slotId)?.startsAt ?? "",
        platform,
        format,
        angle: angle.title,
        kind: angle.kind,
        language,
        text: post.variants[0].text,
        ...(appraisal === undefined ? {} : { overall: appraisal.best.overall }),
        concerns: 0,
        findingIds: findings.map(({ id }) => id)
      }))
    )
    const brief = yield* store.get(key, parts.brief)
    const { maxRewrites } = production.escalation
    const options = optionsOf(payload, "edit")
    const made = yield* unlessUnusable({ key, options, of: slots }, (asked) =>
      runner.run(EditorAgent, { brief, slots, maxRewrites }, asked)
    )
    const result = made.value
    yield* log(payload.campaignId, {
      step: "edit",
      action: "month-read",
      detail: {
        ...(result === undefined
          ? { reason: made.missing.reason }
          : { decisions: result.value.decisions.length, generatedBy: { ...result.generatedBy } }),
        ...costDetail(result === undefined ? made.missing.costs : costsOf(result.trace))
      }
    })
    return result?.value
  })

  const rewrite = Effect.fnUntraced(function* (
    { key, payload }: StepCampaign,
    slotId: SlotId,
    draft: FirstDraft,
    notes: ReadonlyArray<string>,
    production: Production
  ) {
    const material = yield* materialOf(key, slotId)
    const options = optionsOf(payload, `rewrite/${slotId}`)
    const made = yield* unlessUnusable({ key, options, of: [draft.post.variants, notes] }, (asked) =>
      drafting.rewrite({ ...material, post: draft.post, notes, ...asked })
    )
    const costs: Array<AgentCost> = [...(made.value ?? made.missing).costs]
    const next = made.value?.post
    const judged =
      next !== undefined && production.runs("judge")
        ? yield* appraise(key, next, material, optionsOf(payload, `judge-again/${slotId}`))
        : undefined
    costs.push(...(judged?.costs ?? []))
    // A wording that nobody could rate takes no place of one that was rated.
    const isRated = judged === undefined || judged.appraisal !== undefined
    const post = isRated ? (judged?.post ?? next ?? draft.post) : draft.post
    const isRewritten = post.contentHash !== draft.post.contentHash
    // Also where it is the draft: an earlier run may have stored another one.
    yield* store.put(key, parts.post(slotId), post)
    yield* log(payload.campaignId, {
      step: `rewrite/${slotId}`,
      subject: slotId,
      action: isRewritten ? "post-rewritten" : "rewriting-missed",
      detail: {
        notes: [...notes],
        contentHash: post.contentHash,
        generatedBy: { ...post.generatedBy },
        ...(made.missing === undefined ? {} : { reason: made.missing.reason }),
        ...costDetail(sumCosts(costs))
      }
    })
    return isRewritten && judged !== undefined ? judged : { ...draft, post }
  })

  return Effect.fnUntraced(function* (campaign: StepCampaign, slotIds: ReadonlyArray<SlotId>) {
    const { key } = campaign
    const production = yield* store.get(key, parts.production)
    const drafts = yield* readDrafts(key, slotIds)
    const review = yield* readMonth(campaign, drafts, production)
    const wanted = toRewrite(drafts, review, production)
    const rewritten = new Map(
      yield* Effect.forEach(
        wanted,
        ({ draft, notes, slotId }) =>
          Effect.map(rewrite(campaign, slotId, draft, notes, production), (edited) => [slotId, edited] as const),
        { concurrency: "unbounded" }
      )
    )
    const slots = yield* Effect.forEach(drafts, ([slotId, draft]) =>
      Effect.map(materialOf(key, slotId), ({ findings }) => {
        const { appraisal, appraisedBy, post } = rewritten.get(slotId) ?? draft
        const lacking = appraisal !== undefined && needsRewrite(appraisal, production.escalation.personBelow)
        return new EditedPost({
          slotId,
          contentHash: post.contentHash,
          ...(appraisal === undefined ? {} : { appraisal }),
          ...(appraisedBy === undefined ? {} : { appraisedBy }),
          isRewritten: post.contentHash !== draft.post.contentHash,
          personNeeded: [
            ...(review?.decisions ?? [])
              .filter((one) => one.slotId === slotId && one.decision === "escalate")
              .map(({ note }) => new PersonNeeded({ by: "editor", reason: note })),
            ...(lacking ? [new PersonNeeded({ by: "judge", reason: appraisal.best.note })] : []),
            ...attentionTo(production, findings)
          ]
        })
      })
    )
    yield* store.put(
      key,
      parts.editorial,
      new Editorial({ ...(review === undefined ? {} : { summary: review.summary }), slots })
    )
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Wanted {
  readonly slotId: SlotId
  readonly draft: FirstDraft
  readonly notes: ReadonlyArray<string>
}

/** The weakest first, and no more than may be: what the editor sends back, and what is rated below the threshold. */
const toRewrite = (
  drafts: ReadonlyMap<SlotId, FirstDraft>,
  review: EditorialReview | undefined,
  { escalation: { maxRewrites, rewriteBelow } }: Production
): ReadonlyArray<Wanted> =>
  [...drafts]
    .flatMap(([slotId, draft]): ReadonlyArray<Wanted> => {
      const { appraisal } = draft
      const sentBack = (review?.decisions ?? []).filter((one) => one.slotId === slotId && one.decision === "rewrite")
      const isWeak = appraisal !== undefined && needsRewrite(appraisal, rewriteBelow)
      const notes = [...sentBack.map(({ note }) => note), ...(isWeak ? [appraisal.best.note] : [])]
      return notes.length === 0 ? [] : [{ slotId, draft, notes }]
    })
    .toSorted((a, b) => (a.draft.appraisal?.best.overall ?? 1) - (b.draft.appraisal?.best.overall ?? 1))
    .slice(0, maxRewrites)
