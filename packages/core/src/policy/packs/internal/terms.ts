/**
 * Short ways to write the terms of built-in packs.
 */
import type { Term } from "../../Rule.ts"

type More = Pick<Term, "match" | "except">

/** The lines and the parts between commas, trimmed. */
export const listed = (text: string): ReadonlyArray<string> =>
  text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")

const inLanguage =
  (language?: "en" | "de" | "fr" | "es" | "it") =>
  (texts: string | ReadonlyArray<string>, more: More = {}): ReadonlyArray<Term> =>
    (typeof texts === "string" ? listed(texts) : texts).map((text) => ({
      text,
      ...(language === undefined ? {} : { languages: [language] as const }),
      ...more
    }))

/** Count in English text. */
export const english = inLanguage("en")
/** Count in German text. */
export const german = inLanguage("de")
/** Count in French text. */
export const french = inLanguage("fr")
/** Count in Spanish text. */
export const spanish = inLanguage("es")
/** Count in Italian text. */
export const italian = inLanguage("it")
/** Count in text of every language: names and words that are the same in most. */
export const everywhere = inLanguage()

/** The terms as a rule wants them: at least one. */
export const termsIn = ([first, ...rest]: ReadonlyArray<Term>): readonly [Term, ...Array<Term>] => [first!, ...rest]

/** Every way to say one of the first, then one of the second, and so on. A part may begin with a comma. */
export const combined = (...parts: ReadonlyArray<string | ReadonlyArray<string>>): ReadonlyArray<string> =>
  parts
    .map((part) => (typeof part === "string" ? listed(part) : part))
    .reduce((phrases, part) =>
      phrases.flatMap((phrase) => part.map((next) => (next.startsWith(",") ? phrase + next : `${phrase} ${next}`)))
    )

/** A German adjective with its endings: `alkoholfrei`, `alkoholfreie`, `alkoholfreies`. */
export const declined = (...stems: ReadonlyArray<string>): ReadonlyArray<string> =>
  stems.flatMap((stem) => ["", "e", "er", "es", "en", "em"].map((ending) => stem + ending))
