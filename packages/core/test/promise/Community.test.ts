import {
  type BuiltInAgentName,
  createPostwright,
  type CommentInput,
  PostwrightError,
  type RepliesRequest
} from "@postwright/core/promise"
import { builtInAgents } from "@postwright/core/agents/Prompts"
import { ReplyAgent } from "@postwright/core/agents/reply/ReplyAgent"
import { TranslatorAgent } from "@postwright/core/agents/translator/TranslatorAgent"
import { defineAgent as defineCoreAgent } from "@postwright/core/agents/Agent"
import { adapterFromLayer, adapterFromModel } from "@postwright/core/promise/AdapterLayer"
import { make, text } from "@postwright/core/testing/models/ScriptedLanguageModel"
import { Effect, Layer } from "effect"
import { readFile } from "node:fs/promises"
import { assert, describe, it, vi } from "vitest"
import { z } from "zod"

const brief = {
  topic: "Cargo bikes",
  platforms: ["x"] as const,
  languages: ["en"] as const,
  sources: [
    {
      name: "guide.txt",
      text: "The battery lasts for sixty kilometres when the load is light. Every frame has a guarantee of ten years.\n"
    }
  ],
  plan: { days: 1, perDay: 1, start: "2027-03-01" }
}

const rejection = async (promise: PromiseLike<unknown>): Promise<PostwrightError> => {
  try {
    await promise
  } catch (error) {
    if (error instanceof PostwrightError) return error
    throw error
  }
  throw new Error("It did not reject")
}

const replies = (
  request: RepliesRequest,
  ...options: Array<Parameters<ReturnType<typeof createPostwright>["replies"]>[1]>
) => createPostwright().replies(request, ...options)

describe("replies at the promise door", () => {
  it("gives plain data for each comment, by a brief or by a campaign with its posts", async () => {
    const postwright = createPostwright()
    const comments: ReadonlyArray<CommentInput> = [
      { text: "How long does the battery last?" },
      { id: "a", text: "Love it!" }
    ]
    const { comments: advised, costMicroUsd } = await postwright.replies({ brief, comments })
    assert.deepStrictEqual(
      advised.map(({ advice, comment }) => [comment.id, comment.platform, advice.action]),
      [
        ["comment-001", "x", "reply"],
        ["a", "x", "reply"]
      ]
    )
    assert.strictEqual(costMicroUsd, 0)
    assert.deepStrictEqual(JSON.parse(JSON.stringify(advised)), advised)
    const { campaignId, posts } = await postwright.generate(brief)
    const known = await postwright.replies({ campaignId, comments: [{ text: "Love it!", postId: posts[0]!.id }] })
    assert.strictEqual(known.comments[0]?.advice.action, "reply")
  })

  it("writes nothing to the console of the program around it", async () => {
    const printed: Array<unknown> = []
    const spies = (["log", "info", "warn", "error", "debug"] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation((...said) => void printed.push(said))
    )
    const pricing = {
      inputMicroUsdPerMillion: 1_000_000,
      outputMicroUsdPerMillion: 10_000_000,
      checkedOn: "2026-11-21",
      source: "https://example.com/prices"
    }
    const { model } = make({ pricing, answer: () => text("{}") })
    const layer = adapterFromLayer("warning", Layer.effectDiscard(Effect.logError("Something to know")))
    const postwright = createPostwright({ adapters: [adapterFromModel(model), layer] })
    const asked: RepliesRequest = { brief, comments: [{ text: "How long does the battery last?" }] }
    await postwright.replies(asked, { model: "scripted", allowFloor: true })
    await postwright.replies(asked, { model: "scripted", allowFloor: true, budget: 0.00012 })
    for (const spy of spies) spy.mockRestore()
    assert.deepStrictEqual(printed, [])
  })

  it("names what is wrong with comments and options, and who may not", async () => {
    const bad = await rejection(replies({ brief, comments: [{ text: 7 as never }, { txt: "x" } as never] }))
    assert.strictEqual(bad.code, "comments-invalid")
    assert.match(bad.message, /comments\[0\]\.text: .*comments\[1\]/)
    assert.match((await rejection(replies({ comments: [] }))).message, /brief and campaignId/)
    assert.strictEqual((await rejection(replies({ brief, comments: [] }, { budget: -1 }))).code, "options-invalid")
    assert.strictEqual(
      (await rejection(replies({ brief: { topic: "" } as never, comments: [] }))).code,
      "brief-invalid"
    )
    assert.strictEqual((await rejection(replies({ campaignId: "none", comments: [] }))).code, "campaign-not-found")
    const missing = await rejection(replies({ campaignId: "no-such", comments: [] }))
    assert.match(missing.message, /^There is no campaign "no-such"\. Use the campaignId/)
    assert.strictEqual(
      (await rejection(replies({ campaignId: "none", comments: "x" as never }))).code,
      "comments-invalid"
    )
    const viewer = { as: { memberId: "vera", role: "viewer" } } as const
    assert.strictEqual(
      (await rejection(replies({ campaignId: "none", comments: [] }, viewer))).code,
      "permission-denied"
    )
    assert.strictEqual((await rejection(replies({ brief, comments: [] }, viewer))).code, "permission-denied")
    const stopped = { signal: AbortSignal.abort() }
    assert.strictEqual((await rejection(replies({ brief, comments: [{ text: "Hi" }] }, stopped))).code, "aborted")
  })
})

