/**
 * Hashtags from what a campaign and its post are about, from broad to niche.
 *
 * @since 0.1.0
 */
import { wordsIn, wordsSpelledBy } from "../brand/WordMatch.ts"
import { detectHashtags } from "../policy/Entities.ts"
import { hashtagLimit } from "../policy/PlatformRules.ts"
import { primarySubtag } from "../text/Language.ts"
import { capitalise } from "../text/Normalisation.ts"
import { type Subject } from "./internal/hashtagContext.ts"
import { type Lexicon, makeLexicon } from "./internal/hashtagLexicon.ts"
import { subjectsIn } from "./internal/hashtagMatches.ts"
import type { Format, Platform } from "./Platform.ts"

/** Longest hashtag, in characters without `#`: longer ones are no longer read as words. */
export const maxHashtagLength = 30

/** A statement of the campaign's material; a `Finding` is one. */
export interface HashtagStatement {
  readonly language: string
  /** Its sentences as a reader should see them. */
  readonly texts: ReadonlyArray<string>
  /** Headings above it, outermost first. */
  readonly headings: ReadonlyArray<string>
  /** Who says it. */
  readonly speaker?: string
  readonly citation: { readonly source: string }
}

/** What hashtags take from a brief; a `Brief` is one. */
export interface HashtagBrief {
  readonly topic: string
  readonly audience?: string
  readonly goals?: ReadonlyArray<string>
  readonly constraints?: ReadonlyArray<string>
  readonly competitors?: ReadonlyArray<string>
  readonly brand?: { readonly name?: string }
}

/**
 * What the hashtags of a campaign may be. Make it once for a campaign: it looks at all statements of a language when the
 * first post in that language asks, in time linear in their length.
 */
export class HashtagVocabulary {
  readonly #brief: HashtagBrief
  readonly #statements: ReadonlyArray<HashtagStatement>
  readonly #lexicons = new Map<string, Lexicon>()

  constructor(brief: HashtagBrief, statements: ReadonlyArray<HashtagStatement>) {
    this.#brief = brief
    this.#statements = statements
  }

