/**
 * What became of a campaign's posts between their first draft and their check: how good they are, which were written
 * again, and which ones a person has to look at.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { Appraisal } from "../content/Appraisal.ts"
import { GeneratedBy, Post } from "../content/Post.ts"
import { PersonNeeded } from "./Dossier.ts"
import { SlotId } from "./Plan.ts"

/** A post as it was first drafted, the best of its wordings in the first place. */
export class FirstDraft extends Schema.Class<FirstDraft>("@postwright/core/campaign/FirstDraft")({
  post: Post,
  appraisal: Schema.optionalKey(Appraisal),
  /** What appraised it. */
  appraisedBy: Schema.optionalKey(GeneratedBy)
}) {}

/** One post after editing. */
export class EditedPost extends Schema.Class<EditedPost>("@postwright/core/campaign/EditedPost")({
  slotId: SlotId,
  /** The content that it is about. */
  contentHash: Schema.String,
  appraisal: Schema.optionalKey(Appraisal),
  appraisedBy: Schema.optionalKey(GeneratedBy),
  /** Whether another wording than the draft's best is sent now. */
  isRewritten: Schema.Boolean,
  personNeeded: Schema.Array(PersonNeeded)
}) {}

/** The result of editing. */
export class Editorial extends Schema.Class<Editorial>("@postwright/core/campaign/Editorial")({
  /** The month in a few sentences, by the editor in chief; absent where nobody looked at the whole. */
  summary: Schema.optionalKey(Schema.NonEmptyString),
  slots: Schema.Array(EditedPost)
}) {}
