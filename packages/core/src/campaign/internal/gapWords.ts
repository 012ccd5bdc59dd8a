import { type Format } from "../../content/Platform.ts"
import { type MaterialExample } from "../MaterialExample.ts"
import { type LanguageTag, primarySubtag } from "../../text/Language.ts"

/** Languages in which gaps are told. */
export type TellingLanguage = "en" | "de"

/** In which language something is told to the author of a slot in this one. */
export const tellingLanguage = (language: LanguageTag): TellingLanguage =>
  primarySubtag(language) === "de" ? "de" : "en"

/** `a post`; in German in the accusative: `einen Post`. */
export const oneOf = (format: Format, telling: TellingLanguage): string =>
  telling === "en" ? `a ${format}` : germanFormats[format]

/** A language by its name, as far as the table has it. */
export const languageName = (tag: string, telling: TellingLanguage): string =>
  languageNames[telling][primarySubtag(tag)] ?? (telling === "en" ? `the language “${tag}”` : `„${tag}“`)

/** What material could be, to be put behind what is asked for: `; for example a question …`. */
export const exampleSentence = (example: MaterialExample, language: LanguageTag): string =>
  tellingLanguage(language) === "de"
    ? `; zum Beispiel ${germanExamples[example]}`
    : `; for example ${englishExamples[example]}`

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const englishExamples: Record<MaterialExample, string> = {
  question: "a question that customers ask, with its answer",
  figure: "a figure of your own, with what was counted and when",
  voice: "what a customer says, with the name",
  steps: "how it is done, step by step",
  mistake: "a mistake, and what came of it",
  change: "how it was before, and how it is now"
}

const germanExamples: Record<MaterialExample, string> = {
  question: "eine Frage der Kundschaft mit ihrer Antwort",
  figure: "eine eigene Zahl, und was wann gezählt wurde",
  voice: "was eine Kundin oder ein Kunde sagt, mit Namen",
  steps: "wie es gemacht wird, Schritt für Schritt",
  mistake: "ein Fehler, und was daraus wurde",
  change: "wie es vorher war, und wie es jetzt ist"
}

const germanFormats: Record<Format, string> = {
  post: "einen Post",
  thread: "einen Thread",
  carousel: "ein Karussell",
  video: "ein Video"
}

// A short table of our own: names from the runtime's ICU would differ between machines.
const languageNames: Record<TellingLanguage, Partial<Record<string, string>>> = {
  en: {
    en: "English",
    de: "German",
    fr: "French",
    es: "Spanish",
    it: "Italian",
    nl: "Dutch",
    pt: "Portuguese",
    pl: "Polish"
  },
  de: {
    en: "Englisch",
    de: "Deutsch",
    fr: "Französisch",
    es: "Spanisch",
    it: "Italienisch",
    nl: "Niederländisch",
    pt: "Portugiesisch",
    pl: "Polnisch"
  }
}
