/**
 * Sentences of the findings of platform rules and of checks that were not made, in English and German.
 *
 * @since 0.1.0
 */
import { type Platform, platformNames } from "../../content/Platform.ts"
import type { FindingTarget, LocalizedMessage } from "../PolicyFinding.ts"
import type { Measure, Requirement } from "../Rule.ts"
import type { LengthUnit } from "../TextLength.ts"

/** What a limit is about: `X: length of the text`. */
export const limitTitle = (platform: Platform, measure: Measure, { kind }: Requirement): LocalizedMessage => ({
  en: `${platformNames[platform]}: ${asked[kind].en} ${measured[measure].en}`,
  de: `${platformNames[platform]}: ${asked[kind].de} ${measured[measure].de}`
})

/** What a person must know beyond the limit: who says so, and why it matters. */
export interface Context {
  readonly platform: Platform
  readonly isReported: boolean
  readonly note?: LocalizedMessage | undefined
}

/** `The text of the post has 312 weighted characters; X allows 280`. */
export const tooLong = (
  context: Context,
  target: FindingTarget,
  unit: LengthUnit,
  length: number,
  limit: number
): LocalizedMessage =>
  withContext(context, {
    en: `${places.en(target)} has ${number("en", length)} ${units[unit].en}; ${platformNames[context.platform]} allows ${number("en", limit)}`,
    de: `${places.de(target)} hat ${number("de", length)} ${units[unit].de}; ${platformNames[context.platform]} erlaubt ${number("de", limit)}`
  })

/** `The text of the post has 7 hashtags; TikTok allows 5`. */
export const tooMany = (
  context: Context,
  target: FindingTarget | null,
  measure: Measure,
  count: number,
  limit: number
): LocalizedMessage => {
  const what = { en: counted[measure].en(count), de: counted[measure].de(count) }
  if (limit === 0 && context.note !== undefined) {
    return withContext(context, {
      en: `${places.en(target)} has ${what.en}`,
      de: `${places.de(target)} hat ${what.de}`
    })
  }
  return withContext(context, {
    en: `${places.en(target)} has ${what.en}; ${platformNames[context.platform]} allows ${limit === 0 ? "none" : limit}`,
    de: `${places.de(target)} hat ${what.de}; ${platformNames[context.platform]} erlaubt ${limit === 0 ? "keine" : limit}`
  })
}

/** `The post has 1 media file; a carousel on Instagram needs at least 2`. */
export const tooFew = (context: Context, measure: Measure, count: number, limit: number): LocalizedMessage =>
  withContext(context, {
    en: `The post has ${counted[measure].en(count)}; ${platformNames[context.platform]} needs at least ${limit}`,
    de: `Der Post hat ${counted[measure].de(count)}; ${platformNames[context.platform]} braucht mindestens ${limit}`
  })

export const missing = (context: Context, target: FindingTarget): LocalizedMessage =>
  withContext(context, {
    en: `${places.en(target)} is empty; ${platformNames[context.platform]} needs one`,
    de: `${places.de(target)} ist leer; ${platformNames[context.platform]} braucht Inhalt`
  })

export const forbiddenCharacter = (context: Context, target: FindingTarget, character: string): LocalizedMessage => {
  const shown = /[\p{L}\p{N}\p{P}\p{S}]/u.test(character)
    ? `“${character}”`
    : `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`
  return withContext(context, {
    en: `${places.en(target)} holds the character ${shown}, which ${platformNames[context.platform]} refuses`,
    de: `${places.de(target)} enthält das Zeichen ${shown}, das ${platformNames[context.platform]} ablehnt`
  })
}

export const unsupportedFormat = (
  platform: Platform,
  format: string,
  offered: ReadonlyArray<string>
): LocalizedMessage => ({
  en: `${platformNames[platform]} takes no ${format}; choose ${offered.join(" or ")}`,
  de: `${platformNames[platform]} nimmt das Format ${format} nicht; wähle ${offered.join(" oder ")}`
})

