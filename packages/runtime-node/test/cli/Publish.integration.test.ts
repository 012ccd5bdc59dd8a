import { afterAll, assert, describe, it } from "@effect/vitest"
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { makeFolder, run } from "./Program.ts"
import { runHere } from "./runHere.ts"

const folder = makeFolder()
afterAll(folder.remove)

interface Simulator extends AsyncDisposable {
  readonly url: string
  readonly env: Readonly<Record<string, string>>
  readonly state: () => Promise<{
    readonly posts: ReadonlyArray<{ text: string }>
    readonly requests: Record<string, number>
    readonly faults: unknown
  }>
}

/** A simulated X that is stopped at the end of its test. */
const simulate = (...args: ReadonlyArray<string>): Promise<Simulator> =>
  new Promise((resolve, reject) => {
    const stop = new AbortController()
    const ended = runHere(["simulate", "x", "--port", "0", "--json", ...args], {
      signal: stop.signal,
      onText: (text) => {
        const { accessToken, url } = JSON.parse(text)
        resolve({
          url,
          env: { POSTWRIGHT_X_ACCESS_TOKEN: accessToken },
          state: async () => (await fetch(`${url}/_simulator/state`)).json(),
          [Symbol.asyncDispose]: async () => {
            stop.abort()
            await ended
          }
        })
      }
    })
    void ended.then(({ err }) => reject(new Error(err)))
  })

let count = 0
const postFile = (post: unknown): string => {
  count += 1
  const path = join(folder.path, `post-${count}`)
  mkdirSync(path)
  writeFileSync(join(path, "post.json"), JSON.stringify(post))
  return join(path, "post.json")
}

