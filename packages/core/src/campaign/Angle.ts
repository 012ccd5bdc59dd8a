/**
 * Angles: the ideas of a campaign. Slots of one idea share an angle and divide its findings between them.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { Format } from "../content/Platform.ts"
import { FindingId, FindingKind } from "../knowledge/Finding.ts"
import { SlotId } from "./Plan.ts"

/** Identifies an angle within its campaign: `angle-01`. */
export const AngleId = Schema.NonEmptyString.pipe(Schema.brand("AngleId"))
export type AngleId = typeof AngleId.Type

/** One idea, told through findings of one kind about one thing. */
export class Angle extends Schema.Class<Angle>("@postwright/core/campaign/Angle")({
  id: AngleId,
  kind: FindingKind,
  /** The idea in one line, in the campaign's first language. */
  title: Schema.NonEmptyString,
  keyphrases: Schema.Array(Schema.String),
  findingIds: Schema.Array(FindingId)
}) {}

/** Which idea and which findings a slot gets. A finding goes to one slot only. */
export class Assignment extends Schema.Class<Assignment>("@postwright/core/campaign/Assignment")({
  slotId: SlotId,
  angleId: AngleId,
  format: Format,
  findingIds: Schema.NonEmptyArray(FindingId)
}) {}

/** The director's answer: angles, and what each slot is to tell. Slots without material have no assignment. */
export class Direction extends Schema.Class<Direction>("@postwright/core/campaign/Direction")({
  angles: Schema.Array(Angle),
  assignments: Schema.Array(Assignment)
}) {}
