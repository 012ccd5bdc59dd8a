import { afterAll, assert, describe, it } from "@effect/vitest"
import { execFile } from "node:child_process"
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { makeFolder, run } from "./Program.ts"
import { runHere } from "./runHere.ts"

const folder = makeFolder()
afterAll(folder.remove)

const example = join(import.meta.dirname, "../../../../examples/sonnenfach/brief.yaml")
const withMedia = ["--days", "2", "--per-day", "3", "--model", "none"]
const short = [...withMedia, "--no-media"]
// Small, because it is made many times, and yet disturbed while its posts are written.
const disturbed = ["generate", join(folder.path, "bikes.yaml"), "--model", "none", "--no-media"]
writeFileSync(
  join(folder.path, "bikes.yaml"),
  "topic: Cargo bikes\nplatforms: [x]\nlanguages: [en]\nsources: [bikes.txt]\nplan: { days: 4, perDay: 1, start: 2027-03-01 }\n"
)
writeFileSync(
  join(folder.path, "bikes.txt"),
  "A cargo bike carries two children and the shopping of a week. Its brakes stop it within four metres.\n\n" +
    "The battery lasts for sixty kilometres when the load is light. Rain is no reason to leave it at home.\n\n" +
    "Every frame of the cargo bike has a guarantee of ten years. A test ride begins at the gate.\n\n" +
    "The workshop mends a flat tyre on the same day. A service once a year keeps the gears quiet.\n"
)
const read = (...path: ReadonlyArray<string>): string => readFileSync(join(folder.path, ...path), "utf8")

