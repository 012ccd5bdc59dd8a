/**
 * Dates that `claims` does not know, by language: a weekday or a month with the word that makes a promise of it (`next
 * Tuesday`, `until Friday`, `sonntags`, `We open in April`), quarters, and `from tomorrow`. A weekday or a month alone
 * (`Happy Friday`, `still fun in November`) and times without one (`today`, `this week`, `next year`) promise nothing that
 * a source could bear out.
 */
export const relativeDates = (language: string): ReadonlyArray<RegExp> => patterns[language] ?? []

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const alone = (source: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, "gu")

/** The words, also with a capital. */
const either = (words: string): string =>
  words
    .split(" ")
    .map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}`)
    .join("|")

const days = {
  en: "[Mm]onday|[Tt]uesday|[Ww]ednesday|[Tt]hursday|[Ff]riday|[Ss]aturday|[Ss]unday",
  de: "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag"
}
const months = {
  en: "January|February|March|April|May|June|July|August|September|October|November|December",
  de: "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
}
// What happens at a time rather than at a season.
const happenings = {
  en: String.raw`(?:re-?)?open(?:s|ed|ing)?|starts?|started|begins?|began|launch(?:es|ed)?|arrives?|arrived|ends?|ended|clos(?:e|es|ed)|due|available|delivered|ships?|shipped|founded|sold`,
  de: String.raw`(?:er|wieder)?öffne[nt]|(?:wieder)?eröffn\p{Ll}+|geöffnet|starte[nt]|starteten?|Start|beginn(?:t|en)|begann(?:en)?|ende[nt]|endete|schließ(?:t|en)|geliefert|erhältlich|verfügbar|gegründet|verkauft`
}

/** `in` and a month, where something happens then: `We open in April`, `Im April öffnen wir`. */
const happeningIn = (preposition: string, names: string, words: string): RegExp =>
  alone(
    String.raw`(?<=(?<!\p{L})(?:${words})(?!\p{L})[^.!?\n]{0,40}\s)${preposition}\s(?:${names})|${preposition}\s(?:${names})(?=\s[^.!?\n]{0,30}(?<!\p{L})(?:${words})(?!\p{L}))`
  )

// Alone, `Q4` may be a car.
const quarter = alone(
  String.raw`(?<=(?<!\p{L})(?:in|by|until|from|since|for|im|ab|bis|seit)\s)Q[1-4]|Q[1-4](?=\s(?:19|20)\d{2})`
)

const patterns: Readonly<Record<string, ReadonlyArray<RegExp>>> = {
  en: [
    alone(
      String.raw`(?:${either("next this coming last on by until till from since before after every each")})\s(?:(?:coming|next|last)\s)?(?:${days.en})s?`
    ),
    alone(
      String.raw`(?:${either("next this coming last by until till from since before after early late mid every")})[\s-](?:(?:early|late|mid|next|last)[\s-])?(?:${months.en})`
    ),
    happeningIn("[Ii]n", months.en, happenings.en),
    alone(String.raw`(?:${either("from starting")}|[Aa]s\sof)\stomorrow`),
    quarter
  ],
  de: [
    alone(
      String.raw`(?:${either("nächsten nächster nächstem kommenden kommender diesen dieser diesem letzten letzter vergangenen am bis ab seit vor nach jeden jeder")})\s(?:(?:nächsten|kommenden|letzten)\s)?(?:${days.de})`
    ),
    alone(String.raw`(?:[Mm]on|[Dd]iens|[Dd]onners|[Ff]rei|[Ss]ams|[Ss]onn)tags|[Mm]ittwochs|[Ss]onnabends`),
    alone(
      String.raw`(?:${either("nächsten kommenden diesen letzten vergangenen bis ab seit vor nach anfang mitte ende jeden")})\s(?:(?:nächsten|kommenden|letzten|zum)\s)?(?:${months.de})`
    ),
    happeningIn("[Ii]m", months.de, happenings.de),
    alone(String.raw`[Aa]b\smorgen`),
    quarter
  ]
}
