import { readDocument } from "@postwright/core/knowledge/DocumentReader"
import { mediaTypeByName } from "@postwright/core/knowledge/SourceFormat"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"

const voices = Effect.fnUntraced(function* (source: string, text: string) {
  const bytes = new TextEncoder().encode(text)
  const document = yield* readDocument({ source, mediaType: mediaTypeByName(source), bytes })
  return document.blocks
    .filter(({ kind }) => kind !== "heading")
    .map((block) => [block.kind, block.sentences.map((sentence) => sentence.text).join(" | "), block.speaker])
})

const before = "The bakery gives a course every second Thursday of the month."

describe("who a quotation is by", () => {
  it.effect("is read from the line below a Markdown quotation, initials, dates and paragraphs included", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(
        yield* voices(
          "a.md",
          `${before}

> „Ich habe zwölf Jahre Brot gekauft.“
> — Teilnehmerin Petra M., Kurs vom November 2026

> The first words.
>
> The second words.
>
> -- *Dr. Eva Kern*

> Below the mark.

— Joanna Pell, owner

> [!NOTE]
> Nobody says this note.

> Nobody is named here.`
        ),
        [
          ["paragraph", before, undefined],
          ["quotation", "„Ich habe zwölf Jahre Brot gekauft.“", "Teilnehmerin Petra M., Kurs vom November 2026"],
          ["quotation", "The first words.", "Dr. Eva Kern"],
          ["quotation", "The second words.", "Dr. Eva Kern"],
          ["quotation", "Below the mark.", "Joanna Pell, owner"],
          ["paragraph", "Nobody says this note.", undefined],
          ["quotation", "Nobody is named here.", undefined]
        ]
      )
    })
  )

  it.effect("is read from words in quotation marks without a marker, below them or behind them", () =>
    Effect.gen(function* () {
      const text = `${before}

"The bread is worth the way."
— Petra M.

"The crust alone is worth it." — Paul K., Graz

The oven was built by hand — Anna Hollerer`
      const found = [
        ["paragraph", before, undefined],
        ["quotation", '"The bread is worth the way."', "Petra M."],
        ["quotation", '"The crust alone is worth it."', "Paul K., Graz"],
        ["paragraph", "The oven was built by hand — Anna Hollerer", undefined]
      ]
      assert.deepStrictEqual(yield* voices("a.md", text), found)
      assert.deepStrictEqual(yield* voices("a.txt", text), found)
      assert.deepStrictEqual(yield* voices("b.txt", `${before}\n\n> Worth it.\n> – Petra M.\n`), [
        ["paragraph", before, undefined],
        ["quotation", "Worth it.", "Petra M."]
      ])
    })
  )

  for (const [name, markup] of [
    ["a cite element", "<blockquote><p>The crust is good.</p><cite>Petra M.</cite></blockquote>"],
    ["a cite element in the same line", "<blockquote>The crust is good. <cite>Petra M.</cite></blockquote>"],
    ["a footer", "<blockquote>The crust is good.<footer>— Petra M.</footer></blockquote>"],
    [
      "a caption",
      "<figure><blockquote>The crust is good.</blockquote><figcaption>— <cite>Petra M.</cite></figcaption></figure>"
    ],
    ["a line of its own", "<blockquote><p>The crust is good.</p><p>— Petra M.</p></blockquote>"],
    ["the line below", "<blockquote><p>The crust is good.</p></blockquote><p>– Petra M.</p>"]
  ] as const) {
    it.effect(`is read from a page with ${name}, and stands in its text`, () =>
      Effect.gen(function* () {
        const page = `<html><body><main><p>${before}</p>${markup}<p>And so it goes on in the house.</p></main></body></html>`
        assert.deepStrictEqual(yield* voices("a.html", page), [
          ["paragraph", before, undefined],
          ["quotation", "The crust is good.", "Petra M."],
          ["paragraph", "And so it goes on in the house.", undefined]
        ])
        const bytes = new TextEncoder().encode(page)
        const { text } = yield* readDocument({ source: "a.html", mediaType: "text/html", bytes })
        assert.include(text, "The crust is good.\n— Petra M.\n")
      })
    )
  }

  it.effect("is nobody where a page cites a work within a quotation", () =>
    Effect.gen(function* () {
      const page = `<main><p>${before}</p><blockquote>As in <cite>Hamlet</cite> the rest is bread.</blockquote></main>`
      assert.deepStrictEqual((yield* voices("a.html", page)).at(-1), [
        "quotation",
        "As in Hamlet the rest is bread.",
        undefined
      ])
    })
  )

  it.effect("is each one's own where one quotation of a page holds several voices", () =>
    Effect.gen(function* () {
      const page = `<main><p>${before}</p><blockquote><p>The crust is good.</p><p>— Petra M.</p><p>So is the crumb.</p><p>— Paul K.</p></blockquote></main>`
      assert.deepStrictEqual(
        (yield* voices("a.html", page)).map(([, text, speaker]) => [text, speaker]),
        [
          [before, undefined],
          ["The crust is good.", "Petra M."],
          ["So is the crumb.", "Paul K."]
        ]
      )
    })
  )
})
