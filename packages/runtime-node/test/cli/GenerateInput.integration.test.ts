import { afterAll, assert, describe, it } from "@effect/vitest"
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { makeFolder } from "./Program.ts"
import { runHere } from "./runHere.ts"

const folder = makeFolder()
afterAll(folder.remove)

/** A folder with a brief, a readable source and a binary one. */
const makeBrief = (name: string, brief: string): string => {
  const path = join(folder.path, name)
  mkdirSync(path)
  writeFileSync(join(path, "brief.yaml"), brief)
  writeFileSync(join(path, "a.txt"), "The pilot made 131 loans in fourteen weeks. Riders rode 5,109 miles in all.\n")
  writeFileSync(join(path, "bin.md"), new Uint8Array([0x50, 0, 1, 2, 0, 0]))
  return path
}

const minimal = "topic: Bikes\nplatforms: [x]\n"
const unreadable = `${minimal}sources:\n  - nope1.md\n  - a.txt\n  - nope2.md\n  - bin.md\n`

describe("the input of generate", () => {
  it("tells all sources that cannot be read at once, each with its line in the brief", async () => {
    const path = makeBrief("sources", unreadable)
    const { code, err, out } = await runHere(["generate", "brief.yaml", "--out", "kit", "--days", "1"], { cwd: path })
    assert.strictEqual(code, 2, err)
    assert.strictEqual(out, "")
    assert.lengthOf(err.match(/^error: /gm) ?? [], 1)
    assert.match(err, /^error: brief\.yaml: 3 of 4 sources cannot be read:\n {2}brief\.yaml:4:5: .*"nope1\.md"/m)
    assert.match(err, /^ {2}brief\.yaml:6:5: .*"nope2\.md"/m)
    assert.match(err, /^ {2}brief\.yaml:7:5: .*"bin\.md" is not a text/m)
    assert.isFalse(existsSync(join(path, "kit")))
  })

  it("tells programs each of them as data", async () => {
    const path = makeBrief("sources-json", unreadable)
    const { code, err } = await runHere(["generate", "brief.yaml", "--out", "kit", "--json"], { cwd: path })
    assert.strictEqual(code, 2, err)
    const { code: problem, details } = JSON.parse(err.trimEnd().split("\n").at(-1)!)
    assert.strictEqual(problem, "sources-unreadable")
    assert.deepStrictEqual(
      details.problems.map(({ code, line, path }: { code: string; line: number; path: string }) => [code, path, line]),
      [
        ["source-not-found", "sources[0]", 4],
        ["source-not-found", "sources[2]", 6],
        ["source-is-binary", "sources[3]", 7]
      ]
    )
  })

  it("tells a single one with its line, in one sentence and a remedy", async () => {
    const path = makeBrief("source", `${minimal}sources: [a.txt, nope.md]\n`)
    const { code, err } = await runHere(["generate", "brief.yaml", "--out", "kit", "--json"], { cwd: path })
    assert.strictEqual(code, 2, err)
    const failure = JSON.parse(err.trimEnd().split("\n").at(-1)!)
    assert.match(failure.message, /^brief\.yaml:3:18: The source "nope\.md" does not exist\. Correct the entry/)
    assert.strictEqual(failure.code, "source-not-found")
    assert.include(failure.details, { brief: "brief.yaml", path: "sources[1]", line: 3, column: 18 })
  })

  it("is told about in German where --messages asks for it, together with the calendar", async () => {
    const brief = "topic: Räder\nplatforms: [x]\nplan:\n  days: 400\n  start: 2027-02-30\n"
    const path = makeBrief("german", brief)
    const args = ["generate", "brief.yaml", "--out", "kit", "--messages", "de"]
    const { code, err } = await runHere(args, { cwd: path })
    assert.strictEqual(code, 2, err)
    assert.match(err, /^Fehler: brief\.yaml hat 2 Fehler:\n {2}brief\.yaml:4:3: plan\.days ist 400, muss aber/m)
    assert.match(err, /^ {2}brief\.yaml:5:3: plan\.start ist "2027-02-30"/m)
    assert.notInclude(err, "auf Englisch")
    assert.isFalse(existsSync(join(path, "kit")))
  })

  it("is accepted before it is said that no model is chosen", async () => {
    const [bad, good] = [makeBrief("bad", unreadable), makeBrief("good", `${minimal}sources: [a.txt]\n`)]
    const args = ["generate", "brief.yaml", "--out", "kit", "--days", "1", "--per-day", "1"]
    const refused = await runHere(args, { cwd: bad })
    assert.strictEqual(refused.code, 2, refused.err)
    assert.notInclude(refused.err, "No model is chosen")
    const accepted = await runHere(args, { cwd: good })
    assert.strictEqual(accepted.code, 0, accepted.err)
    assert.lengthOf(accepted.err.match(/^No model is chosen/gm) ?? [], 1)
    assert.match(accepted.out, /^1 post for 1 slot\n/)
  })

  it("holds no control characters", async () => {
    const path = makeBrief("control", 'topic: "a\\u0000b"\nplatforms: [x]\nsources: [a.txt]\n')
    const { code, err } = await runHere(["generate", "brief.yaml", "--out", "kit"], { cwd: path })
    assert.strictEqual(code, 2, err)
    assert.match(err, /^error: brief\.yaml:1:1: topic is "a\\u0000b", which holds a NUL \(U\+0000\)\. Remove/)
  })
})
