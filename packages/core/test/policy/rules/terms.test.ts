import { applyRepairs, policyContentOf } from "@postwright/core/policy/PolicyContent"
import { RuleId, type Term, type TermsRule } from "@postwright/core/policy/Rule"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { evaluationOf } from "../../../src/policy/internal/rules/Evaluation.ts"
import { compileTermsRules } from "../../../src/policy/internal/rules/terms.ts"

const rule = (terms: TermsRule["terms"], more: Partial<TermsRule> = {}): TermsRule => ({
  kind: "terms",
  id: RuleId.make("test/terms"),
  version: 1,
  severity: "fix",
  title: { en: "Plain words", de: "Klare Worte" },
  source: null,
  category: "test",
  ...more,
  terms
})

const check = (text: string, rules: ReadonlyArray<TermsRule>, language = "en") =>
  compileTermsRules(rules)(evaluationOf(policyContentOf({ text }), { platform: "x", format: "post", language }))

const shown = (text: string, term: Term, more: Partial<TermsRule> = {}, language = "en") =>
  check(text, [rule([term], more)], language).map(({ span }) => text.slice(span!.start, span!.end))

/** The text after one round of all repairs. */
const repaired = (text: string, rules: ReadonlyArray<TermsRule>): string =>
  applyRepairs(
    policyContentOf({ text }),
    check(text, rules).flatMap(({ repair }) => (repair === undefined ? [] : [repair]))
  ).text

const without = (word: string, text: string): string => repaired(text, [rule([{ text: word, replacement: "" }])])

