/**
 * Language tags, and what Postwright can do per language without a model.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** A well-formed BCP 47 tag such as `en`, `en-GB` or `de-AT`. @see https://www.rfc-editor.org/rfc/rfc5646 */
export const LanguageTag = Schema.String.check(
  Schema.makeFilter(
    (tag: string) => isWellFormed(tag) || `"${tag}" is not a BCP 47 language tag such as "en" or "de-AT"`
  )
)
export type LanguageTag = typeof LanguageTag.Type

/** The primary subtag in lower case: `de` for `de-AT`. */
export const primarySubtag = (tag: LanguageTag): string => {
  const end = tag.indexOf("-")
  return (end < 0 ? tag : tag.slice(0, end)).toLowerCase()
}

/** Languages whose text the built-in floors can write from sources. */
export const floorLanguages = ["en", "de"] as const
export type FloorLanguage = (typeof floorLanguages)[number]

/** Whether the built-in floors can write in the language of this tag. */
export const isFloorLanguage = (tag: string): tag is FloorLanguage => knownFloorLanguages.includes(primarySubtag(tag))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const knownFloorLanguages: ReadonlyArray<string> = floorLanguages

// The runtime takes its time to tell, and a program meets few tags, again and again.
const wellFormed = new Set<string>()
const mostKnown = 1_000

const isWellFormed = (tag: string): boolean => {
  if (wellFormed.has(tag)) return true
  try {
    if (Intl.getCanonicalLocales(tag).length !== 1 || !/^[a-z]{2,3}(-|$)/i.test(tag)) return false
  } catch {
    return false
  }
  if (wellFormed.size < mostKnown) wellFormed.add(tag)
  return true
}
