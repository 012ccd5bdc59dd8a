/**
 * A campaign that is to be translated: its posts as they stand, and which of them may be.
 */
import { Effect } from "effect"
import type { Post } from "../../../content/Post.ts"
import type { Findings } from "../../../knowledge/Finding.ts"
import type { Policies } from "../../../policy/Policies.ts"
import { primarySubtag } from "../../../text/Language.ts"
import type { Direction } from "../../Angle.ts"
import { campaignContext } from "../../CampaignContext.ts"
import type { GeneratedCampaign } from "../../Campaigns.ts"
import type { CampaignKey, CampaignStore } from "../../CampaignStore.ts"
import { parts } from "../../CampaignStore.ts"
import type { Dossier } from "../../Dossier.ts"
import type { Slot, SlotId, SlotTime } from "../../Plan.ts"
import type { LeftOutReason } from "../../TranslatedSlot.ts"
import { readDossiers } from "../dossiers.ts"
import { policyScopeOf, questionOf } from "../judging.ts"

/** What a translation is made from. It can be of another store than the translation. */
export interface TranslationSource {
  readonly campaign: GeneratedCampaign
  readonly findings: Findings
  readonly direction: Direction
  readonly times: ReadonlyArray<SlotTime>
  /** By the hash of the content. */
  readonly dossiers: ReadonlyMap<string, Dossier>
  /** Slots whose post the rules block. */
  readonly blocked: ReadonlySet<SlotId>
}

/** Reads it for an actor who may. */
export const readSource = Effect.fnUntraced(function* (
  campaign: GeneratedCampaign,
  key: CampaignKey,
  { policies, store }: { readonly policies: Policies["Service"]; readonly store: CampaignStore["Service"] }
) {
  const { brief, plan, posts } = campaign
  const dossiers = yield* readDossiers(store, key, posts)
  const context = campaignContext(campaign)
  const verdicts = yield* policies.check(
    posts.map((post) => questionOf(post, context, dossiers.get(post.contentHash))),
    policyScopeOf(brief)
  )
  const forbidden = new Set(posts.flatMap(({ id }, index) => (verdicts[index]?.decision === "block" ? [id] : [])))
  const source: TranslationSource = {
    campaign,
    findings: yield* store.get(key, parts.findings),
    direction: yield* store.get(key, parts.direction),
    times: yield* store.get(key, parts.times),
    dossiers,
    blocked: new Set(plan.slots.flatMap(({ id, postId }) => (postId !== null && forbidden.has(postId) ? [id] : [])))
  }
  return source
})

/** A slot whose post is translated, or why it is not. */
export type Candidate = { readonly slot: Slot } & (
  | { readonly post: Post; readonly leftOut?: undefined }
  | { readonly leftOut: LeftOutReason }
)

/** Every slot, in the order of the plan. */
export const candidatesOf = ({ blocked, campaign }: TranslationSource, to: string): ReadonlyArray<Candidate> => {
  const posts = new Map(campaign.posts.map((post) => [post.id, post]))
  return campaign.plan.slots.map((slot): Candidate => {
    const post = slot.postId === null ? undefined : posts.get(slot.postId)
    if (post === undefined) return { slot, leftOut: "no-post" }
    if (isSame(post.language, to)) return { slot, leftOut: "same-language" }
    if (slot.status === "rejected") return { slot, leftOut: "rejected" }
    if (blocked.has(slot.id)) return { slot, leftOut: "blocked" }
    return { slot, post }
  })
}

// `de-AT` is another German than `de-DE`, and `de` is any.
const isSame = (from: string, to: string): boolean =>
  from.toLowerCase() === to.toLowerCase() || (!to.includes("-") && primarySubtag(from) === primarySubtag(to))
