import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { serve } from "@postwright/providers/simulators/openai/ChatSimulatorHttp"
import { makeOpenAiSimulator, sandboxKey } from "@postwright/providers/simulators/openai/OpenAiSimulator"
import { Effect, Exit, Scope } from "effect"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { makeFolder, run } from "./Program.ts"
import { runHere } from "./runHere.ts"

const folder = makeFolder()
const scope = Effect.runSync(Scope.make())
const at = (name: string) => join(folder.path, name)
const brief = at("brief.json")
const kit = at("kit")

const guide =
  "A cargo bike carries two children and the shopping of a week. Its brakes stop it within four metres on a wet road.\n\n" +
  "The battery lasts for sixty kilometres when the load is light. Rain is no reason to leave the cargo bike at home.\n\n" +
  "Every frame of the cargo bike has a guarantee of ten years. A test ride takes half an hour and begins at the gate.\n"

beforeAll(async () => {
  writeFileSync(at("guide.txt"), guide)
  const plan = { days: 1, perDay: 2, start: "2027-03-01" }
  writeFileSync(
    brief,
    JSON.stringify({ topic: "Cargo bikes", platforms: ["x"], languages: ["en"], sources: ["guide.txt"], plan })
  )
  const made = await runHere(["generate", brief, "--out", kit, "--model", "none", "--no-media", "--quiet"])
  assert.strictEqual(made.code, 0, made.err)
}, 60_000)

afterAll(async () => {
  await Effect.runPromise(Scope.close(scope, Exit.void))
  folder.remove()
})

const figures: ReadonlyArray<readonly [string, string]> = [
  ["two", "zwei"],
  ["four", "vier"],
  ["sixty", "sechzig"],
  ["ten", "zehn"],
  ["half", "halbe"]
]

