import { detectPersonalData, type PersonalDataOptions, redactPersonalData } from "@postwright/core/policy/PersonalData"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { nastyText } from "./arbitraries.ts"
import { cleanLines } from "./cleanLines.ts"

/** What is found, as `type: passage`. */
const found = (text: string, options?: PersonalDataOptions) =>
  detectPersonalData(text, options).map(({ end, start, type }) => `${type}: ${text.slice(start, end)}`)

/** Each text holds exactly the passage between the marks. */
const finds = (type: string, texts: ReadonlyArray<string>, options?: PersonalDataOptions) => {
  for (const marked of texts) {
    const text = marked.replace(/[«»]/g, "")
    assert.deepStrictEqual(found(text, options), [`${type}: ${/«(.*)»/s.exec(marked)![1]}`], text)
  }
}

describe("mail addresses", () => {
  it("are found in prose, brackets and links to them", () => {
    finds("email", [
      "Write to «jo@example.com».",
      "(«jo.ann+news@mail.example.co.uk»)",
      "mailto:«jo@example.com»",
      "Jo <«jo@example.com»>",
      "«größe@münchen.de» antwortet",
      "联系«jo@example.com»联系".replace("联系«", "联系: «"),
      "«jo@example.com»-Team"
    ])
  })

  it("are found where they hide from machines", () => {
    finds("email", [
      "«jo [at] example [dot] com»",
      "«jo(at)example.de»",
      "«jo {at} example {punkt} de»",
      "«jo.ann at example.com»".replace(" at ", " [at] "),
      "E-Mail: «jo at example dot com»",
      "«jo&#64;example.com»",
      "Kontakt: «jo @ example.com»"
    ])
  })

  it("are no handles, places or things said in passing", () => {
    for (const text of [
      "@jo@example.social",
      "Look at apple dot com",
      "Meet us @ example.com",
      "npm i left-pad@1.2.3",
      "@example.com",
      "jo@localhost"
    ])
      assert.isEmpty(found(text), text)
  })
})

describe("phone numbers", () => {
  it("are found in international form, whatever stands between the digits", () => {
    finds("phone", [
      "«+49 171 2345678»",
      "«+49 (0)30/901820»",
      "«0049 171 2345678»",
      "«+43 664 1234567»",
      "«+41 44 668 18 00»",
      "«+44 20 7946 0958»",
      "«+1 (212) 555-0123»",
      "«+33 1 42 68 53 00»",
      "«+34 612 345 678»",
      "«+39 06 6982 1234»",
      "tel:«+493012345678»",
      "(«+49.171.2345678»)"
    ])
  })

  it("are found in the national forms of eight countries", () => {
    finds("phone", ["Ruf «0171 2345678» an", "«030/901820»", "Tel. «(030) 901820-0»", "«0800 1234567»"], {
      language: "de"
    })
    finds("phone", ["«0664 1234567»", "«01 7126543»"], { language: "de-AT" })
    finds("phone", ["«044 668 18 00»", "«079 123 45 67»"], { language: "de-CH" })
    finds("phone", ["«020 7946 0958»", "«07700 900123»", "«01632 960148»"], { language: "en-GB" })
    finds("phone", ["«(212) 555-0123»", "«212-555-0123»", "«212.555.0123»", "«1-800-555-0199»"], { language: "en-US" })
    finds("phone", ["«01 42 68 53 00»", "«06.12.34.56.78»"], { language: "fr" })
    finds("phone", ["«91 123 45 67»", "«612 34 56 78»", "Llámanos al «612 345 678»"], { language: "es" })
    finds("phone", ["«06 6982 1234»", "«347 123 4567»", "Tel. «02 1234567»"], { language: "it" })
  })

  it("are told apart where two stand side by side", () => {
    assert.deepStrictEqual(found("030 901820 / 0171 2345678"), ["phone: 030 901820", "phone: 0171 2345678"])
    assert.deepStrictEqual(found("+49 30 901820 +49 171 2345678"), ["phone: +49 30 901820", "phone: +49 171 2345678"])
  })

  it("need no numbering plan behind a label", () => {
    finds("phone", ["Telefon: «4711-230»", "📞 «030 901820»"])
  })

  it("are no numbers with another name, in addresses of pages or in tags", () => {
    for (const text of [
      "Bestellnummer: 0171 2345678",
      "ISBN 0306406152",
      "Modell 0171-2345678",
      "https://example.com/0171/2345678",
      "example.com/01712345678",
      "#01712345678",
      "x01712345678",
      "0171 2345678 €",
      "036000291452",
      "Telefon: 12.05.2026",
      "WhatsApp: 2.24.1057.31",
      "Fax 1990-2020",
      "IBAN: GB29 NWBK 0161 3319 2681",
      "IBAN 0532 0130 00"
    ])
      assert.isEmpty(found(text, { kinds: ["phone"] }), text)
  })
})

