/**
 * Who asks: the organization, member and role that every operation runs as.
 *
 * @since 0.1.0
 */
import { Context, Effect, Schema } from "effect"
import { PermissionDenied, TenancyError } from "./TenancyError.ts"

/** Identifies the tenant that owns the data. Part of every store's key. */
export const OrganizationId = Schema.NonEmptyString.pipe(Schema.brand("OrganizationId"))
export type OrganizationId = typeof OrganizationId.Type

/** Identifies a person or service within an organization. */
export const MemberId = Schema.NonEmptyString.pipe(Schema.brand("MemberId"))
export type MemberId = typeof MemberId.Type

/** `owner` and `admin` may do everything; `editor` writes; `reviewer` approves; `publisher` sends; `viewer` reads. */
export const Role = Schema.Literals(["owner", "admin", "editor", "reviewer", "publisher", "viewer"])
export type Role = typeof Role.Type

/** What an operation asks for. */
export type Permission =
  | "campaign:read"
  | "campaign:write"
  | "post:approve"
  | "post:publish"
  | "account:manage"
  | "policy:manage"
  | "audit:read"

/** The caller of an operation. */
export class Actor extends Schema.Class<Actor>("@postwright/core/tenancy/Actor")({
  organizationId: OrganizationId,
  memberId: MemberId,
  role: Role
}) {
  can(permission: Permission): boolean {
    return permissions[this.role].includes(permission)
  }
}

/** The caller of the running operation; an operation without one does not compile. */
export class CurrentActor extends Context.Service<CurrentActor, Actor>()("@postwright/core/tenancy/CurrentActor") {}

/** The owner of the organization `local`: who acts where nobody signs in (command line, promise door). */
export const localOwner = new Actor({
  organizationId: OrganizationId.make("local"),
  memberId: MemberId.make("local"),
  role: "owner"
})

/** The current actor. Fails with `PermissionDenied` when its role lacks the permission. */
export const requirePermission = Effect.fnUntraced(function* (
  permission: Permission
): Effect.fn.Return<Actor, TenancyError, CurrentActor> {
  const actor = yield* CurrentActor
  if (!actor.can(permission)) {
    return yield* new TenancyError({ reason: new PermissionDenied({ permission, role: actor.role }) })
  }
  return actor
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const everything: ReadonlyArray<Permission> = [
  "campaign:read",
  "campaign:write",
  "post:approve",
  "post:publish",
  "account:manage",
  "policy:manage",
  "audit:read"
]

const permissions: Record<Role, ReadonlyArray<Permission>> = {
  owner: everything,
  admin: everything,
  editor: ["campaign:read", "campaign:write"],
  reviewer: ["campaign:read", "post:approve", "audit:read"],
  publisher: ["campaign:read", "post:publish"],
  viewer: ["campaign:read"]
}
