/**
 * Posts and terms that the policy is measured with. Both are made from seeds: the same ones in every run. The prose is
 * that of the examples with half its words exchanged; the terms are words that nobody ever wrote.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { randomFrom } from "../../packages/core/test/policy/terms/disguisedPosts.ts"
import { root } from "../../scripts/process.ts"

/** A text as it would be published. */
export interface Post {
  readonly text: string
  readonly language: "en" | "de"
}

/** What posts are made of. */
export interface PostsOptions {
  readonly count: number
  /** Characters; the lengths between are as frequent as they are short. */
  readonly least: number
  readonly most: number
  /** About one post of 20 holds one of these, every other time in disguise. */
  readonly terms: ReadonlyArray<string>
  /** @default both */
  readonly languages?: ReadonlyArray<Post["language"]>
}

/** That many different posts. */
export const madeUpPosts = ({
  count,
  languages = ["en", "de"],
  least,
  most,
  terms
}: PostsOptions): ReadonlyArray<Post> => {
  const random = randomFrom(1)
  return Array.from({ length: count }, () => {
    const language = pick(random, languages)
    const length = Math.round(least * (most / least) ** random())
    const end = ornaments(random, language).slice(0, least >> 1)
    const term = random() < 0.05 ? pick(random, terms) : undefined
    const shown = term === undefined || random() < 0.5 ? term : pick(random, disguises)(term)
    return { text: body(random, language, length - end.length - 1, shown) + end, language }
  })
}

/** That many different words that can be spoken, every twentieth a phrase of two; none is a word of the posts. */
export const madeUpTerms = (count: number): ReadonlyArray<string> => {
  const random = randomFrom(2)
  const word = (syllables: number): string =>
    Array.from({ length: syllables }, () => pick(random, onsets) + pick(random, vowels) + pick(random, codas)).join("")
  const known = new Set([...words.en, ...words.de])
  const made = new Set<string>()
  while (made.size < count) {
    const term = made.size % 20 === 19 ? `${word(2)} ${word(2)}` : word(2 + Math.floor(random() * 2))
    if (term.length >= 5 && !known.has(term)) made.add(term)
  }
  return [...made]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Random = () => number

const pick = <A>(random: Random, items: ReadonlyArray<A>): A => {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error("There is nothing to pick from.")
  return item
}

const sentencesOf = (...paths: ReadonlyArray<string>): ReadonlyArray<string> =>
  paths
    .flatMap((path) => readFileSync(join(root, "examples", path), "utf8").split(/(?<=[.!?])\s+|\n{2,}/))
    .map((sentence) => sentence.replace(/\s+/g, " ").trim())
    .filter((sentence) => /^\p{Lu}.{30,220}[.!?]$/u.test(sentence))

const written: Record<Post["language"], ReadonlyArray<string>> = {
  en: sentencesOf(
    "larkfield/sources/field-report-cargo-week-pilot.md",
    "larkfield/sources/guide-choosing-a-cargo-bike.md",
    "larkfield/sources/press-briefing.md"
  ),
  de: sentencesOf("sonnenfach/sources/erfahrungsbericht.md", "sonnenfach/sources/ratgeber.md")
}

const wordsOf = (language: Post["language"]): ReadonlyArray<string> => [
  ...new Set(written[language].join(" ").match(/(?<!\p{L})\p{Ll}{4,}(?!\p{L})/gu))
]
const words = { en: wordsOf("en"), de: wordsOf("de") }

const varied = (language: Post["language"]): ReadonlyArray<string> => {
  const random = randomFrom(3)
  return Array.from({ length: 5000 }, () =>
    pick(random, written[language])
      .replace(/\d+/g, () => String(2 + Math.floor(random() * 900)))
      .replace(/(?<!\p{L})\p{Ll}{4,}(?!\p{L})/gu, (word) => (random() < 0.5 ? word : pick(random, words[language])))
  )
}
const sentences = { en: varied("en"), de: varied("de") }

/** Sentences up to the length, cut between words, with what is shown somewhere between its words. */
const body = (random: Random, language: Post["language"], length: number, shown: string | undefined): string => {
  let text = ""
  while (text.length < length) text += `${pick(random, sentences[language])}${random() < 0.2 ? "\n\n" : " "}`
  const pieces = text.slice(0, length).split(" ")
  if (pieces.length > 1) pieces.pop()
  if (shown !== undefined) pieces.splice(Math.floor(random() * pieces.length), 0, shown)
  return pieces.join(" ")
}

const emoji = ["🙂", "🚲", "☀️", "👍🏽", "❤️", "🎉", "👨‍👩‍👧", "🇩🇪", "✅", "➡️"]

/** What stands at the end of posts: emoji, hashtags, a link, a mention. */
const ornaments = (random: Random, language: Post["language"]): string => {
  const name = (): string => pick(random, words[language])
  const tag = (): string => {
    const word = name()
    return ` #${word.charAt(0).toUpperCase()}${word.slice(1)}${random() < 0.3 ? "2027" : ""}`
  }
  return [
    random() < 0.5 ? ` ${pick(random, emoji)}` : "",
    random() < 0.2 ? ` @${name()}_${name()}` : "",
    random() < 0.4 ? ` https://www.${name()}.example/${name()}-${name()}?id=${Math.floor(random() * 1e6)}` : "",
    ...Array.from({ length: Math.floor(random() * 4) }, tag)
  ].join("")
}

const letters = (change: (letter: string) => string) => (term: string) => Array.from(term, change).join("")
const leet: Readonly<Record<string, string>> = { a: "4", e: "3", i: "1", o: "0" }
const cyrillic: Readonly<Record<string, string>> = { a: "а", e: "е", o: "о", p: "р" }

const disguises: ReadonlyArray<(term: string) => string> = [
  letters((letter) => leet[letter] ?? letter),
  letters((letter) => cyrillic[letter] ?? letter),
  letters((letter) => (letter === " " ? letter : String.fromCodePoint(0xff41 - 0x61 + letter.charCodeAt(0)))),
  (term) => Array.from(term).join(" "),
  (term) => Array.from(term).join("."),
  (term) => Array.from(term).join("\u200b"),
  (term) => `${term.slice(0, 2)}${term.charAt(1).repeat(3)}${term.slice(2)}`,
  (term) => `${term.slice(0, 2)}*${term.slice(3)}`
]

const onsets = "b d f g h j k l m n p r s t v w z bl br dr fl fr gl gr kl kr pl sk sl sn sp st tr zw".split(" ")
const vowels = "a e i o u ai au ei ia oo ou".split(" ")
const codas = ["", "", "", ..."b d g k l m n p r s t x lm nd nk rb rt sk st".split(" ")]
