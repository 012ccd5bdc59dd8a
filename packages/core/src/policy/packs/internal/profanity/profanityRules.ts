/**
 * The rules that the lists make: per language what is surely profane, the same for words under four letters, and what is
 * likely so.
 */
import type { LocalizedMessage } from "../../../PolicyFinding.ts"
import { type Rule, RuleId, type Term } from "../../../Rule.ts"
import { termsIn } from "../terms.ts"
import { cleanPhrases, ordinaryElsewhere } from "./everydayWords.ts"
import { type ProfanityLanguage, profanityLists } from "./lists.ts"
import { type ProfaneWords, profaneWordsOf } from "./sureness.ts"

/** `profanity/de/strong`, `profanity/de/short` and `profanity/de/likely`, as far as there are words. */
export const profanityRules = (language: ProfanityLanguage): ReadonlyArray<Rule> => {
  const { likely, sure } =
    language === "en" ? english : withoutEnglish(profaneWordsOf(language, profanityLists[language]))
  const stems = sure.filter((word) => isPrefix(language, word)).map(stemOf)
  const isCovered = (word: string, by = stems) =>
    by.some((stem) => word !== stem && sharp(word).startsWith(sharp(stem)))
  const strong = stems.filter((stem) => !isCovered(stem))
  const { de, en } = names[language]
  const common = {
    kind: "terms" as const,
    version: 1,
    source: null,
    category: "profanity",
    // A language's words count in its texts; the English ones are used in all of them.
    ...(language === "en" ? {} : { scope: { languages: [language] as const } })
  }
  return [
    ...withTerms(
      [
        ...strong.map((text) => ({ text, match: "prefix" as const, except: cleanCompounds })),
        ...sure.filter((word) => isLong(word) && !isPrefix(language, word)).flatMap((word) => termsOf(language, word))
      ],
      (terms) => ({
        ...common,
        id: RuleId.make(`profanity/${language}/strong`),
        severity: "quarantine",
        title: { en: `No swear words and slurs (${en})`, de: `Keine Schimpfwörter und Herabsetzungen (${de})` },
        resistsEvasion: true,
        terms
      })
    ),
    // Three letters stand by chance in too much that is written with gaps, figures or look-alikes.
    ...withTerms(
      sure.filter((word) => !isLong(word)).flatMap((word) => termsOf(language, word)),
      (terms) => ({
        ...common,
        id: RuleId.make(`profanity/${language}/short`),
        severity: "quarantine",
        title: { en: `No short swear words (${en})`, de: `Keine kurzen Schimpfwörter (${de})` },
        terms
      })
    ),
    ...withTerms(
      distinct(likely.flatMap((word) => termsOf(language, word))).filter(
        ({ text }) => !stems.includes(text) && !isCovered(text)
      ),
      (terms) => ({
        ...common,
        id: RuleId.make(`profanity/${language}/likely`),
        severity: "warn",
        title: { en: `No coarse words (${en})`, de: `Keine derben Wörter (${de})` },
        terms
      })
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const english = profaneWordsOf("en", profanityLists.en)

/** Without the words that count as English ones anyway. */
const withoutEnglish = ({ likely, sure }: ProfaneWords): ProfaneWords => {
  const known = new Set([...english.sure, ...english.likely].filter((word) => !ordinaryElsewhere.has(word)))
  return { sure: sure.filter((word) => !known.has(word)), likely: likely.filter((word) => !known.has(word)) }
}

const distinct = (terms: ReadonlyArray<Term>): ReadonlyArray<Term> => [
  ...new Map(terms.map((term) => [term.text, term])).values()
]

const withTerms = (
  terms: ReadonlyArray<Term>,
  make: (terms: readonly [Term, ...Array<Term>]) => Rule
): ReadonlyArray<Rule> => (terms.length === 0 ? [] : [make(termsIn(terms))])

const isLong = (word: string): boolean => word.replace(/[^\p{L}]/gu, "").length >= 4

/** German writes compounds as one word, so what is sure counts at the beginning of longer words too. */
const isPrefix = (language: ProfanityLanguage, word: string): boolean =>
  language === "de" && word.length >= shortestPrefix && !/\s/.test(word)

const stemOf = (word: string): string => word.replace(/(?<=ß|ss)e$/u, "")

const sharp = (word: string): string => word.replaceAll("ß", "ss")

const shortestPrefix = 5

/** Ordinary words and places that begin like a profane one. */
const cleanCompounds = [
  "Arschbombe",
  "Arschbomben",
  "Arschwiller",
  "Fickenhütten",
  "Fickenscher",
  "Negernbötel",
  "Schlamperei",
  "Schlampereien",
  "Tittenkofen",
  "Wichsenstein"
]

const termsOf = (language: ProfanityLanguage, word: string): ReadonlyArray<Term> => {
  const clean = cleanPhrases[word]
  const more = {
    ...(clean === undefined ? {} : { except: clean }),
    ...(language === "en" && ordinaryElsewhere.has(word) ? { languages: ["en"] as const } : {})
  }
  return [word, ...(language === "de" ? germanForms(word) : [])].map((text) => ({ text, ...more }))
}

const germanForms = (word: string): ReadonlyArray<string> => {
  if (/\s/.test(word)) return []
  return word.endsWith("e")
    ? [`${word}n`, `${word}r`, `${word}s`]
    : ["e", "en", "n", "s"].map((ending) => word + ending)
}

const names: Readonly<Record<ProfanityLanguage, LocalizedMessage>> = {
  en: { en: "English", de: "Englisch" },
  de: { en: "German", de: "Deutsch" },
  es: { en: "Spanish", de: "Spanisch" },
  fr: { en: "French", de: "Französisch" },
  it: { en: "Italian", de: "Italienisch" },
  pt: { en: "Portuguese", de: "Portugiesisch" }
}
