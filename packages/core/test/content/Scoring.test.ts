import { formatsByPlatform, platforms } from "@postwright/core/content/Platform"
import { compareScores, scoreOf, scoreVariant, type ScoringContext } from "@postwright/core/content/Scoring"
import { SimilarityGuard } from "@postwright/core/content/Similarity"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"

const context: ScoringContext = {
  brand: {
    name: "Larkfield Cargo Bikes",
    bannedWords: ["game-changer", "revolutionary"],
    requiredWords: ["Larkfield"],
    guidelines: "Use British spelling. No emojis.",
    voice: { examples: ["Start with the gate. If the bike cannot get home, nothing else about it matters."] }
  },
  tone: "warm",
  platform: "linkedin",
  format: "post",
  language: "en",
  citations: [{ quote: "We measured 1,312 trips in the best week of the pilot." }]
}
const text = "Start with the gate. Larkfield measured 1312 trips. Your gate decides whether the bike gets home."
const scores = (changed: string, changes: Partial<ScoringContext> = {}) =>
  scoreVariant(changed, { ...context, ...changes }).scores

describe("scoreVariant", () => {
  it("lists the parts of each score, whose weights add up to 1 and whose mean is the score", () => {
    const { scoreParts, scores } = scoreVariant(text, context)
    for (const name of ["brandFit", "risk", "readability"] as const) {
      const parts = scoreParts[name]
      assert.closeTo(
        parts.reduce((sum, { weight }) => sum + weight, 0),
        1,
        1e-9,
        name
      )
      assert.strictEqual(scoreOf(parts), scores[name], name)
      for (const { detail } of parts) assert.isNotEmpty(detail)
    }
    assert.deepStrictEqual(
      scoreParts.brandFit.map(({ name }) => name),
      [
        "banned-words",
        "required-words",
        "voice-sentence-length",
        "voice-questions",
        "voice-exclamations",
        "voice-emoji",
        "voice-form-of-address",
        "guidelines"
      ]
    )
    assert.deepStrictEqual(
      scoreParts.readability.map(({ name }) => name),
      ["flesch-reading-ease"]
    )
  })

  it("lowers brandFit for a banned word, also as a hashtag, and names it", () => {
    const banned = scoreVariant(text.replace("the bike", "the revolutionary bike"), context)
    assert.isBelow(banned.scores.brandFit, scores(text).brandFit)
    assert.strictEqual(banned.scoreParts.brandFit[0]?.detail, "1 banned word: revolutionary")
    assert.isBelow(scores(`${text} #GameChanger`).brandFit, scores(`${text} #GateCheck`).brandFit)
  })

  it("raises brandFit for a required word", () => {
    assert.isAbove(scores(text).brandFit, scores(text.replace("Larkfield", "Somebody")).brandFit)
  })

  it("lowers brandFit for a broken guideline and another voice", () => {
    assert.isBelow(scores(`${text} My favorite color.`).brandFit, scores(`${text} My favourite colour.`).brandFit)
    assert.isBelow(scores(text.replaceAll(".", "!")).brandFit, scores(text).brandFit)
  })

  it("raises risk for each thing that makes a text risky", () => {
    const base = scores(text).risk
    for (const [what, risky] of [
      ["a superlative without a source", `${text} The greatest bike.`],
      ["a figure without a source", `${text} It carried 97 boxes.`],
      ["capitals", `${text} REALLY LOUD WORDS.`],
      ["many exclamation marks", `${text} Come!!!`],
      ["a spam phrase", `${text} Click here.`],
      ["many hashtags", `${text} #a #b #c #d #e #f #g`],
      ["a post that is too long", text.repeat(40)]
    ] as const) {
      assert.isAbove(scores(risky).risk, base, what)
    }
    assert.strictEqual(base, 0)
  })

  it("accepts a superlative and a figure that a quote holds, in any notation", () => {
    const { scoreParts } = scoreVariant("Larkfield measured 1,312 trips in the best week.", context)
    for (const part of scoreParts.risk) assert.strictEqual(part.value, 0, part.name)
  })

  it("takes the digits of an address for no figures, whatever its domain", () => {
    for (const host of ["www.larkfield.example", "larkfield.com"]) {
      const link = `https://${host}/week?utm_campaign=week-a9119adf&utm_content=post-001`
      const { scores, scoreParts } = scoreVariant(`Larkfield measured 1,312 trips in the best week. ${link}`, context)
      assert.strictEqual(scores.risk, 0, JSON.stringify(scoreParts.risk))
    }
  })

  it("takes a figure that the brief wants named for none without a source", () => {
    const text = "Larkfield measured 1,312 trips in the best week. Larkfield’s own measurements from 2026."
    const constraint = "Pilot figures are always named as Larkfield’s own measurements from 2026"
    assert.isAbove(scores(text).risk, 0)
    assert.strictEqual(scores(text, { facts: [constraint] }).risk, 0)
  })

  it("looks figures up only where sources are claimed", () => {
    const { citations: _, ...without } = context
    const { scoreParts } = scoreVariant("It carried 97 boxes.", without)
    assert.notInclude(
      scoreParts.risk.map(({ name }) => name),
      "uncited-figures"
    )
  })

  it("takes the counter of a thread for no claim", () => {
    assert.strictEqual(scores("(1/3) Start with the gate. Larkfield.").risk, 0)
  })

  it("raises risk for a text that repeats an earlier post", () => {
    const earlier = new SimilarityGuard()
    earlier.admit("post-001", text)
    assert.isAbove(
      scores(text, { earlier }).risk,
      scores("Quite another text about Larkfield and its gates.", { earlier }).risk
    )
  })

  it("lowers readability for longer words", () => {
    const long = text.replace("Your gate decides whether", "Infrastructural considerations predetermine whether")
    assert.isBelow(scores(long).readability, scores(text).readability)
  })

  it("names the German formula and moves in German too", () => {
    const german = {
      ...context,
      language: "de",
      citations: [],
      brand: { bannedWords: ["billig"], voice: { examples: ["Messen Sie Ihre Wand."] } }
    }
    const { scoreParts, scores: base } = scoreVariant("Messen Sie die Wand. Wir helfen Ihnen.", german)
    assert.strictEqual(scoreParts.readability[0]?.name, "amstad")
    const change = (changed: string) => scoreVariant(changed, german).scores
    assert.isBelow(change("Messen Sie die Wand. Wir helfen billig.").brandFit, base.brandFit)
    assert.isBelow(change("Miss deine Wand. Wir helfen dir.").brandFit, base.brandFit)
    assert.isAbove(change("Messen Sie die Wand. Garantiert unschlagbar.").risk, base.risk)
    assert.isBelow(
      change("Berücksichtigen Sie Wandbefestigungsmöglichkeiten. Wir helfen Ihnen.").readability,
      base.readability
    )
  })

  it("gives scores between 0 and 1 on any text, and the same again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.constantFrom(...platforms), (any, platform) => {
        const to = { ...context, platform, format: formatsByPlatform[platform][0] }
        const first = scoreVariant(any, to)
        assert.deepStrictEqual(scoreVariant(any, to), first)
        for (const value of Object.values(first.scores)) assert.isTrue(value >= 0 && value <= 1)
      })
    )
  })
})

describe("compareScores", () => {
  it("puts the fitting, readable and safe wording first", () => {
    const better = scores(text)
    const worse = scores(`${text} The greatest revolutionary bike!!!`)
    assert.isBelow(compareScores(better, worse), 0)
    assert.strictEqual(compareScores(better, better), 0)
  })
})
