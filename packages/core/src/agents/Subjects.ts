/**
 * What a text is about, in a noun or two that can stand by themselves: for pictures, questions and captions.
 *
 * @since 0.1.0
 */
import { wordsIn } from "../brand/WordMatch.ts"
import { type Brief } from "../campaign/Brief.ts"
import { HashtagVocabulary } from "../content/Hashtags.ts"
import { type Finding } from "../knowledge/Finding.ts"
import { primarySubtag } from "../text/Language.ts"
import { words } from "../text/Segmentation.ts"
import { stem } from "../text/Stemming.ts"
import { isStopWord } from "../text/StopWords.ts"

/** What the subjects of a post are taken from. */
export interface SubjectSource {
  readonly brief: Pick<Brief, "topic" | "audience" | "goals" | "constraints" | "competitors" | "brand">
  readonly findings: ReadonlyArray<Finding>
  readonly language: string
  /** Of the whole campaign. @default made of the brief and these findings */
  readonly vocabulary?: HashtagVocabulary | undefined
}

/** Finds the subjects of single texts. */
export interface Subjects {
  /**
   * The subjects that stand in the text, of the given finding, in the finding's order; then those of the campaign. Nobody's
   * name, no brand, no competitor. Empty only where the brief names nothing.
   */
  readonly in: (text: string, finding: Finding) => ReadonlyArray<string>
  /** The first of those that can be drawn: in English no name, since nobody can see that a `Heron` is no bird. */
  readonly drawable: (text: string, finding: Finding) => string | undefined
  /** What the campaign is about, strongest first. */
  readonly topics: ReadonlyArray<string>
}

/** Makes the subjects of a post ready. Linear in the findings. */
export const makeSubjects = ({ brief, findings, language, vocabulary }: SubjectSource): Subjects => {
  const lexicon = (vocabulary ?? new HashtagVocabulary(brief, findings)).in(language)
  const primary = primarySubtag(language)
  const never = [
    ...brief.competitors,
    ...(brief.brand.bannedWords ?? []),
    ...(brief.brand.name === undefined ? [] : [brief.brand.name]),
    ...findings.flatMap(({ speaker }) => (speaker === undefined ? [] : [speaker, ...speaker.split(/\s+/)]))
  ]
  const isUsable = (phrase: string) => phrase.length <= maxPhrase && wordsIn(phrase, never).length === 0
  const topics = lexicon.topics.map(({ phrase }) => phrase).filter(isUsable)
  const within: Subjects["in"] = (text, finding) => {
    const roots = stemsOf(text, primary)
    const told = finding.texts.join(" ")
    const found = finding.keyphrases
      .filter((phrase) => stemsOf(phrase, primary).every((root) => roots.includes(root)))
      .flatMap((phrase) => lexicon.subjectOf(phrase)?.phrase ?? (isNoun(phrase, told, primary) ? phrase : []))
      .filter(isUsable)
    return [...new Set([...found, ...topics])]
  }
  return {
    topics,
    in: within,
    drawable: (text, finding) => within(text, finding).find((phrase) => primary === "de" || /^\p{Ll}/u.test(phrase))
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxPhrase = 40

const stemsOf = (text: string, language: string): ReadonlyArray<string> =>
  words(text, language).map((word) => stem(word.text, language))

const articles: Readonly<Record<string, string>> = {
  en: "the|a|an|your|our|every|each|its|their|one",
  de: "der|die|das|den|dem|des|ein|eine|einen|einem|einer|kein|keine|keinen|im|am|zum|zur|beim|vom|jede|jeder|jedes|jeden|jedem|unser|unsere|unserem|unseren|Ihr|Ihre|Ihrem|Ihren|Ihrer"
}

// A single word is a noun where an article stands before it and, in English, nothing that it could describe behind it.
const isNoun = (phrase: string, told: string, language: string): boolean => {
  if (/\s/u.test(phrase) || /^\p{Lu}/u.test(phrase) !== (language === "de")) return false
  const escaped = phrase.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
  const pattern = new RegExp(
    `(?<!\\p{L})(?:${articles[language] ?? articles["en"]})\\s+${escaped}(?![\\p{L}-])(.?)\\s*(\\p{L}*)`,
    "giu"
  )
  return Array.from(told.matchAll(pattern)).some(
    ([, next = "", word = ""]) =>
      language === "de" || word === "" || /[.,;:!?]/u.test(next) || isStopWord(word.toLowerCase(), language)
  )
}
