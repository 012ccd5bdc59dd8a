import { primarySubtag } from "../../../text/Language.ts"
import { isVoice, type Measured } from "./material.ts"
import { Nearness } from "./nearness.ts"

/** Statements that nothing but what they are about holds together. */
export interface Topic {
  /** In the order in which they were given. */
  readonly members: readonly [Measured, ...Array<Measured>]
  /** How near two members are; 0 where one post should not tell both. */
  readonly closeness: (one: Measured, other: Measured) => number
  /**
   * Whether they share no more than what everything here is about, or their place: good for one post only where a slot
   * would stay empty without it.
   */
  readonly isFaint: boolean
}

/**
 * Statements by the phrases that they share and few others have, at most six together; what is left by a phrase that
 * many share, then as neighbours in one text. People are only put beside people of the same
 * source. About linear in the number of statements.
 */
export const topicsOf = (statements: ReadonlyArray<Measured>): ReadonlyArray<Topic> =>
  [...Map.groupBy(statements, companyOf).values()].flatMap((company) => {
    const nearness = new Nearness(company)
    const groups = nearestTogether(company, nearness)
    const alone = groups.filter((group) => group.length === 1).flat()
    const near = groups.filter((group) => group.length > 1).map((group) => topicOf(group, nearness.closeness, false))
    const isSpoken = company[0] !== undefined && isVoice(company[0])
    return [...near, ...(isSpoken ? voices(alone) : faint(alone, nearness))].flatMap((topic) => topic ?? [])
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Most statements of one topic. */
const maxMembers = 6
/** Most statements of one topic that share little. */
const maxFaintMembers = 4
/** Closeness of what has no more than its place in common; less than any shared phrase gives. */
const slight = 0.001

const companyOf = (one: Measured): string =>
  [primarySubtag(one.finding.language), isVoice(one) ? one.source : ""].join("\u0000")

const topicOf = (
  [first, ...rest]: ReadonlyArray<Measured>,
  closeness: Topic["closeness"],
  isFaint: boolean
): Topic | undefined => (first === undefined ? undefined : { members: [first, ...rest], closeness, isFaint })

// The nearest two first; a group takes up another one only where their members are near each other on the whole.
const nearestTogether = (
  company: ReadonlyArray<Measured>,
  nearness: Nearness
): ReadonlyArray<ReadonlyArray<Measured>> => {
  const groups = new Map(company.map((one) => [one, [one]]))
  for (const { one, other, closeness } of nearness.pairs()) {
    const [mine, theirs] = [groups.get(one), groups.get(other)]
    if (mine === undefined || theirs === undefined || mine === theirs) continue
    if (mine.length + theirs.length > maxMembers) continue
    const all = mine.flatMap((a) => theirs.map((b) => nearness.closeness(a, b)))
    if (all.reduce((sum, value) => sum + value, 0) / all.length < closeness / 2) continue
    mine.push(...theirs)
    for (const member of theirs) groups.set(member, mine)
  }
  const place = new Map(company.map((one, index) => [one, index]))
  return [...new Set(groups.values())].map((group) => group.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)))
}

// What customers say of one thing goes together, whatever part of it they speak of.
const voices = (alone: ReadonlyArray<Measured>): ReadonlyArray<Topic | undefined> =>
  chunks(alone).map((group) => topicOf(group, () => slight, false))

const faint = (alone: ReadonlyArray<Measured>, nearness: Nearness): ReadonlyArray<Topic | undefined> => {
  const byPhrase = [...Map.groupBy(alone, (one) => nearness.commonTerm(one)).entries()]
  const sharing = byPhrase.filter(([term, group]) => term !== undefined && group.length > 1)
  const rest = byPhrase.filter((entry) => !sharing.includes(entry)).flatMap(([, group]) => group)
  const neighbours = [...Map.groupBy(rest, ({ section }) => section).values()].map((group) =>
    group.toSorted((a, b) => a.finding.citation.start - b.finding.citation.start)
  )
  return [
    ...sharing.flatMap(([, group]) => chunks(group).map((part) => topicOf(part, () => slight, true))),
    ...neighbours.flatMap((group) =>
      chunks(group).map((part) =>
        topicOf(part, (a, b) => (Math.abs(part.indexOf(a) - part.indexOf(b)) === 1 ? slight : 0), true)
      )
    )
  ]
}

const chunks = (members: ReadonlyArray<Measured>): ReadonlyArray<ReadonlyArray<Measured>> =>
  Array.from({ length: Math.ceil(members.length / maxFaintMembers) }, (_, index) =>
    members.slice(index * maxFaintMembers, (index + 1) * maxFaintMembers)
  )
