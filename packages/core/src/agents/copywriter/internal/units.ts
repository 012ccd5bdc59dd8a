import { type Citation } from "../../../knowledge/Citation.ts"
import { type Finding } from "../../../knowledge/Finding.ts"
import { primarySubtag } from "../../../text/Language.ts"

/** A sentence or list item that a post can be built from. */
export interface Unit {
  readonly text: string
  readonly citation: Citation
  readonly finding: Finding
  /** Place within its finding. */
  readonly index: number
  /** Whether a reader understands it who has not seen what stands before it. */
  readonly standsAlone: boolean
  /** Whether it can open a text. */
  readonly opens: boolean
  /** How the brief wants its figures named. */
  readonly label: string | undefined
}

export const unitsOf = (finding: Finding): ReadonlyArray<Unit> =>
  finding.sentences.map((citation, index) => ({
    text: finding.texts[index] ?? citation.quote,
    citation,
    finding,
    index,
    standsAlone: finding.standsAlone[index] ?? index === 0,
    opens: finding.opens[index] ?? index === 0,
    label: finding.label?.sentences.includes(index) === true ? finding.label.text : undefined
  }))

/** Whether two units are the same sentence. */
export const isSame = (a: Unit, b: Unit): boolean =>
  a.citation.start === b.citation.start && a.citation.source === b.citation.source

/** Whether a statement is somebody's words and what leads to them, in running text. */
export const isLedToWords = ({ kind, speaker, texts }: Finding): boolean =>
  speaker === undefined && (kind === "quotation" || texts.length < 3) && texts.some((text) => inMarks.test(text))

/** Whether the unit has such words itself, rather than leading to them. */
export const hasWords = ({ finding, text }: Unit): boolean => !isLedToWords(finding) || inMarks.test(text)

const inMarks = /["“„«»][^"“”„«»]{20}/u

/** What a sentence does when it opens a text; names the approach. */
export const natureOf = (unit: Unit): string => {
  if (unit.finding.kind === "how-to" && unit.index === 0) return "tip"
  if (contrast.test(unit.text)) return "contrast"
  if (/\p{N}/u.test(unit.text)) return "lead-fact"
  if (unit.finding.kind === "story") return "story"
  return "statement"
}

const contrast =
  /(?<!\p{L})(?:but|yet|while|whereas|rather than|instead of|aber|sondern|dagegen|während|statt|nicht \p{L}+, sondern)(?!\p{L})|, not /iu

/**
 * Quotation marks of the language around a text in the place of those around all of it; others of its own become inner
 * ones.
 */
export const quoted = (text: string, language: string): string => {
  const [open, close, innerOpen, innerClose] = primarySubtag(language) === "de" ? german : english
  const inner = text
    .replace(wholly, "$1$2$3$4$5")
    .replace(/“([^“”„]*)”/g, `${innerOpen}$1${innerClose}`)
    .replace(/„([^“”„]*)[“”]/g, `${innerOpen}$1${innerClose}`)
    .replace(/"([^"]*)"/g, `${innerOpen}$1${innerClose}`)
  return `${open}${inner}${close}`
}

const wholly = /^(?:“([^“”]*)”|„([^“”„]*)[“”]|"([^"]*)"|«([^«»]*)»|»([^«»]*)«)$/u

const english = ["“", "”", "‘", "’"] as const
const german = ["„", "“", "‚", "‘"] as const

/** `— Helen Marsh (Wren)` */
export const attribution = (finding: Finding): string =>
  `${primarySubtag(finding.language) === "de" ? "–" : "—"} ${speakerName(finding)}`

export const speakerName = (finding: Finding): string =>
  finding.speakerDetail === undefined ? (finding.speaker ?? "") : `${finding.speaker ?? ""} (${finding.speakerDetail})`