  /** The part of one language. */
  in(language: string): Lexicon {
    const primary = primarySubtag(language)
    const known = this.#lexicons.get(primary)
    if (known !== undefined) return known
    const statements = this.#statements.filter((statement) => primarySubtag(statement.language) === primary)
    const made = makeLexicon({ ...this.#brief, brandName: this.#brief.brand?.name }, statements, primary)
    this.#lexicons.set(primary, made)
    return made
  }
}

/** What hashtags are made of. */
export interface HashtagSources {
  /** What the post is about, strongest first: taken where its words are a subject of the vocabulary. */
  readonly keyphrases: ReadonlyArray<string>
  /** Topic of the campaign. */
  readonly topic: string
  /** The brand's own hashtag, in words. */
  readonly brandName?: string | undefined
  /** ISO 3166-1 alpha-2 codes; a country becomes a hashtag only where the topic names it. */
  readonly regions?: ReadonlyArray<string>
  readonly bannedWords?: ReadonlyArray<string>
  /** Of the whole campaign. @default made of the topic and what this post has */
  readonly vocabulary?: HashtagVocabulary
  /** What the post says. @default the keyphrases */
  readonly statements?: ReadonlyArray<HashtagStatement>
  /**
   * The post's wordings, without hashtags. Of statements that are quoted in them, only the sentences quoted count, and
   * no suggested phrase that is in none. @default all of the statements is said
   */
  readonly wordings?: ReadonlyArray<string>
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
 * The hashtags without `#`, broad before niche: the campaign's topic, its place, what this post is about, the campaign's
 * own name, the brand. All are words of the brief and the material in their base form. Nobody's name, no competitor, no
 * word that is general, banned or forbidden by the brief becomes one. The same sources give the same hashtags; fewer
 * when the sources give no more.
 */
export const buildHashtags = (sources: HashtagSources, target: HashtagTarget): ReadonlyArray<string> => {
  const { language, platform } = target
  const count = Math.max(0, target.count ?? hashtagCount(platform, target.format))
  const statements = sources.statements ?? [phrasesAsStatement(sources.keyphrases, language)]
  const vocabulary =
    sources.vocabulary ??
    new HashtagVocabulary(
      { topic: sources.topic, ...(sources.brandName === undefined ? {} : { brand: { name: sources.brandName } }) },
      statements
    )
  const lexicon = vocabulary.in(language)
  const makeTag = (rung: Rung, key: string, phrase: string): ReadonlyArray<Tag> => {
    const tag = toHashtag(phrase, language)
    const banned = sources.bannedWords ?? []
    return tag === undefined || wordsSpelledBy(tag, banned).length > 0 || wordsIn(phrase, banned).length > 0
      ? []
      : [{ tag, rung, key }]
  }
  const tagsOf = (rung: Rung, subjects: ReadonlyArray<Subject>) =>
    subjects.flatMap(({ key, phrase }) => makeTag(rung, key, phrase))
  const found = subjectsIn(lexicon, statements, sources)
  const country = countryName(sources.regions ?? [], sources.topic, language)
  const offer: Offer = {
    topic: tagsOf("topic", lexicon.topics),
    place: [...tagsOf("place", lexicon.places), ...(country === undefined ? [] : makeTag("place", country, country))],
    specific: tagsOf(
      "specific",
      found.subjects.filter(({ key }) => !isKnown(key, lexicon))
    ),
    name: tagsOf("name", lexicon.names),
    brand: isSaid(sources.brandName) ? makeTag("brand", sources.brandName, sources.brandName) : []
  }
  const isSure = country !== undefined || lexicon.places.some(({ weight }) => weight >= 1)
  const isLocal = (isSure && localNetworks.has(platform)) || found.places.size > 0
  const chosen = choose(offer, turnsOf(count, offer, { isLocal, turn: found.sum }), count)
  return rungs.flatMap((rung) => chosen.filter((tag) => tag.rung === rung)).map(({ tag }) => tag)
}

/**
 * The phrase as a hashtag without `#`, in CamelCase: `electric cargo bike` is `ElectricCargoBike`, `Chandler’s Yard` is
 * `ChandlersYard`. Figures in front and a possessive ending are left out. Undefined when nothing valid is left or it is
 * longer than `maxHashtagLength`.
 */
export const toHashtag = (phrase: string, language: string): string | undefined => {
  const parts = phrase
    .normalize("NFC")
    .trim()
    .replace(/(?<=\p{L})['’]s?$/u, "")
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, "")
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

/** Nobody looks for a brand by the tags of a page that stand in its name. */
const isSaid = (brandName: string | undefined): brandName is string =>
  brandName !== undefined && !/<[/!]?[a-z][^>]*>/iu.test(brandName)

const usualCount: Record<Platform, number> = { tiktok: 4, instagram: 5, x: 2, linkedin: 3, facebook: 2, youtube: 3 }

/** Networks where people look for what is near them; elsewhere a post names the place to be found by it. */
const localNetworks: ReadonlySet<Platform> = new Set<Platform>(["instagram", "tiktok", "facebook", "x"])

type Rung = "topic" | "place" | "specific" | "name" | "brand"
const rungs: ReadonlyArray<Rung> = ["topic", "place", "specific", "name", "brand"]

interface Tag {
  readonly tag: string
  readonly rung: Rung
  /** Roots of its words; equal for inflected forms. */
  readonly key: string
}

type Offer = Readonly<Record<Rung, ReadonlyArray<Tag>>>

// The rungs in the order in which they are served. The second of two hashtags is now the campaign's own, now what the
// post is about, now the place.
const turnsOf = (
  count: number,
  offer: Offer,
  { isLocal, turn }: { readonly isLocal: boolean; readonly turn: number }
): ReadonlyArray<Rung> => {
  const place: ReadonlyArray<Rung> = isLocal ? ["place"] : []
  const own: ReadonlyArray<Rung> = offer.name.length > 0 ? ["name", "brand"] : ["brand"]
  const [first = "brand", ...others] = own
  if (count > 2) {
    const rest: ReadonlyArray<Rung> = turn % 2 === 0 ? [...others, "topic"] : ["topic", ...others]
    return ["topic", first, "specific", ...place, ...rest, "specific"]
  }
  const second: ReadonlyArray<ReadonlyArray<Rung>> = [
    [first, "specific", ...place],
    ["specific", first, ...place],
    ["specific", ...place, first]
  ]
  return ["topic", ...(second[turn % second.length] ?? []), ...others, "topic"]
}

const choose = (offer: Offer, turns: ReadonlyArray<Rung>, count: number): ReadonlyArray<Tag> => {
  const chosen: Array<Tag> = []
  for (const rung of turns) {
    const next = offer[rung].find((tag) => !chosen.some((other) => repeats(tag, other)))
    if (next !== undefined && chosen.length < count) chosen.push(next)
  }
  return chosen
}

// The same words, or one word more of the same: `Steckdose` beside `Außensteckdose`. Names and longer topics may hold
// the topic.
const repeats = (a: Tag, b: Tag): boolean => {
  const [x, y] = [a.tag.toLowerCase(), b.tag.toLowerCase()]
  if (x === y || a.key === b.key) return true
  if (a.rung !== "specific") return false
  return y.endsWith(x) || (b.rung === "specific" && x.endsWith(y))
}

// A word of a topic's phrase says no more than the topic, and a name of the campaign has its own rung.
const isKnown = (key: string, { names, topics }: Lexicon): boolean =>
  names.some((name) => name.key === key) || topics.some((topic) => key !== topic.key && isPartOf(key, topic.key))

const isPartOf = (part: string, key: string): boolean => ` ${key} `.includes(` ${part} `)

const phrasesAsStatement = (phrases: ReadonlyArray<string>, language: string): HashtagStatement => ({
  language,
  texts: phrases,
  headings: [],
  citation: { source: "" }
})

const countryName = (regions: ReadonlyArray<string>, topic: string, language: string): string | undefined => {
  const names = new Intl.DisplayNames([language, "en"], { type: "region", fallback: "none" })
  return regions
    .filter((region) => /^[A-Z]{2}$/.test(region))
    .flatMap((region) => names.of(region) ?? [])
    .find((name) => wordsIn(topic, [name]).length > 0)
}
