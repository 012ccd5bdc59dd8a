import { PassageIndex, sharedPassages } from "@postwright/core/policy/SharedPassages"
import { assert, describe, it } from "@effect/vitest"
import * as FastCheck from "fast-check"

const story = "We mend your bike while you drink coffee, and you ride home the same day."

describe("sharedPassages", () => {
  it("finds the longest run of words in both texts, whatever their case and punctuation", () => {
    const text = "News! We mend YOUR bike – while you drink coffee. See you."
    const [passage, ...rest] = sharedPassages(text, story)
    assert.isEmpty(rest)
    assert.strictEqual(text.slice(passage!.start, passage!.end), "We mend YOUR bike – while you drink coffee")
    assert.strictEqual(story.slice(passage!.otherStart, passage!.otherEnd), "We mend your bike while you drink coffee")
    assert.strictEqual(passage!.words, 8)
  })

  it("lets runs pass that are shorter than asked for", () => {
    assert.isEmpty(sharedPassages("while you drink coffee", story))
    assert.strictEqual(sharedPassages("while you drink coffee", story, 4).length, 1)
  })

  it("counts no address, hashtag or mention as a word", () => {
    assert.isEmpty(
      sharedPassages(
        "https://a.example/x #a @b https://a.example/y #c",
        "https://a.example/x #a @b https://a.example/y #c"
      )
    )
  })

  it("covers a text of five words or more in itself, once", () => {
    const word = FastCheck.constantFrom("a", "b", "c", "dog", "über", "Straße")
    FastCheck.assert(
      FastCheck.property(FastCheck.array(word, { minLength: 5, maxLength: 60 }), (list) => {
        const text = list.join(" ")
        const passages = sharedPassages(text, text)
        assert.isNotEmpty(passages)
        for (const [at, passage] of passages.entries()) {
          assert.isAtLeast(passage.start, passages[at - 1]?.end ?? 0)
          assert.strictEqual(text.slice(passage.start, passage.end), text.slice(passage.otherStart, passage.otherEnd))
        }
      })
    )
  })

  it("compares with one of many", () => {
    const index = new PassageIndex([
      { id: "one", text: "Something else altogether stands in here" },
      { id: "two", text: story }
    ])
    assert.isEmpty(index.shared(story, "one"))
    assert.strictEqual(index.shared(story, "two")[0]?.words, 15)
    assert.isEmpty(index.shared(story, "unknown"))
  })
})
