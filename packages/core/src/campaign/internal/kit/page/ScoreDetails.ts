/**
 * What parts of scores say, in the words of the page: they are kept in English beside the post. Words of the post and
 * names of rules stay as they are.
 */

/** In German where there are German words for all of it, else as it is. */
export const scoreDetail = (detail: string, locale: "en" | "de"): string =>
  locale === "de" ? (whole(detail) ?? detail) : detail

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Longest detail that is looked at. */
const longest = 2_000

const whole = (detail: string): string | undefined => {
  if (detail.length > longest) return undefined
  for (const border of detail.matchAll(/; |\. |: (?=“)/g)) {
    const first = part(detail.slice(0, border.index))
    if (first === undefined) continue
    const rest = detail.slice(border.index + border[0].length)
    // After a colon there are only words of the post.
    const second = border[0].startsWith(":") ? rest.replace(/“([^“”]*)”/g, "„$1“") : whole(rest)
    if (second !== undefined) return `${first}${border[0]}${second}`
  }
  return part(detail)
}

const part = (text: string): string | undefined => {
  const known = phrases[text]
  if (known !== undefined) return known
  for (const [pattern, german] of patterns) {
    const found = pattern.exec(text)
    if (found === null) continue
    const values = found.slice(1).map((value) => (/^\d+\.\d+$/.test(value) ? value.replace(".", ",") : value))
    return german(...values)
  }
  return undefined
}

const phrases: Readonly<Partial<Record<string, string>>> = {
  "keeps the rules of the network": "hält die Regeln des Netzwerks ein",
  "no superlative without a source": "kein Superlativ ohne Beleg",
  none: "keine",
  "no banned word": "kein verbotenes Wort",
  "the brand requires no word": "die Marke verlangt kein Wort",
  "no word that stands out": "kein Wort, das auffällt",
  "the examples no word for the reader": "die Beispiele keine Anrede",
  "no word for the reader": "keine Anrede",
  "the reader is “you”": "Leser sind „you“",
  "the reader is “du”": "Leser sind „du“",
  "the readers are “ihr”": "Leser sind „ihr“",
  "the reader is “Sie”": "Leser sind „Sie“",
  "“du” and “Sie” mixed": "„du“ und „Sie“ gemischt",
  "Join short sentences": "Verbinde kurze Sätze",
  "Say it without a word for the reader": "Sag es ohne Anrede",
  "Keep to one form of address": "Bleib bei einer Anrede",
  "Say it as a statement": "Sag es als Aussage",
  "Turn a statement into a question": "Mach aus einer Aussage eine Frage",
  "Write a full stop": "Setze einen Punkt",
  "End a sentence with an exclamation mark": "Beende einen Satz mit einem Ausrufezeichen",
  "Take it out": "Nimm es heraus",
  "Add an emoji where it says something": "Ergänze ein Emoji, wo es etwas sagt",
  "Split this sentence": "Teile diesen Satz",
  "Shorten it": "Kürze",
  "Write more": "Schreib mehr",
  "Write it out": "Schreib es aus",
  "Speak to the reader": "Sprich die Leser an",
  "Say it in everyday words": "Sag es in Alltagswörtern",
  "Take a word of the language": "Nimm ein Wort der Sprache",
  "Take a shorter word, or two": "Nimm ein kürzeres Wort oder zwei"
}

const bands: Readonly<Partial<Record<string, string>>> = {
  "very easy": "sehr leicht",
  easy: "leicht",
  "fairly easy": "ziemlich leicht",
  standard: "mittel",
  "fairly difficult": "ziemlich schwer",
  difficult: "schwer",
  "very difficult": "sehr schwer"
}

