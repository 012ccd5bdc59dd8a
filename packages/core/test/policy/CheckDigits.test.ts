import * as checkDigits from "../../src/policy/internal/personalData/checkDigits.ts"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"

const { ibanLengths, isIban, isPaymentCard } = checkDigits

/** Published examples: none belongs to a person. */
const examples: ReadonlyArray<
  readonly [name: string, isValid: (value: string) => boolean, values: ReadonlyArray<string>]
> = [
  [
    "IBAN",
    isIban,
    [
      "DE89370400440532013000",
      "AT611904300234573201",
      "CH9300762011623852957",
      "GB29NWBK60161331926819",
      "FR1420041010050500013M02606",
      "ES9121000418450200051332",
      "IT60X0542811101000000123456",
      "NL91ABNA0417164300",
      "PL61109010140000071219812874",
      "BR1800360305000010009795493C1",
      "MT84MALT011000012345MTLCAST001S",
      "NO9386011117947"
    ]
  ],
  [
    "payment card",
    isPaymentCard,
    [
      "4111111111111111",
      "5555555555554444",
      "2223003122003222",
      "378282246310005",
      "6011111111111117",
      "30569309025904",
      "3530111333300000",
      "6200000000000005",
      "6759649826438453"
    ]
  ],
  ["German tax id", checkDigits.isDeTaxId, ["86095742719", "47036892816", "65929970489"]],
  ["German pension number", checkDigits.isDePensionNumber, ["15070649C103", "65180539W001"]],
  ["French social security number", checkDigits.isFrNir, ["185057800608491", "253072B07300470", "295109912611193"]],
  ["Spanish DNI", checkDigits.isEsDni, ["12345678Z", "54362315K", "X2482300W", "Y1234567X"]],
  ["Italian tax code", checkDigits.isItFiscalCode, ["RCCMNL83S18D969H", "RSSMRA85T10A562S"]],
  ["Polish PESEL", checkDigits.isPlPesel, ["44051401359", "02070803628"]],
  ["Dutch BSN", checkDigits.isNlBsn, ["111222333", "123456782"]],
  ["Swiss AHV", checkDigits.isChAhv, ["7569217076985"]],
  ["Austrian SVNR", checkDigits.isAtSvnr, ["1237010180"]],
  ["Brazilian CPF", checkDigits.isBrCpf, ["52998224725", "39053344705"]]
]

describe("check digits", () => {
  it.each(examples)("of a %s are right in published examples", (_, isValid, values) => {
    for (const value of values) assert.isTrue(isValid(value), value)
  })

  it.each(examples)("of a %s notice a digit that is off by one", (_, isValid, values) => {
    for (const value of values) {
      const at = Array.from(value).findLastIndex((character) => /\d/.test(character))
      const off = value.slice(0, at) + ((Number(value[at]) + 1) % 10) + value.slice(at + 1)
      assert.isFalse(isValid(off), off)
    }
  })

  it("know the length of a country's IBAN", () => {
    assert.strictEqual(ibanLengths.get("NO"), 15)
    assert.strictEqual(ibanLengths.get("MT"), 31)
    assert.isTrue([...ibanLengths.values()].every((length) => length >= 15 && length <= 34))
    assert.isFalse(isIban("DE8937040044053201300"))
    assert.isFalse(isIban("ZZ89370400440532013000"))
  })

  it("are not enough for a card: the network must issue such numbers", () => {
    assert.isFalse(isPaymentCard("1234567812345670"))
    assert.isFalse(isPaymentCard("4111111111111"))
    assert.isFalse(isPaymentCard("0000000000000000"))
  })

  it("are none in some numbers, which then keep to their structure", () => {
    assert.isTrue(checkDigits.isUsSsn("123456789"))
    for (const none of ["000456789", "666456789", "900456789", "123006789", "123450000", "078051120"])
      assert.isFalse(checkDigits.isUsSsn(none), none)
    assert.isTrue(checkDigits.isGbNino("AB123456C"))
    for (const none of ["BG123456C", "DB123456C", "AO123456C", "AB123456E"])
      assert.isFalse(checkDigits.isGbNino(none), none)
  })

  it("never fail on odd strings", () => {
    const all = Object.values(checkDigits).filter((value) => typeof value === "function")
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (text) => {
        for (const isValid of all) assert.isBoolean(isValid(text))
      })
    )
  })
})
