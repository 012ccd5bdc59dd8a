/**
 * Reads what `postwright publish` is to send: a post of a kit, or one that a person wrote.
 *
 * @since 0.1.0
 */
import { PostsFile } from "@postwright/core/campaign/Kit"
import { contentHash } from "@postwright/core/content/ContentHash"
import { Platform } from "@postwright/core/content/Platform"
import { Post, type PostId, type VariantId } from "@postwright/core/content/Post"
import { type Disclosure, PublicationContent } from "@postwright/core/publishing/PublicationContent"
import { Effect, type FileSystem, Option, Result, Schema, type Stdio } from "effect"
import { CliError, FileUnusable } from "./CliError.ts"
import { readTextFile } from "./TextFile.ts"

/** What is to be sent. */
export interface PostToSend {
  readonly platform: Platform
  readonly content: PublicationContent
  readonly postId: PostId | undefined
  /** Of the post's text, where the file says it. */
  readonly language: string | undefined
  /** Of the post with the variant that is sent; undefined where the file holds a bare text. */
  readonly contentHash: string | undefined
}

export interface PostFileOptions {
  /** Which post of a `posts.json`. */
  readonly post: Option.Option<string>
  /** Which variant; the first one when it is not named. */
  readonly variant: Option.Option<string>
  readonly disclosure: Disclosure
}

/**
 * The post that a file holds: a `posts.json` with the id of a post, one post of it, or `{ "platform", "text" }` with
 * `parts` for a thread. Fails with `FileUnusable`.
 */
export const read = Effect.fn("PostFile.read")(function* (
  path: string,
  options: PostFileOptions
): Effect.fn.Return<PostToSend, CliError, FileSystem.FileSystem | Stdio.Stdio> {
  const text = yield* readTextFile(path, { what: "the post file", maxBytes: 20_000_000 })
  const fail = (detail: string, remedy: string) =>
    new CliError({ reason: new FileUnusable({ path, reason: "invalid", detail: `the post file ${detail}`, remedy }) })
  const json = decodeJson(text)
  if (Option.isNone(json)) return yield* fail("is not JSON", "Name a posts.json, or a file with one post as JSON")

  const simple = decodeSimple(json.value)
  if (Result.isSuccess(simple)) {
    const { format, parts, platform, text, title } = simple.success
    const content = new PublicationContent({
      format: format ?? (parts === undefined ? "post" : "thread"),
      text,
      ...(parts === undefined ? {} : { parts }),
      ...(title === undefined ? {} : { title }),
      media: [],
      disclosure: options.disclosure
    })
    return { platform, content, postId: undefined, language: undefined, contentHash: undefined }
  }

  const posts = decodePosts(json.value)
  const single = decodePost(json.value)
  const candidates = Option.isSome(posts) ? posts.value.posts : Option.isSome(single) ? [single.value] : []
  if (candidates.length === 0) {
    return yield* fail(
      "holds no post",
      'Name a posts.json with --post ID, a file with one of its posts, or { "platform": "x", "text": "…" }'
    )
  }
  const post = yield* choosePost(candidates, options.post, fail)
  const variantId = yield* chooseVariant(post, options.variant, fail)
  const variant = post.variants.find(({ id }) => id === variantId) ?? post.variants[0]
  return {
    platform: post.platform,
    content: PublicationContent.fromPost(post, {
      disclosure: options.disclosure,
      ...(variantId === undefined ? {} : { variantId })
    }),
    postId: post.id,
    language: post.language,
    contentHash: contentHash({ ...post, variant })
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const SimplePost = Schema.Struct({
  schemaVersion: Schema.optionalKey(Schema.Literal("1")),
  platform: Platform,
  format: Schema.optionalKey(Schema.Literals(["post", "thread"])),
  text: Schema.NonEmptyString,
  parts: Schema.optionalKey(Schema.NonEmptyArray(Schema.NonEmptyString)),
  title: Schema.optionalKey(Schema.NonEmptyString)
})

const decodeJson = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))
const decodeSimple = Schema.decodeUnknownResult(SimplePost, { onExcessProperty: "error" })
const decodePosts = Schema.decodeUnknownOption(PostsFile)
const decodePost = Schema.decodeUnknownOption(Post)

type Fail = (detail: string, remedy: string) => CliError

const choosePost = Effect.fnUntraced(function* (
  posts: ReadonlyArray<Post>,
  wanted: Option.Option<string>,
  fail: Fail
): Effect.fn.Return<Post, CliError> {
  const [only, ...others] = posts
  if (Option.isNone(wanted)) {
    if (only !== undefined && others.length === 0) return only
    return yield* fail(`holds ${posts.length} posts`, `Name one with --post, such as --post ${only?.id ?? "ID"}`)
  }
  const post = posts.find((candidate) => candidate.id === wanted.value || candidate.slotId === wanted.value)
  if (post === undefined) return yield* fail(`holds no post "${wanted.value}"`, "Name one by its id, such as post-001")
  return post
})

const chooseVariant = Effect.fnUntraced(function* (
  post: Post,
  wanted: Option.Option<string>,
  fail: Fail
): Effect.fn.Return<VariantId | undefined, CliError> {
  if (Option.isNone(wanted)) return undefined
  const variant = post.variants.find((candidate) => candidate.id === wanted.value)
  if (variant === undefined) {
    const known = post.variants.map((candidate) => candidate.id).join(", ")
    return yield* fail(`has no variant "${wanted.value}" of ${post.id}`, `Use one of ${known}`)
  }
  return variant.id
})
