import { DateTime, Option, Result } from "effect"
import { minGapMinutes } from "../../../schedule/Scheduling.ts"
import {
  atMinuteOfDay,
  formatDate,
  instantOf,
  localDate,
  plusDays,
  timeZone,
  weekday
} from "../../../schedule/ZonedTime.ts"
import { type SchedulerInput, type SchedulerSlot, usualWindow } from "../SchedulerInput.ts"
import { dayClass, type Gain, type HourOfDay, type Hours } from "./hours.ts"

/** A slot with its time by the clocks of its zone. */
export interface PlacedSlot {
  readonly slot: SchedulerSlot
  readonly at: DateTime.Zoned
  readonly millis: number
  readonly zone: DateTime.TimeZone.Named
}

/** Another time for a slot. */
export interface Move {
  readonly placed: PlacedSlot
  readonly to: DateTime.Zoned
  /** Undefined where nothing is known of the network's hours. */
  readonly gain: Gain | undefined
}

/** The slots that can be placed in time, each id once. */
export const placedSlots = (slots: ReadonlyArray<SchedulerSlot>): ReadonlyMap<string, PlacedSlot> => {
  const placed = new Map<string, PlacedSlot>()
  const zones = new Map<string, DateTime.TimeZone.Named | undefined>()
  for (const slot of slots) {
    if (!zones.has(slot.timeZone)) zones.set(slot.timeZone, Result.getOrUndefined(timeZone(slot.timeZone)))
    const zone = zones.get(slot.timeZone)
    const at = zone === undefined ? Option.none() : DateTime.makeZoned(slot.startsAt, { timeZone: zone })
    if (zone === undefined || Option.isNone(at) || placed.has(slot.slotId)) continue
    placed.set(slot.slotId, { slot, at: at.value, millis: DateTime.toEpochMillis(at.value), zone })
  }
  return placed
}

/** The move of a slot to this local time, `2027-03-01T18:00`, or why the clocks have no such time. */
export const moveTo = (placed: PlacedSlot, localTime: string, hours: Hours): Result.Result<Move, string> =>
  Result.map(
    Result.mapError(instantOf(localTime, placed.zone), (error) => error.message),
    (to) => toMove(placed, to, hours)
  )

/** Why the slot may not go there, whatever the results say; undefined where it may. Says nothing of other slots. */
export const obstacleTo = ({ placed, to }: Move, input: SchedulerInput): string | undefined => {
  const { fromHour, toHour } = input.windows ?? usualWindow
  const { at, millis, slot } = placed
  const nowMillis = DateTime.toEpochMillis(DateTime.makeUnsafe(input.now))
  const toMillis = DateTime.toEpochMillis(to)
  const { hour } = DateTime.toParts(to)
  const [day, own] = [formatDate(localDate(to)), localDate(at)]
  const shift = input.maxDayShift ?? 0
  if (slot.isFixed) return `"${slot.slotId}" is fixed; leave it where it is`
  if (millis < nowMillis) return `"${slot.slotId}" lies in the past; leave it where it is`
  if (toMillis === millis) return `"${slot.slotId}" is there already; leave it out`
  if (toMillis < nowMillis) return "lies in the past"
  if (hour < fromHour || hour >= toHour) return `lies outside of the hours from ${fromHour} to ${toHour}`
  if (day < formatDate(plusDays(own, -shift)) || day > formatDate(plusDays(own, shift))) {
    return shift === 0 ? `is another day than ${formatDate(own)}` : `is more than a day from ${formatDate(own)}`
  }
  if (slot.expiresOn !== undefined && day > slot.expiresOn)
    return `comes after ${slot.expiresOn}, when the post expires`
  return undefined
}

