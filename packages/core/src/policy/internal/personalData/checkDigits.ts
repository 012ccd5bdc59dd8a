/**
 * Check digits: whether a number can be what it looks like. Each function takes the bare number, without separators
 * and in upper case, and says no to anything of another form.
 */

/** Lengths of an IBAN by country. @see https://www.swift.com/standards/data-standards/iban-international-bank-account-number */
export const ibanLengths: ReadonlyMap<string, number> = new Map(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 " +
    "ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 " +
    "LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 " +
    "PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))])
)

/** ISO 13616: the length of the country, and 1 modulo 97 with the first four characters moved to the end. */
export const isIban = (iban: string): boolean => {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban) || ibanLengths.get(iban.slice(0, 2)) !== iban.length) return false
  let rest = 0
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

/** Luhn's sum. @see https://www.iso.org/standard/70484.html ISO/IEC 7812-1 */
export const isLuhn = (digits: string): boolean => {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at])
    sum += at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}

/** First digits and lengths that the card networks issue. @see https://en.wikipedia.org/wiki/Payment_card_number */
const issuers: ReadonlyArray<readonly [pattern: RegExp, lengths: ReadonlyArray<number>]> = [
  [/^4/, [16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^(?:6011|64[4-9]|65)/, [16, 17, 18, 19]],
  [/^3(?:0[0-5]|[689])/, [14, 16]],
  [/^35(?:2[89]|[3-8])/, [16]],
  [/^62/, [16, 17, 18, 19]],
  [/^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, [12, 13, 14, 15, 16, 17, 18, 19]],
  [/^220[0-4]/, [16]]
]

/** A number of a network that issues such numbers, of a length it uses, with a right check digit. */
export const isPaymentCard = (digits: string): boolean =>
  /^\d{12,19}$/.test(digits) &&
  issuers.some(([pattern, lengths]) => lengths.includes(digits.length) && pattern.test(digits)) &&
  isLuhn(digits)

/** @see https://en.wikipedia.org/wiki/ISBN#ISBN-10_check_digits */
export const isIsbn10 = (isbn: string): boolean =>
  /^\d{9}[\dX]$/.test(isbn) && weighted(isbn.replace("X", ":"), [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0

/** EAN and UPC: weights 1 and 3 in turn from the right. @see https://www.gs1.org/services/how-calculate-check-digit-manually */
export const isGtin = (digits: string): boolean => {
  if (!/^(?:\d{8}|\d{12,14})$/.test(digits)) return false
  let sum = 0
  for (let at = 0; at < digits.length; at++) sum += Number(digits[digits.length - 1 - at]) * (at % 2 === 0 ? 1 : 3)
  return sum % 10 === 0
}

/** Structure only, there is no check digit. @see https://www.ssa.gov/employer/randomization.html */
export const isUsSsn = (digits: string): boolean =>
  /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits) && !voidSsns.has(digits)
/** Printed in advertising and thus never issued. @see https://www.ssa.gov/history/ssn/misused.html */
const voidSsns: ReadonlySet<string> = new Set(["078051120", "219099999"])

/**
 * ISO 7064 MOD 11,10; of the first ten digits one occurs twice or three times, the others once.
 * @see https://de.wikipedia.org/wiki/Steuerliche_Identifikationsnummer
 */
export const isDeTaxId = (digits: string): boolean => {
  if (!/^[1-9]\d{10}$/.test(digits)) return false
  const first = digits.slice(0, 10)
  const repeated = Array.from("0123456789", (digit) => first.split(digit).length - 1).filter((count) => count > 1)
  if (repeated.length !== 1 || repeated[0]! > 3 || /(\d)\1\1/.test(first)) return false
  let product = 10
  for (const digit of first) {
    const sum = (Number(digit) + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (11 - product) % 10 === Number(digits[10])
}

/** Area, birthday, initial, serial, check digit. @see https://www.gesetze-im-internet.de/vkvv/__2.html */
export const isDePensionNumber = (number: string): boolean => {
  if (!/^\d{8}[A-Z]\d{3}$/.test(number)) return false
  if (!isDayMonth(number.slice(2, 4), number.slice(4, 6), 50)) return false
  const letter = String(number.charCodeAt(8) - 64).padStart(2, "0")
  const digits = number.slice(0, 8) + letter + number.slice(9, 11)
  const weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]
  let sum = 0
  for (let at = 0; at < weights.length; at++) sum += crossSum(Number(digits[at]) * weights[at]!)
  return sum % 10 === Number(number[11])
}

/** Structure only, there is no check digit. @see https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110 */
export const isGbNino = (number: string): boolean =>
  /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(number)

/** Thirteen digits (2A and 2B for Corsica) and a key of two modulo 97. @see https://www.insee.fr/fr/metadonnees/definition/c1409 */
export const isFrNir = (number: string): boolean => {
  const match = /^([1-478]\d{2}(?:0[1-9]|1[0-2]|[2-4]\d|[5-9]\d)(?:\d{2}|2[AB])\d{6})(\d{2})$/.exec(number)
  if (match === null) return false
  const isCorsican = /[AB]/.test(match[1]!)
  const body = Number(match[1]!.replace("A", "0").replace("B", "0"))
  const offset = isCorsican ? (match[1]!.includes("A") ? 1_000_000 : 2_000_000) : 0
  return 97 - ((body - offset) % 97) === Number(match[2])
}

/** Letter by the number modulo 23. @see https://es.wikipedia.org/wiki/N%C3%BAmero_de_identificaci%C3%B3n_fiscal */
export const isEsDni = (number: string): boolean => {
  if (!/^[XYZ\d]\d{7}[A-Z]$/.test(number)) return false
  const digits = number.slice(0, 8).replace("X", "0").replace("Y", "1").replace("Z", "2")
  return "TRWAGMYFPDXBNJZSQVHLCKE"[Number(digits) % 23] === number[8]
}

/** Sixteen characters, the last a check letter. @see https://en.wikipedia.org/wiki/Italian_fiscal_code */
export const isItFiscalCode = (code: string): boolean => {
  if (!/^[A-Z]{6}[\dL-NP-V]{2}[A-EHLMPR-T][\dL-NP-V]{2}[A-Z][\dL-NP-V]{3}[A-Z]$/.test(code)) return false
  let sum = 0
  for (let at = 0; at < 15; at++) {
    const value = /\d/.test(code[at]!) ? Number(code[at]) : code.charCodeAt(at) - 65
    sum += at % 2 === 0 ? oddFiscalValues[value]! : value
  }
  return String.fromCharCode(65 + (sum % 26)) === code[15]
}
// For digits and letters alike: `0` counts as `A`, `1` as `B`, …
const oddFiscalValues = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]

/** Birthday with the century in the month, and a weighted sum. @see https://en.wikipedia.org/wiki/PESEL */
export const isPlPesel = (digits: string): boolean =>
  /^\d{11}$/.test(digits) &&
  isDayMonth(digits.slice(4, 6), String(Number(digits.slice(2, 4)) % 20)) &&
  weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0

/** The test by eleven. @see https://nl.wikipedia.org/wiki/Burgerservicenummer */
export const isNlBsn = (digits: string): boolean =>
  /^\d{9}$/.test(digits) && digits !== "000000000" && mod(weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]), 11) === 0

