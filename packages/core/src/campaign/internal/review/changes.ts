/**
 * Changes of posts by people, and what they say: edit, choose a variant, comment.
 */
import { Effect, Option, type Result } from "effect"
import { type Post, PostId } from "../../../content/Post.ts"
import { asVersion, type EditProblem, reworded, withFirst, withMedia, writtenPost } from "../../../content/PostEdit.ts"
import { type PostChange, PostVersion } from "../../../content/PostVersion.ts"
import { CurrentActor, requirePermission } from "../../../tenancy/Actor.ts"
import { PermissionDenied, TenancyError } from "../../../tenancy/TenancyError.ts"
import type { CampaignId } from "../../Campaign.ts"
import { type CampaignStore, parts, type VersionContent } from "../../CampaignStore.ts"
import { Dossier } from "../../Dossier.ts"
import { confidence, rationale } from "../../Evidence.ts"
import { type Slot, type SlotId, SlotIdea } from "../../Plan.ts"
import { ChoiceNotFound, ReviewError, ReviewInputInvalid } from "../../ReviewError.ts"
import type { EditInput, VariantInput } from "../../ReviewInput.ts"
import { authorNow } from "./author.ts"
import { digestOf, type OpenPlan, type Records, type SlotRecord } from "./records.ts"
import { ideaOf } from "./reviewed.ts"
import * as transitions from "./transitions.ts"

interface Made {
  readonly post: Post
  readonly idea: SlotIdea
  readonly change: PostChange
  readonly reason: string | undefined
}

