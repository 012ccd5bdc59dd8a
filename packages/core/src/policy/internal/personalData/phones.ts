/**
 * Phone numbers. An own scanner finds what is written like one; the numbering plans of libphonenumber say whether it
 * can be one. Only this module imports them, because they weigh more than all other detectors together.
 *
 * @see {@link https://gitlab.com/catamphetamine/libphonenumber-js | libphonenumber-js}
 */
import { type CountryCode, parsePhoneNumberFromString, type PhoneNumber } from "libphonenumber-js/min"
import { isGtin, isIsbn10 } from "./checkDigits.ts"
import type { Datum, Surroundings } from "./Datum.ts"
import { maskPhone } from "./masks.ts"
import { commonMark, type DigitGroup, digitsOf, hasShape, type NumberRun, standsAlone } from "./numberRuns.ts"

/** Phone numbers in order. */
export const phones = (text: string, runs: ReadonlyArray<NumberRun>, around: Surroundings): ReadonlyArray<Datum> =>
  runs.flatMap((run) => {
    const whole = phoneAt(text, run.groups, around)
    if (whole !== undefined) return [whole]
    const parts = partsOf(run.groups)
    return parts.length < 2 ? [] : parts.flatMap((part) => phoneAt(text, part, around) ?? [])
  })

/** Numbers in addresses that open a chat, with the address: `wa.me/4917612345678`. */
export const linkedPhones = (text: string): ReadonlyArray<Datum> =>
  Array.from(text.matchAll(chatAddress), (match): ReadonlyArray<Datum> => {
    const number = parsePhoneNumberFromString(`+${match[1]!}`)
    if (number?.isValid() !== true) return []
    const value = number.number.slice(1)
    const [start, end] = [match.index, match.index + match[0].length]
    return [{ type: "phone", start, end, value, masked: maskPhone(number.countryCallingCode, value) }]
  }).flat()