describe("accounts, cards and ids", () => {
  it("are found in one piece and in groups", () => {
    finds("iban", [
      "«DE89 3704 0044 0532 0130 00»",
      "IBAN: «DE89370400440532013000».",
      "«GB29 NWBK 6016 1331 9268 19»",
      "«de89 3704 0044 0532 0130 00»"
    ])
    finds("payment-card", [
      "«4111 1111 1111 1111» 12/27",
      "«4111111111111111»",
      "«5555-5555-5555-4444»",
      "«3782 822463 10005»",
      "«378282246310005»"
    ])
  })

  it("are found by their printed form", () => {
    finds("us-ssn", ["«123-45-6789»"])
    finds("de-tax-id", ["«86 095 742 719»", "Steuer-ID: «86095742719»"])
    finds("de-pension-number", ["«65 180539 W 001»", "«15070649C103»"])
    finds("gb-nino", ["«AB 12 34 56 C»", "NI: «AB 12 34 56 C»"])
    finds("fr-nir", ["«1 85 05 78 006 084 91»", "«185057800608491»"])
    finds("it-fiscal-code", ["«RSSMRA85T10A562S»", "«RSS MRA 85T10 A562S»"])
    finds("ch-ahv", ["«756.9217.0769.85»"])
    finds("at-svnr", ["«1237 010180»"])
    finds("br-cpf", ["«529.982.247-25»"])
  })

  it("are found behind their name, or at home, where any number could be one", () => {
    finds("us-ssn", ["SSN «123456789»".replace("123456789", "123456788")])
    finds("gb-nino", ["National Insurance number: «AB123456C»"])
    finds("es-dni", ["DNI «12345678Z»", "NIE: «X2482300W»"])
    finds("es-dni", ["«12345678Z»"], { language: "es" })
    finds("pl-pesel", ["PESEL: «44051401359»"])
    finds("pl-pesel", ["«44051401359»"], { regions: ["PL"] })
    finds("nl-bsn", ["BSN «123456782»"])
    for (const text of ["AB123456C", "12345678Z", "44051401359", "123456782", "1237010180"])
      assert.isEmpty(found(text), text)
  })

  it("are not found where a check digit is wrong and no name stands in front", () => {
    for (const text of ["DE89 3704 0044 0532 0130 01", "4111 1111 1111 1112", "86 095 742 718", "756.9217.0769.84"])
      assert.isEmpty(found(text), text)
    finds("account-number", ["IBAN: «DE89 3704 0044 0532 0130 01»"])
    finds("card-number", ["Kartennummer: «4111 1111 1111 1112»"])
    finds("personal-number", ["Steuer-ID: «86 095 742 718»"])
  })
})

describe("values behind labels", () => {
  it("are found in five languages", () => {
    finds("customer-number", [
      "Kundennummer: «4711-0815»",
      "Customer no. «471108»",
      "N° de client : «471108»",
      "Número de cliente: «471108»",
      "Codice cliente: «471108»",
      "Mitgliedsnummer ist «A-471108»"
    ])
    finds("identity-document", [
      "Passport no. «C01X00T47» is expired",
      "Personalausweisnummer: «L01X00T471»",
      "Numéro de passeport : «12AB34567»",
      "N.º de pasaporte: «123456»".replace("N.º", "Número"),
      "Numero di passaporto: «YA1234567»"
    ])
    finds("birth-date", [
      "Geburtsdatum: «01.02.1990»",
      "Date of birth: «5 May 1990»",
      "DOB «1990-05-05»",
      "Date de naissance : «5 mai 1990»",
      "Fecha de nacimiento: «05/05/1990»",
      "Data di nascita: «5 maggio 1990»"
    ])
    finds("account-number", ["Kontonummer: «532013000»", "Account number «12345678»"])
  })

  it("are no counts", () => {
    for (const text of [
      "So viele gab es nie: 123456 Besucher",
      "Kundennummer 1000 hat gewonnen",
      "Our customer number 1000 gets a cake",
      "Member no. 10.000"
    ])
      assert.isEmpty(found(text), text)
  })
})

describe("secrets", () => {
  it("are found by the prefixes of their vendors", () => {
    finds("api-key", [
      "«AKIAIOSFODNN7EXAMPLE»",
      `token «ghp_${"0123456789aB".repeat(3)}»`,
      `«sk-proj-${"abc123XYZ".repeat(4)}»`,
      `«xoxb-${"1234567890".repeat(3)}»`,
      `«sk_live_${"0a".repeat(12)}»`,
      `«AIza${"Sy0aB".repeat(7)}»`,
      `«123456789:AA${"abcdefgh0_-".repeat(3)}»`
    ])
    finds("web-token", ["«eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P»"])
    finds("private-key", ["«-----BEGIN RSA PRIVATE KEY-----\nMIIEabc=\n-----END RSA PRIVATE KEY-----» Done"])
    finds("url-password", ["postgres://app:«s3cret»@db.example.com/x"])
  })

  it("are found behind their name unless they are words or figures of prose", () => {
    finds("password", [
      "Passwort: «Sommer2024!»",
      "password is «hunter2»",
      'WLAN-Passwort: "«larkfield-42»"',
      "mot de passe : «s3cret»"
    ])
    finds("pin", ["PIN: «4711»"])
    for (const text of [
      "Password: secure",
      "Passwort: mindestens 12 Zeichen",
      "password: 8-12 characters",
      "Passwort: ********",
      "password: [secret]",
      "const password = read(file)",
      "The password is required",
      "PIN boards from 9.99"
    ])
      assert.isEmpty(found(text), text)
  })
})

describe("what is allowed", () => {
  it("covers addresses, domains with their subdomains, and numbers in any form", () => {
    const allowed = ["jo@example.org", "example.com", "+49 30 901820", "DE89 3704 0044 0532 0130 00"]
    for (const text of [
      "jo@example.org",
      "info@example.com",
      "press [at] mail.example.com",
      "030 901820",
      "+49 (0)30 90 18 20",
      "0049 30 901820",
      "DE89370400440532013000"
    ])
      assert.isEmpty(found(text, { allowed }), text)
    for (const text of ["ann@example.org", "jo@badexample.com", "030 901821", "+43 30 9018200"])
      assert.lengthOf(found(text, { allowed }), 1, text)
  })
})

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
