import { primarySubtag } from "../../../text/Language.ts"

/**
 * Nouns of names that are translated: what a name is called after. A German noun may end a longer word.
 */
const kinds: ReadonlyArray<readonly [en: string, de: string]> = [
  [
    "agency authority office department administration bureau ministry service council board commission committee government parliament court police",
    "amt agentur behörde ministerium verwaltung dienst rat kommission ausschuss regierung parlament bundestag landtag gericht polizei anstalt"
  ],
  [
    "act law regulation directive code ordinance constitution treaty agreement standard",
    "gesetz verordnung richtlinie ordnung gesetzbuch vertrag abkommen norm"
  ],
  [
    "association federation union club society alliance league cooperative chamber guild workshop works",
    "verband verein bund union club gesellschaft bündnis allianz liga genossenschaft kammer innung werkstatt werk"
  ],
  [
    "university college school academy institute centre center museum library hospital church station theatre theater",
    "universität hochschule schule akademie institut zentrum zentrale museum bibliothek krankenhaus klinik kirche bahnhof theater"
  ],
  ["foundation fund bank insurance trust", "stiftung fonds bank kasse versicherung"],
  [
    "forest lake sea river mountain valley island coast bay alps street road square bridge gate market park garden quay harbour harbor yard lane",
    "wald see meer fluss gebirge berg tal insel küste bucht alpen straße weg platz brücke tor markt park garten kai hafen hof gasse ufer"
  ],
  [
    "state kingdom republic nation europe asia africa america germany saxony austria ocean",
    "staat reich republik nation europa asien afrika amerika deutschland sachsen österreich ozean"
  ],
  [
    "day week month year festival fair award prize war cross cup championship wall christmas",
    "tag woche monat jahr fest messe preis krieg kreuz pokal meisterschaft mauer weihnachten"
  ],
  [
    "register test report programme program project plan guide campaign initiative map network grid certificate label",
    "register test bericht programm projekt plan ratgeber kampagne initiative karte netz zertifikat siegel"
  ],
  [
    "director manager officer mechanic engineer minister president mayor electrician founder consultant chancellor",
    "leiter chef chefin meister minister präsident ingenieur bürgermeister gründer direktor berater beauftragte kanzler"
  ]
]

const readers = kinds.map(([en, de]) => {
  const english = en.split(" ").map((word) => (word.endsWith("y") ? `${word.slice(0, -1)}(?:y|ies)` : word))
  return {
    en: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${english.join("|")})(?:e?s)?(?![\p{L}\p{N}])`, "iu"),
    de: new RegExp(String.raw`(?:${de.split(" ").join("|")})(?:innen|in|e[nmrs]?|n|s)?(?![\p{L}\p{N}])`, "iu")
  }
})

/** A text in English or German. */
interface Said {
  readonly text: string
  readonly language: string
}

/** Whether both hold a noun of the same kind: `Federal Network Agency` and `Bundesnetzagentur`. */
export const sharesKind = (one: Said, other: Said): boolean =>
  readers.some((reader) =>
    [one, other].every(({ language, text }) => reader[primarySubtag(language) === "de" ? "de" : "en"].test(text))
  )

/** What says that the words before it are a company. No language translates it. */
export const legalForm =
  /^(?:limited|ltd|inc|incorporated|llc|llp|corp|corporation|plc|gmbh|ag|kg|kgaa|ohg|ug|sarl|sas|bv|nv|spa|srl|oy|ab)$/iu

/** Whether a word stands in headings and greetings that have capitals and name nobody: `Top Tip`, `Frequently Asked Questions`. */
export const isPhrase = (word: string): boolean => phrases.has(word.toLowerCase())

const phrases: ReadonlySet<string> = new Set(
  (
    "tip tips question questions answer answers fact facts wanted offer offers deal news update reminder spoiler bio " +
    "step steps part chapter checklist learn more read click contact regards wishes greetings thanks morning afternoon " +
    "evening night weekend birthday"
  ).split(" ")
)
