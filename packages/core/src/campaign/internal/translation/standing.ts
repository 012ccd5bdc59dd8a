/**
 * A translation as it is kept: what stands of it, what is made of it the first time, and what a later run adds.
 */
import { Effect } from "effect"
import { type Post } from "../../../content/Post.ts"
import { asVersion } from "../../../content/PostEdit.ts"
import { PostVersion } from "../../../content/PostVersion.ts"
import type { Brief } from "../../Brief.ts"
import { Campaign } from "../../Campaign.ts"
import { CampaignPayload } from "../../CampaignPayload.ts"
import { type CampaignKey, CampaignStore, parts } from "../../CampaignStore.ts"
import { confidence, rationale } from "../../Evidence.ts"
import { Evidence, Plan, Slot, SlotTime } from "../../Plan.ts"
import { authorNow } from "../review/author.ts"
import { digestOf, makeRecords, type OpenPlan } from "../review/records.ts"
import { ideaOf, type StandingSlot } from "../review/reviewed.ts"
import { isTranslated, type Made } from "./making.ts"
import type { TranslationSource } from "./source.ts"

/** What is done with a slot whose post is there. */
export type SlotState = "translate" | "unchanged" | "kept"

/** What is to be kept of a first run. */
export interface FirstRun {
  readonly key: CampaignKey
  readonly source: TranslationSource
  readonly brief: Brief
  readonly payload: ConstructorParameters<typeof CampaignPayload>[0]
  /** Of the source, those that are part of the translation. */
  readonly slots: ReadonlyArray<Slot>
  readonly made: ReadonlyArray<Made>
}

/** What is to be kept of a later run. */
export interface LaterRun extends Pick<FirstRun, "source" | "slots" | "made"> {
  readonly opened: OpenPlan
}

/**
 * A slot is translated where it has no translation yet, where its post is another one now, and where a person rejected
 * what it has. What somebody approved, locked or changed stays.
 */
export const stateOf = (known: StandingSlot | undefined, post: Post): SlotState => {
  if (known?.post === undefined) return "translate"
  const { review } = known
  if (review?.status === "rejected") return "translate"
  if (known.post.translatedFrom?.contentHash === post.contentHash) return "unchanged"
  if (review?.status === "approved" || review?.status === "locked") return "kept"
  const change = review?.latest?.change ?? "translated"
  return change === "translated" ? "translate" : "kept"
}

/** What reviewers said of the translation that they rejected last. */
export const remarksOn = (known: StandingSlot | undefined): ReadonlyArray<string> =>
  known?.review?.status === "rejected"
    ? known.review.decisions.flatMap(({ kind, reason }) => (kind === "rejected" ? (reason ?? []) : []))
    : []

