import { type Format, formatsByPlatform, type Platform } from "../../../content/Platform.ts"
import { formatFit, formatNeed } from "../FormatFit.ts"
import { type Cluster } from "./angles.ts"
import { isVoice, materialOf, type Measured, opens } from "./material.ts"
import { type Topic } from "./topics.ts"

/** Findings that could make a post of one format, whatever the slot. */
export interface Option {
  readonly cluster: Cluster
  readonly format: Format
  readonly members: readonly [Measured, ...Array<Measured>]
  /** What speaks for it on its network, before slots and neighbours are looked at. */
  readonly standing: number
  /** Whether its findings have so little in common that they serve only where a slot would stay empty. */
  readonly isFaint: boolean
}

/** Every way to use the findings on a network, the best first; equals in the order of the clusters. */
export const optionsFor = (platform: Platform, clusters: ReadonlyArray<Cluster>): Array<Option> => {
  const options: Array<Option> = []
  for (const cluster of clusters) {
    for (const members of combinations(cluster)) {
      for (const format of formatsByPlatform[platform]) {
        const standing = standingOf(platform, format, members)
        const isFaint = members.length > 1 && cluster.topic?.isFaint === true
        if (standing !== undefined) options.push({ cluster, format, members, standing, isFaint })
      }
    }
  }
  return options.sort((a, b) => b.standing - a.standing)
}

/** Findings of one topic that are nearest to the one that leads, the nearest first. */
export const nearestTo = ({ closeness, members }: Topic, lead: Measured): ReadonlyArray<Measured> =>
  members
    .map((member) => ({ member, near: member === lead ? 0 : closeness(lead, member) }))
    .filter(({ near }) => near > 0)
    .sort((a, b) => b.near - a.near)
    .map(({ member }) => member)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** So many of the nearest are tried as the second finding. */
const maxPartners = 3
/** Most findings of a topic in one post. */
const maxTogether = 4

const combinations = (cluster: Cluster): Generator<Option["members"]> =>
  cluster.topic === undefined ? neighbours(cluster) : partners(cluster.topic)

// Every finding alone, with one of those nearest to it, and with several of them, as short statements need. What cannot
// open a text follows what can.
const partners = function* (topic: Topic): Generator<Option["members"]> {
  for (const lead of topic.members) {
    yield [lead]
    const near = nearestTo(topic, lead)
    if (!opens(lead) && near.some(opens)) continue
    for (const next of near.slice(0, maxPartners)) yield [lead, next]
    for (let count = 2; count < maxTogether && count <= near.length; count++) yield [lead, ...near.slice(0, count)]
  }
}

// Every finding alone, and with the one that follows it where both belong to one text.
const neighbours = function* ({ members }: Cluster): Generator<Option["members"]> {
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
  if (a.kind === "list") return lead.section === next.section && !isVoice(next)
  if (isVoice(lead) || isVoice(next)) return isVoice(lead) && isVoice(next) && lead.source === next.source
  if (lead.section === next.section) return true
  return a.opener?.kind === "question" && b.opener?.kind === "question"
}

const standingOf = (platform: Platform, format: Format, members: Option["members"]): number | undefined => {
  const [lead, ...rest] = members
  const fit = formatFit(platform, format, materialOf(lead, rest))
  if (fit === undefined) return undefined
  const worth = members.reduce((sum, item) => sum + item.worth, 0) / members.length
  // A further finding where the others suffice is missing elsewhere.
  const others = rest.slice(0, -1)
  const suffices =
    others.length > 0
      ? formatFit(platform, format, materialOf(lead, others)) !== undefined
      : rest.length > 0 && lead.lengths.length >= formatNeed(platform, format).aimUnits
  const waste = suffices ? 0.25 : 0
  return worth + 0.6 * fit + (lead.finding.opener === undefined ? 0 : 0.08) - waste
}
