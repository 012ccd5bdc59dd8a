import { type Brief, createPostwright, PostwrightError } from "@postwright/core/promise"
import { assert, describe, it } from "vitest"
import { readFile } from "node:fs/promises"

const folder = new URL("../../../../examples/larkfield/sources/", import.meta.url)
const brief: Brief = {
  topic: "Cargo bikes for a week",
  platforms: ["x"],
  sources: [
    { name: "guide.md", text: await readFile(new URL("guide-choosing-a-cargo-bike.md", folder), "utf8") },
    { name: "report.md", text: await readFile(new URL("field-report-cargo-week-pilot.md", folder), "utf8") }
  ],
  plan: { days: 1, perDay: 3, start: "2027-03-01", timeZone: "Europe/London" }
}

const rejection = async (promise: PromiseLike<unknown>): Promise<PostwrightError> => {
  try {
    await promise
  } catch (error) {
    assert.instanceOf(error, PostwrightError)
    return error
  }
  return assert.fail("it did not reject")
}

describe("review", () => {
  it("takes no member whose name could be markup, a control character or a page of text", async () => {
    await using postwright = createPostwright()
    const { campaignId } = await postwright.generate(brief)
    for (const memberId of ["<b>", "a b", "\u202eanna", "-anna", "a".repeat(129), "../anna"]) {
      const review = postwright.review(campaignId, { as: { memberId } })
      assert.strictEqual((await rejection(review.approve(["slot-001"]))).code, "reviewer-invalid", memberId)
      assert.strictEqual((await rejection(review.slots())).code, "reviewer-invalid", memberId)
    }
    const [slot] = await postwright.review(campaignId).slots()
    assert.strictEqual(slot?.slot.status, "proposed")
    assert.lengthOf(
      await postwright.review(campaignId, { as: { memberId: "auth0|5f7c8ec7c33c6c004bbafe82" } }).slots(),
      3
    )
    const named = postwright.review(campaignId, { as: { memberId: "Jürgen.o-Brien_2@example.org" } })
    assert.strictEqual((await named.approve(["slot-001"]))[0]?.slot.status, "approved")
  })

  it("judges a plan anew as plain data, and takes back what new rules forbid", async () => {
    await using postwright = createPostwright()
    const { campaignId } = await postwright.generate(brief)
    const review = postwright.review(campaignId)
    const same = await review.recheck()
    assert.strictEqual(same.posts, 3)
    assert.deepStrictEqual([same.packs, same.changes], [[], []])
    const [approved] = await review.approve(["slot-001"])
    const [word] = /\p{L}{6,}/u.exec(approved!.post!.variants[0].text)!
    await postwright.policy.usePack({
      schemaVersion: "1",
      id: "house",
      version: 1,
      title: { en: "House", de: "Haus" },
      sources: [],
      rules: [
        {
          kind: "terms",
          id: "house/words",
          version: 1,
          severity: "block",
          title: { en: "Words of the house", de: "Wörter des Hauses" },
          source: null,
          category: "house",
          terms: [{ text: word }]
        }
      ]
    })
    const found = await review.recheck({ isDryRun: true })
    assert.deepStrictEqual(found.packs, [{ id: "house", from: null, to: 1 }])
    const change = found.changes.find(({ slotId }) => slotId === "slot-001")!
    assert.strictEqual(Object.getPrototypeOf(change), Object.prototype)
    assert.isTrue(change.voidsApproval)
    assert.strictEqual((await review.slots())[0]?.slot.status, "approved")
    await review.recheck()
    assert.strictEqual((await review.slots())[0]?.slot.status, "proposed")
    const error = await rejection(review.recheck({ isDryRun: "yes" } as unknown as { isDryRun: boolean }))
    assert.strictEqual(error.code, "options-invalid")
  })

  it("decides, changes and regenerates as plain data, and the campaign shows it", async () => {
    await using postwright = createPostwright()
    const { campaignId, kit, posts } = await postwright.generate(brief)
    const anna = postwright.review(campaignId, { as: { memberId: "anna", role: "reviewer" } })
    const ed = postwright.review(campaignId, { as: { memberId: "ed", role: "editor" } })
    const [first] = posts
    const [approved] = await anna.approve([{ slotId: "slot-001", expectedHash: first!.contentHash }], {
      reason: "Read it",
      accounts: ["larkfield"],
      window: { notAfter: "2027-03-04T00:00:00Z" }
    })
    assert.strictEqual(approved!.slot.status, "approved")
    assert.strictEqual(approved!.slot.review?.decisions[0]?.by, "anna")
    assert.strictEqual(Object.getPrototypeOf(approved!.slot), Object.prototype)
    await anna.lock(["slot-001"])
    await anna.reject(["slot-002"], { reason: "Too dry" })
    await ed.comment("slot-002", "I shall have it written anew")
    const end = await ed.regenerate({ slots: ["slot-002"], seed: 3 })
    assert.deepStrictEqual(end.regenerated, ["slot-002"])
    const edited = await ed.edit("slot-003", { text: "By hand." })
    assert.strictEqual(edited.post?.version, 2)
    const chosen = await ed.chooseVariant("slot-003", { variant: "2" })
    assert.strictEqual(chosen.post?.version, 3)
    assert.deepStrictEqual(
      (await ed.history("slot-003")).map(({ change, generatedBy, number }) => [number, change, generatedBy.kind]),
      [
        [1, "generated", "floor"],
        [2, "edited", "person"],
        [3, "variant-chosen", "floor"]
      ]
    )
    assert.strictEqual((await ed.version("slot-003", 2)).variants[0].text, "By hand.")
    const { text } = await ed.diff("slot-003", { from: 2, to: 3 })
    assert.strictEqual(text[0]?.kind, "removed")

    const slots = await ed.slots()
    assert.deepStrictEqual(
      slots.map(({ slot }) => slot.status),
      ["locked", "proposed", "proposed"]
    )
    assert.strictEqual(slots[0]?.verdict?.decision, "allow")
    assert.include(
      (slots[0]?.verdict?.packs ?? []).map(({ id }) => id),
      "spam"
    )
    const again = await postwright.generate(brief)
    assert.deepStrictEqual(
      again.plan.slots,
      slots.map(({ slot }) => slot)
    )
    const plan = (await kit()).find(({ path }) => path === "plan.json")
    assert.include(new TextDecoder().decode(plan?.bytes), '"status": "locked"')
  })

  it("rejects with the code of what went wrong, and what to do", async () => {
    await using postwright = createPostwright()
    const { campaignId } = await postwright.generate(brief)
    const owner = postwright.review(campaignId)
    const editor = postwright.review(campaignId, { as: { memberId: "ed", role: "editor" } })
    assert.strictEqual((await rejection(editor.approve(["slot-001"]))).code, "permission-denied")
    assert.strictEqual((await rejection(owner.lock(["slot-001"]))).code, "review-transition-refused")
    const outdated = await rejection(owner.approve([{ slotId: "slot-001", expectedHash: "another" }]))
    assert.strictEqual(outdated.code, "review-outdated")
    assert.strictEqual(outdated.details["slotId"], "slot-001")
    await owner.approve(["slot-001"])
    const conflict = await rejection(owner.lock([{ slotId: "slot-001", expectedRevision: 0 }]))
    assert.isTrue(conflict.isRetryable)
    assert.strictEqual(conflict.code, "review-conflict")
    const unknown = postwright.review("no-such-campaign")
    assert.strictEqual((await rejection(unknown.slots())).code, "campaign-not-found")
  })

  it.each([
    ["approve", ["slot-001"], "the slots of approve"],
    ["approve", [["slot-001"], { reson: "x" }], "the options of approve"],
    ["edit", ["slot-001", { text: 3 }], "the input of edit"],
    ["comment", ["slot-001", undefined], "text"],
    ["regenerate", [{ seed: -1 }], "the options of regenerate"]
  ] as const)("refuses what %s cannot take: %j", async (name, args, part) => {
    await using postwright = createPostwright()
    const review = postwright.review("campaign")
    // As a caller without types would.
    const error = await rejection(Reflect.apply(review[name], review, [...args]))
    assert.strictEqual(error.code, "options-invalid")
    assert.include(error.message, part)
  })

  it("stops a regeneration that is aborted, and goes on with the same call", async () => {
    await using postwright = createPostwright()
    const { campaignId } = await postwright.generate(brief)
    const review = postwright.review(campaignId)
    const error = await rejection(review.regenerate({ signal: AbortSignal.abort() }))
    assert.strictEqual(error.code, "aborted")
    const end = await review.regenerate()
    assert.strictEqual(end.round, 1)
    assert.strictEqual(end.regenerated.length + end.kept.length, 3)
  })
})
