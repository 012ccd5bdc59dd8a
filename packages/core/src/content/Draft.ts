/**
 * What a copywriter hands over: wordings without the hashtags, links and scores that the drafting service adds.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { Citation } from "../knowledge/Citation.ts"

/** One wording. */
export class DraftVariant extends Schema.Class<DraftVariant>("@postwright/core/content/DraftVariant")({
  /** How the text is built; differs between the variants of one draft. */
  approach: Schema.NonEmptyString,
  /** Text without hashtags and links. */
  body: Schema.NonEmptyString,
  /** Parts of a thread, in order. */
  parts: Schema.optionalKey(Schema.Array(Schema.NonEmptyString)),
  /** Title where the network asks for one. */
  title: Schema.optionalKey(Schema.NonEmptyString),
  /** Where what it claims stands in the sources. */
  citations: Schema.Array(Citation)
}) {}

/** All wordings of one post. */
export class Draft extends Schema.Class<Draft>("@postwright/core/content/Draft")({
  variants: Schema.NonEmptyArray(DraftVariant),
  /** Candidates without `#`, broad to niche. */
  hashtags: Schema.Array(Schema.NonEmptyString)
}) {}
