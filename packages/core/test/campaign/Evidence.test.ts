import {
  confidence,
  gapEvidence,
  materialGap,
  passageEvidence,
  rationale,
  timingEvidence
} from "@postwright/core/campaign/Evidence"
import { Finding } from "@postwright/core/knowledge/Finding"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import * as fc from "fast-check"
import { research } from "../agents/material.ts"

const text = `# Guide

## Hills

Hills decide the motor, not the frame. Staithe Hill climbs for 0.6 miles at seven per cent. A Wren climbs the hill at 9 mph.

Coming down asks more of a cargo bike than going up. Wet cobbles need eleven metres.`

const timing = timingEvidence({ detail: "Readers on X look in at nine", weight: 0.8, url: "https://example.com" })
const lacking = { platform: "x", format: "post", language: "en", words: 40, about: "storage" } as const
const gap = gapEvidence(lacking)

describe("Evidence", () => {
  it.effect("names source, section, kind and length of each passage and cites it", () =>
    Effect.gen(function* () {
      const { findings } = yield* research({ "guide.md": text })
      const evidence = passageEvidence(findings)
      assert.strictEqual(evidence.length, findings.length)
      assert.match(evidence[0]?.detail ?? "", /^guide\.md, “Hills” states a \S+ of \d+ words$/)
      assert.strictEqual(evidence[0]?.citation?.quote, findings[0]?.citation.quote)
    })
  )

  it.effect("speaks German of German passages", () =>
    Effect.gen(function* () {
      const { findings } = yield* research({ "guide.md": text })
      const german = findings.map((finding) => new Finding({ ...finding, language: "de" }))
      for (const { detail } of passageEvidence(german)) {
        assert.match(detail, /^guide\.md, „Hills“ enthält eine? ?\S* ?\S+ mit \d+ Wörtern$/)
      }
    })
  )

  it.effect("is surer with more passages and a better hour, and not at all with a gap or without material", () =>
    Effect.gen(function* () {
      const { findings } = yield* research({ "guide.md": text })
      const [first, second] = passageEvidence(findings)
      const one = confidence([first!, timing])
      assert.isAbove(one, 0.3)
      assert.isAbove(confidence([first!, second!, timing]), one)
      assert.isBelow(confidence([first!, timingEvidence({ detail: "An hour like any other", weight: 0 })]), one)
      assert.strictEqual(confidence([first!, ...gap]), 0)
      assert.strictEqual(confidence([timing]), 0)
      assert.strictEqual(confidence([]), 0)
    })
  )

  it("is a number from 0 to 1 that depends on the evidence alone", () => {
    const weights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 })
    fc.assert(
      fc.property(weights, (values) => {
        const evidence = values.map((weight) => timingEvidence({ detail: "x", weight }))
        const value = confidence([...evidence, ...gap])
        return value >= 0 && value <= 1 && value === confidence([...evidence, ...gap])
      })
    )
  })

  it("tells the evidence as sentences, and for a gap what to add", () => {
    assert.strictEqual(
      rationale([timing, ...gap]),
      "Readers on X look in at nine. Add about 40 more words on “storage” in English for a post on X."
    )
    assert.isNotEmpty(rationale([]))
  })

  it("names what stands in the way first, and then asks for what would be out of its way", () => {
    const obstacle = {
      kind: "unfinished",
      count: 12,
      told: 0,
      platform: "x",
      format: "post",
      language: "en",
      sourceLanguages: ["en"]
    } as const
    assert.deepStrictEqual(
      gapEvidence({ ...lacking, obstacle }).map(({ detail }) => detail),
      [
        "The sources hold no full sentences, only headings, list items, labels or lines without a full stop",
        "Add about 40 more words on “storage” in English for a post on X, in full sentences that end in a full stop"
      ]
    )
  })

  it("ends with an example of what the words could be", () => {
    const [english] = gapEvidence({ ...lacking, example: "question" })
    assert.match(english?.detail ?? "", /for a post on X; for example a question that customers ask, with its answer$/)
    const [german] = gapEvidence({ ...lacking, language: "de", example: "figure" })
    assert.match(german?.detail ?? "", /; zum Beispiel eine eigene Zahl, und was wann gezählt wurde$/)
  })

  it("speaks German to whoever writes for a German slot", () => {
    const [first] = gapEvidence({ ...lacking, language: "de-AT", about: "Speicher" })
    assert.strictEqual(first?.detail, "Etwa 40 weitere Wörter zu „Speicher“ auf Deutsch ergänzen, für einen Post auf X")
  })

  it.effect("counts the words that a slot has already", () =>
    Effect.gen(function* () {
      const { findings } = yield* research({ "guide.md": text })
      const slot = { platform: "linkedin", format: "post", language: "en", angle: { title: "Hills" } } as const
      const empty = materialGap({ ...slot, findings: [] })
      assert.strictEqual(empty.words, 80)
      assert.isBelow(materialGap({ ...slot, findings: findings.slice(0, 1) }).words, empty.words)
    })
  )
})
