/**
 * Claims that stand in a text in words: `two thirds`, `twice as`, `dozens`, `market leader`, `next Tuesday`. They are
 * looked for in texts with their numbers in figures.
 */
import type { Claim, ClaimKind } from "../../knowledge/Claim.ts"
import { foldClaim } from "./claimValues.ts"
import { englishPatterns } from "./claims/englishPatterns.ts"
import { germanPatterns } from "./claims/germanPatterns.ts"
import { furtherMoney } from "./claims/money.ts"
import { relativeDates } from "./claims/relativeDates.ts"
import { share } from "./claims/sayings.ts"
import type { WordedPattern } from "./claims/WordedPattern.ts"

/** A claim in words, and what it says in one spelling, by which a source can bear it out. */
export interface WordedClaim extends Claim {
  /** `share:0.67`, `times:2`, `rank:first`; absent: a figure or a date, which is compared as others are. */
  readonly says?: string
}

/** Quantities, ranks and further currencies, in order and without overlap. */
export const wordedClaims = (text: string, language: string): ReadonlyArray<WordedClaim> =>
  found(text, patterns[language] ?? money)

/** Dates such as `on Tuesday`, which whole dates may hold as a part, in order and without overlap. */
export const datesInWords = (text: string, language: string): ReadonlyArray<WordedClaim> =>
  found(
    text,
    relativeDates(language).map((pattern) => ({ kind: "date", pattern }))
  )

/** What a source says of shares, multiples, ranks and vague counts, in words or figures. */
export const sayingsOf = (text: string, language: string): ReadonlyArray<string> => [
  ...wordedClaims(text, language).flatMap(({ says }) => (says === undefined ? [] : [says])),
  ...Array.from(text.matchAll(percentages), ([, value]) => share(Number(value!.replace(",", ".")) / 100)),
  ...Array.from(text.matchAll(fractions), ([, top, bottom]) => share(Number(top) / Number(bottom))),
  ...Array.from(text.matchAll(multiples), ([, value]) => `times:${Number(value!.replace(",", "."))}`)
]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const percentages = /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,3})?)\s?(?:%|percent|per\scent|prozent)/giu
const fractions = /(?<![\d/.,])(\d{1,2})\/(\d{1,2})(?![\d/])/gu
const multiples = /(?<![\d.,])(\d{1,3}(?:[.,]\d)?)(?:\s?[x×]|[\s-]?times|[\s-]?mal|[\s-]?fach|[\s-]?fold)(?!\p{L})/giu

const figure = String.raw`\d+(?:[.,]\d+)*`
const scale = String.raw`(?:\s?(?:[kK]|[Tt]housand|[Mm]illion(?:en)?|Mio\.?|[Bb]illion|Milliarden?|Mrd\.?))?`
const money: ReadonlyArray<WordedPattern> = [
  {
    kind: "money",
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])${furtherMoney.signs}[\s\u00a0]?${figure}${scale}(?![\p{L}\p{N}])`,
      "gu"
    )
  },
  {
    kind: "money",
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}]|\p{N}[.,])${figure}${scale}[\s\u00a0-]?${furtherMoney.names}(?![\p{L}\p{N}])`,
      "gu"
    )
  }
]

const patterns: Readonly<Record<string, ReadonlyArray<WordedPattern>>> = {
  en: [...money, ...englishPatterns()],
  de: [...money, ...germanPatterns()]
}

const found = (text: string, patterns: ReadonlyArray<WordedPattern>): ReadonlyArray<WordedClaim> => {
  const claims: Array<WordedClaim> = []
  const taken = new Uint8Array(text.length)
  for (const { kind, pattern, saying } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const [claim] = match
      const [start, end] = [match.index, match.index + claim.length]
      if (taken.subarray(start, end).includes(1)) continue
      const says = saying?.(foldClaim(match[1] ?? ""), foldClaim(match[2] ?? ""))
      if (says === null) continue
      taken.fill(1, start, end)
      claims.push(made(kind, { start, end, text: claim }, says))
    }
  }
  return claims.sort((a, b) => a.start - b.start)
}

const made = (kind: ClaimKind, span: Omit<Claim, "kind">, says: string | undefined): WordedClaim => ({
  kind,
  ...span,
  ...(says === undefined ? {} : { says })
})
