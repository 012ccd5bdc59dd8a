// needs: @postwright/core/Postwright
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { layerMemory } from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Effect } from "effect"

const program = Effect.flatMap(Campaigns, (campaigns) => campaigns.generate({ topic: "Sourdough", platforms: ["x"] }))

export const slots: Promise<number> = program.pipe(
  Effect.map((campaign) => campaign.plan.slots.length),
  Effect.provideService(CurrentActor, localOwner),
  Effect.provide(layerMemory),
  Effect.runPromise
)

// @ts-expect-error without an actor an operation does not compile
export const noActor: Promise<unknown> = program.pipe(Effect.provide(layerMemory), Effect.runPromise)
