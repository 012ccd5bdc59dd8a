import { type FormatShare, shareOf } from "../../../content/FormatShare.ts"
import { type Format, formatsByPlatform, type Platform } from "../../../content/Platform.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { carriesPost } from "../../copywriter/Wordings.ts"
import { type DirectorSlot } from "../DirectorAgent.ts"
import { type Cluster, type Clusters } from "./angles.ts"
import { noise as noiseOf } from "../Noise.ts"
import { isVoice, type Measured, opens } from "./material.ts"
import { nearestTo, type Option, optionsFor } from "./options.ts"

/** What a slot gets: one or a few findings of one cluster in a format. */
export interface Choice {
  readonly slotIndex: number
  readonly cluster: Cluster
  readonly format: Format
  readonly members: readonly [Measured, ...Array<Measured>]
}

/** What decides beside the material. */
export interface Wishes {
  /** Shares of formats to aim for. @default the usual ones */
  readonly mix?: ReadonlyArray<FormatShare>
  /** Decides between equally good choices. */
  readonly seed: number
}

/**
 * Gives slots their findings. Slots are served in an order that jumps across the month, so that the best material is
 * spread over it; dated announcements choose first, among the slots before their day. Material whose wordings differ
 * only in how they begin serves where nothing better is left. A slot that no unused material suits gets nothing.
 */
export const assign = (
  slots: ReadonlyArray<DirectorSlot>,
  { all, regroup }: Clusters,
  { mix = [], seed }: Wishes
): ReadonlyArray<Choice> => {
  const state = makeState(slots, all, { mix, seed })
  for (const dated of state.dated) {
    if (state.used.has(dated.finding.id)) continue
    take(state, bestWith(state, dated))
  }
  const serve = (isStrict: boolean) => {
    for (const slotIndex of spread(slots.length, seed)) {
      if (state.open.has(slotIndex)) take(state, bestFor(state, slotIndex, isStrict))
    }
  }
  serve(true)
  serve(false)
  // What is left serves no slot alone, so two may go together even though other slots get none.
  state.isPairingFree = true
  serve(false)
  // A statement whose companions are used may have others.
  for (let before = Infinity; state.open.size < before && state.open.size > 0;) {
    before = state.open.size
    state.clusters = regroup(
      unused(
        all.flatMap(({ members }) => members),
        state
      )
    )
    state.options.clear()
    serve(false)
  }
  enrich(state)
  return [...state.chosen.values()].sort((a, b) => a.slotIndex - b.slotIndex)
}

/** Every index below the count once, each next one far from those before it. */
export const spread = (count: number, seed: number): ReadonlyArray<number> => {
  const bits = Math.max(1, Math.ceil(Math.log2(Math.max(2, count))))
  const order: Array<number> = []
  const offset = Math.floor(noiseOf(seed, "offset") * count)
  for (let step = 0; step < 2 ** bits; step++) {
    let reversed = 0
    for (let bit = 0; bit < bits; bit++) if (step & (1 << bit)) reversed |= 1 << (bits - 1 - bit)
    if (reversed < count) order.push((reversed + offset) % count)
  }
  return order
}

interface State {
  readonly slots: ReadonlyArray<DirectorSlot>
  clusters: ReadonlyArray<Cluster>
  readonly mix: ReadonlyArray<FormatShare>
  readonly used: Set<string>
  readonly open: Set<number>
  readonly chosen: Map<number, Choice>
  /** Findings that age, the most urgent first. */
  readonly dated: ReadonlyArray<Measured>
  readonly noise: ReadonlyMap<string, number>
  readonly formatCounts: Map<string, number>
  readonly clusterCounts: Map<Cluster, number>
  readonly options: Map<Platform, Array<Option>>
  /** Whether findings carry a post of a network and format, as far as it was asked. */
  readonly writable: Map<string, boolean>
  /** Findings not used yet. */
  left: number
  /** Whether two findings may go to one slot while another has none. */
  isPairingFree: boolean
}

const makeState = (
  slots: ReadonlyArray<DirectorSlot>,
  clusters: ReadonlyArray<Cluster>,
  { mix, seed }: Required<Wishes>
): State => {
  const members = clusters.flatMap((cluster) => cluster.members)
  const last = slots.map(dayOf).sort().at(-1) ?? ""
  return {
    slots,
    clusters,
    mix,
    used: new Set(),
    open: new Set(slots.keys()),
    chosen: new Map(),
    dated: members
      .filter(({ finding }) => finding.expiresOn !== undefined && finding.expiresOn <= last)
      .sort((a, b) => order(a.finding.expiresOn ?? "", b.finding.expiresOn ?? "") || order(a.finding.id, b.finding.id)),
    noise: new Map(members.map(({ finding }) => [finding.id, noiseOf(seed, finding.id)])),
    formatCounts: new Map(),
    clusterCounts: new Map(),
    options: new Map(),
    writable: new Map(),
    left: members.length,
    isPairingFree: false
  }
}

