/**
 * Time in frames: rates as fractions, and where scenes begin.
 *
 * @since 0.1.0
 */

/** Frames a second, exactly. */
export interface Rate {
  readonly numerator: number
  readonly denominator: number
}

/** The rate, with those of television as the fractions that they are. */
export const rateOf = (framesPerSecond: number): Rate => {
  const whole = Math.round(framesPerSecond)
  if (Math.abs(framesPerSecond - whole) < 0.001) return { numerator: whole, denominator: 1 }
  const television = Math.round(framesPerSecond * 1.001)
  if (Math.abs((television * 1000) / 1001 - framesPerSecond) < 0.01)
    return { numerator: television * 1000, denominator: 1001 }
  return { numerator: Math.round(framesPerSecond * 1000), denominator: 1000 }
}

/** As ffmpeg takes it. */
export const textOfRate = ({ denominator, numerator }: Rate): string => `${numerator}/${denominator}`

/** Seconds of so many frames. */
export const secondsOf = (frames: number, { denominator, numerator }: Rate): number =>
  (frames * denominator) / numerator

/** The frame that begins closest to the moment. */
export const framesIn = (seconds: number, { denominator, numerator }: Rate): number =>
  Math.round((seconds * numerator) / denominator)

/** Frames from one key frame to the next: two seconds, and never more than 60. */
export const groupFrames = ({ denominator, numerator }: Rate): number =>
  Math.max(1, Math.min(60, Math.floor((2 * numerator) / denominator)))

/** A number as filters read it, without an exponent. */
export const plain = (value: number): string => String(Number(value.toFixed(6)))
