/**
 * What a new post of a round gets besides its text: the judge's word before it is compared, and all that the campaign's
 * production asks for once it is sure to be sent.
 */
import { Effect, Option } from "effect"
import { needsRewrite } from "../../../content/Appraisal.ts"
import type { DraftMaterial } from "../../../content/DraftMaterial.ts"
import { apartFrom } from "../../../content/PostEdit.ts"
import { type CampaignKey, CampaignStore, parts } from "../../CampaignStore.ts"
import { PersonNeeded } from "../../Dossier.ts"
import { EditedPost } from "../../Editorial.ts"
import type { SlotId } from "../../Plan.ts"
import { RegeneratedSlot, type RegenerationPayload } from "../../Regeneration.ts"
import { costDetail } from "../costDetail.ts"
import { makeAppraising } from "../steps/appraising.ts"
import { attentionTo } from "../steps/attention.ts"
import { dossierEntry, makeProducing } from "../steps/producing.ts"
import type { StepOptions } from "../steps/StepTools.ts"
import type { ApartMade } from "./drafts.ts"
import { makeRoundLog } from "./roundLog.ts"

/** One new post of a round. */
export interface RoundPost {
  readonly key: CampaignKey
  readonly payload: RegenerationPayload
  readonly slotId: SlotId
  readonly material: DraftMaterial
  /** @param step names the operation within its round */
  readonly optionsOf: (step: string) => StepOptions
}

/** Completes new posts. */
export const makeEquipping = Effect.gen(function* () {
  const store = yield* CampaignStore
  const log = yield* makeRoundLog
  const appraise = yield* makeAppraising
  const producing = yield* makeProducing

  // A campaign that was made before there were productions has none.
  const productionOf = (key: CampaignKey) => Effect.map(store.find(key, parts.production), Option.getOrUndefined)

  /** The draft with the best of its new wordings in the first place. `earlier`: what the slot has said before. */
  const judged = Effect.fnUntraced(function* (
    { key, material, optionsOf, payload, slotId }: RoundPost,
    made: ApartMade,
    earlier: ReadonlyArray<string>
  ) {
    if ((yield* productionOf(key))?.runs("judge") !== true) return new RegeneratedSlot(made)
    const step = `judge/${slotId}`
    const { appraisal, appraisedBy, costs, post, reason } = yield* appraise(key, made.post, material, optionsOf(step))
    const sent = apartFrom(post, earlier)?.post ?? made.post
    yield* log(payload, {
      step,
      subject: slotId,
      action: appraisal === undefined ? "appraisal-missed" : "post-appraised",
      detail: {
        contentHash: sent.contentHash,
        ...(appraisal === undefined ? { reason: reason ?? "" } : { overall: appraisal.best.overall }),
        ...costDetail(costs)
      }
    })
    return new RegeneratedSlot({
      ...made,
      post: sent,
      ...(appraisal === undefined ? {} : { appraisal }),
      ...(appraisedBy === undefined ? {} : { appraisedBy })
    })
  })

  /** Makes and keeps the dossier of a post that is going to be sent. */
  const equip = Effect.fnUntraced(function* (
    { key, material, optionsOf, payload, slotId }: RoundPost,
    { appraisal, appraisedBy, post }: RegeneratedSlot
  ) {
    const production = yield* productionOf(key)
    if (production === undefined) return
    const isWeak = appraisal !== undefined && needsRewrite(appraisal, production.escalation.personBelow)
    const edited = new EditedPost({
      slotId,
      contentHash: post.contentHash,
      ...(appraisal === undefined ? {} : { appraisal }),
      ...(appraisedBy === undefined ? {} : { appraisedBy }),
      isRewritten: false,
      personNeeded: [
        ...(isWeak ? [new PersonNeeded({ by: "judge", reason: appraisal.best.note })] : []),
        ...attentionTo(production, material.findings)
      ]
    })
    const { costs, dossier, missing } = yield* producing({
      key,
      post,
      material,
      production,
      edited,
      optionsOf: (part) => optionsOf(`produce/${slotId}/${part}`)
    })
    yield* store.put(key, parts.dossier(slotId, post.contentHash), dossier)
    yield* log(payload, dossierEntry(dossier, missing, costs))
  })

  return { judged, equip }
})
