import { createPostwright } from "@postwright/core/promise"
import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { acmeGuard } from "./fixtures/acmeGuard.ts"

const read = (path: string) => readFileSync(join(import.meta.dirname, path), "utf8")

describe("the guide to moderation adapters", () => {
  it("shows the adapter that is tried here", () => {
    const guide = read("../../../../docs/guides/write-a-moderation-adapter.md")
    assert.include(guide, `\`\`\`ts\n${read("fixtures/acmeGuard.ts")}\`\`\``)
  })

  it("shows one that judges at the promise door, once for each text, and says when its vendor fails", async () => {
    const asked: Array<ReadonlyArray<string>> = []
    let status = 200
    const guard = acmeGuard(async (texts) => {
      asked.push(texts)
      if (status !== 200) throw Object.assign(new Error("busy"), { status })
      return texts.map((text) => (text.includes("fools") ? [{ topic: "hate", percent: 80 }] : []))
    })
    await using postwright = createPostwright({ adapters: [guard] })
    const check = async (text: string) => {
      const { checks, decision, findings } = await postwright.policy.check({
        content: { text },
        context: { platform: "linkedin", language: "en" }
      })
      const status = checks.find((each) => each.check === "moderation/acme/guard-2")?.status
      return [decision, status, ...findings.map(({ ruleId }) => ruleId)]
    }
    assert.deepStrictEqual(await check("We lend bikes"), ["allow", "done"])
    assert.deepStrictEqual(await check("Only fools walk"), ["quarantine", "done", "moderation/hate"])
    assert.deepStrictEqual(await check("Only fools walk"), ["quarantine", "done", "moderation/hate"])
    assert.deepStrictEqual(asked, [["We lend bikes"], ["Only fools walk"]])
    status = 503
    assert.deepStrictEqual(await check("Come to us"), ["allow", "failed"])
  })
})
