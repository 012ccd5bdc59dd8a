/** Where words may be divided, by the patterns of their language. */
import { primarySubtag } from "@postwright/core/text/Language"

/** Parts of a word at whose ends it may be divided; the word alone where it may not. */
export type Hyphenate = (word: string) => ReadonlyArray<string>

/** The divider of a language; one that never divides where there are no patterns. */
export const hyphenatorFor = async (language: string): Promise<Hyphenate> => {
  const name = patternsOf(language)
  if (name === undefined) return (word) => [word]
  const known = loaded.get(name) ?? load(name)
  loaded.set(name, known)
  return known
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const softHyphen = "\u00ad"
/** Letters that stand on either side of a division at least. */
const leastLetters = 3
const shortestWord = 8

const loaded = new Map<string, Promise<Hyphenate>>()

const load = async (name: string): Promise<Hyphenate> => {
  const module = (await import(`hyphen/${name}/index.js`)) as {
    readonly default: { readonly hyphenateSync: (text: string, options: object) => string }
  }
  const { hyphenateSync } = module.default
  const known = new Map<string, ReadonlyArray<string>>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const parts = join(hyphenateSync(word, { hyphenChar: softHyphen, minWordLength: shortestWord }).split(softHyphen))
    if (known.size < 5_000) known.set(word, parts)
    return parts
  }
}

/** Parts that are too short go with their neighbour. */
const join = (syllables: ReadonlyArray<string>): ReadonlyArray<string> => {
  const parts: Array<string> = []
  for (const syllable of syllables) {
    const last = parts.at(-1)
    if (last !== undefined && (parts.length === 1 ? last.length < leastLetters : last.length < 2)) {
      parts[parts.length - 1] = last + syllable
    } else parts.push(syllable)
  }
  while (parts.length > 1 && letters(parts.at(-1) ?? "") < leastLetters) {
    const end = parts.pop() ?? ""
    parts[parts.length - 1] += end
  }
  return parts
}

const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0

const patternsOf = (language: string): string | undefined => {
  const tag = language.toLowerCase()
  if (tag === "en-us") return "en-us"
  return patterns[primarySubtag(language)]
}

const same = ["bg", "ca", "cs", "da", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu", "id", "is", "it", "lt", "lv"]
const more = ["nb", "nl", "nn", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "tr", "uk", "cy", "ga", "af"]
const patterns: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...same, ...more].map((name) => [name, name])),
  de: "de-1996",
  en: "en-gb",
  el: "el-monoton",
  no: "nb",
  sr: "sr-cyrl"
}
