import { detectPersonalData, redactPersonalData } from "@postwright/core/policy/PersonalData"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { nastyText } from "./arbitraries.ts"
import { cleanLines } from "./cleanLines.ts"
import { found } from "./personalData.ts"

describe("detectPersonalData", () => {
  it("finds nothing in honest lines full of figures, alone and in a row", () => {
    assert.isAtLeast(cleanLines.length, 200)
    for (const { language, text } of cleanLines) assert.deepStrictEqual(found(text, { language }), [], text)
    for (const separator of ["\n", " ", " · "])
      assert.deepStrictEqual(found(cleanLines.map(({ text }) => text).join(separator)), [])
  })

  it("reads a number once: an IBAN holds no phone, a customer number no card", () => {
    assert.deepStrictEqual(found("DE89 3704 0044 0532 0130 00", { kinds: ["phone"] }), [])
    assert.deepStrictEqual(found("Kundennummer: 4111 1111 1111 1111"), ["customer-number: 4111 1111 1111 1111"])
  })

  it("never gives a value away by what it shows", () => {
    for (const text of [
      "jo.ann@example.com",
      "+49 171 2345678",
      "DE89 3704 0044 0532 0130 00",
      "4111 1111 1111 1111",
      "SSN 123-45-6789",
      "Passwort: Sommer2024!",
      "AKIAIOSFODNN7EXAMPLE",
      "Kundennummer: 4711-0815",
      "DOB: 1990-05-05"
    ]) {
      const [datum] = detectPersonalData(text)
      const bare = (value: string) => value.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase()
      const value = bare(text.slice(datum!.start, datum!.end))
      const shown = bare(datum!.masked)
      assert.isAtMost(shown.length, value.length / 2, datum!.masked)
      assert.notInclude(shown, value)
    }
    assert.strictEqual(detectPersonalData("DE89370400440532013000")[0]!.masked, "DE89 **** **** 3000")
    assert.strictEqual(detectPersonalData("4111111111111111")[0]!.masked, "**** **** **** 1111")
    assert.strictEqual(detectPersonalData("jo@example.com")[0]!.masked, "j***@***.com")
  })

  it("gives spans in order that do not overlap, on any text", () => {
    fc.assert(
      fc.property(dataText, (text) => {
        let last = 0
        for (const { end, start } of detectPersonalData(text)) {
          assert.isTrue(start >= last && end > start && end <= text.length)
          last = end
        }
      })
    )
  })

  it("finishes on a megabyte of digits, signs or schemes", { timeout: 120_000 }, () => {
    for (const piece of ["1", "@", "+", "http://", "(", "a@"])
      assert.isEmpty(detectPersonalData(piece.repeat(1_000_000 / piece.length)), piece)
  })

  it("finishes on long texts that invite it to look twice", { timeout: 120_000 }, () => {
    for (const piece of [
      "0 ",
      "1 ",
      "+1 ",
      "1.",
      " at ",
      "[at]",
      "eyJa.",
      "-----BEGIN PRIVATE KEY-----",
      "password:",
      "IBAN ",
      "DE12",
      "DE12 ",
      "Kundennummer: 1",
      "Tel.: 1",
      "://a:",
      "4111 ",
      "RSSMRA85T10A562",
      "\ud83d"
    ]) {
      const count = Math.floor(100_000 / piece.length)
      assert.isAtMost(detectPersonalData(piece.repeat(count)).length, count, piece)
    }
  })
})

describe("redactPersonalData", () => {
  it("puts a neutral word in the language of the text in place of each value", () => {
    const text = "0171 2345678, jo@example.com, IBAN: DE89 3704 0044 0532 0130 00"
    assert.strictEqual(
      redactPersonalData(text, { language: "de" }),
      "[Telefonnummer], [Mailadresse], IBAN: [Kontonummer]"
    )
    assert.strictEqual(
      redactPersonalData(text, { language: "fr-CH" }),
      "[numéro de téléphone], [adresse e-mail], IBAN: [numéro de compte]"
    )
    assert.strictEqual(
      redactPersonalData(text, { language: "ja" }),
      "[phone number], [mail address], IBAN: [account number]"
    )
  })

  it("leaves nothing to be found, in any mixture", () => {
    fc.assert(
      fc.property(dataText, fc.constantFrom("en", "de", "fr", "es", "it", "pl"), (text, language) => {
        // What is written without a blank between comes to light one by one.
        let redacted = text
        for (let round = 0; round < 4; round++) redacted = redactPersonalData(redacted, { language })
        assert.deepStrictEqual(found(redacted, { language }), [], redacted)
      }),
      { numRuns: 1_000 }
    )
  })
})

const values = [
  "jo@example.com",
  "jo [at] example [dot] com",
  "+49 171 2345678",
  "0171 2345678",
  "(212) 555-0123",
  "01 42 68 53 00",
  "612 345 678",
  "DE89 3704 0044 0532 0130 00",
  "4111 1111 1111 1111",
  "4111111111111111",
  "123-45-6789",
  "86 095 742 719",
  "65 180539 W 001",
  "AB 12 34 56 C",
  "185057800608491",
  "12345678Z",
  "44051401359",
  "123456782",
  "756.9217.0769.85",
  "1237 010180",
  "529.982.247-25",
  "RSSMRA85T10A562S",
  "hunter2",
  "AKIAIOSFODNN7EXAMPLE",
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmN",
  "4711",
  "01.02.1990",
  "https://u:s3cret@example.com",
  "-----BEGIN PRIVATE KEY-----",
  "-----END PRIVATE KEY-----"
]
const labels = [
  "Tel.: ",
  "Telefon ",
  "IBAN: ",
  "Kundennummer: ",
  "Passport no. ",
  "Steuer-ID ",
  "DNI ",
  "BSN ",
  "Geburtsdatum: ",
  "Passwort: ",
  "PIN: ",
  "Order no. ",
  "ISBN ",
  "Karte ",
  "E-Mail: "
]
const separators = [" ", ", ", "\n", " / ", " - ", "-", ".", "/", "(", ")", "", "  ", ": ", " oder "]

/** Values, labels and prose in any order. */
const dataText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...values) },
      { weight: 3, arbitrary: fc.constantFrom(...separators) },
      { weight: 2, arbitrary: fc.constantFrom(...labels) },
      { weight: 1, arbitrary: nastyText(4) }
    ),
    { maxLength: 12 }
  )
  .map((parts) => parts.join(""))
