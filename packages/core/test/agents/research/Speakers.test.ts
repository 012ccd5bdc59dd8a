import { assert, describe, it } from "@effect/vitest"
import { namings } from "../../../src/agents/research/internal/speakers.ts"

describe("namings", () => {
  const text = "Ann: We love it.\nBob Lee (Heron): It rides well.\nAnn: Bye."
  const at = (piece: string) => ({ start: text.indexOf(piece), end: text.indexOf(piece) + piece.length })
  const found = (names: ReadonlyArray<string | undefined>, piece: string) =>
    namings(names, at(piece), { text }).map(({ end, start }) => [start, text.slice(start, end)])

  it("finds where the source names who says it, as near as it does", () => {
    assert.deepStrictEqual(found(["Bob Lee", "Heron"], "It rides well."), [
      [17, "Bob Lee"],
      [26, "Heron"]
    ])
    assert.deepStrictEqual(found(["Ann"], "We love it."), [[0, "Ann"]])
    assert.deepStrictEqual(found(["Ann"], "Bye."), [[text.lastIndexOf("Ann"), "Ann"]])
  })

  it("leaves out what the source does not hold", () => {
    assert.isEmpty(found(["A customer", undefined, ""], "It rides well."))
  })

  it("finds a name that stands behind the statement, as in a table", () => {
    assert.deepStrictEqual(namings(["Eve"], { start: 0, end: 4 }, { text: "Good, Eve, 5" }), [{ start: 6, end: 9 }])
  })
})
