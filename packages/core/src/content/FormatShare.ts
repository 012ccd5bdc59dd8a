/**
 * Which share of a network's posts takes which format.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { Format, formatsByPlatform, Platform } from "./Platform.ts"

/** A share of one network's posts. The shares of a network sum to 1. */
export class FormatShare extends Schema.Class<FormatShare>("@postwright/core/content/FormatShare")({
  platform: Platform,
  format: Format,
  /** 0 to 1. */
  share: Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))
}) {}

/** The usual shares of a network's formats: the first one is half or more of its posts. */
export const usualShares = (platform: Platform): ReadonlyArray<FormatShare> => {
  const known = formatsByPlatform[platform]
  return known.map((format, index) => new FormatShare({ platform, format, share: proportions[known.length]![index]! }))
}

/** The share of a format among those of its network; a network that nothing is said of has its usual ones. */
export const shareOf = (shares: ReadonlyArray<FormatShare>, platform: Platform, format: Format): number => {
  const own = shares.filter((one) => one.platform === platform)
  return (own.length === 0 ? usualShares(platform) : own).find((one) => one.format === format)?.share ?? 0
}

/**
 * What is wrong with shares, each fault with the index of the one it is about: networks that are not asked for, formats
 * that a network does not take, the same twice, sums other than 1. Every network has to be there.
 */
export const shareFaults = (
  shares: ReadonlyArray<Pick<FormatShare, "platform" | "format" | "share">>,
  platforms: ReadonlyArray<Platform>
): ReadonlyArray<{ readonly index?: number; readonly message: string }> => {
  const seen = new Set<string>()
  const sums = new Map<Platform, number>(platforms.map((platform) => [platform, 0]))
  const faults = shares.flatMap(({ format, platform, share }, index) => {
    const sum = sums.get(platform)
    if (sum === undefined) return [{ index, message: `the campaign is not for ${platform}` }]
    if (!formatsByPlatform[platform].includes(format)) {
      return [{ index, message: `${platform} takes ${formatsByPlatform[platform].join(", ")}, not "${format}"` }]
    }
    sums.set(platform, sum + share)
    const key = `${platform} ${format}`
    if (seen.has(key)) return [{ index, message: `${key} has a share already` }]
    seen.add(key)
    return []
  })
  if (faults.length > 0) return faults
  return [...sums]
    .filter(([, sum]) => Math.abs(sum - 1) > 0.01)
    .map(([platform, sum]) => ({
      message: `the shares of ${platform} sum to ${Math.round(sum * 100) / 100}; they have to sum to 1`
    }))
}

/** Which formats each network takes, and their usual shares, as rules of a prompt. */
export const formatRules = (platforms: ReadonlyArray<Platform>): ReadonlyArray<string> =>
  [...new Set(platforms)].map((platform) => {
    const usual = usualShares(platform).map(({ format, share }) => `${format} ${share}`)
    return `Formats of ${platform} and their usual shares: ${usual.join(", ")}`
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** By the number of formats that a network takes. */
const proportions: Record<number, ReadonlyArray<number>> = { 1: [1], 2: [0.75, 0.25], 3: [0.5, 0.3, 0.2] }
