import { Opener } from "../../../knowledge/Finding.ts"
import { type SentenceFeatures } from "../../../knowledge/Passage.ts"
import { type SourceDocument } from "../../../knowledge/SourceDocument.ts"
import { startsAlone } from "./sentences.ts"

/** Speakers who mostly ask: hosts of a conversation, whose lines are no statements. */
export const hostsOf = (document: SourceDocument): ReadonlySet<string> => {
  const counts = new Map<string, { questions: number; sentences: number }>()
  for (const block of document.blocks) {
    if (block.kind !== "cue" || block.speaker === undefined) continue
    const count = counts.get(block.speaker) ?? { questions: 0, sentences: 0 }
    for (const sentence of block.sentences) {
      count.sentences++
      if (sentence.text.trimEnd().endsWith("?")) count.questions++
    }
    counts.set(block.speaker, count)
  }
  if (counts.size < 2) return new Set()
  return new Set(
    [...counts]
      .filter(([, { questions, sentences }]) => questions >= 2 && questions / sentences >= 0.25)
      .map(([speaker]) => speaker)
  )
}

/** The question that these lines end with, where a reader understands it without the talk before. */
export const questionOf = (
  document: SourceDocument,
  sentences: ReadonlyArray<SentenceFeatures>
): Opener | undefined => {
  const last = sentences.at(-1)
  if (last === undefined || !last.isQuestion || !startsAlone(last) || last.words < 4) return undefined
  return new Opener({
    kind: "question",
    text: last.display,
    citation: document.cite(last.sentence.start, last.sentence.end)
  })
}
