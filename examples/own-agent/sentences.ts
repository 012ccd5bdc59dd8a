/** The sentences of the paragraphs of a Markdown text, to the letter. Headings and lists are left out. */
export const sentencesOf = (text: string): ReadonlyArray<string> =>
  text
    .split("\n")
    .filter((line) => /^\p{L}/u.test(line))
    .flatMap((line) => line.trim().split(/(?<=[.!?])\s+/))

/** The words of four letters and more, in lower case, each once. */
export const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/\p{L}{4,}/gu))

/** The words that a question and a sentence both have. */
export const sharedWords = (question: string, sentence: string): ReadonlyArray<string> => {
  const asked = wordsOf(question)
  return [...wordsOf(sentence)].filter((word) => asked.has(word))
}

/** The best sentences, those that come first in the text first. A sentence without any points is none of them. */
export const best = (
  sentences: ReadonlyArray<string>,
  count: number,
  points: (sentence: string) => number
): ReadonlyArray<string> => {
  const ranked = sentences.map((sentence) => ({ sentence, points: points(sentence) })).filter((one) => one.points > 0)
  const chosen = new Set(ranked.sort((a, b) => b.points - a.points).slice(0, count))
  return sentences.filter((sentence) => [...chosen].some((one) => one.sentence === sentence))
}
