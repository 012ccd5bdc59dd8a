import { assert, describe, it } from "@effect/vitest"
import { sha256 } from "@postwright/core/text/Digest"
import { Effect } from "effect"
import { bytesOf, checkSlices, read, shown } from "./reading.ts"

describe("readDocument, Markdown", () => {
  const markdown = [
    "---",
    "title: Not the heading",
    "lang: en",
    "---",
    "",
    "# The **bike** guide #",
    "",
    'Intro with a [link](https://example.com/a_(b).html "Title. Here"), an ![image](x.png) and',
    "`code`. A second sentence.[^1]",
    "",
    "Setext heading",
    "--------------",
    "",
    "- **Wren, the longtail.** It carries 80 kg.",
    "  It goes on here.",
    "- [ ] A task to do",
    "1. First step",
    "",
    "   More about the first step.",
    "",
    "> Quoted words go",
    "> over two lines.",
    "> — Joanna Pell",
    "",
    "```js",
    "const skipped = true. Yes.",
    "```",
    "",
    "    indented code. Skipped.",
    "",
    "<!-- a comment. -->",
    "<div>",
    "raw. html.",
    "</div>",
    "",
    "| Name | Says |",
    "|------|:----:|",
    "| Ann | The bike is wide and heavy. |",
    "| Bob | Short |",
    "",
    "### Deeper",
    "",
    "Snake_case and Kund*innen stay, 2 * 3 too. Escaped \\*stars\\* and &amp; entities.",
    "",
    "***",
    "[other]: https://example.com",
    "[^1]: A footnote. It is skipped."
  ].join("\n")

  it.effect("finds the blocks and what a reader sees of them", () =>
    Effect.gen(function* () {
      const document = yield* read("guide.md", markdown)
      checkSlices(document)
      assert.strictEqual(document.title, "Not the heading")
      assert.strictEqual(document.language, "en")
      assert.isFalse(document.isExtracted)
      assert.deepStrictEqual(shown(document), [
        ["heading", "The bike guide"],
        ["paragraph", "Intro with a link, an and code. | A second sentence."],
        ["heading", "Setext heading"],
        ["list-item", "Wren, the longtail. | It carries 80 kg. | It goes on here."],
        ["list-item", "A task to do"],
        ["list-item", "First step"],
        ["paragraph", "More about the first step."],
        ["quotation", "Quoted words go over two lines."],
        ["cell", "The bike is wide and heavy."],
        ["heading", "Deeper"],
        ["paragraph", "Snake_case and Kund*innen stay, 2 * 3 too. | Escaped *stars* and & entities."]
      ])
      const [cell] = document.blocks.filter((block) => block.kind === "cell")
      assert.strictEqual(cell?.speaker, "Ann")
      assert.strictEqual(document.blocks.find((block) => block.kind === "quotation")?.speaker, "Joanna Pell")
      assert.deepStrictEqual(document.blocks.at(-1)?.headings, ["The bike guide", "Setext heading", "Deeper"])
    })
  )

  it.effect("keeps offsets with CRLF, a byte order mark, astral characters and combining marks", () =>
    Effect.gen(function* () {
      const text = "\ufeff# Titel 🚲\r\n\r\nE\u0301in Satz mit 👩‍👩‍👧 und\r\nUmbruch. Noch einer.\r\n"
      const document = yield* read("a.md", text)
      checkSlices(document)
      assert.strictEqual(document.text, text)
      assert.strictEqual(document.title, "Titel 🚲")
      assert.deepStrictEqual(
        document.blocks[1]?.sentences.map((sentence) => sentence.text),
        ["E\u0301in Satz mit 👩‍👩‍👧 und\r\nUmbruch.", "Noch einer."]
      )
      assert.strictEqual(document.sha256, sha256(bytesOf(text)))
    })
  )

  it.effect("takes a rule below a long paragraph for a rule", () =>
    Effect.gen(function* () {
      const document = yield* read("a.md", `${"Many words stand here. ".repeat(20)}\n---\nMore of them.`)
      assert.deepStrictEqual(
        document.blocks.map((block) => block.kind),
        ["paragraph", "paragraph"]
      )
    })
  )
})