/** Every move that the results bear out and nothing but other slots could stand in the way of, the best first. */
export const clearMoves = (input: SchedulerInput, hours: Hours): ReadonlyArray<Move> => {
  const shift = input.maxDayShift ?? 0
  const moves = [...placedSlots(input.slots).values()].flatMap((placed) => {
    if (placed.slot.isFixed || !hours.compared.has(placed.slot.platform)) return []
    const own = DateTime.toParts(placed.at).minute
    const minutes = [...new Set([own, 0, 15, 30, 45])]
    return Array.from({ length: 2 * shift + 1 }, (_, index) => plusDays(localDate(placed.at), index - shift)).flatMap(
      (date) =>
        Array.from({ length: 24 }, (_, hour) => hour).flatMap((hour) => {
          const { gain } = gainOf(placed, { day: dayClass(weekday(date)), hour }, hours)
          if (gain?.isClear !== true) return []
          return minutes.flatMap((minute) => {
            const to = atMinuteOfDay(date, hour * 60 + minute, placed.zone)
            if (Option.isNone(to)) return []
            const move = { placed, to: to.value, gain }
            return obstacleTo(move, input) === undefined ? [move] : []
          })
        })
    )
  })
  const position = new Map(input.slots.map(({ slotId }, index) => [slotId, index]))
  // The order of minutes stays: the slot's own comes first.
  return moves.sort(
    (x, y) =>
      (y.gain?.lift ?? 0) - (x.gain?.lift ?? 0) ||
      (position.get(x.placed.slot.slotId) ?? 0) - (position.get(y.placed.slot.slotId) ?? 0)
  )
}

/** As many of the moves as go together, the best first, each slot once. */
export const compatibleMoves = (moves: ReadonlyArray<Move>, input: SchedulerInput): ReadonlyArray<Move> => {
  const taken = new Places()
  for (const { millis, slot } of placedSlots(input.slots).values()) taken.put(slot, millis)
  const chosen = new Map<string, Move>()
  for (const move of moves) {
    const { millis, slot } = move.placed
    const to = DateTime.toEpochMillis(move.to)
    if (chosen.has(slot.slotId) || !taken.isFree(slot, to)) continue
    taken.remove(slot, millis)
    taken.put(slot, to)
    chosen.set(slot.slotId, move)
  }
  return [...chosen.values()].sort((x, y) => DateTime.toEpochMillis(x.to) - DateTime.toEpochMillis(y.to))
}

/** The kind of day and hour at which a time lies. */
export const hourOfDay = (at: DateTime.Zoned): HourOfDay => ({
  day: dayClass(weekday(localDate(at))),
  hour: DateTime.toParts(at).hour
})

/** `2027-03-01T18:00` by the clocks of the zone. */
export const localText = (at: DateTime.Zoned): string => {
  const { hour, minute } = DateTime.toParts(at)
  return `${formatDate(localDate(at))}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const gainOf = (placed: PlacedSlot, to: HourOfDay, hours: Hours) => ({
  gain: hours.gain(placed.slot.platform, hourOfDay(placed.at), to)
})

const toMove = (placed: PlacedSlot, to: DateTime.Zoned, hours: Hours): Move => ({
  placed,
  to,
  ...gainOf(placed, hourOfDay(to), hours)
})

const gapMillis = minGapMinutes * 60_000

/** Where slots lie: looks only at those that are near. */
class Places {
  readonly #near = new Map<number, Array<{ readonly slot: SchedulerSlot; readonly millis: number }>>()

  put(slot: SchedulerSlot, millis: number): void {
    const stretch = Math.floor(millis / gapMillis)
    const known = this.#near.get(stretch)
    if (known === undefined) this.#near.set(stretch, [{ slot, millis }])
    else known.push({ slot, millis })
  }

  remove({ slotId }: SchedulerSlot, millis: number): void {
    const stretch = Math.floor(millis / gapMillis)
    this.#near.set(
      stretch,
      (this.#near.get(stretch) ?? []).filter(({ slot }) => slot.slotId !== slotId)
    )
  }

  /** Whether no other slot of the network lies within the gap, and none at all at that instant. */
  isFree({ platform, slotId }: SchedulerSlot, millis: number): boolean {
    const stretch = Math.floor(millis / gapMillis)
    return [stretch - 1, stretch, stretch + 1]
      .flatMap((near) => this.#near.get(near) ?? [])
      .every(
        ({ millis: other, slot }) =>
          slot.slotId === slotId || Math.abs(other - millis) >= (slot.platform === platform ? gapMillis : 1)
      )
  }
}
