import { afterAll, assert, describe, it } from "@effect/vitest"
import { existsSync, mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { makeFolder, run } from "./Program.ts"
import { runHere } from "./runHere.ts"

const folder = makeFolder()
afterAll(folder.remove)

const minimal = "topic: Cargo bikes\nplatforms: [x]\n"
const source = "The pilot made 131 loans in fourteen weeks. Riders rode 5,109 miles on 1,834 trips in all.\n"

interface BadCase {
  readonly title: string
  /** Text of brief.yaml, or what prepares the case's own folder. */
  readonly brief?: string | Uint8Array
  readonly prepare?: (path: string) => void
  readonly args?: ReadonlyArray<string>
  readonly env?: Readonly<Record<string, string>>
  /** Parts of the one message: where, what, and what to do. */
  readonly says: ReadonlyArray<string | RegExp>
}

const cases: ReadonlyArray<BadCase> = [
  {
    title: "no brief",
    args: ["missing.yaml", "--out", "kit"],
    says: ["missing.yaml", "does not exist", "Check the path"]
  },
  {
    title: "a folder as brief",
    prepare: (path) => mkdirSync(join(path, "dir")),
    args: ["dir", "--out", "kit"],
    says: ["dir", "is a folder"]
  },
  { title: "an empty brief", brief: "", says: ["brief.yaml:1:1", "empty", "topic"] },
  {
    title: "a binary brief",
    brief: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff]),
    says: ["brief.yaml", "binary", "UTF-8"]
  },
  { title: "a brief in UTF-16", brief: Buffer.from("\uFEFFtopic: T", "utf16le"), says: ["brief.yaml", "UTF-16"] },
  { title: "a brief in Latin-1", brief: Buffer.from("topic: Größe", "latin1"), says: ["brief.yaml", "not UTF-8"] },
  { title: "a brief of 5 MB", brief: `topic: ${"x".repeat(5_000_000)}`, says: ["brief.yaml", "1000000 bytes"] },
  { title: "a malformed brief", brief: "topic: A: B\n", says: ["brief.yaml:1:8", "quotes"] },
  {
    title: "a YAML bomb",
    brief: `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${"*a,".repeat(9)}]\nc: &c [${"*b,".repeat(9)}]\nd: [${"*c,".repeat(9)}]\n`,
    says: ["brief.yaml:", "aliases"]
  },
  { title: "a __proto__ key", brief: `${minimal}__proto__: { a: 1 }\n`, says: ["brief.yaml:3:1", "__proto__"] },
  { title: "an unknown key", brief: `${minimal}audiance: all\n`, says: ["brief.yaml:3:1", 'Did you mean "audience"?'] },
  {
    title: "an unknown platform",
    brief: "topic: T\nplatforms: [facebok]\n",
    says: ["brief.yaml:2:13", "platforms[0]", '"facebook"']
  },
  {
    title: "an unknown zone",
    brief: `${minimal}plan: { timeZone: Europe/Berln }`,
    says: ["plan.timeZone", '"Europe/Berlin"']
  },
  { title: "1e9 days", brief: `${minimal}plan: { days: 1e9 }`, says: ["brief.yaml:3:9", "plan.days", "1 to 366"] },
  {
    title: "a time that does not exist",
    brief: `${minimal}plan: { start: "2027-03-28T02:30", timeZone: Europe/Berlin }`,
    says: ["plan.start", "does not exist", "2027-03-28T03:00"]
  },
  { title: "a budget of zero", brief: `${minimal}budget: 0`, says: ["brief.yaml:3:1", "budget"] },
  { title: "a negative budget", brief: `${minimal}budget: -3`, says: ["budget is -3"] },
  { title: "no sources and no model", brief: minimal, says: ["no sources", "sources"] },
  { title: "a missing source", brief: `${minimal}sources: [a.md]`, says: ["a.md", "does not exist"] },
  {
    title: "a folder as source",
    brief: `${minimal}sources: [dir]`,
    prepare: (path) => mkdirSync(join(path, "dir")),
    says: ["dir", "folder"]
  },
  {
    title: "a binary source",
    brief: `${minimal}sources: [a.txt]`,
    prepare: (path) => writeFileSync(join(path, "a.txt"), new Uint8Array([0x25, 0x50, 0, 0, 0xff, 0xfe, 0])),
    says: ["a.txt"]
  },
  {
    title: "a source of 50 MB",
    brief: `${minimal}sources: [a.txt]`,
    prepare: (path) => {
      writeFileSync(join(path, "a.txt"), "")
      truncateSync(join(path, "a.txt"), 50_000_000)
    },
    says: ["a.txt", "20 MB"]
  },
  {
    title: "a source outside of the brief's folder",
    brief: `${minimal}sources: [../secret.txt]`,
    says: ["../secret.txt", "may not be read"]
  },
  { title: "an absolute source", brief: `${minimal}sources: [/etc/passwd]`, says: ["/etc/passwd", "may not be read"] },
  {
    title: "a source that links out of the folder",
    brief: `${minimal}sources: [link.txt]`,
    prepare: (path) => symlinkSync("/etc/passwd", join(path, "link.txt")),
    says: ["link.txt", "may not be read"]
  },
  {
    title: "a file: address",
    brief: `${minimal}sources: ["file:///etc/passwd"]`,
    says: ["file:///etc/passwd", "may not be read"]
  },
  {
    title: "a loopback address",
    brief: `${minimal}sources: ["http://127.0.0.1:9/x"]`,
    says: ["127.0.0.1", "may not be read"]
  },
  {
    title: "a link-local address",
    brief: `${minimal}sources: ["http://169.254.169.254/latest/meta-data/"]`,
    says: ["169.254.169.254", "may not be read"]
  },
  {
    title: "a private address",
    brief: `${minimal}sources: ["http://10.0.0.1/x"]`,
    says: ["10.0.0.1", "may not be read"]
  },
  {
    title: "a language without a source",
    brief: `${minimal}languages: [de]\nsources: [a.txt]`,
    prepare: (path) => writeFileSync(join(path, "a.txt"), source.repeat(5)),
    says: ['"de"', "model"]
  },
  {
    title: "an option that the brief could not hold either",
    brief: minimal,
    args: ["brief.yaml", "--out", "kit", "--days", "1000", "--platform", "twitter"],
    says: ["--days", "plan.days", "platforms[0]", '"x"']
  },
  {
    title: "days that are no number",
    brief: minimal,
    args: ["brief.yaml", "--out", "kit", "--days", "abc"],
    says: ["--days", '"abc"', "a whole number from 1 to 366", "--help"]
  },
  {
    title: "half a post a day",
    brief: minimal,
    args: ["brief.yaml", "--out", "kit", "--per-day", "0.5"],
    says: ["--per-day", "a whole number from 1 to 24"]
  },
  {
    title: "a seed with more digits than a number has",
    brief: minimal,
    args: ["brief.yaml", "--out", "kit", "--seed", "99999999999999999999"],
    says: ["--seed", "a whole number from 0 to 9007199254740991"]
  },
  {
    title: "an option given twice",
    brief: minimal,
    args: ["brief.yaml", "--out", "kit", "--days", "1", "--days", "2"],
    says: ["--days is given 2 times", "--help"]
  },
  {
    title: "a platform in a capital",
    brief: minimal,
    args: ["brief.yaml", "--out", "kit", "--platform", "X"],
    says: ["--platform", 'Did you mean "x"?']
  },
  {
    title: "an unknown platform among several",
    brief: minimal,
    args: ["brief.yaml", "--out", "kit", "--platform", "x,facebok"],
    says: ["--platform", "platforms[1]", 'Did you mean "facebook"?']
  },
  {
    title: "a start long gone",
    brief: minimal,
    args: ["brief.yaml", "--out", "kit", "--start", "1800-01-01"],
    says: ["--start", "plan.start", "1970 to 2999"]
  },
  {
    title: "a text that is named like a transcript",
    brief: `${minimal}sources: [a.vtt]`,
    prepare: (path) => writeFileSync(join(path, "a.vtt"), source),
    says: ["a.vtt", "WebVTT", "-->", ".txt"]
  },
  {
    title: "a negative seed",
    brief: minimal,
    args: ["brief.yaml", "--out", "kit", "--seed", "-1"],
    says: ["--seed", "from 0 to"]
  },
  {
    title: "an unknown option",
    brief: minimal,
    args: ["brief.yaml", "--out", "kit", "--day", "1"],
    says: ["--day", "--days"]
  },
  { title: "no --out", brief: minimal, args: ["brief.yaml"], says: ["--out"] },
  {
    title: "a model that is not set up",
    brief: `${minimal}sources: [a.txt]`,
    prepare: (path) => writeFileSync(join(path, "a.txt"), source),
    args: ["brief.yaml", "--out", "kit", "--model", "gpt"],
    says: ["gpt", "--model none"]
  },
  {
    title: "a file where the folder should be",
    brief: minimal,
    prepare: (path) => writeFileSync(join(path, "kit"), "mine"),
    says: ["kit", "is a file", "--out"]
  },
  {
    title: "a place that cannot be written",
    brief: minimal,
    args: ["brief.yaml", "--out", "/proc/kit"],
    says: ["/proc", "cannot be written", "--out"]
  },
  {
    title: "a link that leads nowhere",
    brief: minimal,
    prepare: (path) => symlinkSync("gone", join(path, "kit")),
    says: ["kit", "is a link to gone, which does not exist", "--out"]
  },
  {
    title: "a link that leads in a circle",
    brief: minimal,
    prepare: (path) => symlinkSync("kit", join(path, "kit")),
    says: ["kit", "circle of links", "--out"]
  },
  {
    title: "a name that no file system takes",
    brief: minimal,
    args: ["brief.yaml", "--out", "k".repeat(300)],
    says: ["too long", "--out"]
  },
  {
    title: "a folder with files of somebody else",
    brief: minimal,
    prepare: (path) => {
      mkdirSync(join(path, "kit"))
      writeFileSync(join(path, "kit", "plan.json"), "mine")
    },
    says: ["kit", "plan.json", "did not write", "--out"]
  },
  { title: "a setting that is none", brief: minimal, env: { POSTWRIGHT_MODEL: "gpt" }, says: [/gpt/, "--model none"] }
]

