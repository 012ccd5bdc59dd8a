import { createPostwright } from "@postwright/core/promise"
import { readFile } from "node:fs/promises"

const guide = new URL("../larkfield/sources/guide-choosing-a-cargo-bike.md", import.meta.url)
const postwright = createPostwright()
const run = postwright.generate(
  {
    topic: "Trying a cargo bike",
    platforms: ["x", "linkedin"],
    sources: [{ name: "guide.md", text: await readFile(guide, "utf8") }],
    plan: { days: 2, perDay: 2, start: "2027-03-01", timeZone: "Europe/London" }
  },
  { signal: AbortSignal.timeout(60_000) }
)
for await (const { stage, done, total } of run) console.log(`${stage} ${done}/${total}`)
const { posts } = await run
for (const post of posts) console.log(`\n${post.platform}, ${post.format}\n${post.variants[0].text}`)
await postwright.close()
