import { detectPersonalData, redactPersonalData } from "@postwright/core/policy/PersonalData"
import { assert, describe, it } from "@effect/vitest"
import { cleanLines } from "./cleanLines.ts"
import { finds, found } from "./personalData.ts"

const fullwidth = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCodePoint(character.codePointAt(0)! + 0xfee0))
const bold = (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit)))
const arabic = (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))

describe("digits and letters of other widths and scripts", () => {
  it("are read as plain ones, with the passage as it was written", () => {
    for (const written of [fullwidth, bold, arabic]) {
      finds("payment-card", [`Card «${written("4111 1111 1111 1111")}»!`])
      finds("phone", [`Ruf «${written("030 901820")}» an`, `«${written("+49 171 2345678")}»`], { language: "de" })
      finds("us-ssn", [`🚲 «${written("123-45-6789")}»`])
    }
    for (const written of [fullwidth, bold]) finds("iban", [`«${written("DE89 3704 0044 0532 0130 00")}»`])
    finds("email", [`«${fullwidth("jo@example.com")}» ok`, "«𝗷𝗼@example.com»"])
    finds("payment-card", [
      "«4111\u30001111\u30001111\u30001111»",
      "«4111\u00ad1111\u200b1111 1111»".replace(" 1111»", "1111»")
    ])
  })

  it("show and allow the plain value", () => {
    const [card] = detectPersonalData(fullwidth("4111 1111 1111 1111"))
    assert.strictEqual(card!.masked, "**** **** **** 1111")
    assert.isEmpty(found(bold("030 901820"), { language: "de", allowed: [fullwidth("+49 30 901820")] }))
    assert.strictEqual(redactPersonalData(`Card ${bold("4111111111111111")}.`), "Card [card number].")
  })

  it("bring up nothing in honest lines", () => {
    const forms = [fullwidth, bold, (text: string) => text.replaceAll(" ", "\u00a0").replaceAll("-", "‑")]
    for (const { language, text } of cleanLines)
      for (const form of forms) assert.isEmpty(found(form(text), { language }), form(text))
  })

  it("have the value that their script gives them", () => {
    for (const digits of ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "๐๑๒๓๔๕๖๗๘๙", "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡", "𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿"]) {
      const own = Array.from(digits)
      const number = "378282246310005"
      const [datum] = detectPersonalData(number.replace(/\d/g, (digit) => own[Number(digit)]!))
      assert.strictEqual(datum?.masked, "**** **** **** 0005", digits)
    }
    assert.lengthOf(found("٤٥٣٢ ٠١٥١ ١٢٨٣ ٠٣٦٦"), 1)
    assert.lengthOf(found("𝟺𝟻𝟹𝟸 𝟶𝟷𝟻𝟷 𝟷𝟸𝟾𝟹 𝟶𝟹𝟼𝟼"), 1)
    assert.lengthOf(found("४५३२ ०१५१ १२८३ ०३६६"), 1)
  })
})

describe("card numbers", () => {
  it("are found whatever mark stands between the digits, and digit by digit", () => {
    const groups = ["4111", "1111", "1111", "1111"]
    for (const mark of [".", "–", "—", "‑", "/", "_", " ", "\u00a0", "\u202f", " - ", " – ", " / "])
      finds("payment-card", [`Karte «${groups.join(mark)}».`])
    for (const mark of [" ", "-", "\u00a0", "."]) {
      finds("payment-card", [`«${[..."4111111111111111"].join(mark)}»`])
      finds("payment-card", [`«${groups.join("").match(/../g)!.join(mark)}»`])
    }
    finds("iban", ["«DE89–3704–0044–0532–0130–00»", "«DE89/3704/0044/0532/0130/00»", "«DE89_3704_0044_0532_0130_00»"])
  })

  it("are no scores, dates, lists of figures or names of files", () => {
    for (const text of [
      "3/4",
      "4/1/1/1",
      "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
      "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2",
      "IMG_4111_1111_1111_1111.jpg",
      "2024_05_12_123456",
      "#4111_1111",
      "1.2.3.4.5.6.7.8.9.1.2.3.4",
      "4111.1111.1111.1112",
      "ISBN 978–3–16–148410–0",
      "Bestellnummer 4111.1111.1111.1111"
    ])
      assert.isEmpty(found(text, { kinds: ["payment-card", "phone", "iban"] }), text)
  })
})

describe("mail addresses in words", () => {
  it("are found with other dots, in capitals and with a name of several parts", () => {
    finds("email", [
      "«jane@acme。com»",
      "«jane@acme｡com»",
      "«jane@acme．com»",
      "«jane AT acme DOT com»",
      "Hi, «jane dot doe at acme dot com» it is",
      "«jane.doe AT acme DOT co DOT uk»",
      "«jane [dot] doe [at] acme [dot] com»"
    ])
    assert.isEmpty(found("jane dot doe at acme dot com", { allowed: ["jane.doe@acme.com"] }))
    assert.deepStrictEqual(found("联系 jo@example.com。谢谢"), ["email: jo@example.com"])
  })

  it("are no advice to look somewhere", () => {
    for (const text of [
      "Look at apple dot com",
      "LOOK AT APPLE DOT COM",
      "Connect the dots at home",
      "AT ACME DOT COM"
    ])
      assert.isEmpty(found(text), text)
  })
})

describe("phone numbers", () => {
  it("are found in a list, each as it would be alone", () => {
    const numbers = ["(030) 901820", "1-800-555-0199", "(415) 555-2671", "0049 30 901820"]
    for (const number of numbers) assert.deepStrictEqual(found(number), [`phone: ${number}`])
    for (const separator of [" / ", ", ", " | ", " – "])
      assert.deepStrictEqual(
        found(numbers.join(separator)),
        numbers.map((number) => `phone: ${number}`)
      )
  })

  it("are found in addresses that open a chat, with the address", () => {
    finds("phone", [
      "Write: «wa.me/4917612345678».",
      "(«https://wa.me/4917612345678»)",
      "«https://wa.me/4917612345678?text=Hi%20there»!",
      "«https://api.whatsapp.com/send?phone=4917612345678&text=Hi»",
      "«t.me/+4917612345678»"
    ])
    for (const text of ["wa.me/larkfield", "wa.me/1234567890123", "https://t.me/4917612345678", "xwa.me/4917612345678"])
      assert.isEmpty(found(text), text)
    assert.isEmpty(found("wa.me/4917612345678", { allowed: ["+49 176 12345678"] }))
  })
})

describe("identity documents", () => {
  it("are found behind their bare name when they are written like one", () => {
    finds("identity-document", ["Personalausweis «L01X00T471»", "Mein Ausweis: «L01X00T47»", "Passport «C01X00T478»"])
    for (const text of [
      "Personalausweis 2026",
      "Personalausweis: Termin 12.05.2026",
      "Passport 2 adventure",
      "Passport TRAVEL2026",
      "Ausweis 123456789"
    ])
      assert.isEmpty(found(text), text)
  })
})

describe("disguises", () => {
  it("take time in proportion to the text", { timeout: 60_000 }, () => {
    for (const piece of [
      "１ ",
      "1_",
      "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1,",
      " dot a",
      "wa.me/49176",
      "wa.me/4917612345678?a=",
      "\u200b",
      "4-",
      "𝟒"
    ])
      detectPersonalData(piece.repeat(Math.floor(200_000 / piece.length)))
  })
})
