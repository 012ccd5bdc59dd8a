import { wordsSpelledBy } from "../../../brand/WordMatch.ts"
import { buildHashtags, hashtagCount, HashtagVocabulary, toHashtag } from "../../../content/Hashtags.ts"
import { detectHashtags } from "../../../policy/Entities.ts"
import { words } from "../../../text/Segmentation.ts"
import { stem } from "../../../text/Stemming.ts"
import { isStopWord } from "../../../text/StopWords.ts"
import { type GrowthInput } from "../GrowthInput.ts"
import { riskIn } from "./rules.ts"

/** Hashtags on three rungs. */
export interface Ladder {
  readonly broad: ReadonlyArray<string>
  readonly medium: ReadonlyArray<string>
  readonly niche: ReadonlyArray<string>
}

/** The topics of the campaign, what this post is about, and the names and places that few look for. */
export const ladderOf = (input: GrowthInput): Ladder => {
  const { brief, findings, format, language, platform, variants } = input
  const vocabulary = vocabularyOf(input)
  const lexicon = vocabulary.in(language)
  const tags = buildHashtags(
    {
      keyphrases: [
        ...candidatesOf(input),
        ...findings.flatMap(({ keyphrases }) => keyphrases),
        ...input.angle.keyphrases
      ],
      topic: brief.topic,
      brandName: brief.brand.name,
      regions: brief.regions,
      bannedWords: brief.brand.bannedWords ?? [],
      statements: findings,
      wordings: variants.slice(0, 1).map(({ text, title = "" }) => `${title}\n\n${text}`),
      vocabulary
    },
    { language, platform, format }
  ).filter((tag) => tagProblem(tag, input) === undefined)
  const tagsOf = (phrases: ReadonlyArray<string>) => new Set(phrases.map((phrase) => toHashtag(phrase, language)))
  const topics = tagsOf(lexicon.topics.map(({ phrase }) => phrase))
  const own = tagsOf([
    ...[...lexicon.names, ...lexicon.places].map(({ phrase }) => phrase),
    ...(brief.brand.name === undefined ? [] : [brief.brand.name])
  ])
  return {
    broad: tags.filter((tag) => topics.has(tag)),
    medium: tags.filter((tag) => !topics.has(tag) && !own.has(tag)),
    niche: tags.filter((tag) => !topics.has(tag) && own.has(tag))
  }
}

/** Most hashtags of all rungs together. */
export const mostTags = ({ format, platform }: GrowthInput): number => hashtagCount(platform, format)

/** Phrases that a hashtag can be made of, for a model; strongest first. */
export const phrasesFor = (input: GrowthInput): ReadonlyArray<string> => {
  const { names, places, topics } = vocabularyOf(input).in(input.language)
  const own = input.findings.flatMap(({ keyphrases }) => keyphrases)
  const known = [...topics, ...names, ...places].map(({ phrase }) => phrase)
  return [...new Set([...known, ...candidatesOf(input), ...own, ...input.angle.keyphrases])].slice(0, maxPhrases)
}

/** What is wrong with a hashtag; undefined where nothing is. */
export const tagProblem = (tag: string, input: GrowthInput): string | undefined => {
  const { brief, findings, language } = input
  const [found] = detectHashtags(`#${tag}`)
  if (found?.name !== tag || [...tag].length > maxLength) return "is no hashtag of at most 30 letters and digits"
  const never = [...brief.competitors, ...(brief.brand.bannedWords ?? [])]
  if (wordsSpelledBy(tag, never).length > 0) return "is a name or word that must not occur"
  if (
    wordsSpelledBy(
      tag,
      findings.flatMap(({ speaker }) => speaker ?? [])
    ).length > 0
  )
    return "is the name of a person"
  const risk = riskIn(tag, language)
  if (risk !== undefined) return risk
  const known = knownWords(input)
  const whole = tag.toLowerCase()
  const isKnown = (word: string) => known.roots.has(stem(word, language)) || known.joined.includes(word.toLowerCase())
  return partsOf(tag, language).every(isKnown) || known.joined.includes(whole)
    ? undefined
    : "has words that neither brief nor findings have"
}

const maxLength = 30
const maxPhrases = 40

const candidatesOf = ({ vocabulary }: GrowthInput): ReadonlyArray<string> =>
  vocabulary === undefined || vocabulary instanceof HashtagVocabulary ? [] : vocabulary

const vocabularyOf = ({ brief, findings, vocabulary }: GrowthInput): HashtagVocabulary =>
  vocabulary instanceof HashtagVocabulary ? vocabulary : new HashtagVocabulary(brief, findings)

// `ElectricCargoBike` is three words.
const partsOf = (tag: string, language: string): ReadonlyArray<string> =>
  tag
    .replace(/(?<=\p{Ll}|\p{Nd})(?=\p{Lu})|(?<=\p{L})(?=\p{Nd})|_/gu, " ")
    .split(" ")
    .filter((part) => part !== "" && !isStopWord(part.toLowerCase(), language))

interface Known {
  readonly roots: ReadonlySet<string>
  /** All words without what stands between them. */
  readonly joined: string
}

const knownWords = (input: GrowthInput): Known => {
  const { angle, brief, findings, language, variants } = input
  const texts = [
    brief.topic,
    brief.audience,
    ...brief.goals,
    brief.brand.name ?? "",
    ...phrasesFor(input),
    ...angle.keyphrases,
    ...findings.flatMap(({ citation, headings, keyphrases }) => [citation.quote, ...headings, ...keyphrases]),
    ...variants.flatMap(({ text, title = "" }) => [text, title]),
    ...brief.regions.flatMap((region) => countriesOf(region, language))
  ]
  const all = texts.flatMap((text) => words(text, language).flatMap((word) => word.text.split(/['’-]/u)))
  return {
    roots: new Set(all.map((word) => stem(word, language))),
    joined: ` ${texts.map((text) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "")).join(" ")} `
  }
}

const countriesOf = (region: string, language: string): ReadonlyArray<string> =>
  [language, "en"].flatMap((tag) => {
    const names = new Intl.DisplayNames([tag], { type: "region", fallback: "none" })
    return /^[A-Z]{2}$/.test(region) ? (names.of(region) ?? []) : []
  })
