import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { isSlice, research } from "../material.ts"

const told = Effect.fnUntraced(function* (source: string, text: string) {
  const { documents, findings } = yield* research({ [source]: text }, { topic: "Bookings, courses, Kurse", wanted: 50 })
  for (const { citation, sentences } of findings) {
    assert.isTrue([citation, ...sentences].every((one) => isSlice(documents, one)))
  }
  return findings
    .toSorted((a, b) => a.citation.start - b.citation.start)
    .map(({ kind, opener, texts }) => [kind === "list", opener?.text, ...texts])
})

describe("lists of the sources", () => {
  const items = [
    "Rules can be tested on last month’s data before they go live",
    "Two people must approve a change of rules",
    "Every booking can be undone for 90 days"
  ]
  const matching = "Every transaction is compared by amount, date and reference."

  it.effect("stand under the heading of their section where they are sentences, full stop or not", () =>
    Effect.gen(function* () {
      for (const stop of ["", "."]) {
        const bullets = items.map((item) => `${item}${stop}`)
        const text = `# Books\n\n## How matching works\n\n${matching}\n\n${bullets.map((item) => `- ${item}`).join("\n")}\n`
        assert.deepStrictEqual(yield* told("a.md", text), [
          [false, "How matching works", matching],
          [true, "How matching works", ...bullets]
        ])
      }
    })
  )

  it.effect("are left out without a line above them where they are labels", () =>
    Effect.gen(function* () {
      const text = `# Books\n\n## How matching works\n\n${matching}\n\n- Fast rules for everyone\n- Long history of all bookings\n`
      assert.deepStrictEqual(yield* told("a.md", text), [[false, "How matching works", matching]])
    })
  )

  it.effect("end each item with a full stop where it is a statement of its own", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* told("a.md", `- ${items[0]}\n`), [[false, undefined, `${items[0]}.`]])
    })
  )

  it.effect("are tables too, each row by its first cell and the names of the other columns", () =>
    Effect.gen(function* () {
      const course = "Anna Hollerer gibt jeden zweiten Donnerstag einen Kurs für höchstens acht Personen."
      const text = `# Brotbackkurse im Frühjahr

${course}

| Termin | Thema | Plätze |
| --- | --- | --- |
| 11. März 2027 | **Roggensauerteig** | 8 |
| 25. März 2027 | Dinkel und Urkorn | 8 |

## Zeiten

| Tag | Stunden |
| --- | --- |
| Montag bis Freitag | 6 bis 18 Uhr |
| Samstag, außer im Juli | 6 bis 13 Uhr |
`
      assert.deepStrictEqual(yield* told("kurse.md", text), [
        [false, "Brotbackkurse im Frühjahr", course],
        [
          true,
          "Brotbackkurse im Frühjahr",
          "11. März 2027 – Thema: Roggensauerteig, Plätze: 8",
          "25. März 2027 – Thema: Dinkel und Urkorn, Plätze: 8"
        ],
        [true, "Zeiten", "Montag bis Freitag: 6 bis 18 Uhr", "Samstag, außer im Juli: 6 bis 13 Uhr"]
      ])
    })
  )
})

describe("answers of a word", () => {
  it.effect("stand under their question with what follows them, and begin nothing else", () =>
    Effect.gen(function* () {
      const text =
        "# Kurse\n\n## Muss ich Vorkenntnisse haben?\n\nNein. Wer einen Topf halten kann, kann auch einen Teig falten.\n"
      const { findings } = yield* research({ "kurse.md": text }, { topic: "Kurse", wanted: 10 })
      assert.deepStrictEqual(
        findings.map(({ opener, opens, texts }) => [opener?.text, texts, opens[0]]),
        [
          [
            "Muss ich Vorkenntnisse haben?",
            ["Nein.", "Wer einen Topf halten kann, kann auch einen Teig falten."],
            false
          ]
        ]
      )
    })
  )

  it.effect("are nothing where nothing follows them, or no question stands above", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* told("a.md", "# Courses\n\n## Do I need experience?\n\nNo.\n"), [])
      const plain = yield* told("a.md", "# Courses\n\nNo. Whoever can hold a pot can fold a dough in the courses.\n")
      assert.notInclude(plain.flat(), "No.")
    })
  )
})
