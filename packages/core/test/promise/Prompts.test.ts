import { createPostwright, defineAgent, PostwrightError } from "@postwright/core/promise"
import { adapterFromModel } from "@postwright/core/promise/AdapterLayer"
import { inOrder, make, text, type VendorControl } from "@postwright/core/testing/models/ScriptedLanguageModel"
import { Effect } from "effect"
import { assert, describe, it } from "vitest"
import { z } from "zod"

const viewer = { memberId: "vera", role: "viewer" } as const
const reason = "Our readers skip questions"

const asked = (control: VendorControl) => Effect.runSync(control.requests)

const rejection = async (promise: PromiseLike<unknown>): Promise<PostwrightError> => {
  try {
    await promise
  } catch (error) {
    assert.instanceOf(error, PostwrightError)
    return error
  }
  return assert.fail("it did not reject")
}

const headlines = defineAgent({
  name: "headlines",
  version: 1,
  contract: z.object({ headlines: z.array(z.string()) }),
  system: "You write headlines.",
  instructions: "Write at most {{count}}.",
  material: (note: string) => ({ values: { count: 3 }, evidence: [{ label: "note", text: note }] })
})

describe("prompts", () => {
  it("keeps a wording, tells it apart from the built-in one, uses it and goes back, as plain data", async () => {
    await using postwright = createPostwright()
    const { prompts } = postwright
    assert.includeMembers([...(await prompts.names())], ["research", "director", "copywriter"])
    const { builtIn, inUse, own } = await prompts.versions("copywriter")
    assert.deepStrictEqual([own, inUse], [[], "built-in"])
    const wording = { name: "copywriter", version: 1, system: `${builtIn.system} Be brief.`, task: builtIn.task }
    const kept = await prompts.put(wording, { as: { memberId: "anna", role: "admin" } })
    assert.match(kept.ref, /^own-copywriter@1#[0-9a-f]{12}$/)
    assert.deepStrictEqual(await prompts.put(wording), kept)
    const { system, task } = await prompts.diff("copywriter", "built-in", 1)
    assert.strictEqual(
      system
        .filter(({ kind }) => kind === "added")
        .map((part) => part.text)
        .join(""),
      " Be brief."
    )
    assert.isTrue(task.every(({ kind }) => kind === "same"))
    assert.deepStrictEqual(await prompts.pin("copywriter", 1, { reason }), kept)
    const versions = await prompts.versions("copywriter")
    assert.deepStrictEqual(versions, { builtIn, own: [kept], inUse: 1 })
    assert.deepStrictEqual(JSON.parse(JSON.stringify(versions)), versions)
    assert.strictEqual(Object.getPrototypeOf(versions.own[0]), Object.prototype)
    assert.deepStrictEqual(await prompts.rollBack("copywriter", { reason }), builtIn)
    assert.strictEqual((await prompts.versions("copywriter")).inUse, "built-in")
  })

  it("lets own agents ask with the organization's wording, and name it", async () => {
    const { control, model } = make({ answer: inOrder(text(`{"headlines":[]}`), text(`{"headlines":[]}`)) })
    await using postwright = createPostwright({ adapters: [adapterFromModel(model)], agents: [headlines] })
    assert.include(await postwright.prompts.names(), "headlines")
    const task = "Never more than {{count}}!"
    const { ref } = await postwright.prompts.put({ name: "headlines", version: 4, system: "Short ones.", task })
    const before = await postwright.run(headlines, "Bread", { model: "scripted" })
    await postwright.prompts.pin("headlines", 4, { reason })
    const after = await postwright.run(headlines, "Bread", { model: "scripted" })
    assert.deepInclude(before.generatedBy, { kind: "model", agent: "headlines" })
    assert.deepInclude(after.generatedBy, { promptVersion: ref })
    assert.include(asked(control)[0]?.system, "You write headlines.")
    assert.include(asked(control)[1]?.system, "Short ones.")
    assert.include(asked(control)[1]?.messages[0]?.content, "Never more than 3!")
  })

  it("lets a viewer look, and change nothing", async () => {
    await using postwright = createPostwright()
    const { prompts } = postwright
    const { builtIn } = await prompts.versions("research")
    const wording = { name: "research", version: 1, system: "Other.", task: builtIn.task }
    await prompts.put(wording)
    for (const change of [
      prompts.put({ ...wording, version: 2 }, { as: viewer }),
      prompts.pin("research", 1, { reason, as: viewer }),
      prompts.rollBack("research", { reason, as: viewer })
    ]) {
      const error = await rejection(change)
      assert.strictEqual(error.code, "permission-denied")
      assert.include(error.message, "viewer")
    }
    const { inUse, own } = await prompts.versions("research")
    assert.deepStrictEqual([own.length, inUse], [1, "built-in"])
  })

  it("says why a wording cannot be kept, and what there is", async () => {
    await using postwright = createPostwright()
    const { prompts } = postwright
    const { builtIn } = await prompts.versions("copywriter")
    const wording = { name: "copywriter", version: 1, system: "One.", task: builtIn.task }
    await prompts.put(wording)
    const codes = async (promise: PromiseLike<unknown>) => {
      const { code, details, message } = await rejection(promise)
      return [code, message, details] as const
    }
    const [unknown, listed] = await codes(prompts.versions("copywritre"))
    assert.strictEqual(unknown, "prompt-unknown")
    assert.include(listed, "copywriter")
    assert.strictEqual((await codes(prompts.put({ ...wording, system: "Two." })))[0], "prompt-wording-changed")
    assert.strictEqual((await codes(prompts.pin("copywriter", 7, { reason })))[0], "prompt-wording-unknown")
    assert.strictEqual((await codes(prompts.rollBack("copywriter", { reason })))[0], "prompt-nothing-before")
    const [code, message, details] = await codes(prompts.put({ ...wording, version: 2, task: "Write {{nonsense}}" }))
    assert.strictEqual(code, "prompt-wording-invalid")
    assert.include(message, "{{nonsense}}")
    assert.deepInclude(details, { name: "copywriter" })
  })

  it.each([
    ["versions", [undefined], "name"],
    ["put", [{ name: "copywriter", version: 0, system: "a", task: "b" }], "wording.version"],
    ["put", [{ name: "copywriter", version: 1, system: "a", tsk: "b" }], "wording.tsk"],
    ["put", ["copywriter"], "wording"],
    ["diff", ["copywriter", "builtin", 1], "from"],
    ["pin", ["copywriter", 1], "options.reason"],
    ["pin", ["copywriter", 1, { reason: " " }], "say why"],
    ["pin", ["copywriter", "newest", { reason }], "choice"],
    ["rollBack", ["copywriter", { reason, as: { memberId: "a", role: "king" } }], "options.as.role"]
  ] as const)("refuses what %s cannot take: %j", async (name, args, part) => {
    await using postwright = createPostwright()
    // As a caller without types would.
    const error = await rejection(Reflect.apply(postwright.prompts[name], undefined, [...args]))
    assert.strictEqual(error.code, "options-invalid")
    assert.include(error.message, part)
    assert.include(error.remedy, "OrganizationPrompts")
  })

  it("refuses every call after the end", async () => {
    const postwright = createPostwright()
    await postwright.close()
    assert.strictEqual((await rejection(postwright.prompts.names())).code, "closed")
  })
})
