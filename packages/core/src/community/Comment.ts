/**
 * What somebody wrote below a post.
 *
 * @since 0.1.0
 */
import { DateTime, Option, Schema } from "effect"
import { Platform } from "../content/Platform.ts"
import { LanguageTag } from "../text/Language.ts"

/** A time as networks give it: RFC 3339 with offset. */
export const CommentTime = Schema.String.check(
  Schema.makeFilter(
    (text: string) =>
      (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/u.test(text) &&
        Option.isSome(DateTime.make(text))) ||
      `"${text}" is not an instant with its offset such as "2027-03-01T09:00:00+01:00"`
  )
)

/** One comment, as the network gives it. Nothing in it is trusted. */
export class Comment extends Schema.Class<Comment>("@postwright/core/community/Comment")({
  id: Schema.NonEmptyString,
  text: Schema.String,
  /** Display name of whoever wrote it. */
  author: Schema.String,
  platform: Platform,
  /** As the network says. @default found out from the text, else that of the post */
  language: Schema.optionalKey(LanguageTag),
  /** The post it stands below. */
  postId: Schema.optionalKey(Schema.NonEmptyString),
  /** RFC 3339 with offset. */
  at: CommentTime
}) {}
