import { afterAll, assert, describe, it } from "@effect/vitest"
import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { open } from "node:fs/promises"
import { join } from "node:path"
import { makeFolder, run } from "./Program.ts"

const folder = makeFolder()
afterAll(folder.remove)

const brief = "topic: Cargo bikes\nplatforms: [x]\nsources: [pilot.md]\nplan: { days: 1, perDay: 1 }\n"
const pilot = "The pilot made 131 loans in fourteen weeks. Riders rode 5,109 miles on 1,834 trips in all.\n"

const makeCase = (name: string): string => {
  const path = join(folder.path, name)
  mkdirSync(path)
  writeFileSync(join(path, "pilot.md"), pilot)
  return path
}

describe("input from a pipe", () => {
  it("takes a brief from -, with sources of the current folder", async () => {
    const cwd = makeCase("brief")
    const args = ["generate", "-", "--out", "kit", "--no-media", "--quiet"]
    const { code, err } = await run(args, { cwd, input: brief })
    assert.strictEqual(code, 0, err)
    assert.include(readFileSync(join(cwd, "kit", "report.json"), "utf8"), "pilot.md")
  })

  it.skipIf(process.platform === "win32")("takes a brief from /dev/stdin, and misses sources there", async () => {
    const cwd = makeCase("device")
    const args = ["generate", "/dev/stdin", "--dry-run", "--json"]
    const { code, err, out } = await run(args, { cwd, input: brief })
    assert.strictEqual(code, 0, err)
    assert.strictEqual(JSON.parse(out).type, "result")
    const missing = await run(args, { cwd, input: brief.replace("pilot.md", "other.md") })
    assert.strictEqual(missing.code, 2)
    assert.include(missing.err, "other.md")
  })

  it("names the place of a mistake in it", async () => {
    const cwd = makeCase("mistake")
    const args = ["generate", "-", "--out", "kit", "--days", "1"]
    const { code, err } = await run(args, { cwd, input: "topic: T\nplatforms: [facebok]\n" })
    assert.strictEqual(code, 2)
    assert.include(err, "error: brief:2:13: platforms[0]")
    assert.isFalse(existsSync(join(cwd, "kit")))
  })

  it("takes a post, and would keep what was sent in the current folder", async () => {
    const cwd = makeCase("post")
    const args = ["publish", "-", "--account", "me", "--base-url", "http://127.0.0.1:9"]
    const env = { POSTWRIGHT_X_ACCESS_TOKEN: "t" }
    const input = JSON.stringify({ platform: "x", text: "Start with the gate." })
    const dry = await run([...args, "--dry-run"], { cwd, env, input })
    assert.strictEqual(dry.code, 0, dry.err)
    assert.include(dry.out, "Start with the gate.")
    const sent = await run([...args, "--wait", "0"], { cwd, env, input })
    assert.notStrictEqual(sent.code, 0)
    assert.isTrue(existsSync(join(cwd, ".postwright")))
  })

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it.skipIf(process.platform === "win32")(`ends on ${signal} while it waits for a writer`, async () => {
      const cwd = makeCase(signal)
      execFileSync("mkfifo", [join(cwd, "pipe")])
      const { code, err } = await run(["generate", "pipe", "--out", "kit"], {
        cwd,
        started: (child) => {
          // Opening it for writing waits until it is opened for reading: then the program waits for the first byte.
          void open(join(cwd, "pipe"), "w").then((writer) => {
            child.once("close", () => void writer.close())
            child.kill(signal)
          })
        }
      })
      assert.strictEqual(code, 130, err)
      assert.include(err, "error: Stopped")
    })
  }
})
