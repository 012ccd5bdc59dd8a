/**
 * Which format carries which material on which network, and how much of it a post needs.
 *
 * @since 0.1.0
 */
import { type Format, type Platform } from "../../content/Platform.ts"
import { type FindingKind } from "../../knowledge/Finding.ts"

/** Material that is considered together for one post. Lengths are of the text as a reader sees it. */
export interface Material {
  /** Kind of the finding that leads. */
  readonly kind: FindingKind
  readonly words: number
  /** Sentences, or items of lists. */
  readonly units: number
  /** Length of the longest sentence or item, in characters. */
  readonly longestUnit: number
  /** Length of the shortest sentence or item, in characters. */
  readonly shortestUnit: number
  /** Length of everything, in characters. */
  readonly length: number
  readonly findingCount: number
  readonly hasList: boolean
}

/** What one format needs and takes. */
export interface FormatNeed {
  readonly minWords: number
  readonly minUnits: number
  /** More than one post takes; what lies above belongs to another slot. */
  readonly maxWords: number
  /** Sentences a good post has; a second finding is welcome while the first has fewer. */
  readonly aimUnits: number
}

/** Words and sentences by network and format. */
export const formatNeed = (platform: Platform, format: Format): FormatNeed => {
  if (format === "thread") return { minWords: 50, minUnits: 4, maxWords: 260, aimUnits: 6 }
  if (format === "carousel") return { minWords: 30, minUnits: 3, maxWords: 240, aimUnits: 5 }
  if (format === "video") return { minWords: 18, minUnits: 2, maxWords: 110, aimUnits: 3 }
  return postNeeds[platform]
}

/**
 * How well the format carries the material: 0 to 1, or undefined when it cannot. A thread and a carousel need a list
 * or enough sentences, and each sentence must fit its part or slide.
 */
export const formatFit = (platform: Platform, format: Format, material: Material): number | undefined => {
  const need = formatNeed(platform, format)
  if (material.words < need.minWords || material.words > need.maxWords) return undefined
  const isShortList = material.hasList && material.words >= 12
  if (material.units < need.minUnits && !(isShortList && material.units >= 3)) return undefined
  if (!carries(platform, format, material)) return undefined
  const enough = Math.min(1, material.units / need.aimUnits)
  const listGain = material.hasList ? (listFit[format === "post" ? platform : format] ?? 0) : 0
  return clamp(0.45 + 0.25 * enough + (kindFit[material.kind][format === "post" ? platform : format] ?? 0) + listGain)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const clamp = (value: number): number => Math.max(0, Math.min(1, value))

const postNeeds: Record<Platform, FormatNeed> = {
  x: { minWords: 8, minUnits: 1, maxWords: 140, aimUnits: 2 },
  linkedin: { minWords: 35, minUnits: 2, maxWords: 260, aimUnits: 5 },
  facebook: { minWords: 24, minUnits: 2, maxWords: 200, aimUnits: 4 },
  instagram: { minWords: 18, minUnits: 1, maxWords: 150, aimUnits: 3 },
  tiktok: { minWords: 18, minUnits: 2, maxWords: 110, aimUnits: 3 },
  youtube: { minWords: 18, minUnits: 2, maxWords: 110, aimUnits: 3 }
}

const carries = (platform: Platform, format: Format, material: Material): boolean => {
  // A list alone could be told in one way only; another finding gives a second one.
  if (format === "thread") return material.longestUnit <= 240 && material.findingCount > 1
  if (format === "carousel") {
    if (material.longestUnit > 320 || material.units > 12) return false
    return material.hasList ? material.findingCount > 1 && material.units >= 4 : material.units >= 4
  }
  if (format === "video") return material.findingCount === 1 && (!material.hasList || material.units <= 7)
  if (platform !== "x") return true
  return material.findingCount === 1 && (material.hasList ? material.length <= 200 : material.shortestUnit <= 200)
}

type Fit = Partial<Record<Platform | Exclude<Format, "post">, number>>

const kindFit: Record<FindingKind, Fit> = {
  statistic: { x: 0.15, linkedin: 0.2, carousel: 0.05, facebook: 0.05 },
  "how-to": { carousel: 0.15, video: 0.15, x: 0.1, instagram: 0.05 },
  quotation: { instagram: 0.2, facebook: 0.15, video: 0.1, x: 0.1, carousel: -0.25, thread: -0.2, linkedin: -0.05 },
  comparison: { linkedin: 0.15, carousel: 0.15, x: 0.1, thread: 0.05 },
  story: { facebook: 0.2, video: 0.15, linkedin: 0.1, thread: 0.05, carousel: -0.15 },
  definition: { x: 0.1, video: 0.1, carousel: 0.05 },
  answer: { video: 0.15, facebook: 0.15, x: 0.1, linkedin: 0.1, carousel: 0.05 },
  claim: { x: 0.1, linkedin: 0.05, facebook: 0.05 },
  list: { carousel: 0.1, linkedin: 0.1 }
}

const listFit: Fit = { carousel: 0.25, thread: 0.15, linkedin: 0.1, facebook: 0.05, instagram: 0.05, video: -0.05 }
