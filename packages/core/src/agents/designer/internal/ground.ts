import { wordsIn } from "../../../brand/WordMatch.ts"
import { type Finding } from "../../../knowledge/Finding.ts"
import { detectLanguage } from "../../../text/LanguageDetection.ts"
import { words } from "../../../text/Segmentation.ts"
import { stem } from "../../../text/Stemming.ts"
import { isStopWord } from "../../../text/StopWords.ts"
import { foreignEntities, unsupportedClaims } from "../../Foreign.ts"
import { ungrounded } from "../../Grounding.ts"
import { type DesignerInput } from "../DesignerInput.ts"

/** Everything that an overlay may take its words from. */
export const materialOf = ({ brief, findings, post, script }: DesignerInput): ReadonlyArray<string> => [
  post.title ?? "",
  post.text,
  ...(post.parts ?? []),
  ...findings.flatMap(({ citation, headings, label, opener, speaker, speakerDetail, texts }) => [
    citation.quote,
    ...texts,
    ...headings,
    label?.text ?? "",
    opener?.text ?? "",
    speaker ?? "",
    speakerDetail ?? ""
  ]),
  ...(script?.scenes ?? []).flatMap(({ narration, onScreen }) => [narration, onScreen]),
  brief.brand.name ?? ""
]

/** Words of an overlay that neither post nor findings have. */
export const strangeWords = (overlay: string, input: DesignerInput): ReadonlyArray<string> => {
  const { language } = input
  const known = new Set(
    materialOf(input).flatMap((text) => words(text, language).map((word) => stem(word.text, language)))
  )
  return words(overlay, language)
    .map(({ text }) => text)
    .filter((word) => !isStopWord(word.toLowerCase(), language) && !known.has(stem(word, language)))
}

/** What readers would see or hear that the material does not bear out. */
export const textProblems = (texts: ReadonlyArray<string>, input: DesignerInput): ReadonlyArray<string> => {
  const { brief, findings, language, post } = input
  const material = materialOf(input)
  const cited = material.filter((text) => text !== "").map((quote) => ({ ...findings[0].citation, quote }))
  return [
    ...foreignEntities(texts, input).map((entity) => `“${entity}” is no link, mention or hashtag of the brief`),
    ...ungrounded(texts, cited, findings, brief.brand.name).map(
      (claim) => `“${claim}” stands neither in the post nor in the findings`
    ),
    ...unsupportedClaims(texts, [...material, post.text], { brief, findings, language }).map(
      (claim) => `“${claim}” stands neither in the post nor in the findings`
    ),
    ...banned(texts.join("\n"), input)
  ]
}

/** What an image model must not be asked for. */
export const promptProblems = (prompt: string, input: DesignerInput): ReadonlyArray<string> => {
  const { brief, findings } = input
  // A colour such as `#c2410c` is no hashtag.
  const colours = Object.values(brief.brand.colors ?? {})
  const plain = colours.reduce((text, colour) => text.replaceAll(colour, " "), prompt)
  const english = { brief, findings, language: "en" }
  const { confidence, language } = detectLanguage(plain)
  return [
    ...(confidence >= sureLanguage && language !== "en"
      ? [`is in the language "${language}"; write it in English`]
      : []),
    ...(/[“„"«»][^“”„"«»]{2,}[”“"»«]/u.test(plain) || asksForText.test(plain)
      ? ["asks for text in the picture; leave it out, overlays are set later"]
      : []),
    ...(asksForStyle.test(plain) ? ["names whose style it has; say how it looks instead"] : []),
    ...foreignEntities([plain], input).map((entity) => `“${entity}” does not belong in a picture`),
    ...unsupportedClaims([plain], findings.map(quoteOf), english).map(
      (claim) => `“${claim}” is a name or figure that the findings do not have; leave it out`
    ),
    ...wordsIn(plain, findings.flatMap(personOf)).map((name) => `shows “${name}”; no real person is shown`),
    ...banned(plain, input)
  ]
}

const sureLanguage = 0.7

const asksForText =
  /\b(?:(?:sign|banner|poster|caption|headline|label|slogan|lettering|words?|text)s? (?:that )?(?:reads?|reading|says?|saying)|with the (?:words?|text|slogan|headline|caption))\b/iu

const asksForStyle = /\bin the style of\b|\bby (?:the )?(?:artist|photographer|painter)\b/iu

const quoteOf = ({ citation }: Finding): string => citation.quote

const personOf = ({ speaker }: Finding): ReadonlyArray<string> => (speaker === undefined ? [] : [speaker])

const banned = (text: string, { brief }: DesignerInput): ReadonlyArray<string> =>
  wordsIn(text, [...brief.competitors, ...(brief.brand.bannedWords ?? [])]).map((word) => `“${word}” must not occur`)
