/**
 * A model of our own behind a plain async function. It is no language model: it counts words, so it answers this one
 * agent, without a network and the same every time. Yours would call a server here.
 */
import { fromPromises } from "@postwright/core/models/PromiseModel"
import { best, sentencesOf, sharedWords, wordsOf } from "./sentences.ts"

export const wordCounter = fromPromises({
  id: "own/word-counter",
  vendor: "own",
  model: "word-counter-1",
  pricing: { inputMicroUsdPerMillion: 0, outputMicroUsdPerMillion: 0, checkedOn: "2026-11-22", source: "our own" },
  generate: async ({ messages }) => {
    const content = messages[0]?.content ?? ""
    const question = fenced("question", content)
    const sentences = sentencesOf(fenced("source", content))
    const counts = new Map<string, number>()
    for (const word of sentences.flatMap((sentence) => [...wordsOf(sentence)])) {
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
    // A word that few sentences have tells more than one that many have.
    const rarity = (word: string) => Math.log(sentences.length / (counts.get(word) ?? sentences.length))
    const points = (sentence: string) => sharedWords(question, sentence).reduce((sum, word) => sum + rarity(word), 0)
    return { text: JSON.stringify({ quotes: best(sentences, 2, points) }) }
  }
})

/** What stands in the fence with this label. */
const fenced = (label: string, content: string): string =>
  new RegExp(`<<<\\S+ "${label}">>>\n([^]*?)\n<<<end `).exec(content)?.[1] ?? ""