const unused = (members: ReadonlyArray<Measured>, { used }: State): ReadonlyArray<Measured> =>
  members.filter(({ finding }) => !used.has(finding.id))

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const dayOf = (slot: DirectorSlot): string => slot.startsAt.slice(0, 10)

// Days since the first of March of year 0 in the Gregorian calendar, so that leap days come last.
const dayNumber = (day: string): number => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  const years = month < 3 ? year - 1 : year
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
  return 365 * years + leapDays + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date
}

const take = (state: State, choice: Choice | undefined): void => {
  if (choice === undefined) return
  const slot = state.slots[choice.slotIndex]
  state.chosen.set(choice.slotIndex, choice)
  state.open.delete(choice.slotIndex)
  for (const { finding } of choice.members) state.used.add(finding.id)
  state.left -= choice.members.length
  const format = `${slot?.platform} ${choice.format}`
  state.formatCounts.set(format, (state.formatCounts.get(format) ?? 0) + 1)
  state.clusterCounts.set(choice.cluster, (state.clusterCounts.get(choice.cluster) ?? 0) + 1)
}

/** So many of the best unused options are compared at once. */
const chunk = 800

// The best choice for the slot. What stands far below the best options is only looked at where none of them will do.
const bestFor = (state: State, slotIndex: number, isStrict: boolean): Choice | undefined => {
  const slot = state.slots[slotIndex]!
  const options = unusedOptions(state, slot.platform).filter((option) => suits(slot, option))
  for (let start = 0; start < options.length; start += chunk) {
    const best = bestOf(state, valuedFor(state, slotIndex, options.slice(start, start + chunk)), isStrict)
    if (best !== undefined) return best
  }
  return undefined
}

// The best choice for the finding, over all open slots.
const bestWith = (state: State, wanted: Measured): Choice | undefined => {
  const options = new Map<Platform, ReadonlyArray<Option>>()
  const valued = [...state.open].flatMap((slotIndex) => {
    const slot = state.slots[slotIndex]!
    const known =
      options.get(slot.platform) ??
      unusedOptions(state, slot.platform).filter(({ members }) => members.includes(wanted))
    options.set(slot.platform, known)
    return valuedFor(
      state,
      slotIndex,
      known.filter((option) => suits(slot, option))
    )
  })
  return bestOf(state, valued, false)
}

interface Valued {
  readonly choice: Choice
  readonly value: number
}

const valuedFor = (state: State, slotIndex: number, options: ReadonlyArray<Option>): ReadonlyArray<Valued> =>
  options.map((option) => {
    const choice = { slotIndex, cluster: option.cluster, format: option.format, members: option.members }
    return { choice, value: valueOf(state, choice, option) }
  })

// Sorting is stable, so equals keep the order in which they were found.
const bestOf = (state: State, valued: ReadonlyArray<Valued>, isStrict: boolean): Choice | undefined => {
  for (const { choice } of valued.toSorted((a, b) => b.value - a.value)) {
    const found = isWritable(state, choice, isStrict) ? choice : withSpare(state, choice, isStrict)
    if (found !== undefined) return found
  }
  return undefined
}

// The options of a network whose findings are all unused, the best first; two findings only while each open slot can
// still have one.
const unusedOptions = (state: State, platform: Platform): ReadonlyArray<Option> => {
  const known = state.options.get(platform) ?? optionsFor(platform, state.clusters)
  const options = known.filter(({ members }) => members.every(({ finding }) => !state.used.has(finding.id)))
  state.options.set(platform, options)
  return state.isPairingFree
    ? options
    : options.filter(({ isFaint, members }) => !isFaint && mayTake(state, members.length))
}

const suits = (slot: DirectorSlot, { members }: Option): boolean =>
  suitsLanguage(slot, members[0]) && members.every(({ finding }) => !isOver(finding.expiresOn, slot))

const isWritable = (state: State, { format, members, slotIndex }: Choice, isStrict: boolean): boolean => {
  const { platform } = state.slots[slotIndex]!
  const findings = members.map(({ finding }) => finding)
  const key = [platform, format, isStrict, ...findings.map(({ id }) => id)].join(" ")
  const known = state.writable.get(key) ?? carriesPost(findings, { platform, format }, isStrict)
  state.writable.set(key, known)
  return known
}

