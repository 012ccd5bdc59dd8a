import { assert, describe, it } from "@effect/vitest"
import { type KitInput, makeKit } from "@postwright/core/campaign/Kit"
import { type KitReport } from "@postwright/core/campaign/KitReport"
import { makeReportBook } from "../../../src/campaign/internal/kit/ReportBook.ts"
import { withMedia } from "./DrawnMedia.ts"
import { exampleCampaign } from "./Fixture.ts"

const input = exampleCampaign("larkfield")
const textOf = (kit: KitInput, path: string): string | undefined => {
  const bytes = makeKit(kit).find((file) => file.path === path)?.bytes
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes)
}

describe("the book of a campaign", () => {
  it("has every slot in order with text, citations and scores, and every day of the months in weeks", () => {
    const book = makeReportBook(input)
    assert.strictEqual(book.posts.length, input.plan.slots.length)
    for (const post of input.posts) {
      const at = input.plan.slots.findIndex(({ postId }) => postId === post.id)
      const printed = book.posts[at]!
      assert.deepStrictEqual(printed.texts, post.variants[0].parts ?? [post.variants[0].text])
      assert.strictEqual(printed.citations.length, post.citations.length)
      assert.strictEqual(printed.scores.length, 3)
    }
    const entries = book.months.flatMap(({ weeks }) => weeks.flatMap((week) => week.flatMap((day) => day.entries)))
    assert.strictEqual(entries.length, input.plan.slots.length)
    for (const { weekdays, weeks } of book.months) {
      assert.strictEqual(weekdays.length, 7)
      for (const week of weeks) assert.strictEqual(week.length, 7)
    }
  })

  it("says in the reader's language what is missing, and brings the pictures that are there", () => {
    const german = exampleCampaign("sonnenfach")
    const mediaReasons = new Map(german.posts.map(({ slotId }) => [slotId, { en: "no tool", de: "kein Werkzeug" }]))
    const notes = makeReportBook({ ...german, mediaReasons }).posts.flatMap((post) => post.notes)
    assert.include(notes, "Medien fehlen: kein Werkzeug")
    assert.isTrue(notes.some((note) => note.startsWith("Was fehlt: In den Quellen steht nichts")))
    const book = makeReportBook(withMedia(german))
    assert.isFalse(book.posts.some((post) => post.notes.some((note) => note.startsWith("Medien fehlen"))))
    assert.isAbove(book.posts.flatMap(({ pictures }) => pictures).length, 20)
    assert.strictEqual(book.words.page, "Seite {page} von {pages}")
  })

  it("cannot be turned around by marks in what people wrote", () => {
    const posts = input.posts.map((post) => ({ ...post, citations: [] }))
    const slots = input.plan.slots.map((slot) => ({ ...slot, angle: "pay \u202e001 \u2066now" }))
    const book = makeReportBook({ ...input, plan: { ...input.plan, slots }, posts } as unknown as KitInput)
    assert.notMatch(JSON.stringify(book), /[\u202a-\u202e\u2066-\u2069]/)
  })
})

describe("report.pdf in a kit", () => {
  it("lies beside the page, which leads to it, and in the archive", () => {
    const bytes = new TextEncoder().encode("%PDF-1.4")
    assert.strictEqual(textOf({ ...input, reportPdf: { bytes } }, "report.pdf"), "%PDF-1.4")
    assert.include(textOf({ ...input, reportPdf: { bytes } }, "index.html"), 'href="report.pdf"')
  })

  it("is told as missing with the reason where it could not be printed, and not at all where nobody was asked to", () => {
    const kit = { ...input, reportPdf: { missing: "Install it: npm i @napi-rs/canvas" } }
    assert.isUndefined(textOf(kit, "report.pdf"))
    assert.notInclude(textOf(kit, "index.html"), 'href="report.pdf"')
    const report: KitReport = JSON.parse(textOf(kit, "report.json")!)
    const warning = report.warnings.find(({ code }) => code === "report-not-printed")
    assert.include(warning?.message, "npm i @napi-rs/canvas")
    assert.notInclude(textOf(input, "report.json"), "report-not-printed")
  })
})
