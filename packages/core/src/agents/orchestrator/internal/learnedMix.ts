import { type Insight, type InsightReport } from "../../../analytics/Insight.ts"
import { FormatShare } from "../../../content/FormatShare.ts"
import { type Format, formats, type Platform } from "../../../content/Platform.ts"

/** A format of a network that gets more room, or less, because earlier results say so. */
export interface FormatShift {
  readonly platform: Platform
  readonly format: Format
  readonly isMore: boolean
}

/** What the insights say of formats: each network's strongest one. */
export const formatShifts = (insights: InsightReport | undefined): ReadonlyArray<FormatShift> => {
  const shifts = new Map<Platform, FormatShift>()
  for (const { comparison, dimension, platform } of insights?.insights ?? []) {
    if (dimension !== "format" || platform === undefined || shifts.has(platform)) continue
    const shift = shiftOf(comparison)
    if (shift !== undefined) shifts.set(platform, { platform, ...shift })
  }
  return [...shifts.values()]
}

/**
 * The mix with these shifts: a tenth of the network's posts more or less, taken from its other formats or given to them
 * by their shares. A format that has no share gets none: the sources, or a trend, speak against it.
 */
export const shiftedMix = (
  mix: ReadonlyArray<FormatShare>,
  shifts: ReadonlyArray<FormatShift>
): ReadonlyArray<FormatShare> => {
  let shifted = mix
  for (const { format, isMore, platform } of shifts) {
    const own = shifted.find((one) => one.platform === platform && one.format === format)
    if (own === undefined || own.share === 0) continue
    const share = rounded(Math.min(1, Math.max(0, own.share + (isMore ? step : -step))))
    const rest = 1 - own.share
    if (rest <= 0 || share === own.share) continue
    shifted = shifted.map((one) =>
      one.platform !== platform
        ? one
        : new FormatShare({
            ...one,
            share: one.format === format ? share : rounded((one.share * (1 - share)) / rest)
          })
    )
  }
  return shifted
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** An observation moves little: the next results show whether it was right. */
const step = 0.1

const shiftOf = ({ a, b }: Insight["comparison"]): Pick<FormatShift, "format" | "isMore"> | undefined => {
  const better = formats.find((format) => format === a)
  if (better !== undefined) return { format: better, isMore: true }
  const worse = formats.find((format) => format === b)
  return worse === undefined ? undefined : { format: worse, isMore: false }
}

const rounded = (share: number): number => Math.round(share * 1_000) / 1_000
