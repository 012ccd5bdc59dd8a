// needs: @postwright/core/campaign/Plan
import { BriefInput } from "@postwright/core/campaign/Brief"
import { type Plan } from "@postwright/core/campaign/Plan"
import { CurrentActor, requirePermission } from "@postwright/core/tenancy/Actor"
import { Effect, Schema } from "effect"

export const decode = (input: unknown) => Schema.decodeUnknownEffect(BriefInput)(input)

export const firstPost = (plan: Plan): string | null | undefined => plan.slots[0]?.postId

export const organization = Effect.gen(function* () {
  yield* requirePermission("campaign:read")
  const actor = yield* CurrentActor
  return actor.organizationId
})

// @ts-expect-error a number is no platform
export const wrong: BriefInput = { topic: "x", platforms: [1] }