describe("generate", () => {
  it("places a complete kit and says where to look, with plain lines in between", async () => {
    const out = join(folder.path, "kit")
    const result = await run(["generate", example, "--out", out, ...withMedia])
    assert.strictEqual(result.code, 0, result.err)
    assert.includeMembers(readdirSync(out), [
      "audit.jsonl",
      "index.html",
      "plan.json",
      "posts",
      "posts.json",
      "report.json",
      "schedule.csv"
    ])
    const lines = result.out.trimEnd().split("\n")
    assert.match(lines[0]!, /^\d+ posts for 6 slots/)
    assert.match(lines[1]!, /^\d+ posts? with pictures, 0 videos$/)
    const page = /file:\S+/.exec(result.out)![0]
    assert.isTrue(existsSync(fileURLToPath(page)))
    assert.isTrue(existsSync(/\/\S+\.zip$/.exec(lines.at(-1)!)![0]))
    assert.include(result.err, "Writing posts")
    assert.notInclude(result.err + result.out, "\u001b")
    assert.strictEqual(statSync(out).mode & 0o055, 0o055, "others may read the kit")
    const posts: { posts: ReadonlyArray<unknown> } = JSON.parse(read("kit", "posts.json"))
    assert.isAbove(posts.posts.length, 0)
  })

  it("gives the same plan and posts for the same brief and seed, and another plan for another seed", async () => {
    const args = (name: string, seed: string) =>
      ["generate", example, "--out", join(folder.path, name), ...short, "--seed", seed, "--quiet"] as const
    // One in a process of its own: nothing of it may come from what the process did before.
    for (const { code, err, out } of [
      await run(args("a", "0")),
      await runHere(args("b", "0")),
      await runHere(args("c", "7"))
    ]) {
      assert.strictEqual(code, 0, err)
      assert.strictEqual(out, "")
      assert.strictEqual(err, "")
    }
    for (const file of ["plan.json", "posts.json"]) {
      assert.strictEqual(read("a", file), read("b", file))
      assert.notStrictEqual(read("a", file), read("c", file))
    }
  }, 60_000)

  it("speaks JSON on request: progress on standard error, one result on standard output", async () => {
    const out = join(folder.path, "json")
    const { code, err, out: written } = await runHere(["generate", example, "--out", out, ...short, "--json"])
    assert.strictEqual(code, 0, err)
    const result = JSON.parse(written)
    assert.strictEqual(result.type, "result")
    assert.strictEqual(result.schemaVersion, "1")
    assert.strictEqual(result.slots, 6)
    assert.strictEqual(result.out, out)
    assert.includeMembers(result.files, ["plan.json", "index.html"])
    const progress = err
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
    for (const line of progress) {
      assert.include(["progress", "warning"], line.type)
      assert.notProperty(line, "_tag")
    }
    assert.includeMembers(
      progress.map((line) => line.stage),
      ["draft", "kit"]
    )
  })

  it("warns of a campaign in the past and of the same source twice, makes it all the same, and is quiet on request", async () => {
    const path = join(folder.path, "past")
    mkdirSync(path)
    for (const name of ["a.txt", "b.txt"]) {
      writeFileSync(join(path, name), "The pilot made 131 loans in fourteen weeks.\nRiders rode 5,109 miles in all.\n")
    }
    const plan = "plan: { start: 2020-02-01, days: 2, perDay: 1 }"
    writeFileSync(join(path, "brief.yaml"), `topic: Bikes\nplatforms: [x]\nsources: [a.txt, b.txt]\n${plan}\n`)
    // A network that is named twice counts once.
    const args = ["generate", "brief.yaml", "--model", "none", "--out", "kit", "--platform", "x", "--platform", "x,x"]
    const [told, json] = [
      await runHere(args, { cwd: path }),
      await runHere([...args, "--json", "--quiet"], { cwd: path })
    ]
    assert.strictEqual(told.code, 0, told.err)
    assert.match(told.err, /^warning: All 2 slots lie in the past, the last one on 2020-02-02\. .*--start/m)
    assert.match(told.err, /^warning: The sources a\.txt and b\.txt are the same/m)
    assert.match(told.err, /^warning: 1 of the 2 slots has no post, for this reason: "[^"]+"\. Add material /m)
    assert.strictEqual(json.code, 0, json.err)
    assert.strictEqual(json.err, "")
    assert.deepStrictEqual(
      JSON.parse(json.out).warnings.map((warning: { code: string }) => warning.code),
      ["campaign-past", "sources-alike", "slots-without-post"]
    )
  })

  let whole: ReturnType<typeof runHere> | undefined
  for (const [signal, expected] of [
    ["SIGINT", 130],
    ["SIGTERM", 130],
    ["SIGKILL", null]
  ] as const) {
    it(`leaves nothing half-written on ${signal}, and the same command goes on to the same result`, async () => {
      const name = `stopped-${signal}`
      const args = [...disturbed, "--out", join(folder.path, name)]
      let isStopped = false
      const stopped = await run(args, {
        onText: (text, child) => {
          if (!isStopped && text.includes("Writing posts")) {
            isStopped = true
            child.kill(signal)
          }
        }
      })
      assert.strictEqual(stopped.code, expected, stopped.err)
      assert.deepStrictEqual(readdirSync(join(folder.path, name)), [".postwright"])
      if (expected !== null) {
        assert.include(stopped.err, "The same command goes on where it stood")
        assert.notMatch(stopped.err, /\n\s+at /)
      }
      const again = await runHere(args)
      assert.strictEqual(again.code, 0, again.err)
      const undisturbed = await (whole ??= runHere([...disturbed, "--out", join(folder.path, "whole")]))
      assert.strictEqual(undisturbed.code, 0, undisturbed.err)
      for (const file of ["plan.json", "posts.json"]) {
        assert.strictEqual(read(name, file), read("whole", file))
      }
      assert.isAbove(JSON.parse(read(name, "posts.json")).posts.length, 1)
      const steps = read(name, "audit.jsonl")
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).step)
      assert.strictEqual(new Set(steps).size, steps.length)
    }, 120_000)
  }

  it("replaces its own kit, removes what is no longer part of it, and leaves other files alone", async () => {
    const out = join(folder.path, "again")
    assert.strictEqual((await runHere(["generate", example, "--out", out, ...short])).code, 0)
    const first = readdirSync(join(out, "posts"))
    writeFileSync(join(out, "notes.txt"), "mine")
    writeFileSync(join(out, "posts", "mine.md"), "mine")
    const smaller = await runHere([
      "generate",
      example,
      "--out",
      out,
      "--days",
      "1",
      "--per-day",
      "1",
      "--model",
      "none"
    ])
    assert.strictEqual(smaller.code, 0, smaller.err)
    assert.isAbove(first.length, 1)
    assert.deepStrictEqual(
      readdirSync(join(out, "posts")).filter((name) => name !== "mine.md").length,
      JSON.parse(read("again", "posts.json")).posts.length
    )
    assert.strictEqual(read("again", "notes.txt"), "mine")
    assert.strictEqual(read("again", "posts", "mine.md"), "mine")
    assert.lengthOf(
      readdirSync(out).filter((name) => name.endsWith(".zip")),
      1
    )
  })

  it("lets only one process work in a folder, and tells the other which one it is", async () => {
    const out = join(folder.path, "shared")
    const args = [...disturbed, "--out", out]
    let pid: number | undefined
    let second: ReturnType<typeof runHere> | undefined
    const first = await run(args, {
      started: (child) => (pid = child.pid),
      onText: (text) => {
        if (text.includes("Writing posts")) second ??= runHere(args)
      }
    })
    const other = await second!
    assert.strictEqual(first.code, 0, first.err)
    // The second may also come after the end of the first, and then finds its work done.
    if (other.code !== 0) {
      assert.strictEqual(other.code, 2, other.err)
      assert.include(other.err, `in use by process ${pid}`)
    }
  })

  it("says what a full disk needs, and goes on when there is room", async () => {
    const small = join(folder.path, "small")
    mkdirSync(small)
    const isMounted = await new Promise<boolean>((resolve) => {
      execFile("mount", ["-t", "tmpfs", "-o", "size=200k", "tmpfs", small], (error) => resolve(error === null))
    })
    if (!isMounted) return
    try {
      const args = [...disturbed, "--out", join(small, "kit")]
      const full = await run(args)
      assert.strictEqual(full.code, 2, full.err)
      assert.match(full.err, /^error: .*[Nn]o space/m)
      assert.deepStrictEqual(readdirSync(join(small, "kit")), [".postwright"])
      await new Promise((resolve) => execFile("mount", ["-o", "remount,size=40m", small], resolve))
      const again = await runHere(args)
      assert.strictEqual(again.code, 0, again.err)
      await new Promise((resolve) => execFile("mount", ["-o", "remount,ro", small], resolve))
      const readOnly = await runHere([...disturbed, "--out", join(small, "other")])
      assert.strictEqual(readOnly.code, 2)
      assert.include(readOnly.err, "can only be read")
    } finally {
      await new Promise((resolve) => execFile("umount", [small], resolve))
    }
  }, 120_000)

  it("takes a brief whose body is its material", async () => {
    const path = join(folder.path, "markdown")
    mkdirSync(path)
    const body = "The pilot made 131 loans in fourteen weeks. Riders rode 5,109 miles on 1,834 trips. ".repeat(1)
    writeFileSync(
      join(path, "brief.md"),
      `---\ntopic: Cargo bikes\nplatforms: [x]\nplan: { days: 1, perDay: 2, start: 2027-03-01 }\n---\n# Pilot\n\n${body}\n`
    )
    const { code, err } = await runHere(["generate", "brief.md", "--out", "kit"], { cwd: path })
    assert.strictEqual(code, 0, err)
    assert.include(err, "No model is chosen")
    assert.include(read("markdown", "kit", "sources", "brief.txt"), "131 loans")
    rmSync(path, { recursive: true })
  })
})

