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
  /** Music under the voice: any file that the renderer reads. @default none */
  readonly music?: Uint8Array | undefined
  /**
   * Who makes the pictures that cards and scenes show behind their words, charged to the campaign's budget. A picture
   * that is refused, held back by moderation or beyond the budget leaves its card without one, and the media say so.
   *
   * @default nobody: cards show words on the colours of the brand
   */
  readonly images?: PictureModel | undefined
  /** Small mark in a corner of every picture, such as a handle. @default none */
  readonly watermark?: string | undefined
}
