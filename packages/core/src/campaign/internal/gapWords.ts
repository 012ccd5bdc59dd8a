import { type Format, type Platform } from "../../content/Platform.ts"
import { type LanguageTag, primarySubtag } from "../../text/Language.ts"

/** Languages in which gaps are told. */
export type TellingLanguage = "en" | "de"

/** In which language something is told to the author of a slot in this one. */
export const tellingLanguage = (language: LanguageTag): TellingLanguage =>
  primarySubtag(language) === "de" ? "de" : "en"

export const platformNames: Record<Platform, string> = {
  tiktok: "TikTok",
  instagram: "Instagram",
  x: "X",
  linkedin: "LinkedIn",
  facebook: "Facebook",
  youtube: "YouTube"
}

/** `a post`; in German in the accusative: `einen Beitrag`. */
export const oneOf = (format: Format, telling: TellingLanguage): string =>
  telling === "en" ? `a ${format}` : germanFormats[format]

/** A language by its name, as far as the table has it. */
export const languageName = (tag: string, telling: TellingLanguage): string =>
  languageNames[telling][primarySubtag(tag)] ?? (telling === "en" ? `the language “${tag}”` : `„${tag}“`)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const germanFormats: Record<Format, string> = {
  post: "einen Beitrag",
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
