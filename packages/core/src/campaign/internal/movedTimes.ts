import { DateTime } from "effect"
import { ScheduleAdvice, SlotMove } from "../../schedule/ScheduleAdvice.ts"
import { collisions } from "../../schedule/Scheduling.ts"
import type { Brief } from "../Brief.ts"
import { timingEvidence } from "../Evidence.ts"
import { type SlotId, SlotTime } from "../Plan.ts"
import { slotIds } from "./slotTimes.ts"

/** Times that follow the advice, and the advice with the ids that the slots have then. */
export interface MovedTimes {
  readonly times: ReadonlyArray<SlotTime>
  readonly advice: ScheduleAdvice
}

/**
 * The times after the moves, in order again: a slot's id, and the language that its network has its turn with, follow
 * its place. A slot that moved names the reason as its timing. Undefined where times would collide.
 */
export const movedTimes = (
  times: ReadonlyArray<SlotTime>,
  advice: ScheduleAdvice,
  brief: Pick<Brief, "languages">
): MovedTimes | undefined => {
  if (advice.moves.length === 0) return { times, advice }
  const moves = new Map<string, SlotMove>(advice.moves.map((move) => [move.slotId, move]))
  const placed = times
    .map((time) => {
      const move = moves.get(time.id)
      const startsAt = move?.to ?? time.startsAt
      return { time, move, startsAt, millis: DateTime.toEpochMillis(DateTime.makeUnsafe(startsAt)) }
    })
    .toSorted((x, y) => x.millis - y.millis)
  const { idOf, languageOf } = slotIds(brief, times.length)
  const ids = new Map<SlotId, SlotId>()
  const moved = placed.map(({ move, startsAt, time }, index) => {
    ids.set(time.id, idOf(index))
    return new SlotTime({
      ...time,
      id: idOf(index),
      startsAt,
      language: languageOf(time.platform),
      timing: move === undefined ? time.timing : timingEvidence({ detail: move.reason, weight: 1 })
    })
  })
  if (collisions(moved).length > 0) return undefined
  return {
    times: moved,
    advice: new ScheduleAdvice({
      ...advice,
      moves: advice.moves.map((move) => new SlotMove({ ...move, slotId: ids.get(move.slotId) ?? move.slotId }))
    })
  }
}
