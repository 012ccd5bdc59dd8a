import { assert, describe, it } from "@effect/vitest"
import { uncitedClaims } from "@postwright/core/policy/UncitedClaims"

const quote = "We rent 40 bikes for £34 a day from 1 March 2027"

const uncited = (text: string, language: string, quotes: ReadonlyArray<string>) =>
  uncitedClaims(text, { language, quotes }).map((claim) => claim.text)

const assertUncited = (language: string, texts: Readonly<Record<string, string>>) => {
  for (const [text, claim] of Object.entries(texts))
    assert.deepStrictEqual(uncited(text, language, [quote]), [claim], text)
}

const assertNone = (language: string, texts: ReadonlyArray<string>, quotes: ReadonlyArray<string> = []) => {
  for (const text of texts) assert.deepStrictEqual(uncited(text, language, quotes), [], text)
}

describe("dates", () => {
  it("are claims with a weekday or month that promises something", () => {
    assertUncited("en", {
      "Come next Tuesday": "next Tuesday",
      "We open this Friday": "this Friday",
      "Open on Sundays": "on Sundays",
      "Only until Saturday": "until Saturday",
      "next April": "next April",
      "We open in April": "in April",
      "from tomorrow": "from tomorrow",
      "Due in Q3": "Q3"
    })
    assertUncited("de", {
      "Kommt nächsten Dienstag": "nächsten Dienstag",
      "Ab nächstem Dienstag": "nächstem Dienstag",
      "diesen Freitag": "diesen Freitag",
      "sonntags geöffnet": "sonntags",
      "Im April öffnen wir": "Im April",
      "Anfang April": "Anfang April",
      "ab morgen": "ab morgen",
      "um sechs Uhr": "sechs Uhr"
    })
  })

  it("are no claims where they only name a mood, a season or the day of the post", () => {
    assertNone("en", [
      "Happy Friday! Sunday ride, Friday feeling",
      "today, this week, next year, tomorrow we ride, the shop of tomorrow",
      "a bike you will still like in November",
      "May we help? We may march on"
    ])
    assertNone("de", [
      "Kein Bock auf Montag? Der Sonntag gehört dir",
      "heute, diese Woche, nächste Woche, bis morgen, Guten Morgen",
      "So schön ist es im Mai"
    ])
  })

  it("agree in words and figures and across languages", () => {
    assertNone("en", ["the first of March 2027", "March the first", "starts 1 march 2027", "March 2027"], [quote])
    assertNone("de", ["März 2027", "am ersten März", "1. Mrz. 2027", "1. märz 2027", "ab März"], [quote])
    assertNone("en", ["March 2027", "1 March"], ["Ab 1. März 2027"])
    assertNone("de", ["um elf Uhr", "ab Montag"], ["at 11 am, from Monday"])
    assertNone("en", ["1/3/2027", "03/01/2027", "Q1 2027"], [quote])
  })

  it("are found where the month or the day is another one", () => {
    assertUncited("en", {
      "the second of March": "second of March",
      "March the second": "March the second",
      "1 april 2027": "1 april 2027"
    })
    assertUncited("de", {
      "2. März 2027": "2. März 2027",
      "1. Okt. 2027": "1. Okt. 2027",
      "am zweiten März": "zweiten März"
    })
  })

  it("bear out the weekday that follows from them, and no other", () => {
    assertNone("en", ["Monday, 1 March 2027", "We open on Monday"], [quote])
    assertNone("de", ["am Montag, den 1. März 2027"], [quote])
    assertUncited("en", { "Tuesday, 1 March 2027": "Tuesday, 1 March 2027" })
  })
})
