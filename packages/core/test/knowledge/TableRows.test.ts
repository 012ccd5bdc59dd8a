import { readDocument } from "@postwright/core/knowledge/DocumentReader"
import { mediaTypeByName } from "@postwright/core/knowledge/SourceFormat"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"

const blocksOf = Effect.fnUntraced(function* (source: string, text: string) {
  const bytes = new TextEncoder().encode(text)
  const document = yield* readDocument({ source, mediaType: mediaTypeByName(source), bytes })
  return document.blocks
    .filter(({ kind }) => kind === "list-item" || kind === "cell")
    .map(({ attributes, end, kind, start }) => [kind, document.text.slice(start, end), attributes])
})

describe("rows of a table without prose", () => {
  const rows = [
    ["list-item", "11. März 2027 | Roggen | 8", { Termin: "11. März 2027", Thema: "Roggen", Plätze: "8" }],
    ["list-item", "25. März 2027 | Dinkel | 6", { Termin: "25. März 2027", Thema: "Dinkel", Plätze: "6" }]
  ]

  it.effect("are items of a list, each with all of its cells, in Markdown and on a page", () =>
    Effect.gen(function* () {
      const markdown = `# Kurse\n\n| Termin | Thema | Plätze |\n| --- | --- | --- |\n| 11. März 2027 | Roggen | 8 |\n| 25. März 2027 | Dinkel | 6 |\n`
      assert.deepStrictEqual(yield* blocksOf("a.md", markdown), rows)
      const cells = (tag: string, texts: ReadonlyArray<string>) =>
        `<tr>${texts.map((text) => `<${tag}>${text}</${tag}>`).join("")}</tr>`
      const page = `<main><h1>Kurse</h1><p>Ein Satz steht hier vor der Tabelle.</p><table>${cells("th", ["Termin", "Thema", "Plätze"])}${cells("td", ["11. März 2027", "Roggen", "8"])}${cells("td", ["25. März 2027", "Dinkel", "6"])}</table></main>`
      assert.deepStrictEqual(yield* blocksOf("a.html", page), rows)
    })
  )

  it.effect("are none where there is prose beside them, and where they are data", () =>
    Effect.gen(function* () {
      const table = (lines: ReadonlyArray<string>) =>
        `Here stands a sentence.\n\n| Day | Topic |\n| --- | --- |\n${lines.join("\n")}\n`
      const prose = yield* blocksOf(
        "a.md",
        table(["| Monday | Rye |", "| Tuesday | A loaf of spelt and emmer for all |"])
      )
      assert.deepStrictEqual(
        prose.map(([kind]) => kind),
        ["cell"]
      )
      const many = Array.from({ length: 16 }, (_, index) => `| Day ${index} | Rye |`)
      assert.deepStrictEqual(yield* blocksOf("a.md", table(many)), [])
      assert.deepStrictEqual(
        yield* blocksOf("a.md", table(["| Monday | https://a.example/b |", "| Tuesday | Rye |"])),
        []
      )
      assert.deepStrictEqual(yield* blocksOf("a.md", table(["| Monday | Rye |", "| Tuesday | |"])), [])
    })
  )
})
