import { type Comparison, type Comparisons, leastSample } from "../../../analytics/Comparisons.ts"
import { type InsightDimension } from "../../../analytics/Insight.ts"
import { platformNames } from "../../../content/Platform.ts"
import { type FloorLanguage } from "../../../text/Language.ts"

/** What a comparison says, in one sentence. */
export const statementOf = (comparison: Comparison, language: FloorLanguage): string => {
  const { medianA, medianB, per, platform, sampleA, sampleB } = comparison
  const [a, b] = [groupName(comparison, "a", language), groupName(comparison, "b", language)]
  const [rateA, rateB] = [percent(medianA, language), percent(medianB, language)]
  if (language === "de") {
    const where = platform === undefined ? "" : ` auf ${platformNames[platform]}`
    const basis = per === "reach" ? "nach Reichweite" : "nach Impressionen"
    return `${capitalised(a)}${where} (${posts(sampleA, "de")}) kommen im Median auf eine Engagement-Rate von ${rateA} ${basis}, ${b} (${posts(sampleB, "de")}) auf ${rateB}.`
  }
  const where = platform === undefined ? "" : ` on ${platformNames[platform]}`
  return `${capitalised(a)}${where} (${posts(sampleA, "en")}) have a median engagement rate of ${rateA} by ${per}, ${b} (${posts(sampleB, "en")}) ${rateB}.`
}

/** What to do about it, in one sentence. */
export const adviceOf = (comparison: Comparison, language: FloorLanguage): string => {
  const isRest = comparison.a.startsWith("other ")
  const group = groupName(comparison, isRest ? "b" : "a", language)
  const caution = cautions[language][comparison.dimension]
  return language === "de"
    ? `Plant ${isRest ? "weniger" : "mehr"} ${group}${caution}.`
    : `Plan ${isRest ? "fewer" : "more"} ${group}${caution}.`
}

/** Why nothing can be said, in one sentence. */
export const tooLittleOf = (found: Comparisons, given: number, language: FloorLanguage): string => {
  const count = found.all.length
  if (language === "de") {
    if (given === 0) return "Es liegen noch keine Ergebnisse vor."
    if (found.posts === 0) return "Kein Post hat eine bekannte Zahl von Anzeigen oder Personen und dazu Interaktionen."
    if (count === 0) {
      return `${posts(found.posts, "de")} ${found.posts === 1 ? "ist" : "sind"} zu wenig: Ein Vergleich braucht mindestens ${leastSample} auf jeder Seite.`
    }
    return `Von ${count} ${count === 1 ? "Vergleich" : "Vergleichen"} mit ${posts(found.posts, "de")} zeigt keiner einen Unterschied, der sich klar vom Zufall abhebt.`
  }
  if (given === 0) return "There are no results yet."
  if (found.posts === 0)
    return "No post has a known number of impressions or people reached together with interactions."
  if (count === 0) {
    return `${posts(found.posts, "en")} ${found.posts === 1 ? "is" : "are"} too few: a comparison needs at least ${leastSample} on each side.`
  }
  return `Of ${count} ${count === 1 ? "comparison" : "comparisons"} of ${posts(found.posts, "en")} none shows a difference that clearly stands out from chance.`
}