/** The number that a person means by these digits, with its country code, or the digits alone. */
export const comparablePhone = (written: string): string => {
  const digits = written.replace(/\D/g, "")
  return /^\s*(?:\+|00)/.test(written) ? digits.replace(/^00/, "") : digits
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const chatAddress =
  /(?<![\p{L}\p{N}@._-])(?:https?:\/\/)?(?:www\.)?(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?phone=|t\.me\/(?=\+)|signal\.me\/#p\/(?=\+))(?:\+|00|%2B)?([1-9]\d{7,14})(?!\d)(?:[?&](?:[\w%=&+~.-]{0,2000}[\w%=&+~-])?(?![\w%=]))?/giu

/** National forms that are tried, each with the lengths of its numbers, trunk prefix included. */
const plans: ReadonlyArray<{ readonly country: CountryCode; readonly language: string; readonly lengths: RegExp }> = [
  { country: "DE", language: "de", lengths: /^0\d{5,12}$/ },
  { country: "AT", language: "de", lengths: /^0\d{5,12}$/ },
  { country: "CH", language: "de", lengths: /^0\d{9}$/ },
  { country: "GB", language: "en", lengths: /^0\d{9,10}$/ },
  { country: "FR", language: "fr", lengths: /^0\d{9}$/ },
  { country: "IT", language: "it", lengths: /^(?:0\d{5,10}|3\d{8,9})$/ },
  { country: "US", language: "en", lengths: /^1?[2-9]\d{9}$/ },
  { country: "ES", language: "es", lengths: /^[5-9]\d{8}$/ }
]

const phoneAt = (text: string, all: ReadonlyArray<DigitGroup>, around: Surroundings): Datum | undefined => {
  // A trunk zero in brackets is left out of an international number: `+49 (0)171`.
  const first = all[0]!
  const written = first.start - opening(first.before)
  const last = all.at(-1)!.end
  // `(0171 2345678)` stands in brackets, `(0171) 2345678` has some.
  const isBracketed = text[written] === "(" && !text.slice(written, last).includes(")")
  const start = isBracketed ? written + 1 : written
  const end = closed(text, last, start)
  const digits = digitsOf(all)
  if (digits.length < 6 || digits.length > 17 || around.isTaken(start, end) || around.isNamed(start, end))
    return undefined
  const label = around.labelAt(written) ?? around.labelAt(start) ?? around.labelAt(first.start)
  const isLabelled = label === "phone"
  if (!isLabelled && (!standsAlone(text, start, end) || label !== undefined)) return undefined
  const known = internationalNumber(all)
  if (known === undefined && !isNationalNumber(text, all, digits, around, isLabelled, start)) return undefined
  // The country of a national form is a guess, so it is not shown.
  const value = known?.number.slice(1) ?? digits
  return { type: "phone", start, end, value, masked: maskPhone(known?.countryCallingCode, value) }
}

const internationalNumber = (groups: ReadonlyArray<DigitGroup>): PhoneNumber | undefined => {
  const isPlus = groups[0]!.before.includes("+")
  const isZeros = groups[0]!.digits.startsWith("00")
  if (!isPlus && !isZeros) return undefined
  const kept = groups.filter(({ before, digits }, at) => at === 0 || digits !== "0" || !before.includes("("))
  const digits = digitsOf(kept).replace(/^00/, isPlus ? "00" : "")
  if (digits.length < 8 || digits.length > 15) return undefined
  const number = parsePhoneNumberFromString(`+${digits}`)
  return number?.isValid() === true ? number : undefined
}

const isNationalNumber = (
  text: string,
  groups: ReadonlyArray<DigitGroup>,
  digits: string,
  around: Surroundings,
  isLabelled: boolean,
  start: number
): boolean => {
  if (groups[0]!.before.includes("+") || isVersion(groups) || isDate(groups) || isYears(groups)) return false
  const isCalled = isLabelled || cue.test(text.slice(Math.max(0, start - 32), start))
  const countries = isCalled ? plans : plans.filter(({ country }) => hasNationalForm(groups, digits, country, around))
  const ordered = [...countries].sort((a, b) => rank(b, around) - rank(a, around))
  for (const { country, lengths } of ordered) {
    if (!lengths.test(digits) || (!isCalled && digits.length < 9)) continue
    if (parsePhoneNumberFromString(digits, country)?.isValid() === true) return true
  }
  // `Tel.: 4711 23-0` is local; its label says enough.
  const isNamed = isLabelled && /(?:[:.☎📞📱📲]|\ufe0f)\s*$/u.test(text.slice(Math.max(0, start - 3), start))
  return isNamed && digits.length <= 13
}

const rank = ({ country, language }: (typeof plans)[number], { language: own, regions }: Surroundings): number =>
  (regions.has(country) ? 2 : 0) + (language === own ? 1 : 0)

/** Whether the groups look the way numbers are written in the country, with nothing else to say that it is one. */
const hasNationalForm = (
  groups: ReadonlyArray<DigitGroup>,
  digits: string,
  country: CountryCode,
  around: Surroundings
): boolean => {
  const isHome =
    around.regions.has(country) || plans.some((plan) => plan.country === country && plan.language === around.language)
  const [first] = groups
  if (country === "US") {
    const main = hasShape(groups, [1, 3, 3, 4]) && first!.digits === "1" ? groups.slice(1) : groups
    if (!hasShape(main, [3, 3, 4])) return false
    const marks = main.map(({ before }) => before)
    const isBracketed = marks[0]!.endsWith("(") && /^\) ?$|^\)[-.]$/.test(marks[1]!) && /^[-. ]$/.test(marks[2]!)
    return (
      isBracketed ||
      /^[-.\u2011]$/u.test(commonMark(main) ?? "") ||
      (commonMark(main) === " " && around.regions.has("US"))
    )
  }
  if (country === "ES")
    return isHome && around.language === "es" && (hasShape(groups, [3, 2, 2, 2]) || hasShape(groups, [2, 3, 2, 2]))
  if (!digits.startsWith("0"))
    return country === "IT" && isHome && (hasShape(groups, [3, 7]) || hasShape(groups, [3, 3, 4]))
  if (groups.length === 1) return digits.length < 13 && !(digits.length === 10 && isIsbn10(digits)) && !isGtin(digits)
  if (hasShape(groups, [2, 2, 2, 2, 2])) return country === "FR" && isFrenchPairs(groups, isHome)
  // A ZIP code of the United States: `Boston, MA 02110-1301`.
  if (hasShape(groups, [5, 4]) && groups[1]!.before === "-" && around.language !== "de") return false
  return isGrouped(groups)
}

/** An area code with its zero, then groups of two and more; a last group of one is an extension. */
const isGrouped = (groups: ReadonlyArray<DigitGroup>): boolean => {
  const [first, ...rest] = groups
  const { length } = first!.digits
  if (length < 2 || length > 6 || first!.digits[1] === "0") return false
  if (rest.slice(0, -1).some(({ digits }) => digits.length < 2) || groups.every(({ digits }) => digits.length < 3))
    return false
  // `0800 - 1700`: opening hours.
  if (groups.length === 2 && groups.every(({ digits }) => /^(?:[01]\d|2[0-4])[0-5]\d$/.test(digits))) return false
  return length > 2 || rest[0]!.digits.length > 2
}