describe("generate with bad input", () => {
  for (const [index, { args, brief, env, prepare, says, title }] of cases.entries()) {
    it(`refuses ${title} with one message, exit code 2, and nothing written`, async () => {
      const path = join(folder.path, `case-${index}`)
      mkdirSync(path)
      if (brief !== undefined) writeFileSync(join(path, "brief.yaml"), brief)
      prepare?.(path)
      const before = readdirSync(path, { recursive: true }).sort()
      const { code, err, out } = await runHere(["generate", ...(args ?? ["brief.yaml", "--out", "kit"])], {
        cwd: path,
        ...(env === undefined ? {} : { env })
      })
      assert.strictEqual(code, 2, err)
      assert.strictEqual(out, "")
      for (const part of says) {
        assert.ok(typeof part === "string" ? err.includes(part) : part.test(err), `${String(part)} in: ${err}`)
      }
      assert.strictEqual(err.match(/^error: /gm)?.length, 1, err)
      assert.notMatch(err, /\n\s+at |\.ts:\d|node:internal|\u001b/)
      assert.deepStrictEqual(readdirSync(path, { recursive: true }).sort(), before)
      assert.isFalse(existsSync("/proc/kit"))
    })
  }

  it("tells a failure as one line of JSON on request", async () => {
    const path = join(folder.path, "json")
    mkdirSync(path)
    writeFileSync(join(path, "brief.yaml"), "topic: T\nplatforms: [q]\nbudget: 0\n")
    const { code, err, out } = await runHere(["generate", "brief.yaml", "--out", "kit", "--json"], { cwd: path })
    assert.strictEqual(code, 2)
    assert.strictEqual(out, "")
    const failure = JSON.parse(err.trimEnd().split("\n").at(-1)!)
    assert.strictEqual(failure.code, "brief-invalid")
    assert.deepStrictEqual(
      failure.details.problems.map((problem: { path: string; line: number }) => [problem.path, problem.line]),
      [
        ["platforms[0]", 2],
        ["budget", 3]
      ]
    )
    assert.isString(failure.message)
    assert.isString(failure.remedy)
    assert.notProperty(failure, "trace")
  })

  it("tells each failure once, also with its stack trace", async () => {
    const { err } = await run(["generate", "missing.yaml", "--out", "kit"], {
      cwd: folder.path,
      env: { POSTWRIGHT_DEBUG: "1" }
    })
    assert.lengthOf(err.match(/does not exist/g) ?? [], 1, err)
    assert.lengthOf(err.match(/^@postwright\/|\[cause\]/gm) ?? [], 1, err)
    assert.include(err, "readTextFile")
  })

  it("shows a stack trace only where POSTWRIGHT_DEBUG asks for one", async () => {
    const { code, err } = await run(["generate", "missing.yaml", "--out", "kit"], {
      cwd: folder.path,
      env: { POSTWRIGHT_DEBUG: "1" }
    })
    assert.strictEqual(code, 2)
    assert.match(err, /\n\s+at /)
  })
})
