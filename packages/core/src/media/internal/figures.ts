/** Finds the one figure or date that a sentence is about, as it stands in it. */

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

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const longestFigure = 24

/** A bound (`above 40 psi`), or part of what is told of somebody by the way (`the Trust, which gave £12,000`). */
const isBeside =
  /(?:\b(?:above|below|beneath|until|oberhalb|unterhalb|unter)\s+|,\s(?:which|who|whose|der|die|das|deren|dessen)\s[^,]*)$/iu

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