/** Drawn numbers and lists of days ascend, and are small. */
const isFrenchPairs = (groups: ReadonlyArray<DigitGroup>, isHome: boolean): boolean => {
  const mark = commonMark(groups)
  if (mark === undefined || !/^[ .-]$/.test(mark)) return false
  const ascends =
    Number(groups.at(-1)!.digits) < (mark === " " ? 70 : 61) &&
    groups.every(({ digits }, at) => at === 0 || Number(digits) > Number(groups[at - 1]!.digits))
  return !ascends && (isHome || mark !== " " || groups.some(({ digits }) => Number(digits) > 59))
}

const isDate = (groups: ReadonlyArray<DigitGroup>): boolean => {
  if (hasShape(groups, [2, 2, 2, 2, 2])) return false
  if (groups.every(({ digits }) => digits.length < 3)) return true
  return groups.some(({ digits }, at) => {
    const [second, third] = [groups[at + 1], groups[at + 2]]
    if (second === undefined || third === undefined) return false
    const marks = [second.before.trim(), third.before.trim()]
    if (marks[0] !== marks[1] || !/^[./-]$/.test(marks[0]!)) return false
    return isCalendarDate(digits, second.digits, third.digits) || isCalendarDate(third.digits, second.digits, digits)
  })
}

/** Day, month and year, or month, day and year. */
const isCalendarDate = (a: string, b: string, year: string): boolean =>
  a.length < 3 &&
  b.length < 3 &&
  (year.length === 2 || /^(?:1[5-9]|20|21)\d\d$/.test(year)) &&
  ((isUpTo(a, 31) && isUpTo(b, 12)) || (isUpTo(a, 12) && isUpTo(b, 31)))

const isUpTo = (digits: string, most: number): boolean => Number(digits) >= 1 && Number(digits) <= most

const isYears = (groups: ReadonlyArray<DigitGroup>): boolean =>
  groups.every(({ digits }) => /^(?:1[5-9]|20|21)\d\d$/.test(digits))

/** `2.24.10.5`, `0.12.345`, `0-306-40615-2`; the one in front of an American number is no version. */
const isVersion = (groups: ReadonlyArray<DigitGroup>): boolean =>
  groups.some(
    ({ digits }, at) =>
      digits.length === 1 && at < groups.length - 1 && !(at === 0 && digits === "1" && hasShape(groups, [1, 3, 3, 4]))
  )

const cue =
  /(?:\bcall(?: us| me)?(?: (?:at|on))?|\bphone|\b(?:text|sms|ring)(?: us| me)?(?: (?:at|on|an))?|\bruf(?:t|en sie)?(?: uns| mich| einfach)?(?: an)?(?: unter)?|\banruf(?:en)?(?: unter)?|\bunter der nummer|\btelefonisch(?: unter)?|\berreichbar unter|\bappelez(?:-nous)?(?: au)?|ll[aá]m[ae](?:nos)?(?: al)?|\bchiama(?:ci)?(?: al)?|\bwhatsapp(?: an| to| us at)?)\s*[:.–-]?\s*[(]?$/iu

/** Length of the plus sign and bracket that belong to the number. */
const opening = (before: string): number => {
  const at = before.search(/[+(][^+]*$/)
  const plus = before.lastIndexOf("+")
  const from = plus >= 0 ? (plus > 0 && before[plus - 1] === "(" ? plus - 1 : plus) : at
  return from < 0 ? 0 : before.length - from
}

/** A bracket that opened within the number closes within it. */
const closed = (text: string, end: number, start: number): number => {
  const part = text.slice(start, end)
  const isOpen = part.lastIndexOf("(") > part.lastIndexOf(")")
  return isOpen && text[end] === ")" ? end + 1 : end
}

/**
 * Numbers that stand side by side: cut at each plus sign, between two groups of parts that are each long enough, and
 * at each further trunk zero of numbers that begin with one.
 */
const partsOf = (groups: ReadonlyArray<DigitGroup>): ReadonlyArray<ReadonlyArray<DigitGroup>> => {
  const parts: Array<Array<DigitGroup>> = []
  let length = 0
  for (const group of groups) {
    const hasTrunk = /^0[1-9]/.test(parts.at(-1)?.[0]?.digits ?? "")
    const isApart = /^\s+[-–/.]\s+[(+]*$|[ ]{2}/u.test(group.before) || (hasTrunk && /^0[1-9]\d/.test(group.digits))
    if (parts.length === 0 || group.before.includes("+") || (length >= 7 && isApart)) {
      parts.push([])
      length = 0
    }
    parts.at(-1)!.push(group)
    length += group.digits.length
  }
  return parts
}
