import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { elementReader } from "../../src/agents/internal/answerElements.ts"

/** All that is told of the text when it comes in such pieces. */
const read = (text: string, size: number) => {
  const take = elementReader("variants")
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    take(text.slice(index * size, (index + 1) * size))
  ).flat()
}
const whole = (text: string, size: number) =>
  read(text, size)
    .filter(({ isWhole }) => isWhole)
    .map(({ index, value }) => [index, value])

describe("the elements of an answer", () => {
  it("are told as soon as they are whole, whatever the pieces are", () => {
    const value = {
      other: { variants: ["no"] },
      variants: [{ body: 'Grüße "you" \\ \n 👋🏽', n: 1.5, deep: [{ a: [null, true] }] }, "text", 7],
      hashtags: ["x"]
    }
    const text = JSON.stringify(value)
    for (let size = 1; size <= text.length; size++) {
      assert.deepStrictEqual(
        whole(text, size),
        value.variants.map((element, index) => [index, element])
      )
    }
  })

  it("begin before the answer is whole, and grow", () => {
    const body = "Seven days are long enough to find out whether a bike carries what a car did. ".repeat(3)
    const told = read(JSON.stringify({ variants: [{ approach: "list", body }] }), 10)
    const bodies = told.filter(({ isWhole }) => !isWhole).map(({ value }) => String(Reflect.get(Object(value), "body")))
    assert.isAbove(bodies.length, 3)
    for (const [at, beginning] of bodies.entries()) {
      assert.isTrue(body.startsWith(beginning))
      assert.isAbove(beginning.length, bodies[at - 1]?.length ?? 0)
    }
  })

  it("do not begin with a number that is being written", () => {
    const take = elementReader("variants")
    const body = "word ".repeat(20)
    const [beginning] = take(`{"variants":[{"body":"${body}","n":12`)
    assert.deepStrictEqual(beginning, { index: 0, value: { body }, isWhole: false })
    assert.deepStrictEqual(take("34}]}"), [{ index: 0, value: { body, n: 1234 }, isWhole: true }])
  })

  it("are found behind a sentence and the sign of code", () => {
    const text = 'Here it is:\n```json\n{"variants":[{"body":"a"}]}\n```\nThat is all.'
    assert.deepStrictEqual(whole(text, 5), [[0, { body: "a" }]])
  })

  it("are none where the answer is no JSON, and end where it breaks", () => {
    assert.deepStrictEqual(read("I cannot help with that.", 3), [])
    assert.deepStrictEqual(read("{not json}", 3), [])
    assert.deepStrictEqual(whole('{"variants":[{"body":"a"},{"body":oops},{"body":"c"}]}', 4), [[0, { body: "a" }]])
    assert.deepStrictEqual(whole('{"variants":[{"body":"a"},{"body":"cut o', 4), [[0, { body: "a" }]])
  })

  it("never throw, whatever comes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.integer({ min: 1, max: 20 }), (text, size) => {
        read(`{"variants":[${text}`, size)
        read(text, size)
      })
    )
  })
})
