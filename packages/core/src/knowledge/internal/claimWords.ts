/**
 * Words that claims are recognised by.
 *
 * @since 0.1.0
 */

/** Alternatives of a regular expression, longest first. */
const anyOf = (words: string): string =>
  words
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll("_", String.raw`\s`).replaceAll(".", String.raw`\.`))
    .sort((a, b) => b.length - a.length)
    .join("|")

/** A figure: `1,312.5`, `380`, `0.58`. */
export const figure = String.raw`\d+(?:[.,]\d+)*`

/** Figures in words, from two on. */
export const numberWords = {
  en: String.raw`(?:(?:${anyOf("twenty thirty forty fifty sixty seventy eighty ninety")})(?:-(?:${anyOf(
    "one two three four five six seven eight nine"
  )}))?|${anyOf(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen hundred thousand"
  )})`,
  de: String.raw`(?:(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?(?:${anyOf(
    "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
  )})|${anyOf(
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn hundert tausend anderthalb"
  )})`
}

export const scales = anyOf(
  "thousand million billion trillion k m bn Tausend Millionen Million Milliarden Milliarde Mio.? Mrd.? Tsd.?"
).replaceAll(String.raw`\.?`, String.raw`\.?`)

export const currencySigns = String.raw`(?:US\$|A\$|C\$|[£€$¥]|CHF|EUR|USD|GBP)`
export const currencyNames = anyOf(
  "€ £ $ euro euros eur chf usd gbp franken pounds pound dollars dollar cents cent pence quid rappen"
).replaceAll("$", String.raw`\$`)

export const percentNames = anyOf("% ‰ per_cent percent prozentpunkte prozentpunkten prozent percentage_points")

/** As written, and with the capital of a German noun. */
export const units = anyOf(
  withCapitals(`
  km/h km mph kph mm cm dm m² m³ m ft mi miles mile yards yard inches inch feet foot metres metre meters meter
  kilometres kilometre kilometers kilometer centimetres centimetre centimeters centimeter millimetres millimeters
  kg g mg t lb lbs oz kilos kilo kilograms kilogram grams gram tonnes tonne tons ton stone
  kWp kWh MWh GWh Wh kW MW W V A mAh Ah VA psi bar Hz kHz MHz GHz dB lux lumens lumen
  °C °F degrees degree litres litre liters liter ml l hectares hectare acres acre
  seconds second minutes minute hours hour days day weeks week weekends weekend months month years year decades decade
  mins min secs sec hrs hr nights night mornings morning times people customers households
  kilometern metern zentimetern millimetern zentimeter millimeter
  kilogramm gramm tonnen liter hektar quadratmetern quadratmeter kubikmeter
  kilowattstunden kilowattstunde wattstunden megawattstunden kilowatt megawatt gigawatt watt volt ampere voltampere
  megahertz gigahertz hertz grad
  sekunden sekunde minuten minute stunden stunde arbeitstage arbeitstagen werktage werktagen tage tagen tag wochen woche
  wochenenden monate monaten monat jahre jahren jahr nächte nächten mal menschen personen kunden haushalte haushalten
  kb mb gb tb px fps mal x`)
)

export const months = {
  en: anyOf(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
  ),
  de: anyOf("Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember")
}

export const weekdays = {
  en: anyOf("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
  de: anyOf("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag")
}

/** English words in `-est` that rank nothing. */
export const notSuperlative: ReadonlySet<string> = new Set(
  `interest west test rest guest request harvest suggest forest honest modest contest protest invest arrest chest nest pest
  vest quest latest quest digest manifest conquest midwest northwest southwest zest crest jest bequest earnest everest
  infest ingest attest detest molest unrest behest tempest priest wrest lest`.split(/\s+/)
)

/** German adjectives in `-ste(n)` that rank nothing. */
export const notSuperlativeDe: ReadonlySet<string> = new Set(
  `feste festen fester festes ernste ernsten robuste robusten bewusste bewussten nächste nächsten nächster nächstes letzte
  verpasste verpassten angepasste angepassten gepresste belastete leisten kosten rosten lasten posten dienste gewisse
  berüchtigste unterste justen tristen trieste kasten osten westen`.split(/\s+/)
)

function withCapitals(words: string): string {
  const list = words.trim().split(/\s+/)
  return [
    ...list,
    ...list.filter((word) => /^\p{Ll}{3}/u.test(word)).map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  ].join(" ")
}