describe("readDocument, HTML", () => {
  it.effect("takes the main content and leaves the furniture out", () =>
    Effect.gen(function* () {
      const document = yield* read(
        "page.html",
        `<!doctype html><html lang="de-AT"><head><title>Seite &ndash; Firma</title><style>p { color: red. }</style>
        <script>var a = "<p>Skript.</p>";</script></head><body>
        <header><h1>Logo</h1></header><nav><ul><li><a href="/">Start</a></li></ul></nav>
        <div class="cookie-banner"><p>Wir verwenden Cookies. Stimmen Sie zu.</p></div>
        <form><main><article><header><h1>Lastenr&auml;der</h1></header>
        <p>Ein&nbsp;Rad tr&auml;gt <b>80</b>&nbsp;kg.<br>Es f&#228;hrt
        weit. Auf 5 m<sup>2</sup> passt es.<sup><a href="#n1">[1]</a></sup></p>
        <p hidden>Versteckt.</p><p style="display: none">Auch versteckt.</p><p aria-hidden="true">Ebenso.</p>
        <ul><li>Erster Punkt ist lang genug.<li>Zweiter Punkt auch.</ul>
        <blockquote><p>„Das Rad ist schön.“</p><footer>— <cite>Anna Bauer</cite></footer></blockquote>
        <details><summary>Was kostet es?</summary><p>Es kostet 40 Euro.</p></details>
        <p>Nach der Frage kommt der Rest.</p>
        <table><tr><th>Name</th><th>Meinung</th><th>Note</th></tr>
        <tr><td>Eva</td><td>Das Rad fährt sehr gut bergauf.</td><td>1</td></tr></table>
        <aside><p>Werbung steht hier.</p></aside><pre>code. code.</pre>
        </article></main></form>
        <footer><p>&copy; Firma. Alle Rechte.</p></footer></body></html>`
      )
      checkSlices(document)
      assert.strictEqual(document.mediaType, "text/html")
      assert.strictEqual(document.title, "Lastenräder")
      assert.strictEqual(document.language, "de")
      assert.isTrue(document.isExtracted)
      assert.deepStrictEqual(shown(document), [
        ["heading", "Lastenräder"],
        ["paragraph", "Ein Rad trägt 80 kg. | Es fährt weit. | Auf 5 m² passt es."],
        ["list-item", "Erster Punkt ist lang genug."],
        ["list-item", "Zweiter Punkt auch."],
        ["quotation", "„Das Rad ist schön.“"],
        ["heading", "Was kostet es?"],
        ["paragraph", "Es kostet 40 Euro."],
        ["paragraph", "Nach der Frage kommt der Rest."],
        ["cell", "Das Rad fährt sehr gut bergauf."]
      ])
      assert.deepStrictEqual(document.blocks[6]?.headings, ["Lastenräder", "Was kostet es?"])
      assert.deepStrictEqual(document.blocks[7]?.headings, ["Lastenräder"])
      assert.strictEqual(document.blocks[4]?.speaker, "Anna Bauer")
      assert.strictEqual(document.blocks[8]?.speaker, "Eva")
      assert.deepStrictEqual(document.blocks[8]?.attributes, { Note: "1" })
    })
  )

  it.effect("reads a page without main content, and broken markup", () =>
    Effect.gen(function* () {
      const plain = yield* read("a.html", "<p>One sentence here.<p>Another one</b> there. <unknown>And a third one.")
      checkSlices(plain)
      assert.deepStrictEqual(shown(plain), [
        ["paragraph", "One sentence here."],
        ["paragraph", "Another one there. | And a third one."]
      ])
      const unclosed = yield* read(
        "b.html",
        `<nav><a href="/">Home</a><p>${"The menu was never closed, so all the text of the page stands in it. ".repeat(3)}</p>`
      )
      assert.include(unclosed.text, "never closed")
    })
  )

  it.effect("keeps no markup and runs nothing, whatever hides in attributes and entities", () =>
    Effect.gen(function* () {
      const document = yield* read(
        "x.html",
        `<p title="</p><p>Attribute text.">Real text stands here.</p><img alt="No." onerror="alert(1)"><p>&lt;script&gt;alert(1)&lt;/script&gt; is shown.</p>`
      )
      assert.deepStrictEqual(shown(document), [
        ["paragraph", "Real text stands here."],
        ["paragraph", "<script>alert(1)</script> is shown."]
      ])
    })
  )
})

describe("readDocument, CSV", () => {
  it.effect("reads prose cells with their author and the short cells of the row", () =>
    Effect.gen(function* () {
      const text =
        'date,name,rating,comment\r\n2026-06-09,"Helen ""Nell"" Marsh",4,"The ""Wren"" carried, well,\r\ntwo children. Great!"\r\n2026-06-10,Tom,5,Good\r\n,,,A bike that nobody signed here\r\n'
      const document = yield* read("reviews.csv", text)
      checkSlices(document)
      assert.deepStrictEqual(shown(document), [
        ["cell", 'The "Wren" carried, well, two children. | Great!'],
        ["cell", "A bike that nobody signed here"]
      ])
      assert.strictEqual(document.blocks[0]?.speaker, 'Helen "Nell" Marsh')
      assert.deepStrictEqual(document.blocks[0]?.attributes, { date: "2026-06-09", rating: "4" })
      assert.isUndefined(document.blocks[1]?.speaker)
      assert.strictEqual(document.title, "reviews.csv")
    })
  )
  it.effect("finds semicolons and tabs, and does without a header", () =>
    Effect.gen(function* () {
      const german = yield* read(
        "a.csv",
        "Kunde;Bewertung;Text\nEva;5;Die Montage dauerte, wie gesagt, zwei Stunden.\n"
      )
      assert.strictEqual(german.blocks[0]?.speaker, "Eva")
      const tabs = yield* read("b.tsv", "1\tA sentence of at least five words.\n2\tAnother sentence of six words here.")
      assert.strictEqual(tabs.blocks.length, 2)
      assert.isUndefined(tabs.blocks[0]?.speaker)
    })
  )
  it.effect("survives an unclosed quotation mark and a column named __proto__", () =>
    Effect.gen(function* () {
      const document = yield* read("a.csv", '__proto__,text\nx,"This cell never ends and has words\nand lines')
      assert.strictEqual(document.blocks.length, 1)
      assert.deepStrictEqual(document.blocks[0]?.attributes, {})
    })
  )
})

