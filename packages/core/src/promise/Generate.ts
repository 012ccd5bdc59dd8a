/**
 * Campaigns through the promise door: how they are generated, and what comes of it.
 *
 * @since 0.1.0
 */
import type { Plan, Post, Progress } from "./Formats.ts"
import type { ModelChoice } from "./Models.ts"
import type { PostResult } from "./Results.ts"

/** How one campaign is generated. */
export interface GenerateOptions {
  /** Stops the work. What is finished is kept: the same call goes on from there, where a lasting store is set up. */
  readonly signal?: AbortSignal
  /** Whole number from 0. The same brief, sources and seed give the same campaign. @default 0 */
  readonly seed?: number
  /** @default "none" */
  readonly model?: ModelChoice
  /**
   * What models may cost, in US dollars. Nothing more is asked when it is used up: the campaign pauses with the code
   * `campaign-paused`, and the same call with a higher budget goes on.
   *
   * @default the one that the campaign has, else the brief's, else no limit
   */
  readonly budget?: number
  /** Whether the progress tells wordings while models write them. @default false */
  readonly tellsWordings?: boolean
  /** Whether built-in heuristics may answer when every chosen model failed. @default false */
  readonly allowFloor?: boolean
  /** Folder that relative sources are read from, absolute or from the working directory. @default none: paths are refused */
  readonly folder?: string
  /**
   * What became of earlier posts, up to 20,000. Slots move to hours that did better and formats that did better get more
   * room, where the results bear it out; `plan` and kit say why. Rejects with `results-unusable` for those that cannot
   * be read. @default none: times are those of published studies
   */
  readonly results?: ReadonlyArray<PostResult>
  /**
   * How pictures and videos are made; false: none are. They need adapters that draw and render; without these, and for
   * what goes wrong, a slot of the plan says what it `needsMedia` for and why. The same call with more videos makes those
   * that are missing. @default every card, and no video
   */
  readonly media?: MediaOptions | false
}

/** How pictures and videos are made. */
export interface MediaOptions {
  /**
   * How many posts get a video at most, the earliest of the month first; each takes about as long to make as it lasts.
   * @default 0
   */
  readonly videos?: number | "all"
  /**
   * Speech model that speaks the videos, and which of its voices; `none`: captions alone tell the script.
   * @default the first model that costs nothing
   */
  readonly voice?: { readonly model: string; readonly voice?: string } | "none"
  /** Recordings that replace the voice, by id of the slot. @default none */
  readonly recordings?: Readonly<Record<string, Uint8Array>>
  /**
   * Music under the voice, in any usual format. The campaign keeps it for videos that are made later; `none` drops it.
   * @default what the campaign keeps, else none
   */
  readonly music?: Uint8Array | "none"
  /**
   * Image model of the pictures on cards and scenes, and how many of one post at most. Charged to the budget. What it
   * refuses, what moderation holds back and what the budget has no room for leaves its card without a picture.
   * @default none: cards show words on the colours of the brand
   */
  readonly images?: { readonly model: string; readonly most?: number }
  /**
   * Video model of the footage of scenes, and how many scenes of one video at most. Each is a job of minutes; what was
   * stopped goes on with the jobs that it submitted. Charged and looked at as pictures are; a scene without footage shows
   * its card.
   * @default none
   */
  readonly clips?: { readonly model: string; readonly most?: number }
  /**
   * Which posts get pictures: those whose network asks for them (`needed`), Facebook and LinkedIn too (`usual`), or every
   * post that pictures were designed for (`all`). @default "usual"
   */
  readonly cards?: "needed" | "usual" | "all"
  /**
   * Small mark in a corner of every picture. The campaign keeps it as it does music; `none` drops it.
   * @default what the campaign keeps, else none
   */
  readonly watermark?: string
}

/** A file of a campaign's kit. */
export interface KitFile {
  /** Relative, with `/`. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** A generated campaign as plain data. */
export interface Campaign {
  readonly campaignId: string
  readonly plan: Plan
  /** In the order of the plan. */
  readonly posts: ReadonlyArray<Post>
  /** The files of the kit (plan.json, posts.json, index.html, …), the ZIP of all of them last. */
  readonly kit: () => Promise<ReadonlyArray<KitFile>>
}

/**
 * A campaign in the making: await it for the campaign, iterate it for the progress, or both. It runs whether or not
 * anybody looks, and one that fails while nobody looks does so silently. Awaiting rejects with `PostwrightError`; so
 * does the iteration, after the last progress.
 */
export interface CampaignRun extends Pick<Promise<Campaign>, "then" | "catch" | "finally">, AsyncIterable<Progress> {}
