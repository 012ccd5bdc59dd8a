import { createPostwright, type Post, PostwrightError } from "@postwright/core/promise"
import { fs } from "@postwright/storage/fs/adapter"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { makeFolder, run } from "./Program.ts"
import { runHere } from "./runHere.ts"

const folder = makeFolder()
afterAll(folder.remove)

const example = join(import.meta.dirname, "../../../../examples/sonnenfach/brief.yaml")
const original = join(folder.path, "original")

interface FindingJson {
  readonly ruleId: string
  readonly severity: string
}
interface CheckJson {
  readonly decision: string
  readonly packs: ReadonlyArray<{ readonly id: string; readonly version: number }>
  readonly posts: ReadonlyArray<{
    readonly name: string
    readonly decision: string
    readonly findings: ReadonlyArray<FindingJson>
  }>
}
interface ShowJson {
  readonly slots: ReadonlyArray<{ readonly postId: string | null; readonly findings: ReadonlyArray<FindingJson> }>
}

/** A copy of the kit for one test. */
const copy = (name: string): string => {
  const kit = join(folder.path, name)
  cpSync(original, kit, { recursive: true })
  return kit
}

const ok = async (...args: ReadonlyArray<string>): Promise<string> => {
  const { code, err, out } = await runHere(args)
  assert.strictEqual(code, 0, err)
  return out
}

const file = (name: string, content: string): string => {
  const path = join(folder.path, name)
  writeFileSync(path, content)
  return path
}

const posts = (kit: string): ReadonlyArray<Post> => JSON.parse(readFileSync(join(kit, "posts.json"), "utf8")).posts

const house = (word: string, version = 1) => `schemaVersion: "1"
id: house
version: ${version}
title: { en: House, de: Haus }
sources: []
rules:
  - kind: terms
    id: house/word
    version: 1
    severity: block
    title: { en: Words of the house, de: Wörter des Hauses }
    source: null
    category: tone
    terms: [{ text: ${word} }]
`

/** A word of the first post. */
const wordOf = (kit: string): string => /\p{L}{6,}/u.exec(posts(kit)[0]!.variants[0].text)![0]

/** What the rule of the house says, however often. */
const findings = (found: ReadonlyArray<FindingJson>) => [
  ...new Set(found.flatMap(({ ruleId, severity }) => (ruleId === "house/word" ? [severity] : [])))
]

const checked = async (...args: ReadonlyArray<string>): Promise<CheckJson> =>
  JSON.parse((await runHere(["policy", "check", ...args, "--json"])).out)

const settings = async (kit: string) => JSON.parse(await ok("policy", "settings", "--kit", kit, "--json"))

beforeAll(async () => {
  await ok(
    "generate",
    example,
    "--days",
    "4",
    "--per-day",
    "1",
    "--model",
    "none",
    "--no-media",
    "--quiet",
    "--out",
    original
  )
}, 60_000)

