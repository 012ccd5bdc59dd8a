/**
 * Numbers by which states know people. One with a strong form is found wherever it stands; one that any number could
 * be by chance needs its name in front of it, or a text in the language of its country.
 */
import {
  isAtSvnr,
  isBrCpf,
  isChAhv,
  isDePensionNumber,
  isDeTaxId,
  isEsDni,
  isFrNir,
  isGbNino,
  isItFiscalCode,
  isNlBsn,
  isPlPesel,
  isUsSsn
} from "./checkDigits.ts"
import type { Datum, PersonalDatumType, Surroundings } from "./Datum.ts"
import { maskEnd } from "./masks.ts"
import { commonMark, type DigitGroup, digitsOf, hasShape, type NumberRun, standsAlone } from "./numberRuns.ts"

/** National ids in order of their kinds. */
export const nationalIds = (
  text: string,
  runs: ReadonlyArray<NumberRun>,
  around: Surroundings
): ReadonlyArray<Datum> => [...numericIds(text, runs, around), ...mixedIds(text, around)]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface NumericId {
  readonly type: PersonalDatumType
  readonly isValid: (digits: string) => boolean
  /** Group lengths, and the mark between them, of the printed form, which needs no label. */
  readonly printed?: { readonly shape: ReadonlyArray<number>; readonly marks: RegExp }
  /** Digits in one piece; `bare`: found without a label too. */
  readonly length: number
  readonly bare: boolean
  /** Where the number in one piece needs no label. */
  readonly home?: { readonly language: string; readonly region: string }
}

const blank = /^[ \u00a0\u202f]$/u
const numeric: ReadonlyArray<NumericId> = [
  { type: "fr-nir", isValid: isFrNir, printed: { shape: [1, 2, 2, 2, 3, 3, 2], marks: blank }, length: 15, bare: true },
  { type: "de-tax-id", isValid: isDeTaxId, printed: { shape: [2, 3, 3, 3], marks: blank }, length: 11, bare: true },
  {
    type: "ch-ahv",
    isValid: isChAhv,
    printed: { shape: [3, 4, 4, 2], marks: /^[. \u00a0]$/u },
    length: 13,
    bare: true
  },
  { type: "at-svnr", isValid: isAtSvnr, printed: { shape: [4, 6], marks: blank }, length: 10, bare: false },
  {
    type: "pl-pesel",
    isValid: isPlPesel,
    length: 11,
    bare: false,
    home: { language: "pl", region: "PL" }
  },
  { type: "nl-bsn", isValid: isNlBsn, length: 9, bare: false },
  { type: "br-cpf", isValid: isBrCpf, length: 11, bare: false, home: { language: "pt", region: "BR" } },
  // Last, since it has no check digit.
  {
    type: "us-ssn",
    isValid: isUsSsn,
    printed: { shape: [3, 2, 4], marks: /^[-\u2010\u2011]$/u },
    length: 9,
    bare: false
  }
]
const longestShape = 7

const numericIds = (text: string, runs: ReadonlyArray<NumberRun>, around: Surroundings): ReadonlyArray<Datum> => {
  const found: Array<Datum> = []
  for (const { groups } of runs) {
    for (let at = 0; at < groups.length; at++) {
      const match = idAt(groups.slice(at, at + longestShape + 1), at > 0, text, around)
      if (match === undefined) continue
      found.push(match.datum)
      at += match.length - 1
    }
  }
  return found
}

const idAt = (
  groups: ReadonlyArray<DigitGroup>,
  hasPrevious: boolean,
  text: string,
  around: Surroundings
): { readonly datum: Datum; readonly length: number } | undefined => {
  for (const id of numeric) {
    for (const length of [id.printed?.shape.length, 1, labelledLength(groups, id, around)]) {
      if (length === undefined) continue
      const window = groups.slice(0, length)
      if (!isForm(window, id, around)) continue
      // More groups beside it: the thousands of a large number, or a phone.
      if (
        window.length > 1 &&
        ((hasPrevious && blank.test(window[0]!.before)) || blank.test(groups[length]?.before ?? ""))
      )
        continue
      const value = digitsOf(window)
      const [start, end] = [window[0]!.start, window.at(-1)!.end]
      if (!id.isValid(value) || around.isTaken(start, end) || !standsAlone(text, start, end)) continue
      return { datum: { type: id.type, start, end, value, masked: maskEnd(value) }, length }
    }
  }
  const cpf = groups.slice(0, 4)
  if (
    hasShape(cpf, [3, 3, 3, 2]) &&
    cpf
      .map(({ before }) => before)
      .slice(1)
      .join("") === "..-" &&
    isBrCpf(digitsOf(cpf))
  ) {
    const [start, end, value] = [cpf[0]!.start, cpf[3]!.end, digitsOf(cpf)]
    if (!around.isTaken(start, end))
      return { datum: { type: "br-cpf", start, end, value, masked: maskEnd(value) }, length: 4 }
  }
  return undefined
}