const instructions: Readonly<Partial<Record<string, string>>> = {
  "no emoji": "keine Emoji",
  "no exclamation marks": "keine Ausrufezeichen",
  "short sentences": "kurze Sätze",
  "readers are “du”": "Leser sind „du“",
  "readers are “Sie”": "Leser sind „Sie“",
  "British spelling": "britische Schreibung",
  "American spelling": "amerikanische Schreibung",
  "concrete figures": "genaue Zahlen",
  "sober: no emoji, no exclamation marks": "sachlich: keine Emoji, keine Ausrufezeichen",
  "warm: speaks to readers or as “we”": "warm: spricht Leser an oder als „wir“"
}

const share = { ask: "der Sätze fragen", exclaim: "der Sätze rufen aus" } as const

const patterns: ReadonlyArray<readonly [RegExp, (...values: ReadonlyArray<string>) => string]> = [
  [
    /^(Flesch reading ease|Amstad|LIX) (-?[\d.]+) \(([a-z ]+)\)$/,
    (name = "", raw, band = "") => `${name === "Flesch reading ease" ? "Flesch" : name} ${raw} (${bands[band] ?? band})`
  ],
  [/^(\d+) exclamation marks?$/, (count) => `${count} Ausrufezeichen`],
  [/^(\d+) hashtags?$/, (count) => `${count} ${count === "1" ? "Hashtag" : "Hashtags"}`],
  [/^(\d+) suit the network$/, (count) => `zum Netzwerk passen ${count}`],
  [
    /^(\d+) figures?, all in the sources$/,
    (count) => `${count} ${count === "1" ? "Zahl, sie steht" : "Zahlen, alle stehen"} in den Quellen`
  ],
  [/^not in the sources: (.+)$/s, (found) => `nicht in den Quellen: ${found}`],
  [
    /^shares (\d+) % of its word 5-grams with an earlier post$/,
    (count) => `hat ${count} % seiner Fünf-Wort-Folgen mit einem früheren Post gemeinsam`
  ],
  [
    /^(\d+) banned words?: (.+)$/s,
    (count, found) => `${count} ${count === "1" ? "verbotenes Wort" : "verbotene Wörter"}: ${found}`
  ],
  [
    /^(\d+) of (\d+) required words(: .+)?$/s,
    (found, all, words = "") => `${found} von ${all} verlangten Wörtern${words}`
  ],
  [
    /^([^;]+): (kept|broken)$/,
    (name = "", state) => `${instructions[name] ?? name}: ${state === "kept" ? "eingehalten" : "nicht eingehalten"}`
  ],
  [
    /^(\d+) % of the sentences (ask|exclaim)$/,
    (count, verb) => `${count} % ${share[verb === "ask" ? "ask" : "exclaim"]}`
  ],
  [/^(\d+) % emoji a sentence$/, (count) => `${count} % Emoji je Satz`],
  [/^(\d+) % contracted of what can be$/, (count) => `${count} % zusammengezogen von dem, was es sein kann`],
  [/^([\d.]+) words a sentence$/, (count) => `${count} Wörter je Satz`],
  [/^(\d+) words in all$/, (count) => `${count} Wörter insgesamt`],
  [/^the examples (\d+ %|[\d.]+)$/, (count) => `die Beispiele ${count}`],
  [/^the examples ([\d.]+) to ([\d.]+)$/, (low, high) => `die Beispiele ${low} bis ${high}`],
  [/^the examples (.+)$/s, (form = "") => `die Beispiele: ${phrases[form] ?? form}`],
  [/^words that stand out: (.+)$/s, (found) => `Wörter, die auffallen: ${found}`],
  [/^(.+) of the brand’s words$/s, (found) => `${found === "none" ? "keines" : found} von den Wörtern der Marke`],
  [
    /^begins as (\w+), as (\d+) % of the examples$/,
    (kind = "", count) => `beginnt als ${openings[kind] ?? kind}, wie ${count} % der Beispiele`
  ]
]

const openings: Readonly<Partial<Record<string, string>>> = {
  question: "Frage",
  request: "Aufforderung",
  figure: "Zahl",
  reader: "Anrede",
  we: "wir",
  statement: "Aussage"
}
