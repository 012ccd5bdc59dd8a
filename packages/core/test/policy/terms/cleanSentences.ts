/**
 * Sentences of English and German posts without any of the words that filters look for, but full of words, names and
 * codes that contain them or resemble their disguises.
 */
import type { MatcherTerm } from "@postwright/core/policy/TermMatch"
import { randomFrom } from "./disguisedPosts.ts"

export interface CleanSentence {
  readonly text: string
  readonly language: "en" | "de"
}

/** Terms that none of the sentences holds. */
export const absentTerms: ReadonlyArray<MatcherTerm> = [
  ..."ass arse hell damn crap dick cock cum sex anal tit tits porn rape nazi kill idiot stupid casino scam piss".split(
    " "
  ),
  ..."bum butt wank hoe cunt twat fag slut bad badword coon spic betrug dumm arsch mist depp sau geil hass mord".split(
    " "
  ),
  ..."ill whore shell were tod opfer cant shed lets gibts".split(" "),
  "shut up",
  "link in bio",
  "game changer",
  "get rich quick"
].map((text) => ({ text, resistsEvasion: true }))

/** German words that an umlaut makes another word of: `schon` is not `schön`. */
export const absentInGerman: ReadonlyArray<MatcherTerm> = "schon konig grun gluck hahnchen grosskuche"
  .split(" ")
  .map((text) => ({ text, resistsEvasion: true, languages: ["de"] }))