export const makeChanges = (records: Records, store: CampaignStore["Service"]) => {
  const shown = (opened: OpenPlan, slotId: SlotId) =>
    Effect.map(records.shown(opened, [slotId]), ([reviewed]) => reviewed!)

  const change = Effect.fnUntraced(function* (opened: OpenPlan, record: SlotRecord, made: Made) {
    const { review } = record
    const author = yield* authorNow
    const number = (review.latest?.number ?? 0) + 1
    const content: VersionContent = { post: asVersion(made.post, number), idea: made.idea }
    const version = new PostVersion({
      number,
      change: made.change,
      revision: review.revision + 1,
      by: author.by,
      generatedBy: made.post.generatedBy,
      at: author.at,
      ...(made.reason === undefined ? {} : { reason: made.reason }),
      contentHash: made.post.contentHash,
      findingIds: review.latest?.findingIds ?? [],
      digest: digestOf(content)
    })
    yield* records.save(opened, record, review.changed(version), content)
    const changed = yield* shown(opened, record.slot.id)
    yield* records.remember(opened, [changed])
    return changed
  })

  const edit = Effect.fn("PlanReview.edit")(function* (campaignId: CampaignId, slotId: SlotId, input: EditInput) {
    const { memberId } = yield* requirePermission("campaign:write")
    const opened = yield* records.open(campaignId)
    const record = yield* records.load(opened, slotId)
    const { content, review, slot } = record
    yield* Effect.fromResult(transitions.checkChange(review, "edit", input.expectedHash))
    const reason = yield* Effect.fromResult(transitions.remark(review, input.reason))
    if (content === undefined) {
      const times = yield* store.get(opened.key, parts.times)
      const language = times.find(({ id }) => id === slotId)?.language ?? opened.brief.languages[0] ?? "en"
      const id = PostId.make(slotId.replace(/^slot-/, "post-"))
      const place = { id, slotId, platform: slot.platform, format: slot.format, language }
      const post = yield* taken(slotId, writtenPost(place, input, memberId, opened.brief))
      return yield* change(opened, record, { post, idea: filled(slot), change: "edited", reason })
    }
    const index = input.variant === undefined ? 0 : yield* variantAt(slotId, content.post, input.variant)
    const post = yield* taken(slotId, reworded(content.post, index, input, memberId, opened.brief))
    if (post === content.post) return yield* shown(opened, slotId)
    return yield* change(opened, record, { post, idea: content.idea, change: "edited", reason })
  })

  const chooseVariant = Effect.fn("PlanReview.chooseVariant")(function* (
    campaignId: CampaignId,
    slotId: SlotId,
    input: VariantInput
  ) {
    yield* requirePermission("campaign:write")
    const opened = yield* records.open(campaignId)
    const record = yield* records.load(opened, slotId)
    const { content, review } = record
    const index = yield* variantAt(slotId, content?.post, input.variant)
    const reason = yield* Effect.fromResult(transitions.remark(review, input.reason))
    if (content === undefined || index === 0) return yield* shown(opened, slotId)
    yield* Effect.fromResult(transitions.checkChange(review, "choose-variant", input.expectedHash))
    const post = withFirst(content.post, index)
    return yield* change(opened, record, { post, idea: content.idea, change: "variant-chosen", reason })
  })

  /**
   * Gives a post the media that were made for it. What was known of the post is known of it with them. What somebody said
   * or decided in the same moment stands; undefined where the post is another one by now, and has none of it. An approval
   * is void then, unless it `mayUndecide` nothing: undefined too where somebody has decided on the post.
   */
  const attach = Effect.fnUntraced(function* (
    opened: OpenPlan,
    slotId: SlotId,
    media: Post["media"],
    { contentHash, mayUndecide }: { readonly contentHash: string; readonly mayUndecide: boolean }
  ) {
    const once = Effect.gen(function* () {
      const record = yield* records.load(opened, slotId)
      const { content, slot } = record
      if (content === undefined || content.post.contentHash !== contentHash) return undefined
      if (!mayUndecide && slot.status !== "proposed") return undefined
      const post = withMedia(content.post, media)
      if (post === content.post) return yield* shown(opened, slotId)
      const dossier = yield* store.find(opened.key, parts.dossier(slotId, content.post.contentHash))
      if (Option.isSome(dossier)) {
        const moved = new Dossier({ ...dossier.value, contentHash: post.contentHash })
        yield* store.put(opened.key, parts.dossier(slotId, post.contentHash), moved)
      }
      return yield* change(opened, record, { post, idea: content.idea, change: "media-made", reason: undefined })
    })
    return yield* Effect.retry(once, { times: conflictsEndured, while: isConflict })
  })

  const comment = Effect.fn("PlanReview.comment")(function* (campaignId: CampaignId, slotId: SlotId, text: string) {
    const actor = yield* CurrentActor
    if (!actor.can("campaign:write") && !actor.can("post:approve")) {
      const reason = new PermissionDenied({ permission: "campaign:write", role: actor.role })
      return yield* new TenancyError({ reason })
    }
    const opened = yield* records.open(campaignId)
    const author = yield* authorNow
    const once = Effect.gen(function* () {
      const record = yield* records.load(opened, slotId)
      const next = yield* Effect.fromResult(transitions.comment(record.review, { ...author, text }))
      yield* records.save(opened, record, next)
    })
    // A comment takes nothing from what others did at the same moment.
    yield* Effect.retry(once, { times: conflictsEndured, while: isConflict })
    return yield* shown(opened, slotId)
  })

  return { edit, chooseVariant, comment, attach }
}

/** How often somebody else may be quicker. */
const conflictsEndured = 20

const isConflict = (error: { readonly _tag: string }): boolean =>
  error instanceof ReviewError && error.reason._tag === "ReviewConflict"

const taken = (slotId: SlotId, made: Result.Result<Post, EditProblem>): Effect.Effect<Post, ReviewError> =>
  Effect.mapError(
    Effect.fromResult(made),
    (problem) => new ReviewError({ reason: new ReviewInputInvalid({ slotId, ...problem }) })
  )

/** By number from 1, or by id. */
const variantAt = (slotId: SlotId, post: Post | undefined, wanted: string): Effect.Effect<number, ReviewError> => {
  const variants = post?.variants ?? []
  const index = variants.findIndex(({ id }, at) => id === wanted || String(at + 1) === wanted)
  if (index >= 0) return Effect.succeed(index)
  const known = variants.map(({ id }, at) => `${at + 1} (${id})`)
  return Effect.fail(new ReviewError({ reason: new ChoiceNotFound({ slotId, kind: "variant", wanted, known }) }))
}

/** The idea of a slot that a person filled: what it lacked is there now. */
const filled = (slot: Slot): SlotIdea => {
  const evidence = slot.evidence.filter(({ kind }) => kind !== "gap")
  return new SlotIdea({
    ...ideaOf(slot),
    evidence,
    confidence: confidence(evidence),
    rationale: rationale(evidence)
  })
}
