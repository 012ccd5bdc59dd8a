/**
 * Reads comments that people or programs hand in: JSON, or plain data. What is left out has a default, and every place
 * that is wrong is named.
 *
 * @since 0.1.0
 */
import { DateTime, Effect, Result, Schema, SchemaIssue } from "effect"
import { Platform, platforms } from "../content/Platform.ts"
import { LanguageTag } from "../text/Language.ts"
import { Comment, CommentTime } from "./Comment.ts"
import { CommentsInvalid, CommunityError } from "./CommunityError.ts"
import type { AskedComment } from "./Replies.ts"

const said = {
  /** No line breaks, and no other characters that nobody sees. @default `comment-001` and so on, in their order */
  id: Schema.optional(
    Schema.NonEmptyString.check(
      Schema.isMaxLength(500),
      Schema.makeFilter(
        (id: string) =>
          !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(id) || "holds a line break or another character that nobody sees"
      )
    )
  ),
  text: Schema.String,
  /** Display name of whoever wrote it. @default nobody is named */
  author: Schema.optional(Schema.String),
  /** @default that of the comment that it belongs to, else the one that the caller names */
  platform: Schema.optional(Platform),
  /** BCP 47 tag. @default found out from the text, else that of the post */
  language: Schema.optional(LanguageTag),
  /** The post it stands below. */
  postId: Schema.optional(Schema.NonEmptyString),
  /** RFC 3339 with offset. @default now */
  at: Schema.optional(CommentTime)
}

/** A comment as it is handed in. */
export const CommentInput = Schema.Struct({
  ...said,
  /** What was said before it in the same thread, oldest first. @default nothing */
  thread: Schema.optional(Schema.Array(Schema.Struct(said)))
})
export type CommentInput = typeof CommentInput.Type

export interface CommentOptions {
  /** Network of comments that name none. @default each has to name its own */
  readonly platform?: Platform | undefined
  /** What errors call it. @default "comments" */
  readonly name?: string | undefined
}

/**
 * The comments that a JSON text holds: a list, or `{ "comments": […] }`. Fails with `CommentsInvalid`.
 *
 * @example
 * import { parseComments } from "@postwright/core/community/CommentsParser"
 * import { Effect } from "effect"
 *
 * const [first] = Effect.runSync(parseComments(`[{ "text": "Love this!" }]`, { platform: "x" }))
 * console.log(first?.comment.id) // => comment-001
 */
export const parseComments = Effect.fnUntraced(function* (
  text: string,
  options: CommentOptions = {}
): Effect.fn.Return<ReadonlyArray<AskedComment>, CommunityError> {
  const json = decodeJson(text.replace(/^\uFEFF/u, ""))
  if (Result.isSuccess(json)) return yield* decodeComments(json.success, options)
  return yield* invalid(`${options.name ?? "comments"} is not JSON`, remedy)
})

/** The comments in plain data. Fails with `CommentsInvalid`. */
export const decodeComments = Effect.fnUntraced(function* (
  value: unknown,
  { name = "comments", platform }: CommentOptions = {}
): Effect.fn.Return<ReadonlyArray<AskedComment>, CommunityError> {
  const list = isList(value) ? value.comments : value
  const decoded = decodeInputs(list)
  if (Result.isFailure(decoded)) {
    const issues = formatIssues(decoded.failure.issue).issues
    const places = issues.slice(0, 5).map(({ message, path = [] }) => {
      const keys = path.map((step) => (typeof step === "object" ? step.key : step))
      return `${name}${keys.map(placeOf).join("")}: ${problemOf(message)}`
    })
    const more = issues.length > places.length ? `; and ${issues.length - places.length} more` : ""
    return yield* invalid(`${places.join("; ")}${more}`, remedy)
  }
  const now = DateTime.formatIso(yield* DateTime.now)
  const commentOf = (given: Said, id: string, whole?: Said) => {
    const of = given.platform ?? whole?.platform ?? platform
    return of === undefined
      ? undefined
      : new Comment({
          id: given.id ?? id,
          text: given.text,
          author: given.author ?? "",
          platform: of,
          at: given.at ?? whole?.at ?? now,
          ...(given.language === undefined ? {} : { language: given.language }),
          ...(given.postId === undefined ? {} : { postId: given.postId })
        })
  }
  const comments: Array<AskedComment> = []
  for (const [index, given] of decoded.success.entries()) {
    const id = `comment-${String(index + 1).padStart(3, "0")}`
    const comment = commentOf(given, id)
    if (comment === undefined) {
      return yield* invalid(
        `${name}[${index}] names no platform`,
        `Give it one of ${platforms.join(", ")}, or name one for all of them`
      )
    }
    const thread = (given.thread ?? []).flatMap((one, at) => commentOf(one, `${id}-thread-${at + 1}`, given) ?? [])
    comments.push({ comment, ...(thread.length === 0 ? {} : { thread }) })
  }
  return comments
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Said = Omit<CommentInput, "thread">

const remedy = 'Write a list such as [{ "text": "Love this!", "platform": "x", "author": "Anna" }]'

const decodeJson = Schema.decodeUnknownResult(Schema.fromJsonString(Schema.Unknown))
const decodeInputs = Schema.decodeUnknownResult(Schema.Array(CommentInput), {
  errors: "all",
  onExcessProperty: "error"
})
/** What is wrong, in the words of comments. */
const problemOf = (message: string): string =>
  message === "Expected no excess property" ? "is no field of a comment" : message.split("\n", 1)[0]!.slice(0, 200)

const formatIssues = SchemaIssue.makeFormatterStandardSchemaV1()

const placeOf = (key: PropertyKey): string => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)

const isList = (value: unknown): value is { readonly comments: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value) && "comments" in value

const invalid = (problem: string, advice: string): CommunityError =>
  new CommunityError({ reason: new CommentsInvalid({ problem, remedy: advice }) })
