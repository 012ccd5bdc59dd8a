import { type Finding, type FindingKind } from "../../../knowledge/Finding.ts"
import { namesPart } from "../../research/Headings.ts"
import { type Measured } from "./material.ts"

/** Findings about one thing, in the order of their source. */
export interface Cluster {
  readonly title: string
  readonly kind: FindingKind
  readonly keyphrases: ReadonlyArray<string>
  readonly members: ReadonlyArray<Measured>
}

/**
 * Findings by the section they stand in. A section with a single finding joins its siblings below the same parent
 * heading; statements without headings go by what they are about, or by who made them.
 *
 * @param broad phrases that the whole campaign is about, added to the keyphrases of each
 */
export const clusters = (measured: ReadonlyArray<Measured>, broad: ReadonlyArray<string>): ReadonlyArray<Cluster> => {
  const sections = groupBy(measured, sectionKey)
  const groups = new Map<string, Array<Measured>>()
  for (const [key, members] of sections) {
    const finding = members[0].finding
    const parent = members.length === 1 && finding.headings.length > 2 ? parentKey(finding) : key
    groups.set(parent, [...(groups.get(parent) ?? []), ...members])
  }
  const shares = new Map<string, number>()
  for (const { finding } of measured) {
    for (const phrase of finding.keyphrases) shares.set(phrase, (shares.get(phrase) ?? 0) + 1 / measured.length)
  }
  return [...groups.values()].flatMap((members) => {
    const [first, ...rest] = members.sort((a, b) => a.finding.citation.start - b.finding.citation.start)
    if (first === undefined) return []
    const keyphrases = strongest([first, ...rest], shares)
    return [
      {
        title: titleOf(first, rest, keyphrases),
        kind: majority(members),
        keyphrases: [...new Set([...keyphrases, ...broad])],
        members: [first, ...rest]
      }
    ]
  })
}

const sectionKey = ({ finding, section }: Measured): string =>
  finding.headings.length > 0 ? section : [section, finding.speakerDetail ?? finding.speaker ?? ""].join("\u0000")

const parentKey = (finding: Finding): string =>
  [finding.citation.source, ...finding.headings.slice(0, -1)].join("\u0000")

const groupBy = <A>(items: ReadonlyArray<A>, key: (item: A) => string): Map<string, [A, ...Array<A>]> => {
  const groups = new Map<string, [A, ...Array<A>]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return groups
}

const majority = (members: ReadonlyArray<Measured>): FindingKind => {
  const counts = new Map<FindingKind, number>()
  for (const { finding } of members) counts.set(finding.kind, (counts.get(finding.kind) ?? 0) + finding.salience + 1)
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]![0]
}

const maxKeyphrases = 6

// Phrases that these findings have and most others have not.
const strongest = (members: ReadonlyArray<Measured>, shares: ReadonlyMap<string, number>): ReadonlyArray<string> => {
  const scores = new Map<string, number>()
  for (const { finding } of members) {
    for (const phrase of finding.keyphrases) {
      const rarity = Math.log(1 / (shares.get(phrase) ?? 1))
      scores.set(phrase, (scores.get(phrase) ?? 0) + rarity * (phrase.includes(" ") ? 1.3 : 1))
    }
  }
  return [...scores]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, maxKeyphrases)
    .map(([phrase]) => phrase)
}

// The deepest heading that all members share says what they are about; without one, the phrases they share do.
const titleOf = (first: Measured, rest: ReadonlyArray<Measured>, keyphrases: ReadonlyArray<string>): string => {
  const shared = first.finding.headings.filter((heading, depth) =>
    rest.every((member) => member.finding.headings[depth] === heading)
  )
  const heading = shared.at(-1)
  const isOfAll = shared.length > 1 || first.finding.speaker === undefined
  if (heading !== undefined && isOfAll && !namesPart(heading)) return heading
  const detail = first.finding.speakerDetail
  if (detail !== undefined) {
    const speakers = [...new Set([first, ...rest].flatMap(({ finding }) => finding.speaker ?? []))]
    return `${detail}: ${speakers.slice(0, 2).join(", ")}`
  }
  const about = first.finding.speaker
  const phrases = distinctPhrases(keyphrases, about)
  if (about !== undefined) return [about, phrases].filter((part) => part !== "").join(": ")
  const opener = [first, ...rest].find(({ finding }) => finding.opener !== undefined)?.finding.opener
  if (opener !== undefined) return opener.text
  const said = [first, ...rest]
    .map(({ finding }) => finding.texts[0].replace(/\.$/, ""))
    .find((text) => text.length <= maxTitleLength)
  return said ?? (phrases === "" ? first.finding.citation.source : phrases)
}

const maxTitleLength = 100

const distinctPhrases = (keyphrases: ReadonlyArray<string>, about: string | undefined): string => {
  const chosen: Array<string> = []
  for (const phrase of keyphrases) {
    const lower = phrase.toLowerCase()
    const repeats = [about ?? "", ...chosen].some((other) => {
      const known = other.toLowerCase()
      return known !== "" && (known.includes(lower) || lower.includes(known))
    })
    if (!repeats) chosen.push(phrase)
    if (chosen.length === 2) break
  }
  return chosen.join(", ")
}
