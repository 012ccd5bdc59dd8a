import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { join } from "node:path"

const read = (path: string) => readFileSync(join(import.meta.dirname, path), "utf8")

describe("the guide to videos", () => {
  it("shows the program that VideosGuide.heavy.test.ts runs", () => {
    const guide = read("../../../../docs/guides/videos-and-voices.md")
    assert.include(guide, `\`\`\`ts\n${read("fixtures/campaignWithVideos.ts")}\`\`\``)
  })
})