/** An EAN-13 that begins with 756. @see https://de.wikipedia.org/wiki/AHV-Nummer */
export const isChAhv = (digits: string): boolean => /^756\d{10}$/.test(digits) && isGtin(digits)

/** Serial, check digit, birthday. @see https://de.wikipedia.org/wiki/Sozialversicherungsnummer */
export const isAtSvnr = (digits: string): boolean =>
  /^[1-9]\d{9}$/.test(digits) &&
  isDayMonth(digits.slice(4, 6), digits.slice(6, 8), 0, 15) &&
  weighted(digits.slice(0, 3) + digits.slice(4), [3, 7, 9, 5, 8, 4, 2, 1, 6]) % 11 === Number(digits[3])

/** Two check digits modulo 11. @see https://en.wikipedia.org/wiki/CPF_number */
export const isBrCpf = (digits: string): boolean => {
  if (!/^\d{11}$/.test(digits) || /^(\d)\1*$/.test(digits)) return false
  const check = (length: number): number => {
    const weights = Array.from({ length }, (_, at) => length + 1 - at)
    return ((weighted(digits.slice(0, length), weights) * 10) % 11) % 10
  }
  return check(9) === Number(digits[9]) && check(10) === Number(digits[10])
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Sum of digits times weights. A `:` counts as ten, by its place behind `9`. */
const weighted = (digits: string, weights: ReadonlyArray<number>): number =>
  weights.reduce((sum, weight, at) => sum + (digits.charCodeAt(at) - 48) * weight, 0)

const crossSum = (value: number): number => (value > 9 ? Math.floor(value / 10) + (value % 10) : value)

const mod = (value: number, divisor: number): number => ((value % divisor) + divisor) % divisor

const isDayMonth = (day: string, month: string, dayOffset = 0, lastMonth = 12): boolean => {
  const value = Number(day) > dayOffset && dayOffset > 0 ? Number(day) - dayOffset : Number(day)
  return value >= 1 && value <= 31 && Number(month) >= 1 && Number(month) <= lastMonth
}
