import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { research } from "../material.ts"

const told = Effect.fnUntraced(function* (source: string, text: string) {
  const { findings } = yield* research({ [source]: text }, { topic: "A bakery and its courses" })
  return findings.map(({ speaker, texts }) => [speaker, ...texts])
})

describe("somebody's words in the sources", () => {
  it.effect("are findings with their speaker where the line below says whose they are", () =>
    Effect.gen(function* () {
      const found = yield* told(
        "kurse.md",
        `> „Ich habe zwölf Jahre Brot gekauft und mich an einem Abend gefragt, warum.“
> — Teilnehmerin Petra M., Kurs vom November 2026`
      )
      assert.deepStrictEqual(found, [
        [
          "Teilnehmerin Petra M., Kurs vom November 2026",
          "„Ich habe zwölf Jahre Brot gekauft und mich an einem Abend gefragt, warum.“"
        ]
      ])
    })
  )

  it.effect("are left out where nothing says whose they are, quoted by marks or by markers", () =>
    Effect.gen(function* () {
      for (const words of [
        "> “I bought bread for twelve years and asked myself one evening why.”",
        "> I bought bread for twelve years and asked myself one evening why.",
        "“I bought bread for twelve years and asked myself one evening why.”",
        "“I bought bread for twelve years and asked myself one evening why,” she says.",
        "## What people say\n\n- “I bought bread for twelve years and asked myself why.”\n- “The course is worth every cent of it.”"
      ]) {
        assert.deepStrictEqual(yield* told("course.md", words), [], words)
      }
    })
  )

  it.effect("stay in one piece with the sentence that says whose they are, before or behind them", () =>
    Effect.gen(function* () {
      const behind = "“A course looks long on paper and short in the bakery,” says Imogen Thackray of the bakery."
      const more = "“Seven hours are enough for a loaf to stop being an event.”"
      assert.deepStrictEqual(yield* told("a.md", `${behind} ${more}`), [[undefined, `${behind} ${more}`]])
      assert.deepStrictEqual(yield* told("a.md", `${more} ${behind}`), [[undefined, `${more} ${behind}`]])
    })
  )

  it.effect("are no matter where a few words in marks are a name or a way of speaking", () =>
    Effect.gen(function* () {
      const text = "“Herr Franz” is the sourdough of the bakery and turned fifty years old in 2024."
      assert.deepStrictEqual(yield* told("a.md", text), [[undefined, text]])
    })
  )
})
