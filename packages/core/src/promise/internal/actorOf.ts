import { Schema } from "effect"
import { Actor, localOwner, MemberId, Role } from "../../tenancy/Actor.ts"

/** Who a caller says that it acts as. */
export const As = Schema.Struct({ memberId: MemberId, role: Schema.optional(Role) })

/** The member of the local organization; its owner where none is named. */
export const actorOf = (as: typeof As.Type | undefined): Actor =>
  as === undefined
    ? localOwner
    : new Actor({ organizationId: localOwner.organizationId, memberId: as.memberId, role: as.role ?? "owner" })
