import { afterAll, assert, describe, it } from "@effect/vitest"
import { readdirSync, readFileSync, statSync } from "node:fs"
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
      for (let life = 600 + start * 70; ; life *= 1.2) {
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

describe("postwright plan, killed", () => {
  it("brings a kit up to date, with the next look at it, whose command was killed between decisions and files", async () => {
    const kit = join(folder.path, "reviewed")
    const generated = await run(["generate", example, "--days", "8", "--model", "none", "--quiet", "--out", kit])
    assert.strictEqual(generated.code, 0, generated.err)
    const store = join(kit, ".postwright")
    /** Slots whose media were made have a record already. */
    const records = () =>
      readdirSync(store, { recursive: true })
        .map(String)
        .filter((name) => /reviews[\\/]slot-\d+\.json$/.test(name))
        .map((name) => `${name} ${statSync(join(store, name), { throwIfNoEntry: false })?.mtimeMs}`)
    const before = new Set(records())
    let isKilled = false
    await run(["plan", "approve", kit, "--all"], {
      started: (child) => {
        // The first record of a decision is enough: the kit comes after the last one.
        const watch = setInterval(() => {
          if (isKilled || records().every((record) => before.has(record))) return
          isKilled = child.kill("SIGKILL")
        }, 1)
        child.on("exit", () => clearInterval(watch))
      }
    })
    assert.isTrue(isKilled)
    const approved = () =>
      JSON.parse(readFileSync(join(kit, "plan.json"), "utf8")).slots.filter(
        ({ status }: { readonly status: string }) => status === "approved"
      ).length
    assert.strictEqual(approved(), 0)
    const { err, out } = await run(["plan", "show", kit])
    assert.include(err, "The kit did not show what was decided")
    assert.isAbove(approved(), 0)
    assert.strictEqual(out.split("\n").filter((line) => / approved /.test(line)).length, approved())
    assert.strictEqual((await run(["plan", "show", kit])).err, "")
  }, 120_000)
})
