import { assert, describe, it } from "@effect/vitest"
import { countGraphemes, graphemes, sentences, words } from "@postwright/core/text/Segmentation"
import * as fc from "fast-check"
import { processorTime } from "../processorTime.ts"

const split = (text: string, language: string) => sentences(text, language).map((span) => span.text)

// `|` marks where a sentence must end; the mark itself is taken out.
const keepsExactly = (language: string, cases: ReadonlyArray<string>) => {
  for (const marked of cases) {
    const parts = marked.split("|").map((part) => part.trim())
    const text = marked.replaceAll("|", "")
    it(`${language}: ${marked.slice(0, 90).replaceAll("\n", "⏎")}`, () => {
      assert.deepStrictEqual(split(text, language), parts)
    })
  }
}

describe("sentences, English", () => {
  keepsExactly("en", [
    "One sentence only",
    "Hello there. |This is it! |Is it? |Yes.",
    "Dr. Smith met Mr. and Mrs. Jones at St. Brannoc’s. |They talked.",
    "Bring tools, e.g. a pump, i.e. air. |Then ride.",
    "See Fig. 3 and No. 5 in vol. 2. |No. |I will not.",
    "The answer is no. |Larkfield said so.",
    "It costs £3.50 per day. |The rest is 1,312.5 km.",
    "The U.S. market grew. |In the U.S. people drive. |He lives in the U.S. |They do not.",
    "Open from 9 a.m. to 6 p.m. |Booking starts on Monday at 9 a.m. on the dot.",
    "We open at 9 a.m. |Larkfield closes at 5 p.m. GMT in winter.",
    "J. R. R. Tolkien wrote it. |John F. Kennedy did not.",
    "We need a Plan B. |Larkfield has one.",
    "He is taller than I. |Nobody minds.",
    "Bikes, trikes, etc. are here. |We sell locks, pumps, etc. |Come by.",
    "Acme Inc. builds bikes. |She works for Acme Inc. |They like her.",
    "“Stop!” Dez called. |“Why?” she asked. |“Because,” he said.",
    "“Seven days is long enough.” |Imogen Thackray smiled.",
    "“We were truing wheels,” says Dez Okonjo. |“Now each bike gets a week of rest.”",
    "He waited... and waited. |Then... |Nothing happened.",
    "What?! |Really?!! |Yes.",
    "She came (at 9.30 p.m. on Monday!) and left. |Good.",
    "(This one is in brackets.) |This one is not.",
    "We did it (finally!). |The next day it rained.",
    "Visit example.com. |Read https://example.com/a?b=c. |Then call.",
    "**Wren, the longtail.** |The Wren is 1.95 m long.",
    "Read [the guide.](https://example.com/a_b) |Then ride.",
    "It works.[1] |It lasts.[12] |Good.",
    "A line that is\nhard wrapped goes on. |The next\r\none too.",
    "A heading without a stop\n\n|A paragraph.",
    "Approx. 30 kg fit in. |Max. 50 kg. |Max went home.",
    "On Wednesday 13 Jan. 2027 it rained. |Everyone in Jan. stayed home.",
    "I bought an iPhone. |iPhone users know. |eBay too.",
    "Great stuff 🎉. |Love it! 🚲🚲",
    "In 2026. |Larkfield grew to 80. |The fleet is 84.",
    "It is the work of art. |We like art.",
    "He said: “Come. |Sit down.” |She left.",
    "The report by E. M. Forster et al. Nature agreed. |Fine.",
    "Chapter IV. |The bikes arrive.",
    "Charge above 5 °C. |Leave it indoors. |At 12 V. |Larkfield checks."
  ])

  it("starts a sentence with a small letter where the text has no capitals", () => {
    assert.deepStrictEqual(split("works well. cheap too. would buy again", "en"), [
      "works well.",
      "cheap too.",
      "would buy again"
    ])
  })

  it("leaves bullets and list numbers out and begins a sentence at each", () => {
    assert.deepStrictEqual(split("You need:\n- a pump\n- a rag\n\n1. Pump the tyre\n2. Ride", "en"), [
      "You need:",
      "a pump",
      "a rag",
      "Pump the tyre",
      "Ride"
    ])
  })

  it("does not take a wrapped figure or dash for a list item", () => {
    assert.deepStrictEqual(split("The bike weighs about\n31. That is\n– for a longtail –\nlight.", "en"), [
      "The bike weighs about\n31.",
      "That is\n– for a longtail –\nlight."
    ])
  })
})

