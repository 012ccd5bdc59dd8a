/**
 * A profile's own posts as X lists them, and the comparison that recognises a post by its text.
 *
 * X changes a text on the way: links become `t.co` addresses, `& < >` are escaped, a long text is cut and given whole
 * in another field. The comparison undoes exactly that.
 *
 * @see https://docs.x.com/x-api/posts/timelines/integrate (read 2026-08-22)
 * @since 0.1.0
 */
import { Schema } from "effect"

/** A link within a text. */
const UrlEntity = Schema.Struct({
  url: Schema.optionalKey(Schema.NullOr(Schema.String)),
  expanded_url: Schema.optionalKey(Schema.NullOr(Schema.String))
})

const Entities = Schema.Struct({ urls: Schema.optionalKey(Schema.NullOr(Schema.Array(UrlEntity))) })

const Note = Schema.Struct({ text: Schema.String, entities: Schema.optionalKey(Entities) })

const Reference = Schema.Struct({ type: Schema.String, id: Schema.String })

const TimelinePost = Schema.Struct({
  id: Schema.String.check(Schema.isPattern(/^[0-9]{1,19}$/)),
  text: Schema.String,
  author_id: Schema.optionalKey(Schema.String),
  created_at: Schema.optionalKey(Schema.DateTimeUtcFromString),
  entities: Schema.optionalKey(Entities),
  note_tweet: Schema.optionalKey(Note),
  note_post: Schema.optionalKey(Note),
  referenced_tweets: Schema.optionalKey(Schema.Array(Reference)),
  referenced_posts: Schema.optionalKey(Schema.Array(Reference))
})
export type TimelinePost = typeof TimelinePost.Type

/** One page of `GET /2/users/:id/tweets`. */
const TimelinePage = Schema.Struct({
  data: Schema.optionalKey(Schema.Array(TimelinePost)),
  errors: Schema.optionalKey(Schema.Array(Schema.Unknown)),
  meta: Schema.Struct({ result_count: Schema.Int, next_token: Schema.optionalKey(Schema.NonEmptyString) })
})
export type TimelinePage = typeof TimelinePage.Type

export const decodeTimelinePage = Schema.decodeUnknownOption(Schema.fromJsonString(TimelinePage))

/** Fields to ask for, by the names that the guides document. */
export const timelineFields = "author_id,created_at,entities,note_tweet,referenced_tweets"

/** Deepest a timeline goes, in posts. */
export const timelineDepth = 3_200

/** The highest id of a page: ids rise with time. Undefined for an empty one. */
export const highestId = (posts: ReadonlyArray<TimelinePost>): string | undefined =>
  posts.reduce<string | undefined>(
    (highest, post) => (highest === undefined || BigInt(post.id) > BigInt(highest) ? post.id : highest),
    undefined
  )

/** The post that this one answers, if any. */
export const repliedTo = (post: TimelinePost): string | undefined =>
  [...(post.referenced_tweets ?? []), ...(post.referenced_posts ?? [])].find((item) => item.type === "replied_to")?.id

/** Whether the post has exactly the text that was sent. */
export const hasText = (post: TimelinePost, sent: string): boolean => {
  const { literals, links } = partsOf(post)
  return matches(normalized(sent), literals, links, 0, 0)
}

/**
 * Whether the post could be the text that was sent, changed on the way in a manner that `hasText` does not know: the
 * same words without links, or the same beginning.
 */
export const resembles = (post: TimelinePost, sent: string): boolean => {
  const [shown, wanted] = [wordsOf(fullText(post).text), wordsOf(sent)]
  const [shorter, longer] = shown.length < wanted.length ? [shown, wanted] : [wanted, shown]
  if (shorter === longer) return true
  return shorter.length >= 40 && longer.startsWith(shorter)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const fullText = (post: TimelinePost): { readonly text: string; readonly entities?: typeof Entities.Type } => {
  const note = post.note_tweet ?? post.note_post
  return {
    text: note?.text ?? post.text,
    ...(note === undefined
      ? post.entities === undefined
        ? {}
        : { entities: post.entities }
      : note.entities === undefined
        ? {}
        : { entities: note.entities })
  }
}

const normalized = (text: string): string => text.normalize("NFC").replaceAll("\r\n", "\n").trim()

const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")

// The text between the links, and the links: one literal more than links.
const partsOf = (
  post: TimelinePost
): { readonly literals: ReadonlyArray<string>; readonly links: ReadonlyArray<string> } => {
  const { text, entities } = fullText(post)
  const literals: Array<string> = []
  const links: Array<string> = []
  let from = 0
  for (const { url, expanded_url } of entities?.urls ?? []) {
    const at = typeof url === "string" ? text.indexOf(url, from) : -1
    if (typeof url !== "string" || typeof expanded_url !== "string" || at < 0) continue
    literals.push(unescaped(text.slice(from, at)))
    links.push(expanded_url)
    from = at + url.length
  }
  literals.push(unescaped(text.slice(from)))
  return { literals: literals.map((literal) => literal.normalize("NFC")), links }
}

// A link may have been written without scheme or final slash, and in other letter case.
const formsOf = (link: string): ReadonlyArray<string> => {
  const bare = link.replace(/^https?:\/\//i, "")
  return [...new Set([link, withoutSlash(link), bare, withoutSlash(bare)])].map((form) => form.toLowerCase())
}

const withoutSlash = (form: string): string => (form.endsWith("/") ? form.slice(0, -1) : form)

const matches = (
  sent: string,
  literals: ReadonlyArray<string>,
  links: ReadonlyArray<string>,
  index: number,
  at: number
): boolean => {
  const literal = literals[index] ?? ""
  if (!sent.startsWith(literal, at)) return false
  const next = at + literal.length
  const link = links[index]
  if (link === undefined) return next === sent.length
  return formsOf(link).some(
    (form) =>
      sent.slice(next, next + form.length).toLowerCase() === form &&
      matches(sent, literals, links, index + 1, next + form.length)
  )
}

const wordsOf = (text: string): string =>
  unescaped(text)
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/https?:\/\/\S+/g, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "")
