/**
 * Captions: words with their times, grouped into lines that can be read.
 *
 * @since 0.1.0
 */
import { type TimedText } from "../models/TimedText.ts"

/** What stands on the screen at one time. Its words keep their own times, so that the spoken one can be marked. */
export interface CaptionCue {
  /** Seconds from the start of the video. */
  readonly startSeconds: number
  readonly endSeconds: number
  /** Lines, each of whole words; a word is as it stands in the script, with its punctuation. */
  readonly lines: ReadonlyArray<ReadonlyArray<TimedText>>
}
