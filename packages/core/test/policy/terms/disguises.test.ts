import type { Disguise } from "@postwright/core/policy/TermMatch"
import { compileTerms } from "@postwright/core/policy/TermMatcher"
import { assert, describe, it } from "@effect/vitest"
import { found, isBlind } from "./seeing.ts"

const sees = (how: ReadonlyArray<Disguise>, ...texts: ReadonlyArray<string>): void => {
  for (const text of texts) {
    assert.deepStrictEqual(found(`so ${text}, see`, ["badword"]), [[text, ...how].join(" | ")], text)
  }
}

describe("disguises", () => {
  it("sees through characters without a shape", () => {
    sees(
      ["hidden"],
      "bad\u200bword",
      "b\u00adadword",
      "ba\u2060d\ufeffword",
      "b\u202ead\u202cword",
      "ba\u{e0064}dword",
      "b\ufe0fadword"
    )
  })

  it("sees through letters that look alike, of other scripts and styles", () => {
    sees(
      ["look-alike"],
      "bаdword",
      "bαdword",
      "ｂａｄｗｏｒｄ",
      "𝐛𝐚𝐝𝐰𝐨𝐫𝐝",
      "𝔟𝔞𝔡word",
      "ⓑⓐⓓⓦⓞⓡⓓ",
      "🅱🅰🅳word",
      "🄱🄰🄳word",
      "🇧🇦🇩🇼🇴🇷🇩",
      "ᵇᵃᵈʷᵒʳᵈ",
      "вadword",
      "ＢＡＤword",
      "badԝord"
    )
    assert.deepStrictEqual(found("heIlo hello", ["hello"]), ["heIlo | look-alike", "hello"])
  })

  it("sees through accents, strokes and stacked marks", () => {
    sees(["marks"], "bädwörd", "bàdwórd", "bađword", "b̶a̶d̶w̶o̶r̶d̶", "ba\u0308dword", "b\u0336\u0489\u033fadword")
  })

  it("sees through digits and signs for letters", () => {
    sees(["leet"], "b4dword", "b@dw0rd", "8adword", "badw0rd", "B4DW0RD")
    assert.deepStrictEqual(found("a$$h0le cl4$5ic +his", ["asshole", "classic", "this"]), [
      "a$$h0le | leet",
      "cl4$5ic | leet",
      "+his | leet"
    ])
    assert.deepStrictEqual(found("k!ll k1ll k|ll ki11 su(k", ["kill", "suck"]), [
      "k!ll | leet",
      "k1ll | leet",
      "k|ll | leet",
      "su(k | leet"
    ])
  })

  it("reads a bar and a bracket within a word as the k that they draw", () => {
    assert.deepStrictEqual(found("suc|<ing bac|<word", ["sucking", "backword"]), [
      "suc|<ing | leet",
      "bac|<word | leet"
    ])
    isBlind(["sick", "suck"], ["suc |< x", "6|<", "su|<c"])
  })

  it("sees through markup within words", () => {
    sees(
      ["punctuation"],
      "b**a**dword",
      "bad<b>w</b>ord",
      "b__adw__ord",
      "bad<wbr>word",
      "b~~ad~~word",
      "b<!---->adword"
    )
    assert.deepStrictEqual(found("a bad w<em>or</em>d and b<i>4</i>dword", ["bad word", "badword"]), [
      "bad w<em>or</em>d | punctuation",
      "b<i>4</i>dword | leet | punctuation"
    ])
    assert.deepStrictEqual(found("so **badword** it", ["badword"]), ["badword"])
    isBlind(["badword"], ["bad<br>word", "bad<p>word", "ba**dwords**", "bad<b> word</b>", "ba** dword"])
    assert.isEmpty(compileTerms([{ text: "badword" }]).find("b**a**dword"))
  })

  it("sees the phrases that hold a comma", () => {
    assert.deepStrictEqual(found("k1ds, buy; kids, buy; k1ds,buy", ["kids, buy"]), [
      "k1ds, buy | leet",
      "kids, buy",
      "k1ds,buy | leet"
    ])
    isBlind(["kids, buy"], ["k1ds buyer", "k1dsbuy", "k1ds, I buy", "kidsBuy", "k1d s, buy"])
  })

  it("sees letters that are spaced out, by anything", () => {
    sees(
      ["spacing"],
      "b a d w o r d",
      "b.a.d.w.o.r.d",
      "b-a-d-w-o-r-d",
      "b_a_d_w_o_r_d",
      "b\na\nd\nw\no\nr\nd",
      "b🔥a🔥d🔥w🔥o🔥r🔥d",
      "b . a . d . w . o . r . d",
      "b  a  d  w  o  r  d",
      "b + a + d + w + o + r + d"
    )
    assert.deepStrictEqual(found("b a d  w o r d", ["bad word"]), ["b a d  w o r d | spacing"])
  })

  it("sees through signs within a word, and between the words of a phrase", () => {
    sees(["punctuation"], "bad.word", "ba-dword", "ba_dword", "ba🙂dword", "ba·dword", "ba~dword")
    assert.deepStrictEqual(found("bad.word bad_word bad🙂word", ["bad word"]), [
      "bad.word | punctuation",
      "bad_word | punctuation",
      "bad🙂word | punctuation"
    ])
    assert.deepStrictEqual(found("such _badword_", ["badword"]), ["badword | punctuation"])
  })

  it("sees through repeats, and tells words from each other that a doubled letter makes", () => {
    sees(["repeats"], "baaadword", "badworddddd", "BAAAADWORD", "bbaaddwwoorrdd")
    isBlind(["as", "bad", "hel", "coper", "tol"], ["ass", "baad", "hell", "cooper", "toll", "aas"])
    isBlind(["pute", "boceta"], ["puttee", "boccetta"])
    assert.deepStrictEqual(found("puutee ppuute puttte", ["pute"]).length, 3)
    isBlind(["ass", "hell", "book"], ["as", "hel", "bok"])
  })

  it("sees through masks that leave the first and another letter", () => {
    sees(["mask"], "b*dw*rd", "b#dw#rd", "b**word", "b*****d", "b*dwo**")
    isBlind(
      ["badword"],
      ["b******", "*adword", "b*dwrd", "b*dw*rds", "badwor*", "badwo**", "**b*dwo**", "**very b*dwo**"]
    )
    isBlind(["preise"], ["nur 5 € Preis*", "Preis#"], "de")
  })

  it("sees words that only capitals tell apart", () => {
    assert.deepStrictEqual(found("BadWord badWord", ["bad word"]), ["BadWord | camel-case", "badWord | camel-case"])
    assert.deepStrictEqual(found("#ThisB4dwordNow", ["badword"]), ["B4dword | leet"])
  })

  it("sees through several disguises at once", () => {
    assert.deepStrictEqual(found("b\u200b4ddd w0rd B 4 D w 0 r d", ["bad word"]), [
      "b\u200b4ddd w0rd | hidden | leet | repeats",
      "B 4 D w 0 r d | leet | spacing"
    ])
  })

  it("gives beginnings and insides of words too, where a term asks for them", () => {
    assert.deepStrictEqual(found("g4mbling", [{ text: "gambl", match: "prefix" }]), ["g4mbl | leet"])
    assert.deepStrictEqual(found("g*mbling", [{ text: "gambl", match: "prefix" }]), ["g*mbl | mask"])
    assert.deepStrictEqual(found("Onlinek4sino", [{ text: "kasino", match: "anywhere" }]), ["k4sino | leet"])
    isBlind(["gambl", "kasino"], ["g4mbling", "0nlinek4sino"])
  })

  it("reads letters that stand upside down, and what an override turns round, from the end", () => {
    assert.deepStrictEqual(found("so pɹoʍpɐq, ʇoᴉpᴉ ɐ!", ["badword", "a idiot"]), [
      "pɹoʍpɐq | look-alike",
      "ʇoᴉpᴉ ɐ | look-alike"
    ])
    assert.deepStrictEqual(found("so \u202edrowdab dna ,dr0wd4b\u202c it", ["badword"]), [
      "drowdab | hidden",
      "dr0wd4b | hidden | leet"
    ])
    assert.deepStrictEqual(found("ʞill", ["kill"]), ["ʞill | marks"])
    isBlind(["badword", "on", "dog", "tin"], ["drowdab", "/ˈnɪt/ and /gɒd/", "say nʌt, \u2067drowdab\u2069"])
    assert.isEmpty(compileTerms([{ text: "badword" }]).find("pɹoʍpɐq \u202edrowdab\u202c"))
  })

  it("sees letters between stars and number signs, and knows masks of other shapes", () => {
    sees(["spacing"], "b*a*d*w*o*r*d", "b#a#d#w#o#r#d")
    sees(["mask"], "b＊dw＊rd", "b█dw█rd", "b✱dw✱rd", "b█████d")
    isBlind(["zeas", "bad", "boat"], ["2*3*4*5", "b*a", "b*o*a*ts"])
  })

  it("sees signs of currencies, round emoji and fullwidth signs as letters", () => {
    sees(["leet"], "฿adword", "b₳dw⭕rd")
    sees(["look-alike"], "ᗷᗩᗪᗯOᖇᗪ", "bคdword")
    assert.deepStrictEqual(found("k❗ll ｋ！ｌｌ ₴cam", ["kill", "scam"]), [
      "k❗ll | leet",
      "ｋ！ｌｌ | look-alike | leet",
      "₴cam | leet"
    ])
    assert.deepStrictEqual(found("b𝟒dw𝟎rd", ["badword"]), ["b𝟒dw𝟎rd | look-alike | leet"])
    isBlind(["soo", "wio", "kili"], ["₴500, ₩10, kil❗ ＋49 ５００"])
  })

  it("leaves terms alone that do not ask for it", () => {
    const plain = compileTerms([{ text: "badword" }])
    for (const text of ["b4dword", "b a d w o r d", "bаdword", "baaadword", "b*dword"])
      assert.isEmpty(plain.find(text), text)
  })
})