describe("publish", () => {
  it("publishes a post once, however often the command is run", async () => {
    await using x = await simulate()
    const file = postFile({ platform: "x", text: "Seven days are long enough. #CargoWeek" })
    const args = ["publish", file, "--account", "larkfield", "--base-url", x.url]
    const dry = await runHere([...args, "--dry-run"], { env: x.env })
    assert.strictEqual(dry.code, 0, dry.err)
    assert.include(dry.out, "Nothing is sent")
    assert.isFalse(existsSync(join(file, "../.postwright")))
    assert.lengthOf((await x.state()).posts, 0)

    const first = await run(args, { env: x.env })
    assert.strictEqual(first.code, 0, first.err)
    assert.include(first.out, "Published")
    const again = await runHere([...args, "--json"], { env: x.env })
    assert.strictEqual(again.code, 0, again.err)
    const result = JSON.parse(again.out)
    assert.strictEqual(result.status, "published")
    assert.lengthOf(result.parts, 1)
    const state = await x.state()
    assert.deepStrictEqual(
      state.posts.map((post) => post.text),
      ["Seven days are long enough. #CargoWeek"]
    )
    assert.strictEqual(state.requests["create"], 1)
  }, 60_000)

  // Both wait for the time at which the network is asked again, so they wait together.
  it.concurrent("ends a create that was accepted without an answer in exactly one live post", async () => {
    await using x = await simulate("--fault", "accept-then-reset")
    const file = postFile({ platform: "x", text: "A squeak is news." })
    const { code, err, out } = await run(["publish", file, "--account", "larkfield", "--base-url", x.url], {
      env: x.env
    })
    assert.strictEqual(code, 0, err)
    assert.include(err, "Looking again at")
    assert.include(out, "Published")
    const state = await x.state()
    assert.lengthOf(state.posts, 1)
    assert.strictEqual(state.requests["create"], 1)
  }, 60_000)

  it.concurrent("goes on after it was killed while the outcome was open, and does not send again", async () => {
    await using x = await simulate("--fault", "accept-then-reset")
    const file = postFile({ platform: "x", text: "Start with the gate." })
    const args = ["publish", file, "--account", "larkfield", "--base-url", x.url]
    const killed = await run(args, {
      env: x.env,
      onText: (text, child) => {
        if (text.includes("Looking again at")) child.kill("SIGKILL")
      }
    })
    assert.isNull(killed.code)
    const { code, err } = await run(args, { env: x.env })
    assert.strictEqual(code, 0, err)
    const state = await x.state()
    assert.lengthOf(state.posts, 1)
    assert.strictEqual(state.requests["create"], 1)
  }, 60_000)

  it("holds a post whose token is refused, and sends it when the command is run with a good one", async () => {
    await using x = await simulate()
    const file = postFile({ platform: "x", text: "We lend you the bike." })
    const args = ["publish", file, "--account", "larkfield", "--base-url", x.url]
    const refused = await runHere(args, { env: { POSTWRIGHT_X_ACCESS_TOKEN: "wr0ng-t0ken" } })
    assert.strictEqual(refused.code, 1, refused.err)
    assert.include(refused.err, "does not accept the token")
    assert.notInclude(refused.err + refused.out, "wr0ng-t0ken")
    const accepted = await runHere(args, { env: x.env })
    assert.strictEqual(accepted.code, 0, accepted.err)
    assert.lengthOf((await x.state()).posts, 1)
  })

  it("takes accounts and their tokens from a file", async () => {
    await using x = await simulate()
    const file = postFile({ platform: "x", text: "You bring the awkward Tuesday." })
    const accounts = join(folder.path, "accounts.json")
    const accessToken = x.env["POSTWRIGHT_X_ACCESS_TOKEN"]
    writeFileSync(
      accounts,
      JSON.stringify({ accounts: [{ id: "larkfield", platform: "x", accessToken, baseUrl: x.url }] })
    )
    const env = { POSTWRIGHT_ACCOUNTS: accounts }
    const { code, err } = await runHere(["publish", file, "--account", "larkfield"], { env })
    assert.strictEqual(code, 0, err)
    const other = await runHere(["publish", file, "--account", "lark"], { env })
    assert.strictEqual(other.code, 2)
    assert.include(other.err, "Use one of larkfield")
  })

  it("sends to each place what another place already has", async () => {
    const file = postFile({ platform: "x", text: "The same post, twice tried." })
    for (const start of [simulate, simulate]) {
      await using x = await start()
      const sent = await runHere(["publish", file, "--account", "larkfield", "--base-url", x.url], { env: x.env })
      assert.strictEqual(sent.code, 0, sent.err)
      assert.lengthOf((await x.state()).posts, 1)
    }
  })

  it("sends nothing that the rules forbid, also in a dry run, and names the rules", async () => {
    await using x = await simulate()
    const file = postFile({ platform: "x", text: "Take my card, 4111 1111 1111 1111, and pay." })
    const args = ["publish", file, "--account", "larkfield", "--base-url", x.url]
    for (const more of [[], ["--dry-run"], ["--reason", "It is ours"]]) {
      const { code, err, out } = await runHere([...args, ...more], { env: x.env })
      assert.strictEqual(code, 2, out)
      assert.match(err, /^error: The post was not sent: .*personal-data\/payment-card.*Change the post/)
    }
    assert.lengthOf((await x.state()).posts, 0)
  })

  it("sends what the rules want a person to look at with a reason, and keeps the reason", async () => {
    await using x = await simulate()
    const file = postFile({ platform: "x", text: "Call Jane at +44 20 7946 0958 for a bike." })
    const args = ["publish", file, "--account", "larkfield", "--base-url", x.url]
    const refused = await runHere(args, { env: x.env })
    assert.strictEqual(refused.code, 2)
    assert.match(refused.err, /personal-data\/phone.*--reason/)
    const sent = await runHere([...args, "--reason", "The number of our shop"], { env: x.env })
    assert.strictEqual(sent.code, 0, sent.err)
    assert.include(sent.err, "warning")
    assert.lengthOf((await x.state()).posts, 1)
    const kept = join(file, "../.postwright")
    const texts = readdirSync(kept, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    assert.isTrue(texts.some((text) => text.includes("The number of our shop")))
    // What is live is told, whatever the rules say by now.
    const again = await runHere(args, { env: x.env })
    assert.strictEqual(again.code, 0, again.err)
  })

  it("asks a kit's plan about its posts: nothing is sent that was rejected, approved for others or another time, or changed", async () => {
    await using x = await simulate()
    const brief = join(import.meta.dirname, "../../../../examples/larkfield/brief.yaml")
    const kit = join(folder.path, "kit")
    const few = ["--days", "2", "--per-day", "2", "--platform", "x", "--model", "none", "--no-media", "--quiet"]
    const made = ["generate", brief, "--out", kit, ...few]
    assert.strictEqual((await runHere(made)).code, 0)
    interface Made {
      readonly id: string
      readonly format: string
      readonly variants: ReadonlyArray<{ readonly id: string; readonly text: string }>
    }
    const posts: ReadonlyArray<Made> = JSON.parse(readFileSync(join(kit, "posts.json"), "utf8")).posts
    const other = posts.find(({ format }) => format === "post")?.variants[1]
    const [first, second] = posts.filter(({ format }) => format === "post").map(({ id }) => id)
    const publish = (id: string, ...more: ReadonlyArray<string>) =>
      runHere(
        ["publish", join(kit, "posts.json"), "--post", id, "--account", "larkfield", "--base-url", x.url, ...more],
        { env: x.env }
      )
    assert.strictEqual((await runHere(["plan", "reject", kit, first!, "--reason", "Too dry"])).code, 0)
    const page = readFileSync(join(kit, "index.html"), "utf8")
    const refused = await publish(first!)
    assert.strictEqual(refused.code, 2)
    assert.match(refused.err, /was rejected: Too dry\. Approve it after all/)
    // Nor as another variant, nor where the kit's page or the post in it was changed by hand.
    const variant = await publish(first!, "--variant", other!.id)
    assert.strictEqual(variant.code, 2)
    assert.match(variant.err, /was rejected: Too dry/)
    const written = readFileSync(join(kit, "posts.json"), "utf8")
    writeFileSync(join(kit, "posts.json"), written.replaceAll("bike", "bicycle"))
    writeFileSync(join(kit, "index.html"), "by hand")
    const changed = await publish(first!)
    assert.strictEqual(changed.code, 2)
    assert.match(changed.err, /was rejected: Too dry/)
    writeFileSync(join(kit, "posts.json"), written)
    const plan = readFileSync(join(kit, "plan.json"), "utf8")
    writeFileSync(join(kit, "plan.json"), "{")
    const damaged = await publish(first!)
    assert.strictEqual(damaged.code, 2)
    assert.match(damaged.err, /plan\.json.*is not what a kit holds/)
    writeFileSync(join(kit, "plan.json"), plan)
    writeFileSync(join(kit, "index.html"), page)
    const slot = second!.replace("post", "slot")
    for (const [options, says] of [
      [["--account", "bob"], /was approved for bob alone\. .*--account larkfield/],
      [
        ["--account", "larkfield", "--not-before", "2199-01-01", "--not-after", "2199-01-02"],
        /approved from 2199-01-01/
      ],
      [["--not-before", "2001-01-01", "--not-after", "2001-01-02"], /approved until 2001-01-02/]
    ] as const) {
      assert.strictEqual((await runHere(["plan", "approve", kit, slot, ...options])).code, 0)
      assert.match((await publish(second!)).err, says)
    }
    assert.lengthOf((await x.state()).posts, 0)
    // What was approved is these words: neither another variant goes out for them, nor what somebody wrote into the file.
    const otherOf = posts.find(({ id }) => id === second)!.variants[1]!.id
    assert.match((await publish(second!, "--variant", otherOf)).err, /was approved with another variant/)
    assert.strictEqual((await runHere(["plan", "approve", kit, slot, "--not-after", "2199-01-02"])).code, 0)
    assert.strictEqual((await runHere(["plan", "lock", kit, slot])).code, 0)
    const locked = readFileSync(join(kit, "posts.json"), "utf8")
    const said = posts.find(({ id }) => id === second)!.variants[0]!.text
    const [ending] = said.match(/\p{L}{4,}[.?!]/u) ?? []
    assert.isDefined(ending)
    writeFileSync(join(kit, "posts.json"), locked.replaceAll(ending!, `really ${ending}`))
    assert.match((await publish(second!)).err, /not the one that slot-\d+ has in its plan, so nobody has looked at it/)
    assert.lengthOf((await x.state()).posts, 0)
    writeFileSync(join(kit, "posts.json"), locked)
    assert.strictEqual((await runHere(["plan", "unlock", kit, slot])).code, 0)
    assert.strictEqual((await runHere(["plan", "approve", kit, slot, "--not-after", "2199-01-02"])).code, 0)
    const sent = await publish(second!)
    assert.strictEqual(sent.code, 0, sent.err)
    assert.lengthOf((await x.state()).posts, 1)
  }, 90_000)

  for (const [title, post, args, ...says] of [
    ["no account", { platform: "x", text: "T" }, [], 'There is no account "me"', "POSTWRIGHT_X_ACCESS_TOKEN"],
    [
      "another network",
      { platform: "linkedin", text: "T" },
      [],
      "The post is for linkedin",
      "sent to x alone",
      "--post"
    ],
    ["a file without a post", { hello: 1 }, [], "holds no post"],
    ["a post of the wrong shape", { platform: "x", text: "" }, [], "holds no post"],
    ["an unsafe address", { platform: "x", text: "T" }, ["--base-url", "http://example.com"], "base URL", "loopback"],
    ["a text that is too long", { platform: "x", text: "x ".repeat(300) }, ["--base-url", "http://127.0.0.1:9"], "280"],
    ...[[], ["--dry-run"]].map((more) => [
      `a thread that nobody asked for${more.map((option) => ` (${option})`).join("")}`,
      { platform: "x", text: "One\n\nTwo", parts: ["One", "Two"] },
      ["--base-url", "http://127.0.0.1:9", ...more],
      "error: The post is a thread of 2 parts, and threads are off: X lets self-serve apps reply only where they are " +
        "summoned. Add --threads if the app of the access token may reply, or publish a post that is no thread\n"
    ]),
    [
      "a decision that is none",
      { platform: "x", text: "T" },
      ["--base-url", "http://127.0.0.1:9", "--decide", "yes"],
      "--decide"
    ]
  ] as ReadonlyArray<readonly [string, unknown, ReadonlyArray<string>, ...Array<string>]>) {
    it(`refuses ${title} with one message and exit code 2`, async () => {
      const env: Record<string, string> = args.length > 0 ? { POSTWRIGHT_X_ACCESS_TOKEN: "t" } : {}
      const { code, err, out } = await runHere(["publish", postFile(post), "--account", "me", ...args], { env })
      assert.strictEqual(code, 2, err)
      assert.strictEqual(out, "")
      for (const part of says) assert.include(err, part)
      assert.strictEqual(err.match(/^error: /gm)?.length, 1, err)
      assert.notMatch(err, /\n\s+at /)
    })
  }
})

describe("simulate x", () => {
  it("answers from a process of its own until it is stopped, which is no failure to tell of", async () => {
    let user: unknown
    const { code, err } = await run(["simulate", "x", "--port", "0", "--json"], {
      onText: (text, child) => {
        const { accessToken, url } = JSON.parse(text)
        void fetch(`${url}/2/users/me`, { headers: { authorization: `Bearer ${accessToken}` } })
          .then(async (answer) => (user = await answer.json()))
          .finally(() => child.kill("SIGINT"))
      }
    })
    assert.deepStrictEqual([code, err], [130, ""])
    assert.property(user, "data")
  })

  it("says which port is taken, and which faults there are", async () => {
    await using x = await simulate()
    const port = new URL(x.url).port
    const taken = await run(["simulate", "x", "--port", port])
    assert.strictEqual(taken.code, 2)
    assert.include(taken.err, `Port ${port} cannot be used: another program uses it`)
    const fault = await run(["simulate", "x", "--fault", "explode"])
    assert.strictEqual(fault.code, 2)
    assert.include(fault.err, "accept-then-hang")
  })

  it("injects faults with their settings", async () => {
    await using x = await simulate("--fault", "status,status=429,times=2,operation=me")
    assert.deepStrictEqual((await x.state()).faults, [{ kind: "status", status: 429, times: 2, operation: "me" }])
  })
})
