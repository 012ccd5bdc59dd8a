import { compileTerms } from "@postwright/core/policy/TermMatcher"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { absentInGerman, absentTerms, cleanSentences } from "./cleanSentences.ts"
import { disguisedPosts, hiddenTerms } from "./disguisedPosts.ts"

const hidden = hiddenTerms.map((text) => ({ text, resistsEvasion: true }))

const examples = join(import.meta.dirname, "../../../../../examples")

/** Sentences of what the examples are made from. */
const exampleSentences = (name: string): ReadonlyArray<string> => {
  const folder = join(examples, name, "sources")
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .flatMap((text) => text.split(/(?<=[.!?])\s+|\n+/))
    .filter((sentence) => sentence.trim() !== "")
}

describe("detection", () => {
  it("finds at least 99 of 100 terms that are hidden in more than eight ways, where they stand", () => {
    const matcher = compileTerms(hidden)
    const posts = [500, 501, 502].flatMap((seed) => disguisedPosts(500, seed))
    const missed = posts.filter(({ language, shown, term, text }) => {
      const at = text.indexOf(shown)
      return !matcher
        .find(text, { language })
        .some((match) => hiddenTerms[match.term] === term && match.start < at + shown.length && match.end > at)
    })
    assert.isAtLeast(new Set(posts.map(({ technique }) => technique)).size, 8)
    assert.isAtMost(missed.length, posts.length / 100, JSON.stringify(missed.slice(0, 5)))
  })

  it("finds at most one thing in 1,000 sentences that hold none of the terms", () => {
    const matcher = compileTerms([...absentTerms, ...absentInGerman, ...hidden])
    const sentences = [
      ...cleanSentences(5_000, 7).map((sentence) => ({ ...sentence, isMade: true })),
      ...exampleSentences("larkfield").map((text) => ({ text, language: "en", isMade: false })),
      ...exampleSentences("sonnenfach").map((text) => ({ text, language: "de", isMade: false }))
    ]
    const found = sentences.flatMap(({ isMade, language, text }) =>
      matcher
        .find(text, { language })
        // The examples do hold some of the words as they are.
        .filter(({ disguises }) => isMade || disguises.length > 0)
        .map(({ end, start }) => `${text.slice(start, end)} in ${text}`)
    )
    assert.isAtMost(found.length, sentences.length / 1000, found.slice(0, 10).join("\n"))
  })
})