describe("policy use, drop, severity and settings", () => {
  it("judges a kit as its own policy.json does: by its brief, its sources and its other posts", async () => {
    const kit = copy("same")
    await ok("policy", "use", file("und.yaml", house("und")), "--kit", kit)
    await ok("plan", "recheck", kit)
    const { out } = await runHere(["policy", "check", kit, "--all-variants", "--json"])
    const told: CheckJson = JSON.parse(out)
    const kept: { readonly verdicts: ReadonlyArray<{ readonly variantId: string; readonly findings: unknown }> } =
      JSON.parse(readFileSync(join(kit, "policy.json"), "utf8"))
    assert.deepStrictEqual(
      told.posts.map(({ findings, name }) => [name, findings]),
      kept.verdicts.map(({ findings, variantId }) => [variantId, findings])
    )
    assert.isTrue(told.posts.some(({ findings }) => findings.length > 0))
  }, 60_000)

  it("keeps what is set, and every command judges by it", async () => {
    const kit = copy("agree")
    const pack = file("house.yaml", house(wordOf(kit)))
    const told = await ok("policy", "use", pack, "--kit", kit, "--as", "anna")
    assert.include(told, "Pack house version 1 with 1 rule is used from now on (revision 1 of the settings).")
    assert.include(told, `Run postwright plan recheck ${kit} to see what changes for its posts`)

    const byCheck = async (...args: ReadonlyArray<string>) =>
      (await checked(...args)).posts.map(({ findings: found, name }) => [name, findings(found)])
    const byPlan = async () => {
      const { slots }: ShowJson = JSON.parse(await ok("plan", "show", kit, "--json"))
      return slots.flatMap(({ findings: found, postId }) => (postId === null ? [] : [[postId, findings(found)]]))
    }
    const blocked = await byCheck(kit)
    assert.deepInclude(blocked, ["post-001", ["block"]])
    assert.deepStrictEqual(await byCheck(join(kit, "posts.json")), blocked)
    assert.deepStrictEqual(await byPlan(), blocked)

    await ok("policy", "severity", "house/word", "warn", "--kit", kit, "--reason", "A word like others")
    const warned = await byCheck(kit)
    assert.deepInclude(warned, ["post-001", ["warn"]])
    assert.deepStrictEqual(await byPlan(), warned)
    // What a command line adds lasts for one command.
    assert.deepInclude(await byCheck(kit, "--severity", "house/word=quarantine"), ["post-001", ["quarantine"]])
    assert.deepStrictEqual(await byCheck(kit), warned)

    const recheck = await ok("plan", "recheck", kit)
    assert.include(recheck, "house version 1 is new")
    const text = file("word.txt", wordOf(kit))
    assert.deepStrictEqual((await byCheck(text, "--platform", "x"))[0]?.[1], [])
    assert.deepStrictEqual((await byCheck(text, "--platform", "x", "--kit", kit))[0]?.[1], ["warn"])

    await ok("policy", "drop", "house", "--kit", kit)
    assert.deepStrictEqual(await settings(kit).then(({ settings: now }) => now), {
      revision: 3,
      severities: {},
      packs: []
    })
    assert.deepInclude(await byCheck(kit), ["post-001", []])
  }, 60_000)

  it("shares the settings with programs that open the same folder, which judge the same posts alike", async () => {
    const kit = copy("door")
    const long = `${"Zu lang für jedes Netzwerk. ".repeat(200)}!!!!`
    const own = posts(kit).map((post, index) =>
      index === 1 ? { ...post, variants: [{ ...post.variants[0], text: `${long} jo@larkfield.org` }] } : post
    )
    const changed = file(
      "changed.json",
      JSON.stringify({ ...JSON.parse(readFileSync(join(kit, "posts.json"), "utf8")), posts: own })
    )
    await using postwright = createPostwright({ adapters: [fs({ directory: join(kit, ".postwright") })] })
    await postwright.policy.usePack(house(wordOf(kit)), { as: { memberId: "anna" } })
    await postwright.policy.setSeverity("personal-data/email", "block", { reason: "Legal asked for it" })
    const verdicts = await postwright.policy.check(
      own.map(({ citations, format, generatedBy, language, platform, variants: [variant] }, index) => ({
        content: {
          text: variant.text,
          ...(variant.parts === undefined ? {} : { parts: variant.parts }),
          ...(variant.title === undefined ? {} : { title: variant.title })
        },
        context: {
          platform,
          format,
          language,
          generatedBy,
          citations,
          earlier: own.slice(0, index).map(({ id, variants }) => ({ id, text: variants[0].text }))
        }
      }))
    )
    const rules = await postwright.policy.rules()
    await postwright.close()

    const byCommand = await checked(changed, "--kit", kit)
    assert.deepStrictEqual(
      JSON.parse(JSON.stringify(verdicts.map(({ decision, findings: found }) => ({ decision, findings: found })))),
      byCommand.posts.map(({ decision, findings: found }) => ({ decision, findings: found }))
    )
    assert.deepStrictEqual(verdicts[0]?.packs, byCommand.packs)
    assert.deepStrictEqual([verdicts[0]?.decision, verdicts[1]?.decision], ["block", "block"])
    const listed = JSON.parse(await ok("policy", "rules", "--kit", kit, "--json"))
    assert.deepStrictEqual(
      listed.rules,
      rules.map(({ title, ...rule }) => ({ ...rule, title: title.en }))
    )
    assert.strictEqual((await settings(kit)).settings.severities["personal-data/email"], "block")
  }, 60_000)

  it("keeps the settings for the next process, with who changed them and why", async () => {
    const kit = copy("restart")
    const reason = "We are a brewery"
    const args = ["alcohol/drinks", "off", "--kit", kit, "--reason", reason, "--as", "anna", "--json"]
    const first = await run(["policy", "severity", ...args])
    assert.strictEqual(first.code, 0, first.err)
    assert.deepStrictEqual(JSON.parse(first.out), {
      type: "result",
      schemaVersion: "1",
      out: kit,
      settings: { revision: 1, severities: { "alcohol/drinks": "off" }, packs: [] }
    })
    const second = await runHere(["policy", "settings", "--kit", kit])
    assert.strictEqual(second.out, "alcohol/drinks  off\nRevision 1 of the settings.\n")
    // The file that docs/policy-packs.md names.
    const audit = join(kit, ".postwright", "audit")
    const [log, ...others] = readdirSync(audit).filter((name) => /^local-policy-.*\.jsonl$/.test(name))
    assert.isEmpty(others)
    const [entry] = readFileSync(join(audit, log!), "utf8")
      .split("\n")
      .flatMap((line) => (line.includes("severity-set") ? [JSON.parse(line)] : []))
    assert.deepStrictEqual(
      [entry.actor, entry.action, entry.subject, entry.detail],
      ["anna", "severity-set", "alcohol/drinks", { severity: "off", reason, revision: 1 }]
    )
    const back = await ok("policy", "severity", "alcohol/drinks", "default", "--kit", kit, "--reason", "Back")
    assert.match(back, /^alcohol\/drinks is warn from now on, as its pack says \(revision 2/)
    assert.strictEqual(
      await ok("policy", "settings", "--kit", kit),
      "Nothing is set: every rule is as grave as its pack says.\n"
    )
    assert.strictEqual(
      await ok("policy", "severity", "alcohol/drinks", "off", "--kit", kit, "--reason", "Off", "--quiet"),
      ""
    )
  }, 60_000)

  it("loses no change of two processes: the second is made, or refused with the way to go on", async () => {
    const kit = copy("at-once")
    const set = (rule: string) => run(["policy", "severity", rule, "block", "--kit", kit, "--reason", "At once"])
    const rules = ["spam/shouting", "personal-data/email"]
    const ends = await Promise.all(rules.map(set))
    for (const { code, err } of ends) {
      assert.oneOf(code, [0, 2], err)
      if (code === 2) assert.include(err, "is in use by process")
    }
    const made = rules.filter((_, index) => ends[index]?.code === 0)
    const { settings: now } = await settings(kit)
    assert.deepStrictEqual(now.severities, Object.fromEntries(made.map((rule) => [rule, "block"])))
    assert.strictEqual(now.revision, made.length)
  }, 60_000)

  it("judges nothing by settings that it cannot read because the folder is held, and everything else", async () => {
    const kit = copy("held")
    await using postwright = createPostwright({ adapters: [fs({ directory: join(kit, ".postwright") })] })
    await postwright.policy.settings()
    const { code, err } = await runHere(["policy", "check", kit])
    assert.strictEqual(code, 2)
    assert.include(err, "is in use by")
    await ok("policy", "check", file("fine.txt", "We lend bikes to families."), "--platform", "x")
  })

  const mistakes: ReadonlyArray<readonly [about: string, args: (kit: string) => ReadonlyArray<string>, told: string]> =
    [
      ["a folder without a kit", () => ["settings", "--kit", folder.path], "no kit that was generated here"],
      ["a kit that there is not", () => ["drop", "acme", "--kit", join(folder.path, "nowhere")], "no kit that was"],
      ["a pack that is not used", (kit) => ["drop", "acme", "--kit", kit], 'No rule pack of your own is called "acme"'],
      [
        "a rule that there is not",
        (kit) => ["severity", "spam/shoutin", "off", "--kit", kit, "--reason", "Loud"],
        'Did you mean "spam/shouting"?'
      ],
      [
        "to take back the severity of a rule that there is not",
        (kit) => ["severity", "spam/shoutin", "default", "--kit", kit, "--reason", "Loud"],
        'Did you mean "spam/shouting"?'
      ],
      ["a member that can be none", (kit) => ["drop", "acme", "--kit", kit, "--as", "../root"], "no name of a member"],
      ["a file that there is not", (kit) => ["use", join(folder.path, "missing.yaml"), "--kit", kit], "does not exist"],
      ["an empty file", (kit) => ["use", file("empty.yaml", ""), "--kit", kit], "cannot be used"],
      [
        "a broken pack",
        (kit) => ["use", file("broken.yaml", house("a").replace("block", "awful")), "--kit", kit],
        "rules[0].severity"
      ],
      [
        "a pack that is too large",
        (kit) => ["use", file("huge.yaml", `# ${"a".repeat(8_000_000)}\n${house("a")}`), "--kit", kit],
        "8000000"
      ],
      [
        "a pack with a rule that there is",
        (kit) => ["use", file("repeat.yaml", house("a").replace("house/word", "spam/shouting")), "--kit", kit],
        '"spam/shouting" stands more than once'
      ],
      ["a region that is none", (kit) => ["check", kit, "--region", "Germany"], "--region DE"]
    ]
  for (const [about, args, told] of mistakes) {
    it(`refuses ${about} with code 2, says what to do, and changes nothing`, async () => {
      const { code, err, out } = await runHere(["policy", ...args(original)])
      assert.strictEqual(code, 2, out + err)
      assert.include(err, told)
      assert.strictEqual(out, "")
      assert.notMatch(err, /\n\s+at /)
      const { settings: now, versions } = await settings(original)
      assert.deepStrictEqual([now.revision, versions], [0, []])
    })
  }

  it("refuses a call that lacks something, and says what", async () => {
    const set = ["severity", "spam/shouting"]
    const calls: ReadonlyArray<readonly [args: ReadonlyArray<string>, told: string]> = [
      [["settings"], "Missing required flag: --kit"],
      [[...set, "awful", "--kit", original, "--reason", "Loud"], '"off" | "default"'],
      [[...set, "off", "--kit", original], "Missing required flag: --reason"],
      [[...set, "off", "--kit", original, "--reason", " "], "why, in words"]
    ]
    for (const [args, told] of calls) {
      const { code, err, out } = await run(["policy", ...args])
      assert.deepStrictEqual([code, out], [2, ""])
      assert.include(err, told)
    }
  }, 60_000)

  it("refuses another pack under a version that was used, and takes it under the next", async () => {
    const kit = copy("versions")
    await ok("policy", "use", file("one.yaml", house("grim")), "--kit", kit)
    const again = await runHere(["policy", "use", file("other.yaml", house("cheap")), "--kit", kit])
    assert.strictEqual(again.code, 2)
    assert.include(again.err, "higher version")
    await ok("policy", "use", file("two.yaml", house("cheap", 2)), "--kit", kit)
    const shown = await ok("policy", "settings", "--kit", kit)
    assert.strictEqual(
      shown,
      "Pack house version 2 is used\nKept and not used: Pack house version 1\nRevision 2 of the settings.\n"
    )
  })

  it("does what the guide to rules shows, line by line", async () => {
    const kit = copy("kit")
    const guide = readFileSync(join(import.meta.dirname, "../../../../docs/guides/write-rules.md"), "utf8")
    const [, pack = ""] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? []
    const [, section = ""] = /## Settings that last[\s\S]*?```sh\n([\s\S]*?)```/.exec(guide) ?? []
    const acme = file("acme.yaml", pack)
    const lines = section.trim().split("\n")
    const outs: Array<string> = []
    for (const line of lines) {
      const [program, ...words] = line.match(/"[^"]*"|\S+/g) ?? []
      assert.strictEqual(program, "postwright")
      const args = words.map((word) => (word === "kit" ? kit : word === "acme.yaml" ? acme : word.replaceAll('"', "")))
      const { code, err, out } = await runHere(args)
      assert.oneOf(code, args.includes("check") ? [0, 1] : [0], err)
      outs.push(out)
    }
    assert.strictEqual(
      outs[lines.findIndex((line) => line.includes("settings"))],
      "alcohol/drinks  off\nPack acme version 1 is used\nRevision 2 of the settings.\n"
    )
    const rules = outs[lines.findIndex((line) => line.includes("policy rules"))]
    assert.include(rules, "acme/competitors")
    assert.notInclude(rules, "alcohol/drinks")
  }, 60_000)

  it("opens no state through a link", async () => {
    const kit = join(folder.path, "linked")
    mkdirSync(kit)
    symlinkSync(join(original, ".postwright"), join(kit, ".postwright"))
    const { code, err } = await runHere(["policy", "settings", "--kit", kit])
    assert.strictEqual(code, 2)
    assert.include(err, "is not the folder that generate made")
    rmSync(kit, { recursive: true })
  })

  it("takes a pack from standard input", async () => {
    const kit = copy("input")
    const { code, err, out } = await run(["policy", "use", "-", "--kit", kit], { input: house("grim") })
    assert.strictEqual(code, 0, err)
    assert.include(out, "Pack house version 1")
  })
})

it("rejects a door on a folder that another process holds", async () => {
  const kit = copy("taken")
  await using first = createPostwright({ adapters: [fs({ directory: join(kit, ".postwright") })] })
  await first.policy.settings()
  await using second = createPostwright({ adapters: [fs({ directory: join(kit, ".postwright") })] })
  const error = await second.policy.settings().then(
    () => undefined,
    (cause: unknown) => cause
  )
  assert.instanceOf(error, PostwrightError)
  assert.strictEqual(error.code, "directory-locked")
})
