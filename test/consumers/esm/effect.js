// needs: @postwright/core/Postwright
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { layerMemory } from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Effect } from "effect"

const text = "Our sourdough rests for 36 hours in a cold room. Then we bake it at 250 degrees on stone."
const plan = { days: 1, perDay: 2, start: "2027-03-01", timeZone: "Europe/London" }
const campaign = await Effect.flatMap(Campaigns, (campaigns) =>
  campaigns.generate({ topic: "Sourdough", platforms: ["x"], sources: [{ name: "a.txt", text }], plan })
).pipe(Effect.provideService(CurrentActor, localOwner), Effect.provide(layerMemory), Effect.runPromise)
if (campaign.plan.slots.length !== 2) throw new Error(`${campaign.plan.slots.length} slots`)
