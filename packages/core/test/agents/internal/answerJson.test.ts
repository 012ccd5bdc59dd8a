import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { answerJson } from "../../../src/agents/internal/answerJson.ts"

describe("answerJson", () => {
  it("finds any JSON object between sentences and in a fence", () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 })
    fc.assert(
      fc.property(json, fc.boolean(), (value, isFenced) => {
        const text = JSON.stringify(value)
        const answer = isFenced ? `Here:\n\`\`\`json\n${text}\n\`\`\`\nBye.` : `Here it is: ${text} - that's all.`
        assert.deepStrictEqual(answerJson(answer), { value: JSON.parse(text) })
      })
    )
  })

  it("prefers the longest of several values", () => {
    assert.deepStrictEqual(answerJson(`Like [1, 2]: {"titles":["a"]} or [3]`), { value: { titles: ["a"] } })
  })

  it("takes no part of a value that is cut off", () => {
    const answer = answerJson(`{"first":{"title":"whole"},"second":{"tit`)
    assert.deepStrictEqual(answer, { problem: "The answer ends before its JSON value is complete" })
  })

  it("passes over brackets of a sentence that are never closed", () => {
    assert.deepStrictEqual(answerJson(`:-{ well [sic: {"title":"Tea"}`), { value: { title: "Tea" } })
  })

  it("stays linear for whatever brackets and quotes there are", () => {
    for (const part of ["{", "[", '{"', '["\\', "[{", '{"a":[', "[]x{"]) {
      const answer = answerJson(part.repeat(Math.floor(1_900_000 / part.length)))
      assert.isTrue("problem" in answer || Array.isArray(answer.value))
    }
  }, 10_000)

  it("does not look at an answer of absurd length", () => {
    assert.include(answerJson(" ".repeat(2_000_001)), { problem: "The answer is longer than 2000000 characters" })
  })
})
