/**
 * Forms of profane words that no list spells out: English plurals and endings, German compounds and participles.
 */

/** A word in the plural, as English writes it; nothing for what is one already, or no noun. */
export const plurals = (word: string): ReadonlyArray<string> => {
  if (!isOneWord(word) || /(?:s|z|ing|in|ed|ful|me|off|out|you|it)$/u.test(word)) return []
  if (/(?:x|ch|sh)$/u.test(word)) return [`${word}es`]
  return /[^aeiou]y$/u.test(word) ? [`${word.slice(0, -1)}ies`] : [`${word}s`]
}

/** What English makes of a short word: who does it, doing it, done, and what is like it. */
export const derivatives = (word: string): ReadonlyArray<string> => {
  if (!isOneWord(word) || word.length > 7 || /(?:[aiouysz]|ing|in|ed|er)$/u.test(word)) return []
  const stem = word.endsWith("e") ? word.slice(0, -1) : doubled(word)
  return ["er", "ers", "ed", "ing", "y", "ish"].map((ending) => (ending === "ish" ? bare(word) : stem) + ending)
}

/** A v as the Romans wrote it in front of a consonant, where a reader takes it for a u. */
export const withRomanU = (word: string): ReadonlyArray<string> =>
  isOneWord(word) && /u[bcdfgjklmnpqrstvwxz]/u.test(word) ? [word.replace(/u(?=[bcdfgjklmnpqrstvwxz])/u, "v")] : []

/** The two signs that draw a k, at the end of a word. */
export const withDrawnK = (word: string): ReadonlyArray<string> =>
  isOneWord(word) && word.endsWith("k") ? [`${word.slice(0, -1)}|<`] : []

/** Every first part in front of every second one, with the endings of the second one. */
export const compounds = (
  first: ReadonlyArray<string>,
  second: Readonly<Record<string, ReadonlyArray<string>>>
): ReadonlyArray<string> =>
  first.flatMap((part) =>
    Object.entries(second).flatMap(([stem, endings]) => endings.map((ending) => part + stem + ending))
  )

/** German participles of stems, with the beginnings that verbs take: `gefickt`, `verfickter`, `abgefickten`. */
export const participles = (...stems: ReadonlyArray<string>): ReadonlyArray<string> =>
  compounds(beginnings, Object.fromEntries(stems.map((stem) => [stem, declension])))

/** Endings of German adjectives. */
export const declension: ReadonlyArray<string> = ["", "e", "er", "es", "en", "em"]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const isOneWord = (word: string): boolean => /^[a-z]{4,}$/u.test(word)

const bare = (word: string): string => (word.endsWith("e") ? word.slice(0, -1) : doubled(word))

/** With its last consonant twice, as behind one short vowel: `slutty`. */
const doubled = (word: string): string =>
  /(?:^|[^aeiou])[aeiou][bdfglmnprt]$/u.test(word) ? word + word.slice(-1) : word

const separable = "ab, an, auf, aus, durch, ein, rein, rum, um, voll, weg, zu, zusammen".split(", ")
const beginnings = ["ge", "ver", "be", "zer", ...separable.map((verb) => `${verb}ge`)]
