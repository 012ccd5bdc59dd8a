/**
 * What the community agent is asked.
 *
 * @since 0.1.0
 */
import { type Brief } from "../../campaign/Brief.ts"
import { type Comment } from "../../community/Comment.ts"
import { type Finding } from "../../knowledge/Finding.ts"
import { type LanguageTag, primarySubtag } from "../../text/Language.ts"
import { detectLanguage } from "../../text/LanguageDetection.ts"

export interface ReplyInput {
  readonly comment: Comment
  /** Earlier comments of the same thread, oldest first. The last ten are looked at. */
  readonly thread?: ReadonlyArray<Comment> | undefined
  /** What the comment stands below. */
  readonly post: { readonly text: string; readonly language: LanguageTag }
  /** All that a reply may state as fact, besides the brief. */
  readonly findings: ReadonlyArray<Finding>
  readonly brief: Brief
  /** Rules of the house for replies, such as `never name prices`. For models. */
  readonly policyNotes?: ReadonlyArray<string> | undefined
}

/** The language of a reply: that of the comment where it can be told, else that of the post. */
export const replyLanguage = ({
  brief,
  comment,
  post
}: Pick<ReplyInput, "brief" | "comment" | "post">): LanguageTag => {
  if (comment.language !== undefined) return comment.language
  const { confidence, language } = detectLanguage(comment.text)
  if (primarySubtag(post.language) === language) return post.language
  // A few words look like many languages; those that the campaign speaks are likelier.
  const own = brief.languages.find((tag) => primarySubtag(tag) === language)
  if (own !== undefined) return own
  return confidence >= sureLanguage ? language : post.language
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const sureLanguage = 0.7