describe("generate without a post", () => {
  const path = join(folder.path, "bare")
  const brief = () => {
    mkdirSync(path, { recursive: true })
    writeFileSync(
      join(path, "brief.md"),
      `---\ntopic: Coffee from Mill Lane\nplatforms: [x]\nlanguages: [en]\nplan: { days: 1, perDay: 2, start: 2027-03-01 }\n---\nwe roast coffee on mill lane every tuesday and sell it to cafes in the whole county with our own van\n`
    )
    return ["generate", "brief.md", "--out", "kit", "--model", "none"]
  }

  it("says so, why and what helps, and exits with 2 after it has placed the kit", async () => {
    const { code, err, out } = await runHere(brief(), { cwd: path })
    assert.strictEqual(code, 2, err)
    assert.match(out, /^0 posts for 2 slots/)
    const last = err.trimEnd().split("\n").at(-1)!
    assert.match(last, /^error: No post could be written for any of the 2 slots: The sources hold no full sentences, /)
    assert.match(last, /\. Add about \d+ more words on “.+” in English .*, in full sentences .*report\.json/)
    const report = JSON.parse(read("bare", "kit", "report.json"))
    assert.lengthOf(report.needsMaterial[0].add, 2)
    // The same command finds its kit, and comes to the same end.
    const again = await runHere([...brief(), "--quiet"], { cwd: path })
    assert.strictEqual(again.code, 2, again.err)
    assert.match(again.err, /^error: No post could be written/)
    assert.isTrue(existsSync(join(path, "kit", "report.json")))
  })

  it("tells programs the same as a problem of the result and as an error", async () => {
    const { code, err, out } = await runHere([...brief(), "--json"], { cwd: path })
    assert.strictEqual(code, 2, err)
    const result = JSON.parse(out)
    assert.strictEqual(result.posts, 0)
    assert.strictEqual(result.problem.code, "no-posts")
    const error = JSON.parse(err.trimEnd().split("\n").at(-1)!)
    assert.deepStrictEqual(
      [error.type, error.code, error.message, error.remedy],
      ["error", result.problem.code, result.problem.message, result.problem.remedy]
    )
  })
})