describe("terms rules", () => {
  it("find words, beginnings of words and what stands inside them, as each term asks", () => {
    assert.deepStrictEqual(shown("gamble, gambling", { text: "gambl" }), [])
    assert.deepStrictEqual(shown("gamble, Gambling", { text: "gambl", match: "prefix" }), ["gambl", "Gambl"])
    assert.deepStrictEqual(shown("Onlinekasino", { text: "kasino", match: "anywhere" }), ["kasino"])
  })

  it("mind the languages of a term, the words around it, hashtags and disguises", () => {
    assert.deepStrictEqual(shown("Gift", { text: "gift", languages: ["de"] }, {}, "de-AT"), ["Gift"])
    assert.deepStrictEqual(shown("Gift", { text: "gift", languages: ["de"] }), [])
    assert.deepStrictEqual(shown("Moby Dick, dick", { text: "dick", except: ["Moby Dick"] }), ["dick"])
    assert.deepStrictEqual(shown("follow #follow", { text: "follow" }, { within: "hashtags" }), ["follow"])
    assert.deepStrictEqual(shown("b4dword", { text: "badword" }, { resistsEvasion: true }), ["b4dword"])
    assert.deepStrictEqual(shown("b4dword", { text: "badword" }), [])
  })

  it("search title, parts and alternative texts too", () => {
    const content = {
      ...policyContentOf({ text: "a\n\nbad", parts: ["a", "bad"], title: "bad" }),
      media: [{ altText: "bad" }]
    }
    const found = compileTermsRules([rule([{ text: "bad" }])])(evaluationOf(content, { platform: "x", format: "post" }))
    assert.deepStrictEqual(
      found.map(({ target }) => target),
      [{ field: "part", index: 1 }, { field: "title" }, { field: "alt-text", index: 0 }]
    )
  })

  it("are asked together, and only those that count for the post", () => {
    const other = rule([{ text: "bad" }, { text: "BAD" }], { id: RuleId.make("test/other") })
    const rules = [rule([{ text: "bad" }]), other]
    assert.deepStrictEqual(
      check("bad", rules).map(({ ruleId }) => ruleId),
      [RuleId.make("test/terms"), RuleId.make("test/other")]
    )
    const evaluation = evaluationOf(policyContentOf({ text: "bad" }), { platform: "x", format: "post" })
    assert.deepStrictEqual(
      compileTermsRules(rules)(evaluation, (one) => one === other).map(({ ruleId }) => ruleId),
      [RuleId.make("test/other")]
    )
  })

  it("say one thing of a place, about the longest term there, and each rule says its own", () => {
    const long = rule([{ text: "idiot" }, { text: "idiots" }, { text: "an idiots day" }], { resistsEvasion: true })
    const other = rule([{ text: "idiot" }], { id: RuleId.make("test/other"), severity: "block", resistsEvasion: true })
    const told = (text: string, rules: ReadonlyArray<TermsRule>) =>
      check(text, rules).map(({ ruleId, span }) => `${ruleId}: ${text.slice(span!.start, span!.end)}`)
    assert.deepStrictEqual(told("such 1di0t$ here", [long]), ["test/terms: 1di0t$"])
    assert.deepStrictEqual(told("an idiots day, idiots and an idiot", [long]), [
      "test/terms: an idiots day",
      "test/terms: idiots",
      "test/terms: idiot"
    ])
    assert.deepStrictEqual(told("an 1diot$ day", [long, other]), ["test/terms: an 1diot$ day", "test/other: 1diot"])
  })

  it("say both things of two places that only overlap", () => {
    const overlapping = rule([{ text: "bad big" }, { text: "big word" }, { text: "big" }])
    assert.deepStrictEqual(
      check("a bad big word", [overlapping]).map(({ span }) => span),
      [
        { start: 2, end: 9 },
        { start: 6, end: 14 }
      ]
    )
  })

  it("mend a place with all terms there, unless the longest cannot be mended", () => {
    const terms: TermsRule["terms"] = [
      { text: "cc", replacement: "" },
      { text: "aa bb", replacement: "ff" },
      { text: "bb cc", replacement: "" }
    ]
    assert.strictEqual(repaired("aa bb cc", [rule(terms)]), "ff")
    const found = check("bad word", [rule([{ text: "bad word" }, { text: "bad", replacement: "good" }])])
    assert.deepStrictEqual(
      found.map(({ repair, span }) => [span, repair]),
      [[{ start: 0, end: 8 }, undefined]]
    )
  })

  it("prefer a term that can be mended to another one of the same length", () => {
    const found = check("a bäd word", [rule([{ text: "bäd" }, { text: "baed", replacement: "good" }])], "de")
    assert.deepStrictEqual(
      found.map(({ repair }) => repair?.edits.map(({ replacement }) => replacement)),
      [["good"]]
    )
  })

  it("say what stands where and what to do about it", () => {
    const say = (term: Term, more: Partial<TermsRule> = {}) => check("We utilise it", [rule([term], more)])[0]?.message
    assert.deepStrictEqual(say({ text: "utilise", replacement: "use" }), {
      en: "“utilise” goes against the rule “Plain words”. Write “use”",
      de: "„utilise“ verstößt gegen die Regel „Klare Worte“. Schreibe „use“"
    })
    const advice: ReadonlyArray<readonly [string | undefined, Term, Partial<TermsRule>?]> = [
      ["Take it out", { text: "utilise", replacement: "" }],
      ["Say it in another way", { text: "utilise" }],
      ["Say it in another way", { text: "utilise" }, { severity: "block" }],
      ["Check whether it can stay", { text: "utilise" }, { severity: "warn" }],
      ["A person must decide whether it can stay", { text: "utilise" }, { severity: "quarantine" }]
    ]
    for (const [expected, term, more] of advice) assert.strictEqual(say(term, more)?.en.split(". ")[1], expected)
  })

  it("name a term on one line, shortened and without characters that change the line", () => {
    const [hidden] = check("b\u202ea\u200bd\nword", [rule([{ text: "bad word" }], { resistsEvasion: true })])
    assert.match(hidden!.message.en, /^“bad word” goes/)
    const long = "x".repeat(200)
    assert.match(check(long, [rule([{ text: long }])])[0]!.message.en, /^“x{59}…” goes/)
  })

  it("write the replacement with the first letter of what it replaces", () => {
    const terms = [
      rule([
        { text: "utilise", replacement: "use" },
        { text: "gasse", replacement: "straße" }
      ])
    ]
    assert.strictEqual(repaired("Utilise or utilise, Gasse", terms), "Use or use, Straße")
  })

  it("write the replacement in capitals where what it replaces is, and capitals of its own as they are", () => {
    const terms = [
      rule([
        { text: "utilise", replacement: "use" },
        { text: "billig", replacement: "günstig" },
        { text: "handy", replacement: "iPhone" },
        { text: "phones", replacement: "our iPhone" },
        { text: "AI", replacement: "software" },
        { text: "n y", replacement: "New York" },
        { text: "bike", replacement: "the Rad" },
        { text: "i", replacement: "we" }
      ])
    ]
    assert.strictEqual(repaired("UTILISE utilise Utilise UtiliSE", terms), "USE use Use Use")
    assert.strictEqual(repaired("BILLIG, Billig, billig", terms), "GÜNSTIG, Günstig, günstig")
    assert.strictEqual(repaired("HANDY Handy handy", terms), "iPhone iPhone iPhone")
    assert.strictEqual(repaired("PHONES Phones", terms), "OUR iPhone Our iPhone")
    assert.strictEqual(repaired("N Y n y", terms), "NEW YORK New York")
    assert.strictEqual(repaired("Bike bike", terms), "The Rad the Rad")
    assert.strictEqual(repaired("AI I", terms), "Software We")
  })

  it("take a term out with its space, comma, brackets, quotation marks or hashtag sign", () => {
    assert.strictEqual(without("really", "It is really good."), "It is good.")
    assert.strictEqual(without("really", "It is good really."), "It is good.")
    assert.strictEqual(without("really", "Really, it is good"), "It is good")
    assert.strictEqual(without("really", "Good. Really good"), "Good. Good")
    assert.strictEqual(without("really", "really"), "")
    assert.strictEqual(without("really", "It is (really) good"), "It is good")
    assert.strictEqual(without("really", "It is “really” good"), "It is good")
    assert.strictEqual(without("really", "It is (really good)"), "It is (good)")
    assert.strictEqual(without("red", "blue, red, green and red"), "blue, green and")
    assert.strictEqual(without("red", "red, blue\nred\nblue red"), "blue\n\nblue")
    assert.strictEqual(without("red", "see #red and #RedBike"), "see and #Bike")
    assert.strictEqual(without("red", "red red red"), "")
    assert.strictEqual(without("red", "a red red red b"), "a b")
  })

  it("mend in one go what a replacement and its surroundings bring up", () => {
    const rules = [
      rule([
        { text: "cheap", replacement: "low cost" },
        { text: "very low cost", replacement: "affordable" },
        { text: "so", replacement: "" },
        { text: "go by", replacement: "take the" }
      ])
    ]
    assert.strictEqual(repaired("a very cheap day", rules), "a affordable day")
    assert.strictEqual(repaired("Go so by bike", rules), "Take the bike")
    assert.strictEqual(repaired("very so so cheap, so go so so by so", rules), "affordable, take the")
  })

  it("offer no repair where replacements bring up each other for ever", () => {
    const rules = [
      rule([
        { text: "a", replacement: "b" },
        { text: "b", replacement: "a" }
      ])
    ]
    assert.isUndefined(check("x a x", rules)[0]!.repair)
  })

  it("keep the repairs of other terms where replacements bring up each other for ever", () => {
    const rules = [
      rule([
        { text: "a", replacement: "b" },
        { text: "b", replacement: "a" },
        { text: "so", replacement: "" }
      ])
    ]
    assert.strictEqual(repaired("x so a", rules), "x a")
  })

  it("leave no term that has a replacement, nor anything to repair, for any text", () => {
    const words = ["aa", "bb", "cc", "dd", "ee"]
    const word = fc.constantFrom(...words, "aa bb", "bb cc", "cc-aa")
    const terms = fc.uniqueArray(
      fc.tuple(word, fc.nat(7), fc.constantFrom("word" as const, "prefix" as const)).map(([text, choice, match]) => {
        // Replacing goes up the list of words only, so that it comes to an end.
        const later = words.slice(1 + words.findIndex((one) => one === text.slice(-2)))
        return { text, match, replacement: ["", "ff", "x y", ...later][choice] ?? "" }
      }),
      { minLength: 1, maxLength: 6, selector: ({ text }) => text }
    )
    const text = fc
      .array(
        fc.oneof(word, fc.constantFrom("Aa", "BB", "#aa", "#AaBb", "(aa)", "aa,", "x", "\n", "“bb”", ".", "á", "4a")),
        {
          maxLength: 14
        }
      )
      .map((words) => words.join(" "))
    fc.assert(
      fc.property(text, terms, fc.boolean(), (before, [first, ...others], resistsEvasion) => {
        const rules = [rule([first!, ...others], { resistsEvasion })]
        const after = repaired(before, rules)
        assert.deepStrictEqual(check(after, rules), [], `${before} → ${after}`)
        assert.strictEqual(repaired(after, rules), after)
      }),
      { numRuns: 500 }
    )
  })

  it("give edits that lie within the text, and none that changes nothing", () => {
    const text = "Utilise a utilise, so utilise"
    for (const { repair } of check(text, [
      rule([
        { text: "utilise", replacement: "use" },
        { text: "so", replacement: "so" }
      ])
    ])) {
      for (const { end, replacement, start } of repair?.edits ?? []) {
        assert.isTrue(0 <= start && start < end && end <= text.length && text.slice(start, end) !== replacement)
      }
    }
  })
})
