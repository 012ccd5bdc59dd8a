/**
 * Better hours for slots of a plan, from what was measured at the hours before. Advice: nobody's approval is moved by it.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { SlotId } from "../campaign/Plan.ts"

/** One slot at another time of its day. */
export class SlotMove extends Schema.Class<SlotMove>("@postwright/core/schedule/SlotMove")({
  slotId: SlotId,
  /** RFC 3339 with the zone's offset. */
  from: Schema.NonEmptyString,
  /** RFC 3339 with the zone's offset. */
  to: Schema.NonEmptyString,
  /** Engagement at the new hour by that at the old one, less 1, after shrinking both: 0.25 is a quarter more. */
  expectedLift: Schema.Finite.check(Schema.isGreaterThan(0)),
  /** One sentence for the team. */
  reason: Schema.NonEmptyString,
  /** Posts that were measured at the new hour, 5 or more. */
  sample: Schema.Int
}) {}

/** The moves for a plan. Together they collide with nothing. */
export class ScheduleAdvice extends Schema.Class<ScheduleAdvice>("@postwright/core/schedule/ScheduleAdvice")({
  /** In the order of the new times. */
  moves: Schema.Array(SlotMove),
  /** Slots that stay where they are. */
  kept: Schema.Int,
  /** Why nothing moves, in one sentence. Absent where something does, or could. */
  tooLittle: Schema.optionalKey(Schema.NonEmptyString)
}) {}