export const makeStanding = Effect.gen(function* () {
  const store = yield* CampaignStore
  const records = yield* makeRecords

  const of = Effect.fnUntraced(function* (opened: OpenPlan) {
    return new Map((yield* records.all(opened)).map((known) => [known.slot.id, known] as const))
  })

  const put = Effect.fnUntraced(function* (key: CampaignKey, made: Made) {
    if (!isTranslated(made)) return
    yield* store.put(key, parts.dossier(made.slotId, made.outcome.post.contentHash), made.dossier)
    yield* store.put(key, parts.post(made.slotId), made.outcome.post)
  })

  /** Writes the campaign; that it is there at all comes last, so that one that is there is whole. */
  const create = Effect.fnUntraced(function* <E, R>(
    { brief, key, made, payload, slots, source }: FirstRun,
    beforeLast: Effect.Effect<void, E, R>
  ) {
    const { documents } = source.campaign
    const ids = new Set(slots.map(({ id }) => id))
    yield* Effect.forEach(documents, (document, index) => store.put(key, parts.document(index), document))
    yield* store.put(key, parts.findings, source.findings)
    yield* store.put(key, parts.direction, source.direction)
    yield* store.put(
      key,
      parts.times,
      source.times.flatMap((time) =>
        ids.has(time.id) ? [new SlotTime({ ...time, language: brief.languages[0] ?? "en" })] : []
      )
    )
    yield* store.put(key, parts.brief, brief)
    yield* store.put(key, parts.request, new CampaignPayload(payload))
    yield* Effect.forEach(made, (one) => put(key, one), { discard: true })
    yield* store.put(key, parts.plan, planOf(key, slots, made))
    yield* beforeLast
    yield* store.put(
      key,
      parts.campaign,
      new Campaign({ id: payload.campaignId, topic: brief.topic, state: "reviewing" })
    )
  })

  const addVersion = Effect.fnUntraced(function* (opened: OpenPlan, source: Slot, made: Made) {
    if (!isTranslated(made)) return
    const { dossier, outcome, slotId } = made
    const record = yield* records.load(opened, slotId)
    const author = yield* authorNow
    const number = (record.review.latest?.number ?? 0) + 1
    const post = asVersion(outcome.post, number)
    const content = { post, idea: ideaOf(source) }
    const version = new PostVersion({
      number,
      change: "translated",
      revision: record.review.revision + 1,
      by: author.by,
      generatedBy: post.generatedBy,
      at: author.at,
      contentHash: post.contentHash,
      findingIds: record.review.latest?.findingIds ?? [...(opened.assignments.get(slotId)?.findingIds ?? [])],
      digest: digestOf(content)
    })
    yield* store.put(opened.key, parts.dossier(slotId, post.contentHash), dossier)
    yield* records.save(opened, record, record.review.changed(version), content)
    yield* records.remember(opened, yield* records.shown(opened, [slotId]))
  })

  /** Adds versions to slots that are there, and slots that are new. */
  const extend = Effect.fnUntraced(function* ({ made, opened, slots, source }: LaterRun) {
    const there = new Set(opened.plan.slots.map(({ id }) => id))
    const bySlot = new Map(slots.map((slot) => [slot.id, slot]))
    yield* Effect.forEach(
      made.filter(({ slotId }) => there.has(slotId)),
      (one) => addVersion(opened, bySlot.get(one.slotId)!, one),
      { discard: true }
    )
    const added = made.filter(({ slotId }) => !there.has(slotId))
    if (added.length === 0) return
    yield* Effect.forEach(added, (one) => put(opened.key, one), { discard: true })
    const isNew = new Set(added.map(({ slotId }) => slotId))
    const fresh = planOf(
      opened.key,
      slots.filter(({ id }) => isNew.has(id)),
      added
    ).slots
    const all = new Map([...opened.plan.slots, ...fresh].map((slot) => [slot.id, slot]))
    const order = source.campaign.plan.slots.map(({ id }) => id)
    const sorted = [...all.values()].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
    yield* store.put(opened.key, parts.plan, new Plan({ ...opened.plan, slots: sorted }))
    const language = opened.brief.languages[0] ?? "en"
    const times = new Map((yield* store.get(opened.key, parts.times)).map((time) => [time.id, time]))
    for (const time of source.times) if (isNew.has(time.id)) times.set(time.id, new SlotTime({ ...time, language }))
    yield* store.put(opened.key, parts.times, [...times.values()])
  })

  return { of, create, extend }
})

const planOf = ({ campaignId }: CampaignKey, slots: ReadonlyArray<Slot>, made: ReadonlyArray<Made>): Plan => {
  const bySlot = new Map(made.map((one) => [one.slotId, one]))
  return new Plan({
    schemaVersion: "1",
    campaignId,
    slots: slots.map((slot) => slotOf(slot, bySlot.get(slot.id)))
  })
}

// Whatever was decided on the source is no decision on its translation.
const slotOf = (source: Slot, made: Made | undefined): Slot => {
  const { review: _review, ...slot } = source
  const outcome = made?.outcome
  if (outcome?._tag === "Translated") return new Slot({ ...slot, status: "proposed", postId: outcome.post.id })
  const detail = outcome?.reason ?? ""
  const evidence = [...slot.evidence, ...(detail === "" ? [] : [new Evidence({ kind: "gap", detail, weight: 1 })])]
  return new Slot({
    ...slot,
    evidence,
    confidence: confidence(evidence),
    rationale: rationale(evidence),
    status: "needs-material",
    postId: null
  })
}