const isForm = (window: ReadonlyArray<DigitGroup>, id: NumericId, around: Surroundings): boolean => {
  if (around.labelAt(window[0]!.start) === "national-id") return digitsOf(window).length === id.length
  if (id.printed !== undefined && hasShape(window, id.printed.shape))
    return id.printed.marks.test(commonMark(window) ?? "")
  if (!hasShape(window, [id.length])) return false
  return (
    id.bare || (id.home !== undefined && (around.language === id.home.language || around.regions.has(id.home.region)))
  )
}

/** Behind a label the groups may be of any length, as long as the digits are as many as they must be. */
const labelledLength = (groups: ReadonlyArray<DigitGroup>, id: NumericId, around: Surroundings): number | undefined => {
  if (around.labelAt(groups[0]!.start) !== "national-id") return undefined
  let count = 0
  for (const [at, { digits }] of groups.entries()) {
    count += digits.length
    if (count >= id.length) return count === id.length ? at + 1 : undefined
  }
  return undefined
}

interface MixedId {
  readonly type: PersonalDatumType
  readonly pattern: RegExp
  readonly isValid: (value: string) => boolean
  /** Whether the written form tells the number without a label. */
  readonly isPlain: (written: string, around: Surroundings) => boolean
}

const isSpaced = (written: string): boolean => /[ \u00a0]/u.test(written)
const mixed: ReadonlyArray<MixedId> = [
  {
    type: "de-pension-number",
    pattern: /(?<![\p{L}\p{N}])\d{2}[ ]?\d{6}[ ]?[A-Z][ ]?\d{2}[ ]?\d(?![\p{L}\p{N}])/giu,
    isValid: isDePensionNumber,
    isPlain: () => true
  },
  {
    type: "gb-nino",
    pattern: /(?<![\p{L}\p{N}])[A-Z]{2}[ ]?\d{2}[ ]?\d{2}[ ]?\d{2}[ ]?[A-D](?![\p{L}\p{N}])/giu,
    isValid: isGbNino,
    isPlain: (written) => isSpaced(written) && /^\S{2} \d\d \d\d \d\d \S$/u.test(written)
  },
  {
    type: "fr-nir",
    pattern: /(?<![\p{L}\p{N}])[12][ ]?\d{2}[ ]?\d{2}[ ]?2[AB][ ]?\d{3}[ ]?\d{3}[ ]?\d{2}(?![\p{L}\p{N}])/giu,
    isValid: isFrNir,
    isPlain: () => true
  },
  {
    type: "es-dni",
    pattern: /(?<![\p{L}\p{N}])(?:[XYZ][ -]?\d{7}|\d{8}|\d{2}\.\d{3}\.\d{3})[ -]?[A-Z](?![\p{L}\p{N}])/giu,
    isValid: isEsDni,
    isPlain: (written, { language, regions }) =>
      (language === "es" || regions.has("ES")) && written === written.toUpperCase()
  },
  {
    type: "it-fiscal-code",
    pattern:
      /(?<![\p{L}\p{N}])[A-Z]{3}[ ]?[A-Z]{3}[ ]?[\dA-Z]{2}[A-Z][\dA-Z]{2}[ ]?[A-Z][\dA-Z]{3}[A-Z](?![\p{L}\p{N}])/giu,
    isValid: isItFiscalCode,
    isPlain: () => true
  }
]

const mixedIds = (text: string, around: Surroundings): ReadonlyArray<Datum> =>
  mixed.flatMap(({ isPlain, isValid, pattern, type }) =>
    Array.from(text.matchAll(pattern), (match): Datum | undefined => {
      const [written] = match
      const [start, end] = [match.index, match.index + written.length]
      const value = written.replace(/[^A-Za-z0-9]/g, "").toUpperCase()
      const isTold = around.labelAt(start) === "national-id" || isPlain(written, around)
      return isTold && isValid(value) && !around.isTaken(start, end)
        ? { type, start, end, value, masked: maskEnd(value) }
        : undefined
    }).filter((datum) => datum !== undefined)
  )
