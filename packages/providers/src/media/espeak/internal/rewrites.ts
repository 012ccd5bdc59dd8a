import { ampersandIn, ampersands } from "@postwright/core/text/Ampersands"
import { type Rewritten } from "./SpokenText.ts"

/** One thing that is read in another way than it is written. */
export interface Rewrite {
  readonly pattern: RegExp
  readonly to: Rewritten
}

/** All rewritings for a language, in the order in which they are applied. English and German have more than others. */
export const rewritesFor = (primary: string): ReadonlyArray<Rewrite> => {
  const own = primary === "de" ? german : primary === "en" ? english : []
  return [...first, ...addresses(dotOf[primary] ?? " "), ...signsOfAnd(primary), ...own, ...last]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const rewrite = (pattern: RegExp, to: string | Rewritten): Rewrite => ({
  pattern,
  to: typeof to === "string" ? () => to : to
})

const part = (match: RegExpMatchArray, index: number): string => match[index] ?? ""

const emoji =
  /(?:[#*0-9]\ufe0f?\u20e3|\p{Regional_Indicator}{2}|[\p{Extended_Pictographic}--[©®™]][\p{Emoji_Modifier}\ufe0e\ufe0f]?(?:\u200d\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f]?)*[\u{e0020}-\u{e007f}]*)/gv

const first: ReadonlyArray<Rewrite> = [
  rewrite(emoji, " "),
  // Control characters, what turns the direction of writing, and what has no width.
  rewrite(/[\p{Cc}\p{Co}\p{Cn}\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffd]/gu, " "),
  rewrite(/[\u00ad\u200b]/gu, ""),
  rewrite(/[\u00a0\u2007\u2009\u202f]/gu, " "),
  rewrite(/[‐‑]/gu, "-"),
  rewrite(/[’‘ʼ]/gu, "'"),
  rewrite(/…/gu, "...")
]

const dotOf: Readonly<Record<string, string>> = {
  en: " dot ",
  de: " Punkt ",
  fr: " point ",
  es: " punto ",
  it: " punto "
}

// The host of an address is read, its path is not.
const addresses = (dot: string): ReadonlyArray<Rewrite> => [
  rewrite(
    /(?<![\p{L}\p{N}])(?:https?:\/\/)(?:[^\s/@]{0,100}@)?(?:www\.)?([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+){0,6})(?::\d{1,5})?(?:[/?#][^\s]*?)?(?=[.,;:!?)\]}"'»”]*(?:\s|$))/giu,
    (match) => part(match, 1).replaceAll(".", dot)
  ),
  rewrite(
    /(?<![\p{L}\p{N}@.-])(?:www\.)?((?:[\p{L}\p{N}-]+\.){1,5}(?:com|org|net|de|at|ch|eu|info|io|app|uk|co|fr|es|it|nl|shop|social))(?:\/[^\s]*?)?(?=[.,;:!?)\]}"'»”]*(?:\s|$))/giu,
    (match) => part(match, 1).replaceAll(".", dot)
  ),
  rewrite(
    /(?<![\p{L}\p{N}])([\p{L}\p{N}._+-]{1,64})@((?:[\p{L}\p{N}-]+\.){1,5}\p{L}{2,20})/gu,
    (match) => `${part(match, 1).replaceAll(".", dot)} at ${part(match, 2).replaceAll(".", dot)}`
  ),
  rewrite(/(?<![\p{L}\p{N}&])[#@](?=[\p{L}\p{N}_])/gu, " ")
]

// `AT&T` is letters, which espeak-ng would read as the word “at”. References of HTML are signs, not names.
const signsOfAnd = (primary: string): ReadonlyArray<Rewrite> => [
  rewrite(/(?<![\p{L}\p{N}])(\p{Lu}{1,2})(?=&(\p{Lu}{1,2})(?![\p{L}\p{N}]))/gu, (match) => spelled(part(match, 1))),
  rewrite(/(?<=(?<![\p{L}\p{N}])\p{Lu}(?: \p{Lu})?&)\p{Lu}{2}(?![\p{L}\p{N}])/gu, ([letters]) => spelled(letters)),
  rewrite(ampersands(), ` ${ampersandIn(primary) ?? ""} `),
  rewrite(/&(?:apos|#0*39|#x0*27|#8217|#x2019);/giu, "'"),
  rewrite(/&(?:lt|gt|quot|nbsp|#\d{1,7}|#x[\da-f]{1,6});/giu, " ")
]

const spelled = (letters: string): string => [...letters].join(" ")

const currencies = {
  en: { "€": "euros", $: "dollars", "£": "pounds", "¥": "yen" },
  de: { "€": "Euro", $: "Dollar", "£": "Pfund", "¥": "Yen" }
} as const

const moneyOf = (names: Readonly<Record<string, string>>): ReadonlyArray<Rewrite> => [
  rewrite(/([€$£¥]) ?(\d+(?:[.,]\d+)*)( (?:million|billion|Millionen|Milliarden))?/gu, (match) => {
    const name = names[part(match, 1)] ?? ""
    return `${part(match, 2)}${part(match, 3)} ${name}`
  }),
  rewrite(/(\d) ?([€$£¥])/gu, (match) => `${part(match, 1)} ${names[part(match, 2)] ?? ""}`)
]

/** Words for signs. */
const signs = (words: Readonly<Record<string, string>>): ReadonlyArray<Rewrite> =>
  Object.entries(words).map(([pattern, word]) => rewrite(new RegExp(pattern, "gu"), ` ${word} `))

const abbreviations = (words: Readonly<Record<string, string>>): ReadonlyArray<Rewrite> =>
  Object.entries(words).map(([pattern, word]) =>
    rewrite(new RegExp(String.raw`(?<![\p{L}\p{N}.])${pattern}(?![\p{L}\p{N}])`, "gu"), word)
  )

const year =
  (hundred: string, isNamed: boolean): Rewritten =>
  (match) => {
    const [century, rest] = [part(match, 2), Number(part(match, 3))]
    if (rest === 0) return `${part(match, 1)}${century} ${hundred}`
    if (isNamed) return `${part(match, 1)}${century} ${hundred} ${rest}`
    return `${part(match, 1)}${century} ${rest < 10 ? `oh ${rest}` : rest}`
  }

const germanMonths = "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember".split(
  "|"
)
const englishMonths = "January|February|March|April|May|June|July|August|September|October|November|December".split("|")

const german: ReadonlyArray<Rewrite> = [
  ...abbreviations({
    "z\\. ?B\\.": "zum Beispiel",
    "d\\. ?h\\.": "das heißt",
    "u\\. ?a\\.": "unter anderem",
    "i\\. ?d\\. ?R\\.": "in der Regel",
    "usw\\.": "und so weiter",
    "etc\\.": "et cetera",
    "bzw\\.": "beziehungsweise",
    "ca\\.": "circa",
    "Nr\\.": "Nummer",
    "Dr\\.": "Doktor",
    "Prof\\.": "Professor",
    "Mio\\.": "Millionen",
    "Mrd\\.": "Milliarden",
    "inkl\\.": "inklusive",
    "evtl\\.": "eventuell",
    "ggf\\.": "gegebenenfalls",
    "max\\.": "maximal",
    "min\\.": "mindestens",
    "vgl\\.": "vergleiche",
    "St\\.": "Sankt",
    "Std\\.": "Stunden",
    "km/h": "Kilometer pro Stunde"
  }),
  // Dates: 2027-03-13, 13.03.2027, 13. März.
  rewrite(/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/gu, (match) =>
    germanDate(part(match, 3), part(match, 2), part(match, 1))
  ),
  rewrite(/(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/gu, (match) =>
    germanDate(part(match, 1), part(match, 2), part(match, 3))
  ),
  // Times: 14:30 Uhr, 14.30 Uhr, 9:00.
  rewrite(/(?<!\d)(\d{1,2})(?::|\.(?=\d\d Uhr))([0-5]\d)(?: Uhr)?(?!\d)/gu, (match) =>
    Number(part(match, 2)) === 0 ? `${part(match, 1)} Uhr` : `${part(match, 1)} Uhr ${Number(part(match, 2))}`
  ),
  rewrite(/(\d)[. '](?=\d{3}(?!\d))/gu, (match) => part(match, 1)),
  ...moneyOf(currencies.de),
  rewrite(
    /(?<=(?:^|[\s(])((?:am|vom|zum|beim|im|ab|bis|dem|den|der|die|das|jeden?|seit dem) )?)(\d{1,3})\.(?= ?[\p{L}])/giu,
    (match) =>
      germanOrdinal(Number(part(match, 2)), /^(?:am|vom|zum|beim|im|ab|bis|dem|den|seit dem) $/iu.test(part(match, 1)))
  ),
  rewrite(
    new RegExp(String.raw`((?:Jahre?n?|seit|${germanMonths.join("|")}) )(1[1-9])(\d\d)(?![\d.,]*\d|\p{L})`, "gu"),
    year("hundert", true)
  ),
  rewrite(/(\d) ?[–—-] ?(?=\d)/gu, (match) => `${part(match, 1)} bis `),
  ...signs({
    "%": "Prozent",
    "‰": "Promille",
    "§§?": "Paragraf",
    "°C": "Grad Celsius",
    "°": "Grad",
    "[×✕]": "mal",
    "(?<![\\p{L}\\d])\\+(?=\\d)|(?<= )\\+(?= )": "plus",
    "=": "gleich",
    "²": "Quadrat",
    "©|®|™": ""
  })
]

// espeak-ng reads `13te` letter by letter, so that ordinals are written out.
const ordinalsBelowTwenty =
  `nullte erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte dreizehnte vierzehnte
  fünfzehnte sechzehnte siebzehnte achtzehnte neunzehnte`.split(/\s+/u)
const tens = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(" ")
const ones = "ein zwei drei vier fünf sechs sieben acht neun".split(" ")

const germanOrdinal = (value: number, isInflected: boolean): string => {
  if (value > 99) return `${value}`
  const one = ones[(value % 10) - 1]
  const known =
    ordinalsBelowTwenty[value] ?? `${one === undefined ? "" : `${one}und`}${tens[Math.floor(value / 10) - 2] ?? ""}ste`
  return isInflected ? `${known}n` : known
}

const germanDate = (day: string, month: string, year: string): string =>
  `${Number(day)}. ${germanMonths.filter((name) => name !== "Jänner")[Number(month) - 1] ?? month} ${year}`

const english: ReadonlyArray<Rewrite> = [
  ...abbreviations({
    "e\\. ?g\\.,?": "for example",
    "i\\. ?e\\.,?": "that is",
    "etc\\.": "et cetera",
    "vs\\.": "versus",
    "approx\\.": "approximately",
    "Dr\\.": "Doctor",
    "Prof\\.": "Professor",
    "Mr\\.": "Mister",
    "Mrs\\.": "Missis",
    "Ms\\.": "Miz",
    "St\\.": "Saint",
    "No\\.(?= ?\\d)": "number",
    mph: "miles an hour",
    "km/h": "kilometres an hour"
  }),
  rewrite(/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/gu, (match) => {
    const month = englishMonths[Number(part(match, 2)) - 1]
    return month === undefined ? match[0] : `${Number(part(match, 3))} ${month} ${part(match, 1)}`
  }),
  rewrite(/(?<!\d)(\d{1,2}):([0-5]\d)(?!\d)/gu, (match) => {
    const minutes = Number(part(match, 2))
    return `${part(match, 1)}${minutes === 0 ? " o'clock" : minutes < 10 ? ` oh ${minutes}` : ` ${minutes}`}`
  }),
  rewrite(/ o'clock(?= ?[ap]\.?m)/giu, ""),
  rewrite(/(\d),(?=\d{3}(?!\d))/gu, (match) => part(match, 1)),
  ...moneyOf(currencies.en),
  rewrite(new RegExp(String.raw`(?<![\d.,])(\d{1,2})(?= (?:${englishMonths.join("|")})(?!\p{L}))`, "gu"), (match) =>
    englishOrdinal(Number(part(match, 1)))
  ),
  rewrite(
    new RegExp(String.raw`((?:${englishMonths.join("|")}) )(\d{1,2})(?![\d:]|st|nd|rd|th)`, "gu"),
    (match) => `${part(match, 1)}${englishOrdinal(Number(part(match, 2)))}`
  ),
  rewrite(
    new RegExp(
      String.raw`((?:in|since|of|by|from|until|year|${englishMonths.join("|")}),? )(1[1-9])(\d\d)(?![\d.,]*\d|\p{L})`,
      "giu"
    ),
    year("hundred", false)
  ),
  rewrite(/(\d) ?[–—-] ?(?=\d)/gu, (match) => `${part(match, 1)} to `),
  ...signs({
    "%": "percent",
    "§": "section",
    "°C": "degrees Celsius",
    "°F": "degrees Fahrenheit",
    "°": "degrees",
    "[×✕]": "times",
    "(?<= )\\+(?= )|(?<![\\p{L}\\d])\\+(?=\\d)": "plus",
    "=": "equals",
    "©|®|™": ""
  })
]

const englishOrdinal = (value: number): string => {
  const ending = value % 100 > 10 && value % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][value % 10] ?? "th")
  return `${value}${ending}`
}

const last: ReadonlyArray<Rewrite> = [
  // A dash between words is a pause.
  rewrite(/ [–—-]+ /gu, ", "),
  rewrite(/[–—]/gu, ", "),
  // Brackets, tags, phonemes in `[[…]]` and whatever else espeak-ng could take for an order.
  rewrite(/[<>[\]{}|\\^`~*_]+/gu, " "),
  rewrite(/&/gu, " "),
  rewrite(/[()"“”„«»‹›]+/gu, " "),
  rewrite(/\/+/gu, " "),
  rewrite(/([!?.,;:])[!?.,;:]+/gu, (match) => part(match, 1)),
  rewrite(/\s+/gu, " ")
]
