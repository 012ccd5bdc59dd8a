import { type Finding, type FindingKind } from "../../../knowledge/Finding.ts"
import { namesPart, withoutGenre } from "../../research/Headings.ts"
import { isUnsignedVoice } from "../../research/Voices.ts"
import { type Measured } from "./material.ts"
import { type Topic, topicsOf } from "./topics.ts"

/** Findings about one thing: of one section, in the order of their source, or from anywhere. */
export interface Cluster {
  readonly title: string
  readonly kind: FindingKind
  readonly keyphrases: ReadonlyArray<string>
  readonly members: ReadonlyArray<Measured>
  /** What holds members together that are not of one section; absent for a section. */
  readonly topic?: Topic
}

/** Findings in groups. */
export interface Clusters {
  /**
   * By the section they stand in, or by who made them. A section with a single finding joins its siblings below the
   * same parent heading; what is left alone, and statements without headings, go by what they are about.
   */
  readonly all: ReadonlyArray<Cluster>
  /** Groups by what they are about of those among these findings that no section holds together. */
  readonly regroup: (left: ReadonlyArray<Measured>) => ReadonlyArray<Cluster>
}

/**
 * The groups that slots take their ideas from.
 *
 * @param broad phrases that the whole campaign is about, added to the keyphrases of each
 * @param weights how much of all material is about a phrase, 0 to 1
 */
export const clustersOf = (
  measured: ReadonlyArray<Measured>,
  broad: ReadonlyArray<string>,
  weights: ReadonlyMap<string, number>
): Clusters => {
  const groups = sectionGroups(measured)
  const perSource = groupBy(measured, ({ source }) => source)
  const isNote = ([{ source }]: Group) => (perSource.get(source)?.length ?? 0) <= maxOfNote
  // A section of a long text is an idea of its own while there is enough of everything.
  const isFree = (group: Group) => isLoose(group) && (!isHeaded(group) || isNote(group))
  const loose = new Set(groups.filter(isLoose).flat())
  const shares = new Map<string, number>()
  for (const { finding } of measured) {
    for (const phrase of finding.keyphrases) shares.set(phrase, (shares.get(phrase) ?? 0) + 1 / measured.length)
  }
  const clusterOf = ([first, ...rest]: Group, topic?: Topic): Cluster => {
    const keyphrases = strongest([first, ...rest], shares)
    return {
      title: topic === undefined ? titleOf(first, rest, keyphrases) : topicTitle(topic, keyphrases, weights),
      kind: majority([first, ...rest]),
      keyphrases: [...new Set([...keyphrases, ...broad])],
      members: [first, ...rest],
      ...(topic === undefined ? {} : { topic })
    }
  }
  const byTopic = (findings: ReadonlyArray<Measured>) =>
    topicsOf(findings).map((topic) => clusterOf(topic.members, topic.members.length === 1 ? undefined : topic))
  return {
    all: [
      ...groups.filter((group) => !isFree(group)).map((group) => clusterOf(group)),
      ...byTopic(groups.filter(isFree).flat())
    ],
    regroup: (left) => byTopic(left.filter((finding) => loose.has(finding)))
  }
}

type Group = readonly [Measured, ...Array<Measured>]

// A statement that stands alone, or a text without headings. A list keeps what stands beside it.
const isLoose = (group: Group): boolean =>
  group.every(({ finding }) => finding.kind !== "list") &&
  (group.length === 1 || (!isHeaded(group) && group[0].finding.speaker === undefined))

const isHeaded = ([{ finding }]: Group): boolean => finding.headings.length > 0

/** Most statements of a text that is no more than a note. */
const maxOfNote = 2

const sectionGroups = (measured: ReadonlyArray<Measured>): ReadonlyArray<Group> => {
  const sections = groupBy(measured, sectionKey)
  const groups = new Map<string, Array<Measured>>()
  for (const [key, members] of sections) {
    const finding = members[0].finding
    const parent = members.length === 1 && finding.headings.length > 2 ? parentKey(finding) : key
    groups.set(parent, [...(groups.get(parent) ?? []), ...members])
  }
  return [...groups.values()].flatMap((members): ReadonlyArray<Group> => {
    const [first, ...rest] = members.sort((a, b) => a.finding.citation.start - b.finding.citation.start)
    return first === undefined ? [] : [[first, ...rest]]
  })
}

const sectionKey = ({ finding, section }: Measured): string => {
  if (finding.headings.length > 0) return section
  const { speaker, speakerDetail } = finding
  const own = isUnsignedVoice(speaker) ? finding.id : speaker
  return [section, speakerDetail ?? own ?? ""].join("\u0000")
}

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
  if (heading !== undefined && isOfAll && !namesPart(heading)) return withoutGenre(heading)
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

// What more than one of them speaks of, and who speaks.
const topicTitle = (
  { members }: Topic,
  keyphrases: ReadonlyArray<string>,
  weights: ReadonlyMap<string, number>
): string => {
  const counts = new Map<string, number>()
  for (const phrase of members.flatMap(({ finding }) => finding.keyphrases)) {
    counts.set(phrase, (counts.get(phrase) ?? 0) + 1)
  }
  const weightOf = ([phrase, count]: readonly [string, number]) => count * (0.1 + (weights.get(phrase) ?? 0))
  const shared = [...counts]
    .filter(([, count]) => count > 1)
    .sort((a, b) => weightOf(b) - weightOf(a) || (a[0] < b[0] ? -1 : 1))
    .map(([phrase]) => phrase)
  const speakers = [...new Set(members.flatMap(({ finding }) => finding.speaker ?? []))]
  const phrases = distinctPhrases(speakers.length > 0 || shared.length > 0 ? shared : keyphrases, undefined)
  const about = phrases.charAt(0).toUpperCase() + phrases.slice(1)
  const title = [about, speakers.slice(0, 2).join(", ")].filter((part) => part !== "").join(": ")
  return title === "" ? members[0].finding.citation.source : title
}

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