/** Everything that may be said of a comparison in figures, in both languages. */
export const figuresOf = (comparison: Comparison): ReadonlyArray<string> => {
  const { lift, medianA, medianB, sampleA, sampleB } = comparison
  const rates = [medianA, medianB, ...(lift === undefined ? [] : [lift])]
  const shown = rates.flatMap((rate) => [0, 1, 2].map((digits) => (rate * 100).toFixed(digits)))
  const ratios = lift === undefined ? [] : [0, 1, 2].map((digits) => (lift + 1).toFixed(digits))
  const forms = (figure: string) => [figure, figure.replace(".", ",")]
  return [
    statementOf(comparison, "en"),
    statementOf(comparison, "de"),
    comparison.a,
    comparison.b,
    groupName(comparison, "a", "de"),
    groupName(comparison, "b", "de"),
    ...shown.flatMap(forms).map((figure) => `${figure} % and ${figure} percent`),
    ...ratios
      .flatMap(forms)
      .map((figure) => `${figure} times as many, ${figure} times, ${figure}-mal so viele, ${figure}x and ${figure} as`),
    `${sampleA + sampleB} posts, ${sampleA} posts and ${sampleB} posts`,
    `${sampleA + sampleB} Posts, ${sampleA} Posts und ${sampleB} Posts`
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const posts = (count: number, language: FloorLanguage): string =>
  language === "de" ? `${count} ${count === 1 ? "Post" : "Posts"}` : `${count} ${count === 1 ? "post" : "posts"}`

// A rate below a tenth of a percent needs its second digit.
const percent = (rate: number, language: FloorLanguage): string => {
  const figure = (rate * 100).toFixed(rate > 0 && rate < 0.001 ? 2 : 1)
  return language === "de" ? `${figure.replace(".", ",")} %` : `${figure}%`
}

const groupName = (comparison: Comparison, side: "a" | "b", language: FloorLanguage): string => {
  const label = comparison[side]
  if (comparison.dimension === "platform") {
    const known = Object.entries(platformNames).find(([platform]) => platform === label)
    if (known !== undefined) return language === "de" ? `Posts auf ${known[1]}` : `posts on ${known[1]}`
  }
  const isOthers = label.startsWith("other ")
  if (comparison.dimension === "approach" && !isOthers) {
    return language === "de" ? `Posts der Bauart „${label}“` : `posts built as “${label}”`
  }
  if (comparison.dimension === "language" && !isOthers) {
    const name = new Intl.DisplayNames([language], { type: "language" }).of(label) ?? label
    return language === "de" ? `Posts auf ${name}` : `posts in ${name}`
  }
  const word = labels[language][label]
  if (word !== undefined) return word
  if (/^\d\d:/.test(label)) {
    return language === "de" ? `Posts von ${label} Uhr` : `posts at ${label}`
  }
  const [, bound, size, unit] = /^(up to|over) (\d+) (\w+)$/.exec(label) ?? []
  if (bound === undefined) return label
  if (language === "en") return unit === "hashtags" && size === "0" ? zero.en[bound]! : `posts of ${label}`
  if (unit === "hashtags" && size === "0") return zero.de[bound]!
  return `Posts mit ${bound === "over" ? "über" : "bis zu"} ${size} ${unit === "hashtags" ? "Hashtags" : "Zeichen"}`
}

const zero: Record<FloorLanguage, Record<string, string>> = {
  en: { "up to": "posts without hashtags", over: "posts with hashtags" },
  de: { "up to": "Posts ohne Hashtags", over: "Posts mit Hashtags" }
}

const days = {
  Monday: "Montag",
  Tuesday: "Dienstag",
  Wednesday: "Mittwoch",
  Thursday: "Donnerstag",
  Friday: "Freitag",
  Saturday: "Samstag",
  Sunday: "Sonntag"
}

const labels: Record<FloorLanguage, Record<string, string>> = {
  en: {
    post: "single posts",
    thread: "threads",
    carousel: "carousels",
    video: "videos",
    statistic: "posts with figures",
    "how-to": "instructions",
    quotation: "quotations",
    comparison: "comparisons",
    story: "stories",
    definition: "explanations",
    answer: "answers to questions",
    claim: "statements",
    list: "lists",
    weekend: "posts at the weekend",
    "working days": "posts on working days",
    "with link": "posts with a link",
    "without link": "posts without a link",
    "other hours": "posts at other hours",
    "other days": "posts on other days",
    "other languages": "posts in other languages",
    "other networks": "posts on other networks",
    ...Object.fromEntries(Object.keys(days).map((day) => [day, `posts on ${day}s`]))
  },
  de: {
    post: "einzelne Posts",
    thread: "Threads",
    carousel: "Karussells",
    video: "Videos",
    statistic: "Posts mit Zahlen",
    "how-to": "Anleitungen",
    quotation: "Zitate",
    comparison: "Vergleiche",
    story: "Geschichten",
    definition: "Erklärungen",
    answer: "Antworten auf Fragen",
    claim: "Aussagen",
    list: "Listen",
    weekend: "Posts am Wochenende",
    "working days": "Posts an Werktagen",
    "with link": "Posts mit Link",
    "without link": "Posts ohne Link",
    "other formats": "andere Formate",
    "other hours": "Posts zu anderen Zeiten",
    "other days": "Posts an anderen Tagen",
    "other approaches": "anders gebaute Posts",
    "other kinds": "Posts anderer Art",
    "other languages": "Posts in anderen Sprachen",
    "other networks": "Posts auf anderen Netzwerken",
    ...Object.fromEntries(Object.entries(days).map(([day, name]) => [day, `Posts am ${name}`]))
  }
}

// What an observation cannot tell, by dimension.
const cautions: Record<FloorLanguage, Record<InsightDimension, string>> = {
  en: {
    format: ", and tell one statement in both forms now and then: only that shows whether the format is the reason",
    hour: ", with topics and formats as at the other hours: only then the next report can tell the hour from the content",
    weekday:
      ", with topics and formats as on the other days: only then the next report can tell the day from the content",
    approach: ", and let two wordings of one post run against each other to see whether this is the reason",
    kind: ", on topics that the others treat too, so that the next report can tell the kind from the topic",
    length: ", and write one topic in both lengths now and then: only that shows whether the length is the reason",
    hashtags: ", and change nothing else about them, so that the next report shows whether the hashtags are the reason",
    link: ", but look at the visits as well: this rate does not count clicks",
    language: ", and let the same content run in the others: only that shows whether the language is the reason",
    platform: ", but with care: each network counts impressions in its own way"
  },
  de: {
    format: ", und erzählt ab und zu dieselbe Aussage in beiden Formen: Erst das zeigt, ob es am Format liegt",
    hour: ", mit Themen und Formaten wie zu den anderen Zeiten: Erst dann trennt der nächste Bericht Uhrzeit und Inhalt",
    weekday: ", mit Themen und Formaten wie an den anderen Tagen: Erst dann trennt der nächste Bericht Tag und Inhalt",
    approach: ", und lasst zwei Fassungen eines Posts gegeneinander laufen, um zu sehen, ob es daran liegt",
    kind: ", zu Themen, die auch die anderen behandeln, damit der nächste Bericht Art und Thema trennen kann",
    length: ", und schreibt ab und zu ein Thema in beiden Längen: Erst das zeigt, ob es an der Länge liegt",
    hashtags: ", und ändert sonst nichts an ihnen, damit der nächste Bericht zeigt, ob es an den Hashtags liegt",
    link: ", aber seht auch auf die Besuche: Diese Rate zählt keine Klicks",
    language: ", und lasst dieselben Inhalte auch in den anderen laufen: Erst das zeigt, ob es an der Sprache liegt",
    platform: ", aber mit Vorsicht: Jedes Netzwerk zählt Impressionen auf seine Weise"
  }
}
