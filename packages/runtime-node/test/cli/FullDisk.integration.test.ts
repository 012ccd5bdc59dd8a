import { afterAll, assert, describe, it } from "@effect/vitest"
import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { makeFolder, run } from "./Program.ts"

const folder = makeFolder()
afterAll(folder.remove)

// A device of Linux whose writers always hear that no space is left.
const full = "/dev/full"

const brief = "topic: Bikes\nplatforms: [x]\nsources: [pilot.txt]\nplan: { days: 1, perDay: 1 }\n"
writeFileSync(join(folder.path, "brief.yaml"), brief)
writeFileSync(
  join(folder.path, "pilot.txt"),
  "The pilot made 131 loans in fourteen weeks.\nRiders rode 5,109 miles on 1,834 trips in all.\n"
)

describe.skipIf(!existsSync(full))("a standard output without space", () => {
  for (const args of [["doctor"], ["--help"], ["--version"], ["generate", "--help"]]) {
    it(`makes "${args.join(" ")}" fail and say why`, async () => {
      const { code, err } = await run(args, { outTo: full })
      assert.strictEqual(code, 2)
      assert.match(err, /^error: Standard output has no space left\. [^\n]*\n$/)
    })
  }

  it("is told as JSON on request, once the kit is placed", async () => {
    const args = ["generate", "brief.yaml", "--out", "kit", "--no-media", "--json", "--quiet"]
    const { code, err } = await run(args, { cwd: folder.path, outTo: full })
    assert.strictEqual(code, 2)
    assert.strictEqual(JSON.parse(err).code, "output-disk-full")
    assert.isTrue(existsSync(join(folder.path, "kit", "index.html")))
  })

  it("leaves the error of a command as it is", async () => {
    const { code, err } = await run(["generate", "missing.yaml", "--out", "kit"], { cwd: folder.path, outTo: full })
    assert.strictEqual(code, 2)
    assert.strictEqual(err.match(/^error: /gm)?.length, 1, err)
    assert.include(err, "missing.yaml")
  })
})

describe.skipIf(!existsSync(full))("a standard error without space", () => {
  it("keeps nobody from the result", async () => {
    const args = ["generate", "brief.yaml", "--out", "told", "--no-media", "--json"]
    const { code, out } = await run(args, { cwd: folder.path, errTo: full })
    assert.strictEqual(code, 0)
    assert.strictEqual(JSON.parse(out).slots, 1)
    assert.strictEqual((await run(["generate", "missing.yaml", "--out", "kit"], { errTo: full })).code, 2)
  })
})
