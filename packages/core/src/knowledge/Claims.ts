/**
 * Finds what can be checked in a sentence: figures, measures, percentages, money, dates, names, superlatives. English
 * and German; other languages get figures, money, percentages and numeric dates.
 *
 * @since 0.1.0
 */
import { primarySubtag } from "../text/Language.ts"
import { type Claim, type ClaimKind } from "./Claim.ts"
import { namesIn } from "./internal/claimNames.ts"
import {
  currencyNames,
  currencySigns,
  figure,
  months,
  notSuperlative,
  notSuperlativeDe,
  numberWords,
  percentNames,
  scales,
  units,
  weekdays
} from "./internal/claimWords.ts"

/** What helps to tell names. */
export interface ClaimOptions {
  /**
   * Single words known to be names, so that they count at the start of a sentence and, in German, alone.
   *
   * @default none
   */
  readonly names?: ReadonlySet<string>
}

/** The claims of one sentence or short text in order, without overlap. Linear. */
export const claims = (text: string, language: string, options: ClaimOptions = {}): ReadonlyArray<Claim> => {
  const primary = primarySubtag(language)
  const found: Array<Claim> = []
  const taken = new Uint8Array(text.length)
  const take = (kind: ClaimKind, start: number, end: number) => {
    for (let index = start; index < end; index++) if (taken[index] === 1) return
    taken.fill(1, start, end)
    found.push({ kind, start, end, text: text.slice(start, end) })
  }
  const { dates, inWords } = primary === "de" ? german : primary === "en" ? english : noWords
  // Most sentences have no figure, and most patterns need one.
  for (const [kind, pattern] of /\d/.test(text) ? [...dates, ...inWords, ...shared] : inWords) {
    for (const match of text.matchAll(pattern)) {
      if (kind === "superlative" && !isSuperlative(match[0], primary)) continue
      take(kind, match.index, match.index + match[0].length)
    }
  }
  for (const name of namesIn(text, primary, options.names ?? none)) take("name", name.start, name.end)
  return found.sort((a, b) => a.start - b.start)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const none: ReadonlySet<string> = new Set()

type Pattern = readonly [ClaimKind, RegExp]

// No letter, digit or decimal part may touch the match.
const alone = (source: string, flags = "giu"): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}]|\p{N}[.,])(?:${source})(?![\p{L}\p{N}])`, flags)

const gap = String.raw`[\s\u00a0\u202f-]?`
const range = String.raw`${figure}(?:${gap}(?:–|-|to|bis)${gap}${figure})?`
const amount = String.raw`${range}(?:${gap}(?:${scales}))?`

/** What a language has of its own. */
interface Patterns {
  /** Each needs a figure. */
  readonly dates: ReadonlyArray<Pattern>
  readonly inWords: ReadonlyArray<Pattern>
}

const noWords: Patterns = { dates: [], inWords: [] }

// Each needs a figure.
const shared: ReadonlyArray<Pattern> = [
  ["money", alone(String.raw`${currencySigns}${gap}${amount}`)],
  ["money", alone(String.raw`${amount}${gap}(?:${currencyNames})`)],
  ["percentage", alone(String.raw`${range}${gap}(?:${percentNames})`)],
  [
    "date",
    alone(String.raw`\d{4}-\d{2}-\d{2}(?:T[\d:]+)?|\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})|\d{1,2}/\d{1,2}/\d{2,4}`)
  ],
  ["measure", alone(String.raw`${amount}${gap}(?:${units})`, "gu")],
  ["date", alone(String.raw`(?:1[89]|20)\d{2}(?:er|s)?(?:[–/-](?:(?:1[89]|20)\d{2}|\d{2}))?|\d{1,2}:\d{2}(?:\sUhr)?`)],
  ["number", alone(String.raw`${amount}(?:st|nd|rd|th)?`)],
  ["number", alone(figure)]
]

const worded = (words: string): ReadonlyArray<Pattern> => [
  ["money", alone(String.raw`${words}(?:\s(?:${scales}))?\s(?:${currencyNames})`)],
  ["percentage", alone(String.raw`${words}\s(?:${percentNames})`)],
  ["measure", alone(String.raw`${words}(?:\s${words})?(?:\s|-)(?:${units})`)]
]

const english: Patterns = {
  dates: [
    [
      "date",
      alone(
        String.raw`(?:(?:${weekdays.en}),?\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:${months.en})\b\.?(?:,?\s\d{4})?|(?:${months.en})\.?\s\d{1,2}(?:st|nd|rd|th)?(?!\d|[.,]\d)(?:,\s\d{4}(?![-/\d]))?|(?:${months.en})\s\d{4})`,
        "gu"
      )
    ],
    ["date", alone(String.raw`\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.m\.|[ap]m|o[’']clock)`)]
  ],
  inWords: [
    ...worded(numberWords.en),
    ["superlative", alone(String.raw`the\s(?:most|least)\s\p{Ll}+|\p{L}{3,}est|best|worst|the\sonly|the\sfirst`)]
  ]
}

const german: Patterns = {
  dates: [
    [
      "date",
      alone(
        String.raw`(?:(?:${weekdays.de}),?\s(?:de[mn]\s)?)?\d{1,2}\.\s?(?:${months.de})(?:\s\d{4})?|(?:${months.de})\s\d{4}`,
        "gu"
      )
    ],
    ["date", alone(String.raw`\d{1,2}(?:[.:]\d{2})?\sUhr`)]
  ],
  inWords: [
    ...worded(numberWords.de),
    [
      "superlative",
      alone(
        String.raw`am\s\p{Ll}{2,}sten|(?:de[rnms]|die|das|dem|vom|zum|zur|im|ihr|sein|unser)\s(?:\p{Ll}{2,}st(?:e[nrms]?)|beste[nrms]?|einzige[nrms]?|erste[nrms]?)`,
        "giu"
      )
    ]
  ]
}

const isSuperlative = (found: string, language: string): boolean => {
  const last = found.toLowerCase().split(/\s/u).at(-1) ?? ""
  return !(language === "de" ? notSuperlativeDe : notSuperlative).has(last)
}
