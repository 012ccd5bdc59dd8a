// needs: @postwright/core/promise
import { createPostwright } from "@postwright/core/promise"

const postwright = createPostwright()
const text = "Our sourdough rests for 36 hours in a cold room. Then we bake it at 250 degrees on stone."
const plan = { days: 1, perDay: 2, start: "2027-03-01", timeZone: "Europe/London" }
const brief = { topic: "Sourdough", platforms: ["x"], sources: [{ name: "notes.txt", text }], plan }
const run = postwright.generate(brief, { signal: AbortSignal.timeout(30_000) })
let steps = 0
for await (const _ of run) steps += 1
const campaign = await run
await postwright.close()
if (steps === 0 || campaign.plan.slots.length !== 2)
  throw new Error(`${steps} steps, ${campaign.plan.slots.length} slots`)
