import { afterAll, assert, describe, it } from "@effect/vitest"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { makeFolder } from "./Program.ts"
import { runHere } from "./runHere.ts"

const folder = makeFolder()
afterAll(folder.remove)

const file = (name: string, content: string): string => {
  writeFileSync(join(folder.path, name), content)
  return name
}

const check = (...args: ReadonlyArray<string>) => runHere(["policy", "check", ...args], { cwd: folder.path })

const pack = `schemaVersion: "1"
id: acme
version: 1
title: { en: Acme, de: Acme }
sources: []
rules:
  - kind: terms
    id: acme/words
    version: 1
    severity: block
    title: { en: Words of Acme, de: Wörter von Acme }
    source: null
    category: tone
    terms: [{ text: cheap }]
`

describe("postwright policy check", () => {
  it("ends with 0 for a text that may go out, and says what was not looked at", async () => {
    const { code, err, out } = await check(file("good.txt", "We lend bikes to families in Leith."), "--platform", "x")
    assert.strictEqual(code, 0, err)
    assert.include(out, "1 clean")
    assert.include(out, "No moderation model is configured")
  })

  it("says that a language has no list of swear words, and lets the text pass", async () => {
    const text = file("pl.txt", "Wypożyczamy rowery rodzinom z Leith.")
    const { code, err, out } = await check(text, "--platform", "x", "--language", "pl", "--messages", "de")
    assert.strictEqual(code, 0, err)
    assert.include(out, "Nicht geprüft: Für Polnisch (pl) gibt es keine Liste von Schimpfwörtern")
    assert.notInclude((await check(text, "--platform", "x", "--language", "it")).out, "swear words")
  })

  it("ends with 1 for one that may not, with the reason and without repeating what must not be read", async () => {
    const { code, out } = await check(file("bad.txt", "Write to jo@larkfield.org!!!!"), "--platform", "linkedin")
    assert.strictEqual(code, 1)
    assert.include(out, "personal-data/email")
    assert.include(out, "spam/repeated-punctuation")
    assert.notInclude(out, "jo@larkfield.org")
  })

  it("checks every post of a kit's folder and tells the same as JSON", async () => {
    mkdirSync(join(folder.path, "kit"))
    const variant = (id: string, text: string) => ({
      id,
      approach: "statement",
      text,
      scores: { brandFit: 1, risk: 0, readability: 1 },
      scoreParts: { brandFit: [], risk: [], readability: [] }
    })
    const post = (id: string, text: string) => ({
      id,
      slotId: id.replace("post", "slot"),
      platform: "linkedin",
      format: "post",
      language: "en",
      variants: [variant(`${id}-1`, text), variant(`${id}-2`, "Mail jo@larkfield.org")],
      hashtags: [],
      links: [],
      media: [],
      citations: [],
      generatedBy: { kind: "person", memberId: "jo" },
      contentHash: ""
    })
    const text = "Our riders carry their children to school in every kind of weather"
    const posts = [post("post-001", text), post("post-002", `${text}!`), post("post-003", "It costs £12.")]
    file("kit/posts.json", JSON.stringify({ schemaVersion: "1", campaignId: "c", sources: [], posts }))
    const { code, out } = await check("kit", "--json")
    const result = JSON.parse(out)
    assert.strictEqual(code, 1)
    assert.deepStrictEqual(
      result.posts.map(
        ({ decision, findings, name }: { decision: string; findings: Array<{ ruleId: string }>; name: string }) => [
          name,
          decision,
          findings.map(({ ruleId }) => ruleId)
        ]
      ),
      [
        ["post-001", "allow", []],
        ["post-002", "quarantine", ["grounding/repeats-post"]],
        ["post-003", "quarantine", ["grounding/uncited-figure"]]
      ]
    )
    assert.deepStrictEqual(result.counts, { allow: 1, quarantine: 2 })
    const all = JSON.parse(
      (await check("kit", "--json", "--all-variants", "--severity", "personal-data/email=block")).out
    )
    assert.strictEqual(all.posts.length, 6)
    assert.strictEqual(all.counts.block, 3)
  })

  it("sees for itself in which language a text is", async () => {
    const { code, out } = await check(
      file("de.txt", "Unser Tee heilt jede Krankheit ganz ohne Nebenwirkungen, und das ist wissenschaftlich bewiesen."),
      "--platform",
      "x"
    )
    assert.strictEqual(code, 1)
    assert.include(out, "health/")
  })

  it("says every line in German, how it ended included", async () => {
    const text = file("both.txt", "AN JO@LARKFIELD.ORG!!!! ALLES MUSS RAUS UND ZWAR SOFORT HEUTE NOCH")
    const { err, out } = await check(text, "--platform", "x", "--messages", "de")
    assert.match(out, /^both\.txt \(x post\): (?:zu beheben|verboten)\n/)
    assert.match(out, /\n {2}Hinweis {4}/)
    assert.notMatch(out, /^ {2}(?:warn|fix|block|quarantine) /m)
    assert.strictEqual(
      err,
      "Fehler: Der Post darf so nicht gesendet werden. Behebe, was die Befunde nennen, oder lass jemanden darüber entscheiden\n"
    )
    const wrong: ReadonlyArray<ReadonlyArray<string>> = [
      [text],
      [text, "--platform", "twiter"],
      [text, "--platform", "x", "--region", "DEU"],
      [text, "--platform", "x", "--severity", "spam/shoutin=off"],
      [text, "--platform", "x", "--severity", "foo"],
      [text, "--platform", "x", "--brief", file("odd.yaml", "topic: 5\nplatfroms: [x]\nplan: { days: 99 }\n")],
      [text, "--platform", "x", "--rules", file("odd-pack.yaml", "id: x\nrules: 5\n")],
      [text, "--platfrom", "x"],
      [text, "--format", "foo"],
      [text, "--kit", "."],
      ["nowhere.txt"],
      ["."],
      []
    ]
    for (const args of wrong) {
      const { err } = await check(...args, "--messages", "de")
      assert.match(err, /^Fehler: /, args.join(" "))
      assert.notMatch(err, /auf Englisch|\b(?:the|is|not|but|must|Expected|See|Write|Did)\b/, args.join(" "))
    }
  })

  it("takes packs of one's own, a brief, and answers in German", async () => {
    const text = file("cheap.txt", "We are cheap and cheerful")
    const { code, out } = await check(text, "--platform", "x", "--rules", file("acme.yaml", pack), "--messages", "de")
    assert.strictEqual(code, 1)
    assert.include(out, "Wörter von Acme")
    const brief = file("brief.yaml", "topic: T\nplatforms: [x]\nbrand: { bannedWords: [cheerful] }\n")
    assert.include((await check(text, "--platform", "x", "--brief", brief)).out, "brand/banned-word")
    const rivals = file("rivals.yaml", "topic: T\nplatforms: [x]\ncompetitors: [Cheap]\n")
    assert.include((await check(text, "--platform", "x", "--brief", rivals)).out, "brand/competitor")
  })

  it("takes the name of a network in any case", async () => {
    const { code, err } = await check(file("any.txt", "Hello"), "--platform", "X")
    assert.strictEqual(code, 0, err)
  })

  const mistakes: ReadonlyArray<readonly [about: string, args: () => ReadonlyArray<string>, told: string]> = [
    ["a text for no network", () => [file("any.txt", "Hello")], "--platform"],
    [
      "a network that there is not",
      () => [file("any.txt", "Hello"), "--platform", "facebok"],
      `Did you mean "facebook"?`
    ],
    [
      "a rule that there is not",
      () => [file("any.txt", "Hello"), "--platform", "x", "--severity", "x/text-lenght=warn"],
      `"x/text-length"`
    ],
    [
      "a severity that there is not",
      () => [file("any.txt", "Hello"), "--platform", "x", "--severity", "x/text-length=awful"],
      "RULE=SEVERITY"
    ],
    [
      "a broken pack",
      () => [file("any.txt", "Hello"), "--platform", "x", "--rules", file("broken.yaml", "id: acme")],
      "broken.yaml"
    ],
    ["a file that there is not", () => ["missing.txt", "--platform", "x"], "does not exist"],
    ["an empty file", () => [file("empty.txt", ""), "--platform", "x"], "is empty"],
    ["JSON without a post", () => [file("other.json", "{}")], "holds no post"]
  ]
  for (const [about, args, told] of mistakes) {
    it(`refuses ${about} with code 2 and says what to do`, async () => {
      const { code, err, out } = await check(...args())
      assert.strictEqual(code, 2, out + err)
      assert.include(err, told)
      assert.strictEqual(out, "")
    })
  }
})

describe("postwright policy rules", () => {
  it("lists every rule with its severity, as set", async () => {
    const { code, out } = await runHere(["policy", "rules", "--json", "--severity", "x/link-price=off"], {
      cwd: folder.path
    })
    assert.strictEqual(code, 0)
    const { rules } = JSON.parse(out)
    const ids = rules.map(({ id }: { id: string }) => id)
    assert.include(ids, "x/text-length")
    assert.notInclude(ids, "x/link-price")
  })
})
