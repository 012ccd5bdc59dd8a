import { assert, describe, it } from "@effect/vitest"
import { decodeBrief, parse } from "@postwright/core/campaign/BriefParser"
import { Effect } from "effect"

const minimal = "topic: T\nplatforms: [x]\n"
const failureOf = (text: string) => Effect.flip(parse(text, { name: "brief.yaml" }))

/** What the brief holds, its text, and what the message says. */
const unreadable: ReadonlyArray<readonly [string, string, string]> = [
  [
    "a NUL in its topic",
    'topic: "a\\u0000b"\nplatforms: [x]\n',
    'brief.yaml:1:1: topic is "a\\u0000b", which holds a NUL'
  ],
  ["an escape in a goal", `${minimal}goals: [fine, "\\e[31mred"]\n`, "brief.yaml:3:15: goals[1] "],
  ["a control character as it is", `${minimal}audience: wait\u0007ing\n`, "a control character (U+0007)"],
  ["a character of a wrong encoding", `${minimal}audience: "\\x93waiting\\x94"\n`, "(U+0093)"],
  ["a NUL in the brand's name", `${minimal}brand:\n  name: "T\\0"\n`, "brief.yaml:4:3: brand.name"],
  ["a NUL in a path", `${minimal}sources: ["a\\0.md"]\n`, "brief.yaml:3:11: sources[0]"],
  ["a NUL in the name of a source", `${minimal}sources: [{ name: "a\\0", text: b }]\n`, "sources[0].name"]
]

describe("the texts of a brief", () => {
  for (const [title, text, says] of unreadable) {
    it.effect(`are refused with ${title}, with field, line and remedy`, () =>
      Effect.gen(function* () {
        const error = yield* failureOf(text)
        assert.strictEqual(error.code, "brief-invalid")
        assert.include(error.message, says)
        assert.include(error.message, "Remove the character")
        assert.notMatch(error.message, /\p{Cc}/u)
      })
    )
  }

  it.effect("are refused with half of a character that a program passes", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(decodeBrief({ topic: "a\ud83d", platforms: ["x"] }))
      assert.include(error.message, "brief: topic is")
      assert.include(error.message, "half of a character (U+D83D)")
    })
  )

  it.effect("keep tabs, line breaks and whole emoji", () =>
    Effect.gen(function* () {
      const brand = { guidelines: "One\r\nTwo\tThree\n" }
      const given = { topic: "Two\nlines \ud83d\udeb2", platforms: ["x"], brand }
      const { brand: kept, topic } = yield* decodeBrief(given)
      assert.deepStrictEqual({ brand: kept, topic }, { brand, topic: given.topic })
    })
  )

  it.effect("are told beside other problems, each value once", () =>
    Effect.gen(function* () {
      const error = yield* failureOf('topic: "a\\0"\nplatforms: ["x\\0"]\nplan: { days: 0 }\n')
      assert.deepStrictEqual(
        error.reason.problems.map(({ line, path }) => [line, path]),
        [
          [1, "topic"],
          [2, "platforms[0]"],
          [3, "plan.days"]
        ]
      )
    })
  )

  it.effect("leave what an inline source holds to its reader", () =>
    Effect.gen(function* () {
      const sources = [{ name: "scan.txt", text: "One page.\fNext page." }]
      assert.deepStrictEqual((yield* decodeBrief({ topic: "T", platforms: ["x"], sources })).sources, sources)
    })
  )
})