describe("translate at the promise door", () => {
  it("gives a campaign of its own that can be reviewed and handed over", async () => {
    const { model } = make({
      answer: ({ messages, system }) => {
        if (!system.includes("You translate")) return text(`{"isRead":true,"concerns":[]}`)
        const content = messages.map((message) => String(message.content)).join("\n")
        const [, id = ""] = /"text ([\w-]+) \(/u.exec(content) ?? []
        const said = /guarantee/u.test(content) ? "Auf jeden Rahmen gibt es zehn Jahre Garantie." : ""
        const range = /sixty/u.test(content) ? "Der Akku hält bei leichter Last sechzig Kilometer lang." : ""
        return text(JSON.stringify({ texts: [{ id, text: `${range} ${said}`.trim() }] }))
      }
    })
    const postwright = createPostwright({ adapters: [adapterFromModel(model)] })
    const { campaignId, posts } = await postwright.generate(brief)
    const german = await postwright.translate(campaignId, {
      to: "de",
      model: "scripted",
      as: { memberId: "anna", role: "editor" }
    })
    assert.deepStrictEqual(german.slots, [{ slotId: "slot-001", outcome: "translated", notes: [] }])
    assert.strictEqual(german.posts[0]?.translatedFrom?.contentHash, posts[0]?.contentHash)
    assert.isTrue((await german.kit()).some(({ path }) => path === "posts.json"))
    const [slot] = await postwright.review(german.campaignId).slots()
    assert.strictEqual(slot?.slot.status, "proposed")
    assert.strictEqual(
      (await rejection(postwright.translate(campaignId, { to: "de" }))).code,
      "translation-needs-model"
    )
    assert.strictEqual((await rejection(postwright.translate(campaignId, {} as never))).code, "options-invalid")
    const reviewer = { as: { memberId: "rita", role: "reviewer" } } as const
    const denied = postwright.translate(campaignId, { to: "fr", model: "scripted", ...reviewer })
    assert.strictEqual((await rejection(denied)).code, "permission-denied")
  })
})

describe("a translation of a campaign that is not there", () => {
  const translate = (options: object) => rejection(createPostwright().translate("nope", { to: "de", ...options }))

  it("is refused with its id, after role, locale and model were looked at", async () => {
    const { model } = make({ answer: () => text("{}") })
    const postwright = createPostwright({ adapters: [adapterFromModel(model)] })
    const error = await rejection(postwright.translate("nope", { to: "de", model: "scripted" }))
    assert.strictEqual(error.code, "campaign-not-found")
    assert.match(error.message, /^There is no campaign "nope"\./)
    assert.deepInclude(error.details, { campaignId: "nope" })
    assert.strictEqual((await translate({ as: { memberId: "vera", role: "viewer" } })).code, "permission-denied")
    assert.strictEqual((await translate({ to: "?" })).code, "translation-refused")
    assert.strictEqual((await translate({})).code, "translation-needs-model")
  })
})