/**
 * Why a model gave no answer, in German. What an adapter says in its own words is quoted; words that are no model's
 * failure are too.
 */
export const modelProblemInGerman = (problem: string): string => {
  for (const [pattern, german] of modelProblems) {
    const found = pattern.exec(problem)
    if (found !== null) return german(found[1] ?? "")
  }
  return `auf Englisch: „${problem}“`
}

/** What a verdict says of a text in a language without a list of profane words. */
export const noProfanityList = (language: string): LocalizedMessage => ({
  en: `There is no list of swear words in ${languageName(language, "en")} (${language}), so only English ones were looked for`,
  de: `Für ${languageName(language, "de")} (${language}) gibt es keine Liste von Schimpfwörtern, also wurde nur nach englischen gesucht`
})

/** What a repair does. */
export const repairLabels = {
  shorten: { en: "Shorten it to the limit", de: "Auf die Grenze kürzen" },
  dropSurplus: { en: "Take out what is too much", de: "Überzählige entfernen" },
  replaceCharacters: { en: "Replace or remove the character", de: "Zeichen ersetzen oder entfernen" },
  titleFromText: { en: "Take the beginning of the text as title", de: "Anfang des Textes als Titel nehmen" }
} as const satisfies Record<string, LocalizedMessage>

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const languageName = (language: string, reader: "en" | "de"): string => {
  try {
    return new Intl.DisplayNames([reader], { type: "language" }).of(language) ?? language
  } catch {
    return language
  }
}

/** The failures of `ModelError`, by their sentences: what a check keeps of one is its message. */
const modelProblems: ReadonlyArray<readonly [RegExp, (data: string) => string]> = [
  [
    /^The model ".*" declined to answer(?:: (.*))?\. Look at /s,
    (why) =>
      `Es lehnt ab${why === "" ? "" : ` (auf Englisch: „${why}“)`}. Sieh nach, was die Regeln des Anbieters ausschließen, oder wähle ein anderes Modell`
  ],
  [/^The answer of the model ".*" was cut off /, () => "Die Antwort wurde an ihrer Grenze abgeschnitten"],
  [
    / is overloaded\. /,
    () => "Der Anbieter ist überlastet. Versuche es später noch einmal, oder wähle ein zweites Modell"
  ],
  [
    / limits the rate of requests\. /,
    () => "Der Anbieter begrenzt die Zahl der Anfragen. Versuche es später noch einmal"
  ],
  [
    / does not accept the key\. /,
    () => "Der Anbieter nimmt den Schlüssel nicht an. Prüfe ihn, und ob er für dieses Modell gilt"
  ],
  [
    /^The model ".*" cannot be asked: (.*)\. Give /s,
    (why) => `Es lässt sich nicht fragen (auf Englisch: „${why}“). Gib dem Adapter einen Schlüssel`
  ],
  [/ has no credit left\. /, () => "Das Konto beim Anbieter ist leer. Lade es auf, oder wähle ein anderes Modell"],
  [
    / cannot be reached\. /,
    () => "Der Anbieter ist nicht zu erreichen. Prüfe das Netz und die Adresse, und versuche es noch einmal"
  ],
  [
    /^The model ".*" did not answer /,
    () => "Es antwortet nicht rechtzeitig. Versuche es noch einmal, oder gib mehr Zeit"
  ],
  [
    /^The vendor of the model ".*" answered unexpectedly: (.*)\. Try again/s,
    (why) =>
      `Der Anbieter antwortet Unerwartetes (auf Englisch: „${why}“). Versuche es noch einmal; bleibt es so, braucht der Adapter eine neue Version`
  ],
  [
    /^The prompt does not fit into /,
    () => "Die Texte sind für das Modell zu lang. Kürze sie, oder wähle eines für längere"
  ],
  [
    /^The vendor of the model ".*" rejected the request: (.*)\. Check /s,
    (why) => `Der Anbieter weist die Anfrage ab (auf Englisch: „${why}“). Prüfe Namen und Optionen des Modells`
  ],
  [/^No model has the id /, () => "Kein Modell hat diesen Namen. Ergänze einen Adapter, oder wähle ein anderes Modell"],
  [/ failed again and again /, () => "Der Anbieter ist immer wieder ausgefallen und wird eine Weile nicht gefragt"]
]

