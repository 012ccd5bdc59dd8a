/**
 * Text with its place in time: words that were spoken or heard, and the stretches of a transcription.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

const Seconds = Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))

/** Text from one moment of a recording to another, in seconds from its start. `endSeconds` is not before the start. */
export const TimedText = Schema.Struct({
  text: Schema.String,
  startSeconds: Seconds,
  endSeconds: Seconds
})
export type TimedText = typeof TimedText.Type

/** What is wrong with timings; nothing where they are in order of their start and none ends before it starts. */
export const problemOfTimings = (timings: ReadonlyArray<TimedText>): string | undefined => {
  let last = 0
  for (const [index, { endSeconds, startSeconds }] of timings.entries()) {
    if (endSeconds < startSeconds) return `number ${index} ends before it starts`
    if (startSeconds < last) return `number ${index} starts before the one in front of it`
    last = startSeconds
  }
  return undefined
}
