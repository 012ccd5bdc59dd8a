/** Finds the one figure or date that a sentence is about, as it stands in it. */
import { primarySubtag } from "../../text/Language.ts"

/** The figure as written; undefined where there is none, or more than one. */
export const onlyFigure = (sentence: string): string | undefined => {
  const found: Array<string> = []
  let rest = sentence
  for (const pattern of patterns) {
    rest = rest.replace(pattern, (match) => {
      found.push(match.trim())
      return " ".repeat(match.length)
    })
  }
  const [first = ""] = found
  // Years, times and small counts beside it are not what the sentence is about, other figures are.
  if (found.length !== 1 || first.length > longestFigure) return undefined
  return isBeside.test(sentence.slice(0, sentence.indexOf(first))) ? undefined : first
}

/**
 * The figure as a heading that says something by itself: a date, a share or a measure as it is, a number with what it
 * counts (`416 loans`), money with its rate or what it is (`£10 a day`, `deposit of £100`), in words of the sentence that
 * stand together. Undefined where there are none.
 */
export const figureHeading = (sentence: string, figure: string, language: string): string | undefined => {
  const at = sentence.indexOf(figure)
  const behind = sentence.slice(at + figure.length)
  const isMoney = money.test(figure)
  if (at < 0 || (!isMoney && !/^[\d.,\u202f]+$/u.test(figure))) return figure
  // `Eighty of the 118 people`: the sentence is about the eighty.
  if (!isMoney && /\s(?:of the|of our|der|von den)\s$/u.test(sentence.slice(0, at))) return undefined
  const nouns = primarySubtag(language) === "de" ? countedGerman : counted
  const said = (rate.exec(behind) ?? (isMoney ? undefined : nouns.exec(behind)))?.[0]
  if (said !== undefined) return `${figure}${said}`
  const owner = isMoney ? /[\p{L}-]{3,}\s(?:of|von)\s$/u.exec(sentence.slice(0, at))?.[0] : undefined
  return owner === undefined || saysNothing.test(owner) ? undefined : `${owner}${figure}`
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const longestFigure = 24

/** A bound (`above 40 psi`), or part of what is told of somebody by the way (`the Trust, which gave £12,000`). */
const isBeside =
  /(?:\b(?:above|below|beneath|until|oberhalb|unterhalb|unter)\s+|,\s(?:which|who|whose|der|die|das|deren|dessen)\s[^,]*)$/iu

const money = /[£$€]|Euro|EUR|CHF/u
const rate =
  /^\s(?:a|an|per|pro|im|je)\s(?:hour|day|night|week|month|year|person|head|trip|mile|kilometre|Stunde|Tag|Nacht|Woche|Monat|Jahr|Person|Fahrt|Kilometer)(?!\p{L})/u
/** Up to the noun, an adjective before it at most. */
const counted =
  /^\s(?:(?!(?:of|and|or|to|in|for|is|was|has|does|goes|this)\s)\p{Ll}[\p{Ll}-]{2,}\s)?(?:\p{L}{2,}[^s\P{L}]s|people|children)(?![\p{L}’'-])/u
const countedGerman =
  /^\s(?:(?!(?:und|oder|von|der|die|das|den|in|im|an|am|für|mit|bis|auf|aus|bei)\s)\p{Ll}{3,}\s)?\p{Lu}[\p{L}-]{2,}(?!\p{L})/u
/** `a price of £10`: of what? */
const saysNothing = /^(?:price|cost|sum|total|amount|fee|budget|Preis|Kosten|Summe|Betrag|Höhe)\s/iu

/** Names of months that stand before or behind a day or year, for a pattern. */
export const months =
  "January|February|March|April|May|June|July|August|September|October|November|December|" +
  "Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember"
const number = String.raw`\d+(?:[.,  ]\d{3})*(?:[.,]\d+)?`
const units =
  "kWh|Wh|MWh|kWp|Wp|kW|Watt|W|Volt|V|km/h|km|kg|m²|cm|mm|mph|psi|miles?|kilometres?|metres?|kilograms?|tonnes?|" +
  "hours?|days?|weeks?|months?|years?|minutes?|seconds?|" +
  "Stunden?|Tagen?|Tage|Wochen?|Monaten?|Jahren?|Jahre|Minuten?|Sekunden?|Kilowattstunden?|Kilometern?|Metern?|" +
  "Kilogramm|Grad"

/** The more particular first: what one has taken, the next no longer sees. */
const patterns: ReadonlyArray<RegExp> = [
  new RegExp(String.raw`(?<![\p{L}\d])\d{1,2}\.? (?:${months})(?: \d{4})?(?![\p{L}\d])`, "gu"),
  new RegExp(String.raw`(?<![\p{L}\d])(?:${months}) \d{1,2}(?:, \d{4})?(?![\p{L}\d])`, "gu"),
  new RegExp(String.raw`[£$€]\s?${number}(?:\s(?:million|billion|m|bn)\b)?`, "gu"),
  new RegExp(String.raw`(?<![\p{L}\d.,])${number}\s?(?:€|£|Euro|EUR|CHF)(?![\p{L}\d])`, "gu"),
  new RegExp(String.raw`(?<![\p{L}\d.,])${number}\s?(?:%|per cent|percent|Prozent)(?![\p{L}\d])`, "gu"),
  new RegExp(String.raw`(?<![\p{L}\d.,])${number}\s?(?:${units})(?![\p{L}\d])`, "gu"),
  // A bare number that is no year, no time and no part of a name.
  /(?<![\p{L}\d.,:/-])(?!(?:19|20)\d{2}(?!\d))(?:\d{1,3}(?:[.,\u202f]\d{3})+|\d{2,})(?![\p{L}\d:/-]|[.,]\d|\s?(?:am|pm|Uhr)\b)/gu
]
