/**
 * The rules that the lists make: per language what is surely profane, the same for words under four letters, and what is
 * likely so.
 */
import type { LocalizedMessage } from "../../../PolicyFinding.ts"
import { type Rule, RuleId, type Term } from "../../../Rule.ts"
import { termsIn } from "../terms.ts"
import { addedEnglish, addedGerman, type Additions } from "./additions.ts"
import { cleanPhrases, everydayWords, hashtagWords, openers, ordinaryElsewhere } from "./everydayWords.ts"
import { derivatives, plurals, withDrawnK, withRomanU } from "./inflections.ts"
import { type ProfanityLanguage, profanityLists } from "./lists.ts"
import { type ProfaneWords, profaneWordsOf } from "./sureness.ts"

/**
 * `profanity/de/strong`, `profanity/de/short`, `profanity/de/likely` and `profanity/de/likely-short`, as far as there are
 * words.
 */
export const profanityRules = (language: ProfanityLanguage): ReadonlyArray<Rule> => {
  const { likely, sure } =
    language === "en" ? english : withoutEnglish(profaneWordsOf(language, profanityLists[language]))
  const stems = sure.filter((word) => isPrefix(language, word)).map(stemOf)
  const isCovered = (word: string, by = stems) => by.some((stem) => word !== stem && beginsWith(word, stem))
  const strong = stems.filter((stem) => !isCovered(stem))
  const whole = language === "de" ? wholeGermanWords(strong, sure) : []
  const { de, en } = names[language]
  const added = additions[language] ?? noAdditions
  const strongTerms = new Set(added.sureTerms.map(({ text }) => text.toLowerCase()))
  const mild = distinct([...likely.flatMap((word) => termsOf(language, word)), ...added.likelyTerms]).filter(
    ({ text }) => !stems.includes(text) && !isCovered(text) && !strongTerms.has(text.toLowerCase())
  )
  const common = {
    kind: "terms" as const,
    version: 2,
    source: null,
    category: "profanity",
    // A language's words count in its texts; the English ones are used in all of them.
    ...(language === "en" ? {} : { scope: { languages: [language] as const } })
  }
  return [
    ...withTerms(
      [
        ...strong.map((text) => ({
          text,
          match: "prefix" as const,
          except: [...cleanCompounds, ...whole.filter((word) => beginsWith(word, text))]
        })),
        ...whole.map((text) => ({ text })),
        ...sure.filter((word) => isLong(word) && !isPrefix(language, word)).flatMap((word) => termsOf(language, word)),
        ...(language === "fr" ? unaccented(sure) : []),
        ...(language === "en" ? inHashtags([...sure, ...likely]) : []),
        ...added.sureTerms.map((term) => withClean(term, [...cleanCompounds, ...(cleanPhrases["fucking"] ?? [])]))
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
    ...[true, false].flatMap((resistsEvasion) =>
      withTerms(
        mild.filter(({ text }) => isLong(text) === resistsEvasion),
        (terms) => ({
          ...common,
          id: RuleId.make(`profanity/${language}/${resistsEvasion ? "likely" : "likely-short"}`),
          severity: "warn",
          title: resistsEvasion
            ? { en: `No coarse words (${en})`, de: `Keine derben Wörter (${de})` }
            : { en: `No short coarse words (${en})`, de: `Keine kurzen derben Wörter (${de})` },
          ...(resistsEvasion ? { resistsEvasion } : {}),
          terms
        })
      )
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const additions: Partial<Record<ProfanityLanguage, Additions>> = { en: addedEnglish, de: addedGerman }
const noAdditions: Additions = { sure: [], likely: [], sureTerms: [], likelyTerms: [] }

/** The English words of all lists and of our own, with their forms, each as sure as its word. */
const english: ProfaneWords = (() => {
  const known = profaneWordsOf("en", profanityLists.en)
  const everyday = new Set(everydayWords.en)
  const added = (words: ReadonlyArray<string>, others: ReadonlyArray<string>): ReadonlyArray<string> =>
    [...new Set(words)].filter((word) => !everyday.has(word) && !others.includes(word))
  const sureWords = [...known.sure, ...addedEnglish.sure]
  const sure = added(
    [...sureWords, ...sureWords.flatMap((word) => [...plurals(word), ...derivatives(word)])],
    known.likely.filter((word) => !addedEnglish.sure.includes(word))
  )
  const likelyWords = [...known.likely, ...addedEnglish.likely]
  return { sure, likely: added([...likelyWords, ...likelyWords.flatMap(plurals)], sure) }
})()

/** An English word and the ways to draw it that no disguise of letters covers. */
const drawn = (word: string): ReadonlyArray<string> => [word, ...withRomanU(word), ...withDrawnK(word)]

/** Without the words that count as English ones anyway. */
const withoutEnglish = ({ likely, sure }: ProfaneWords): ProfaneWords => {
  const known = new Set([...english.sure, ...english.likely].filter((word) => !ordinaryElsewhere.has(word)))
  return { sure: sure.filter((word) => !known.has(word)), likely: likely.filter((word) => !known.has(word)) }
}

const distinct = (terms: ReadonlyArray<Term>): ReadonlyArray<Term> => [
  ...new Map(terms.map((term) => [term.text, term])).values()
]

/** A term of ours, with the clean words and phrases that hold it. */
const withClean = (term: Term, clean: ReadonlyArray<string>): Term => {
  if (term.match !== "anywhere") return term
  const holding = clean.filter((phrase) => sharp(phrase.toLowerCase()).includes(sharp(term.text)))
  return { ...term, except: [...(term.except ?? []), ...holding] }
}

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

const beginsWith = (word: string, stem: string): boolean => sharp(word).startsWith(sharp(stem))

const shortestPrefix = 5

/**
 * Every listed word that begins with one of the stems, and its forms: a beginning finds them too, but would mark a part
 * of the word only. Any list will do, for what they begin with is sure.
 */
const wholeGermanWords = (stems: ReadonlyArray<string>, sure: ReadonlyArray<string>): ReadonlyArray<string> => {
  const { plain, translated } = profanityLists.de
  const known = [...sure, ...[...plain.flat(), ...translated].map((word) => word.normalize("NFC").toLowerCase())]
  const clean = new Set(cleanCompounds.map((word) => word.toLowerCase()))
  const forms = known
    .filter((word) => /^\p{L}+$/u.test(word) && stems.some((stem) => beginsWith(word, stem)))
    .flatMap((word) => [word, ...germanForms(word)])
  // One spelling of each: the matcher takes `ß` and `ss` for the same.
  return [...new Map(forms.map((word) => [sharp(word), word])).values()].filter(
    (word) => !clean.has(word) && !stems.some((stem) => sharp(stem) === sharp(word))
  )
}

/** French words as they are typed in a hurry, which is what a figure for the last letter gives too. */
const unaccented = (sure: ReadonlyArray<string>): ReadonlyArray<Term> =>
  sure
    .filter((word) => isLong(word) && !/\s/.test(word))
    .map((word) => ({ text: word.normalize("NFD").replace(/\p{M}/gu, "") }))
    .filter(({ text }) => !sure.includes(text))

/**
 * A hashtag writes several words as one. Of the listed words one alone begins no clean one; with the sign in front it
 * counts as the beginning of a name, unless the name is a word that the lists have.
 */
const inHashtags = (known: ReadonlyArray<string>): ReadonlyArray<Term> => [
  ...openers.map((opener) => ({
    text: `#${opener}`,
    match: "prefix" as const,
    except: known.filter((word) => /^\p{L}+$/u.test(word) && word.startsWith(opener)).map((word) => `#${word}`)
  })),
  ...hashtagWords.filter((word) => !known.includes(word)).map((text) => ({ text }))
]

/** Ordinary words and places that begin like a profane one. */
const cleanCompounds = [
  "Arschbombe",
  "Arschbomben",
  "Arschwiller",
  "Fotzenhobel",
  "Fotzenhobels",
  "Fotzenhobeln",
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
    ...(language === "en" && isOrdinaryElsewhere(word) ? { languages: ["en"] as const } : {})
  }
  return [...(language === "en" ? drawn(word) : [word]), ...(language === "de" ? germanForms(word) : [])].map(
    (text) => ({ text, ...more })
  )
}

/** The word itself, or one that it is a form of. */
const isOrdinaryElsewhere = (word: string): boolean => ordinaryElsewhere.has(word) || formsElsewhere.has(word)

const formsElsewhere: ReadonlySet<string> = new Set(
  [...ordinaryElsewhere].flatMap((word) => [...plurals(word), ...derivatives(word)])
)

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
