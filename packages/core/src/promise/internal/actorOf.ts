import { Schema } from "effect"
import { ReviewerInvalid } from "../../campaign/ReviewError.ts"
import { isReviewerName } from "../../campaign/ReviewerName.ts"
import { Actor, localOwner, MemberId, Role } from "../../tenancy/Actor.ts"
import { PostwrightError } from "../PostwrightError.ts"

/** Who a caller says that it acts as. */
export const As = Schema.Struct({ memberId: MemberId, role: Schema.optional(Role) })

/**
 * The member of the local organization; its owner where none is named. Throws `PostwrightError` for a name that no audit
 * log can show.
 */
export const actorOf = (as: typeof As.Type | undefined): Actor => {
  if (as === undefined) return localOwner
  const { memberId, role = "owner" } = as
  if (isReviewerName(memberId)) return new Actor({ organizationId: localOwner.organizationId, memberId, role })
  const { code, isRetryable, message, remedy } = new ReviewerInvalid({ memberId })
  throw new PostwrightError({ code, message, remedy, isRetryable, details: { memberId } })
}
