import { assert, describe, it } from "@effect/vitest"
import { createCanvas } from "@napi-rs/canvas"
import { type ReportBook, type ReportPost } from "@postwright/core/media/ReportPrinter"
import { make } from "@postwright/providers/media/canvas/CanvasReports"
import { Effect } from "effect"
import { inflateSync } from "node:zlib"

const picture = (width: number, height: number): Uint8Array => {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext("2d")
  context.fillStyle = "#0a62bd"
  context.fillRect(0, 0, width, height)
  return new Uint8Array(canvas.toBuffer("image/jpeg"))
}

const hostile = `\\) endobj >> <</S /JavaScript /JS (app.alert(1))>> %PDF ] \u0000\u0007 {\\an8} ${"Donaudampfschifffahrtsgesellschaft".repeat(8)} 🚲👩🏽‍🔧 Ελληνικά Привет שלום`

const post = (more: Partial<ReportPost> = {}): ReportPost => ({
  bookmark: "1 Mar 07:45 TikTok: Ärger & Straße",
  day: "Monday, 1 March 2027",
  time: "07:45",
  platform: "tiktok",
  network: "TikTok",
  format: "Video",
  status: "Proposed",
  angle: "Ärger mit der Straße",
  language: "de",
  texts: ["Ein Satz mit Straße. 🚲"],
  notes: [],
  scores: [{ name: "Brand fit", value: 0.87, isRisk: false }],
  findings: [],
  citations: [],
  pictures: [],
  ...more
})

const book = (posts: ReadonlyArray<ReportPost>): ReportBook => ({
  language: "en-GB",
  brand: { name: "Larkfield" },
  title: "Launch of Cargo Week",
  range: "1 March 2027, Europe/London",
  facts: [{ value: "90", label: "posts" }],
  notes: ["Own brand"],
  months: [
    {
      title: "March 2027",
      weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
      weeks: [Array.from({ length: 7 }, (_, day) => ({ day: String(day + 1), isOfMonth: true, entries: [] }))]
    }
  ],
  posts,
  sources: [{ title: "FAQ", source: "sources/faq.md", use: "3" }],
  words: {
    calendar: "Calendar",
    posts: "Posts",
    sources: "Sources",
    findings: "Findings",
    citations: "Sources",
    page: "Page {page} of {pages}"
  }
})

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1")

/** Every stream of the file, unpacked where it is packed. */
const streams = (file: string): ReadonlyArray<string> =>
  Array.from(file.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g), ([, body]) => {
    const bytes = Buffer.from(body!, "latin1")
    try {
      return inflateSync(bytes).toString("latin1")
    } catch {
      return body!
    }
  })

/** Code points that the fonts' tables give for the glyphs that are used. */
const signsIn = (file: string): string =>
  streams(file)
    .filter((stream) => stream.includes("begincmap"))
    .flatMap((stream) => Array.from(stream.matchAll(/<[0-9A-F]+> <([0-9A-F]{4,})>/g), ([, units]) => units!))
    .map((units) => String.fromCharCode(...units.match(/.{4}/g)!.map((unit) => Number.parseInt(unit, 16))))
    .join("")

const titlesIn = (file: string): ReadonlyArray<string> =>
  Array.from(file.matchAll(/\/Title <FEFF([0-9A-F]*)>/g), ([, units]) =>
    String.fromCharCode(...(units!.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)))
  )

describe("CanvasReports", () => {
  it.effect("prints text that can be searched, in a document that has an outline and says its language", () =>
    Effect.gen(function* () {
      const printer = yield* make()
      const { bytes, pages, warnings } = yield* printer.print(book([post()]))
      const file = latin(bytes)
      assert.match(file, /^%PDF-/)
      assert.match(file, /%%EOF\s*$/)
      assert.strictEqual(file.match(/\/Type \/Page\b(?!s)/g)?.length, pages)
      assert.strictEqual(pages, 4)
      assert.deepStrictEqual(warnings, [])
      assert.includeMembers([...titlesIn(file)], ["Calendar", "Posts", "1 Mar 07:45 TikTok: Ärger & Straße", "Sources"])
      assert.include(file, "/Lang (en-GB)")
      // Other letters stand in ranges.
      for (const sign of "Äß") assert.include(signsIn(file), sign)
    })
  )

  it.effect("gives the same bytes for the same book", () =>
    Effect.gen(function* () {
      const one = yield* Effect.flatMap(make(), (printer) => printer.print(book([post()])))
      const again = yield* Effect.flatMap(make(), (printer) => printer.print(book([post()])))
      assert.deepStrictEqual(one.bytes, again.bytes)
    })
  )

  it.effect("lets no text become a part of the document's structure", () =>
    Effect.gen(function* () {
      const printer = yield* make()
      const { bytes } = yield* printer.print({
        ...book([post({ bookmark: hostile, angle: hostile, texts: [hostile], title: hostile, notes: [hostile] })]),
        title: hostile,
        language: `en) /OpenAction <</S /JavaScript`
      })
      const file = latin(bytes)
      assert.notMatch(file, /\/OpenAction/)
      assert.strictEqual(
        file.match(/\/S \/JavaScript/g)?.length ?? 0,
        file.match(/\\\) endobj >> <<\/S \/JavaScript/g)?.length ?? 0
      )
      const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file)![1])
      for (const [, number, offset] of file.slice(table).matchAll(/^(\d+) 1\n(\d{10}) 00000 n /gm)) {
        assert.isTrue(file.startsWith(`${number} 0 obj\n`, Number(offset)))
      }
    })
  )

  it.effect("takes a text of many pages, a day without anything, and pictures of any shape, readable or not", () =>
    Effect.gen(function* () {
      const printer = yield* make()
      const long = "Every cargo bike in the fleet belongs to one of four families.\n".repeat(200)
      const pictures = [picture(40, 900), picture(900, 40), ...Array.from({ length: 20 }, () => picture(90, 160))].map(
        (bytes, at) => ({ bytes, isVideo: at === 0 })
      )
      const { pages, warnings } = yield* printer.print(
        book([
          post({ texts: [long, long], notes: [long], pictures }),
          post({ texts: [], scores: [], pictures: [{ bytes: new Uint8Array([1, 2]), isVideo: false }] })
        ])
      )
      assert.isAbove(pages, 8)
      assert.deepStrictEqual(warnings, ["1 pictures could not be read and are left out"])
      const empty = yield* printer.print({ ...book([]), months: [], facts: [], notes: [], sources: [] })
      assert.strictEqual(empty.pages, 2)
    })
  )
})