// A second finding of the same idea gives a second wording, while there is one left for each other slot.
const withSpare = (state: State, choice: Choice, isStrict: boolean): Choice | undefined => {
  if (choice.members.length > 1 || !mayTake(state, 2)) return undefined
  const wider = spareFor(state, choice)
  return wider !== undefined && isWritable(state, wider, isStrict) ? wider : undefined
}

const mayTake = (state: State, count: number): boolean =>
  count === 1 || state.isPairingFree || state.left - count >= state.open.size - 1

const valueOf = (state: State, choice: Choice, { standing }: Option): number => {
  const slot = state.slots[choice.slotIndex]!
  const [lead] = choice.members
  const formats = formatsByPlatform[slot.platform]
  const count = (format: Format) => state.formatCounts.get(`${slot.platform} ${format}`) ?? 0
  const total = formats.reduce((sum, format) => sum + count(format), 0)
  const over = (count(choice.format) + 1) / (total + 1) - shareOf(state.mix, slot.platform, choice.format)
  return (
    standing +
    urgency(lead, slot) -
    0.5 * Math.max(0, over) -
    crowding(state, choice) -
    0.06 * (state.clusterCounts.get(choice.cluster) ?? 0) +
    0.05 * (state.noise.get(lead.finding.id) ?? 0)
  )
}

const suitsLanguage = (slot: DirectorSlot, { finding }: Measured): boolean =>
  slot.language === undefined || primarySubtag(slot.language) === primarySubtag(finding.language)

const isOver = (expiresOn: string | undefined, slot: DirectorSlot): boolean =>
  expiresOn !== undefined && dayOf(slot) > expiresOn

// An announcement belongs into the two weeks before its day.
const urgency = ({ finding }: Measured, slot: DirectorSlot): number => {
  if (finding.expiresOn === undefined) return 0
  const days = dayNumber(finding.expiresOn) - dayNumber(dayOf(slot))
  return days <= 14 ? 0.3 : 0
}

// Neighbours in time should differ in idea, kind and source; the closer, the more.
const crowding = (state: State, choice: Choice): number => {
  let penalty = 0
  for (let distance = 1; distance <= 6; distance++) {
    for (const index of [choice.slotIndex - distance, choice.slotIndex + distance]) {
      const neighbour = state.chosen.get(index)
      if (neighbour === undefined) continue
      const [mine, theirs] = [choice.members[0], neighbour.members[0]]
      const near = 1 / distance
      if (neighbour.cluster === choice.cluster) penalty += distance <= 2 ? 0.8 : 0.5 * near
      if (distance > 3) continue
      if (mine.finding.kind === theirs.finding.kind) penalty += 0.12 * near
      if (mine.source === theirs.source) penalty += 0.15 * near
      if (mine.finding.speaker !== undefined && mine.finding.speaker === theirs.finding.speaker) penalty += 0.2 * near
    }
  }
  return penalty
}

// What is left over goes to posts of its own idea, so that their variants need not tell the same.
const enrich = (state: State): void => {
  for (const choice of [...state.chosen.values()].sort((a, b) => a.slotIndex - b.slotIndex)) {
    if (choice.members.length > 1) continue
    const wider = spareFor(state, choice)
    if (wider === undefined) continue
    for (const { finding } of wider.members) state.used.add(finding.id)
    state.chosen.set(choice.slotIndex, wider)
  }
}

// The choice with an unused finding of the same cluster, of the same section where there is one. What comes first in
// the source leads, so that nothing is answered before it is asked.
const spareFor = (state: State, choice: Choice): Choice | undefined => {
  const [lead] = choice.members
  if (lead.finding.kind === "list") return undefined
  const slot = state.slots[choice.slotIndex]!
  const { members, topic } = choice.cluster
  if (topic?.isFaint === true && !state.isPairingFree) return undefined
  const spares = (topic === undefined ? members : nearestTo(topic, lead)).filter(
    (member) =>
      member !== lead &&
      !state.used.has(member.finding.id) &&
      member.finding.kind !== "list" &&
      isVoice(member) === isVoice(lead) &&
      !isOver(member.finding.expiresOn, slot) &&
      suitsLanguage(slot, member)
  )
  const spare = spares.find((member) => member.section === lead.section) ?? spares[0]
  if (spare === undefined) return undefined
  const isEarlier = spare.source === lead.source && spare.finding.citation.start < lead.finding.citation.start
  const isFirst = topic === undefined ? isEarlier : !opens(lead) && opens(spare)
  return { ...choice, members: isFirst ? [spare, lead] : [lead, spare] }
}
