import { assert, describe, it } from "@effect/vitest"
import { readSource } from "@postwright/core/knowledge/DocumentReader"
import { SourceReaders } from "@postwright/core/knowledge/SourceReader"
import { Effect } from "effect"
import * as fc from "fast-check"
import { checkSlices, failure, read } from "./reading.ts"
import { processorTime } from "../processorTime.ts"

describe("readDocument, who speaks and what a row is about", () => {
  it.effect("are told without marks that show nothing or turn the direction of writing", () =>
    Effect.gen(function* () {
      const cue = "<v An\u202ena \u200bMill>We rode to the market on Saturday."
      const talk = yield* read("a.vtt", `WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n${cue}\n`)
      assert.strictEqual(talk.blocks[0]?.speaker, "Anna Mill")
      checkSlices(talk)
      const row = '\u2066An\u202ena,W\u200bren,"I rode it to the market and it was a good day."'
      const table = yield* read("a.csv", `na\u200bme,bi\u202eke,review\n${row}\n`)
      assert.strictEqual(table.blocks[0]?.speaker, "Anna")
      assert.deepStrictEqual(table.blocks[0]?.attributes, { bike: "Wren" })
      checkSlices(table)
    })
  )
})

describe("readDocument, what cannot be read", () => {
  it.effect("names the format of documents that are no text", () =>
    Effect.gen(function* () {
      const cases: ReadonlyArray<readonly [string, string | Uint8Array, string, string]> = [
        ["a.pdf", "%PDF-1.7 text", "SourceUnsupported", "a PDF document"],
        ["a.txt", "%PDF-1.7 text", "SourceUnsupported", "a PDF document"],
        ["a.docx", "PK\u0003\u0004 word/document.xml", "SourceUnsupported", "a Word document"],
        ["a.md", "PK\u0003\u0004 something", "SourceUnsupported", "a ZIP archive"],
        ["a.rtf", "{\\rtf1 text}", "SourceUnsupported", "a Rich Text document"],
        ["a.json", '{"a": 1}', "SourceUnsupported", "a JSON file"],
        ["a.txt", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), "SourceIsBinary", "a PNG image"],
        ["a.txt", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic", "SourceIsBinary", "a HEIC image"],
        ["a.txt", "\0\0\0\u0018ftypisom\0\0\0\0mp42avc1", "SourceIsBinary", "an MP4 video"],
        ["a.txt", new Uint8Array([0x61, 0, 0x62, 0]), "SourceIsBinary", "NUL"],
        ["a.txt", new Uint8Array(100).fill(7), "SourceIsBinary", "control"],
        ["a.txt", new Uint8Array([0x47, 0x72, 0xfc, 0xdf, 0x65]), "SourceEncodingInvalid", "offset 2"],
        ["a.txt", "", "SourceEmpty", "no text"],
        ["a.txt", " \n\t\ufeff", "SourceEmpty", "no text"],
        ["a.md", "```\nonly code\n```", "SourceEmpty", "no text"],
        ["a.html", "<script>only()</script>", "SourceEmpty", "no text"],
        ["a.vtt", " \n", "SourceEmpty", "no text"],
        ["a.vtt", "An ordinary text.\n", "SourceEmpty", "00:00:01.000 --> 00:00:04.000"],
        ["a.srt", "An ordinary text.\n", "SourceEmpty", "no spoken cue"]
      ]
      for (const [source, content, tag, words] of cases) {
        const mediaType = { pdf: "application/pdf", json: "application/json" }[source.replace(/^.*\./, "")]
        const error = yield* failure(source, content, mediaType)
        assert.strictEqual(error.reason._tag, tag, `${source} ${error.message}`)
        assert.include(error.message, `"${source}"`)
        assert.include(error.message, words)
        assert.include(error.message, error.remedy)
        assert.match(error.code, /^source-[a-z-]+$/)
        assert.isFalse(error.isRetryable)
      }
    })
  )
  it.effect("reads UTF-16 with a byte order mark, and pages that declare their encoding", () =>
    Effect.gen(function* () {
      const utf16 = new Uint8Array(Buffer.from("\ufeffGrüße an alle. Zweiter Satz.", "utf16le"))
      const document = yield* read("a.txt", utf16)
      assert.strictEqual(document.text, "Grüße an alle. Zweiter Satz.")
      assert.isTrue(document.isExtracted)
      const latin = new Uint8Array(Buffer.from('<meta charset="windows-1252"><p>Schöne Grüße aus Köln.</p>', "latin1"))
      assert.include((yield* read("a.html", latin)).text, "Schöne Grüße")
    })
  )
  it.effect("trusts the name where a server sends plain text or bytes", () =>
    Effect.gen(function* () {
      assert.strictEqual(
        (yield* read("https://example.com/a.md?x=1", "# Title\n\nSome text.", "text/plain; charset=utf-8")).mediaType,
        "text/markdown"
      )
      assert.strictEqual((yield* read("page", "<!DOCTYPE html><p>Some text.", "")).mediaType, "text/html")
      assert.strictEqual((yield* read("notes", "Some text.")).mediaType, "text/plain")
    })
  )
})

