/**
 * Finds data of persons and secrets in a text: mail addresses, phone numbers, bank accounts, payment cards, national
 * ids, keys and passwords, and values behind the name of a field. What has check digits is found by them; a number
 * without any is found only behind a label. Digits and letters of other widths and scripts are read as plain ones.
 * Takes time in proportion to the text.
 *
 * Loading this module loads the numbering plans of libphonenumber with it, about 120 kB; nothing else in core does.
 *
 * @since 0.1.0
 */
import type { LocalizedMessage } from "./PolicyFinding.ts"
import type { PersonalDataKind } from "./Rule.ts"
import { remembered } from "../text/Remembered.ts"
import { detectUrls } from "./UrlDetection.ts"
import { ibans, paymentCards } from "./internal/personalData/accounts.ts"
import { type Datum, datumTypes, type PersonalDatumType, type Surroundings } from "./internal/personalData/Datum.ts"
import { emails } from "./internal/personalData/emails.ts"
import { folded } from "./internal/personalData/folding.ts"
import { labelledData, labelledValues, type LabelMeaning } from "./internal/personalData/labels.ts"
import { nationalIds } from "./internal/personalData/nationalIds.ts"
import { cardMarks, numberRuns, runsOutside } from "./internal/personalData/numberRuns.ts"
import { comparablePhone, linkedPhones, phones } from "./internal/personalData/phones.ts"
import { secrets } from "./internal/personalData/secrets.ts"
import { neutralWord } from "./internal/personalData/words.ts"

export type { PersonalDatumType } from "./internal/personalData/Datum.ts"

/** What the text is, and what may stand in it. */
export interface PersonalDataOptions {
  /** BCP 47 tag of the text: tells whose national numbers are likely, and the language of neutral words. @default "en" */
  readonly language?: string | undefined
  /** Regions the text is for, such as `DE`: their national numbers are likely too. @default the region of the tag */
  readonly regions?: ReadonlyArray<string> | undefined
  /** Addresses, domains with their subdomains (`example.com`) and numbers that may be published. @default none */
  readonly allowed?: ReadonlyArray<string> | undefined
  /** @default all */
  readonly kinds?: ReadonlyArray<PersonalDataKind> | undefined
}

/** One place with personal data or a secret. It never carries the value itself. */
export interface PersonalDatum {
  readonly kind: PersonalDataKind
  /** `iban`, `de-tax-id`, `api-key`, … */
  readonly type: PersonalDatumType
  /** What it is, for readers. */
  readonly name: LocalizedMessage
  /** Within the text, in UTF-16 code units. */
  readonly start: number
  readonly end: number
  /** The value with nearly everything hidden: `DE89 **** **** 3000`. */
  readonly masked: string
  /** What can stand in its place, in the language of the text: `[phone number]`. */
  readonly neutral: string
}

/** Everything found, in order and not overlapping. */
export const detectPersonalData = (text: string, options: PersonalDataOptions = {}): ReadonlyArray<PersonalDatum> => {
  const language = primaryOf(options.language)
  const isAllowed = allowance((options.allowed ?? []).map((entry) => folded(entry).text))
  const { endOf, startOf, text: plain } = folded(text)
  return withoutOverlaps(candidates(plain, [language, ...[...regionsOf(options)].sort()].join(" ")))
    .filter((datum) => !isAllowed(datum))
    .flatMap(({ end, masked, start, type }) => {
      const { kind, name, word } = datumTypes[type]
      if (options.kinds !== undefined && !options.kinds.includes(kind)) return []
      const span = { start: startOf(start), end: endOf(end) }
      return [{ kind, type, name, ...span, masked, neutral: neutralWord(word, language) }]
    })
}

