import { type Finding } from "../../../knowledge/Finding.ts"
import { countWords } from "../../../text/Segmentation.ts"
import { type Material } from "../FormatFit.ts"

/** A finding with what the choice of slots and formats looks at, measured once. */
export interface Measured {
  readonly finding: Finding
  readonly source: string
  /** Headings above it, in one string: findings of one section are equal here. */
  readonly section: string
  readonly words: number
  readonly lengths: ReadonlyArray<number>
  /** How good it is to post, 0 to 1. */
  readonly worth: number
}

export const measure = (finding: Finding): Measured => {
  const texts = finding.sentences.map((sentence) => sentence.quote.replaceAll(/\s+/g, " "))
  return {
    finding,
    source: finding.citation.source,
    section: [finding.citation.source, ...finding.headings].join("\u0000"),
    words: texts.reduce((sum, text) => sum + countWords(text, finding.language), 0),
    lengths: texts.map((text) => text.length),
    worth: 0.75 * finding.salience + 0.25 * finding.independence
  }
}

/** Whether a text can begin with the finding. */
export const opens = ({ finding }: Measured): boolean => finding.opens[0] !== false

/** Whether they are somebody's words: a post tells them with other people's or alone, not among the brand's own. */
export const isVoice = ({ finding }: Measured): boolean => finding.speaker !== undefined || finding.kind === "quotation"

/** What the findings carry together; the first one leads. */
export const materialOf = (lead: Measured, rest: ReadonlyArray<Measured>): Material => {
  const all = [lead, ...rest]
  const lengths = all.flatMap((item) => item.lengths)
  return {
    kind: lead.finding.kind,
    words: all.reduce((sum, item) => sum + item.words, 0),
    units: lengths.length,
    longestUnit: Math.max(...lengths),
    shortestUnit: Math.min(...lengths),
    length: lengths.reduce((sum, length) => sum + length + 1, 0),
    findingCount: all.length,
    hasList: all.some((item) => item.finding.kind === "list")
  }
}
