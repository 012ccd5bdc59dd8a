/**
 * A part of the work on a post that nobody could make. It stands: whoever goes on with the campaign asks for it no more.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { AgentCost } from "../agents/AgentCost.ts"

/** Why there is no such part. */
export class MissingPart extends Schema.Class<MissingPart>("@postwright/core/campaign/MissingPart")({
  /** Names the operation that should have made it, within the organization. */
  operation: Schema.NonEmptyString,
  /** What was wrong with the answers, for a reader. */
  reason: Schema.String,
  /** What the answers cost all the same. */
  costs: Schema.Array(AgentCost)
}) {}