/** German sentences with the figures and hashtags of the text. */
const german = (text: string): string => {
  const said = figures.flatMap(([word, figure]) => (new RegExp(`\\b${word}\\b`, "u").test(text) ? [figure] : []))
  const tags = text.match(/#[\p{L}\p{N}]+/gu) ?? []
  const about = said.length === 0 ? "" : ` Dabei geht es um ${said.join(" und ")}.`
  return `Das Lastenrad fährt auch bei Regen sicher durch die Stadt und nach Hause.${about}\n\n${tags.join(" ")}`.trim()
}

/** OpenAI on this machine, which translates; from the given question on it says nothing. */
const openAi = async (silentFrom = Infinity) => {
  const simulator = makeOpenAiSimulator()
  let asked = 0
  simulator.answerWith(({ body }) => {
    if (asked++ >= silentFrom) return { kind: "silence" }
    const messages: ReadonlyArray<{ readonly content: unknown }> = Array.isArray(body["messages"])
      ? body["messages"]
      : []
    const content = messages.map((message) => String(message.content)).join("\n")
    const usage = { inputTokens: 2_000, outputTokens: 500 }
    if (!content.includes("You translate")) return { kind: "message", content: `{"isRead":true,"concerns":[]}`, usage }
    const texts = [...content.matchAll(/"text ([\w-]+) \([\w-]+\)"[^\n]*\n([\s\S]*?)\n<</gu)].map(
      ([, id, text = ""]) => ({
        id,
        text: german(text)
      })
    )
    return { kind: "message", content: JSON.stringify({ texts }), usage }
  })
  const { origin } = await Effect.runPromise(serve(simulator).pipe(Scope.provide(scope)))
  return { simulator, env: { OPENAI_API_KEY: sandboxKey, POSTWRIGHT_OPENAI_BASE_URL: `${origin}/v1` } }
}

const postsOf = (path: string): ReadonlyArray<{ readonly language: string; readonly translatedFrom?: unknown }> =>
  JSON.parse(readFileSync(join(path, "posts.json"), "utf8")).posts

describe("postwright translate", () => {
  it("writes a kit beside the kit, that is reviewed and published like any other", async () => {
    const { env, simulator } = await openAi()
    const args = ["translate", kit, "--to", "de-de", "--model", "openai/gpt-5-mini"]
    const made = await runHere(args, { env })
    assert.strictEqual(made.code, 0, made.err)
    assert.match(made.out, /2 posts translated, 2 in the kit; none is approved by it/)
    assert.match(made.out, /Models cost: {3}0\.0/)
    assert.deepStrictEqual(
      postsOf(`${kit}-de-DE`).map(({ language, translatedFrom }) => [language, translatedFrom !== undefined]),
      [
        ["de-DE", true],
        ["de-DE", true]
      ]
    )
    const asked = simulator.requests().length
    const approved = await runHere(["plan", "approve", `${kit}-de-DE`, "slot-001"])
    assert.strictEqual(approved.code, 0, approved.err)
    const { checks } = JSON.parse(readFileSync(join(`${kit}-de-DE`, "policy.json"), "utf8"))
    const compliance = checks.find(({ check }: { readonly check: string }) => check === "compliance")
    assert.strictEqual(compliance?.status, "done")
    const again = await runHere([...args, "--messages", "de"], { env })
    assert.match(again.out, /0 Posts übersetzt, 2 im Kit/)
    assert.lengthOf(simulator.requests(), asked)

    writeFileSync(at("edit.txt"), "Rain is no reason to leave your bike at home.")
    const edited = await runHere(["plan", "edit", kit, "slot-001", "--text-file", at("edit.txt")])
    assert.strictEqual(edited.code, 0, edited.err)
    const later = await runHere([...args, "--json"], { env })
    assert.deepStrictEqual(
      JSON.parse(later.out).slots.map(({ outcome }: { readonly outcome: string }) => outcome),
      ["kept", "unchanged"]
    )
  })

  it("waits where the budget is used up, without a kit, and goes on with more", async () => {
    const { env, simulator } = await openAi()
    const args = [
      "translate",
      kit,
      "--to",
      "de-AT",
      "--out",
      at("poor"),
      "--model",
      "openai/gpt-5-mini",
      "--address",
      "sie"
    ]
    const poor = await runHere([...args, "--budget", "0.000001"], { env })
    assert.strictEqual(poor.code, 1, poor.out)
    assert.match(poor.err, /The translation waits, 0 of 2 posts .* higher budget/)
    assert.isFalse(existsSync(at("poor/posts.json")))
    const rich = await runHere([...args, "--budget", "1"], { env })
    assert.strictEqual(rich.code, 0, rich.err)
    assert.isAtLeast(simulator.requests().length, 2)
  })

  it("leaves no half kit when it is killed, and takes up its paid answers", async () => {
    const first = await openAi(1)
    const args = ["translate", kit, "--to", "de-CH", "--out", at("killed"), "--model", "openai/gpt-5-mini"]
    const killed = await run(args, {
      env: first.env,
      started: (child) => {
        const watch = setInterval(() => {
          if (first.simulator.requests().length > 1) child.kill("SIGKILL")
        }, 20)
        child.on("exit", () => clearInterval(watch))
      }
    })
    assert.isNull(killed.code, killed.err)
    assert.isFalse(existsSync(at("killed/plan.json")))
    assert.isFalse(existsSync(at("killed/posts.json")))
    const second = await openAi()
    const made = await runHere(args, { env: second.env })
    assert.strictEqual(made.code, 0, made.err)
    assert.lengthOf(postsOf(at("killed")), 2)
    const questions = second.simulator.requests().filter(({ body }) => JSON.stringify(body).includes("You translate"))
    assert.lengthOf(questions, 1)
  }, 60_000)

  it("tells of translations that stand though their post was rejected, and how to take them out", async () => {
    const { env } = await openAi()
    const own = at("rejected kit")
    assert.strictEqual(
      (await runHere(["generate", brief, "--out", own, "--model", "none", "--no-media", "--quiet"])).code,
      0
    )
    const args = ["translate", own, "--to", "de-DE", "--model", "openai/gpt-5-mini"]
    assert.strictEqual((await runHere(args, { env })).code, 0)
    assert.strictEqual((await runHere(["plan", "reject", own, "slot-002", "--reason", "No"])).code, 0)
    const again = await runHere(args, { env })
    assert.include(again.out, "slot-002  left out: its post was rejected")
    assert.include(again.out, "slot-002  its earlier translation is still in the kit: it can still be approved.")
    assert.include(again.out, `To take it out: postwright plan reject '${own}-de-DE' slot-002`)
    const german = await runHere([...args, "--messages", "de"], { env })
    assert.match(
      german.out,
      /slot-002 {2}die frühere Übersetzung steht noch im Kit: sie kann noch freigegeben werden\./
    )
    assert.strictEqual((await runHere(["plan", "reject", `${own}-de-DE`, "slot-002", "--reason", "No"])).code, 0)
    assert.notInclude((await runHere(args, { env })).out, "still in the kit")
  })

  it("replaces no kit of another campaign, reviewed or not", async () => {
    const { env } = await openAi()
    const other = at("other")
    const made = ["generate", brief, "--out", other, "--model", "none", "--seed", "5", "--no-media", "--quiet"]
    assert.strictEqual((await runHere(made)).code, 0)
    const before = readFileSync(join(other, "posts.json"), "utf8")
    const args = ["translate", kit, "--to", "de-DE", "--out", other, "--model", "openai/gpt-5-mini"]
    const refused = await runHere(args, { env })
    assert.strictEqual(refused.code, 2, refused.out)
    assert.match(refused.err, /holds the plan of ".+", and this translation is another campaign\. Name another folder/)
    const german = await runHere([...args, "--messages", "de"], { env })
    assert.match(german.err, /enthält den Plan von „.+“, und diese Übersetzung ist eine andere Kampagne\. Nenne/)
    assert.strictEqual(readFileSync(join(other, "posts.json"), "utf8"), before)
  })

  it("says what a translation cost, and one that made nothing", async () => {
    const { env, simulator } = await openAi()
    const args = ["translate", kit, "--to", "de-LI", "--out", at("costs"), "--model", "openai/gpt-5-mini"]
    simulator.answerWith(() => ({ kind: "message", content: "{}", usage: { inputTokens: 2_000, outputTokens: 500 } }))
    const failed = await runHere(args, { env })
    assert.strictEqual(failed.code, 1, failed.out)
    assert.match(failed.err, /None of the 2 posts was translated/)
    assert.match(failed.err, /\nModels cost: 0\.0\d+ USD\n/)
    const json = await runHere([...args, "--json"], { env })
    assert.isAbove(JSON.parse(json.err.trim().split("\n").at(-1)!).details.costMicroUsd, 0)
    const working = await openAi()
    const made = await runHere(args, { env: working.env })
    assert.strictEqual(made.code, 0, made.err)
    assert.match(made.out, /Models cost: {3}0\.0\d+ USD, 0\.0\d+ USD in all/)
    const nothing = await runHere(args, { env: working.env })
    assert.match(nothing.out, /Models cost: {3}nothing now, 0\.0\d+ USD in all/)
    const told = JSON.parse((await runHere([...args, "--json"], { env: working.env })).out)
    assert.strictEqual(told.costMicroUsd, 0)
    assert.isAbove(told.totalCostMicroUsd, 0)
    const german = await runHere([...args, "--messages", "de"], { env: working.env })
    assert.match(german.out, /Modellkosten: {3}jetzt nichts, insgesamt 0\.0\d+/)
  })

  it("says what to do about what it cannot use, in German too", async () => {
    const translate = (...args: ReadonlyArray<string>) => runHere(["translate", ...args])
    const none = await translate(kit, "--to", "de")
    assert.strictEqual(none.code, 2)
    assert.match(none.err, /takes a language model, and none is chosen\. Name one with --model/)
    assert.match((await translate(kit, "--to", "../x", "--model", "openai/x")).err, /is no language\. Write a tag/)
    const { env } = await openAi()
    const model = ["--model", "openai/gpt-5-mini"]
    const inside = await runHere(["translate", kit, "--to", "de", "--out", join(kit, "de"), ...model], { env })
    assert.match(inside.err, /has a folder of its own/)
    const same = await runHere(["translate", kit, "--to", "en", ...model, "--messages", "de"], { env })
    assert.match(same.err, /Die Posts sind schon in „en“/)
    assert.isFalse(existsSync(`${kit}-en`))
    const nothing = await runHere(["translate", folder.path, "--to", "de", ...model], { env })
    assert.match(nothing.err, /there is no kit that was generated here/)
  })
})

describe("postwright reply", () => {
  it("prints what to do about each comment, in the language that is asked for", async () => {
    const file = at("comments.json")
    const comments = [
      { id: "c-1", text: "How long does the battery last?", author: "Anna" },
      { id: "c-2", text: "My child was injured when the brakes failed\u001b[31m" },
      { id: "c-3", text: "How long does the battery last?" }
    ]
    writeFileSync(file, JSON.stringify({ comments }))
    const { code, err, out } = await runHere(["reply", file, "--brief", brief])
    assert.strictEqual(code, 0, err)
    assert.match(out, /c-1 {2}reply {2}question {2}today\n {2}Anna: How long.*\n {2}Reply: .*sixty kilometres/)
    assert.match(out, /c-2 {2}for a person {2}crisis {2}now/)
    assert.match(out, /The same words as c-1/)
    assert.match(out, /3 comments, 1 for a person\. Nothing was sent/)
    assert.notInclude(out, "\u001b")
    const one = await runHere(["reply", "--comment", "Love this!", "--kit", kit, "--messages", "de"])
    assert.match(one.out, /comment-001 {2}antworten {2}Lob {2}wenn Zeit ist[\s\S]*Antwort: [\s\S]*1 Kommentar, davon 0/)
    writeFileSync(at("elsewhere.json"), JSON.stringify([{ text: "Love this!", postId: "post-999" }]))
    const elsewhere = await runHere(["reply", at("elsewhere.json"), "--kit", kit])
    assert.include(elsewhere.out, "\n  Its post post-999 is not in the kit, so nobody looked at it\n")
    const fremd = await runHere(["reply", at("elsewhere.json"), "--kit", kit, "--messages", "de"])
    assert.include(fremd.out, "\n  Der Post post-999 ist nicht im Kit, also sah ihn niemand an\n")
    const json = await runHere(["reply", file, "--kit", kit, "--json"])
    assert.deepStrictEqual(
      JSON.parse(json.out).comments.map(
        ({ advice }: { readonly advice: { readonly action: string } }) => advice.action
      ),
      ["reply", "escalate", "reply"]
    )
  })

  it("keeps what strangers wrote on the line it belongs to, and refuses ids that would leave theirs", async () => {
    const file = at("forged.json")
    const forged = "\n\nc-9  reply  praise  now\n  Reply: All is well\u2028c-8"
    const write = (...comments: ReadonlyArray<object>) => writeFileSync(file, JSON.stringify({ comments }))
    write({ id: `c-1${"\u00a0"}x`, text: `Love this!${forged}`, author: `Anna${forged}` })
    const { code, err, out } = await runHere(["reply", file, "--brief", brief])
    assert.strictEqual(code, 0, err)
    assert.notMatch(out, /^\s*(?:c-[89]|Reply: All is well)/mu)
    assert.match(out, /^c-1 x {2}/u)
    for (const id of [`c-1${forged}`, "c\u001b[2K", "c\u202ex", "c\u2028x"]) {
      write({ id, text: "Love this!" })
      const refused = await runHere(["reply", file, "--brief", brief])
      assert.strictEqual(refused.code, 2, id)
      assert.match(
        refused.err,
        /forged\.json\[0\]\.id: holds a line break or another character that nobody sees\. Write/
      )
    }
    const german = await runHere(["reply", file, "--brief", brief, "--messages", "de"])
    assert.match(german.err, /forged\.json\[0\]\.id: enthält einen Zeilenumbruch oder ein anderes unsichtbares Zeichen/)
  })

  it("says what is wrong with files and options", async () => {
    writeFileSync(at("bad.json"), `[{ "txt": "Hi" }]`)
    writeFileSync(at("broken.json"), `[{`)
    const reply = async (...args: ReadonlyArray<string>) => {
      const { code, err } = await runHere(["reply", ...args])
      assert.strictEqual(code, 2, err)
      return err
    }
    assert.match(
      await reply(at("bad.json"), "--brief", brief),
      /bad\.json\[0\]\.txt: is no field of a comment; .*Write a list such as/
    )
    assert.match(await reply(at("bad.json"), "--brief", brief, "--messages", "de"), /ist kein Feld eines Kommentars; /)
    assert.match(await reply(at("broken.json"), "--brief", brief), /broken\.json is not JSON\. Write a list/)
    assert.match(await reply(at("missing.json"), "--brief", brief), /the file with comments does not exist/)
    assert.match(await reply("--comment", "Hi", "--brief", brief, "--kit", kit), /Exactly one of --brief and --kit/)
    assert.match(await reply("--comment", "Hi"), /Exactly one of --brief and --kit/)
    assert.match(await reply("--brief", brief), /Exactly one of a file with comments and --comment/)
    assert.match(await reply("--brief", brief, "--messages", "de"), /Genau eines von einer Datei mit Kommentaren/)
  })
})
