/**
 * The latest event of a slot's review as an entry of the audit log. It follows from the review alone, so it can be
 * logged again after a crash, and then says the same. No texts: of a reason or comment only its digest.
 */
import type { AuditInput } from "../../../audit/Audit.ts"
import type { MemberId } from "../../../tenancy/Actor.ts"
import { sha256 } from "../../../text/Digest.ts"
import type { SlotReview } from "../../Review.ts"

/** Undefined where nothing happened yet. */
export const latestEntry = (review: SlotReview): { readonly by: MemberId; readonly entry: AuditInput } | undefined => {
  const { revision, slotId } = review
  const about = { step: `review/${slotId}/${revision}`, subject: slotId }
  const decision = review.decisions.at(-1)
  if (decision?.revision === revision) {
    const { by, contentHash, forbiddenBy, kind, reason, released, targets, version, window } = decision
    return {
      by,
      entry: {
        ...about,
        action: actions[kind],
        detail: {
          version,
          contentHash,
          ...digestOf("reasonSha256", reason),
          ...(targets === undefined ? {} : { targets: { ...targets, accounts: [...targets.accounts] } }),
          ...(window === undefined ? {} : { window: { ...window } }),
          ...(released === undefined ? {} : { released: [...released] }),
          ...(forbiddenBy === undefined ? {} : { forbiddenBy: [...forbiddenBy] })
        }
      }
    }
  }
  const comment = review.comments.at(-1)
  if (comment?.revision === revision) {
    const { by, text, version } = comment
    return { by, entry: { ...about, action: "comment-added", detail: { version, ...digestOf("textSha256", text) } } }
  }
  const version = review.latest
  if (version?.revision === revision && version.by !== undefined) {
    const { by, change, contentHash, generatedBy, number, reason } = version
    return {
      by,
      entry: {
        ...about,
        action: change === "variant-chosen" ? change : `post-${change}`,
        detail: {
          version: number,
          contentHash,
          generatedBy: { ...generatedBy },
          ...digestOf("reasonSha256", reason)
        }
      }
    }
  }
  return undefined
}

const actions = {
  approved: "post-approved",
  locked: "slot-locked",
  unlocked: "slot-unlocked",
  rejected: "post-rejected",
  voided: "approval-voided"
} as const

const digestOf = (name: string, text: string | undefined): Record<string, string> =>
  text === undefined ? {} : { [name]: sha256(text) }
