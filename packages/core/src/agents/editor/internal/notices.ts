import { detectEntities } from "../../../policy/Entities.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { words } from "../../../text/Segmentation.ts"
import { type EditedSlot } from "../EditorAgent.ts"

/** Why a post should be told in another way; the heavier the more it helps. */
export type Reason =
  | { readonly kind: "low"; readonly weight: number; readonly overall: number }
  | { readonly kind: "opening"; readonly weight: number; readonly like: string; readonly opening: string }
  | { readonly kind: "finding"; readonly weight: number; readonly like: string }
  | { readonly kind: "row"; readonly weight: number; readonly like: string; readonly count: number }

export interface Notice {
  readonly slot: EditedSlot
  readonly reason: Reason
}

/** Everything that repeats or is weak, in order of time. Linear in the number of slots, but for openings of one week. */
export const notices = (slots: ReadonlyArray<EditedSlot>): ReadonlyArray<Notice> => [
  ...weak(slots),
  ...sameOpenings(slots),
  ...sameFindings(slots),
  ...rows(slots)
]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Posts below this are weak beside what floors and models usually reach. */
const weakBelow = 0.5

/** Words that make an opening the same: within the month, and within a week of one network. */
const monthWords = 5
const weekWords = 3
const weekMillis = 7 * 24 * 60 * 60 * 1_000

/** So many of the same making in a row on one network tire. */
const mostInARow = 3

const weak = (slots: ReadonlyArray<EditedSlot>): ReadonlyArray<Notice> =>
  slots.flatMap((slot) =>
    slot.overall === undefined || slot.overall >= weakBelow
      ? []
      : [{ slot, reason: { kind: "low", weight: 3 + weakBelow - slot.overall, overall: slot.overall } }]
  )

const sameOpenings = (slots: ReadonlyArray<EditedSlot>): ReadonlyArray<Notice> => {
  const month = new Map<string, EditedSlot>()
  const week = new Map<string, EditedSlot>()
  return slots.flatMap((slot): ReadonlyArray<Notice> => {
    const opening = openingOf(slot)
    if (opening.length < weekWords) return []
    const said = (count: number) => opening.slice(0, count).join(" ")
    const monthKey = `${primarySubtag(slot.language)} ${said(monthWords)}`
    const weekKey = `${primarySubtag(slot.language)} ${slot.platform} ${said(weekWords)}`
    const [inMonth, last] = [opening.length < monthWords ? undefined : month.get(monthKey), week.get(weekKey)]
    if (!month.has(monthKey)) month.set(monthKey, slot)
    week.set(weekKey, slot)
    const isNear = last !== undefined && timeOf(slot) - timeOf(last) <= weekMillis
    const like = inMonth ?? (isNear ? last : undefined)
    if (like === undefined) return []
    const count = inMonth === undefined ? weekWords : monthWords
    return [
      {
        slot,
        reason: {
          kind: "opening",
          weight: inMonth === undefined ? 2 : 2.5,
          like: String(like.slotId),
          opening: shownOpening(slot, count)
        }
      }
    ]
  })
}

const sameFindings = (slots: ReadonlyArray<EditedSlot>): ReadonlyArray<Notice> => {
  const told = new Map<string, EditedSlot>()
  return slots.flatMap((slot): ReadonlyArray<Notice> => {
    const keys = slot.findingIds.map((id) => `${slot.platform} ${primarySubtag(slot.language)} ${id}`)
    const like = keys.map((key) => told.get(key)).find((one) => one !== undefined)
    for (const key of keys) told.set(key, slot)
    return like === undefined ? [] : [{ slot, reason: { kind: "finding", weight: 1.5, like: String(like.slotId) } }]
  })
}

// Of a network, the same idea, kind of material and format one after the other.
const rows = (slots: ReadonlyArray<EditedSlot>): ReadonlyArray<Notice> => {
  const current = new Map<string, { readonly making: string; count: number; last: EditedSlot }>()
  return slots.flatMap((slot): ReadonlyArray<Notice> => {
    const making = `${slot.kind} ${slot.format} ${slot.angle}`
    const before = current.get(slot.platform)
    if (before?.making !== making) {
      current.set(slot.platform, { making, count: 1, last: slot })
      return []
    }
    const like = before.last
    before.count++
    before.last = slot
    return before.count < mostInARow
      ? []
      : [{ slot, reason: { kind: "row", weight: 1, like: String(like.slotId), count: before.count } }]
  })
}

const timeOf = ({ startsAt }: EditedSlot): number => Date.parse(startsAt)

/** So much of a text is looked at for its first words. */
const openingLength = 400

// Without hashtags, mentions, addresses and marks.
const openingSpans = ({ language, text }: EditedSlot) => {
  const beginning = text.slice(0, openingLength)
  const entities = detectEntities(beginning)
  return words(beginning, language)
    .filter(({ end, start }) => !entities.some((entity) => entity.start < end && start < entity.end))
    .slice(0, monthWords)
}

const openingOf = (slot: EditedSlot): ReadonlyArray<string> =>
  openingSpans(slot).map(({ text }) => text.normalize("NFKC").toLowerCase())

const shownOpening = (slot: EditedSlot, count: number): string =>
  openingSpans(slot)
    .slice(0, count)
    .map(({ text }) => text)
    .join(" ")