/** The text with a neutral word in place of each value. */
export const redactPersonalData = (text: string, options: PersonalDataOptions = {}): string => {
  let redacted = ""
  let from = 0
  for (const { end, neutral, start } of detectPersonalData(text, options)) {
    redacted += text.slice(from, start) + neutral
    from = end
  }
  return redacted + text.slice(from)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const primaryOf = (tag: string | undefined): string => (tag ?? "en").split("-")[0]!.toLowerCase()

const regionsOf = ({ language, regions = [] }: PersonalDataOptions): ReadonlySet<string> =>
  new Set([...regions, ...(language ?? "").split("-").slice(1)].map((region) => region.toUpperCase()))

/** Circumstances: the language, and the regions behind it. */
const candidates = remembered((text, circumstances): ReadonlyArray<Datum> => {
  const [language = "", ...regions] = circumstances.split(" ")
  const labels = labelledValues(text)
  const meanings = new Map(labels.map(({ meaning, start }) => [start, meaning]))
  const around: Surroundings = {
    language,
    regions: new Set(regions),
    labelAt: (offset) => meanings.get(offset),
    isTaken: spanSet([...addresses(text), ...labels.filter(({ meaning }) => owning.has(meaning))]),
    isNamed: spanSet(labels.filter(({ meaning }) => meaning !== "phone" && !owning.has(meaning)))
  }
  const runs = numberRuns(text)
  // What has been told by check digits is out of the way of what comes after it.
  const certain = [...secrets(text), ...ibans(text), ...paymentCards(numberRuns(text, cardMarks), around, text)]
  const ids = nationalIds(text, runsOutside(runs, spanSet(certain)), around)
  const others = runsOutside(runs, spanSet([...certain, ...ids]))
  const called = [...linkedPhones(text), ...phones(text, others, around)]
  return [...certain, ...ids, ...emails(text), ...called, ...labelledData(text, labels)]
})

/** A label of these says for certain what its value is, whatever else the digits could be. */
const owning: ReadonlySet<LabelMeaning> = new Set<LabelMeaning>([
  "identity-document",
  "document-code",
  "customer-number",
  "account-number",
  "birth-date",
  "password",
  "pin",
  "other",
  "other-code"
])

interface Range {
  readonly start: number
  readonly end: number
}

const withScheme = /(?:https?:\/\/|www\.)\S+/giu

/** Digits in a web address belong to it. */
const addresses = (text: string): ReadonlyArray<Range> => [
  ...Array.from(text.matchAll(withScheme), (match) => ({ start: match.index, end: match.index + match[0].length })),
  ...(text.includes("/") ? detectUrls(text).filter(({ url }) => url.includes("/")) : [])
]

/** Answers whether a range meets one of the ranges. */
const spanSet = (ranges: ReadonlyArray<Range>): ((start: number, end: number) => boolean) => {
  const sorted = [...ranges].sort((a, b) => a.start - b.start)
  const merged: Array<{ start: number; end: number }> = []
  for (const { end, start } of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return (start, end) => {
    let [low, high] = [0, merged.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (merged[middle]!.end <= start) low = middle + 1
      else high = middle
    }
    return low < merged.length && merged[low]!.start < end
  }
}

const ranks: Record<PersonalDataKind, number> = {
  secret: 0,
  iban: 1,
  "payment-card": 2,
  "national-id": 3,
  email: 4,
  phone: 5,
  labelled: 6
}

const withoutOverlaps = (data: ReadonlyArray<Datum>): ReadonlyArray<Datum> => {
  const rank = ({ type }: Datum) => ranks[datumTypes[type].kind]
  const kept: Array<Datum> = []
  for (const datum of [...data].sort((a, b) => a.start - b.start || rank(a) - rank(b) || b.end - a.end)) {
    const last = kept.at(-1)
    if (last === undefined || last.end <= datum.start) kept.push(datum)
    else if (rank(datum) < rank(last)) kept[kept.length - 1] = datum
  }
  return kept
}

const allowance = (allowed: ReadonlyArray<string>): ((datum: Datum) => boolean) => {
  const names = allowed.map((entry) =>
    entry
      .trim()
      .toLowerCase()
      .replace(/^(?:mailto:|tel:|@)/, "")
  )
  const addresses = new Set(names.filter((name) => name.includes("@")))
  const domains = names.filter((name) => !name.includes("@") && name.includes("."))
  const codes = new Set(names.map((name) => name.replace(/[^a-z0-9]/g, "")))
  const numbers = allowed.filter((entry) => !/\p{L}/u.test(entry) && /\d/.test(entry)).map(comparablePhone)
  return ({ type, value }) => {
    if (type === "email") {
      const domain = value.slice(value.lastIndexOf("@") + 1)
      return addresses.has(value) || domains.some((name) => domain === name || domain.endsWith(`.${name}`))
    }
    if (type === "phone") return numbers.some((number) => isSameNumber(value, number))
    return codes.has(value.toLowerCase().replace(/[^a-z0-9]/g, ""))
  }
}

/** `030 901820` allows `+49 30 901820`: without the trunk zero one ends in the other, after a calling code at most. */
const isSameNumber = (found: string, allowed: string): boolean => {
  const [a, b] = [found.replace(/^0/, ""), allowed.replace(/^0/, "")]
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  return short.length >= 4 && long.endsWith(short) && long.length - short.length <= 3
}
