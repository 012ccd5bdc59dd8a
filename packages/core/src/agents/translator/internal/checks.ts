import { findAddresses } from "../../../brand/FormOfAddress.ts"
import { findWords, wordsIn } from "../../../brand/WordMatch.ts"
import { formats } from "../../../content/Platform.ts"
import { detectHashtags, detectMentions } from "../../../policy/Entities.ts"
import { rulesFor } from "../../../policy/PlatformRules.ts"
import { type LengthUnit, textLength } from "../../../policy/TextLength.ts"
import { detectUrls } from "../../../policy/UrlDetection.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { detectLanguage } from "../../../text/LanguageDetection.ts"
import { countWords, sentences } from "../../../text/Segmentation.ts"
import { brandAddress } from "../../BrandAddress.ts"
import { foreignEntities } from "../../Foreign.ts"
import { type SourceText, type TranslatorInput } from "../TranslatorInput.ts"
import { strangeNames } from "./names.ts"
import { changedValues } from "./values.ts"

/** What is wrong with the translation of one text, each with what would be right. */
export const translationProblems = (
  source: SourceText,
  text: string,
  input: TranslatorInput
): ReadonlyArray<string> => {
  const { from, to } = input
  return [
    ...(source.text.trim() !== "" && text.trim() === "" ? ["is empty"] : []),
    ...entityProblems(source.text, text, input),
    ...keptProblems(source.text, text, input.keep),
    ...changedValues({ text: source.text, language: from }, { text, language: to }),
    ...leftProblems(source, text, input),
    ...strangeNames(source, text, input).map((name) => `“${name}” is a name that the text does not have`),
    ...addressProblems(source, text, input),
    ...lengthProblems(source, text, input),
    ...wordsIn(text, input.brief.competitors)
      .filter((name) => wordsIn(source.text, [name]).length === 0)
      .map((name) => `names “${name}”, which the text does not`),
    ...(source.role === "hashtag" && detectHashtags(`#${text}`)[0]?.name !== text
      ? ["is no hashtag: letters and digits without spaces, without the sign"]
      : [])
  ]
}

const entityProblems = (source: string, text: string, { brief, to }: TranslatorInput): ReadonlyArray<string> => {
  const urls = (one: string) => detectUrls(one).map(({ url }) => url)
  const mentions = (one: string) => detectMentions(one).map(({ name }) => `@${name}`)
  const hashtags = [detectHashtags(source).length, detectHashtags(text).length] as const
  const strange = foreignEntities([text], { brief, findings: [], language: to }).filter(
    (entity) => !source.includes(entity) && !/^[#＃@＠]/u.test(entity)
  )
  return [
    ...differing(urls(source), urls(text)),
    ...differing(mentions(source), mentions(text)),
    ...strange.filter((entity) => !urls(text).some((url) => url.includes(entity) || entity.includes(url))).map(isNew),
    ...(hashtags[1] > hashtags[0] ? ["has more hashtags than the text"] : [])
  ]
}

const isNew = (entity: string): string => `“${entity}” does not stand in the text`

const differing = (given: ReadonlyArray<string>, made: ReadonlyArray<string>): ReadonlyArray<string> => {
  const left = [...made]
  const missing = given.filter((one) => {
    const at = left.indexOf(one)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return [...missing.map((one) => `“${one}” is missing; it stays as it is`), ...left.map(isNew)]
}

const keptProblems = (source: string, text: string, keep: ReadonlyArray<string>): ReadonlyArray<string> =>
  wordsIn(source, keep)
    .filter((term) => wordsIn(text, [term]).length === 0 && !text.includes(term))
    .map((term) => `“${term}” is missing; it stays as it is`)

const sureLanguage = 0.7

/** Sentences of fewer words are often the same in both languages. */
const minLeftWords = 4

// What remains in the language of the source: all of it, or a whole sentence.
const leftProblems = ({ text: source }: SourceText, text: string, { from, keep, to }: TranslatorInput) => {
  if (primarySubtag(from) === primarySubtag(to)) return []
  const rest = withoutTerms(text, keep)
  const found = detectLanguage(rest)
  if (found.confidence >= sureLanguage && found.language === primarySubtag(from)) {
    return [`is still in the language "${from}"; write it in "${to}"`]
  }
  return sentences(source, from)
    .filter(
      ({ text: sentence }) => countWords(withoutTerms(sentence, keep), from) >= minLeftWords && text.includes(sentence)
    )
    .map(({ text: sentence }) => `“${sentence}” was not translated`)
}

const withoutTerms = (text: string, keep: ReadonlyArray<string>): string =>
  findWords(text, keep).reduce(
    (rest, { end, start }) => rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end),
    text
  )

const addressProblems = (
  { role }: SourceText,
  text: string,
  { address, brief, to }: TranslatorInput
): ReadonlyArray<string> => {
  if (primarySubtag(to) !== "de" || role === "hashtag" || role === "alt-text") return []
  const found = findAddresses(text, to)
  const wanted = address ?? brandAddress(brief, to) ?? found[0]?.form
  const other = found.find(({ form }) => form !== wanted)
  if (other === undefined || wanted === undefined) return []
  const name = wanted === "sie" ? "Sie" : wanted
  return [`says “${text.slice(other.start, other.end)}”; readers are “${name}” throughout`]
}

const lengthProblems = ({ role, text: source }: SourceText, text: string, input: TranslatorInput) => {
  const limit = limitOf(role, input)
  if (limit === undefined || textLength(text, limit.unit) <= limit.limit) return []
  // What was too long before cannot be mended here.
  if (textLength(source, limit.unit) > limit.limit) return []
  return [`has ${textLength(text, limit.unit)} characters (${limit.unit}); ${limit.limit} are the most. Say it shorter`]
}

/** The widest limit that the network has for a text of this role; undefined where it has none. */
export const limitOf = (
  role: SourceText["role"],
  { format, platform }: Pick<TranslatorInput, "platform" | "format">
): { readonly unit: LengthUnit; readonly limit: number } | undefined => {
  const measure =
    role === "title" ? "title" : role === "alt-text" ? "alt-text" : role === "narration" ? undefined : "text"
  if (platform === undefined || measure === undefined || role === "hashtag") return undefined
  const own = role === "part" ? (["thread"] as const) : format === undefined ? formats : ([format] as const)
  return own
    .flatMap((one) => rulesFor(platform, one))
    .flatMap(({ measure: of, requirement }) =>
      of === measure && requirement.kind === "max-length" ? [requirement] : []
    )
    .reduce<{ readonly unit: LengthUnit; readonly limit: number } | undefined>(
      (widest, one) =>
        widest === undefined || one.limit > widest.limit ? { unit: one.unit, limit: one.limit } : widest,
      undefined
    )
}
