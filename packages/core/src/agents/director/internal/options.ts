import { type Format, formatsByPlatform, type Platform } from "../../../content/Platform.ts"
import { formatFit, formatNeed } from "../FormatFit.ts"
import { type Cluster } from "./angles.ts"
import { materialOf, type Measured } from "./material.ts"

/** Findings that could make a post of one format, whatever the slot. */
export interface Option {
  readonly cluster: Cluster
  readonly format: Format
  readonly members: readonly [Measured, ...Array<Measured>]
  /** What speaks for it on its network, before slots and neighbours are looked at. */
  readonly standing: number
}

/** Every way to use the findings on a network, the best first; equals in the order of the clusters. */
export const optionsFor = (platform: Platform, clusters: ReadonlyArray<Cluster>): Array<Option> => {
  const options: Array<Option> = []
  for (const cluster of clusters) {
    for (const members of combinations(cluster)) {
      for (const format of formatsByPlatform[platform]) {
        const standing = standingOf(platform, format, members)
        if (standing !== undefined) options.push({ cluster, format, members, standing })
      }
    }
  }
  return options.sort((a, b) => b.standing - a.standing)
}

// Every finding alone, and with the one that follows it where both belong to one text.
const combinations = function* ({ members }: Cluster): Generator<readonly [Measured, ...Array<Measured>]> {
  for (const [index, lead] of members.entries()) {
    yield [lead]
    // A list leads, and what is said beside it follows.
    const beside = lead.finding.kind === "list" ? [members[index - 1], members[index + 1]] : [members[index + 1]]
    for (const next of beside) if (next !== undefined && belongTogether(lead, next)) yield [lead, next]
  }
}

const belongTogether = (lead: Measured, next: Measured): boolean => {
  const [a, b] = [lead.finding, next.finding]
  if (a.language !== b.language || b.kind === "list") return false
  if (a.kind === "list") return lead.section === next.section && b.speaker === undefined
  if (a.speaker !== undefined || b.speaker !== undefined) {
    return a.speaker !== undefined && b.speaker !== undefined && lead.source === next.source
  }
  if (lead.section === next.section) return true
  return a.opener?.kind === "question" && b.opener?.kind === "question"
}

const standingOf = (platform: Platform, format: Format, members: Option["members"]): number | undefined => {
  const [lead, ...rest] = members
  const fit = formatFit(platform, format, materialOf(lead, rest))
  if (fit === undefined) return undefined
  const worth = members.reduce((sum, item) => sum + item.worth, 0) / members.length
  // A second finding where the first one suffices is missing elsewhere.
  const waste = rest.length > 0 && lead.lengths.length >= formatNeed(platform, format).aimUnits ? 0.25 : 0
  return worth + 0.6 * fit + (lead.finding.opener === undefined ? 0 : 0.08) - waste
}
