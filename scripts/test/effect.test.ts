import { assert, describe, it } from "@effect/vitest"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { effectProblems } from "../effect.ts"
import { root } from "../process.ts"

/** What is found in a project of these files, by the settings of the repository or others. */
const problemsOf = async (files: Record<string, string>, options: object = {}) => {
  const folder = await mkdtemp(join(root, "node_modules/.effect-test-"))
  try {
    for (const [name, code] of Object.entries(files)) await writeFile(join(folder, name), code)
    const project = {
      extends: join(root, "tsconfig.effect.json"),
      compilerOptions: { types: [], ...options },
      include: ["*.ts"],
      exclude: []
    }
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(project))
    return effectProblems(join(folder, "tsconfig.json"))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

describe("Effect's pitfalls", () => {
  it("are told with their place and rule, each once, and nothing of other files", async () => {
    const problems = await problemsOf({
      "a.ts": "export const now = Date.now()\nexport const say = () => console.log(now)\n",
      "b.ts": "export const one = (): number => 1\n"
    })
    assert.lengthOf(problems, 2)
    assert.match(problems[0]!, /a\.ts\(1,20\): error .*effect\(globalDate\)/)
    assert.match(problems[1]!, /a\.ts\(2,26\): error .*effect\(globalConsole\)/)
  })

  it("cannot be missed for want of files or settings: that is an error", async () => {
    assert.match(String(await problemsOf({})), /No inputs were found/)
    assert.match(
      await problemsOf({ "a.ts": "" }, { plugins: [] }).catch(String).then(String),
      /does not set the plugin/
    )
  })
})
