import { Cache, Duration, Effect, Exit } from "effect"
import { HashtagVocabulary } from "../../../content/Hashtags.ts"
import type { DraftMaterial } from "../../../content/DraftMaterial.ts"
import { PostId } from "../../../content/Post.ts"
import type { CampaignError } from "../../CampaignError.ts"
import { type CampaignKey, CampaignStore, parts } from "../../CampaignStore.ts"
import type { ObjectError } from "../../../objects/ObjectError.ts"
import type { SlotId } from "../../Plan.ts"

/** A slot with its place and its material, and the findings that it was given. */
export type SlotMaterial = (
  key: CampaignKey,
  slotId: SlotId
) => Effect.Effect<DraftMaterial, CampaignError | ObjectError>

/** Ninety slots read the same pieces: they are decoded once while a campaign is being written. */
export const makeSlotMaterial = Effect.gen(function* () {
  const store = yield* CampaignStore
  const keys = new Map<string, CampaignKey>()
  const shared = yield* Cache.makeWith(
    Effect.fnUntraced(function* (id: string) {
      const key = keys.get(id)
      if (key === undefined) return yield* Effect.die(new Error(`The campaign "${id}" is not being written`))
      const findings = yield* store.get(key, parts.findings)
      const direction = yield* store.get(key, parts.direction)
      const times = yield* store.get(key, parts.times)
      const brief = yield* store.get(key, parts.brief)
      return {
        brief,
        vocabulary: new HashtagVocabulary(brief, findings.findings),
        findings: new Map(findings.findings.map((finding) => [finding.id, finding])),
        angles: new Map(direction.angles.map((angle) => [angle.id, angle])),
        assignments: new Map(direction.assignments.map((assignment) => [assignment.slotId, assignment])),
        times: new Map(times.map((time) => [time.id, time]))
      }
    }),
    // A failure is not kept: what could not be read may be mended.
    { capacity: 8, timeToLive: (exit) => (Exit.isSuccess(exit) ? Duration.minutes(5) : Duration.zero) }
  )

  const of: SlotMaterial = Effect.fnUntraced(function* (key: CampaignKey, slotId: SlotId) {
    const id = JSON.stringify([key.organizationId, key.campaignId])
    keys.set(id, key)
    const material = yield* Cache.get(shared, id)
    const assignment = material.assignments.get(slotId)
    const angle = assignment === undefined ? undefined : material.angles.get(assignment.angleId)
    const time = material.times.get(slotId)
    if (assignment === undefined || angle === undefined || time === undefined) {
      return yield* Effect.die(new Error(`The slot "${slotId}" has no assignment`))
    }
    return {
      brief: material.brief,
      vocabulary: material.vocabulary,
      campaignId: key.campaignId,
      postId: PostId.make(slotId.replace(/^slot-/, "post-")),
      slotId,
      platform: time.platform,
      format: assignment.format,
      language: time.language,
      angle,
      findings: assignment.findingIds.flatMap((findingId) => material.findings.get(findingId) ?? [])
    }
  })
  return of
})