describe("what only looks like a disguise", () => {
  it("is not a letter with marks that the language has", () => {
    isBlind(["schon", "konig", "grun"], ["schön", "König", "grün", "scho\u0308n"], "de")
    isBlind(["ano", "pena"], ["año", "peña"], "es")
    isBlind(["cote", "pecher"], ["côté", "côte", "pêcher"], "fr")
    isBlind(["al", "lod"], ["ål", "łod"].slice(0, 1), "sv")
    isBlind(["schon", "ano", "cote"], ["schön", "año", "côte"], "")
    assert.deepStrictEqual(found("schön", ["schon"]), ["schön | marks"])
  })

  it("is not a word of another script", () => {
    const terms = ["pot", "cop", "not", "mama", "kot", "tok", "bec", "xop", "pyka", "nuha"]
    isBlind(terms, ["Мой рот, сор, мама и кот идут на ток; вес, хор, рука.", "рот"], "ru")
    isBlind(terms, ["Мой рот, сор, мама и кот."], "en")
    isBlind(["vov", "to", "oxi"], ["Όχι, το νέο είναι εδώ: νον"], "el")
    assert.deepStrictEqual(found("Put it into the рот, please", ["pot"]), ["рот | look-alike"])
    isBlind(
      ["sms", "it"],
      ["SMS-ка и IT-отдел в Москве"].map((text) => text.replaceAll(/SMS|IT/g, "Х")),
      "ru"
    )
  })

  it("is not a number, a code, a sum or a unit", () => {
    const terms = [
      "bzb",
      "aever",
      "hzga",
      "sg",
      "mpe",
      "s",
      "ss",
      "ass",
      "bob",
      "ist",
      "eth",
      "tit",
      "topio",
      "covidig",
      "so",
      "das",
      "loo",
      "til",
      "iso",
      "boss"
    ]
    isBlind(terms, [
      "B2B 4ever h264 5G mp3 $5 $55 5$ 100 455 455 715 1st 3th 8O8",
      "A55, B0B, Covid19, Top10, US$ 50, NT$, €50, +49 715, 4 5 5, 7 1 7, 100 %, 5h17",
      "Vitamin B12, 4K, H2O, CO2, Web 2.0, Q4, 90s, A4, S8, 24/7, 7 + 1 + 7"
    ])
    isBlind(["cepo"], ["C3 PO", "c-3-p-0"].slice(0, 1))
  })

  it("is not an apostrophe, an abbreviation or the end of a sentence", () => {
    isBlind(
      ["hell", "well", "shell", "whore", "were", "ill", "cant", "its"],
      ["He’ll, we'll, she’ll and I'll say: who're we're can't it's"]
    )
    isBlind(["us", "eg", "am", "zb", "ie"], ["e.g. the U.S. at 9 a.m., i.e. z.B. so"])
    isBlind(["dasein", "wieder"], ["Er mag das.Ein Ende. Nur wie.Der Rest bleibt."], "de")
    isBlind(["bad word"], ["Too bad. Word came, bad, word", "bad\n\n\n\n\n\nword"])
  })

  it("is not what is spelled out among other letters", () => {
    isBlind(["bcd", "cde", "them"], ["a b c d e", "Variants A, B, C, D", "T H E M E S"])
    assert.deepStrictEqual(found("such a b a d day", ["bad"]), ["b a d | spacing"])
  })

  it("is not a bracket, an exclamation, a footnote or a mention", () => {
    isBlind(
      ["cold", "badi", "badl", "words", "wordsc", "asss"],
      ["(old) bad! word(s) f(x) bad!!! Bad!", "word*", "50 €* word**"]
    )
  })
})
