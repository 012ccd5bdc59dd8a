/**
 * What a campaign learned from the results of earlier posts: what they say, and which slots it moved for it.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { InsightReport } from "../analytics/Insight.ts"
import { GeneratedBy } from "../content/Post.ts"
import { ScheduleAdvice } from "../schedule/ScheduleAdvice.ts"

/** The lessons of one campaign. Only of one that was given results. */
export class Learned extends Schema.Class<Learned>("@postwright/core/campaign/Learned")({
  /** Posts that were given. */
  results: Schema.Int,
  /** What they say. Absent: no answer of the models could be used. */
  insights: Schema.optionalKey(InsightReport),
  /**
   * The slots that moved to other hours, under the ids that they have in the plan; it is followed as it stands. Absent:
   * no answer of the models could be used, and every slot stayed where it was.
   */
  advice: Schema.optionalKey(ScheduleAdvice),
  /** What made which part, by the agent's name. */
  generatedBy: Schema.Record(Schema.String, GeneratedBy)
}) {}
