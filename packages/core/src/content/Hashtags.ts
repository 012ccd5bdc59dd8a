/**
 * Hashtags from what a post and its campaign are about, from broad to niche.
 *
 * @since 0.1.0
 */
import { wordsSpelledBy } from "../brand/WordMatch.ts"
import { detectHashtags } from "../policy/Entities.ts"
import { hashtagLimit } from "../policy/PlatformRules.ts"
import { keyphrases } from "../text/Keyphrases.ts"
import { capitalise } from "../text/Normalisation.ts"
import { words } from "../text/Segmentation.ts"
import { stem } from "../text/Stemming.ts"
import { isStopWord } from "../text/StopWords.ts"
import type { Format, Platform } from "./Platform.ts"

/** Longest hashtag, in characters without `#`: longer ones are no longer read as words. */
export const maxHashtagLength = 30

/** What hashtags are made of. */
export interface HashtagSources {
  /** What the post is about, strongest first. */
  readonly keyphrases: ReadonlyArray<string>
  /** Topic of the campaign; serves when the keyphrases do not suffice. */
  readonly topic: string
  readonly brandName?: string | undefined
  /** ISO 3166-1 alpha-2 codes; the first becomes the name of the country in the language. */
  readonly regions?: ReadonlyArray<string>
  readonly bannedWords?: ReadonlyArray<string>
}

/** Where the hashtags go. */
export interface HashtagTarget {
  readonly language: string
  readonly platform: Platform
  readonly format: Format
  /** @default hashtagCount(platform, format) */
  readonly count?: number
}

/**
 * How many hashtags a post gets: what suits the network, within the number that raises no finding. X takes two,
 * YouTube shows the first three.
 */
export const hashtagCount = (platform: Platform, format: Format): number =>
  Math.min(usualCount[platform], hashtagLimit(platform, format) ?? Number.POSITIVE_INFINITY)

/**
 * The hashtags without `#`, broad before niche: one-word subjects, the country, longer phrases, the brand. Each is in
 * CamelCase with its umlauts, begins with a letter and is a whole hashtag on every network; none is an inflected form
 * of another or spells a banned word. The same sources give the same hashtags. Fewer when the sources give no more.
 */
export const buildHashtags = (sources: HashtagSources, target: HashtagTarget): ReadonlyArray<string> => {
  const count = Math.max(0, target.count ?? hashtagCount(target.platform, target.format))
  const candidates = candidatesOf(sources, target.language)
  // Take from each rung in turn, so that few hashtags still reach from broad to niche.
  const chosen: Array<Candidate> = []
  const rungs = turns.map((rung) => candidates.filter((candidate) => candidate.rung === rung))
  for (let round = 0; chosen.length < count && rungs.some((rung) => round < rung.length); round++) {
    for (const rung of rungs) {
      const candidate = rung[round]
      if (candidate !== undefined && chosen.length < count) chosen.push(candidate)
    }
  }
  return chosen
    .map((candidate, at) => ({ candidate, at }))
    .sort((a, b) => ladder.indexOf(a.candidate.rung) - ladder.indexOf(b.candidate.rung) || a.at - b.at)
    .map(({ candidate }) => candidate.tag)
}

/**
 * The phrase as a hashtag without `#`, in CamelCase: `electric cargo bike` is `ElectricCargoBike`. Figures in front are
 * left out. Undefined when nothing valid is left or it is longer than `maxHashtagLength`.
 */
export const toHashtag = (phrase: string, language: string): string | undefined => {
  const parts = phrase
    .normalize("NFC")
    .replace(/(?<=\p{L})['’]s?(?!\p{L})/gu, "")
    .split(/[^\p{L}\p{M}\p{Nd}]+/u)
    .filter((part) => part !== "")
  const first = parts.findIndex((part) => /^\p{L}/u.test(part))
  if (first < 0) return undefined
  const tag = parts
    .slice(first)
    .map((part) => (/^\p{L}/u.test(part) ? capitalise(part, language) : part))
    .join("")
  const [detected] = detectHashtags(`#${tag}`)
  return detected?.name === tag && [...tag].length <= maxHashtagLength ? tag : undefined
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const usualCount: Record<Platform, number> = { tiktok: 4, instagram: 5, x: 2, linkedin: 3, facebook: 2, youtube: 3 }

type Rung = "broad" | "region" | "middle" | "niche" | "brand"
const ladder: ReadonlyArray<Rung> = ["broad", "region", "middle", "niche", "brand"]
const turns: ReadonlyArray<Rung> = ["broad", "middle", "brand", "niche", "region"]

interface Candidate {
  readonly tag: string
  readonly rung: Rung
  /** Equal for inflected forms. */
  readonly key: string
}

const candidatesOf = (sources: HashtagSources, language: string): ReadonlyArray<Candidate> => {
  const ofPhrase = (phrase: string): ReadonlyArray<Candidate> => candidate(phrase, rungOf(phrase, language), language)
  const region = countryName(sources.regions?.[0], language)
  const fromTopic = keyphrases([sources.topic], language, { max: 10 }).map(({ phrase }) => phrase)
  const stemsOf = (text: string) => words(text, language).map((word) => stem(word.text, language))
  // A name out of the brand's name would be the brand twice; a subject in it, such as bikes, is none.
  const topic = new Set(stemsOf(sources.topic))
  const names = new Set(stemsOf(sources.brandName ?? "").filter((part) => !topic.has(part)))
  const all = [
    ...(sources.brandName === undefined ? [] : candidate(sources.brandName, "brand", language)),
    ...sources.keyphrases.flatMap(ofPhrase).filter(({ key }) => !names.has(key)),
    ...(region === undefined ? [] : candidate(region, "region", language)),
    ...fromTopic.flatMap(ofPhrase)
  ]
  const seen = new Set<string>()
  return all.filter(({ key, tag }) => {
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew && wordsSpelledBy(tag, sources.bannedWords ?? []).length === 0
  })
}

const candidate = (phrase: string, rung: Rung, language: string): ReadonlyArray<Candidate> => {
  const tag = toHashtag(phrase, language)
  if (tag === undefined || words(phrase, language).every(({ text }) => isStopWord(text, language))) return []
  const key = words(phrase, language)
    .flatMap(({ text }) => text.split("-"))
    .map((part) => stem(part, language))
    .join("")
  return [{ tag, rung, key }]
}

/** One short word is broad; a long compound says as much as a phrase. */
const rungOf = (phrase: string, language: string): Rung => {
  const parts = words(phrase, language).flatMap(({ text }) => text.split("-"))
  const size = parts.reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / 12)), 0)
  return size <= 1 ? "broad" : size === 2 ? "middle" : "niche"
}

const countryName = (region: string | undefined, language: string): string | undefined => {
  if (region === undefined || !/^[A-Z]{2}$/.test(region)) return undefined
  return new Intl.DisplayNames([language, "en"], { type: "region", fallback: "none" }).of(region)
}
