import { afterAll, assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { makeFolder, run } from "./Program.ts"

const folder = makeFolder()
afterAll(folder.remove)

const example = join(import.meta.dirname, "../../../../examples/sonnenfach/brief.yaml")

describe("postwright generate, killed again and again", () => {
  it("ends with the same plan and posts, each step logged once, wherever kill -9 strikes", async () => {
    const argsFor = (name: string) => ["generate", example, "--out", join(folder.path, name), "--model", "none"]
    const read = (name: string, file: string) => readFileSync(join(folder.path, name, file), "utf8")
    const whole = await run(argsFor("whole"))
    assert.strictEqual(whole.code, 0, whole.err)

    for (let start = 0; start < 3; start++) {
      const name = `killed-${start}`
      // Each process lives a little longer than the one before, so that kills fall into every stage.
      for (let life = 600 + start * 70; ; life += 210) {
        let timer: NodeJS.Timeout | undefined
        const { code, err } = await run(argsFor(name), {
          started: (child) => {
            timer = setTimeout(() => child.kill("SIGKILL"), life)
          }
        })
        clearTimeout(timer)
        assert.include([0, null], code, err)
        if (code === 0) break
      }
      for (const file of ["plan.json", "posts.json"]) assert.strictEqual(read(name, file), read("whole", file))
      const steps = read(name, "audit.jsonl")
        .trimEnd()
        .split("\n")
        .map((line): string => JSON.parse(line).step)
      assert.strictEqual(new Set(steps).size, steps.length)
    }
  })
})