describe("postwright", () => {
  it("shows its commands, its version and completions", async () => {
    const [help, version, completions, nothing] = await Promise.all([
      run(["--help"]),
      run(["--version"]),
      run(["--completions", "bash"]),
      run([])
    ])
    assert.strictEqual(help.code, 0)
    for (const name of ["generate", "publish", "simulate", "doctor"]) assert.include(help.out, name)
    assert.strictEqual(version.code, 0)
    assert.match(version.out, /\d+\.\d+\.\d+/)
    assert.strictEqual(completions.code, 0)
    assert.include(completions.out, "complete")
    assert.strictEqual(nothing.code, 2)
    assert.include(nothing.out, "USAGE")
  })

  it("loads what a command does only when it runs", async () => {
    const list = join(folder.path, "modules.txt")
    const told = `data:text/javascript,${encodeURIComponent(
      `import { registerHooks } from "node:module"
      import { writeFileSync } from "node:fs"
      const urls = []
      registerHooks({ load: (url, context, next) => (urls.push(url), next(url, context)) })
      process.on("exit", () => writeFileSync(${JSON.stringify(list)}, urls.join("\\n")))`
    )}`
    const modulesOf = async (...args: ReadonlyArray<string>) => {
      const { code, err } = await run(args, { node: ["--import", told] })
      assert.strictEqual(code, 0, err)
      return read("modules.txt").split("\n")
    }
    const help = await modulesOf("--help")
    assert.isTrue(help.some((url) => url.endsWith("/cli/Cli.ts")))
    assert.deepStrictEqual(
      help.filter((url) => /\/(?:Main|Postwright)\.ts$|\/core\/src\/policy\/|libphonenumber/.test(url)),
      []
    )
    assert.isTrue((await modulesOf("doctor")).some((url) => url.endsWith("/Main.ts")))
  })

  it("suggests the command that was probably meant", async () => {
    const { code, err } = await run(["generat"])
    assert.strictEqual(code, 2)
    assert.include(err, "Did you mean generate?")
  })

  it("tells the doctor's findings, and never the value of a secret", async () => {
    const secret = "s3cr3t-t0k3n"
    const env = { POSTWRIGHT_X_ACCESS_TOKEN: secret }
    const [text, json] = [await runHere(["doctor"], { env }), await runHere(["doctor", "--json"], { env })]
    assert.strictEqual(text.code, 0, text.err)
    assert.match(text.out, /✓ node +24/)
    assert.match(text.out, /✓ POSTWRIGHT_X_ACCESS_TOKEN +set/)
    const result = JSON.parse(json.out)
    assert.isTrue(result.ok)
    assert.includeMembers(
      result.checks.map((check: { name: string }) => check.name),
      ["node", "time-zones", "languages", "ffmpeg", "fonts"]
    )
    for (const written of [text.out, text.err, json.out, json.err]) assert.notInclude(written, secret)
  })

  const old = ["/usr/bin/node", "/usr/local/bin/node"].find(existsSync)
  it("names the version that it needs, on an older Node.js", async () => {
    const versionOf = (path: string) =>
      new Promise<string>((resolve) => execFile(path, ["--version"], (_, out) => resolve(out.trim())))
    if (old === undefined || Number((await versionOf(old)).slice(1).split(".")[0]) >= 24) return
    const bin = join(dirname(fileURLToPath(import.meta.url)), "../../bin/postwright.js")
    const { code, err } = await new Promise<{ code: unknown; err: string }>((resolve) => {
      execFile(old, [bin, "--help"], (error, _, err) => resolve({ code: error?.code, err }))
    })
    assert.strictEqual(code, 2)
    assert.match(err, /^postwright needs Node\.js 24\.7 or newer, and this is Node\.js \d+\.\d+\.\d+\. .*\n$/)
  })
})
