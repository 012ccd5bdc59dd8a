/**
 * The lists of profane words that the pack draws on, as their packages ship them. Loaded with this file: import it
 * only where the words are needed.
 *
 * @see {@link https://github.com/words/cuss | cuss} (MIT): words with a rating of how sure their use is profane
 * @see {@link https://github.com/LDNOOBW/List-of-Dirty-Naughty-Obscene-and-Otherwise-Bad-Words | naughty-words} (CC-BY-4.0)
 * @see {@link https://github.com/2Toad/Profanity | @2toad/profanity} (MIT)
 * @see {@link https://github.com/ayush-jadaun/AllProfanity | allprofanity} (MIT)
 */
import { profaneWords } from "@2toad/profanity"
import germanWords from "allprofanity/dist/languages/german-words.js"
import brazilianWords from "allprofanity/dist/languages/brazilian-words.js"
import frenchWords from "allprofanity/dist/languages/french-words.js"
import spanishWords from "allprofanity/dist/languages/spanish-words.js"
import { cuss as ratedEnglish } from "cuss"
import { cuss as ratedSpanish } from "cuss/es"
import { cuss as ratedFrench } from "cuss/fr"
import { cuss as ratedItalian } from "cuss/it"
import { cuss as ratedPortuguese } from "cuss/pt"
import { cuss as ratedEuropeanPortuguese } from "cuss/pt-pt"
import naughtyGerman from "naughty-words/de.json" with { type: "json" }
import naughtyEnglish from "naughty-words/en.json" with { type: "json" }
import naughtySpanish from "naughty-words/es.json" with { type: "json" }
import naughtyFrench from "naughty-words/fr.json" with { type: "json" }
import naughtyItalian from "naughty-words/it.json" with { type: "json" }
import naughtyPortuguese from "naughty-words/pt.json" with { type: "json" }

/** Languages with a list, English first: its words are looked for in every text. */
export const profanityLanguages = ["en", "de", "es", "fr", "it", "pt"] as const
export type ProfanityLanguage = (typeof profanityLanguages)[number]

/** What several lists say of one language. */
export interface ProfanityLists {
  /** 2: likely profane, unlikely in clean text; 1: maybe; 0: unlikely. Empty where nobody rated the language. */
  readonly rated: Readonly<Record<string, number>>
  /** Lists without ratings that people keep. */
  readonly plain: ReadonlyArray<ReadonlyArray<string>>
  /** Translated by a machine: it can only confirm what another list holds. */
  readonly translated: ReadonlyArray<string>
}

// The English list of allprofanity is a copy of naughty-words, so it confirms nothing.
export const profanityLists: Readonly<Record<ProfanityLanguage, ProfanityLists>> = {
  en: { rated: ratedEnglish, plain: [naughtyEnglish], translated: profaneWords.get("en") ?? [] },
  de: { rated: {}, plain: [naughtyGerman, germanWords], translated: profaneWords.get("de") ?? [] },
  es: { rated: ratedSpanish, plain: [naughtySpanish, spanishWords], translated: profaneWords.get("es") ?? [] },
  fr: { rated: ratedFrench, plain: [naughtyFrench, frenchWords], translated: profaneWords.get("fr") ?? [] },
  it: { rated: ratedItalian, plain: [naughtyItalian], translated: profaneWords.get("it") ?? [] },
  pt: {
    rated: { ...ratedEuropeanPortuguese, ...ratedPortuguese },
    plain: [naughtyPortuguese, brazilianWords],
    translated: profaneWords.get("pt") ?? []
  }
}
