/**
 * Reads what `postwright policy check` is to judge: a kit, its posts, one post, or a text.
 *
 * @since 0.1.0
 */
import { PostsFile } from "@postwright/core/campaign/Kit"
import { type Format, formatsByPlatform, Format as FormatSchema, Platform } from "@postwright/core/content/Platform"
import { Post } from "@postwright/core/content/Post"
import { platformTargetOf } from "@postwright/core/policy/ItemDefaults"
import { policyContentOf } from "@postwright/core/policy/PolicyContent"
import type { PolicyItem } from "@postwright/core/policy/Policies"
import { Effect, type FileSystem, Option, type Path, Schema, type Stdio } from "effect"
import { CliError, FileUnusable } from "./CliError.ts"
import * as KitPosts from "./KitPosts.ts"
import { readTextFile } from "./TextFile.ts"

/** One text to judge, with a name to show. */
export interface NamedItem extends PolicyItem {
  /** Post and variant, or the name of the file. */
  readonly name: string
}

/** How the file is to be read. */
export interface PolicyFileOptions {
  /** Judges as if the posts were for this network. Needed for a text that names none. */
  readonly platform: Platform | undefined
  readonly format: Format | undefined
  readonly language: string | undefined
  /** Every variant, not only the first. */
  readonly allVariants: boolean
}

/**
 * The texts of a kit's folder, a `posts.json`, a file with one post as JSON, or any other text file. Posts of one file
 * are compared with those before them. Fails with `FileUnusable`.
 */
export const read = Effect.fn("PolicyFiles.read")(function* (
  path: string,
  options: PolicyFileOptions
): Effect.fn.Return<ReadonlyArray<NamedItem>, CliError, FileSystem.FileSystem | Path.Path | Stdio.Stdio> {
  const file = yield* KitPosts.fileOf(path)
  const text = yield* readTextFile(file, { what: "the file to check", maxBytes: 50_000_000 })
  const fail = (detail: string, remedy: string) =>
    new CliError({ reason: new FileUnusable({ path: file, reason: "invalid", detail, remedy }) })
  const json = decodeJson(text)
  if (Option.isNone(json) || typeof json.value !== "object" || json.value === null) {
    if (text.trim() === "") return yield* fail("is empty", "Write the text of a post into it")
    if (options.platform === undefined) {
      return yield* fail(
        "is a text and names no network",
        "Say where it shall go with --platform, such as --platform x"
      )
    }
    return [itemOf({ name: file, text, platform: options.platform }, options)]
  }
  const posts = decodePosts(json.value)
  if (Option.isSome(posts)) return itemsOf(posts.value.posts, options)
  const post = decodePost(json.value)
  if (Option.isSome(post)) return itemsOf([post.value], options)
  const simple = decodeSimple(json.value)
  if (Option.isSome(simple)) return [itemOf({ name: file, ...simple.value }, options)]
  return yield* fail(
    "holds no post",
    'Name a kit, a posts.json, one of its posts, { "platform": "x", "text": "…" }, or a text file with --platform'
  )
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const SimplePost = Schema.Struct({
  schemaVersion: Schema.optionalKey(Schema.Literal("1")),
  platform: Platform,
  format: Schema.optionalKey(FormatSchema),
  language: Schema.optionalKey(Schema.NonEmptyString),
  text: Schema.String,
  parts: Schema.optionalKey(Schema.Array(Schema.String)),
  title: Schema.optionalKey(Schema.String)
})

const decodeJson = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))
const decodePosts = Schema.decodeUnknownOption(PostsFile)
const decodePost = Schema.decodeUnknownOption(Post)
const decodeSimple = Schema.decodeUnknownOption(SimplePost)

const itemOf = (
  post: typeof SimplePost.Type & { readonly name: string },
  { format, language, platform }: PolicyFileOptions
): NamedItem => ({
  name: post.name,
  content: policyContentOf(post),
  context: platformTargetOf({
    platform: platform ?? post.platform,
    text: post.text,
    parts: post.parts,
    format: format ?? post.format,
    language: language ?? post.language
  })
})

const itemsOf = (posts: ReadonlyArray<Post>, options: PolicyFileOptions): ReadonlyArray<NamedItem> => {
  // One list for all: each is compared with what stands before it there.
  const earlier = posts.map(({ id, variants: [{ text }] }) => ({ id: String(id), text }))
  return posts.flatMap((post) => {
    const variants = options.allVariants ? post.variants : [post.variants[0]]
    const platform = options.platform ?? post.platform
    return variants.map((variant) => ({
      name: options.allVariants ? variant.id : post.id,
      // Media that are not made yet are no reason to refuse the text.
      content: policyContentOf({ ...variant, ...(post.media.length === 0 ? {} : { media: post.media }) }),
      context: {
        platform,
        format:
          options.format ??
          (formatsByPlatform[platform].includes(post.format) ? post.format : formatsByPlatform[platform][0]),
        language: options.language ?? post.language,
        generatedBy: post.generatedBy,
        citations: post.citations,
        earlier,
        postId: post.id
      }
    }))
  })
}
