import { findWords } from "@postwright/core/brand/WordMatch"
import type { MatcherTerm } from "@postwright/core/policy/TermMatch"
import { compileTerms } from "@postwright/core/policy/TermMatcher"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"

/** What is found of one term, as it stands in the text. */
const found = (text: string, term: MatcherTerm | string, language?: string): ReadonlyArray<string> =>
  compileTerms([typeof term === "string" ? { text: term } : term])
    .find(text, { language })
    .map(({ end, start }) => text.slice(start, end))

describe("TermMatcher", () => {
  it("tells which term stands where, in order of their place and the longer first", () => {
    const matcher = compileTerms([{ text: "game" }, { text: "game changer" }, { text: "bike" }])
    assert.deepStrictEqual(matcher.find("A bike, a game changer"), [
      { term: 2, start: 2, end: 6, disguises: [] },
      { term: 1, start: 10, end: 22, disguises: [] },
      { term: 0, start: 10, end: 14, disguises: [] }
    ])
  })

  it("finds whole words only, unless a term asks for more", () => {
    const text = "gambl gambling regambl GAMBLE"
    assert.deepStrictEqual(found(text, "gambl"), ["gambl"])
    assert.deepStrictEqual(found(text, { text: "gambl", match: "prefix" }), ["gambl", "gambl", "GAMBL"])
    assert.deepStrictEqual(found(text, { text: "gambl", match: "anywhere" }), ["gambl", "gambl", "gambl", "GAMBL"])
  })

  it("takes the Turkish capital with a dot for an i, composed or not", () => {
    for (const resistsEvasion of [false, true]) {
      for (const text of ["BİKE", "BI\u0307KE", "Bİke", "bi\u0307ke"]) {
        assert.deepStrictEqual(
          compileTerms([{ text: "bike", resistsEvasion }]).find(`a ${text}, see`),
          [{ term: 0, start: 2, end: 2 + text.length, disguises: [] }],
          text
        )
      }
    }
    assert.deepStrictEqual(found("istanbul İSTANBUL", "İstanbul", "tr"), ["istanbul", "İSTANBUL"])
    assert.deepStrictEqual(found("ISPARTA ısparta", "isparta", "tr"), ["ISPARTA"])
  })

  it("sees into German compounds only where a term asks for it", () => {
    const text = "Onlinekasino, Kasinobesuch und Kasino"
    assert.deepStrictEqual(found(text, "kasino"), ["Kasino"])
    assert.deepStrictEqual(found(text, { text: "kasino", match: "prefix" }), ["Kasino", "Kasino"])
    assert.deepStrictEqual(found(text, { text: "kasino", match: "anywhere" }), ["kasino", "Kasino", "Kasino"])
  })

  it("knows letters, marks, digits and underscores as parts of words", () => {
    for (const text of ["bikes", "1bike", "bike2", "_bike", "bike_x", "ébike", "bikeé", "bikе\u0301x", "bike\u0301"]) {
      assert.deepStrictEqual(found(text, "bike"), [], text)
    }
    for (const text of [
      "(bike)",
      "bike.",
      "bike’s",
      "e-bike",
      "🚲bike🚲",
      "bike/tram",
      "€bike",
      "“bike”",
      "a\u2028bike"
    ]) {
      assert.deepStrictEqual(found(text, "bike"), ["bike"], text)
    }
  })

  it("reads the words of hashtags by their capitals, digits and underscores", () => {
    for (const text of ["#CityBikeDay", "#city_bike", "#Bike2025", "#USBike", "#bike", "＃BIKE", "#my_BIKE!"]) {
      assert.deepStrictEqual(
        found(text, { text: "bike" }).map((word) => word.toLowerCase()),
        ["bike"],
        text
      )
    }
    assert.deepStrictEqual(found("#bikeshed #motorbike CityBike", "bike"), [])
    assert.deepStrictEqual(found("#CityBike #citybike #City_bike", "city bike"), ["CityBike", "citybike", "City_bike"])
    assert.deepStrictEqual(found("#CityBike #cityBIKE", "citybike"), ["CityBike", "cityBIKE"])
    assert.deepStrictEqual(found("citybike CityBike", "city bike"), [])
    assert.deepStrictEqual(found("#City Bike", "city bike"), ["City Bike"])
  })

  it("looks only at hashtags for terms that are about hashtags", () => {
    const term: MatcherTerm = { text: "follow", within: "hashtags" }
    assert.deepStrictEqual(found("follow #follow #FollowMe https://example.com/#follow", term), ["follow", "Follow"])
  })

  it("takes spaces and hyphens of a phrase for each other", () => {
    for (const text of ["game changer", "Game‑Changer", "game - changer", "GAME\nCHANGER", "game\u00a0 changer"]) {
      assert.deepStrictEqual(found(text, "game-changer"), [text])
    }
    for (const text of ["game. Changer", "game    changer", "game--changer", "gamechanger", "game, changer"]) {
      assert.deepStrictEqual(found(text, "game changer"), [], text)
    }
  })

  it("takes signs in a term literally", () => {
    assert.deepStrictEqual(found("C++, c+ and 100 % or 100%", "c++"), ["C++"])
    assert.deepStrictEqual(found("C++, c+ and 100 % or 100%", "100 %"), ["100 %"])
    assert.deepStrictEqual(found("a.b axb a.bc", "a.b"), ["a.b"])
    assert.deepStrictEqual(found("so 🍆 and 🍆🍆", "🍆"), ["🍆", "🍆", "🍆"])
    assert.deepStrictEqual(found("don’t, don't, dont", "don't"), ["don’t", "don't"])
  })

  it("ignores case, composition and hidden characters of the text and of the term", () => {
    assert.deepStrictEqual(found("gro\u0308ßer GRÖSSER GRÖẞER", "größer"), ["gro\u0308ßer", "GRÖSSER", "GRÖẞER"])
    assert.deepStrictEqual(found("bil\u00adlig b\u200billig", "bi\u00adllig"), ["bil\u00adlig", "b\u200billig"])
    assert.deepStrictEqual(found("Ὀδυσσεύς ὈΔΥΣΣΕΎΣ", "ὀδυσσεύς"), ["Ὀδυσσεύς", "ὈΔΥΣΣΕΎΣ"])
    assert.deepStrictEqual(found("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"), [
      "\u1112\u1161\u11ab\u1100\u1173\u11af"
    ])
  })

  it("takes ß for ss and, in German, umlauts for their spelling with e, in both directions", () => {
    assert.deepStrictEqual(found("Masse, Maße", "maße", "en"), ["Masse", "Maße"])
    assert.deepStrictEqual(found("Masse, Maße", "masse", "en"), ["Masse", "Maße"])
    assert.deepStrictEqual(found("schoen, schön, schon", "schön", "de"), ["schoen", "schön"])
    assert.deepStrictEqual(found("schoen, schön, schon", "schoen", "de-CH"), ["schoen", "schön"])
    assert.deepStrictEqual(found("schoen, schön", "schön", "sv"), ["schön"])
    assert.deepStrictEqual(found("schoen", { text: "schön", languages: ["sv"] }), [])
  })

  it("minds the languages of a term, and counts all of them in a text of unknown language", () => {
    const term: MatcherTerm = { text: "gift", languages: ["de"] }
    assert.deepStrictEqual(found("gift", term, "de-AT"), ["gift"])
    assert.deepStrictEqual(found("gift", term, "en"), [])
    assert.deepStrictEqual(found("gift", term), ["gift"])
  })

  it("does not count a term within its exceptions, in whatever form they stand", () => {
    const term: MatcherTerm = { text: "dick", except: ["Moby Dick", "dick-cissel"], match: "anywhere" }
    assert.deepStrictEqual(found("dick, Moby Dick, MOBY-DICK, #MobyDick, Dick Cissel, dicks", term), ["dick", "dick"])
    assert.deepStrictEqual(found("cafe\u0301 noir", { text: "cafe\u0301", except: ["cafe\u0301"] }), [])
    const town: MatcherTerm = { text: "thorp", except: ["Scunthorpe"], match: "anywhere" }
    assert.deepStrictEqual(found("Scunthorpe, Scunthorpes, Thorpe", town), ["thorp", "Thorp"])
  })

  it("finds terms of scripts without spaces wherever their letters stand, and all others as words", () => {
    assert.deepStrictEqual(found("日本語と日本", "日本"), ["日本", "日本"])
    assert.deepStrictEqual(found("これはテストです", "テスト"), ["テスト"])
    assert.deepStrictEqual(found("ラテストとテスト", "テスト"), ["テスト"])
    assert.deepStrictEqual(found("ประเทศไทย", "ไทย"), ["ไทย"])
    assert.deepStrictEqual(found("한국어 한국", "한국"), ["한국"])
    assert.deepStrictEqual(found("الكتاب كتاب", "كتاب"), ["كتاب"])
  })

  it("never finds terms of nothing but white space, hyphens, characters without a shape and loose marks", () => {
    for (const text of ["", " ", "-", " - ", "\u200b", "\u00ad", "\0", "\u0301", " \u0301"])
      assert.deepStrictEqual(found(" - a \u200b", text), [])
    assert.deepStrictEqual(compileTerms([]).find("anything"), [])
  })

  it("finds the same words at the same places as a search with one expression for each word", () => {
    const vocabulary = ["ab", "abc", "b", "größe", "a b", "c-d", "ab c", "é", "don't", "a.b"]
    const piece = fc.constantFrom(
      ...vocabulary,
      " ",
      "  ",
      "-",
      ".",
      "x",
      "'",
      "\u00ad",
      "Ö",
      "\n",
      "1",
      "AB",
      "É",
      "\u2011"
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 14 }),
        fc.uniqueArray(fc.constantFrom(...vocabulary)),
        (pieces, words) => {
          const text = pieces.join("")
          const expected = new Set(findWords(text, words).map(({ end, start, word }) => `${word} ${start} ${end}`))
          const matches = compileTerms(words.map((word) => ({ text: word }))).find(text, { language: "en" })
          const actual = new Set(matches.map(({ end, start, term }) => `${words[term]} ${start} ${end}`))
          assert.deepStrictEqual([...actual].sort(), [...expected].sort())
        }
      ),
      { numRuns: 400 }
    )
  })

  it("finds letters and signs that Unicode writes in several ways, however they are written", () => {
    const same = [
      ["Ⓐ", "ⓐ"],
      ["\u0387", "·"],
      ["\u1fee", "\u0385", "\u00a8\u0301"],
      ["≠", "=\u0338"],
      ["\u0958", "\u0915\u093c"],
      ["\u{1d1bb}", "\u{1d1b9}\u{1d165}"]
    ]
    for (const spellings of same) {
      for (const term of spellings) {
        for (const text of spellings) assert.deepStrictEqual(found(`so ${text}!`, term), [text], `${term} in ${text}`)
      }
    }
    assert.deepStrictEqual(found("a = b", "a ≠ b"), [])
    assert.deepStrictEqual(found("a =\u0338 b", "a = b"), [])
  })

  it("finds hashtags that a term names, in the middle of a phrase too", () => {
    for (const tag of ["#FooBar", "#foo_bar", "#_", "#1a", "#Foo_Bar1"]) {
      for (const text of [tag, `so ${tag} it`]) assert.deepStrictEqual(found(`${text}!`, text), [text], text)
    }
    assert.deepStrictEqual(found("#foobar # #foo", "#foo_bar"), [])
  })

  it("takes a wide gap in a term for a wide or a narrow one, and a narrow one for a narrow one", () => {
    const text = "game -- on, game on, game\n\n\n\non"
    assert.deepStrictEqual(found(text, "game -- on"), ["game -- on", "game on", "game\n\n\n\non"])
    assert.deepStrictEqual(found(text, "game on"), ["game on"])
  })
})
