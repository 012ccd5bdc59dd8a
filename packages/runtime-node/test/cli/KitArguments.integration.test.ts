import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { makeFolder } from "./Program.ts"
import { runHere } from "./runHere.ts"

const folder = makeFolder()
afterAll(folder.remove)

const example = join(import.meta.dirname, "../../../../examples/larkfield/brief.yaml")
const kit = join(folder.path, "kit")

beforeAll(async () => {
  const size = ["--days", "2", "--per-day", "1", "--platform", "x", "--model", "none", "--quiet"]
  const { code, err } = await runHere(["generate", example, ...size, "--out", kit])
  assert.strictEqual(code, 0, err)
  mkdirSync(join(folder.path, "empty"))
}, 60_000)

const publish = (file: string, ...more: ReadonlyArray<string>) =>
  runHere(["publish", file, "--account", "larkfield", "--dry-run", ...more], {
    cwd: folder.path,
    env: { POSTWRIGHT_X_ACCESS_TOKEN: "secret" }
  })

describe("a kit's folder as an argument", () => {
  it("is for publish its posts.json, with the review and the state beside it", async () => {
    const [byFolder, byFile] = [
      await publish("kit", "--post", "post-001", "--reason", "Gelesen"),
      await publish("kit/posts.json", "--post", "post-001", "--reason", "Gelesen")
    ]
    assert.deepStrictEqual(byFolder, byFile)
    assert.strictEqual(byFolder.code, 0, byFolder.err)
    assert.include(byFolder.out, "Nothing is sent. To x, account larkfield")
  })

  it("needs a post, and says so where the folder is no kit", async () => {
    const unnamed = await publish("kit")
    assert.strictEqual(unnamed.code, 2)
    assert.include(unnamed.err, "the post file holds 2 posts. Name one with --post, such as --post post-001")
    const empty = await publish("empty")
    assert.strictEqual(empty.code, 2)
    assert.include(empty.err, "empty: is a folder without the posts.json of a kit. Name the folder that generate wrote")
    const checked = await runHere(["policy", "check", join(folder.path, "empty")])
    assert.include(checked.err, "is a folder without the posts.json of a kit")
  })

  it("is looked at by the doctor: whether other commands can work on it, and what is the matter else", async () => {
    const sound = await runHere(["doctor", kit])
    assert.strictEqual(sound.code, 0, sound.err)
    assert.match(sound.out, /✓ kit .*, 2 slots\n$/)
    const sick = join(folder.path, "sick")
    cpSync(kit, sick, { recursive: true })
    writeFileSync(
      join(sick, "posts.json"),
      readFileSync(join(sick, "posts.json"), "utf8").replace("post-001", "post-009")
    )
    const { code, err } = await runHere(["doctor", sick])
    assert.strictEqual(code, 2)
    assert.match(err, /^error: One thing has to be mended: kit\. Undo what was changed by hand/)
    assert.include((await runHere(["doctor", join(folder.path, "nowhere")])).err, "Name the folder that generate wrote")
    const before = readFileSync(join(kit, "plan.json"))
    const state = readFileSync(join(kit, ".postwright", "kit.json"))
    const behind = join(folder.path, "behind")
    cpSync(kit, behind, { recursive: true })
    await runHere(["plan", "comment", behind, "slot-001", "Ein Satz"])
    cpSync(kit, behind, { recursive: true, filter: (path) => !path.includes(".postwright") })
    writeFileSync(join(behind, ".postwright", "kit.json"), state)
    const told = await runHere(["doctor", behind])
    assert.include(told.out, "✗ kit                        it does not show what was decided")
    assert.deepStrictEqual(readFileSync(join(behind, "plan.json")), before)
    await runHere(["plan", "show", behind])
    assert.strictEqual((await runHere(["doctor", behind])).code, 0)
  }, 60_000)

  it("is asked for by plan and policy where one of its files was named", async () => {
    const named = await runHere(["plan", "show", join(kit, "posts.json")])
    assert.strictEqual(named.code, 2)
    assert.include(named.err, `is a file, and a kit is a folder. Name the folder that it is in: ${kit}\n`)
    assert.notInclude(named.err, "--out")
    const settings = await runHere(["policy", "settings", "--kit", join(kit, "posts.json")])
    assert.include(settings.err, "is a file, and a kit is a folder. Name the folder that generate wrote")
  })
})
