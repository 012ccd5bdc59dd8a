/**
 * What a text is about, in a noun or two that can stand by themselves: for pictures, questions and captions.
 *
 * @since 0.1.0
 */
import { wordsIn } from "../brand/WordMatch.ts"
import { isGeneralWord } from "../text/Keyphrases.ts"
import { type Brief } from "../campaign/Brief.ts"
import { HashtagVocabulary } from "../content/Hashtags.ts"
import { type Finding } from "../knowledge/Finding.ts"
import { primarySubtag } from "../text/Language.ts"
import { words } from "../text/Segmentation.ts"
import { stem } from "../text/Stemming.ts"
import { isStopWord } from "../text/StopWords.ts"
import { isDrawable, saysNothingSeen } from "./Drawable.ts"

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
  /** The first of those that can be seen: in English no name, since nobody can see that a `Heron` is no bird. */
  readonly drawable: (text: string, finding: Finding) => string | undefined
  /** Primary subtag of what the subjects are in. */
  readonly language: string
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
    language: primary,
    topics,
    in: within,
    drawable: (text, finding) => {
      const isThing = (phrase: string) => (primary === "de" || /^\p{Ll}/u.test(phrase)) && isDrawable(phrase, primary)
      const own = within(text, finding).filter((phrase) => isThing(phrase) && !topics.includes(phrase))
      const places = new Set(lexicon.places.map(({ phrase }) => phrase))
      const things = (primary === "de" ? germanThings(text) : englishThings(text)).filter(
        (phrase) =>
          isUsable(phrase) &&
          isDrawable(phrase, primary) &&
          !places.has(phrase) &&
          !topics.some((topic) => topic.toLowerCase().includes(phrase.toLowerCase()))
      )
      // Two words say more of how it looks than one.
      return things.find((phrase) => /\s/u.test(phrase)) ?? own[0] ?? things[0] ?? topics.find(isThing)
    }
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

const isGeneral = (word: string, language: string): boolean =>
  word.length < 3 || isStopWord(word, language) || isGeneralWord(word.toLowerCase(), language)

// `the bathroom scales.`, `a bag of compost`: what stands between an article and the next small word.
const englishThings = (text: string): ReadonlyArray<string> =>
  Array.from(text.matchAll(afterArticle)).flatMap(({ 1: run = "", 2: next = "", index }) => {
    const all = run.trim().split(/\s+/u)
    const small = all.findIndex((word) => isStopWord(word.toLowerCase(), "en"))
    const behind = small < 0 ? next : (all[small] ?? "")
    const own = (small < 0 ? all : all.slice(0, small)).slice(0, 3)
    // `weighs 31 kilos`, `catches the wind`, `plugs into`: a verb, and so is `does the bike fit`.
    const isVerb = (own.at(-1)?.endsWith("s") === true && object.test(behind)) || auxiliary.test(text.slice(0, index))
    if (own.length > 1 && isVerb) own.pop()
    while (own.length > 0 && /(?:ed|ing|ly|est|ous|able|ful)$/u.test(own.at(-1) ?? "")) own.pop()
    while (own.length > 1 && (isGeneral(own[0] ?? "", "en") || saysNothingSeen(own[0] ?? ""))) own.shift()
    const last = own.at(-1)
    const isPlain = own.every((word) => /^\p{Ll}+$/u.test(word))
    return last === undefined || own.length > 2 || !isPlain || isGeneral(last, "en") ? [] : [own.join(" ")]
  })

const afterArticle =
  /(?<!\p{L})(?:the|a|an|your|our|its|their|every|each)\s+(?=(\p{L}+(?:\s+\p{L}+){0,3})\s*(\p{Nd}?))/giu
const object =
  /^(?:\p{Nd}|the|a|an|it|them|its|their|his|her|you|us|me|no|every|that|into|out|to|up|down|off|through|back|away|there|when|because|if|well|better|not|only|over)$/iu
const auxiliary = /(?:^|\s)(?:do|does|did|will|would|can|could|should|must|may|might|let|lets)\s+$/iu

// A noun in the middle of a sentence that no other one stands beside: two of them are a name.
const germanThings = (text: string): ReadonlyArray<string> =>
  Array.from(text.matchAll(germanNoun), ([, noun = ""]) => nominative(noun)).filter((noun) => !isGeneral(noun, "de"))

const germanNoun = /(?<=\p{Ll}[,;]?\s)(?<!\p{Lu}\p{Ll}+\s)(\p{Lu}\p{Ll}{3,})(?!\s\p{Lu}|[\p{L}-])/gu

// `an den Geländern` is `Geländer`; where the plural ends so by itself, what is left is the singular.
const nominative = (noun: string): string =>
  /(?:er|el)n$/u.test(noun) && !/(?:^Elt|^Ost|^St|^K|^F|konz|^Bau|[Mm]od)ern$/u.test(noun) ? noun.slice(0, -1) : noun
