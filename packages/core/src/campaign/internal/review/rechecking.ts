/**
 * Judges a plan by the rules as they are now, tells what changed, and takes back approvals that they forbid.
 */
import { DateTime, Effect, Option } from "effect"
import type { Post } from "../../../content/Post.ts"
import { makeEvent } from "../../../events/DomainEvent.ts"
import type { EventBus } from "../../../events/EventBus.ts"
import { verdictChange } from "../../../policy/Recheck.ts"
import type { RulePackRef } from "../../../policy/RulePack.ts"
import { Verdict } from "../../../policy/Verdict.ts"
import { requirePermission } from "../../../tenancy/Actor.ts"
import type { CampaignId } from "../../Campaign.ts"
import { type CampaignStore, parts } from "../../CampaignStore.ts"
import type { SlotId } from "../../Plan.ts"
import {
  type PlanJudgement,
  PolicyRecheck,
  type PostJudgement,
  RecheckedPost,
  type RulePackChange
} from "../../PolicyRecheck.ts"
import type { RecheckOptions } from "../../ReviewInput.ts"
import { judgementOf } from "../judging.ts"
import { authorNow } from "./author.ts"
import type { OpenPlan, Records } from "./records.ts"
import * as transitions from "./transitions.ts"

export const makeRecheck = (records: Records, store: CampaignStore["Service"], bus: EventBus["Service"]) => {
  /** Whether there was an approval of that content to take back. */
  const takeBack = Effect.fnUntraced(function* (
    opened: OpenPlan,
    slotId: SlotId,
    contentHash: string,
    forbiddenBy: readonly [string, ...Array<string>]
  ) {
    const author = yield* authorNow
    const once = Effect.gen(function* () {
      const record = yield* records.load(opened, slotId)
      if (record.content?.post.contentHash !== contentHash) return undefined
      const next = transitions.voidApproval(record.review, { ...author, forbiddenBy })
      const isNew = yield* records.save(opened, record, next)
      return isNew ? { postId: record.content.post.id, revision: next.revision } : undefined
    })
    // Who says something about the slot at the same moment does not keep a forbidden post approved.
    const taken = yield* Effect.retry(once, {
      times: 20,
      while: (error) => error._tag === "ReviewError" && error.reason._tag === "ReviewConflict"
    })
    if (taken === undefined) return
    const { organizationId, campaignId } = opened.key
    const { postId, revision } = taken
    const origin = { organizationId, at: DateTime.makeUnsafe(author.at), key: `${campaignId}/${slotId}/${revision}` }
    yield* bus.publish(makeEvent(origin, { _tag: "approval-voided", postId, contentHash, forbiddenBy }))
  })

  /** How this content was judged: by the last look at all, or when it was changed after that. */
  const judgedBefore = Effect.fnUntraced(function* (
    opened: OpenPlan,
    plan: PlanJudgement | undefined,
    slotId: SlotId,
    { contentHash }: Post
  ) {
    const isIt = (judged: PostJudgement) => judged.slotId === slotId && judged.contentHash === contentHash
    const found = plan?.posts.find(isIt)
    if (found !== undefined) return found
    return Option.getOrUndefined(Option.filter(yield* store.find(opened.key, parts.postJudgement(slotId)), isIt))
  })

  return Effect.fn("PlanReview.recheck")(function* (campaignId: CampaignId, { isDryRun = false }: RecheckOptions = {}) {
    yield* requirePermission(isDryRun ? "campaign:read" : "post:approve")
    const opened = yield* records.open(campaignId)
    const standing = (yield* records.all(opened)).flatMap(({ post, slot }) =>
      post === undefined ? [] : [{ post, slot }]
    )
    const posts = standing.map(({ post }) => post)
    const verdicts = yield* opened.judge(posts)
    const before = Option.getOrUndefined(yield* store.find(opened.key, parts.judgement))
    const { at } = yield* authorNow
    const now = judgementOf(at, posts, verdicts)

    const known = yield* Effect.forEach(standing, ({ post, slot }) => judgedBefore(opened, before, slot.id, post), {
      concurrency: 8
    })

    const changes = standing.flatMap(({ post, slot }, index): ReadonlyArray<RecheckedPost> => {
      const verdict = verdicts[index]!
      const earlier = known[index]
      const change = verdictChange(earlier === undefined ? nothing : verdictFrom(earlier), verdict)
      const isApproved = slot.status === "approved" || slot.status === "locked"
      // An approval is given only where nothing blocks, so whatever blocks now came after it.
      const voidsApproval = isApproved && verdict.findings.some(({ isBlocking }) => isBlocking)
      if (change === undefined && !voidsApproval) return []
      return [
        new RecheckedPost({
          slotId: slot.id,
          postId: post.id,
          contentHash: post.contentHash,
          status: slot.status,
          before: earlier?.decision ?? null,
          after: verdict.decision,
          appeared: change?.appeared ?? [],
          disappeared: change?.disappeared ?? [],
          regraded: change?.regraded ?? [],
          voidsApproval
        })
      ]
    })

    if (!isDryRun) {
      for (const { contentHash, slotId, voidsApproval } of changes) {
        if (!voidsApproval) continue
        const blocking =
          now.posts.find((post) => post.slotId === slotId)?.findings.filter((one) => one.isBlocking) ?? []
        const [first, ...others] = new Set(blocking.map(({ ruleId }) => ruleId))
        if (first !== undefined) yield* takeBack(opened, slotId, contentHash, [first, ...others])
      }
      // Last: a re-check that is cut off finds the same changes again.
      yield* store.put(opened.key, parts.judgement, now)
    }
    return new PolicyRecheck({
      since: before?.at ?? null,
      posts: posts.length,
      packs: packChanges(before?.packs ?? [], now.packs),
      changes
    })
  })
}

const nothing = new Verdict({ decision: "allow", findings: [], packs: [], checks: [] })

const verdictFrom = ({ decision, findings }: PlanJudgement["posts"][number]): Verdict =>
  new Verdict({ decision, findings, packs: [], checks: [] })

const packChanges = (
  before: ReadonlyArray<RulePackRef>,
  after: ReadonlyArray<RulePackRef>
): ReadonlyArray<RulePackChange> => {
  const [from, to] = [before, after].map((packs) => new Map(packs.map(({ id, version }) => [id, version])))
  return [...new Set([...before, ...after].map(({ id }) => id))]
    .sort()
    .map((id) => ({ id, from: from?.get(id) ?? null, to: to?.get(id) ?? null }))
    .filter((change) => change.from !== change.to)
}
