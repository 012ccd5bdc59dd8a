/**
 * Texts that would take a careless matcher for ever, and the work that ours does for them.
 */
import type { MatcherTerm } from "@postwright/core/policy/TermMatch"
import { compileList } from "../../../src/policy/internal/terms/compiledList.ts"
import { findTerms } from "../../../src/policy/internal/terms/findTerms.ts"

/** Terms that resist evasion. */
export const evasive = (...texts: ReadonlyArray<string>): ReadonlyArray<MatcherTerm> =>
  texts.map((text) => ({ text, resistsEvasion: true }))

/** a, aa, aaa, … */
export const nested = Array.from({ length: 60 }, (_, at) => "a".repeat(at + 1))

/** Everything that a search does: symbols read, keys reported, cells, comparisons and what they read, and matches. */
export const workFor = (
  terms: ReadonlyArray<MatcherTerm>,
  text: string,
  language: string | undefined = "en"
): number => {
  const list = compileList(terms)
  let reports = 0
  const symbols = list.scan(
    text,
    { key: () => reports++, stretch: () => {}, isOrdinary: () => true, usesLetter: () => true },
    false
  )
  const matches = findTerms(list, text, language).length
  const { cells = 0, comparisons = 0, reads = 0 } = list.search?.work ?? {}
  return symbols + reports + cells + comparisons + reads + matches
}

/** A text of that length made of one piece. */
export const repeated = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** Short terms that resemble each other. */
export const terms = [
  ...evasive("badword", "bad word", "as", "ass", "asa", "sss", "lil", "ill", "a b c d e", "aaa"),
  { text: "bad", match: "anywhere" as const, resistsEvasion: true },
  { text: "as", match: "prefix" as const, resistsEvasion: true },
  { text: "\u1100", match: "anywhere" as const },
  { text: "👨" },
  { text: "sa", match: "anywhere" as const, resistsEvasion: true }
]

/** What texts are made of. */
export const pieces: Readonly<Record<string, string>> = {
  "one letter": "a",
  "another letter": "s",
  "spaced letters": "a ",
  "spaced letters of a term": "b a d w o r d ",
  "dotted letters": "a.s.",
  "zero-width characters": "\u200b",
  "hidden letters": "a\u200b",
  "combining marks": "\u0336",
  "marks in changing order": "\u0301\u0323\u0345",
  "letters with marks": "a\u0336",
  masks: "*",
  "masked words": "a*s ",
  "letters and masks": "a*",
  "signs for letters": "$",
  "letters and signs": "s$a$",
  "letters that fall together": "l1|!i",
  brackets: "s(a",
  dots: ".",
  hyphens: "-",
  capitals: "aA",
  hashtags: "#aA1_",
  "number signs": "#",
  emoji: "👨‍👩‍👧‍👦",
  flags: "🇦🇸",
  "halves of pairs": "\ud83d",
  Hangul: "\u1100\u1161",
  "initials of Hangul": "\u1100",
  "joined emoji": "👨\u200d",
  Cyrillic: "аѕ",
  "mixed scripts": "аs ",
  "nearly a term": "badwor bad wor ",
  "no white space": "b.a.d.w.o.r",
  "line breaks": "\n",
  "letters upside down": "sɐ ɐ",
  "overrides of the direction": "\u202esa",
  "stars between letters": "a*s*",
  "signs of currencies": "a₳₴"
}

/** Terms of three scripts, some of which look like each other. */
export const termsOfScripts: ReadonlyArray<MatcherTerm> = [
  ...terms,
  ...evasive("сор", "кот", "ааа", "аа", "слово дня", "и", "νέο", "κακο", "ano", "cop", "kot"),
  { text: "сло", match: "anywhere", resistsEvasion: true },
  { text: "тан", match: "prefix", resistsEvasion: true },
  { text: "ово", match: "anywhere", resistsEvasion: true }
]

const russian = "Наш магазин в Москве работает без выходных, а сегодня мы рисуем и танцуем до вечера. "
const greek = "Η οικογένεια ανοίγει σήμερα το νέο κατάστημα στην Αθήνα, και όλοι είναι καλεσμένοι. "
const english = "The weaver opens her shop today, and everyone is invited to music, food and games. "

/** Whole pages in scripts other than Latin or in several, and of what is no letter. */
export const pages: Readonly<Record<string, string>> = {
  "Russian prose": russian,
  "Greek prose": greek,
  "prose in three scripts": russian + english + greek,
  "Latin words in Russian prose": "Наш iPhone и SMS-ка в Google, а Wi‑Fi дома. ",
  "Cyrillic words in English prose": "The рот and the сор of the кот. ",
  "Latin letters in Russian words": "Наш cлoвo и cop. ",
  "single letters of Cyrillic": "с о р ",
  "single letters of Greek": "ν έ ο ",
  "letters of Armenian, Cherokee and Georgian": "Հայաստան ᏣᎳᎩ საქართველო ",
  "scripts that join letters": "مرحبا बकरी क़हानी ",
  "scripts without spaces": "我们的商店ร้านของเรา",
  Korean: "오늘 가게를 엽니다 ",
  figures: "0123456789 ",
  "one figure": "1",
  "prices and dates": "12.50, 24.12.2026; 1/3 ",
  "figures and letters": "4a5s",
  punctuation: "!?.,;:…",
  "words and exclamations": "а!б?s!",
  "quotation marks and brackets": "«а» “b” (s) ",
  "addresses with at signs": "a@b.s/d ",
  "emoji between words": "😀 a 👨‍👩‍👧‍👦 s ",
  keycaps: "1\ufe0f\u20e3",
  "directions of writing": "\u202esa\u202c ",
  "wide gaps": "a   b    s -- ",
  "hashtags of several scripts": "#сЛ_1 #aSa #_ "
}