describe("sentences, German", () => {
  keepsExactly("de", [
    "Das ist ein Satz. |Das auch! |Oder? |Ja.",
    "Wir bieten z. B. Lastenräder an, d. h. große Räder. |Kommt vorbei.",
    "Wir bieten z.B. Lastenräder an. |Das ist i. d. R. günstig. |Gut.",
    "Dr. Müller und Prof. Dr. Schmidt wohnen in der Goethestr. 12. |Sie reden.",
    "Am 3. März 2027 beginnt es. |Am 14. Dezember endet es.",
    "Der 3. Platz ging an uns. |Im 19. Jahrhundert war das anders. |Ihrem 80. Geburtstag folgte ein Fest.",
    "Am Montag, 3. Mai, geht es los. |Am 1. und 2. Juni ist frei. |Vom 3. bis 5. Juli auch.",
    "Das war 2026. |Larkfield wuchs auf 80. |Die Flotte zählt 84.",
    "Es kostet 3,50 € pro Tag. |Der Rest sind 1.312,5 km. |Gut.",
    "Siehe Nr. 5, Abb. 3 und S. 12. |Die Nr. stimmt.",
    "Pumpen, Schläuche usw. sind da. |Wir haben Licht, Schlösser usw. |Kommt.",
    "Wir öffnen u. a. am Samstag. |Das gilt u. a. |Die Werkstatt auch.",
    "„Halt!“, rief Anna. |„Warum?“ fragte er. |„Darum“, sagte sie.",
    "„Das ist gut.“ |Joanna lächelte. |»Wirklich?« |Ja.",
    "Die Anlage (ca. 9,8 kWp, Bj. 2019) läuft. |Sie liefert Strom.",
    "Ludwig XIV. regierte lange. |Wilhelm II. Die Akten liegen hier.".replace("II. Die", "II. |Die"),
    "Das Rad ist 2 m. |Larkfield misst nach. |Es wiegt 31 kg. |Gut so.",
    "Ca. 30 kg, max. 50 kg, mind. 10 kg. |Max kam auch.",
    "Sie wartete … und wartete. |Dann … |Nichts geschah.",
    "Der Kunde bzw. die Kundin zahlt inkl. MwSt. 119 Euro. |Fertig.",
    "Zeitwechsel um 9 Uhr\nmorgens am\n3. März ist gut. |Ja.",
    "Hr. Meier u. Fr. Schulz kamen am 1. 4. 2026 an. |Schön.",
    "Am 01.04.2026 ging es los. |Um 9.30 Uhr. |Gut.",
    "E. Musk und J. K. Rowling kamen. |Der Plan B. |Larkfield hat ihn.",
    "Die Firma Meier & Co. KG liefert. |Sie sitzt in Köln a. Rh. am Fluss."
  ])
})

describe("sentences, other languages", () => {
  keepsExactly("fr", ["M. Dupont est là. |Mme Curie aussi. |« Vraiment ? » |Oui."])
  keepsExactly("es", ["El Sr. López llegó. |¿Dónde está? |¡Aquí!"])
  keepsExactly("ja", ["これは文です。|次の文です！|終わり。"])
  keepsExactly("hi", ["यह एक वाक्य है। |यह दूसरा है।"])
  keepsExactly("und", ["Dr. Who came. |Then left."])
})

