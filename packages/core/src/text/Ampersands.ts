/**
 * The sign `&`: what it is called where it is spoken. Where it is written it stays.
 *
 * @since 0.1.0
 */
import { primarySubtag } from "./Language.ts"

/** What `&` is called in the language; undefined where nobody told. */
export const ampersandIn = (language: string): string | undefined => names[primarySubtag(language)]

/**
 * Each `&` that is spoken. `&amp;` is one; other references of HTML, such as `&lt;`, hold none.
 */
export const ampersands = (): RegExp =>
  /&(?:amp|#0*38|#x0*26);|&(?!(?:lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});)/giu

/** The text with each `&` as a word of its own, as a voice says it; as it is in a language whose word nobody told. */
export const withSpokenAmpersands = (text: string, language: string): string => {
  const name = ampersandIn(language)
  return name === undefined || !text.includes("&") ? text : text.replace(ampersands(), ` ${name} `)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const names: Readonly<Record<string, string>> = {
  en: "and",
  de: "und",
  fr: "et",
  es: "y",
  it: "e",
  pt: "e",
  nl: "en",
  sv: "och",
  da: "og",
  nb: "og",
  no: "og",
  pl: "i"
}
