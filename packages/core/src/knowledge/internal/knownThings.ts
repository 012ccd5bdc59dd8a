/**
 * Things that a sentence takes for known because the sentences before it named them: `the van` after `a van`.
 *
 * @since 0.1.0
 */
import { isGeneralWord, type KeyphraseIndex } from "../../text/Keyphrases.ts"
import { isStopWord } from "../../text/StopWords.ts"
import { stem } from "../../text/Stemming.ts"
import { type Dependency } from "./dependencies.ts"

/**
 * The definite noun phrases of a sentence whose noun stands in one of the sentences before, topic words apart.
 *
 * @param before stems of the words of each of them
 */
export const knownThings = (
  display: string,
  language: string,
  before: ReadonlyArray<ReadonlyArray<string>>,
  topic: KeyphraseIndex
): ReadonlyArray<Dependency> => {
  const pattern = patterns[language]
  if (pattern === undefined || before.length === 0) return []
  let earlier: ReadonlySet<string> | undefined
  const found: Array<Dependency> = []
  for (const match of display.matchAll(pattern)) {
    earlier ??= new Set(before.flat())
    const [, article = "", first = "", second = ""] = match
    // Either word may be the noun: `the van` and `the old van`.
    const noun = [first, second].find((word) => word !== "" && isNamed(word, language, earlier ?? new Set()))
    if (noun === undefined) continue
    const end = match.index + match[0].indexOf(noun, article.length) + noun.length
    if (specifies[language]?.test(display.slice(end, end + 12)) === true) continue
    // What all the material is about needs no introduction.
    if ((topic.find(noun)[0]?.score ?? 0) >= topicScore) continue
    found.push({ detail: `takes "${display.slice(match.index, end)}" for known`, weight: 0.15 })
    if (found.length === 2) break
  }
  return found
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const topicScore = 0.3

const isNamed = (word: string, language: string, earlier: ReadonlySet<string>): boolean =>
  word.length > 2 &&
  !isGeneralWord(word.toLowerCase(), language) &&
  !isStopWord(word, language) &&
  earlier.has(stem(word, language))

const patterns: Partial<Record<string, RegExp>> = {
  en: /\b([Tt]he) (\p{Ll}+)(?: (\p{Ll}+))?/gu,
  de: /(?<!\p{L})([Dd](?:er|ie|as|en|em|es)|[Zz]u[rm]|[Vv]om|[Bb]eim|[Ii]m|[Aa]m) (\p{Lu}\p{Ll}+)/gu
}

// A phrase that goes on to say which one it means introduces it.
const specifies: Partial<Record<string, RegExp>> = {
  en: /^ (?:of|that|which|who|where|whose|with|in|at|on|for|from|to|between|behind|beside|by|near|you|we|they)\b/u,
  de: /^ (?:(?:von|vom|des|der|im|in|am|an|auf|mit|für|zwischen|aus|bei|beim|zum|zur|hinter|neben|vor|nach|ohne)(?!\p{L})|\p{Lu})/u
}
