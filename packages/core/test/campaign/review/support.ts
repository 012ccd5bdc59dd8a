import { Audit } from "@postwright/core/audit/Audit"
import { AuditError, AuditUnavailable } from "@postwright/core/audit/AuditError"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import type { BriefInput } from "@postwright/core/campaign/Brief"
import type { CampaignId } from "@postwright/core/campaign/Campaign"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { SlotId } from "@postwright/core/campaign/Plan"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import * as Postwright from "@postwright/core/Postwright"
import { Actor, CurrentActor, MemberId, OrganizationId, type Role } from "@postwright/core/tenancy/Actor"
import { Context, Effect, Layer } from "effect"
import { readFileSync } from "node:fs"

const read = (path: string) =>
  readFileSync(new URL(`../../../../../examples/larkfield/sources/${path}`, import.meta.url), "utf8")

/** Six slots on two networks, and more material than they need. */
export const brief: BriefInput = {
  topic: "Cargo bikes for a week",
  platforms: ["x", "linkedin"],
  sources: ["guide-choosing-a-cargo-bike.md", "field-report-cargo-week-pilot.md"].map((name) => ({
    name,
    text: read(name)
  })),
  plan: { days: 3, perDay: 2, start: "2027-03-01", timeZone: "Europe/London" }
}

/** A brief whose sources carry only some of its slots. */
export const thinBrief: BriefInput = {
  ...brief,
  sources: [{ name: "short.md", text: read("press-briefing.md").slice(0, 1500) }]
}

/** A member of the organization, named after the role. */
export const member = (organization: string, role: Role, name: string = role): Actor =>
  new Actor({ organizationId: OrganizationId.make(organization), memberId: MemberId.make(name), role })

export const as = (actor: Actor) => Effect.provideService(CurrentActor, actor)

export const slot = (number: number): SlotId => SlotId.make(`slot-${String(number).padStart(3, "0")}`)

// Others may come in between reading and writing, as they may where a disk or a network lies between.
const objects = Layer.effect(
  ObjectStore,
  Effect.gen(function* () {
    const inner = Context.get(yield* Layer.build(Layer.fresh(ObjectStore.layerMemory)), ObjectStore)
    return ObjectStore.of({ ...inner, replace: (...args) => Effect.andThen(Effect.yieldNow, inner.replace(...args)) })
  })
)

/** Makes the audit log unreachable while an effect runs. */
export class AuditFault extends Context.Service<
  AuditFault,
  { isOn: boolean; readonly during: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R> }
>()("test/AuditFault") {}

const auditLog = Layer.effectContext(
  Effect.gen(function* () {
    const inner = Context.get(yield* Layer.build(Layer.fresh(AuditLog.layerMemory)), AuditLog)
    const fault: AuditFault["Service"] = {
      isOn: false,
      during: (effect) =>
        Effect.acquireUseRelease(
          Effect.sync(() => void (fault.isOn = true)),
          () => effect,
          () => Effect.sync(() => void (fault.isOn = false))
        )
    }
    const unreachable = new AuditError({
      reason: new AuditUnavailable({ detail: "It is gone", advice: "Wait", isTransient: true, cause: undefined })
    })
    const append: AuditLog["Service"]["append"] = (...args) =>
      Effect.suspend(() => (fault.isOn ? Effect.fail(unreachable) : inner.append(...args)))
    return Context.make(AuditLog, { ...inner, append }).pipe(Context.add(AuditFault, fault))
  })
)

export const TestLayer = Layer.merge(Postwright.layer, Audit.layer).pipe(
  // Of layers that provide the same the last one counts.
  Layer.provideMerge(Layer.mergeAll(Postwright.storesMemory, Postwright.registries, objects, auditLog))
)

/** A campaign of the brief in an organization of its own, ready to be reviewed. */
export const campaignOf = Effect.fnUntraced(function* (organization: string, input: BriefInput = brief) {
  const campaigns = yield* Campaigns
  const review = yield* PlanReview
  const { campaignId } = yield* campaigns.generate(input).pipe(as(member(organization, "editor")))
  const result = campaigns.result(campaignId).pipe(as(member(organization, "viewer")))
  return { campaigns, review, campaignId, result, ...people(organization) }
})

/** The slot as the plan shows it, with its post. */
export const standing = Effect.fnUntraced(function* (organization: string, campaignId: CampaignId, slotId: SlotId) {
  const slots = yield* (yield* PlanReview).slots(campaignId).pipe(as(member(organization, "viewer")))
  const found = slots.find(({ slot }) => slot.id === slotId)
  if (found === undefined) return yield* Effect.die(new Error(`no ${slotId}`))
  return found
})

const people = (organization: string) => ({
  anna: as(member(organization, "reviewer", "anna")),
  ben: as(member(organization, "reviewer", "ben")),
  ed: as(member(organization, "editor", "ed")),
  olga: as(member(organization, "owner", "olga")),
  viewer: as(member(organization, "viewer", "vic"))
})
