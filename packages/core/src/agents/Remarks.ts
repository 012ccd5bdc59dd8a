/**
 * What agents say about posts to the people who work on them: in which language, and that it carries no link, mention
 * or sum that nobody gave. A post that asks to be praised, or to have a link passed on, is not obeyed.
 *
 * @since 0.1.0
 */
import { type Brief } from "../campaign/Brief.ts"
import { type Finding } from "../knowledge/Finding.ts"
import { type FloorLanguage, type LanguageTag, primarySubtag } from "../text/Language.ts"
import { singleLine } from "../text/Normalisation.ts"
import { graphemes, sentences } from "../text/Segmentation.ts"
import { foreignEntities, unsupportedClaims } from "./Foreign.ts"

/** The language of remarks: the campaign's first one, which its team works in. */
export const remarkLanguage = ({ languages }: Pick<Brief, "languages">, language: LanguageTag = "en"): LanguageTag =>
  languages[0] ?? language

/** The language that a floor words its remarks in: German where that is asked for, else English. */
export const floorWords = (language: LanguageTag): FloorLanguage => (primarySubtag(language) === "de" ? "de" : "en")

/** What a remark may name. */
export interface RemarkGround {
  readonly brief: Pick<Brief, "topic" | "audience" | "goals" | "brand">
  readonly findings: ReadonlyArray<Finding>
  /** The posts it is about. */
  readonly about: ReadonlyArray<string>
  readonly language: LanguageTag
}

/**
 * Links, mentions, hashtags, amounts of money and percentages in a remark that stand nowhere in its ground. Names are not
 * looked at: in words about wordings, two nouns are too often taken for one.
 */
export const foreignInRemark = (remark: string, { about, ...ground }: RemarkGround): ReadonlyArray<string> => {
  const quotes = [...about, ...ground.findings.map(({ citation }) => citation.quote)]
  return [
    ...foreignEntities([remark], ground).filter((entity) => !about.some((text) => text.includes(entity))),
    ...unsupportedClaims([remark], quotes, ground).filter((claim) => /\p{N}/u.test(claim))
  ]
}

/** The issues of a remark with something foreign in it, or without a character that can be seen. */
export const remarkIssues = (
  path: ReadonlyArray<string | number>,
  remark: string,
  ground: RemarkGround
): ReadonlyArray<{ readonly path: ReadonlyArray<string | number>; readonly message: string }> =>
  singleLine(remark) === ""
    ? [{ path, message: "says nothing" }]
    : foreignInRemark(remark, ground).map((found) => ({
        path,
        message: `“${found}” stands neither in the post nor in brief or evidence; leave it out`
      }))

/**
 * The beginning of a text for a prompt: whole sentences as far as they fit, or, of a first sentence that is too long
 * alone, whole characters of a reader. What was left out shows as `[…]`.
 *
 * @param maxCharacters in UTF-16 code units, without the mark
 */
export const excerptOf = (text: string, maxCharacters: number, language: LanguageTag): string => {
  if (text.length <= maxCharacters) return text
  // A little more is read, so that the end of the last sentence is seen.
  const read = text.slice(0, maxCharacters + lookAhead)
  const end = sentences(read, language).findLast((sentence) => sentence.end <= maxCharacters)?.end
  if (end !== undefined && end * 2 >= maxCharacters) return `${text.slice(0, end)} […]`
  let kept = ""
  for (const grapheme of graphemes(read)) {
    if (kept.length + grapheme.length > maxCharacters) break
    kept += grapheme
  }
  return `${kept.trimEnd()} […]`
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const lookAhead = 200
