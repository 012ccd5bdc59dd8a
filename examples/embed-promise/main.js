import { createPostwright } from "@postwright/core/promise"
import { fs } from "@postwright/storage/fs/adapter"

const postwright = createPostwright({ adapters: [fs({ directory: "data" })] })
const brief = {
  topic: "Trying a cargo bike",
  platforms: ["x", "linkedin"],
  sources: ["sources/guide-choosing-a-cargo-bike.md"],
  plan: { days: 2, perDay: 2, start: "2027-03-01", timeZone: "Europe/London" }
}
const run = postwright.generate(brief, { folder: "../larkfield", signal: AbortSignal.timeout(60_000) })
for await (const { stage, done, total } of run) console.log(`${stage} ${done}/${total}`)
for (const post of (await run).posts) console.log(`\n${post.platform}, ${post.format}\n${post.variants[0].text}`)
await postwright.close()
