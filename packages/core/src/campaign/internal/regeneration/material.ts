import { Cache, Duration, Effect, Exit } from "effect"
import { HashtagVocabulary } from "../../../content/Hashtags.ts"
import type { Finding, FindingId } from "../../../knowledge/Finding.ts"
import { Angle, AngleId, type Direction } from "../../Angle.ts"
import type { Brief } from "../../Brief.ts"
import { type CampaignKey, CampaignStore, parts } from "../../CampaignStore.ts"
import type { SlotId, SlotTime } from "../../Plan.ts"
import type { RegenerationPayload } from "../../Regeneration.ts"
import type { OpenPlan } from "../review/records.ts"

/** What all drafts of a round read. */
export interface RoundMaterial {
  readonly brief: Brief
  readonly vocabulary: HashtagVocabulary
  readonly findings: ReadonlyMap<FindingId, Finding>
  readonly times: ReadonlyMap<SlotId, SlotTime>
  /** The slots that the round was asked for, in the order of the plan, with the versions that they had then. */
  readonly asked: ReadonlyMap<SlotId, number>
  /** Of the round; empty before it is made. */
  readonly direction: Direction
  /** The angle of this id; one made of the findings where it is not kept. Undefined without findings. */
  readonly angleOf: (id: string, title: string, findings: ReadonlyArray<Finding>) => Angle | undefined
}

/** Decoded once while a round is under way. */
export const makeRoundMaterial = Effect.gen(function* () {
  const store = yield* CampaignStore
  const keys = new Map<string, { readonly key: CampaignKey; readonly brief: Brief }>()
  const shared = yield* Cache.makeWith(
    Effect.fnUntraced(function* (id: string) {
      const known = keys.get(id)
      if (known === undefined) return yield* Effect.die(new Error(`The campaign "${id}" is not being written`))
      const { findings } = yield* store.get(known.key, parts.findings)
      const times = yield* store.get(known.key, parts.times)
      return {
        vocabulary: new HashtagVocabulary(known.brief, findings),
        angles: (yield* store.get(known.key, parts.direction)).angles,
        findings: new Map(findings.map((finding) => [finding.id, finding])),
        times: new Map(times.map((time) => [time.id, time]))
      }
    }),
    // A failure is not kept: what could not be read may be mended.
    { capacity: 8, timeToLive: (exit) => (Exit.isSuccess(exit) ? Duration.minutes(5) : Duration.zero) }
  )

  const open = Effect.fnUntraced(function* ({ brief, key }: OpenPlan, { round }: RegenerationPayload) {
    const id = JSON.stringify([key.organizationId, key.campaignId])
    keys.set(id, { key, brief })
    const { angles, findings, times, vocabulary } = yield* Cache.get(shared, id)
    const { payload, slots } = yield* store.get(key, parts.regeneration)
    if (payload.round !== round) return yield* Effect.die(new Error(`Round ${round} was given up for another one`))
    const direction = yield* store.find(key, parts.roundDirection(round))
    const made = direction._tag === "Some" ? direction.value : { angles: [], assignments: [] }
    const material: RoundMaterial = {
      brief,
      vocabulary,
      findings,
      times,
      asked: new Map(slots.map(({ follows, slotId }) => [slotId, follows])),
      direction: made,
      angleOf: (angleId, title, given) => {
        const [first] = given
        if (first === undefined) return undefined
        return (
          [...made.angles, ...angles].find((angle) => angle.id === angleId) ??
          new Angle({
            id: AngleId.make(angleId),
            kind: first.kind,
            title,
            keyphrases: [...new Set(given.flatMap(({ keyphrases }) => keyphrases))],
            findingIds: given.map((finding) => finding.id)
          })
        )
      }
    }
    return material
  })

  return { open }
})
