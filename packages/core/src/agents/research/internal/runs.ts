import { type FindingKind, type Opener } from "../../../knowledge/Finding.ts"
import { type SentenceFeatures } from "../../../knowledge/Passage.ts"
import { type Block, type SourceDocument } from "../../../knowledge/SourceDocument.ts"
import { type Candidate, type CandidatePart } from "./candidate.ts"
import { groupsOf, isBalancedRun, isVoiceless } from "./quotations.ts"
import { isUsable, opensLate, startsAlone } from "./sentences.ts"
import { voiceOf } from "./speakers.ts"

/** Most sentences of one statement. */
const maxSentences = 4

/**
 * Usable sentences of a block that follow each other, cut where a long paragraph takes a new turn. A run begins with a
 * sentence that stands alone; what leans on a sentence that was left out is left out too, and so are somebody's words of
 * which nothing says whose they are.
 */
export const runsOf = (
  document: SourceDocument,
  block: Block,
  sentences: ReadonlyArray<SentenceFeatures>,
  opener: Opener | undefined
): ReadonlyArray<Candidate> => {
  const groups = groupsOf(sentences, maxSentences)
  const runs: Array<Array<ReadonlyArray<SentenceFeatures>>> = []
  let run: Array<ReadonlyArray<SentenceFeatures>> = []
  const close = () => {
    if (run.length > 0) runs.push(run)
    run = []
  }
  for (const group of groups) {
    const [first] = group
    if (first === sentences[0] && first !== undefined && opener?.kind === "question" && isShortAnswer(first)) {
      run.push(group)
      continue
    }
    if (first === undefined || !group.every(isUsable) || !isBalancedRun(group) || isVoiceless(group)) {
      close()
      continue
    }
    const alone = startsAlone(first)
    // A paragraph that begins by pointing back goes on from the one before it.
    if (run.length === 0 && !alone && first.sentenceIndex === 0) return []
    if (run.length === 0 && !(first.sentenceIndex === 0 ? alone : opensLate(first))) continue
    if (run.length >= maxSentences) {
      if (!opensLate(first)) continue
      close()
    }
    run.push(group)
  }
  close()
  return runs.flatMap((members, index) => {
    const kept = withoutOpenEnd(members)
    // `No.` answers nothing without what follows.
    if (kept.length === 1 && kept[0]?.[0] !== undefined && isShortAnswer(kept[0][0])) return []
    const [first, ...rest] = kept.map(partOf)
    if (first === undefined) return []
    const ownOpener = index === 0 && members[0]?.[0] === sentences[0] ? opener : undefined
    return [
      {
        document,
        block,
        kind: kindOf(kept.flat(), document, block, ownOpener),
        parts: [first, ...rest],
        opener: ownOpener,
        isOrdered: undefined
      }
    ]
  })
}

// A question needs its answer, and a colon what it announces.
const withoutOpenEnd = (
  members: ReadonlyArray<ReadonlyArray<SentenceFeatures>>
): ReadonlyArray<ReadonlyArray<SentenceFeatures>> => {
  let end = members.length
  while (end > 0) {
    const last = members[end - 1]?.at(-1)
    if (last === undefined || (!last.isQuestion && !last.display.endsWith(":"))) break
    end--
  }
  return members.slice(0, end)
}

// `Do I need experience? No.`
const isShortAnswer = ({ display }: SentenceFeatures): boolean =>
  /^(?:yes|no|not (?:at all|yet|necessarily)|absolutely|of course|ja|nein|doch|natürlich|klar|leider nein|nicht unbedingt)[.!]$/iu.test(
    display
  )

const partOf = (group: ReadonlyArray<SentenceFeatures>): CandidatePart => {
  const first = group[0]!
  const last = group.at(-1) ?? first
  return {
    start: first.sentence.start,
    end: last.sentence.end,
    text: withStop(group.map((sentence) => sentence.display).join(" ")),
    standsAlone: startsAlone(first),
    opens: first.sentenceIndex === 0 ? startsAlone(first) : opensLate(first),
    features: first,
    all: group
  }
}

// An item of a list that is a sentence gets its full stop where it stands in running text.
const withStop = (text: string): string => (/[.!?…:]["”“’»‘)\]]*$/u.test(text) ? text : `${text}.`)

const kindOf = (
  sentences: ReadonlyArray<SentenceFeatures>,
  { language }: SourceDocument,
  block: Block,
  opener: Opener | undefined
): FindingKind => {
  if (voiceOf(block, language) !== undefined || block.kind === "quotation") return "quotation"
  const counts = new Map<FindingKind, number>()
  for (const [index, sentence] of sentences.entries()) {
    // An item told alone is no list.
    const kind = sentence.kinds.find((one) => one !== "list") ?? "claim"
    counts.set(kind, (counts.get(kind) ?? 0) + (index === 0 ? 1.5 : 1))
  }
  const best = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? "claim"
  return best === "claim" && opener?.kind === "question" ? "answer" : best
}
