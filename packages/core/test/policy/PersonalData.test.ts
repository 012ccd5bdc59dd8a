import { assert, describe, it } from "@effect/vitest"
import { finds, found } from "./personalData.ts"

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
    finds("gb-nino", [
      "National Insurance number: «AB123456C»",
      "NI number «AB123456C»",
      "My NI no. is «AB123456C»",
      "N.I. number: «ab123456c»",
      "NINO: «AB123456C»",
      "NI-Nummer «AB123456C»"
    ])
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