describe("readDocument, transcripts", () => {
  it.effect("merges the cues of one speaker and extracts the spoken text", () =>
    Effect.gen(function* () {
      const document = yield* read(
        "talk.vtt",
        "\ufeffWEBVTT - Title\n\nNOTE\nA note. Skipped.\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:04.000 align:start\n<v Bethan Price>Welcome to the\nloft.\n\n00:04.000 --> 00:06.000\n<v.loud Bethan Price>Who <i>rides</i> &amp; why?</v>\n\n00:06.000 --> 00:09.000\n<v Callum>[laughs] I do. <00:00:07.000>Every day.\n<v Bethan Price>Good.\n"
      )
      checkSlices(document)
      assert.strictEqual(
        document.text,
        "Bethan Price: Welcome to the loft. Who rides & why?\n\nCallum: I do. Every day.\n\nBethan Price: Good."
      )
      assert.deepStrictEqual(
        document.blocks.map((block) => [block.kind, block.speaker, block.sentences.length]),
        [
          ["cue", "Bethan Price", 2],
          ["cue", "Callum", 2],
          ["cue", "Bethan Price", 1]
        ]
      )
    })
  )
  it.effect("reads SubRip with names before colons, and drops what rolls", () =>
    Effect.gen(function* () {
      const document = yield* read(
        "talk.srt",
        "1\r\n00:00:01,000 --> 00:00:02,000\r\nANNA: We start now.\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nWe start now.\r\nBERND: Result: fine.\r\n3\r\n00:00:03,000 --> 00:00:04,000\r\n♪ Musik ♪\r\n\r\n4\r\n00:00:04,000 --> 00:00:05,000\r\nIt really works.\r\n"
      )
      assert.strictEqual(document.text, "Anna: We start now.\n\nBernd: Result: fine. It really works.")
    })
  )
  it.effect("ends sentences at cues where captions have no punctuation", () =>
    Effect.gen(function* () {
      const cues = Array.from(
        { length: 60 },
        (_, index) =>
          `00:${String(index).padStart(2, "0")}.000 --> 00:${String(index).padStart(2, "0")}.900\nsome words without a stop number ${index}\n`
      )
      const document = yield* read("auto.vtt", `WEBVTT\n\n${cues.join("\n")}`)
      checkSlices(document)
      assert.isAbove(document.blocks.flatMap((block) => block.sentences).length, 50)
    })
  )
})

describe("readDocument, plain text", () => {
  it.effect("finds headings, lists, quotations, speakers and questions", () =>
    Effect.gen(function* () {
      const text = [
        "BENCH NOTES",
        "Dez Okonjo, head mechanic",
        "",
        "Tyres",
        "=====",
        "",
        "A tyre loses air. Pump it",
        "up on Sunday.",
        "",
        "What to check",
        "",
        "Check these three things before you ride out of the yard on Monday.",
        "- the chain",
        "  and the belt",
        "* the brakes",
        "",
        "> He wrote that it",
        "> squeaks. Always.",
        "",
        "3. März ist ein Datum und kein Punkt einer Liste.",
        "",
        "ANNA: Does it work?",
        "BERND: It does.",
        ""
      ].join("\n")
      const document = yield* read("notes.txt", text)
      checkSlices(document)
      assert.deepStrictEqual(shown(document), [
        ["heading", "BENCH NOTES"],
        ["paragraph", "Dez Okonjo, head mechanic"],
        ["heading", "Tyres"],
        ["paragraph", "A tyre loses air. | Pump it up on Sunday."],
        ["heading", "What to check"],
        ["paragraph", "Check these three things before you ride out of the yard on Monday."],
        ["list-item", "the chain and the belt"],
        ["list-item", "the brakes"],
        ["quotation", "He wrote that it squeaks. | Always."],
        ["paragraph", "3. März ist ein Datum und kein Punkt einer Liste."],
        ["cue", "Does it work?"],
        ["cue", "It does."]
      ])
      assert.strictEqual(document.blocks.at(-1)?.speaker, "Bernd")
    })
  )
  it.effect("takes questions and answers apart", () =>
    Effect.gen(function* () {
      const document = yield* read(
        "faq.txt",
        "Q: What does it cost?\nA: It costs forty pounds a week.\n\nQ: Who may ride?\nA: Everyone over 18 may ride."
      )
      assert.deepStrictEqual(shown(document), [
        ["heading", "What does it cost?"],
        ["paragraph", "It costs forty pounds a week."],
        ["heading", "Who may ride?"],
        ["paragraph", "Everyone over 18 may ride."]
      ])
    })
  )
})
