/**
 * Results of published posts at the promise door, as plain data: what became of them, and what that says.
 *
 * @since 0.1.0
 */
import type { Brief, Format, GeneratedBy, Platform } from "./Formats.ts"
import type { ModelChoice } from "./Models.ts"

/** What the network counted. What is absent is unknown, which is not zero. Whole numbers from 0. */
export interface PostMetrics {
  /** How often it was shown, views of a video included. */
  readonly impressions?: number
  /** How many different people saw it. */
  readonly reach?: number
  /** Reactions of every kind. */
  readonly likes?: number
  readonly comments?: number
  /** Reposts, quotes and messages that pass it on. */
  readonly shares?: number
  /** Bookmarks. */
  readonly saves?: number
  /** Visits of its link. */
  readonly clicks?: number
  /** Seconds that all viewers watched together. */
  readonly watchSeconds?: number
}

/** One published post. Leave out those that still gather reactions: what is an hour old looks worse than it is. */
export interface PostResult {
  /** Names the post on its network. Each post comes once, with its latest figures. */
  readonly postId: string
  readonly platform: Platform
  readonly format: Format
  /** BCP 47 tag such as `en` or `de-AT`. */
  readonly language: string
  /** When it went out: RFC 3339 with offset, `2027-03-01T09:00:00+01:00`. */
  readonly publishedAt: string
  /** IANA zone of the audience, `Europe/Berlin`. */
  readonly timeZone: string
  /** The idea that it follows, as the plan names it. */
  readonly angleId?: string
  /** Kind of the statements that it tells. */
  readonly kind?:
    | "statistic"
    | "how-to"
    | "quotation"
    | "comparison"
    | "story"
    | "definition"
    | "answer"
    | "claim"
    | "list"
  /** How its text is built, as its variant says. */
  readonly approach?: string
  /** What it says. Length, hashtags and link are taken from it where they are not given; it is kept nowhere. */
  readonly text?: string
  /** Of its text, in user-perceived characters. @default counted in `text`; without a text it has to be given */
  readonly length?: number
  /** How many hashtags it has. @default counted in `text`; without a text it has to be given */
  readonly hashtags?: number
  /** @default whether `text` has one; without a text it has to be given */
  readonly hasLink?: boolean
  /** Whether it has a picture or a video. @default true for videos and carousels, else false */
  readonly hasMedia?: boolean
  readonly metrics: PostMetrics
}

/** What posts are told apart by. */
export type InsightDimension =
  | "format"
  | "hour"
  | "weekday"
  | "approach"
  | "kind"
  | "length"
  | "hashtags"
  | "link"
  | "language"
  | "platform"

/** One thing that the results say. All numbers are computed from them. */
export interface Insight {
  /** One sentence for the team. */
  readonly statement: string
  readonly dimension: InsightDimension
  /** The network whose posts are compared. Absent for the dimension `platform`. */
  readonly platform?: Platform
  /** Two groups of posts, the first one better. */
  readonly comparison: {
    readonly a: string
    readonly b: string
    /** Median engagement rate of each group, 0 or more. */
    readonly medianA: number
    readonly medianB: number
    /** `medianA / medianB - 1`: 0.4 is 40 % more. Absent where `medianB` is 0. */
    readonly lift?: number
    /** What the rates are per. */
    readonly per: "impressions" | "reach"
  }
  /** Posts on each side, 5 or more. */
  readonly sampleA: number
  readonly sampleB: number
  /** 1 less the p-value of a rank test, corrected for all comparisons that were made. */
  readonly confidence: number
  /** Ids of up to 10 of the latest posts of each side. */
  readonly evidence: ReadonlyArray<string>
  /** What to do about it, in one sentence. */
  readonly advice: string
}

/** What the results say, or why they say nothing. */
export interface InsightReport {
  /** Strongest first. */
  readonly insights: ReadonlyArray<Insight>
  /** Posts with an engagement rate. */
  readonly posts: number
  /** Comparisons that were made; the confidence counts with them. */
  readonly comparisons: number
  /** Why there is no insight, in one sentence. Absent where there is one. */
  readonly tooLittle?: string
  readonly generatedBy: GeneratedBy
  /** What models have cost for it, in millionths of a US dollar. */
  readonly costMicroUsd: number
}

/** What is asked of results, and who answers. */
export interface InsightsOptions {
  /** Up to 20,000. */
  readonly results: ReadonlyArray<PostResult>
  /** What the posts were for: a model chooses by it. @default unknown */
  readonly brief?: Brief
  /** Language of the report, a BCP 47 tag. @default the brief's first one, else English */
  readonly language?: string
  /** Chooses and words the insights; the numbers are computed. @default "none" */
  readonly model?: ModelChoice
  /** Whether built-in heuristics may answer when every chosen model failed. @default false */
  readonly allowFloor?: boolean
  /** What models may cost for these results, in US dollars. @default no limit */
  readonly budget?: number
  readonly signal?: AbortSignal
}
