import { Campaigns } from "@postwright/core/campaign/Campaigns"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Console, Effect } from "effect"
import { readFileSync } from "node:fs"

const text = readFileSync(new URL("../sonnenfach/sources/ratgeber.md", import.meta.url), "utf8")

const program = Effect.gen(function* () {
  const campaigns = yield* Campaigns
  const { posts } = yield* campaigns.generate({
    topic: "Balkonkraftwerke für Mietwohnungen",
    platforms: ["x", "linkedin"],
    sources: [{ name: "ratgeber.md", text }],
    plan: { days: 2, perDay: 2, start: "2027-03-01", timeZone: "Europe/Berlin" }
  })
  for (const post of posts) yield* Console.log(`\n${post.platform}, ${post.format}\n${post.variants[0].text}`)
})

program.pipe(Effect.provide(Postwright.layerMemory), Effect.provideService(CurrentActor, localOwner), Effect.runPromise)