/** Different sentences from a seed, half of them in each language. */
export const cleanSentences = (count: number, seed: number): ReadonlyArray<CleanSentence> => {
  const random = randomFrom(seed)
  const pick = <A>(items: ReadonlyArray<A>): A => items[Math.floor(random() * items.length)]!
  const made = new Map<string, CleanSentence>()
  while (made.size < count) {
    const language = made.size % 2 === 0 ? ("en" as const) : ("de" as const)
    const lists = words[language]
    const text = pick(templates[language]).replaceAll(/\{(\w+)\}/g, (_, name: string) => pick(lists[name]!))
    made.set(text, { text, language })
  }
  return [...made.values()]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const names = (
  "Hancock|Babcock|Hitchcock|Dickinson|Dickens|Dickson|Cockburn|Titchmarsh|Sussmann|Assmann|Cumberbatch|Butterworth|" +
  "Michelle|Maschell|Sexton|Wankel|Hoeneß|Analía|Killian|Kilian|Piskoll|Nazarian|Scampoli|Arsène|Raphael|Draper|" +
  "Müller|König|Grünberg|Schönfeld|Glück|Peacock|Woodcock|Alcock|Titus|Constantin|Fagan|Slutsky|Hellmann|Mitchell"
).split("|")

const places = (
  "Scunthorpe|Essex|Middlesex|Sussex|Penistone|Cockermouth|Cumbria|Cumberland|Assisi|Passau|Kassel|Arsenal|Titisee|" +
  "Nazareth|Mississippi|Hellas|Seychelles|Cannes|Köln|Grünwald|Königsberg|Österreich|Dickson City|Bumpus|Titicaca"
).split("|")

const codes = (
  "B2B|4ever|h264|5G|mp3|C3PO|$5|A55|B12|24/7|H2O|CO2|9to5|3D|4K|Q4|R2-D2|Covid-19|1st|2nd|3rd|90s|U2|K9|F1|W3C|" +
  "USB-C|Wi-Fi 6E|ISO 9001|A4|M4|E10|100 %|€50|£3.50|US$ 20|+49 30 1234|7 + 3|2x4|50/50|i7|PS5|GPT-4|Top10|x64|" +
  "snake_case|D-Mark|CD-ROM|K-pop|n-th|St.Ives|co.uk|d.ts|Ph.D|4you|3sat|2day|max_len|TV-MA"
).split("|")

const tags = (
  "#ClassicCars|#BassGuitar|#EssexLife|#TherapistLife|#PassTheBall|#Analysis2025|#B2BMarketing|#Klassik|#Kassel|" +
  "#Assistenz|#GrassRoots|#ShellfishSeason|#5GNow|#Hitchcock|#MindTheGap|#Cocktailbar|#Titelseite|#Schönbrunn"
).split("|")

const places_and_more = {
  name: names,
  place: places,
  code: codes,
  tag: tags,
  number: "3|7|12|19|42|100|250|1.500|2,400|2025|17:30".split("|"),
  emoji: "🙂|🚲|🇩🇪|👍🏽|❤️|🎉|👨‍👩‍👧|1️⃣|🅿️ |⭐".split("|"),
  handle: "@larkfield|@class_act|@j.hancock|@bassline|@titan_bikes".split("|"),
  address:
    "https://example.com/class/passage-7|www.essex.example|info@assistenz.example|t.co/a1B2c3|example.org/b2b".split(
      "|"
    )
}

const words: Record<"en" | "de", Readonly<Record<string, ReadonlyArray<string>>>> = {
  en: {
    ...places_and_more,
    noun: (
      "class|classic|assassin|assessment|embassy|passage|bass|grass|cocktail|peacock|cockpit|title|titan|constitution|" +
      "button|butter|buttress|scrap|grape|drape|analysis|analogue|canal|shellfish|seashells|document|cucumber|" +
      "accumulator|sextant|skill|skills|idiom|stupa|scampi|album|therapist|assistant|compass|harassment|brass|mass|" +
      "massage|passion|bypass|glasses|grasshopper|cassette|potassium|hoedown|shoe|shoes|parsec|sparse|arsenal|basement|" +
      "dictionary|addict|predicament|circumstance|vacuum|organic farm|banana|finance|manual|snazzy jacket|grapes|" +
      "rapeseed|parapet|trapeze|scraper|petition|competition|partition|appetite|hellebore|hello|cheap ticket|" +
      "smartphone|co-op|e-bike|re-entry|well-being|x-ray|t-shirt|follow-up|know-how|mother-in-law|state-of-the-art"
    ).split("|"),
    adjective:
      "classy|massive|passive|assertive|analytic|skilful|titanic|competitive|hellenic|sparse|buttery|brassy|bassy|café-like|naïve".split(
        "|"
      ),
    verb: "assess|assemble|pass|embarrass|amass|compass|assign|analyse|accumulate|document|trespass|bypass|button up|scrape|title".split(
      "|"
    ),
    filler: "don’t|can't|we’ll|it's|they're|she’ll|who're|let’s|you've|won’t|o’clock|ma’am|y’all|O’Hare|would'nt".split(
      "|"
    )
  },
  de: {
    ...places_and_more,
    noun: (
      "Klasse|Klassik|Assistent|Assistentin|Analyse|Analysen|Kanal|Kasse|Masse|Passage|Rasen|Fass|Fässer|Wasser|Tasse|" +
      "Titel|Titelseite|Petition|Kompetition|Partitur|Sextett|Sextant|Staatsexamen|Dokument|Gurke|Album|Bumerang|" +
      "Pistazie|Piste|Schwankung|Idiom|Stupa|Scampi|Nationalpark|Grasnarbe|Trasse|Terrasse|Gasse|Messing|Cocktail|" +
      "Cockpit|Kakadu|Rapsöl|Raps|Traube|Drapierung|Hellebarde|Schellfisch|Muschel|Weltall|Hellsehen|Helligkeit|" +
      "Assel|Assessment|Kompass|Passion|Massage|Hassfurt|Dummy|Mistel|Optimist|Chemist|Mordent|Ostern|Autodach|" +
      "Methode|Schönheit|Königin|Grünkohl|Glückwunsch|Hähnchen|Großküche|Straße|Maßband|Schifffahrt|Schneeeule|" +
      "Teeernte|E-Bike|T-Shirt|S-Bahn|U-Bahn|Kolleg:innen|Schüler*innen|Bürger_innen|Lehrer/innen|Start-up|Know-how"
    ).split("|"),
    adjective:
      "klassisch|massiv|passiv|analytisch|titanisch|kompakt|schönste|grüne|königliche|glückliche|helle|nasse|blasse|krasse|süße".split(
        "|"
      ),
    verb: "passt|fasst|analysiert|titelt|dokumentiert|schwankt|rast|verpasst|erfasst|assistiert|massiert|hellt auf|grünt|glückt".split(
      "|"
    ),
    filler: "z. B.|z.B.|Ku’damm|d. h.|u. a.|usw.|geht’s|gibt's|hab’|bzw.|i. d. R.|ca.".split("|")
  }
}

const templates: Record<"en" | "de", ReadonlyArray<string>> = {
  en: [
    "The {adjective} {noun} from {place} costs {code}, and {name} knows why.",
    "{name} & {name} {verb} the {noun} {emoji} {tag}",
    "Why {filler} we {verb} every {noun}? Ask {handle}!",
    "New: {noun}, {noun} and {noun} – only {number} left ({code}).",
    "“{noun}”, says {name} of {place}, “is a {adjective} {noun}.”",
    "From {number} to {number}: {name}’s {noun}/{noun} in numbers...",
    "{code} or {code}? The {noun} decides; see {address}",
    "{number}. {verb} the {noun}\n{number}. {verb} the {noun}\n\n{tag} {tag}",
    "I {verb} a {noun}, a {noun} & a {adjective} one: A, B or C?",
    "{emoji}{noun}{emoji} Meet {name} in {place} at {number}! {filler} wait.",
    "**{noun}** and _{adjective}_ things, e.g. a {noun} vs. the {noun} (U.S. only)",
    "Mr. {name}, Ph.D., will {verb} {place}'s {noun}. {code}!!!"
  ],
  de: [
    "Die {adjective} {noun} aus {place} kostet {code}, und {name} weiß, warum.",
    "{name} und {name}: {noun} {verb} {emoji} {tag}",
    "Warum {verb} die {noun}? Fragt {handle}!",
    "Neu: {noun}, {noun} und {noun} – nur noch {number} Stück ({code}).",
    "„{noun}“, sagt {name} aus {place}, „ist eine {adjective} {noun}.“",
    "Von {number} bis {number}: {noun}/{noun} in Zahlen …",
    "{code} oder {code}? Die {noun} {verb}; mehr unter {address}",
    "{number}. {noun} {verb}\n{number}. {noun} {verb}\n\n{tag} {tag}",
    "{filler} {noun}, {noun} oder eine {adjective}: A, B oder C?",
    "{emoji}{noun}{emoji} Trefft {name} in {place} um {number} Uhr!",
    "**{noun}** und _{adjective}_ Dinge, {filler} eine {noun} (ab {number} €*)",
    "Dr. {name}, geb. {name}, {verb} in {place}. {code}!!!"
  ]
}
