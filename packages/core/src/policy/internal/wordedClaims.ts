/**
 * Claims that stand in a text in words: `two thirds`, `one million`, `twice as`, `market leader`.
 */
import type { Claim, ClaimKind } from "../../knowledge/Claim.ts"
import { foldClaim, largeWord, wordValue } from "./claimValues.ts"

/** A claim in words, and what it says in one spelling, by which a source can bear it out. */
export interface WordedClaim extends Claim {
  /** `share:0.67`, `times:2`, `rank:first`; absent: a figure, which is compared as others are. */
  readonly says?: string
}

/** The claims in words of the text, in order and without overlap. */
export const wordedClaims = (text: string, language: string): ReadonlyArray<WordedClaim> => {
  const found: Array<WordedClaim> = []
  const taken = new Uint8Array(text.length)
  for (const { kind, pattern, saying } of patterns[language] ?? []) {
    for (const match of text.matchAll(pattern)) {
      const [claim] = match
      const [start, end] = [match.index, match.index + claim.length]
      if (taken.subarray(start, end).includes(1)) continue
      taken.fill(1, start, end)
      const says = saying?.(match[1] === undefined ? "" : foldClaim(match[1]), foldClaim(match[2] ?? ""), language)
      found.push({ kind, start, end, text: claim, ...(says === undefined ? {} : { says }) })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** What a source says of shares, multiples and ranks, in words or digits. */
export const sayingsOf = (text: string, language: string): ReadonlyArray<string> => [
  ...wordedClaims(text, language).flatMap(({ says }) => (says === undefined ? [] : [says])),
  ...Array.from(text.matchAll(percentages), ([, value]) => share(Number(value!.replace(",", ".")) / 100)),
  ...Array.from(text.matchAll(fractions), ([, top, bottom]) => share(Number(top) / Number(bottom))),
  ...Array.from(text.matchAll(multiples), ([, value]) => `times:${Number(value!.replace(",", "."))}`)
]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const share = (value: number): string => `share:${value.toFixed(2)}`

const percentages = /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,3})?)\s?(?:%|percent|per\scent|prozent)/giu
const fractions = /(?<![\d/.,])(\d{1,2})\/(\d{1,2})(?![\d/])/gu
const multiples = /(?<![\d.,])(\d{1,3}(?:[.,]\d)?)(?:\s?[x×]|[\s-]?times|[\s-]?mal)(?!\p{L})/giu

interface Pattern {
  readonly kind: ClaimKind
  readonly pattern: RegExp
  readonly saying?: (first: string, second: string, language: string) => string | undefined
}

const alone = (source: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, "giu")

const numerals = {
  en: "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety",
  de: "ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig"
}

const parts: Readonly<Record<string, number>> = {
  third: 3,
  quarter: 4,
  fifth: 5,
  tenth: 10,
  drittel: 3,
  viertel: 4,
  fünftel: 5,
  zehntel: 10,
  zweite: 2,
  dritte: 3,
  vierte: 4,
  fünfte: 5,
  zehnte: 10
}

const ofParts = (top: string, part: string, language: string): string | undefined => {
  const [value, bottom] = [wordValue(top, language), parts[part.replace(/s$/u, "")]]
  return value === undefined || bottom === undefined ? undefined : share(value / bottom)
}

const always = (says: string) => () => says

const scaled = {
  en: String.raw`(?:${numerals.en})\s(?:hundred|thousand|million|billion)(?:\s(?:thousand|million))?`,
  de: String.raw`(?:eine?|${numerals.de})\s(?:Millionen|Million|Milliarden|Milliarde)|${largeWord}`
}
const money = String.raw`(?:euros?|dollars?|pounds?|franken)`

const patterns: Readonly<Record<string, ReadonlyArray<Pattern>>> = {
  en: [
    { kind: "money", pattern: alone(String.raw`${scaled.en}\s${money}`) },
    { kind: "number", pattern: alone(scaled.en) },
    { kind: "number", pattern: alone(String.raw`twice\sas|twice\sthe`), saying: always("times:2") },
    {
      kind: "number",
      pattern: alone(String.raw`(three|four|five|ten)\stimes\s(?:as|more|the)`),
      saying: (top, _, language) => `times:${wordValue(top, language)}`
    },
    {
      kind: "number",
      pattern: alone(
        String.raw`half\s(?:the|of)\s(?:(?:all|our|the)\s)?(?:price|cost|costs|time|size|weight|energy|emissions|riders|customers|people|households)`
      ),
      saying: always(share(0.5))
    },
    {
      kind: "number",
      pattern: alone(String.raw`(one|two|three|four|nine)[\s-](thirds?|quarters?|fifths?|tenths?)`),
      saying: ofParts
    },
    {
      kind: "number",
      pattern: alone(
        String.raw`(${numerals.en})\s(?:in|out\sof)\s(two|three|four|five|six|seven|eight|nine|ten|twenty)`
      ),
      saying: (top, bottom, language) => share(wordValue(top, language)! / wordValue(bottom, language)!)
    },
    { kind: "superlative", pattern: alone(String.raw`market[\s-]lead(?:er|ers|ing)`), saying: always("rank:market") },
    {
      kind: "superlative",
      pattern: alone(String.raw`(?<!(?:tip|step|reason|rule|room|part|point)\s)(?:number\s(?:one|1)|no\.\s?1)(?!\s?:)`),
      saying: always("rank:first")
    },
    { kind: "superlative", pattern: alone(String.raw`world(?:['’]s|-)\s?leading`), saying: always("rank:world") }
  ],
  de: [
    { kind: "money", pattern: alone(String.raw`(?:${scaled.de})\s${money}`) },
    { kind: "number", pattern: alone(scaled.de) },
    {
      kind: "number",
      pattern: alone(
        String.raw`jede[rsnm]?\s(zweite|dritte|vierte|fünfte|zehnte)[rsn]?(?!\s(?:Woche|Tag|Monat|Jahr|Stunde|Minute|Mal))`
      ),
      saying: (part, _, language) => ofParts(language === "de" ? "ein" : "one", part, language)
    },
    { kind: "number", pattern: alone(String.raw`(?:die|der)\sHälfte|zum\shalben\sPreis`), saying: always(share(0.5)) },
    { kind: "number", pattern: alone(String.raw`halb\sso(?!\s(?:wild|schlimm))`), saying: always(share(0.5)) },
    {
      kind: "number",
      pattern: alone(String.raw`(ein|zwei|drei|vier|neun)\s(Drittel|Viertel|Fünftel|Zehntel)`),
      saying: ofParts
    },
    { kind: "number", pattern: alone(String.raw`doppelt\sso`), saying: always("times:2") },
    {
      kind: "superlative",
      pattern: alone(String.raw`Marktführer(?:in|s)?|marktführend\p{Ll}*`),
      saying: always("rank:market")
    },
    {
      kind: "superlative",
      pattern: alone(String.raw`(?<!(?:Tipp|Schritt|Regel|Raum|Teil|Punkt)\s)(?:Nummer\s(?:eins|1)|Nr\.\s?1)(?!\s?:)`),
      saying: always("rank:first")
    },
    {
      kind: "superlative",
      pattern: alone(String.raw`weltweit\sführend\p{Ll}*|Weltmarktführer(?:in|s)?`),
      saying: always("rank:world")
    }
  ]
}
