/**
 * From a reviewed plan to publishing: what was approved there, as the permission that a publication needs.
 *
 * @since 0.1.0
 */
import { DateTime, Option } from "effect"
import { contentHash } from "../content/ContentHash.ts"
import type { Post } from "../content/Post.ts"
import { Approval } from "../publishing/Publication.ts"
import { contentHashOf, type Disclosure, PublicationContent } from "../publishing/PublicationContent.ts"
import type { SocialAccount } from "../publishing/SocialAccount.ts"
import type { Slot } from "./Plan.ts"

/** What may be sent to one account, and the permission for it. */
export interface ApprovedPublication {
  readonly content: PublicationContent
  readonly approval: Approval
}

/**
 * The first variant of the post with the approval of its slot, for one account. None where the slot is neither approved
 * nor locked, where the post is not exactly what was approved, or where the account is not among the targets.
 */
export const publicationApproval = (
  { post, slot }: { readonly slot: Slot; readonly post: Post },
  account: Pick<SocialAccount, "id" | "platform">,
  disclosure: Disclosure
): Option.Option<ApprovedPublication> => {
  if (slot.status !== "approved" && slot.status !== "locked") return Option.none()
  const decision = slot.review?.decisions.findLast(({ kind }) => kind === "approved")
  if (decision?.targets === undefined || decision.window === undefined) return Option.none()
  const { accounts, platform } = decision.targets
  const isTarget =
    account.platform === platform &&
    post.platform === platform &&
    (accounts.length === 0 || accounts.includes(account.id))
  const isSame = contentHash({ ...post, variant: post.variants[0] }) === decision.contentHash
  if (!isTarget || !isSame) return Option.none()
  const content = PublicationContent.fromPost(post, { disclosure })
  return Option.map(
    Option.all([
      DateTime.make(decision.at),
      DateTime.make(decision.window.notBefore),
      DateTime.make(decision.window.notAfter)
    ]),
    ([approvedAt, notBefore, notAfter]) => ({
      content,
      approval: new Approval({
        contentHash: contentHashOf({ platform, accountId: account.id }, content),
        approvedBy: decision.by,
        approvedAt: DateTime.toUtc(approvedAt),
        notBefore: DateTime.toUtc(notBefore),
        notAfter: DateTime.toUtc(notAfter),
        ...(decision.reason === undefined ? {} : { reason: decision.reason })
      })
    })
  )
}
