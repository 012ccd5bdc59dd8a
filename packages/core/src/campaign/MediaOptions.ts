/**
 * How the media of a campaign are made.
 *
 * @since 0.1.0
 */
import type { ModelId } from "../models/ModelChoice.ts"
import type { SlotId } from "./Plan.ts"

/** A voice of a speech model. */
export interface VideoVoice {
  readonly model: ModelId
  /** @default the model's first voice that speaks the language */
  readonly voice?: string | undefined
}

/** An image model for the pictures of posts. */
export interface PictureModel {
  readonly model: ModelId
  /** Pictures of one post at most, its first ones. Whole, from 0. @default as many as it has cards */
  readonly most?: number | undefined
}

/** A video model for the footage of videos. */
export interface ClipModel {
  readonly model: ModelId
  /** Scenes of one video at most that get footage, its first ones. Whole, from 0. @default all of them */
  readonly most?: number | undefined
}

/**
 * Which posts get pictures. `needed`: those whose network takes none without; `usual`: posts on Facebook and LinkedIn too,
 * where readers pass by what has none; `all`: every post that pictures were designed for, on X too.
 */
export const cardChoices = ["needed", "usual", "all"] as const
export type CardChoice = (typeof cardChoices)[number]

/** What is made, and how. */
export interface MediaOptions {
  /**
   * How many posts get a video at most, the earliest of the month first; those that have one count. 0: none.
   *
   * @default 0: they take about as long as they last
   */
  readonly videos?: number | "all" | undefined
  /**
   * Who speaks the videos; `none`: captions alone tell the script.
   *
   * @default the first speech model that costs nothing; `none` where there is no such model
   */
  readonly voice?: VideoVoice | "none" | undefined
  /** Recordings that replace the voice, by slot. */
  readonly recordings?: ReadonlyMap<SlotId, Uint8Array> | undefined
  /**
   * Music under the voice: any file that the renderer reads. It is kept with the campaign, so that videos that are made
   * later have it too; `none` drops it. @default what the campaign keeps, else none
   */
  readonly music?: Uint8Array | "none" | undefined
  /**
   * Who makes the pictures that cards and scenes show behind their words, charged to the campaign's budget. A picture
   * that is refused, held back by moderation or beyond the budget leaves its card without one, and the media say so.
   *
   * @default nobody: cards show words on the colours of the brand
   */
  readonly images?: PictureModel | undefined
  /**
   * Who films the scenes of videos, charged to the campaign's budget. Each scene is a job of minutes, kept from its
   * submission on: what was stopped goes on with it. Frames are shown to moderation before anybody uses the footage. A
   * scene without footage shows its card, and the media say so.
   *
   * @default nobody: scenes show cards
   */
  readonly clips?: ClipModel | undefined
  /**
   * Which posts get pictures. One that somebody approved, locked or rejected keeps what it has, where its network asks for
   * no more.
   *
   * @default "usual"
   */
  readonly cards?: CardChoice | undefined
  /**
   * Small mark in a corner of every picture, such as a handle. It is kept with the campaign as music is; `none` drops it.
   *
   * @default what the campaign keeps, else none
   */
  readonly watermark?: string | undefined
}
