/**
 * The brand's own rules on words: banned ones block, missing required ones warn.
 *
 * @since 0.1.0
 */
import { findWords, wordsIn, wordsSpelledBy } from "../brand/WordMatch.ts"
import type { BrandBrief } from "../campaign/Brief.ts"
import { PolicyFinding } from "./PolicyFinding.ts"
import { type PolicyContent, sentTexts } from "./PolicyContent.ts"

/**
 * A finding for each place where a banned word stands in a text, the title or an alternative text, and for each
 * hashtag that spells one; then one for the required words that the post holds nowhere.
 */
export const checkBrand = (
  content: PolicyContent,
  { bannedWords = [], requiredWords = [] }: Pick<BrandBrief, "bannedWords" | "requiredWords">
): ReadonlyArray<PolicyFinding> => {
  const texts = [
    ...sentTexts(content),
    ...(content.title === undefined ? [] : [{ target: { field: "title" as const }, text: content.title }]),
    ...(content.media ?? []).map(({ altText }, index) => ({
      target: { field: "alt-text" as const, index },
      text: altText
    }))
  ]
  const banned = texts.flatMap(({ target, text }) =>
    findWords(text, bannedWords).map(({ end, start, word }) => bannedWord(word, target, { start, end }))
  )
  const spelled = content.hashtags.flatMap((hashtag) =>
    wordsSpelledBy(hashtag, bannedWords).map((word) => bannedHashtag(word, hashtag))
  )
  const everything = [...texts.map(({ text }) => text), ...content.hashtags].join("\n")
  const held = new Set([
    ...wordsIn(everything, requiredWords),
    ...content.hashtags.flatMap((hashtag) => wordsSpelledBy(hashtag, requiredWords))
  ])
  const missing = requiredWords.filter((word) => !held.has(word))
  return [...banned, ...spelled, ...(missing.length === 0 ? [] : [missingWords(missing)])]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const bannedWord = (word: string, target: PolicyFinding["target"], span: PolicyFinding["span"]): PolicyFinding =>
  new PolicyFinding({
    ruleId: "brand/banned-word",
    ruleVersion: 1,
    severity: "block",
    target,
    span,
    message: {
      en: `The brand bans the word “${word}”. Say it in another way`,
      de: `Die Marke schließt das Wort „${word}“ aus. Formuliere es anders`
    },
    source: null
  })

const bannedHashtag = (word: string, hashtag: string): PolicyFinding =>
  new PolicyFinding({
    ruleId: "brand/banned-word",
    ruleVersion: 1,
    severity: "block",
    target: null,
    span: null,
    message: {
      en: `The hashtag #${hashtag} spells the banned word “${word}”. Take it out`,
      de: `Der Hashtag #${hashtag} enthält das ausgeschlossene Wort „${word}“. Nimm ihn heraus`
    },
    source: null
  })

const missingWords = (words: ReadonlyArray<string>): PolicyFinding =>
  new PolicyFinding({
    ruleId: "brand/required-word",
    ruleVersion: 1,
    severity: "warn",
    target: null,
    span: null,
    message: {
      en: `The brand wants to be named: ${words.map((word) => `“${word}”`).join(", ")} ${words.length === 1 ? "is" : "are"} missing`,
      de: `Die Marke wünscht diese Wörter: ${words.map((word) => `„${word}“`).join(", ")} ${words.length === 1 ? "fehlt" : "fehlen"}`
    },
    source: null
  })
