import { createPostwright, PostwrightError } from "@postwright/core/promise"
import { fs } from "@postwright/storage/fs/adapter"
import { assert, describe, it } from "vitest"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const folder = fileURLToPath(new URL("../../../../examples/larkfield/", import.meta.url))
const brief = {
  topic: "Cargo bikes for a week",
  platforms: ["x", "linkedin"],
  sources: ["sources/guide-choosing-a-cargo-bike.md"],
  plan: { days: 2, perDay: 2, start: "2027-03-01", timeZone: "Europe/London" }
} as const

describe("fs", () => {
  it("reads sources below the folder, and goes on in another process' place", async () => {
    const directory = await mkdtemp(join(tmpdir(), "postwright-fs-adapter-"))
    try {
      const controller = new AbortController()
      {
        await using first = createPostwright({ adapters: [fs({ directory })] })
        const run = first.generate(brief, { folder, signal: controller.signal })
        const code = await (async () => {
          for await (const { done, stage } of run) if (stage === "draft" && done > 0) controller.abort()
          return "finished"
        })().catch((error: unknown) => (error instanceof PostwrightError ? error.code : "other"))
        assert.strictEqual(code, "aborted")
      }
      await using second = createPostwright({ adapters: [fs({ directory })] })
      const campaign = await second.generate(brief, { folder })
      assert.strictEqual(campaign.posts.length, 4)
      const blocked = createPostwright({ adapters: [fs({ directory })] })
      const error = await blocked.generate(brief, { folder }).then(
        () => undefined,
        (reason: unknown) => reason
      )
      assert.instanceOf(error, PostwrightError)
      assert.strictEqual(error.code, "directory-locked")
      await blocked.close()
    } finally {
      await rm(directory, { recursive: true, force: true })
    }
  })
})