describe("readSource", () => {
  it.effect("reads inline texts and what the readers find", () =>
    Effect.gen(function* () {
      const inline = yield* readSource({ name: "Notes", text: "# Title\n\nSome text.", mediaType: "text/markdown" }, {})
      assert.strictEqual(inline.source, "Notes")
      assert.strictEqual(inline.mediaType, "text/markdown")
      const found = yield* readSource("a/guide.md", {})
      assert.strictEqual(found.title, "Guide")
    }).pipe(Effect.provide(SourceReaders.layerMemory({ "a/guide.md": "# Guide\n\nText." })))
  )
})

describe("readDocument, any bytes", () => {
  const names = ["a.md", "a.txt", "a.html", "a.csv", "a.vtt", "a.srt"]
  const piece = fc.constantFrom(
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    "```\n",
    "~~~",
    "---\n",
    "===\n",
    "| a | b |\n",
    "|--|--|\n",
    "<p>",
    "</p>",
    "<li>",
    "<table><tr><td>",
    "</td></tr>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<br>",
    "&amp;",
    "&#x1F6B2;",
    "&bogus",
    "WEBVTT\n\n",
    "00:01.000 --> 00:02.000\n",
    "<v Ann>",
    "ANN: ",
    "\n",
    "\r\n",
    "\n\n",
    "\r",
    ",",
    ";",
    '"',
    '""',
    "word ",
    "Zwei Worte. ",
    "🚲",
    "e\u0301",
    "\u00ad",
    "\u2028",
    "[a](b)",
    "**",
    "_",
    "`",
    "\\",
    "\ufeff",
    "<div hidden>",
    "<sup>2</sup>",
    "<q>",
    "</q>",
    "[^1]",
    "Q: ",
    "A: "
  )
  const anyText = fc.oneof(
    fc.array(piece, { maxLength: 60 }).map((parts) => parts.join("")),
    fc.string({ unit: "grapheme", maxLength: 200 })
  )
  it.effect("gives a document whose slices are exact, or a failure with a reason, never a defect", () =>
    Effect.gen(function* () {
      const samples = fc.sample(fc.tuple(fc.constantFrom(...names), anyText), { numRuns: 2_000, seed: 7 })
      for (const [name, text] of samples) {
        yield* read(name, text).pipe(
          Effect.map(checkSlices),
          Effect.catch(() => Effect.void)
        )
      }
      for (const bytes of fc.sample(fc.uint8Array({ maxLength: 300 }), { numRuns: 300, seed: 7 })) {
        yield* Effect.result(read("a.txt", bytes))
      }
    })
  )

  it.effect(
    "takes time in proportion to the bytes, whatever they nest",
    () =>
      Effect.gen(function* () {
        const hostile: ReadonlyArray<readonly [string, string]> = [
          ["a.md", "- "],
          ["a.md", "> "],
          ["a.md", "["],
          ["a.md", "![["],
          ["a.md", "*a "],
          ["a.md", "`"],
          ["a.md", "``a`"],
          ["a.md", "<!--"],
          ["a.md", "|a"],
          ["a.md", "[a](<b"],
          ["a.md", "# "],
          ["a.md", "1. "],
          ["a.html", "<div>"],
          ["a.html", "<p>"],
          ["a.html", "</x>"],
          ["a.html", "<b></i>"],
          ["a.html", "<a b="],
          ["a.html", "&amp"],
          ["a.html", "<table>"],
          ["a.html", "<li>x"],
          ["a.html", "<sup>1</sup>"],
          ["a.html", "<br>\n"],
          ["a.csv", '"'],
          ["a.csv", ","],
          ["a.csv", '""'],
          ["a.csv", "a b c d e f\n"],
          ["a.vtt", "00:01.000 --> 00:02.000\n"],
          ["a.vtt", "<v A>"],
          ["a.txt", "A: b\n"],
          ["a.txt", "x\n\n"],
          ["a.txt", "> \n"],
          ["a.txt", "(a. "]
        ]
        for (const [name, part] of hostile) {
          const text = `${part.repeat(Math.ceil(300_000 / part.length))} A word at the end.`
          const millis = processorTime()
          yield* Effect.result(read(name, text))
          assert.isBelow(millis(), 5_000, `${name} ${JSON.stringify(part)}`)
        }
      }),
    60_000
  )
})
