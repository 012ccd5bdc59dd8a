/**
 * What keeps a slot from having a post.
 *
 * @since 0.1.0
 */
import { formatNeed } from "../agents/director/FormatFit.ts"
import { type Loss, type Shortage } from "../agents/research/Shortage.ts"
import { type Format, type Platform } from "../content/Platform.ts"
import { type Finding } from "../knowledge/Finding.ts"
import { type LanguageTag } from "../text/Language.ts"
import { countWords } from "../text/Segmentation.ts"

/** What stands in the way of a post. */
export interface Obstacle {
  /**
   * A loss where the sources give no statement; else `language`: no source is in it, `told`: everything is told in
   * other posts, `small`: what is left is too short, `single`: what is left gives one wording, `repeated`: what the
   * slot has gives one wording or repeats another post.
   */
  readonly kind: Loss | "language" | "told" | "small" | "single" | "repeated"
  /** Statements that it is about. */
  readonly count: number
  /** Statements that other posts tell. */
  readonly told: number
  /** What cost more statements than there are. */
  readonly also?: { readonly loss: Loss; readonly count: number }
  readonly platform: Platform
  readonly format: Format
  /** BCP 47 tag of the slot. */
  readonly language: LanguageTag
  /** Primary subtags of what the sources are in. */
  readonly sourceLanguages: ReadonlyArray<string>
}

/** A slot without a post, and what there is in its language. */
export interface BareSlot {
  readonly platform: Platform
  readonly format: Format
  readonly language: LanguageTag
  /** Findings that the slot was given. */
  readonly given: ReadonlyArray<Finding>
  /** Findings in its language, and which of them no post tells. */
  readonly statements: number
  readonly left: ReadonlyArray<Finding>
  readonly shortage: Shortage
}

/** What stands in the way of the slot’s post. */
export const obstacleOf = (slot: BareSlot): Obstacle => {
  const { format, given, language, left, platform, shortage, statements } = slot
  const told = statements - left.length
  const place = { platform, format, language, told, sourceLanguages: shortage.sourceLanguages }
  const [worst] = [...shortage.losses].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  if (statements === 0) {
    if (worst === undefined && shortage.documents === 0 && shortage.sourceLanguages.length > 0) {
      return { ...place, kind: "language", count: 0 }
    }
    return { ...place, kind: worst?.[0] ?? "unfinished", count: worst?.[1] ?? 0 }
  }
  const also = worst === undefined || worst[1] < statements ? {} : { also: { loss: worst[0], count: worst[1] } }
  if (given.length > 0) return { ...place, ...also, kind: "repeated", count: given.length }
  if (left.length === 0) return { ...place, ...also, kind: "told", count: statements }
  const need = formatNeed(platform, format)
  const isSmall = left.every(
    (finding) =>
      finding.sentences.length < need.minUnits ||
      finding.texts.reduce((sum, text) => sum + countWords(text, finding.language), 0) < need.minWords
  )
  return { ...place, ...also, kind: isSmall ? "small" : "single", count: left.length }
}
