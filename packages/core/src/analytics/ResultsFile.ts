/**
 * Results of published posts as people and programs give them: a JSON document, or a table whose columns have the same
 * names.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { Format, Platform } from "../content/Platform.ts"
import { FindingKind } from "../knowledge/Finding.ts"
import { LanguageTag } from "../text/Language.ts"
import { PostMetrics, PostResult } from "./PostResult.ts"

/** Limits that results must keep. More is refused, never cut. */
export const resultsLimits = {
  /** Bytes of a file. */
  maxBytes: 10_000_000,
  /** Posts of one file or call. */
  maxResults: 20_000,
  /** Characters of a post's text. */
  maxTextLength: 100_000
} as const

const Name = Schema.NonEmptyString.check(Schema.isMaxLength(200))
const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/**
 * One published post. Leave out those that still gather reactions: what is an hour old looks worse than it is.
 */
export const ResultInput = Schema.Struct({
  /** Names the post on its network. Each post comes once, with its latest figures. */
  postId: Name,
  platform: Platform,
  format: Format,
  /** BCP 47 tag such as `en` or `de-AT`. */
  language: LanguageTag,
  /** When it went out: RFC 3339 with offset, `2027-03-01T09:00:00+01:00`. */
  publishedAt: PostResult.fields.publishedAt,
  /** IANA zone of the audience, `Europe/Berlin`. */
  timeZone: PostResult.fields.timeZone,
  /** The idea that it follows, as `plan.json` names it. */
  angleId: Schema.optionalKey(Name),
  /** Kind of the statements that it tells. */
  kind: Schema.optionalKey(FindingKind),
  /** How its text is built, as `posts.json` says of its variant. */
  approach: Schema.optionalKey(Schema.NonEmptyString.check(Schema.isMaxLength(100))),
  /** What it says. Length, hashtags and link are taken from it where they are not given; it is kept nowhere. */
  text: Schema.optionalKey(Schema.NonEmptyString.check(Schema.isMaxLength(resultsLimits.maxTextLength))),
  /** Of its text, in user-perceived characters. @default counted in `text`; without a text it has to be given */
  length: Schema.optionalKey(Count),
  /** How many hashtags it has. @default counted in `text`; without a text it has to be given */
  hashtags: Schema.optionalKey(Count),
  /** @default whether `text` has one; without a text it has to be given */
  hasLink: Schema.optionalKey(Schema.Boolean),
  /** Whether it has a picture or a video. @default true for videos and carousels, else false */
  hasMedia: Schema.optionalKey(Schema.Boolean),
  /** What the network counted. What is absent is unknown, which is not zero. */
  metrics: PostMetrics
})
/** Plain data of one post. */
export type ResultInput = typeof ResultInput.Encoded

/** A document of results. */
export const ResultsFile = Schema.Struct({
  /** The text `"1"`. @default "1" */
  schemaVersion: Schema.optionalKey(Schema.Literal("1")),
  /** Up to 20,000. */
  results: Schema.Array(ResultInput)
})

/** The columns of a table of results, in the usual order. Those of `PostMetrics` come last. */
export const resultColumns = [
  "postId",
  "platform",
  "format",
  "language",
  "publishedAt",
  "timeZone",
  "angleId",
  "kind",
  "approach",
  "text",
  "length",
  "hashtags",
  "hasLink",
  "hasMedia",
  "impressions",
  "reach",
  "likes",
  "comments",
  "shares",
  "saves",
  "clicks",
  "watchSeconds"
] as const
export type ResultColumn = (typeof resultColumns)[number]