describe("built-in agents at the promise door", () => {
  const comment = { id: "c", text: "Love it!", author: "Anna", platform: "x" as const, at: "2027-03-01T10:00:00Z" }
  const input = { comment, post: { text: "Bikes.", language: "en" }, findings: [], brief }

  it("run by name or as they are exported, with a brief in plain data", async () => {
    const postwright = createPostwright()
    const named = await postwright.run("reply", input)
    const { value } = await postwright.run(ReplyAgent, { ...input, comment: { ...comment } })
    assert.deepStrictEqual(JSON.parse(JSON.stringify(named.value)), JSON.parse(JSON.stringify(value)))
    assert.strictEqual(value.action, "reply")
    const nothing = await postwright.run(TranslatorAgent, { brief, from: "en", to: "de", texts: [], keep: [] })
    assert.isTrue(nothing.value.isComplete)
  })

  it("are all known by their names", () => {
    const names: ReadonlyArray<string> = builtInAgents.map(({ name }) => name)
    const known: Record<BuiltInAgentName, true> = Object.fromEntries(names.map((name) => [name, true])) as never
    assert.deepStrictEqual(Object.keys(known).toSorted(), [...names].toSorted())
  })

  it("name each field that is missing or of another kind, and a module that is there", async () => {
    const { run } = createPostwright()
    for (const { name } of builtInAgents) {
      const error = await rejection(run(name as BuiltInAgentName, {}))
      assert.match(error.message, /^The agent "\w+" cannot read its input: \w+(\.\w+)? is missing/u)
      const [, module = ""] = /@postwright\/core\/(\S+)$/u.exec(error.remedy) ?? []
      const source = await readFile(new URL(`../../src/${module}.ts`, import.meta.url), "utf8")
      assert.match(source, /export interface \w+Input /u, name)
    }
    const { findings: _, ...without } = input
    const faulty = await rejection(run("reply", { ...without, comment: { ...comment, text: 7 }, post: [] }))
    assert.deepStrictEqual(faulty.details["issues"], [
      "comment.text is no text",
      "post is no object",
      "findings is missing"
    ])
    const deep = await rejection(run("reply", { ...input, findings: [null] }))
    assert.strictEqual(deep.code, "agent-input-invalid")
    assert.notMatch(deep.message, /undefined|null|destructure|reading/u)
  })

  it("say what is wrong with names, inputs and callers", async () => {
    const { run } = createPostwright()
    assert.match((await rejection(run("repply" as never, input))).message, /Did you mean "reply"/)
    assert.strictEqual((await rejection(run("reply", {}))).code, "agent-input-invalid")
    assert.strictEqual((await rejection(run("reply", [] as never))).code, "agent-input-invalid")
    assert.strictEqual((await rejection(run("reply", { ...input, brief: { topic: 7 } }))).code, "brief-invalid")
    const viewer = { as: { memberId: "vera", role: "viewer" } } as const
    assert.strictEqual((await rejection(run("reply", input, viewer))).code, "permission-denied")
    assert.strictEqual((await rejection(run("reply", input, { as: { memberId: 7 as never } }))).code, "options-invalid")
    assert.strictEqual((await rejection(run("reply", input, { seed: -1 }))).code, "options-invalid")
    const hidden = { as: { memberId: "x\u202e" } }
    assert.strictEqual((await rejection(run("reply", input, hidden))).code, "reviewer-invalid")
    assert.strictEqual((await rejection(replies({ brief, comments: [] }, hidden))).code, "reviewer-invalid")
    const { prompts, translate } = createPostwright()
    assert.strictEqual((await rejection(translate("c", { to: "de", ...hidden }))).code, "reviewer-invalid")
    const pinned = prompts.pin("copywriter", "built-in", { reason: "It is known", ...hidden })
    assert.strictEqual((await rejection(pinned)).code, "reviewer-invalid")
    const own = defineCoreAgent({
      name: "own",
      version: 1,
      task: "write",
      contract: z.object({}),
      prompt: () => ({ system: "", messages: [{ role: "user", content: "" }] as const }),
      toDomain: () => Effect.succeed(1)
    })
    assert.strictEqual((await rejection(run(own, {}))).code, "agent-unknown")
  })

  it("give models that take one the seed", async () => {
    const answer = {
      class: "other",
      sentiment: 0,
      action: "escalate",
      reason: "A person should look.",
      urgency: "later"
    }
    const { control, model } = make({ answer: () => text(JSON.stringify(answer)) })
    const { run } = createPostwright({ adapters: [adapterFromModel(model)] })
    await run("reply", input, { model: "scripted", seed: 7 })
    assert.strictEqual(Effect.runSync(control.requests)[0]?.seed, 7)
  })
})