const withContext = ({ isReported, note }: Context, message: LocalizedMessage): LocalizedMessage => ({
  en: [message.en, note?.en, isReported ? "Reported, not documented" : undefined]
    .filter((_) => _ !== undefined)
    .join(". "),
  de: [message.de, note?.de, isReported ? "Berichtet, nicht dokumentiert" : undefined]
    .filter((_) => _ !== undefined)
    .join(". ")
})

const number = (language: "en" | "de", value: number): string =>
  String(value).replace(/\B(?=(\d{3})+$)/g, language === "en" ? "," : ".")

const asked: Record<Requirement["kind"], LocalizedMessage> = {
  "max-length": { en: "longest", de: "Höchstlänge:" },
  "max-count": { en: "most", de: "Höchstzahl:" },
  "min-count": { en: "fewest", de: "Mindestzahl:" },
  "no-characters": { en: "characters refused in", de: "Unzulässige Zeichen:" },
  present: { en: "required", de: "Pflicht:" }
}

const measured: Record<Measure, LocalizedMessage> = {
  text: { en: "text", de: "Text" },
  title: { en: "title", de: "Titel" },
  "alt-text": { en: "alternative text", de: "Alternativtext" },
  hashtags: { en: "hashtags", de: "Hashtags" },
  mentions: { en: "mentions", de: "Erwähnungen" },
  cashtags: { en: "cashtags", de: "Cashtags" },
  links: { en: "addresses", de: "Adressen" },
  media: { en: "media files", de: "Mediendateien" }
}

const units: Record<LengthUnit, LocalizedMessage> = {
  "x-weighted": { en: "weighted characters", de: "gewichtete Zeichen" },
  utf16: { en: "UTF-16 units", de: "UTF-16-Einheiten" },
  grapheme: { en: "characters", de: "Zeichen" },
  codepoint: { en: "code points", de: "Codepunkte" },
  byte: { en: "bytes", de: "Bytes" }
}

const places = {
  en: (target: FindingTarget | null): string => {
    if (target === null) return "The post"
    if (target.field === "part") return `Part ${target.index + 1} of the thread`
    if (target.field === "alt-text") return `The alternative text of media file ${target.index + 1}`
    return target.field === "title" ? "The title" : "The text"
  },
  de: (target: FindingTarget | null): string => {
    if (target === null) return "Der Post"
    if (target.field === "part") return `Teil ${target.index + 1} des Threads`
    if (target.field === "alt-text") return `Der Alternativtext der Mediendatei ${target.index + 1}`
    return target.field === "title" ? "Der Titel" : "Der Text"
  }
}

const noun = (en: [string, string], de: [string, string]) => ({
  en: (count: number): string => `${count} ${count === 1 ? en[0] : en[1]}`,
  de: (count: number): string => `${count} ${count === 1 ? de[0] : de[1]}`
})

const counted: Record<Measure, ReturnType<typeof noun>> = {
  text: noun(["text", "texts"], ["Text", "Texte"]),
  title: noun(["title", "titles"], ["Titel", "Titel"]),
  "alt-text": noun(["alternative text", "alternative texts"], ["Alternativtext", "Alternativtexte"]),
  hashtags: noun(["hashtag", "hashtags"], ["Hashtag", "Hashtags"]),
  mentions: noun(["mention", "mentions"], ["Erwähnung", "Erwähnungen"]),
  cashtags: noun(["cashtag", "cashtags"], ["Cashtag", "Cashtags"]),
  links: noun(["address", "addresses"], ["Adresse", "Adressen"]),
  media: noun(["media file", "media files"], ["Mediendatei", "Mediendateien"])
}