describe("sentences, any text", () => {
  const piece = fc.constantFrom(
    "Dr.",
    "z. B.",
    "3.",
    "März",
    "The end",
    "Ende",
    ".",
    "!",
    "?",
    "…",
    " ",
    "\n",
    "\r\n",
    "\n\n",
    "- ",
    "1. ",
    "“",
    "”",
    "(",
    ")",
    "🚲",
    "e\u0301",
    "👩‍👩‍👧",
    "\u0000",
    "\ud800",
    "。",
    "[a](b)",
    "**",
    "U.S.",
    "Kund:innen",
    "*",
    "\u00a0"
  )
  const anyText = fc.oneof(
    fc.array(piece, { maxLength: 60 }).map((parts) => parts.join("")),
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc.string({ unit: "binary", maxLength: 200 })
  )

  it("gives spans that are exact, in order, trimmed and not empty, and loses no letter", () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom("en", "de", "fr", "und"), (text, language) => {
        let last = 0
        let between = ""
        for (const span of sentences(text, language)) {
          assert.strictEqual(text.slice(span.start, span.end), span.text)
          assert.isAtLeast(span.start, last)
          assert.strictEqual(span.text.trim(), span.text)
          assert.isAbove(span.text.length, 0)
          between += text.slice(last, span.start)
          last = span.end
        }
        between += text.slice(last)
        assert.notMatch(between.replaceAll(/(?:\d{1,3}|[a-zA-Z])[.)]/g, ""), /[\p{L}\p{N}]/u)
      })
    )
  })

  it("takes time in proportion to the text, whatever the text", () => {
    const hostile = ["(a. ", "z. ", "[x](", "” ", "... ", "1. ", "- ", "\n", "I. ", ") ", "\r", "A.B."]
    for (const part of hostile) {
      const text = part.repeat(Math.ceil(200_000 / part.length))
      const millis = processorTime()
      sentences(text, "de")
      assert.isBelow(millis(), 4_000, JSON.stringify(part))
    }
  })
})

describe("words", () => {
  it("are found in millions of letters without a space, and none is cut at a space", () => {
    for (const letters of ["ж", "𝒂", "1."]) {
      const text = letters.repeat(5_000_000 / letters.length)
      const found = words(text, "en")
      assert.isBelow(found.length, 100)
      assert.strictEqual(found[0]?.start, 0)
      for (const { end, start, text: word } of found) {
        assert.isTrue(word === text.slice(start, end) && word.isWellFormed())
      }
    }
    const prose = "Jede Genossenschaft hilft allen. ".repeat(20_000)
    assert.lengthOf(words(prose, "de"), 80_000)
    assert.isTrue(words(prose, "de").every(({ end, start, text }) => text === prose.slice(start, end)))
    assert.deepStrictEqual(
      [...new Set(words(prose, "de").map(({ text }) => text))],
      ["Jede", "Genossenschaft", "hilft", "allen"]
    )
  })

  const list = (text: string, language: string) => words(text, language).map((span) => span.text)
  it("keeps compounds, contractions, figures and inclusive forms whole", () => {
    assert.deepStrictEqual(list("Don’t buy the E-Bike for 1,312.50 £, R&D says: 9:30.", "en"), [
      "Don’t",
      "buy",
      "the",
      "E-Bike",
      "for",
      "1,312.50",
      "R&D",
      "says",
      "9:30"
    ])
    assert.deepStrictEqual(list("Kund:innen, Nutzer*innen und Vor- und Nachteile, z.B. Straßen", "de"), [
      "Kund:innen",
      "Nutzer*innen",
      "und",
      "Vor",
      "und",
      "Nachteile",
      "z",
      "B",
      "Straßen"
    ])
  })
  it("separates the words of scripts without spaces", () => {
    assert.isAbove(list("これは日本語の文です", "ja").length, 2)
  })
  it("gives exact spans", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        for (const span of words(text, "en")) assert.strictEqual(text.slice(span.start, span.end), span.text)
      })
    )
  })
})

describe("graphemes", () => {
  it("counts what a reader sees as one character", () => {
    assert.strictEqual(countGraphemes("👩‍👩‍👧e\u0301🇩🇪"), 3)
    assert.deepStrictEqual(graphemes("ab\r\nc"), ["a", "b", "\r\n", "c"])
    assert.strictEqual(countGraphemes(""), 0)
  })
})
